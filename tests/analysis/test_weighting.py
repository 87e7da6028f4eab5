"""Age bands and standardised prevalence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.intervals import wilson
from dashboard.analysis.weighting import age_band, standardise, standardise_many


def test_age_bands_at_their_edges():
    # 6 months = 182.625 days, 12 = 365.25, 24 = 730.5, 36 = 1095.75, 48 = 1461, 60 = 1826.25
    days = [0, 182, 183, 365, 366, 730, 731, 1095, 1096, 1460, 1461, 1826, 1827, -1, np.nan]
    assert age_band(days).tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, -1, -1, -1]


def test_standardised_by_hand():
    found = standardise([2, 30], n=[20, 100], weights=[3, 1])
    assert found.prevalence == pytest.approx(0.75 * 0.1 + 0.25 * 0.3)
    assert found.low < found.prevalence < found.high


def test_own_age_mix_gives_the_crude_value_and_no_narrower_interval():
    found = standardise([2, 30, 14], n=[40, 100, 60], weights=[40, 100, 60])
    assert found.prevalence == pytest.approx(46 / 200)
    assert (found.low, found.high) == pytest.approx(wilson(46, 200), abs=0.005)


def test_band_without_children_gives_no_value():
    found = standardise([2, 0, 5], n=[20, 0, 40], weights=[1, 1, 1])
    assert found.empty_bands == (1,)
    assert np.isnan(found.prevalence)
    assert standardise([2, 0, 5], n=[20, 0, 40], weights=[1, 0, 1]).prevalence == pytest.approx(0.1125)


@pytest.mark.parametrize("weights", [[0, 0], [-1, 2]])
def test_weights_must_make_sense(weights):
    with pytest.raises(ValueError, match="weights"):
        standardise([1, 1], n=[10, 10], weights=weights)


bands = st.lists(
    st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(1, 500))),
    min_size=6,
    max_size=6,
)


@given(bands, st.floats(0.5, 20))
def test_scale_of_weights_does_not_matter(rows, scale):
    x, n, w = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    found, scaled = standardise(x, n=n, weights=w), standardise(x, n=n, weights=w * scale)
    assert found.prevalence == pytest.approx(scaled.prevalence)
    assert (x / n).min() - 1e-9 <= found.prevalence <= (x / n).max() + 1e-9
    assert found.low - 1e-9 <= found.prevalence <= found.high + 1e-9


def test_many_places_at_once_are_each_the_same_as_alone():
    rng = np.random.default_rng(5)
    n = rng.integers(0, 40, (60, 6)).astype(float)
    x = rng.binomial(n.astype(int), 0.2).astype(float)
    weights = np.array([6.0, 6, 12, 12, 12, 12])
    shares, sizes = standardise_many(x, n=n, weights=weights)
    for cases, measured, share, size in zip(x, n, shares, sizes, strict=True):
        alone = standardise(cases, n=measured, weights=weights)
        np.testing.assert_allclose([share, size], [alone.prevalence, alone.effective_n], rtol=1e-12, equal_nan=True)
    assert np.isnan(shares).any()
