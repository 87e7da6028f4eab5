"""The same what-if with its uncertainty: effect sizes, quality, persistence and level drawn together.

PR is lognormal from its 95 % interval; quality Beta(14, 6), one draw for the whole scenario (a kabupaten that records
well records everything well); persistence triangular, one draw per kind of window; the present level normal on the
logit scale. The generator is passed in. Proportions are fractions (0-1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from dashboard.analysis.intervals import z_value
from dashboard.analysis.scenario import (
    HORIZONS,
    RAMP_MONTHS,
    UNDER_TWO,
    FloatArray,
    Intervention,
    reduction,
    remaining,
    shift_to_level,
)

DRAWS = 5000
QUALITY_BETA = (14.0, 6.0)
RANGE = (10.0, 50.0, 90.0)
# A fall below this is rounding of the computer, not an effect.
NO_FALL = 1e-12


@dataclass(frozen=True)
class Spread:
    """Low, median and high (80 % range) at each horizon, in fractions."""

    low: FloatArray
    median: FloatArray
    high: FloatArray


@dataclass(frozen=True)
class Simulation:
    """``under_five``/``under_two``: prevalence; ``fall_*``: against nothing changed in the same draw (positive = fewer)
    so that the uncertain level hardly blurs the effect; ``share_falling``: draws in which under-fives fall at all.
    """

    horizons: tuple[int, ...]
    draws: int
    under_five_now: Spread
    under_five: Spread
    under_two: Spread
    fall_five: Spread
    fall_two: Spread
    share_falling: FloatArray

    def averted(self, children: float) -> Spread:
        """Children fewer stunted at each horizon among this many under-fives: low, median, high."""
        fall = self.fall_five
        return Spread(children * fall.low, children * fall.median, children * fall.high)


def simulate(
    interventions: Sequence[Intervention],
    *,
    profile: FloatArray,
    rng: np.random.Generator,
    draws: int = DRAWS,
    level_sd: float = 0.0,
    quality: float | None = None,
    ramp: float = RAMP_MONTHS,
    horizons: tuple[int, ...] = HORIZONS,
) -> Simulation:
    """Draw the scenario. ``profile``: 60 shares if nothing changes; ``level_sd``: sd of its level on the logit.

    ``quality``: effective over recorded coverage taken as exactly this; None = drawn.
    """
    profiles = _profiles(profile, draws=draws, level_sd=level_sd, rng=rng)
    drawn = rng.beta(*QUALITY_BETA, size=draws)
    qualities = drawn if quality is None else np.full(draws, quality)
    changing = [each for each in interventions if not each.inert]
    reductions = [reduction(each, pr=_ratios(each, draws=draws, rng=rng), quality=qualities) for each in changing]
    kinds = sorted({_triangle(each) for each in changing})
    kept = {kind: _persistence(kind, draws=draws, rng=rng) for kind in kinds}
    five, two = np.empty((draws, len(horizons))), np.empty((draws, len(horizons)))
    for at, months in enumerate(horizons):
        left = remaining(
            profiles, interventions=changing, reductions=reductions,
            persistences=[kept[_triangle(each)] for each in changing], months=months, ramp=ramp,
        )
        five[:, at], two[:, at] = left.mean(axis=1), left[:, :UNDER_TWO].mean(axis=1)
    five_now, two_now = profiles.mean(axis=1)[:, None], profiles[:, :UNDER_TWO].mean(axis=1)[:, None]
    fall_five = five_now - five
    return Simulation(
        tuple(horizons), draws, _spread(five_now), _spread(five), _spread(two), _spread(fall_five),
        _spread(two_now - two), (fall_five > NO_FALL).mean(axis=0),
    )


def _profiles(profile: FloatArray, *, draws: int, level_sd: float, rng: np.random.Generator) -> FloatArray:
    if level_sd == 0:
        return profile[None, :]
    level = expit(logit(profile.mean()) + level_sd * rng.standard_normal(draws))
    # One expit per different value (age band), then spread over the months. The same order in memory as every later
    # array: means are then taken in the same order, and what changes nothing changes nothing to the last digit.
    values, month = np.unique(profile, return_inverse=True)
    spread = expit(logit(values) + shift_to_level(profile, level)[:, None])[:, month]
    return np.ascontiguousarray(spread, dtype=float)


def _triangle(intervention: Intervention) -> tuple[float, float, float]:
    return intervention.persistence_lo, intervention.persistence, intervention.persistence_hi


def _persistence(triangle: tuple[float, float, float], *, draws: int, rng: np.random.Generator) -> FloatArray:
    low, mode, high = triangle
    return rng.triangular(low, mode, high, size=draws) if low < high else np.full(draws, mode)


def averted_range(
    by_line: FloatArray, *, ratios: Sequence[tuple[float, float, float]], quality: float, rng: np.random.Generator,
    draws: int = DRAWS,
) -> tuple[float, float, float]:
    """Low, median and high (80 % range) of children averted by lines whose central values are known.

    ``by_line``: children averted per line at its central prevalence ratio and at ``quality`` (effective over recorded
    coverage); ``ratios``: (low, central, high) of each line, its 95 % interval. Ratios and quality are drawn.
    """
    total = np.zeros(draws)
    for averted, (low, central, high) in zip(by_line, ratios, strict=True):
        if central != 1:
            total += averted * (1 - _lognormal(central, low=low, high=high, draws=draws, rng=rng)) / (1 - central)
    found = np.percentile(total * rng.beta(*QUALITY_BETA, size=draws) / quality, RANGE)
    return float(found[0]), float(found[1]), float(found[2])


def _ratios(intervention: Intervention, *, draws: int, rng: np.random.Generator) -> FloatArray:
    return _lognormal(intervention.pr, low=intervention.pr_lo, high=intervention.pr_hi, draws=draws, rng=rng)


def _lognormal(pr: float, *, low: float, high: float, draws: int, rng: np.random.Generator) -> FloatArray:
    spread = (np.log(high) - np.log(low)) / (2 * z_value(0.95))
    return np.asarray(np.exp(np.log(pr) + spread * rng.standard_normal(draws)), dtype=float)


def _spread(values: FloatArray) -> Spread:
    low, median, high = np.percentile(values, RANGE, axis=0)
    return Spread(low, median, high)
