"""Children nobody measured: coverage, bounds, selection."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import unmeasured


def test_coverage_has_two_denominators():
    found = unmeasured.coverage(8398, registered=8983, projected=14557)
    assert (round(100 * found.registered, 1), round(100 * found.projected, 1)) == (93.5, 57.7)
    assert found.register_incomplete
    assert not found.above_registered


def test_coverage_above_one_is_kept_and_flagged():
    found = unmeasured.coverage(120, registered=100, projected=125)
    assert found.registered == 1.2
    assert found.above_registered
    assert not found.above_projected
    assert not found.register_incomplete


@pytest.mark.parametrize("missing", [None, 0])
def test_no_sasaran_is_not_zero_coverage(missing):
    found = unmeasured.coverage(10, registered=missing, projected=missing)
    assert np.isnan(found.registered)
    assert np.isnan(found.projected)
    assert not found.register_incomplete


def test_bounds():
    assert unmeasured.bounds(16, n=80, total=100) == (pytest.approx(0.16), pytest.approx(0.36))
    low, high = unmeasured.bounds([16, 16, 0], n=[80, 80, 0], total=[79, 80, 0])
    assert np.isnan(low[[0, 2]]).all()
    assert np.isnan(high[[0, 2]]).all()
    assert low[1] == high[1] == 0.2


@given(st.integers(0, 80), st.integers(0, 60), st.integers(0, 60))
def test_bounds_hold_the_truth(x, normal, unmeasured_stunted):
    n = x + normal
    total = n + 60
    low, high = unmeasured.bounds(x, n=n, total=total)
    assert low <= (x + unmeasured_stunted) / total <= high


@pytest.mark.parametrize(("ratio", "seen"), [(0.70, 14.9), (0.85, 17.5), (1.0, 20.0), (1.15, 22.3)])
def test_selection(ratio, seen):
    observed = unmeasured.observed_share(0.20, ratio=ratio)
    assert round(100 * float(observed), 1) == seen
    assert unmeasured.true_share(observed, ratio=ratio) == pytest.approx(0.20)
    assert unmeasured.ratio_needed(observed, p=0.20) == pytest.approx(ratio)


def test_selection_alone_would_have_to_be_extreme():
    assert unmeasured.ratio_needed(0.045, p=0.179) == pytest.approx(0.22, abs=5e-3)
