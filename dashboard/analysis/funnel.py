"""Funnel: which places differ from the kabupaten by more than the size of their group explains.

Limits ``p0 ± z·sqrt(p0(1 - p0)/n)`` around the pooled share (Spiegelhalter 2005, Stat Med 24:1185), at 95 % and 99.8 %,
clipped to 0-1 and not widened for overdispersion. Act on 99.8 %; 95 % means "perlu dilihat": of 94 equal desa about
four to five fall outside 95 % by chance. Proportions are fractions (0-1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from dashboard.analysis.intervals import FloatArray, z_value

FunnelClass = Literal["rendah 99,8", "rendah 95", "tidak berbeda", "tinggi 95", "tinggi 99,8", ""]

WARNING_LEVEL = 0.95
ACTION_LEVEL = 0.998


@dataclass(frozen=True)
class Funnel:
    """``centre`` = pooled share; ``classes`` per place, '' where nobody was measured."""

    centre: float
    classes: tuple[FunnelClass, ...]


def limits(n: npt.ArrayLike, *, centre: float, level: float) -> tuple[FloatArray, FloatArray]:
    """Funnel limits at n children around ``centre``; NaN where n = 0. Also draws the curves."""
    children = np.asarray(n, dtype=float)
    counted = np.where(children > 0, children, np.nan)
    half = z_value(level) * np.sqrt(centre * (1 - centre) / counted)
    return np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)


def funnel(x: npt.ArrayLike, *, n: npt.ArrayLike, centre: float | None = None) -> Funnel:
    """Class of each place with x cases among n measured; ``centre`` defaults to Σx/Σn.

    Raises ValueError when nobody was measured anywhere and no centre is given.
    """
    cases, measured = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    if centre is None:
        if measured.sum() <= 0:
            raise ValueError(f"no measured children to take a centre from, got Σn={measured.sum()}")
        centre = float(cases.sum() / measured.sum())
    share = cases / np.where(measured > 0, measured, np.nan)
    low95, high95 = limits(measured, centre=centre, level=WARNING_LEVEL)
    low998, high998 = limits(measured, centre=centre, level=ACTION_LEVEL)
    outside = [measured <= 0, share < low998, share > high998, share < low95, share > high95]
    names = ["", "rendah 99,8", "tinggi 99,8", "rendah 95", "tinggi 95"]
    return Funnel(centre, tuple(np.select(outside, names, default="tidak berbeda").tolist()))
