"""Dated notes on a place and on what is measured there: drawn on its trend, told beside it, kept in its table.

A note on the whole kabupaten stands on every chart; one on a kecamatan or a desa on the chart of that kecamatan.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import queries
from dashboard.actions.entries import Annotation, Entry
from dashboard.actions.errors import ActionError
from dashboard.queries import Database
from dashboard.stories.charts import Trend
from dashboard.stories.promise_book import book_of
from dashboard.stories.story import Fact
from dashboard.words import chart_notes as said

MOST_ON_CHART = 3
MOST_ON_LOW_CHART = 2  # of two charts one over the other
LOG = logging.getLogger("dashboard")


@dataclass(frozen=True)
class Note:
    """One note as told; ``place`` '' = the whole kabupaten."""

    day: date
    text: str
    author: str
    place: str

    @property
    def x(self) -> float:
        """Decimal year, as the points of a trend: 1 Feb 2025 = 2025 + 1/12."""
        return self.day.year + (self.day.month - 1 + (self.day.day - 1) / 31) / 12

    @property
    def full(self) -> str:
        """The whole note in one sentence."""
        return said.in_full(self.text, day=self.day, author=self.author, place=self.place)


def notes_on(database: Database, *, subject: str, kecamatan: str | None) -> tuple[Note, ...]:
    """Notes on what is measured (indicator id, 'stunting' or 'survei') at a place, oldest first.

    A note that names nothing measured stands on everything. A book that cannot be read costs no page: there are
    no notes then.
    """
    try:
        found = book_of(database).annotations()
    except ActionError:
        LOG.exception("the notes on %s cannot be read", subject)
        return ()
    chosen = [(entry, note) for entry, note in found if note.indicator_id in ("", subject)
              and _stands_on(note.area_code, kecamatan=kecamatan, database=database)]
    return tuple(_told(entry, note, database=database, kecamatan=kecamatan) for entry, note in chosen)


def with_notes(chart: Trend, notes: Sequence[Note], *, most: int = MOST_ON_CHART) -> Trend:
    """The chart with the newest notes of its years, oldest first; its text alternative says them too."""
    shown = [note for note in notes if chart.x_from <= note.x <= chart.x_to][-most:]
    if not shown:
        return chart
    told = "; ".join(note.full for note in shown)
    return replace(chart, alt=f"{chart.alt} {told}.", notes_in_full=tuple(note.full for note in shown), notes=tuple(
        (note.x, said.on_chart(note.text, day=note.day, place=note.place)) for note in shown))


def note_facts(notes: Sequence[Note], *, most: int = 2) -> tuple[Fact, ...]:
    """The newest notes with their authors, and how many more the table holds."""
    facts = [Fact(note.full) for note in notes[::-1][:most]]
    return (*facts, Fact(said.rest(len(notes) - most))) if len(notes) > most else tuple(facts)


def _stands_on(code: str, *, kecamatan: str | None, database: Database) -> bool:
    if code in ("", str(database.info["kabupaten_code"])):
        return True
    return kecamatan is not None and (code == kecamatan or code.startswith(f"{kecamatan}."))


def _told(entry: Entry, note: Annotation, *, database: Database, kecamatan: str | None) -> Note:
    day = note.day or entry.recorded_at.astimezone().date()
    return Note(day, note.text, entry.author, _place(note.area_code, database=database, kecamatan=kecamatan))


def _place(code: str, *, database: Database, kecamatan: str | None) -> str:
    """The desa's name on its kecamatan's chart; the chart's own place needs no name."""
    if code in ("", kecamatan, str(database.info["kabupaten_code"])):
        return ""
    desa = queries.desa_list(database)
    return next((str(name) for known, name in zip(desa["code"], desa["name"], strict=True) if str(known) == code), code)
