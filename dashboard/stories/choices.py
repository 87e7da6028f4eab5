"""What can be chosen: periods, kecamatan, indicators, owners; and what is meant when nothing is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.story import Selection


@dataclass(frozen=True)
class Choice:
    """One entry of a filter: ``value`` goes into the URL, ``label`` is read."""

    value: str
    label: str


def weighing_periods(database: Database, *, settings: Settings) -> tuple[date, ...]:
    """Bulan timbang with measurements, oldest first."""
    return tuple(month for month in queries.periods(database) if month.month in settings.weighing_months)


def resolve_period(selection: Selection, *, database: Database, settings: Settings) -> date | None:
    """The chosen month; without a choice the latest bulan timbang with data, else the latest month with data."""
    if selection.period is not None:
        return selection.period
    weighing = weighing_periods(database, settings=settings)
    months = weighing or queries.periods(database)
    return months[-1] if months else None


def kecamatan_choices(database: Database) -> tuple[Choice, ...]:
    """Kecamatan by name."""
    frame = queries.kecamatan_list(database).sort_values("name")
    return tuple(Choice(code, name) for code, name in zip(frame["code"], frame["name"], strict=True))


def indicator_choices(period: date | None) -> tuple[Choice, ...]:
    """The cakupan layanan of the frame in force in ``period`` (None: the newest), in the order of the form."""
    return tuple(Choice(one.id, f"{one.number}. {one.short_name}") for one in indicators.register(period))


def subject_choices(period: date | None, *, today: date) -> tuple[Choice, ...]:
    """What a promise or a note may be about: the frame of what is looked at, then what only today's frame has."""
    looked_at = indicators.register(period)
    known = {one.id for one in looked_at}
    return tuple(Choice(one.id, one.short_name)
                 for one in (*looked_at, *(new for new in indicators.register(today) if new.id not in known)))


def owner_choices(period: date | None) -> tuple[Choice, ...]:
    """Agencies that own indicators in the frame in force in ``period`` (None: the newest), for ``opd=<slug>``."""
    return tuple(Choice(one.slug, one.short_name) for one in indicators.owners(period))


def agency_choices() -> tuple[Choice, ...]:
    """Every agency of the table, for ``opd=<slug>``: who owns indicators is another matter in another frame."""
    return tuple(Choice(one.slug, one.short_name) for one in indicators.agencies())
