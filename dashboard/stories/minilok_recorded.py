"""Minilok held of those planned, counted from the meetings on record: an indicator of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.actions.store import Store
from dashboard.actions.summary import held
from dashboard.queries import Database
from dashboard.stories.promise_book import book_of


@dataclass(frozen=True)
class MinilokRecorded:
    """One kecamatan: meetings held and planned (cancelled ones were planned, too)."""

    kecamatan_code: str
    kecamatan: str
    held: int
    planned: int


def recorded_minilok(database: Database, *, year: int, until: date) -> tuple[MinilokRecorded, ...]:
    """Every kecamatan in the order of the register, counted over 1 January of ``year`` to ``until`` (at most that
    year). A kecamatan without a meeting on record stands with 0 of 0. Raises ActionError where the book cannot be read.
    """
    return minilok_in(book_of(database), database=database, year=year, until=until)


def minilok_in(book: Store, *, database: Database, year: int, until: date) -> tuple[MinilokRecorded, ...]:
    """The same from a given book."""
    kecamatan = queries.kecamatan_list(database)
    meetings = [one for one in book.meetings(kind="minilok").values()
                if one.day is not None and one.day.year == year and one.day <= until]
    found = []
    for code, name in zip(kecamatan["code"].astype(str), kecamatan["name"].astype(str), strict=True):
        own = [one for one in meetings if one.kecamatan_code == code]
        counted = held(own)
        found.append(MinilokRecorded(code, name, counted.held, counted.planned))
    return tuple(found)
