"""Verdicts, pace so far, pace required."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import change
from dashboard.analysis.intervals import standard_error, survey_interval

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("x1", "n1", "x2", "n2", "limits", "direction"),
    [
        (20, 100, 10, 100, (-19.95, -0.01), "turun nyata"),
        (10, 100, 20, 100, (0.01, 19.95), "naik nyata"),
        (30, 120, 24, 130, (-16.74, 3.68), "belum dapat dibedakan"),
    ],
)
def test_newcombe_verdicts(x1, n1, x2, n2, limits, direction):
    found = change.verdict(x1, n1=n1, x2=x2, n2=n2)
    assert (round(100 * found.low, 2), round(100 * found.high, 2)) == limits
    assert found.direction == direction


def test_survey_verdict_on_the_edge():
    found = change.survey_verdict(change.SurveyValue(0.234), later=change.SurveyValue(0.179))
    assert (round(100 * found.low, 2), round(100 * found.high, 2)) == (-10.78, -0.19)
    assert found.direction == "turun nyata"
    assert found.borderline
    found = change.survey_verdict(change.SurveyValue(0.245), later=change.SurveyValue(0.251))
    assert (round(100 * found.low, 2), round(100 * found.high, 2)) == (-5.05, 6.25)
    assert found.direction == "belum dapat dibedakan"
    assert not found.borderline


def test_published_intervals_are_used_as_printed():
    earlier, later = change.SurveyValue(0.30, 0.28, 0.32), change.SurveyValue(0.25, 0.23, 0.27)
    found = change.survey_verdict(earlier, later=later)
    assert found.low == pytest.approx(-0.05 - np.hypot(0.02, 0.02))
    assert not found.borderline
    assert earlier.interval(design_effect=2) == (0.28, 0.32)


@pytest.mark.parametrize(
    ("n2", "coverage2", "reason"),
    [
        (100, 0.80, ""),
        (100, 0.85, ""),
        (100, 0.86, "cakupan_berubah"),
        (100, 0.74, "cakupan_berubah"),
        (100, None, "cakupan_tidak_diketahui"),
        (29, 0.80, "data_sedikit"),
        (0, 0.80, "data_sedikit"),
    ],
)
def test_routine_values_must_be_comparable(n2, coverage2, reason):
    earlier = change.RoutineValue(20, 100, 0.80)
    found = change.routine_verdict(earlier, later=change.RoutineValue(min(10, n2), n2, coverage2))
    assert found.reason == reason
    assert (found.direction == "tidak sebanding") == (reason != "")


def test_changes_by_chance_alone():
    assert change.expected_by_chance(94) == pytest.approx(4.7)
    rng = np.random.default_rng(5)
    n = rng.integers(60, 140, 94)
    moved = [
        change.verdict(x1, n1=m, x2=x2, n2=m).direction != "belum dapat dibedakan"
        for _ in range(40)
        for x1, x2, m in zip(rng.binomial(n, 0.18), rng.binomial(n, 0.18), n, strict=True)
    ]
    assert 0.02 < np.mean(moved) < 0.06


@given(st.integers(0, 50), st.integers(50, 400), st.integers(0, 50), st.integers(50, 400))
def test_verdict_turns_round_with_time(x1, n1, x2, n2):
    there, back = change.verdict(x1, n1=n1, x2=x2, n2=n2), change.verdict(x2, n1=n2, x2=x1, n2=n1)
    assert there.low == pytest.approx(-back.high, abs=1e-12)
    assert there.low <= there.difference <= there.high
    assert there.low >= -1
    assert there.high <= 1


def test_verdict_needs_children():
    with pytest.raises(ValueError, match="measured children"):
        change.verdict(0, n1=0, x2=1, n2=10)


def series(case):
    years, value = case["years"], case["values"]
    at = np.arange(*[int(y) + i for i, y in enumerate(years.split(":"))]) if ":" in years else None
    t = np.array([float(y) for y in years.split(";")]) if at is None else at.astype(float)
    if "year" in value:
        base, ratio = {"exact_exponential": (100, 1 - 0.024), "increasing": (50, 1.01)}[
            case["case"].removesuffix("_endpoint")
        ]
        return t, base * ratio ** (t - t[0])
    return t, np.array([float(v.replace("NA", "nan")) for v in value.split(";")])


def known(method):
    cases = pd.read_csv(DATA / "oracle_AARR_cases.csv", dtype=str, keep_default_na=False)
    return [pytest.param(row, id=row["case"]) for _, row in cases[cases["method"] == method].iterrows()]


@pytest.mark.parametrize("case", known("regression"))
def test_aarr_known_cases(case):
    t, values = series(case)
    found = change.aarr(t, values=values)
    if case["expected_aarr"].startswith("NA"):
        assert found is None
    elif case["expected_aarr"].startswith("same"):
        keep = ~np.isnan(values)
        assert found.rate == pytest.approx(change.aarr(t[keep], values=values[keep]).rate, abs=float(case["tolerance"]))
    else:
        expected = {"1-1.01": -0.01}.get(case["expected_aarr"]) or float(case["expected_aarr"])
        assert found.rate == pytest.approx(expected, abs=float(case["tolerance"]))


@pytest.mark.parametrize("case", known("endpoint"))
def test_endpoint_known_cases(case):
    t, values = series(case)
    first, last = np.argmin(t), np.argmax(t)
    expected = {"1-(80/100)^(1/10)": 1 - 0.8**0.1}.get(case["expected_aarr"]) or float(case["expected_aarr"])
    found = change.endpoint_rate(values[first], last=values[last], years=t[last] - t[first])
    assert found == pytest.approx(expected, abs=float(case["tolerance"]))


def test_aarr_with_its_interval():
    values = np.array([0.24, 0.22, 0.21, 0.20])
    errors = standard_error(values, n=689, design_effect=1.5)
    found = change.aarr([2021, 2022, 2023, 2024], values=values, errors=errors)
    assert [round(100 * v, 1) for v in (found.rate, found.low, found.high)] == [5.8, -1.8, 12.8]
    national = change.aarr([2019, 2021, 2022, 2023, 2024], values=[27.7, 24.4, 21.6, 21.5, 19.8])
    assert round(100 * national.rate, 1) == 6.5
    assert np.isnan(national.low)


def test_two_rounds_give_no_rate():
    assert change.aarr([2021, 2023], values=[0.24, 0.2]) is None


def test_fastest_run_of_three_rounds():
    years = [2016, 2018, 2019, 2021, 2022, 2023]
    values = [0.30, 0.30, 0.29, 0.25, 0.20, 0.22]
    found = change.fastest_pace(years, values=values, errors=[0.01] * 6)
    assert (found.first_year, found.last_year) == (2019, 2022)
    assert found.rate == pytest.approx(change.aarr([2019, 2021, 2022], values=[0.29, 0.25, 0.20]).rate)
    assert found.low < found.rate < found.high
    assert change.fastest_pace([2021, 2022], values=[0.2, 0.1]) is None


@pytest.mark.parametrize(
    ("p", "target", "years", "rate", "ends"),
    [(0.20, 0.14, 5, 6.9, (3.3, 10.2)), (0.179, 0.142, 6, 3.8, (0.5, 6.8))],
)
def test_required_pace(p, target, years, rate, ends):
    found = change.required_pace(p, target=target, years=years, interval=survey_interval(p))
    assert round(100 * found.rate, 1) == rate
    assert (round(100 * found.rate_low, 1), round(100 * found.rate_high, 1)) == ends
    assert found.per_year == pytest.approx((p - target) / years)


def test_target_already_met_requires_nothing():
    found = change.required_pace(0.12, target=0.14, years=3, interval=(0.10, 0.16))
    assert (found.rate, found.per_year, found.rate_low) == (0, 0, 0)
    assert found.rate_high > 0


@given(st.floats(0.02, 0.6), st.floats(0.01, 0.6), st.integers(1, 12))
def test_required_pace_arrives(p, target, years):
    found = change.required_pace(p, target=target, years=years)
    assert p * (1 - found.rate) ** years == pytest.approx(min(p, target), abs=1e-9)
    assert p - found.per_year * years == pytest.approx(min(p, target), abs=1e-9)
