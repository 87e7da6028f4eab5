"""Do the data back the list of lokus? Bands, burden, and the provincial criterion. Fractions 0-1, counts of children.

The naive difference "lokus against the others" is not made here on purpose: lokus chosen because they were worst look
improved by 5 points without any effect at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.analysis.small_areas import Posterior, bands, fit_beta_binomial, posterior

HATCHED_BELOW = 0.60
SHARE_FOR_A = 1.0
SHARE_FOR_B = 0.75


def audit(desa: pd.DataFrame, *, threshold: float) -> pd.DataFrame:
    """The frame with estimate, above, band, burden and agreement added, for every desa.

    ``desa`` has x, n (one period, or two bulan timbang pooled) and is_lokus. ``above`` = P(true share > threshold);
    ``burden`` = P x children stunted, the order of the screen. ``band`` is '' for all desa where the data allow no P
    (too few desa with 10 or more measured).
    """
    fit = fit_beta_binomial(desa["x"], n=desa["n"])
    if fit is None:
        nothing = np.full(len(desa), np.nan)
        judged = desa.assign(estimate=nothing, above=nothing, band="", burden=nothing)
    else:
        place = posterior(desa["x"], n=desa["n"], fit=fit)
        judged = _judge(desa, place=place, threshold=threshold)
    return judged.assign(agreement=_agreement(judged))


def _judge(desa: pd.DataFrame, *, place: Posterior, threshold: float) -> pd.DataFrame:
    above = place.above(threshold)
    return desa.assign(
        estimate=place.estimate, above=above, band=list(bands(above)), burden=above * desa["x"].to_numpy(dtype=float)
    )


def _agreement(judged: pd.DataFrame) -> list[str]:
    """List against data: a lokus above, undecided or below; another desa that is as high; '' for the rest."""
    lokus, band = judged["is_lokus"].to_numpy(dtype=bool), judged["band"].to_numpy()
    choices = [
        lokus & (band == "atas"),
        lokus & (band == "belum"),
        lokus & (band == "bawah"),
        lokus & (band == ""),
        ~lokus & (band == "atas"),
    ]
    names = ["didukung data", "belum dapat dibedakan", "tidak didukung data", "tidak ada data", "sama tingginya"]
    return np.select(choices, names, default="").tolist()


def hatched(n: float, *, projected: float | None) -> bool:
    """Band drawn hatched: TB/S_proy below 60 %, or unknown - P knows nothing of who was missed."""
    return projected is None or projected <= 0 or n / projected < HATCHED_BELOW


@dataclass(frozen=True)
class Criterion:
    """Provincial criterion 1.1 of the lokus choice.

    ``grade``: 'A' (all lokus are high), 'B' (at least 75 %) or '' (neither, or no list). ``high`` = lokus with many
    cases and/or a high prevalence, of ``judged`` lokus with data; ``unknown`` = lokus without data, or missing from
    the list (``list_size`` counts them). They are not counted as high.
    """

    grade: Literal["A", "B", ""]
    high: int
    judged: int
    unknown: int
    share: float
    cases_above: float
    share_above: float


def provincial_criterion(
    desa: pd.DataFrame,
    *,
    list_size: int | None = None,
    cases_above: float | None = None,
    share_above: float | None = None,
) -> Criterion:
    """Share of lokus with high cases and/or high prevalence, from columns x, n, is_lokus.

    "High" must be said on screen: by default above the median of the kabupaten's desa with measured children, for cases
    (children) and for prevalence (fraction) alike. The share is over the whole list, so a lokus without data counts
    against it.
    """
    known = desa[desa["n"] > 0]
    prevalence = known["x"] / known["n"]
    many = float(known["x"].median()) if cases_above is None else cases_above
    high_share = float(prevalence.median()) if share_above is None else share_above
    is_high = (known["x"] > many) | (prevalence > high_share)
    chosen = known["is_lokus"].astype(bool)
    listed = max(int(desa["is_lokus"].sum()), list_size or 0)
    high, judged = int((is_high & chosen).sum()), int(chosen.sum())
    share = high / listed if listed else float("nan")
    grade: Literal["A", "B", ""] = "A" if share >= SHARE_FOR_A else "B" if share >= SHARE_FOR_B else ""
    return Criterion(grade, high, judged, listed - judged, share, many, high_share)


def expected_fall_of_chosen(desa: pd.DataFrame) -> float | None:
    """Fall (fraction) the chosen desa will show by chance alone: raw minus shrunken share, both weighted with n.

    Columns x, n, is_lokus of the period the choice was made on. None without a fit or without a measured lokus. A later
    value is to be compared with the shrunken share, never with the raw one.
    """
    fit = fit_beta_binomial(desa["x"], n=desa["n"])
    chosen = desa[desa["is_lokus"].astype(bool) & (desa["n"] > 0)]
    if fit is None or chosen.empty:
        return None
    shrunken = posterior(chosen["x"], n=chosen["n"], fit=fit).estimate
    n = chosen["n"].to_numpy(dtype=float)
    return float((chosen["x"].sum() - shrunken @ n) / n.sum())
