"""Known answers recomputed: figures that other programs or published papers give, beside what this room gives.

``compare()`` is pure: the inline cases are constants here; tables of known answers (by file name without ending) may be
handed in. A page and a command print the result. ``tolerance`` is half a unit of the last digit of the reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from dashboard.analysis import change, deviance, intervals, quality, small_areas, trajectory, unmeasured
from dashboard.analysis.known_models import model_answers

Row = tuple[str, float, float, float]  # name, ours, reference, tolerance

COLUMNS = ["name", "ours", "reference", "difference", "tolerance", "agrees"]


def compare(tables: Mapping[str, pd.DataFrame] | None = None) -> pd.DataFrame:
    """name, ours, reference, difference, tolerance, agrees: the inline cases, then one row per known table handed in.

    Tables known: ``wilson_known``, ``betabinomial_desa`` with ``betabinomial_fit``, ``trajectory_expected`` with
    ``trajectory_input``. For a table ``ours`` is the largest difference over all its values, ``reference`` 0.
    """
    inline = (_intervals(), _change(), _quality(), _unmeasured(), _deviance(), model_answers())
    rows = [*(row for part in inline for row in part), *_tables(tables or {})]
    frame = pd.DataFrame(rows, columns=["name", "ours", "reference", "tolerance"])
    difference = (frame["ours"] - frame["reference"]).abs()
    return frame.assign(difference=difference, agrees=difference <= frame["tolerance"])[COLUMNS]


def _pair(name: str, ours: tuple[float, float], reference: tuple[float, float], tolerance: float) -> Iterator[Row]:
    for end, mine, theirs in zip(("bawah", "atas"), ours, reference, strict=True):
        yield f"{name}, batas {end}", float(mine), theirs, tolerance


def _intervals() -> Iterator[Row]:
    yield from _pair("Wilson 95% 20/100", intervals.wilson(20, 100), (0.133367, 0.288829), 5e-7)
    yield from _pair("Wilson 99,8% 20/100", intervals.wilson(20, 100, level=0.998), (0.105192, 0.347111), 5e-7)
    for p, design_effect, limits in (
        (0.179, 1.5, (0.146, 0.217)), (0.179, 1.0, (0.152, 0.210)), (0.179, 2.0, (0.142, 0.224)),
        (0.20, 1.5, (0.166, 0.240)), (0.245, 1.5, (0.207, 0.287)),
    ):  # fmt: skip
        name = f"Survei {p:.1%} deff {design_effect}".replace(".", ",")
        yield from _pair(name, intervals.survey_interval(p, design_effect=design_effect), limits, 5e-4)
    yield "Galat hampir sensus 16/80 dari 100", intervals.census_standard_error(16, n=80, registered=100), 0.020, 5e-4
    yield "Jarak logit rutin-survei 2023", float(intervals.logit_gap(0.045, p_survey=0.179)), -1.53, 5e-3
    yield "Jarak logit rutin-survei 2021", float(intervals.logit_gap(0.0968, p_survey=0.234)), -1.05, 5e-3


def _change() -> Iterator[Row]:
    for name, found, low, high in (
        ("20/100 ke 10/100", change.verdict(20, n1=100, x2=10, n2=100), -0.1995, -0.0001),
        ("30/120 ke 24/130", change.verdict(30, n1=120, x2=24, n2=130), -0.1674, 0.0368),
        ("survei 23,4 ke 17,9", _survey(0.234, later=0.179), -0.1078, -0.0019),
        ("survei 24,5 ke 25,1", _survey(0.245, later=0.251), -0.0505, 0.0625),
    ):
        yield from _pair(f"Newcombe {name}", (found.low, found.high), (low, high), 5e-5)
    years = [2021, 2022, 2023, 2024]
    values = np.array([0.24, 0.22, 0.21, 0.20])
    errors = intervals.standard_error(values, n=689, design_effect=1.5)
    for name, pace, reference, tolerance in (
        ("120, 100, 70, 55", change.aarr([2000, 2005, 2010, 2015], values=[120, 100, 70, 55]), 0.052514, 5e-7),
        ("24, 22, 21, 20%", change.aarr(years, values=values, errors=errors), 0.058, 5e-4),
        ("Indonesia", change.aarr([2019, *years], values=[27.7, 24.4, 21.6, 21.5, 19.8]), 0.065, 5e-4),
    ):
        yield f"AARR {name}", float("nan") if pace is None else pace.rate, reference, tolerance
    pace = change.aarr(years, values=values, errors=errors)
    if pace is not None:
        yield from _pair("AARR 24, 22, 21, 20%", (pace.low, pace.high), (-0.018, 0.128), 5e-4)
    for p, target, span, rate, low, high in (
        (0.20, 0.14, 5, 0.069, 0.033, 0.102),
        (0.179, 0.142, 6, 0.038, 0.005, 0.068),
    ):
        needed = change.required_pace(p, target=target, years=span, interval=intervals.survey_interval(p))
        name = f"Laju perlu {p:.1%} ke {target:.1%}".replace(".", ",")
        yield name, needed.rate, rate, 5e-4
        yield from _pair(name, (needed.rate_low, needed.rate_high), (low, high), 5e-4)
    yield "Poin per tahun 20% ke 14%", change.required_pace(0.20, target=0.14, years=5).per_year, 0.0120, 5e-5


def _survey(earlier: float, *, later: float) -> change.Verdict:
    return change.survey_verdict(change.SurveyValue(earlier), later=change.SurveyValue(later))


def _quality() -> Iterator[Row]:
    counted = quality.digit_preference([20, 5, 5, 5, 5, 20, 10, 10, 10, 10])
    rounded = quality.digit_preference([31.4, 4.65, 4.65, 4.65, 4.65, 31.4, 4.65, 4.65, 4.65, 4.65])
    yield "Skor angka akhir 20,5,5,5,5,20,10,10,10,10", counted.value, 18.257, 5e-4
    yield "Skor angka akhir 62,8% angka 0 dan 5", rounded.value, 35.7, 0.05
    edge = quality.edge_test(20, n=60, mean=-0.92, sd=1.12)
    yield "Garis -2 SD, bagian yang diharapkan", edge.expected, 0.478404, 5e-7
    yield "Garis -2 SD, 20 dari 60, nilai p", edge.p_value, 0.0276, 5e-5


def _unmeasured() -> Iterator[Row]:
    low, high = unmeasured.bounds(16, n=80, total=100)
    yield from _pair("Bila yang tak diukur, 16 dari 80, S 100", (float(low), float(high)), (0.16, 0.36), 1e-12)
    for ratio, seen in ((0.70, 0.149), (0.85, 0.175), (1.15, 0.223)):
        yield f"Seleksi a {ratio}".replace(".", ","), float(unmeasured.observed_share(0.20, ratio=ratio)), seen, 5e-4
    yield "Seleksi yang diperlukan 17,9 ke 4,5", float(unmeasured.ratio_needed(0.045, p=0.179)), 0.22, 5e-3
    covered = unmeasured.coverage(8398, registered=8983, projected=14557)
    yield "Cakupan terhadap terdaftar, Katingan 2024", covered.registered, 0.935, 5e-4
    yield "Cakupan terhadap proyeksi, Katingan 2024", covered.projected, 0.577, 5e-4


def _deviance() -> Iterator[Row]:
    y, v = deviance.log_odds_change(
        [48, 60, 36, 24, 80, 44], n0=[160, 200, 180, 120, 320, 150],
        x1=[36, 54, 8, 22, 60, 42], n1=[164, 210, 176, 128, 300, 154],
    )  # fmt: skip
    pooled = deviance.pool_changes(y, v=v)
    yield "DerSimonian-Laird, τ²", pooled.tau2, 0.0905862, 5e-8
    yield "DerSimonian-Laird, rerata", pooled.m, -0.391934, 5e-7
    yield "Desa 3, perubahan tersusut", float(pooled.eb[2]), -0.8363, 5e-5
    yield "Desa 3, P", float(pooled.confidence[2]), 0.968, 5e-4


def _tables(tables: Mapping[str, pd.DataFrame]) -> Iterator[Row]:
    if "wilson_known" in tables:
        yield "Wilson, R prop.test: selisih terbesar", _wilson(tables["wilson_known"]), 0.0, 1e-9
    if {"betabinomial_desa", "betabinomial_fit"} <= set(tables):
        desa, fitted = tables["betabinomial_desa"], tables["betabinomial_fit"].set_index("parameter")["value"]
        fit = small_areas.fit_beta_binomial(desa["x"], n=desa["n"])
        if fit is not None:
            yield "Beta-binomial, R VGAM: μ", fit.mu, float(fitted["mu"]), 1e-5
            yield "Beta-binomial, R VGAM: k", fit.k, float(fitted["k"]), 1e-2
            yield "Beta-binomial, R VGAM: selisih terbesar antardesa", _desa(desa, fit=fit), 0.0, 1e-4
    if {"trajectory_input", "trajectory_expected"} <= set(tables):
        worst = _trajectory(tables["trajectory_input"], expected=tables["trajectory_expected"])
        yield "Lintasan, statsmodels: selisih terbesar", worst, 0.0, 1e-6


def _wilson(known: pd.DataFrame) -> float:
    worst = 0.0
    for level, rows in known.groupby("level"):
        low, high = intervals.wilson(rows["x"], rows["n"], level=float(str(level)))
        worst = max(worst, float(np.max(np.abs(low - rows["lower"]))), float(np.max(np.abs(high - rows["upper"]))))
    return worst


def _desa(desa: pd.DataFrame, *, fit: small_areas.BetaBinomial) -> float:
    place = small_areas.posterior(desa["x"], n=desa["n"], fit=fit)
    low90, high90 = place.interval(level=0.90)
    low95, high95 = place.interval(level=0.95)
    ours = {
        "eb_mean": place.estimate, "lo90": low90, "hi90": high90, "lo95": low95, "hi95": high95,
        "P_gt_0.14": place.above(0.14), "P_gt_0.20": place.above(0.20),
    }  # fmt: skip
    return max(float(np.max(np.abs(value - desa[name].to_numpy()))) for name, value in ours.items())


def step_of(semester: str) -> int:
    """Step of "2025-2": the second half of 2025."""
    year, half = semester.split("-")
    return 2 * int(year) + int(half) - 1


def observations(rows: pd.DataFrame) -> list[trajectory.Observation]:
    """Observations from a table semester, keluarga ('survei', 'rutin'), p, n, deff."""
    return [
        trajectory.Observation(
            step_of(row["semester"]),
            "survey" if row["keluarga"] == "survei" else "routine",
            float(row["p"]),
            n=float(row["n"]),
            design_effect=float(row["deff"]),
        )
        for _, row in rows.iterrows()
    ]


def _trajectory(given: pd.DataFrame, *, expected: pd.DataFrame) -> float:
    found = trajectory.forecast(observations(given), until=step_of(expected["semester"].iloc[-1]))
    if found is None:
        return float("inf")
    ours = {name: getattr(found, name) for name in ("u", "sd_u", "g", "sd_g", "d", "sd_d")} | {"p_median": found.median}
    for share in trajectory.FAN_SHARES:
        ours[f"lo{share * 100:.0f}"], ours[f"hi{share * 100:.0f}"] = found.fan(share)
    for name, target in (("P_le_0142", 0.142), ("P_le_0188", 0.188)):
        ours[name] = np.array([found.on_track(target, step=step) for step in found.steps])
    return max(float(np.max(np.abs(value - expected[name].to_numpy()))) for name, value in ours.items())
