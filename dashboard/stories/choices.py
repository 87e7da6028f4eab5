"""What can be chosen: periods, kecamatan, indicators, owners; and what is meant when nothing is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.story import Selection
from dashboard.words.numbers import month_short


@dataclass(frozen=True)
class Choice:
    """One entry of a filter: ``value`` goes into the URL, ``label`` is read."""

    value: str
    label: str


@dataclass(frozen=True)
class PeriodChoice:
    """A month with measurements; ``weighing`` marks a bulan timbang."""

    value: date
    label: str
    weighing: bool


def period_choices(database: Database, *, settings: Settings) -> tuple[PeriodChoice, ...]:
    """Months with measurements, newest first."""
    return tuple(
        PeriodChoice(month, month_short(month), month.month in settings.weighing_months)
        for month in reversed(queries.periods(database))
    )


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


def indicator_choices() -> tuple[Choice, ...]:
    """The 29 cakupan layanan in the order of the form."""
    return tuple(Choice(one.id, f"{one.number}. {one.short_name}") for one in indicators.register())


def owner_choices() -> tuple[Choice, ...]:
    """Agencies that own indicators, for ``opd=<slug>``."""
    return tuple(Choice(one.slug, one.short_name) for one in indicators.owners())
