"""What the gates ask of every desa: standardised change, coverage, and the measuring signs of its puskesmas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import queries
from dashboard.analysis.deviance import Evidence, Pooled, log_odds_change, pool_changes
from dashboard.analysis.quality import Grade, digit_preference, edge_signals, sd_haz_within
from dashboard.analysis.weighting import BAND_STARTS_MONTHS, standardise_many
from dashboard.queries import Database
from dashboard.queries.measuring_units import desa_age_counts, desa_puskesmas, puskesmas_signs

BANDS = len(BAND_STARTS_MONTHS)
MOST_BASELINE = 4
DIGITS = [f"d{digit}" for digit in range(10)]


@dataclass(frozen=True)
class Months:
    """Two consecutive bulan timbang that are judged, and the earlier ones they are held against."""

    baseline: tuple[date, ...]
    first: date
    last: date


def chosen_months(weighing: tuple[date, ...], *, lokus_years: tuple[int, ...]) -> Months | None:
    """The last two, and up to four before them that no lokus list was chosen on; None where there are too few.

    A list for year Y is chosen early in Y - 1 from what was known by then: August of Y - 2 and February of Y - 1.
    """
    used = {month for year in lokus_years for month in weighing
            if date(year - 2, 7, 1) <= month <= date(year - 1, 6, 30)}
    earlier = tuple(month for month in weighing[:-2] if month not in used)[-MOST_BASELINE:]
    return Months(earlier, weighing[-2], weighing[-1]) if len(weighing) >= 3 and earlier else None


@dataclass(frozen=True)
class Judged:
    """All desa that can be standardised. ``first``/``last``: the pooled change at each month; arrays follow codes."""

    codes: tuple[str, ...]
    evidence: dict[str, Evidence]
    first: Pooled
    last: Pooled

    @property
    def differ(self) -> bool:
        return self.first.tau2 > 0 and self.last.tau2 > 0


def gather(database: Database, *, months: Months) -> Judged | None:
    """Evidence of every desa with children in all three phases; None with fewer than two."""
    return database.once(_gather, months)


def _gather(database: Database, months: Months) -> Judged | None:
    phases = (months.baseline, (months.first,), (months.last,))
    everything = (*months.baseline, months.first, months.last)
    ages = desa_age_counts(database, periods=everything)
    weights = ages.groupby("age_band")["n_measured"].sum().reindex(range(BANDS), fill_value=0).to_numpy(dtype=float)
    found = [_standardised(ages[ages["period"].isin(list(phase))], weights=weights) for phase in phases]
    codes = tuple(sorted(set(found[0]) & set(found[1]) & set(found[2])))
    if len(codes) < 2:
        return None
    values = [np.array([phase[code] for code in codes]) for phase in found]
    before = values[0]
    pooled = []
    for after in values[1:]:
        y, v = log_odds_change(before[:, 0], n0=before[:, 1], x1=after[:, 0], n1=after[:, 1])
        pooled.append(pool_changes(y, v=v))
    signs = _Signs(database, months=months, periods=everything)
    counts = {month: _desa_counts(database, period=month) for month in everything}
    evidence = {
        code: _evidence(code, at=at, months=months, pooled=(pooled[0], pooled[1]), counts=counts, signs=signs)
        for at, code in enumerate(codes)
    }
    return Judged(codes, evidence, pooled[0], pooled[1])


def _standardised(ages: pd.DataFrame, *, weights: npt.NDArray[np.float64]) -> dict[str, tuple[float, float]]:
    """Desa to (cases, children) as the age mix of the kabupaten would have given; desa with an empty band are out."""
    sums = ages.groupby(["desa_code", "age_band"])[["n_stunted", "n_measured"]].sum()
    x = sums["n_stunted"].unstack(fill_value=0).reindex(columns=range(BANDS), fill_value=0)
    n = sums["n_measured"].unstack(fill_value=0).reindex(columns=range(BANDS), fill_value=0)
    shares, sizes = standardise_many(x.to_numpy(dtype=float), n=n.to_numpy(dtype=float), weights=weights)
    return {str(code): (float(share * size), float(size))
            for code, share, size in zip(x.index, shares, sizes, strict=True) if not np.isnan(share)}


def _desa_counts(database: Database, *, period: date) -> dict[str, tuple[float, float | None]]:
    """Desa to (measured, measured/registered)."""
    frame = queries.desa_counts(database, period=period)
    return {
        code: (float(n), float(n) / float(s) if not pd.isna(s) and s else None)
        for code, n, s in zip(frame["code"], frame["n_measured"], frame["n_registered"], strict=True)
    }


# Digits before and after, SD before and after; '' where too few children.
Grades = tuple[Grade, Grade, Grade, Grade]
NO_GRADES: Grades = ("", "", "", "")


class _Signs:
    """Grades of each puskesmas in the baseline and at the end, and whether either judged month shows the edge sign."""

    def __init__(self, database: Database, *, months: Months, periods: tuple[date, ...]) -> None:
        self.of_desa = desa_puskesmas(database, periods=periods)
        rows = puskesmas_signs(database, periods=periods)
        before = dict(tuple(rows[rows["period"].isin(list(months.baseline))].groupby("puskesmas")))
        after = dict(tuple(rows[rows["period"] == months.last].groupby("puskesmas")))
        # A puskesmas serves many desa: each is graded once.
        self.grades: dict[str, Grades] = {
            str(name): (_digits(before[name]), _digits(after[name]), _spread(before[name]), _spread(after[name]))
            for name in before if name in after and name}
        judged = rows[rows["period"].isin([months.first, months.last])]
        units = edge_signals(judged.rename(columns={"k_edge": "k", "n_edge": "n", "mean_haz": "mean", "sd_haz": "sd"}))
        tested = units[units["p_value"].notna()]
        self.edge: dict[str, bool] = {
            str(name): bool(group["signal"].any()) for name, group in tested.groupby("puskesmas")}


def _digits(rows: pd.DataFrame) -> Grade:
    return digit_preference(rows[DIGITS].sum().to_numpy(dtype=float)).grade


def _spread(rows: pd.DataFrame) -> Grade:
    return sd_haz_within(rows["sd_haz"].to_numpy(dtype=float), n=rows["n_haz"].to_numpy(dtype=float)).grade


def _evidence(
    code: str, *, at: int, months: Months, pooled: tuple[Pooled, Pooled],
    counts: dict[date, dict[str, tuple[float, float | None]]], signs: _Signs,
) -> Evidence:
    puskesmas = signs.of_desa.get(code, "")
    digits0, digits1, sd0, sd1 = signs.grades.get(puskesmas, NO_GRADES)
    n0 = float(np.mean([counts[month][code][0] for month in months.baseline]))
    return Evidence(
        confidence=float(pooled[0].confidence[at]), next_confidence=float(pooled[1].confidence[at]),
        n0=n0, n1=min(counts[months.first][code][0], counts[months.last][code][0]),
        coverage0=counts[months.baseline[-1]][code][1], coverage1=counts[months.last][code][1],
        digits0=digits0, digits1=digits1, sd0=sd0, sd1=sd1, edge_signal=signs.edge.get(puskesmas),
        age_standardised=True)
