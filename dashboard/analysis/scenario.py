"""What if coverage were raised? Stunting by month of age after some months, from trial effects: small and slow.

Ages are the 60 month middles 0.5 ... 59.5; prevalences, coverages and shares are fractions (0-1); months are months.
An intervention works in its window of age (pregnancy is -9 to 0). A child who was in the window only partly after the
start is partly reached, so the full effect in under-fives takes five years. Existing coverage already works: only the
change counts. Within one channel interventions are alternatives (the strongest counts), channels multiply.

Effects come from trials elsewhere, usually of a few per cent; income, schooling and food prices are outside the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import expit, logit

FloatArray = NDArray[np.float64]

AGES = np.arange(60) + 0.5
UNDER_TWO = 24
HORIZONS = (12, 24, 36, 48, 60)
RAMP_MONTHS = 12.0
# Effective coverage over recorded coverage.
QUALITY = 0.70
# Share below -2 SD in a healthy population: no intervention goes below it.
FLOOR = 0.023


class ScenarioError(Exception):
    """A what-if cannot be computed; carries the value at fault."""


@dataclass(frozen=True)
class Intervention:
    """One programme line whose coverage changes.

    ``window_from``/``window_to``: months of age in which it works (pregnancy -9 to 0). ``pr`` with ``pr_lo``-``pr_hi``:
    prevalence ratio and its 95 % interval (1 = no effect). ``affected_share``: share of children it concerns.
    ``coverage_now``/``coverage_then``: recorded coverage among them. ``persistence``: share of the effect left after
    the window, with the ends of its triangular range. Raises ScenarioError for values outside their bounds.
    """

    id: str
    window_from: float
    window_to: float
    pr: float
    pr_lo: float
    pr_hi: float
    channel: str
    affected_share: float
    coverage_now: float
    coverage_then: float
    persistence: float = 0.85
    persistence_lo: float = 0.5
    persistence_hi: float = 1.0

    def __post_init__(self) -> None:
        for name in ("affected_share", "coverage_now", "coverage_then", "persistence", "persistence_lo",
                     "persistence_hi"):
            if not 0 <= getattr(self, name) <= 1:
                raise ScenarioError(f"{self.id}: {name} {getattr(self, name)} is not a share between 0 and 1")
        if not -9 <= self.window_from < self.window_to <= 60:
            raise ScenarioError(f"{self.id}: window {self.window_from} to {self.window_to} months is not an age window")
        if not 0 < self.pr_lo <= self.pr <= self.pr_hi:
            raise ScenarioError(f"{self.id}: prevalence ratio {self.pr} ({self.pr_lo} to {self.pr_hi}) is not usable")
        if not self.persistence_lo <= self.persistence <= self.persistence_hi:
            raise ScenarioError(f"{self.id}: persistence {self.persistence} lies outside its range")

    @property
    def inert(self) -> bool:
        """Nothing changes: same coverage, nobody concerned, or an effect fixed at none."""
        no_effect = self.pr_lo == self.pr == self.pr_hi == 1
        return no_effect or self.coverage_then == self.coverage_now or self.affected_share == 0


@dataclass(frozen=True)
class Path:
    """Prevalence now and at each horizon (months) of under-fives and under-twos, and by month of age (horizon, age)."""

    horizons: tuple[int, ...]
    start_under_five: float
    start_under_two: float
    under_five: FloatArray
    under_two: FloatArray
    by_age: FloatArray


def age_profile(bands: pd.DataFrame) -> FloatArray:
    """Prevalence in each of the 60 months of age. ``bands``: age_from_mo, age_to_mo (exclusive), stunting_pct (%).

    Raises ScenarioError when the bands do not cover months 0-59 exactly once.
    """
    low, high = bands["age_from_mo"].to_numpy(dtype=float), bands["age_to_mo"].to_numpy(dtype=float)
    inside = (low[None, :] <= AGES[:, None]) & (AGES[:, None] < high[None, :])
    if not (inside.sum(axis=1) == 1).all():
        months = [int(age) for age in AGES[inside.sum(axis=1) != 1]]
        raise ScenarioError(f"age bands do not cover these months exactly once: {months}")
    return bands["stunting_pct"].to_numpy(dtype=float)[inside.argmax(axis=1)] / 100


def shift_to_level(profile: FloatArray, levels: float | FloatArray) -> FloatArray:
    """The constant on the logit that moves the mean of a profile to each level (fraction). Newton steps at once."""
    wanted = np.asarray(levels, dtype=float)
    if not ((wanted > 0) & (wanted < 1)).all():
        raise ScenarioError(f"level {levels} is not a share between 0 and 1")
    # A profile has few different values: one per age band.
    values, months = np.unique(profile, return_counts=True)
    shape, weight = logit(values), months / months.sum()
    shift = logit(wanted) - logit(profile.mean())
    for _ in range(8):
        shifted = expit(shape + shift[..., None])
        shift = shift - (shifted @ weight - wanted) / ((shifted * (1 - shifted)) @ weight)
    return np.asarray(shift)


def at_level(profile: FloatArray, level: float) -> FloatArray:
    """The profile moved by a constant on the logit so that its mean is ``level`` (fraction)."""
    return np.asarray(expit(logit(profile) + shift_to_level(profile, level)))


def exposure(window_from: float, *, window_to: float, months: float, ramp: float = RAMP_MONTHS) -> FloatArray:
    """Share of its window so far that each age spent after the start, ``months`` later (0-1, 60 ages).

    Coverage grows over ``ramp`` months, which counts as a start half a ramp later.
    """
    effective = max(months - ramp / 2, 0.0)
    lived_to = np.minimum(AGES, window_to)
    after_start = lived_to - np.maximum(window_from, AGES - effective)
    lived = np.where(window_from < AGES, lived_to - window_from, 1.0)
    return np.where(window_from < AGES, np.clip(after_start / lived, 0.0, 1.0), 0.0)


def reduction(intervention: Intervention, *, pr: FloatArray, quality: FloatArray) -> FloatArray:
    """1 - R at full exposure inside the window, per draw: q(c1 - c0)·f·e / (1 - q·c0·f·e) with e = 1 - PR."""
    effect = intervention.affected_share * (1 - pr)
    gained = intervention.coverage_then - intervention.coverage_now
    return quality * gained * effect / (1 - quality * intervention.coverage_now * effect)


def remaining(
    profiles: FloatArray, *, interventions: Sequence[Intervention], reductions: Sequence[FloatArray],
    persistences: Sequence[FloatArray], months: float, ramp: float,
) -> FloatArray:
    """Prevalence by draw and age ``months`` after the start. ``profiles``: (draws, 60) without any change."""
    draws = max(len(profiles), *(len(full) for full in reductions)) if reductions else len(profiles)
    left = np.repeat(profiles, draws // len(profiles), axis=0)
    for channel in dict.fromkeys(each.channel for each in interventions):
        strongest: FloatArray | None = None
        for intervention, full, persistence in zip(interventions, reductions, persistences, strict=True):
            if intervention.channel == channel:
                lost = _lost(intervention, full=full, persistence=persistence, months=months, ramp=ramp)
                strongest = lost if strongest is None else np.maximum(strongest, lost)
        assert strongest is not None
        left *= 1 - strongest
    return np.minimum(np.maximum(left, np.minimum(profiles, FLOOR)), 1.0)


def _lost(
    intervention: Intervention, *, full: FloatArray, persistence: FloatArray, months: float, ramp: float
) -> FloatArray:
    """1 - R by draw and age. After the window part of it wears off."""
    reached = exposure(intervention.window_from, window_to=intervention.window_to, months=months, ramp=ramp)
    last = int(np.searchsorted(AGES, intervention.window_to, side="right"))
    lost = np.zeros((len(full), len(AGES)))
    np.multiply(full[:, None], reached[:last], out=lost[:, :last])
    np.multiply((full * persistence)[:, None], reached[last:], out=lost[:, last:])
    return lost


def run(
    interventions: Sequence[Intervention], *, profile: FloatArray, quality: float = QUALITY,
    ramp: float = RAMP_MONTHS, horizons: tuple[int, ...] = HORIZONS,
) -> Path:
    """One computation with central values. ``profile``: prevalence in the 60 months of age if nothing changes."""
    changing = [intervention for intervention in interventions if not intervention.inert]
    profiles = _checked(profile)[None, :]
    reductions = [
        reduction(each, pr=np.array([each.pr]), quality=np.array([quality])) for each in changing
    ]
    persistences = [np.array([each.persistence]) for each in changing]
    by_age = np.vstack([
        remaining(profiles, interventions=changing, reductions=reductions, persistences=persistences,
                  months=months, ramp=ramp)
        for months in horizons
    ])  # fmt: skip
    return Path(
        horizons=horizons,
        start_under_five=float(profiles.mean()), start_under_two=float(profiles[:, :UNDER_TWO].mean()),
        under_five=by_age.mean(axis=1), under_two=by_age[:, :UNDER_TWO].mean(axis=1), by_age=by_age,
    )  # fmt: skip


def _checked(profile: FloatArray) -> FloatArray:
    profile = np.asarray(profile, dtype=float)
    if profile.shape != AGES.shape or not ((profile >= 0) & (profile <= 1)).all():
        raise ScenarioError(f"a profile needs 60 shares between 0 and 1, found {profile.shape}")
    return profile
