"""The chosen place and the story that says there is nothing to tell about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import queries
from dashboard.queries import Database
from dashboard.stories.measures import UnknownKecamatanError
from dashboard.stories.story import Fact, Selection, Story, Table
from dashboard.words import frame
from dashboard.words.numbers import month_short


@dataclass(frozen=True)
class Area:
    """The kabupaten or one kecamatan: ``full`` is how a sentence names it."""

    code: str
    name: str
    kecamatan: str | None

    @property
    def full(self) -> str:
        return frame.area_name(self.name, kind="kabupaten" if self.kecamatan is None else "kecamatan")

    @property
    def filter_name(self) -> str | None:
        return None if self.kecamatan is None else self.name


def chosen_area(selection: Selection, *, database: Database) -> Area:
    """The place of a selection. Raises UnknownKecamatanError for a code that is not in the file."""
    if selection.kecamatan is None:
        return whole_kabupaten(database)
    known = queries.kecamatan_list(database)
    names = dict(zip(known["code"], known["name"], strict=True))
    if selection.kecamatan not in names:
        raise UnknownKecamatanError(f"no kecamatan {selection.kecamatan!r}")
    return Area(selection.kecamatan, names[selection.kecamatan], selection.kecamatan)


def whole_kabupaten(database: Database) -> Area:
    """The kabupaten of this file, whatever place is chosen: what a page is about that a kecamatan does not change."""
    return Area(str(database.info["kabupaten_code"]), str(database.info["kabupaten"]), None)


def is_sample(database: Database) -> bool:
    """Does any sample row stand in this version? ``build_info`` keeps text."""
    return truth(database.info.get("is_sample"))


def truth(value: Any) -> bool:
    """A yes/no as ``build_info`` may spell it."""
    return str(value).strip().lower() in {"true", "1", "ya", "yes"}


def empty_story(
    *, slug: str, question: str, area: Area, period: date | None, database: Database, sentence: str | None = None,
    title: str | None = None,
) -> Story:
    """"No data for this choice" is a story of its own, with its own sentence."""
    told = sentence or frame.no_data_sentence(area=area.full, period=period)
    return Story(
        slug=slug, question=question,
        takeaway=title or frame.no_data_title(area=area.full, period=period),
        subtitle=area.full,
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period) if period else "–"),
        source=frame.source_line(sources=("belum ada data untuk pilihan ini",), version=database.short),
        charts=(), table=Table((), ()), facts=(Fact(told),), read_aloud=told, is_sample=is_sample(database),
    )
