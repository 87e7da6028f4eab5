"""Rupiah of a year as loaded: sums that tell apart "nobody filled it in" from nothing, in the order of the agencies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import indicators
from dashboard.queries import Database
from dashboard.queries.agency_budget import budget_years
from dashboard.stories.opd_money import spent_share
from dashboard.stories.story import Selection
from dashboard.words import quality


@dataclass(frozen=True)
class Sum:
    """Rows of money added up. ``planned``, ``spent`` None = no row tells it. ``share`` in percent of the rows that tell
    both; ``both`` = (spent, planned) of those rows.
    """

    planned: float | None
    spent: float | None
    share: float | None
    both: tuple[float, float] | None
    funds: tuple[str, ...]
    rows: int
    unfilled: int


def sum_of(rows: pd.DataFrame) -> Sum:
    """Rows of ``follow_up.budget`` added up."""
    told = rows[rows["planned"].notna() & rows["realised"].notna()]
    both = (float(told["realised"].sum()), float(told["planned"].sum())) if len(told) else None
    return Sum(_added(rows["planned"]), _added(rows["realised"]), spent_share(rows), both,
               tuple(sorted(set(rows["fund"].astype(str)))), len(rows), int(rows["realised"].isna().sum()))


def _added(amounts: pd.Series) -> float | None:
    return float(amounts.sum()) if amounts.notna().any() else None


def by_agency(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """(slug, its rows) in the order of the table of agencies: never by how much was spent."""
    return [(one.slug, rows[rows["agency"] == one.slug]) for one in indicators.agencies()
            if (rows["agency"] == one.slug).any()]


def money_year(selection: Selection, *, database: Database, until: int) -> int:
    """The year of the chosen period; without one the latest year with money up to ``until``, else the newest."""
    if selection.period is not None:
        return selection.period.year
    known = budget_years(database)
    return max((year for year in known if year <= until), default=known[-1] if known else until)


def agencies_told(rows: pd.DataFrame, *, year: int) -> str:
    """How many OPD that own services are among these rows. Offices that are only asked draw on no budget of ours."""
    owed = [one.slug for one in indicators.owners(date(year, 12, 1)) if not one.asked]
    return quality.agencies_told(len(set(owed).intersection(rows["agency"])), of=len(owed))


def kept_to(rows: pd.DataFrame, *, kecamatan: str | None) -> pd.DataFrame:
    """All rows, or those written for a desa of one kecamatan."""
    return rows if kecamatan is None else rows[rows["kecamatan_code"] == kecamatan]
