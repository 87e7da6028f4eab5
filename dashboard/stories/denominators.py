"""Numbers that several agencies divide by: who supplies them, whether they came, whose indicators wait for them.

Ownership only from the register: an indicator whose ``denominator_agency`` is not its own agency divides by another's
number. The supplier's report is the one of its own indicators for the same target group.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import indicators
from dashboard.indicators import Agency, Indicator
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.stories.reporting import Reporting


@dataclass(frozen=True)
class SharedNumber:
    """One number of ``supplier`` for a target group; ``own`` = its indicators there, ``users`` = others' indicators."""

    supplier: Agency
    group: str
    own: tuple[Indicator, ...]
    users: tuple[Indicator, ...]

    @property
    def name(self) -> str:
        """``KRS``, ``ibu hamil``: as a sentence names the group."""
        return "KRS" if self.group == "krs" else self.group.replace("_", " ")

    def users_of(self, slug: str) -> tuple[Indicator, ...]:
        """The waiting indicators of one agency."""
        return tuple(one for one in self.users if one.agency == slug)


@dataclass(frozen=True)
class Supply:
    """How a shared number stands: ``overdue`` = the supplier's own report is past due; ``last`` = its newest month.

    ``reported`` False: the supplier has no indicator of its own for this group, so no report can be judged.
    ``days_late`` of a report that came; ``n_empty`` = desa for which the number is missing in a report that came.
    """

    reported: bool
    arrived: bool
    overdue: bool
    last: date | None
    days_late: int
    n_empty: int


def shared_numbers(period: date) -> tuple[SharedNumber, ...]:
    """Every number of the frame in force that another agency divides by, in the order of the form."""
    made: dict[tuple[str, str], list[Indicator]] = {}
    for one in indicators.register(period):
        if one.denominator_agency and one.denominator_agency != one.agency:
            made.setdefault((one.denominator_agency, one.target_group), []).append(one)
    return tuple(
        SharedNumber(indicators.agency(slug), group, tuple(
            one for one in indicators.owned_by(slug, period=period) if one.target_group == group), tuple(users))
        for (slug, group), users in made.items())


def supply_of(shared: SharedNumber, *, reporting: Reporting) -> Supply:
    """The standing of the supplier's own reports for that group in the place and month of ``reporting``."""
    reports = [reporting.of(one.id) for one in shared.own]
    standings = [one.standing for one in reports]
    came = [one for one in reports if one.standing.arrived]
    return Supply(
        reported=bool(standings), arrived=bool(standings) and all(one.arrived for one in standings),
        overdue=any(one.overdue for one in standings),
        last=min((one.last for one in standings if one.last), default=None),
        days_late=max((one.standing.days_late for one in came), default=0),
        n_empty=max((len(one.missing) for one in came), default=0))


def differing_desa(
    shared: SharedNumber, user: Indicator, *, database: Database, period: date, kecamatan: str | None
) -> int:
    """Desa in which the user's denominator is not the supplier's, both told for the same month and defined alike."""
    same = [one.id for one in shared.own if one.denominator == user.denominator]
    if not same:
        return 0
    rows = desa_services(database, period=period)
    if kecamatan is not None:
        rows = rows.loc[rows["desa_code"].str.startswith(f"{kecamatan}.")]
    theirs, mine = (rows.loc[rows["indicator_id"] == one, ["desa_code", "period", "denominator"]]
                    for one in (same[0], user.id))
    both = pd.merge(theirs, mine, on=["desa_code", "period"])
    return int((both["denominator_x"] != both["denominator_y"]).sum())
