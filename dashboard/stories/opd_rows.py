"""One owner of services in the chosen place: what it delivers, and which of its reports have arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import indicators
from dashboard.indicators import Agency
from dashboard.stories.charts import Status
from dashboard.stories.place import Area
from dashboard.stories.reporting import OwedReport, Reporting
from dashboard.stories.services import Service, Services


@dataclass(frozen=True)
class OwnerRow:
    """One owner with the services it owns and the reports it owes."""

    agency: Agency
    services: tuple[Service, ...]
    reports: tuple[OwedReport, ...]

    def n(self, status: Status) -> int:
        return sum(1 for one in self.services if one.status == status)

    @property
    def n_reported(self) -> int:
        return sum(1 for one in self.reports if one.standing.arrived)

    @property
    def n_overdue(self) -> int:
        return sum(1 for one in self.reports if one.standing.overdue)

    @property
    def silent(self) -> bool:
        """Nothing of the month asked for has come, though it is due."""
        return self.n_reported == 0 and self.n_overdue > 0

    @property
    def waiting(self) -> bool:
        """Some report has not come but is not due yet; what was due has come."""
        return self.n_overdue == 0 and self.n_reported < len(self.reports)

    @property
    def without_values(self) -> bool:
        return not any(one.reported for one in self.services)

    @property
    def last(self) -> date | None:
        """Newest month this owner ever sent."""
        return max((one.standing.last for one in self.reports if one.standing.last), default=None)

    @property
    def days_overdue(self) -> int:
        """Days past the due date of the report that waits longest; 0 when none is overdue."""
        return max((one.standing.days_late for one in self.reports if one.standing.overdue), default=0)

    @property
    def filled(self) -> int:
        return sum(one.filled for one in self.reports)

    @property
    def owed_cells(self) -> int:
        return sum(one.owed_cells for one in self.reports)

    @property
    def worst(self) -> Service | None:
        return worst_of(self.services)

    def older_month(self, one: Service) -> date | None:
        """The month of a value that is older than the chosen period; None when it is the period's own."""
        return older_month(one, reports=self.reports)


def older_month(one: Service, *, reports: tuple[OwedReport, ...]) -> date | None:
    """The month of a value that is older than the chosen period; None when it is the period's own."""
    period = next(report.period for report in reports if report.indicator.id == one.indicator.id)
    return one.last_period if one.last_period is not None and one.last_period < period else None


def owner_rows(services: Services, *, reporting: Reporting, area: Area) -> tuple[OwnerRow, ...]:
    """Owners with most ■ first, then most ▲; those who sent nothing for the month last."""
    rows = [
        OwnerRow(agency, tuple(services.of(one.id, area.kecamatan) for one in owned),
                 tuple(reporting.of(one.id) for one in owned))
        for agency in indicators.owners(reporting.period)
        for owned in [indicators.owned_by(agency.slug, period=reporting.period)]
    ]
    return tuple(sorted(rows, key=lambda row: (row.n_reported == 0, -row.n("kritis"), -row.n("perhatian"),
                                               row.agency.slug)))


def worst_of(services: tuple[Service, ...]) -> Service | None:
    """The reported service farthest from its target; None when none misses it."""
    behind = [one for one in services if one.gap is not None and one.status in ("kritis", "perhatian")]
    return max(behind, key=lambda one: (one.gap or 0.0, -one.indicator.number), default=None)
