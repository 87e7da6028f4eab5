"""Has it changed, and how fast must it change? Proportions are fractions (0-1); a fall is negative.

Only values of one family (survey or routine) are ever compared here; the caller keeps the families apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from dashboard.analysis.intervals import (
    DESIGN_EFFECT_ASSUMED,
    SURVEY_CHILDREN_ASSUMED,
    survey_interval,
    wilson,
    z_value,
)

Direction = Literal["turun nyata", "naik nyata", "belum dapat dibedakan", "tidak sebanding"]

FALL: Direction = "turun nyata"
RISE: Direction = "naik nyata"
UNCLEAR: Direction = "belum dapat dibedakan"
NOT_COMPARABLE: Direction = "tidak sebanding"

MIN_MEASURED_COMPARED = 30
MAX_COVERAGE_SHIFT = 0.05
DESIGN_EFFECT_STRICT = 2.0
ROUNDS_NEEDED = 3


@dataclass(frozen=True)
class Verdict:
    """Difference later - earlier as a fraction with its interval. ``reason`` says why values are not comparable.

    ``borderline`` ("di batas"): a survey verdict that changes when a design effect of 2 is assumed.
    """

    direction: Direction
    difference: float
    low: float
    high: float
    borderline: bool = False
    reason: Literal["", "data_sedikit", "cakupan_berubah", "cakupan_tidak_diketahui"] = ""


@dataclass(frozen=True)
class SurveyValue:
    """One survey round: share, and its published interval or None; ``n`` children measured (None = not published)."""

    prevalence: float
    low: float | None = None
    high: float | None = None
    n: float | None = None

    def interval(self, *, design_effect: float = DESIGN_EFFECT_ASSUMED) -> tuple[float, float]:
        """The published interval as printed, else the approximate one."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        n = SURVEY_CHILDREN_ASSUMED if self.n is None else self.n
        low, high = survey_interval(self.prevalence, n=n, design_effect=design_effect)
        return float(low), float(high)


@dataclass(frozen=True)
class RoutineValue:
    """One bulan timbang of one place: x stunted of n measured, and TB/S coverage (fraction, None = unknown)."""

    x: float
    n: float
    coverage: float | None


def newcombe(
    p1: npt.ArrayLike,
    *,
    p2: npt.ArrayLike,
    interval1: tuple[npt.ArrayLike, npt.ArrayLike],
    interval2: tuple[npt.ArrayLike, npt.ArrayLike],
) -> tuple[Any, Any, Any]:
    """Difference p2 - p1 with Newcombe's interval (hybrid score, 1998, Stat Med 17:873, method 10). Vectorised.

    ``d - sqrt((p2 - l2)² + (u1 - p1)²)`` to ``d + sqrt((u2 - p2)² + (p1 - l1)²)``, l and u the limits of each value.
    """
    before, after = np.asarray(p1, dtype=float), np.asarray(p2, dtype=float)
    l1, u1 = (np.asarray(limit, dtype=float) for limit in interval1)
    l2, u2 = (np.asarray(limit, dtype=float) for limit in interval2)
    difference = after - before
    low = difference - np.hypot(after - l2, u1 - before)
    high = difference + np.hypot(u2 - after, before - l1)
    return difference, low, high


def direction_of(low: float, *, high: float) -> Direction:
    """"turun nyata" where the interval lies wholly below 0, "naik nyata" wholly above, else not distinguishable."""
    if high < 0:
        return FALL
    return RISE if low > 0 else UNCLEAR


def verdict(x1: float, *, n1: float, x2: float, n2: float, level: float = 0.95) -> Verdict:
    """Verdict on two shares x1/n1 (earlier) and x2/n2 (later) of one family. Needs n > 0 twice."""
    if n1 <= 0 or n2 <= 0:
        raise ValueError(f"both periods need measured children, got n1={n1}, n2={n2}")
    difference, low, high = newcombe(
        x1 / n1, p2=x2 / n2, interval1=wilson(x1, n1, level=level), interval2=wilson(x2, n2, level=level)
    )
    return Verdict(direction_of(float(low), high=float(high)), float(difference), float(low), float(high))


def survey_verdict(earlier: SurveyValue, *, later: SurveyValue) -> Verdict:
    """Verdict on two survey rounds: published intervals as printed, approximate ones with design effect 1.5.

    ``borderline`` when design effect 2 would give another verdict (never when both intervals are published).
    """

    def judged(design_effect: float) -> tuple[float, float, float]:
        difference, low, high = newcombe(
            earlier.prevalence,
            p2=later.prevalence,
            interval1=earlier.interval(design_effect=design_effect),
            interval2=later.interval(design_effect=design_effect),
        )
        return float(difference), float(low), float(high)

    difference, low, high = judged(DESIGN_EFFECT_ASSUMED)
    _, strict_low, strict_high = judged(DESIGN_EFFECT_STRICT)
    direction = direction_of(low, high=high)
    return Verdict(
        direction, difference, low, high, borderline=direction_of(strict_low, high=strict_high) != direction
    )


