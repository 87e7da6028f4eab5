"""Intervals of a proportion. Proportions are fractions (0-1), counts are children.

Wilson's score interval is used for every proportion: it stays inside 0-1 and behaves at small n
(Wilson 1927, JASA 22:209; formula as restated by Newcombe 1998, Stat Med 17:857).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit, ndtri

FloatArray = npt.NDArray[np.float64]

# A kabupaten survey without published sample size: 345,000 households over 514 kabupaten/kota (SSGI 2024).
SURVEY_CHILDREN_ASSUMED = 671
# Clustering of a household survey; 1 and 2 are shown beside it because the true value is not published.
DESIGN_EFFECT_ASSUMED = 1.5


def z_value(level: float) -> float:
    """Two-sided standard normal quantile: 0.95 gives 1.959964, 0.998 gives 3.090232."""
    if not 0.0 < level < 1.0:
        raise ValueError(f"level must lie between 0 and 1, got {level}")
    return float(ndtri(0.5 + level / 2.0))


def wilson(x: npt.ArrayLike, n: npt.ArrayLike, *, level: float = 0.95) -> tuple[Any, Any]:
    """Wilson interval of x children out of n: ``((2x + z²) ± z·sqrt(z² + 4x(1 - x/n))) / (2(n + z²))``.

    Vectorised; fractional x and n are allowed (effective sample sizes). Scalars give floats, arrays give arrays.
    n = 0 gives NaN: no child, no interval. Raises ValueError where x < 0 or x > n.
    """
    cases, measured = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(n, dtype=float))
    if np.any(cases < 0) or np.any(cases > measured * (1 + 1e-12)):
        bad = np.argmax(((cases < 0) | (cases > measured * (1 + 1e-12))).ravel())
        raise ValueError(f"x must lie between 0 and n, got x={cases.ravel()[bad]}, n={measured.ravel()[bad]}")
    z = z_value(level)
    counted = np.where(measured > 0, measured, np.nan)
    middle = 2 * cases + z * z
    spread = z * np.sqrt(np.maximum(z * z + 4 * cases * (1 - cases / counted), 0.0))
    below = np.where(cases == 0, 0.0 * counted, (middle - spread) / (2 * (counted + z * z)))
    above = np.where(cases == measured, 1.0 + 0.0 * counted, (middle + spread) / (2 * (counted + z * z)))
    low, high = np.clip(below, 0.0, 1.0), np.clip(above, 0.0, 1.0)
    return (float(low), float(high)) if low.ndim == 0 else (low, high)


def survey_interval(
    p: npt.ArrayLike,
    *,
    n: npt.ArrayLike = SURVEY_CHILDREN_ASSUMED,
    design_effect: float = DESIGN_EFFECT_ASSUMED,
    level: float = 0.95,
) -> tuple[Any, Any]:
    """Approximate interval of a survey value without a published one: Wilson with ``n / design_effect`` children.

    Sampling error only. To be drawn dashed and called an estimate: it is not the survey's own interval.
    """
    effective = np.asarray(n, dtype=float) / design_effect
    return wilson(np.asarray(p, dtype=float) * effective, effective, level=level)


def standard_error(p: npt.ArrayLike, *, n: npt.ArrayLike, design_effect: float = 1.0) -> Any:
    """``sqrt(p(1 - p)·design_effect / n)``: standard error of a share of n children."""
    share = np.asarray(p, dtype=float)
    return np.sqrt(share * (1 - share) * design_effect / np.asarray(n, dtype=float))


def standard_error_of_interval(low: npt.ArrayLike, *, high: npt.ArrayLike, level: float = 0.95) -> Any:
    """Standard error implied by a published interval: its width over ``2z``."""
    return (np.asarray(high, dtype=float) - np.asarray(low, dtype=float)) / (2 * z_value(level))


def census_standard_error(x: float, *, n: float, registered: float) -> float:
    """Standard error for "how many children are stunted now" when n of ``registered`` children were measured.

    ``SE·sqrt((S - n)/(S - 1))``: nothing is left to chance once every registered child is measured. Not for the
    question whether the risk is high (bands, funnel, lokus): that keeps the full interval.
    """
    if n <= 0 or registered < n:
        return float("nan")
    if registered <= 1:
        return 0.0
    return float(standard_error(x / n, n=n) * np.sqrt((registered - n) / (registered - 1)))


def logit_gap(p_routine: npt.ArrayLike, *, p_survey: npt.ArrayLike) -> Any:
    """``logit(routine) - logit(survey)`` of the same year: how far the two families stand apart. Never a "fall"."""
    return logit(np.asarray(p_routine, dtype=float)) - logit(np.asarray(p_survey, dtype=float))


def logit_interval(centre: npt.ArrayLike, *, spread: npt.ArrayLike, level: float) -> tuple[Any, Any]:
    """``expit(u ± z·sd)``: interval on the share of a value known on the logit scale."""
    z = z_value(level)
    middle, sd = np.asarray(centre, dtype=float), np.asarray(spread, dtype=float)
    return expit(middle - z * sd), expit(middle + z * sd)
