"""Age: bands, and prevalence standardised for age. Proportions are fractions (0-1), ages are days.

Stunting rises over the first two years of life, so a desa that happened to measure older children looks worse. Direct
standardisation weights the rates of the age bands with the kabupaten's registered children of each band.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.analysis.intervals import FloatArray, wilson

DAYS_PER_MONTH = 30.4375
# [0,6) [6,12) [12,24) [24,36) [36,48) [48,60) months.
BAND_STARTS_MONTHS = (0, 6, 12, 24, 36, 48)
BAND_END_MONTHS = 60


@dataclass(frozen=True)
class Standardised:
    """Standardised prevalence and its interval. ``empty_bands`` (positions) had weight but no measured child: then the
    value is NaN, because a rate nobody measured is not 0."""

    prevalence: float
    low: float
    high: float
    effective_n: float
    empty_bands: tuple[int, ...] = ()


def age_band(age_days: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Position of the age band (0-5), -1 outside 0-59 completed months (of 30.4375 days) or where age is missing."""
    months = np.asarray(age_days, dtype=float) / DAYS_PER_MONTH
    band = np.searchsorted(BAND_STARTS_MONTHS, np.nan_to_num(months, nan=-1.0), side="right") - 1
    return np.where((months >= 0) & (months < BAND_END_MONTHS), band, -1).astype(np.int64)


def standardise(
    x: npt.ArrayLike, *, n: npt.ArrayLike, weights: npt.ArrayLike, level: float = 0.95
) -> Standardised:
    """``Σ w·x/n`` with weights scaled to 1; interval = Wilson on the effective n ``p(1 - p)/Σ w²·p_i(1 - p_i)/n_i``.

    Arrays are per band. Bands with x = 0 or x = n get their variance from (x + 0.5)/(n + 1), else a single child
    would seem to be known for certain. Raises ValueError for weights that are negative or all 0.
    """
    cases, measured = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    weight: FloatArray = np.asarray(weights, dtype=float)
    if np.any(weight < 0) or weight.sum() <= 0:
        raise ValueError(f"weights must be 0 or more and not all 0, got {weight.tolist()}")
    empty = tuple(np.flatnonzero((measured <= 0) & (weight > 0)).tolist())
    if empty:
        nothing = float("nan")
        return Standardised(nothing, nothing, nothing, nothing, empty)
    shares, sizes = standardise_many(cases[None, :], n=measured[None, :], weights=weight)
    prevalence, effective = float(shares[0]), float(sizes[0])
    low, high = wilson(min(prevalence, 1.0) * effective, effective, level=level)
    return Standardised(prevalence, float(low), float(high), effective)


def standardise_many(
    x: FloatArray, *, n: FloatArray, weights: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The same for many places at once (rows = places, columns = bands): prevalence and effective n per place.

    NaN where a band with weight has no measured child.
    """
    used = weights > 0
    cases, measured, weight = x[:, used], n[:, used], weights[used] / weights.sum()
    counted = np.where(measured > 0, measured, np.nan)
    smoothed = np.where((cases == 0) | (cases == counted), (cases + 0.5) / (counted + 1), cases / counted)
    variance = (weight**2 * smoothed * (1 - smoothed) / counted).sum(axis=1)
    typical = smoothed @ weight
    return (cases / counted) @ weight, typical * (1 - typical) / variance
