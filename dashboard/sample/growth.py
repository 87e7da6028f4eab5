"""How long the synthetic children are: HAZ by age, and the shift a desa needs to show its level after heaping.

Mean and SD of HAZ by age follow a real kabupaten's file of 2025 (plausible rows): 0-5 months -0.15/1.42, 6-11
-0.34/1.30, 12-23 -0.89/1.18, 24-35 -1.13/1.06, 36-47 -1.07/0.96, 48-59 -1.09/0.84. The level a desa has to show is
reached by shifting the mean. Published levels of 3 % can therefore only come from children who look taller than those
of that file: the sample says nothing about why real registers show so little.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.optimize import brentq

_AGE_MONTHS = (0, 3, 9, 18, 30, 42, 54, 60)
_HAZ_MEAN = (0.0, -0.15, -0.34, -0.89, -1.13, -1.07, -1.09, -1.09)
_HAZ_SD = (1.40, 1.42, 1.30, 1.18, 1.06, 0.96, 0.84, 0.82)
_SPREAD = 0.88
STUNTED_BELOW = -2.005  # rounds to -2.01
_HEAP_REACH = 0.30  # SD below the line over which the temptation fades
_MONTH_DAYS = 30.4375


def haz_mean(age_days: np.ndarray) -> np.ndarray:
    """Mean HAZ at this age before the desa's shift."""
    return np.interp(age_days / _MONTH_DAYS, _AGE_MONTHS, _HAZ_MEAN)


def haz_sd(age_days: np.ndarray) -> np.ndarray:
    """SD of HAZ at this age."""
    return np.interp(age_days / _MONTH_DAYS, _AGE_MONTHS, _HAZ_SD) * _SPREAD


def heap_temptation(haz: np.ndarray) -> np.ndarray:
    """Chance (0-1, for a posyandu with heap = 1) that a HAZ below the line is written just above it."""
    return np.where(haz < STUNTED_BELOW, np.exp(np.minimum(0, haz - STUNTED_BELOW) / _HEAP_REACH), 0.0)


def shift_for(share: np.ndarray, *, heap: np.ndarray) -> np.ndarray:
    """Shift of mean HAZ (SD) under which this share of children, 0-59 months, stays below -2 SD after heaping."""
    shifts, below, taken = _share_by_shift()
    wanted = zip(share, heap, strict=True)
    return np.array([np.interp(-part, -(below - habit * taken), shifts) for part, habit in wanted])


def _normal_density(z: np.ndarray) -> np.ndarray:
    return np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)


@lru_cache(maxsize=1)
def _share_by_shift() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For a range of shifts: the share below -2 SD over all ages, and the part of it that full heaping takes away."""
    age = (np.arange(60) + 0.5) * _MONTH_DAYS
    shifts = np.linspace(-1.5, 3.5, 201)
    z = np.arange(-8, STUNTED_BELOW, 0.01)
    scale = haz_sd(age)[:, None]
    below, taken = np.zeros(len(shifts)), np.zeros(len(shifts))
    for number, shift in enumerate(shifts):
        density = _normal_density((z[None, :] - haz_mean(age)[:, None] - shift) / scale) / scale
        below[number] = density.mean(axis=0).sum() * 0.01
        taken[number] = (density.mean(axis=0) * heap_temptation(z)).sum() * 0.01
    return shifts, below, taken


def centring_shift(haz: np.ndarray, *, heap: np.ndarray, share: float) -> float:
    """One small shift for everybody (SD) so that the children who really came show this share after heaping.

    Without it the luck of a few large kelurahan would move the whole kabupaten off its published level. At most 0.5 SD,
    for a sample of a few hundred children may not be able to show a share of 3 % at all.
    """
    def excess(shift: float) -> float:
        z = haz + shift
        return float(((z < STUNTED_BELOW) * (1 - heap * heap_temptation(z))).mean()) - share

    if excess(-0.5) <= 0 or excess(0.5) >= 0:
        return 0.0
    return float(brentq(excess, -0.5, 0.5, xtol=1e-4))
