"""How children were measured: digits, ages, spread, the edge at -2 SD."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from dashboard.analysis import quality


@pytest.mark.parametrize(
    ("counts", "score", "grade"),
    [
        ([20, 5, 5, 5, 5, 20, 10, 10, 10, 10], 18.257, "cukup"),
        ([10] * 10, 0.0, "sangat baik"),
        ([100] + [0] * 9, 100.0, "bermasalah"),
    ],
)
def test_digit_preference(counts, score, grade):
    found = quality.digit_preference(counts)
    assert found.value == pytest.approx(score, abs=5e-4)
    assert (found.grade, found.n) == (grade, 100)


def test_digits_0_and_5_preferred():
    shares = [31.4 if digit in (0, 5) else 4.65 for digit in range(10)]
    assert quality.digit_preference(shares).value == pytest.approx(35.7, abs=0.05)


def test_final_digits_survive_float_noise():
    counts = quality.final_digits([70.1, 70.3, 0.1 + 0.2, 88.0, np.nan, 99.95])
    assert counts.tolist() == [2, 1, 0, 2, 0, 0, 0, 0, 0, 0]
    assert quality.final_digits([]).tolist() == [0] * 10
    assert quality.digit_preference([0] * 10).grade == ""
    with pytest.raises(ValueError, match="ten digit"):
        quality.digit_preference([1, 2, 3])


def test_digit_score_sees_rounding_to_whole_centimetres():
    heights = np.random.default_rng(1).normal(85, 8, 2000)
    assert quality.digit_preference(quality.final_digits(heights)).value < 8
    assert quality.digit_preference(quality.final_digits(np.round(heights))).value == pytest.approx(100)


def test_age_heaping():
    rng = np.random.default_rng(2)
    even = rng.integers(0, 1826, 3000)
    assert quality.age_heaping(even).p_value > 0.01
    heaped = np.concatenate([even, np.full(200, 2 * 365.25 + 5)])
    assert quality.age_heaping(heaped).p_value < 1e-6


def test_age_ratio():
    days = np.concatenate([np.full(85, 400), np.full(100, 1200), np.full(50, 30)])
    found = quality.age_ratio(days)
    assert found.value == pytest.approx(0.85)
    assert (found.n, found.grade) == (185, "sangat baik")
    assert quality.age_ratio(np.concatenate([np.full(150, 400), np.full(50, 1200)])).grade == "bermasalah"


def test_sex_ratio_is_judged_against_the_register():
    assert quality.sex_ratio(510, girls=490).grade == "sangat baik"
    assert quality.sex_ratio(600, girls=400).grade == "bermasalah"
    assert quality.sex_ratio(600, girls=400, registered_share=0.59).grade == "sangat baik"
    assert quality.sex_ratio(0, girls=0).grade == ""


def spread(sd, size=200):
    values = norm.ppf((np.arange(size) + 0.5) / size)
    return values / np.std(values, ddof=1) * sd - 1


@pytest.mark.parametrize(
    ("sd", "grade"), [(0.7, "bermasalah"), (0.85, "cukup"), (1.1, "baik"), (1.4, "cukup"), (1.6, "bermasalah")]
)
def test_sd_of_haz(sd, grade):
    found = quality.sd_haz(spread(sd))
    assert found.value == pytest.approx(sd)
    assert found.grade == grade
    assert quality.sd_haz(spread(sd, size=99)).grade == ""


@pytest.mark.parametrize(
    ("sd", "grade"),
    [(1.0, "sangat baik"), (1.1, "sangat baik"), (0.86, "baik"), (1.19, "cukup"), (0.79, "bermasalah")],
)
def test_sd_of_whz(sd, grade):
    assert quality.sd_whz(spread(sd)).grade == grade


def test_implausible_share():
    assert quality.implausible_share(2, n=100).grade == "bermasalah"
    assert quality.implausible_share(1, n=100).grade == "baik"
    assert quality.implausible_share(0, n=0).grade == ""


def test_edge_known_answers():
    found = quality.edge_test(20, n=60, mean=-0.92, sd=1.12)
    assert found.expected == pytest.approx(0.478404, abs=5e-7)
    assert found.p_value == pytest.approx(0.0276, abs=5e-5)
    assert quality.edge_test(13, n=661, mean=-0.92, sd=1.12).p_value < 1e-100


def test_edge_counts_in_hundredths():
    haz = [-2.11, -2.10, -2.05, -2.01, -2.00, -1.95, -1.91, -1.90, np.nan]
    assert quality.edge_counts(haz) == (3, 6)


def edge_units(rng, *, units, children, moved):
    rows = []
    for _ in range(units):
        haz = np.round(rng.normal(rng.normal(-1.0, 0.15), 1.15, children), 2)
        mean, sd = haz.mean(), haz.std(ddof=1)
        below = (haz <= -2.01) & (haz >= -2.10)
        haz[below & (rng.random(children) < moved)] = -1.95
        k, n = quality.edge_counts(haz)
        rows.append({"k": k, "n": n, "mean": mean, "sd": sd})
    return pd.DataFrame(rows)


def test_edge_null_size_and_power():
    rng = np.random.default_rng(6)
    quiet = quality.edge_signals(edge_units(rng, units=300, children=1200, moved=0.0))
    assert (quiet["p_value"] < 0.01).mean() < 0.03
    assert quiet["signal"].sum() <= 2
    pushed = quality.edge_signals(edge_units(rng, units=40, children=1200, moved=0.9))
    assert pushed["signal"].mean() > 0.9


def test_edge_excess_below_is_a_signal_too_and_small_units_are_not_tested():
    units = pd.DataFrame(
        {"k": [58, 29, 2, 19, 10], "n": [60, 60, 60, 19, 40], "mean": -0.92, "sd": [1.12, 1.12, 1.12, 1.12, 0.0]}
    )
    found = quality.edge_signals(units)
    assert found["signal"].tolist() == [True, False, True, False, False]
    assert found["q_value"].isna().tolist() == [False, False, False, True, True]


def test_no_unit_large_enough():
    assert not quality.edge_signals(pd.DataFrame({"k": [1], "n": [3], "mean": [-1.0], "sd": [1.1]}))["signal"].any()


def test_the_spread_within_months_is_weighted_and_ignores_months_without_one() -> None:
    found = quality.sd_haz_within([1.0, 1.4, np.nan], n=[300, 100, 1])
    assert found.value == pytest.approx(np.sqrt((300 * 1.0 + 100 * 1.96) / 400))
    assert (found.n, found.grade) == (400, "baik")
    assert quality.sd_haz_within([1.0], n=[50]).grade == ""
    assert np.isnan(quality.sd_haz_within([np.nan], n=[1]).value)
