"""Intervals of a proportion, against R's prop.test and worked figures."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import intervals

DATA = Path(__file__).parents[1] / "data"


def test_wilson_equals_r_prop_test():
    known = pd.read_csv(DATA / "oracle_wilson_known.csv")
    assert len(known) == 63
    for level, rows in known.groupby("level"):
        low, high = intervals.wilson(rows["x"], rows["n"], level=level)
        np.testing.assert_allclose(low, rows["lower"], atol=1e-9, rtol=0)
        np.testing.assert_allclose(high, rows["upper"], atol=1e-9, rtol=0)


def test_wilson_of_scalars_gives_floats():
    low, high = intervals.wilson(20, 100)
    assert isinstance(low, float)
    assert (low, high) == pytest.approx((0.133367, 0.288829), abs=5e-7)


def test_wilson_without_children_is_unknown():
    low, high = intervals.wilson([0, 5], [0, 50])
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    assert 0 < low[1] < high[1]


@pytest.mark.parametrize(("x", "n"), [(-1, 10), (11, 10), ([3, 8], [10, 7])])
def test_wilson_refuses_impossible_counts(x, n):
    with pytest.raises(ValueError, match="between 0 and n"):
        intervals.wilson(x, n)


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_mirrors(pair):
    x, n = pair
    low, high = intervals.wilson(x, n)
    assert 0 <= low <= x / n <= high <= 1
    assert low < high
    mirrored = intervals.wilson(n - x, n)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)
    wider = intervals.wilson(x, n, level=0.998)
    assert wider[0] <= low
    assert wider[1] >= high


@pytest.mark.parametrize(
    ("p", "design_effect", "limits"),
    [
        (0.179, 1.5, (14.6, 21.7)),
        (0.179, 1.0, (15.2, 21.0)),
        (0.179, 2.0, (14.2, 22.4)),
        (0.20, 1.5, (16.6, 24.0)),
        (0.245, 1.5, (20.7, 28.7)),
    ],
)
def test_approximate_survey_interval(p, design_effect, limits):
    low, high = intervals.survey_interval(p, design_effect=design_effect)
    assert (round(100 * low, 1), round(100 * high, 1)) == limits


def test_nearly_a_census():
    full = intervals.standard_error(0.2, n=80)
    assert full == pytest.approx(0.045, abs=5e-4)
    assert intervals.census_standard_error(16, n=80, registered=100) == pytest.approx(0.020, abs=5e-4)
    assert intervals.census_standard_error(16, n=80, registered=80) == 0
    assert np.isnan(intervals.census_standard_error(16, n=80, registered=79))


def test_gap_between_the_families():
    assert intervals.logit_gap([0.045, 0.0968], p_survey=[0.179, 0.234]) == pytest.approx([-1.53, -1.05], abs=5e-3)


def test_error_implied_by_a_published_interval():
    assert intervals.standard_error_of_interval(0.1, high=0.1 + 2 * 1.959964 * 0.02) == pytest.approx(0.02, abs=1e-8)


@pytest.mark.parametrize("level", [0.0, 1.0, 95])
def test_level_is_a_fraction(level):
    with pytest.raises(ValueError, match="level"):
        intervals.z_value(level)
