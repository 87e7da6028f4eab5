"""Signs of how children were measured: digits, ages, spread, and the edge at -2 SD. Per puskesmas, never per person.

Formulas as published in the R package nipnTK, thresholds of SMART where not marked as ours. No single "quality score":
chi-square p-values grow with n, and a standard deviation needs at least 100 children. Show n beside each measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import chdtrc, ndtr

from dashboard.analysis.weighting import DAYS_PER_MONTH

Grade = Literal["sangat baik", "baik", "cukup", "bermasalah", ""]

SD_CHILDREN_NEEDED = 100
AGE_RATIO_EXPECTED = 0.85  # children 6-29 months for each child 30-59 months
EDGE_CHILDREN_NEEDED = 20
EDGE_FALSE_DISCOVERY = 0.01


@dataclass(frozen=True)
class Measure:
    """One measure: its value, the children behind it, its grade ('' = none or too few children), and its p-value."""

    value: float
    n: int
    grade: Grade
    p_value: float = float("nan")


def _values(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    found = np.asarray(values, dtype=float)
    return found[~np.isnan(found)]


def final_digits(values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """How often each final digit 0-9 occurs in values read to one decimal: ``round(10·v) % 10``. NaN dropped."""
    digits = np.rint(_values(values) * 10).astype(np.int64) % 10
    return np.bincount(digits, minlength=10).astype(np.int64)


def digit_preference(counts: npt.ArrayLike) -> Measure:
    """Digit preference score ``100·sqrt(χ²/(n·9))`` of ten digit counts against 10 % each.

    < 8 sangat baik, < 12 baik, < 20 cukup, else bermasalah (WHO MONICA score with SMART's grades).
    """
    observed = np.asarray(counts, dtype=float)
    if observed.shape != (10,):
        raise ValueError(f"ten digit counts are needed, got shape {observed.shape}")
    n = int(observed.sum())
    if n == 0:
        return Measure(float("nan"), 0, "")
    statistic, p_value = _against_even(observed)
    score = float(100 * np.sqrt(statistic / (n * 9)))
    return Measure(score, n, _below(score, cuts=(8, 12, 20)), p_value)


def age_heaping(age_days: npt.ArrayLike) -> Measure:
    """χ² (11 df) of completed months modulo 12 against an even spread; ``p_value`` judges, there is no grade."""
    months = np.floor(_values(age_days) / DAYS_PER_MONTH).astype(np.int64)
    counts = np.bincount(months % 12, minlength=12)
    if len(months) == 0:
        return Measure(float("nan"), 0, "")
    statistic, p_value = _against_even(counts)
    return Measure(statistic, len(months), "", p_value)


def _against_even(counts: npt.NDArray[np.generic]) -> tuple[float, float]:
    """χ² of counts against an even spread, and its p; as ``scipy.stats.chisquare``."""
    observed = counts.astype(float)
    expected = observed.mean()
    statistic = float(np.sum((observed - expected) ** 2 / expected))
    return statistic, float(chdtrc(len(observed) - 1, statistic))


def age_ratio(age_days: npt.ArrayLike, *, expected: float = AGE_RATIO_EXPECTED) -> Measure:
    """Children of 6-29 over children of 30-59 completed months; the share is tested against 0.85/1.85."""
    months = np.floor(_values(age_days) / DAYS_PER_MONTH)
    young = int(np.sum((months >= 6) & (months < 30)))
    old = int(np.sum((months >= 30) & (months < 60)))
    return _ratio(young, other=old, expected_share=expected / (1 + expected))


def sex_ratio(boys: int, *, girls: int, registered_share: float = 0.5) -> Measure:
    """Boys over girls measured; the share of boys is tested against their share in the register."""
    return _ratio(boys, other=girls, expected_share=registered_share)


def _ratio(one: int, *, other: int, expected_share: float) -> Measure:
    n = one + other
    if n == 0:
        return Measure(float("nan"), 0, "")
    p = _binomial_p(one, n=n, expected=expected_share)
    grade: Grade = "sangat baik" if p > 0.1 else "baik" if p > 0.05 else "cukup" if p > 0.001 else "bermasalah"
    return Measure(one / other if other else float("inf"), n, grade, p)


def _binomial_p(k: int, *, n: int, expected: float) -> float:
    """Two-sided exact binomial test."""
    # Here and not above: scipy.stats takes longer to import than most pages to draw, and few of them test.
    from scipy.stats import binomtest

    return float(binomtest(k, n, expected).pvalue)


def _below(value: float, *, cuts: tuple[float, float, float]) -> Grade:
    grades: tuple[Grade, Grade, Grade] = ("sangat baik", "baik", "cukup")
    return next((grade for grade, cut in zip(grades, cuts, strict=True) if value < cut), "bermasalah")


def sd_haz(haz: npt.ArrayLike) -> Measure:
    """SD of unflagged HAZ: 0.9-1.3 baik, 0.8-1.5 cukup ("perhatikan"), else bermasalah - also when too smooth.

    Bands are ours; DHS surveys lie at 1.35-1.95 (5th-95th percentile, Mei & Grummer-Strawn 2007, Bull WHO 85:441).
    """
    values = _values(haz)
    if len(values) < 2:
        return Measure(float("nan"), len(values), "")
    return _graded_sd_haz(float(np.std(values, ddof=1)), n=len(values))


def sd_haz_within(sds: npt.ArrayLike, *, n: npt.ArrayLike) -> Measure:
    """SD of HAZ within groups (months), weighted with their children ``n`` and graded as ``sd_haz``.

    Groups without an SD (fewer than two children) weigh nothing.
    """
    spread, children = np.asarray(sds, dtype=float), np.asarray(n, dtype=float)
    known = ~np.isnan(spread)
    whole = float(children[known].sum())
    if whole <= 0:
        return Measure(float("nan"), 0, "")
    return _graded_sd_haz(float(np.sqrt((spread[known] ** 2 * children[known]).sum() / whole)), n=int(whole))


def _graded_sd_haz(sd: float, *, n: int) -> Measure:
    grade: Grade = "baik" if 0.9 <= sd <= 1.3 else "cukup" if 0.8 <= sd <= 1.5 else "bermasalah"
    return Measure(sd, n, grade if n >= SD_CHILDREN_NEEDED else "")


def sd_whz(whz: npt.ArrayLike) -> Measure:
    """SD of unflagged WHZ: 0.9-1.1 sangat baik, 0.85-1.15 baik, 0.8-1.2 cukup, else bermasalah (SMART)."""
    values = _values(whz)
    if len(values) < 2:
        return Measure(float("nan"), len(values), "")
    sd = float(np.std(values, ddof=1))
    grade = _below(round(abs(sd - 1.0), 9), cuts=(0.1 + 1e-9, 0.15 + 1e-9, 0.2 + 1e-9))
    return Measure(sd, len(values), grade if len(values) >= SD_CHILDREN_NEEDED else "")


def implausible_share(flagged: int, *, n: int) -> Measure:
    """Share of flagged z-scores (fraction); above 1 % is poor."""
    if n == 0:
        return Measure(float("nan"), 0, "")
    return Measure(flagged / n, n, "bermasalah" if flagged / n > 0.01 else "baik")


@dataclass(frozen=True)
class Edge:
    """k of n children just around -2 SD lie below it; ``expected`` share, and the two-sided binomial p-value."""

    k: int
    n: int
    expected: float
    p_value: float


def edge_expected(mean: float, *, sd: float) -> float:
    """Share of HAZ -2.10..-2.01 among -2.10..-1.91 in a normal with this mean and SD (values rounded to 2 decimals).

    ``(F(-2.005) - F(-2.105))/(F(-1.905) - F(-2.105))``.
    """
    below, line, above = (ndtr((edge - mean) / sd) for edge in (-2.105, -2.005, -1.905))
    return float((line - below) / (above - below))


def edge_test(k: int, *, n: int, mean: float, sd: float) -> Edge:
    """Two-sided binomial test of k children (HAZ -2.10..-2.01) among n (-2.10..-1.91), given the unit's mean and SD."""
    expected = edge_expected(mean, sd=sd)
    return Edge(k, n, expected, _binomial_p(k, n=n, expected=expected) if n > 0 else float("nan"))


def edge_counts(haz: npt.ArrayLike) -> tuple[int, int]:
    """(k, n) from unflagged HAZ: k in -2.10..-2.01, n in -2.10..-1.91. Compared in hundredths, free of float edges."""
    hundredths = np.rint(_values(haz) * 100).astype(np.int64)
    k = int(np.sum((hundredths >= -210) & (hundredths <= -201)))
    return k, k + int(np.sum((hundredths >= -200) & (hundredths <= -191)))


def edge_signals(units: pd.DataFrame, *, false_discovery: float = EDGE_FALSE_DISCOVERY) -> pd.DataFrame:
    """Units (puskesmas x month) with columns k, n, mean, sd; adds expected, p_value, q_value and signal.

    Only units with n >= 20 and sd > 0 are tested; Benjamini-Hochberg over all of them. An excess below the line is a
    signal like one above: "perlu verifikasi pengukuran", never a person's name.
    """
    expected = np.full(len(units), np.nan)
    p_values, q_values = expected.copy(), expected.copy()
    tested = ((units["n"] >= EDGE_CHILDREN_NEEDED) & (units["sd"] > 0)).to_numpy()
    for at in np.flatnonzero(tested):
        row = units.iloc[at]
        edge = edge_test(int(row["k"]), n=int(row["n"]), mean=float(row["mean"]), sd=float(row["sd"]))
        expected[at], p_values[at] = edge.expected, edge.p_value
    if tested.any():
        from scipy.stats import false_discovery_control

        q_values[tested] = false_discovery_control(p_values[tested], method="bh")
    signal = np.nan_to_num(q_values, nan=1.0) <= false_discovery
    return units.assign(expected=expected, p_value=p_values, q_value=q_values, signal=signal)
