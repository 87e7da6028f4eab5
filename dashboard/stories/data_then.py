"""The data as they stood on the day of a meeting: the version that was live, and what reads otherwise today."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dashboard import indicators, queries
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.choices import weighing_periods
from dashboard.stories.measures import measure_places
from dashboard.stories.place import Area
from dashboard.stories.published import survey_rounds
from dashboard.stories.services import measure_services
from dashboard.warehouse.database import open_kept
from dashboard.warehouse.versions import history, short_name
from dashboard.words import meeting_change as said
from dashboard.words.numbers import month_short, percent

MOST_MONTHS = 2  # the latest and the one before: what a meeting compares; each costs a reading of two versions
LOG = logging.getLogger("dashboard")


@dataclass(frozen=True)
class Then:
    """The version live at the end of a day; ``database`` None when its file is no longer kept."""

    name: str
    database: Database | None

    @property
    def short(self) -> str:
        return short_name(self.name)


@dataclass(frozen=True)
class Change:
    """One thing that reads otherwise: what, then, now, all final Bahasa."""

    what: str
    before: str
    now: str


def version_of(folder: Path, *, day: date) -> str | None:
    """Full name of the version that was live at the end of a day, by the clock on the wall; None before the first."""
    live = None
    for line in history(folder):
        if datetime.fromisoformat(str(line["when"])).astimezone().date() <= day:
            live = str(line["version"])
    return live


def data_of(folder: Path, *, day: date) -> Then | None:
    """The data of a day, or None where no version is known of it."""
    name = version_of(folder, day=day)
    return Then(name, open_kept(folder, name=name)) if name else None


def revised(before: Database, *, now: Database, area: Area, settings: Settings) -> tuple[Change, ...]:
    """Values of the same month and place that read otherwise; the kabupaten first, then its kecamatan.

    A value that is hidden in one of the two versions is not compared. An older file that cannot answer a question of
    today changes nothing.
    """
    return () if before.name == now.name else now.once(_revised, before, area, settings)


def last_months(before: Database, *, now: Database) -> tuple[tuple[date | None, date | None], ...]:
    """(then, now) of the last month with measurements and of the last month with reports of layanan."""
    return now.once(_last_months, before)


def _revised(now: Database, before: Database, area: Area, settings: Settings) -> tuple[Change, ...]:
    found: list[Change] = []
    for compare in (_surveys, _prevalence, _services):
        try:
            found += compare(before, now, area, settings)
        except Exception:  # built by another release: its tables may lack what is asked today
            LOG.exception("version %s cannot be compared", before.name)
    return tuple(found)


def _last_months(now: Database, before: Database) -> tuple[tuple[date | None, date | None], ...]:
    pairs: list[tuple[date | None, date | None]] = []
    for months in (queries.periods, queries.service_periods):
        new = months(now)
        try:
            old = months(before)
        except Exception:  # as above
            LOG.exception("version %s cannot be compared", before.name)
            old = new
        pairs.append((old[-1] if old else None, new[-1] if new else None))
    return tuple(pairs)


def _surveys(before: Database, now: Database, area: Area, settings: Settings) -> Iterator[Change]:
    if area.kecamatan is not None:
        return
    old = {one.name: one.value for one in survey_rounds(before, area=area.code)}
    for one in survey_rounds(now, area=area.code):
        if one.name in old and percent(old[one.name]) != percent(one.value):
            yield Change(said.survey(one.name), percent(old[one.name]), percent(one.value))


def _prevalence(before: Database, now: Database, area: Area, settings: Settings) -> Iterator[Change]:
    common = [month for month in weighing_periods(now, settings=settings)
              if month in weighing_periods(before, settings=settings)]
    for month in common[::-1][:MOST_MONTHS]:
        old, new = (measure_places(data, period=month, settings=settings) for data in (before, now))
        earlier = {one.code: one for one in (old.kabupaten, *old.kecamatan)}
        for one in (new.kabupaten, *new.kecamatan):
            was = earlier.get(one.code)
            if was is None or area.kecamatan not in (None, one.code) or was.rate is None or one.rate is None:
                continue
            if was.rate_text != one.rate_text:
                yield Change(said.prevalence(month=month_short(month), place=one.name), was.rate_text, one.rate_text)


def _services(before: Database, now: Database, area: Area, settings: Settings) -> Iterator[Change]:
    """At the last month that both versions know, at the chosen place."""
    common = sorted(set(queries.service_periods(before)) & set(queries.service_periods(now)))
    if not common:
        return
    old, new = (measure_services(data, period=common[-1], settings=settings) for data in (before, now))
    for one in indicators.register(common[-1]):
        was, is_ = old.of(one.id, area.kecamatan), new.of(one.id, area.kecamatan)
        if "disamarkan" not in (was.state, is_.state) and was.text != is_.text:
            what = said.service(one.short_name, month=month_short(common[-1]), place=area.name)
            yield Change(what, said.value(was.text), said.value(is_.text))
