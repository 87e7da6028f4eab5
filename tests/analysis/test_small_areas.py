"""Beta-binomial shrinkage against R VGAM, and what it names when there is nothing to name."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.small_areas import (
    BetaBinomial,
    bands,
    chance_among_worst,
    fit_beta_binomial,
    posterior,
    rank_intervals,
)

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def desa():
    return pd.read_csv(DATA / "oracle_betabinomial_desa.csv")


@pytest.fixture(scope="module")
def place(desa):
    return posterior(desa["x"], n=desa["n"], fit=fit_beta_binomial(desa["x"], n=desa["n"]))


def test_fit_equals_vgam(desa):
    expected = pd.read_csv(DATA / "oracle_betabinomial_fit.csv").set_index("parameter")["value"]
    fit = fit_beta_binomial(desa["x"], n=desa["n"])
    assert fit.mu == pytest.approx(expected["mu"], abs=1e-5)
    assert fit.k == pytest.approx(expected["k"], abs=0.01)
    assert not fit.no_difference


def test_posterior_equals_vgam(desa, place):
    for level, name in ((0.90, "90"), (0.95, "95")):
        low, high = place.interval(level=level)
        np.testing.assert_allclose(low, desa[f"lo{name}"], atol=1e-4)
        np.testing.assert_allclose(high, desa[f"hi{name}"], atol=1e-4)
    np.testing.assert_allclose(place.estimate, desa["eb_mean"], atol=1e-4)
    for threshold in ("0.14", "0.20"):
        np.testing.assert_allclose(place.above(float(threshold)), desa[f"P_gt_{threshold}"], atol=1e-4)
    assert list(bands(place.above(0.20))) == desa["band20"].tolist()
    assert desa["band20"].value_counts().to_dict() == {"bawah": 44, "belum": 43, "atas": 7}


def test_third_desa_by_hand(desa, place):
    assert desa.loc[2, ["x", "n"]].tolist() == [37, 138]
    assert place.estimate[2] == pytest.approx(0.2435, abs=5e-5)
    assert place.above(0.20)[2] == pytest.approx(0.9237, abs=5e-5)
    assert place.weight[2] == pytest.approx(138 / (138 + 51.585), abs=1e-4)


def test_bands_at_their_edges():
    assert bands([0.8, 0.79, 0.2, 0.21, np.nan]) == ("atas", "belum", "bawah", "belum", "")


@pytest.mark.parametrize(
    ("x", "n"),
    [
        ([3] * 9 + [1], [40] * 9 + [9]),  # nine desa with ten or more measured
        ([0] * 12, [40] * 12),
        ([40] * 12, [40] * 12),
    ],
)
def test_no_p_where_the_data_allow_none(x, n):
    assert fit_beta_binomial(x, n=n) is None


def test_unmeasured_desa_do_not_move_the_fit(desa):
    fit = fit_beta_binomial(desa["x"], n=desa["n"])
    with_empty = fit_beta_binomial([*desa["x"], 0, 0], n=[*desa["n"], 0, 0])
    assert with_empty.mu == pytest.approx(fit.mu, abs=1e-9)
    place = posterior([5, 0], n=[20, 0], fit=fit)
    assert np.isnan(place.estimate[1])
    assert np.isnan(place.above(0.2)[1])


def test_kabupaten_without_true_differences_names_no_desa():
    """94 desa, all truly 18 %: raw values above 20 % abound, P >= 0.8 names (almost) none."""
    rng = np.random.default_rng(20)
    named = raw = 0
    for _ in range(60):
        n = rng.integers(40, 140, 94)
        x = rng.binomial(n, 0.18)
        fit = fit_beta_binomial(x, n=n)
        named += bands(posterior(x, n=n, fit=fit).above(0.20)).count("atas")
        raw += int(np.sum(x / n > 0.20))
    assert raw / 60 > 20
    assert named / 60 < 0.1


def test_named_desa_truly_lie_above_when_there_are_differences():
    rng = np.random.default_rng(21)
    right = named = 0
    for _ in range(60):
        truth = rng.beta(0.18 * 50, 0.82 * 50, 94)
        n = rng.integers(40, 140, 94)
        x = rng.binomial(n, truth)
        high = np.array(bands(posterior(x, n=n, fit=fit_beta_binomial(x, n=n)).above(0.20))) == "atas"
        named += high.sum()
        right += (high & (truth > 0.20)).sum()
    assert named / 60 > 5
    assert right / named > 0.85


def test_no_difference_is_said():
    assert BetaBinomial(0.18, 4950.0).no_difference
    assert fit_beta_binomial([18] * 20, n=[100] * 20).no_difference


def test_rank_intervals_are_seeded_and_wide(place):
    low, high = rank_intervals(place, rng=np.random.default_rng(3))
    again = rank_intervals(place, rng=np.random.default_rng(3))
    np.testing.assert_array_equal(low, again[0])
    assert ((low >= 1) & (high <= 94) & (low <= high)).all()
    assert np.median(high - low) > 30
    top = int(np.argmax(place.estimate))
    assert low[top] == 1


def test_rank_of_clearly_different_places():
    fit = BetaBinomial(0.3, 2.0)
    place = posterior([900, 500, 100, 0], n=[1000, 1000, 1000, 0], fit=fit)
    low, high = rank_intervals(place, rng=np.random.default_rng(4), draws=500)
    assert low[:3].tolist() == high[:3].tolist() == [1, 2, 3]
    assert np.isnan(low[3])


def test_chance_of_being_among_the_worst_adds_up_and_is_even_without_differences(place):
    found = chance_among_worst(place, worst=10, rng=np.random.default_rng(3))
    assert found.sum() == pytest.approx(10)
    assert ((found >= 0) & (found <= 1)).all()
    assert found[int(np.argmax(place.estimate))] > 0.6
    alike = posterior([18] * 20 + [0], n=[100] * 20 + [0], fit=BetaBinomial(0.18, 4999.0))
    even = chance_among_worst(alike, worst=5, rng=np.random.default_rng(3))
    assert np.isnan(even[-1])
    np.testing.assert_allclose(even[:-1], 0.25, atol=0.04)


def test_the_worst_are_sure_where_places_clearly_differ():
    place = posterior([900, 500, 100, 0], n=[1000, 1000, 1000, 0], fit=BetaBinomial(0.3, 2.0))
    assert chance_among_worst(place, worst=2, rng=np.random.default_rng(4), draws=200)[:3].tolist() == [1, 1, 0]
    with pytest.raises(ValueError, match="got 0"):
        chance_among_worst(place, worst=0, rng=np.random.default_rng(4))
