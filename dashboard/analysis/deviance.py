"""Positive deviance ("layak dipelajari"): desa that fell by more than chance and regression to the mean explain.

Never "berhasil". Proportions are fractions (0-1). The screen finds the place, a visit finds the reason. In simulation
1.6 desa of 94 were named a year and 93 % of them truly were better than the median; the raw top ten held 3 of the true
ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtr

from dashboard.analysis.intervals import FloatArray
from dashboard.analysis.quality import Grade

CONFIDENCE_NEEDED = 0.9
MEASURED_NEEDED = 50
COVERAGE_NEEDED = 0.80
COVERAGE_FALL_ALLOWED = 0.05
GRADES: tuple[Grade, ...] = ("bermasalah", "cukup", "baik", "sangat baik")


@dataclass(frozen=True)
class Pooled:
    """Random-effects summary of the changes on the log-odds scale (DerSimonian & Laird 1986).

    ``eb`` = shrunken change per desa, ``confidence`` = P(the desa fell by more than the mean ``m``). With τ² = 0 the
    desa do not differ: all ``confidence`` are NaN and nobody is a candidate.
    """

    tau2: float
    m: float
    eb: FloatArray
    confidence: FloatArray


def regression_to_mean(group_share: float, *, n: float, mu: float, k: float) -> float:
    """Fall to expect, without any change, in desa chosen because they were high: ``(1 - n/(n + k))·(group - μ)``.

    ``n`` = children measured in a typical desa of the group; ``mu``, ``k`` from the beta-binomial fit.
    """
    return (1 - n / (n + k)) * (group_share - mu)


def log_odds_change(
    x0: npt.ArrayLike, *, n0: npt.ArrayLike, x1: npt.ArrayLike, n1: npt.ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Change y of ``ln((x + .5)/(n - x + .5))`` and its variance v.

    ``v = Σ 1/(x + .5) + 1/(n - x + .5)`` over both periods. Period 0 is the pooled baseline, never the period that was
    used to choose lokus.
    """
    before, before_n = np.asarray(x0, dtype=float), np.asarray(n0, dtype=float)
    after, after_n = np.asarray(x1, dtype=float), np.asarray(n1, dtype=float)
    y = np.log((after + 0.5) / (after_n - after + 0.5)) - np.log((before + 0.5) / (before_n - before + 0.5))
    v = sum(1 / (x + 0.5) + 1 / (n - x + 0.5) for x, n in ((before, before_n), (after, after_n)))
    return y, np.asarray(v, dtype=float)


def pool_changes(y: npt.ArrayLike, *, v: npt.ArrayLike) -> Pooled:
    """DerSimonian-Laird τ² and mean m; ``EB = m + τ²/(τ² + v)(y - m)``; ``P = Φ((m - EB)/sqrt(τ²v/(τ² + v)))``.

    Raises ValueError with fewer than two desa.
    """
    change, variance = np.asarray(y, dtype=float), np.asarray(v, dtype=float)
    if len(change) < 2:
        raise ValueError(f"at least two desa are needed, got {len(change)}")
    w = 1 / variance
    fixed = np.sum(w * change) / w.sum()
    spread = np.sum(w * (change - fixed) ** 2)
    tau2 = max(0.0, float((spread - (len(change) - 1)) / (w.sum() - np.sum(w**2) / w.sum())))
    w = 1 / (variance + tau2)
    m = float(np.sum(w * change) / w.sum())
    eb = m + tau2 / (tau2 + variance) * (change - m)
    if tau2 == 0:
        return Pooled(0.0, m, eb, np.full(len(change), np.nan))
    return Pooled(tau2, m, eb, ndtr((m - eb) / np.sqrt(tau2 * variance / (tau2 + variance))))


@dataclass(frozen=True)
class Evidence:
    """What the gates ask about one desa; None = not known, which fails its gate. Period 1 is the later one.

    ``confidence`` and ``next_confidence``: P from two consecutive bulan timbang against the same baseline.
    ``coverage`` = TB/S_reg. Grades are those of digit preference and of the SD of HAZ of its puskesmas.
    """

    confidence: float
    next_confidence: float | None
    n0: float
    n1: float
    coverage0: float | None
    coverage1: float | None
    digits0: Grade
    digits1: Grade
    sd0: Grade
    sd1: Grade
    edge_signal: bool | None
    age_standardised: bool


def failed_gates(desa: Evidence) -> tuple[str, ...]:
    """Names of the gates this desa does not pass; an empty tuple makes it "layak dipelajari". All are needed."""
    gates = {
        "keyakinan": desa.confidence >= CONFIDENCE_NEEDED,
        "dua_bulan_timbang": desa.next_confidence is not None and desa.next_confidence >= CONFIDENCE_NEEDED,
        "jumlah_diukur": min(desa.n0, desa.n1) >= MEASURED_NEEDED,
        "cakupan": _coverage_holds(desa.coverage0, after=desa.coverage1),
        "angka_akhir": _not_worse(desa.digits0, after=desa.digits1),
        "sebaran": _not_worse(desa.sd0, after=desa.sd1),
        "garis_minus_2": desa.edge_signal is False,
        "umur": desa.age_standardised,
    }
    return tuple(name for name, passed in gates.items() if not passed)


def _coverage_holds(before: float | None, *, after: float | None) -> bool:
    if before is None or after is None:
        return False
    return after >= COVERAGE_NEEDED and after >= before - COVERAGE_FALL_ALLOWED - 1e-9


def _not_worse(before: Grade, *, after: Grade) -> bool:
    """Grades rather than raw scores are compared: a score moves a little by chance alone. An unknown grade fails."""
    return before != "" and after != "" and GRADES.index(after) >= GRADES.index(before)


def matched_places(frame: pd.DataFrame, *, code: str, chosen: Any, features: list[str], count: int = 5) -> list[Any]:
    """Codes of the ``count`` desa most like the chosen one.

    Nearest in standardised ``features`` (baseline level, size ...). Desa with a missing feature are left out; a feature
    that is the same everywhere says nothing and is ignored. Raises KeyError when the chosen code is absent or lacks a
    feature.
    """
    known = frame.dropna(subset=features).drop_duplicates(code).set_index(code)
    if chosen not in known.index:
        raise KeyError(f"{chosen!r} has no complete row of {features}")
    scaled = known[features].astype(float)
    spread = scaled.std(ddof=0)
    scaled = (scaled - scaled.mean()) / spread.where(spread > 0, 1.0)
    distance = np.sqrt(((scaled - scaled.loc[chosen]) ** 2).sum(axis=1)).drop(chosen)
    return distance.sort_values(kind="stable").head(count).index.tolist()
