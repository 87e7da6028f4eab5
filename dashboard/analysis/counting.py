"""Berapa anak? A target in per cent, told in children: above it now, and whether children not yet born can bring it.

Counts are children, proportions fractions (0-1). Measured children and all children (projected) are two answers; both
are shown with their names. Children who are stunted now age out; a target by a date must mostly be met by those born
until then, which ``replacement`` works out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from dashboard.analysis.intervals import FloatArray

MONTHS = 60
# The largest cut the full package reaches in the model, and the best any trial reached (SHINE, 35 to 27 %).
WITHIN_REACH = 0.08
BEST_TRIAL = 0.23


class NothingAtRiskError(Exception):
    """Among children of the youngest ages nobody is stunted: no cut can be reckoned for those not yet born.

    ``months`` = ages below which the profile is 0.
    """

    def __init__(self, months: int) -> None:
        super().__init__(f"no stunting below {months} months of age: a cut cannot be reckoned")
        self.months = months


Reach = Literal["dalam jangkauan", "berat", "tidak tercapai dengan pencegahan saja"]


@dataclass(frozen=True)
class Replacement:
    """What children born in the coming months must bring, for the mean over all ages to meet the target.

    ``share``: part of under-fives not yet born; ``needed``: prevalence they may have at most (negative: impossible);
    ``expected``: what they would have at today's rates for their age; ``cut``: fall needed against that (1 = all).
    """

    months: int
    share: float
    needed: float
    expected: float
    cut: float
    verdict: Reach

    @property
    def possible(self) -> bool:
        """False where even no stunting at all among the unborn would not be enough."""
        return self.needed >= 0


def above_target(stunted: ArrayLike, *, measured: ArrayLike, target: float) -> FloatArray:
    """Children above the target per place: ``max(0, x - floor(T·n))``. Summed over desa at least the kabupaten's."""
    allowed = np.floor(target * np.asarray(measured, dtype=float) + 1e-9)
    return np.maximum(0.0, np.asarray(stunted, dtype=float) - allowed)


def above_target_of_all(
    stunted: ArrayLike, *, measured: ArrayLike, children: ArrayLike, target: float
) -> FloatArray:
    """The same for all children, if the unmeasured are like the measured: ``x·S/n``, rounded; NaN if n = 0."""
    x, n, all_children = (np.asarray(given, dtype=float) for given in (stunted, measured, children))
    with np.errstate(divide="ignore", invalid="ignore"):
        projected = np.where(n > 0, np.floor(x * all_children / n + 0.5), np.nan)
    return above_target(projected, measured=all_children, target=target)


def children_to_reach(births_a_year: ArrayLike, *, share_at_risk: ArrayLike) -> FloatArray:
    """Children a year whom prevention has to reach: births times the share at risk."""
    return np.asarray(births_a_year, dtype=float) * np.asarray(share_at_risk, dtype=float)


def replacement(profile: FloatArray, *, target: float, months: int) -> Replacement:
    """Can the target still be met by preventing stunting among children not yet born? ``profile``: 60 shares by age.

    In h months a share h/60 is new; older children keep today's rates for their age. Needed among the new:
    ``(T - sum over a >= h of p0(a)/60)/(h/60)``. Raises ValueError for months outside 1 to 60, NothingAtRiskError where
    the profile has no stunting at all below that age.
    """
    if not 1 <= months <= MONTHS:
        raise ValueError(f"months must lie between 1 and {MONTHS}, got {months}")
    share = months / MONTHS
    needed = (target - float(profile[months:].sum()) / MONTHS) / share
    expected = float(profile[:months].mean())
    if expected <= 0:
        raise NothingAtRiskError(months)
    cut = 1 - needed / expected
    return Replacement(months, share, needed, expected, cut, reach(cut))


def replacements(profile: FloatArray, *, target: float, months: Sequence[int]) -> tuple[Replacement, ...]:
    """``replacement`` at each of these months."""
    return tuple(replacement(profile, target=target, months=each) for each in months)


def reach(cut: float) -> Reach:
    """How far a cut among the unborn lies from what prevention has ever done."""
    if cut <= WITHIN_REACH:
        return "dalam jangkauan"
    return "berat" if cut <= BEST_TRIAL else "tidak tercapai dengan pencegahan saja"
