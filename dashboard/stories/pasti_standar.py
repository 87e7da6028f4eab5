"""The 3 standar: trained TPK, measuring kits, the procedure followed; per kecamatan, or per desa of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from dashboard import indicators, reference
from dashboard.indicators import Agency
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.queries.follow_up import minilok
from dashboard.queries.readiness import readiness_latest
from dashboard.settings import Settings
from dashboard.stories.charts import Status

TEAMS, KITS, PROCEDURE = range(3)
_CODES = ("standar_1", "standar_2", "standar_3")


@dataclass(frozen=True)
class Tally:
    """``part`` of ``whole`` meet a standard; ``whole`` 0 with ``known`` False = nobody reported it."""

    part: int
    whole: int
    known: bool

    @property
    def short(self) -> int:
        return self.whole - self.part

    @property
    def checked(self) -> Status:
        """Of one desa, which has few teams and posyandu: all, some or none of them."""
        if not self.known or self.whole == 0:
            return "kosong"
        if self.short == 0:
            return "mencapai"
        return "perhatian" if self.part else "kritis"

    def judged(self, settings: Settings) -> Status:
        """Of many desa: judged by the points that are missing to all of them, which is what a standard asks."""
        if not self.known or self.whole == 0:
            return "kosong"
        if self.short == 0:
            return "mencapai"
        return "kritis" if round(100 * self.short / self.whole - settings.status_gap_points, 6) > 0 else "perhatian"


NOBODY = Tally(0, 0, known=False)


@dataclass(frozen=True)
class Readiness:
    """One desa: a tally per standard (the procedure: 1 of 1 or 0 of 1); ``period`` None = no report in a year."""

    code: str
    name: str
    kecamatan_code: str
    kecamatan: str
    period: date | None
    standards: tuple[Tally, Tally, Tally]

    @property
    def unmet(self) -> int:
        return sum(1 for one in self.standards if one.known and one.short > 0)


@lru_cache(maxsize=3)
def owner_of(standard: int) -> Agency:
    """Who answers for a standard, as named in ``standar_pasti``."""
    rows = reference.table("standar_pasti").set_index("code")
    return indicators.agency(str(rows.loc[_CODES[standard], "owner_agency"]))


def measure_readiness(database: Database, *, period: date) -> tuple[Readiness, ...]:
    """Every desa by code, with its latest report of the twelve months up to ``period``."""
    return database.once(_measure, period)


def _measure(database: Database, period: date) -> tuple[Readiness, ...]:
    # Both ends count: the month after the same month of last year begins the twelve.
    first = date(period.year - 1, period.month + 1, 1) if period.month < 12 else date(period.year, 1, 1)
    rows = readiness_latest(database, from_period=first, to_period=period).to_dict("records")
    return tuple(
        Readiness(
            str(row["desa_code"]), str(row["name"]), str(row["kecamatan_code"]), str(row["kecamatan"]),
            None if pd.isna(row["period"]) else as_date(row["period"]),
            (_tally(row["n_tpk_trained"], whole=row["n_tpk"]),
             _tally(row["n_posyandu_equipped"], whole=row["n_posyandu"]),
             NOBODY if pd.isna(row["sop_followed"]) else Tally(int(row["sop_followed"]), 1, known=True)))
        for row in rows)


def _tally(part: object, *, whole: object) -> Tally:
    if pd.isna(part) or pd.isna(whole):  # type: ignore[call-overload]
        return NOBODY
    return Tally(int(part), int(whole), known=True)  # type: ignore[call-overload]


def together(places: Sequence[Readiness]) -> tuple[Tally, Tally, Tally]:
    """Sums per standard over the desa that report it; never a mean of shares."""
    return tuple(_summed([one.standards[number] for one in places]) for number in range(3))  # type: ignore[return-value]


def _summed(tallies: Sequence[Tally]) -> Tally:
    known = [one for one in tallies if one.known]
    return Tally(sum(one.part for one in known), sum(one.whole for one in known), known=True) if known else NOBODY


def held_minilok(database: Database, *, period: date) -> dict[str, Tally]:
    """Mini lokakarya held of planned in the year up to ``period``, by kecamatan: a stand-in for the procedure.

    A month whose record does not tell whether it was held counts neither way.
    """
    rows = minilok(database, year=period.year)
    told = rows[(rows["period"].map(as_date) <= period) & rows["planned"].notna() & rows["held"].notna()]
    found: dict[str, Tally] = {}
    for code, own in told.groupby("kecamatan_code"):
        planned, held = int(own["planned"].sum()), int(own["held"].sum())
        found[str(code)] = Tally(min(held, planned), planned, known=True)
    return found