def routine_verdict(
    earlier: RoutineValue,
    *,
    later: RoutineValue,
    min_measured: int = MIN_MEASURED_COMPARED,
    max_coverage_shift: float = MAX_COVERAGE_SHIFT,
) -> Verdict:
    """Verdict on two routine values ("sinyal rutin"): n >= 30 twice and TB/S changed by at most 5 points, else none.

    Measuring the same children twice makes the interval cautious. "tidak sebanding" carries no numbers (NaN) when a
    period has no children at all.
    """
    if earlier.n <= 0 or later.n <= 0:
        return Verdict(NOT_COMPARABLE, float("nan"), float("nan"), float("nan"), reason="data_sedikit")
    found = verdict(earlier.x, n1=earlier.n, x2=later.x, n2=later.n)
    reason: Literal["", "data_sedikit", "cakupan_berubah", "cakupan_tidak_diketahui"] = ""
    if min(earlier.n, later.n) < min_measured:
        reason = "data_sedikit"
    elif earlier.coverage is None or later.coverage is None:
        reason = "cakupan_tidak_diketahui"
    elif abs(later.coverage - earlier.coverage) > max_coverage_shift + 1e-9:
        reason = "cakupan_berubah"
    if reason:
        return Verdict(NOT_COMPARABLE, found.difference, found.low, found.high, reason=reason)
    return found


def expected_by_chance(places: int, *, level: float = 0.95) -> float:
    """How many of so many places will look changed by chance alone: 94 desa give 4.7 ("sekitar 4-5")."""
    return places * (1 - level)


@dataclass(frozen=True)
class Pace:
    """Average annual rate of reduction (fraction a year, positive = falling), its interval (NaN if no errors given).

    ``slope`` and ``slope_error`` belong to ln p per year; ``first_year``..``last_year`` are the rounds used.
    """

    rate: float
    low: float
    high: float
    slope: float
    slope_error: float
    first_year: float
    last_year: float


def aarr(years: npt.ArrayLike, *, values: npt.ArrayLike, errors: npt.ArrayLike | None = None) -> Pace | None:
    """Average annual rate of reduction: slope b of ln(value) on year by least squares, ``1 - e^b`` (UNICEF 2007).

    ``errors`` are standard errors of the values, in their unit; interval ``1 - exp(b ± 1.96·SE_b)`` with
    ``SE_b = sqrt(Σ h²(se/p)²)``, ``h = (t - mean t)/Σ(t - mean t)²``. Missing values are dropped. None when fewer
    than three rounds or one year remain, or a value is 0 or below: no rate can be told.
    """
    t, p = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    kept = ~(np.isnan(t) | np.isnan(p))
    t, p = t[kept], p[kept]
    if len(t) < ROUNDS_NEEDED or np.ptp(t) == 0 or np.any(p <= 0):
        return None
    weights = (t - t.mean()) / np.sum((t - t.mean()) ** 2)
    slope = float(weights @ np.log(p))
    slope_error = float("nan")
    if errors is not None:
        relative = np.asarray(errors, dtype=float)[kept] / p
        slope_error = float(np.sqrt(np.sum(weights**2 * relative**2)))
    z = z_value(0.95)
    low, high = 1 - np.exp(slope + z * slope_error), 1 - np.exp(slope - z * slope_error)
    return Pace(1 - float(np.exp(slope)), float(low), float(high), slope, slope_error, float(t.min()), float(t.max()))


def fastest_pace(years: npt.ArrayLike, *, values: npt.ArrayLike, errors: npt.ArrayLike | None = None) -> Pace | None:
    """The fastest AARR over any three or more consecutive rounds here so far; None where no run allows one."""
    t, p = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    se = np.full(len(t), np.nan) if errors is None else np.asarray(errors, dtype=float)
    order = np.argsort(t, kind="stable")
    t, p, se = t[order], p[order], se[order]
    runs = [
        aarr(t[start:end], values=p[start:end], errors=se[start:end])
        for start in range(len(t))
        for end in range(start + ROUNDS_NEEDED, len(t) + 1)
    ]
    return max((run for run in runs if run is not None), key=lambda run: run.rate, default=None)


def endpoint_rate(first: float, *, last: float, years: float) -> float:
    """``1 - (last/first)^(1/years)``: yearly rate between two values; positive = falling. Needs years > 0."""
    if years <= 0 or first <= 0:
        raise ValueError(f"needs first > 0 and years > 0, got first={first}, years={years}")
    return float(1 - (last / first) ** (1 / years))


@dataclass(frozen=True)
class RequiredPace:
    """What reaching the target takes: ``rate`` a year (fraction) and ``per_year`` (fraction points), each with the
    values at the two ends of the present interval. At or below the target already: 0, never a required rise."""

    rate: float
    rate_low: float
    rate_high: float
    per_year: float
    per_year_low: float
    per_year_high: float


def required_pace(
    p: float, *, target: float, years: float, interval: tuple[float, float] | None = None
) -> RequiredPace:
    """Required pace from p to ``target`` in ``years``: ``1 - (T/p)^(1/y)`` and ``(p - T)/y``, also at p's limits."""
    if not 0 < target < 1 or years <= 0:
        raise ValueError(f"needs a target between 0 and 1 and years > 0, got target={target}, years={years}")
    low, high = interval if interval is not None else (p, p)
    rates = [max(endpoint_rate(value, last=target, years=years), 0.0) if value > 0 else 0.0 for value in (p, low, high)]
    points = [max((value - target) / years, 0.0) for value in (p, low, high)]
    return RequiredPace(rates[0], rates[1], rates[2], points[0], points[1], points[2])
