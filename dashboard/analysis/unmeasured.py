"""Children who were not measured: coverage, what they could change, and what selection would do. Fractions 0-1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import logit

# Registered below this share of the projection: "daftar sasaran mungkin belum lengkap".
REGISTER_COMPLETE = 0.8


@dataclass(frozen=True)
class Coverage:
    """TB/S against both denominators; NaN where one is missing or 0. Above 1 is kept and flagged, never clipped."""

    registered: float
    projected: float
    above_registered: bool
    above_projected: bool
    register_incomplete: bool


def share(part: npt.ArrayLike, *, whole: npt.ArrayLike) -> Any:
    """part/whole; NaN ("tidak ada sasaran") where the whole is 0 or missing. Vectorised."""
    top, bottom = np.asarray(part, dtype=float), np.asarray(whole, dtype=float)
    return top / np.where(bottom > 0, bottom, np.nan)


def coverage(n: float, *, registered: float | None, projected: float | None) -> Coverage:
    """Coverage of n measured children: n/S_reg (terdaftar) and n/S_proy (proyeksi), always both."""
    known = np.nan if registered is None else registered
    expected = np.nan if projected is None else projected
    by_register, by_projection = float(share(n, whole=known)), float(share(n, whole=expected))
    return Coverage(
        registered=by_register,
        projected=by_projection,
        above_registered=by_register > 1,
        above_projected=by_projection > 1,
        register_incomplete=bool(share(known, whole=expected) < REGISTER_COMPLETE),
    )


def bounds(x: npt.ArrayLike, *, n: npt.ArrayLike, total: npt.ArrayLike) -> tuple[Any, Any]:
    """Prevalence if all unmeasured children were normal, and if all were stunted: ``x/S`` and ``(x + S - n)/S``.

    No assumption at all (Manski bounds). NaN where S < n or S = 0: then there are no bounds. Vectorised.
    """
    cases, measured = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    everyone = np.asarray(total, dtype=float)
    usable = np.where((everyone >= measured) & (everyone > 0), everyone, np.nan)
    return cases / usable, (cases + usable - measured) / usable


def observed_share(p: npt.ArrayLike, *, ratio: npt.ArrayLike) -> Any:
    """Share seen when stunted children are ``ratio`` times as likely to be measured: ``a·p/(1 - p + a·p)``."""
    true, a = np.asarray(p, dtype=float), np.asarray(ratio, dtype=float)
    return a * true / (1 - true + a * true)


def true_share(p_observed: npt.ArrayLike, *, ratio: npt.ArrayLike) -> Any:
    """Inverse of observed_share: ``p_obs/(a(1 - p_obs) + p_obs)``."""
    seen, a = np.asarray(p_observed, dtype=float), np.asarray(ratio, dtype=float)
    return seen / (a * (1 - seen) + seen)


def ratio_needed(p_observed: npt.ArrayLike, *, p: npt.ArrayLike) -> Any:
    """How unequal measuring would have to be for selection alone to turn p into p_observed: the odds ratio."""
    return np.exp(logit(np.asarray(p_observed, dtype=float)) - logit(np.asarray(p, dtype=float)))
