"""A story: one question, its computed answer, and everything a screen or a slide needs to show it.

``tell(selection, database, settings) -> Story`` is the only way numbers reach a page or an export.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from dashboard.stories.charts import Chart, Status

ColumnKind = Literal["text", "code", "count", "percent", "points", "date"]
Value = str | int | float | date | None


@dataclass(frozen=True)
class Selection:
    """What the viewer chose. ``options`` are the page's own choices, e.g. ``{"peta_isi": "jumlah"}``."""

    period: date | None = None  # first day of the month; None = latest weighing month with data
    kecamatan: str | None = None  # Kemendagri code; None = the whole kabupaten
    indicator: str | None = None
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Headline:
    """The big number: as shown, what it is, its range, and how far it may be trusted."""

    text: str  # "21,3%"
    label: str  # "SKI 2023, balita"
    interval: str = ""  # "Rentang 17,8-25,3%"
    judgement: str = ""  # "Turun 1,6 poin; belum tentu benar-benar berubah"
    status: Status = "netral"


@dataclass(frozen=True)
class Fact:
    """A short sentence beside the chart; ``number``, as written, stands larger before it.

    ``page`` is the slug of the page that tells more of it: on the screen the sentence leads there.
    """

    text: str
    number: str = ""
    status: Status = "netral"
    page: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table twin: its key in files, its head on the screen, and how its values are written."""

    key: str
    label: str
    kind: ColumnKind = "text"


@dataclass(frozen=True)
class Table:
    """The table twin: raw values, formatted by the viewer (screen, XLSX); a hidden cell holds its label as text."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Story:
    """Everything one page, slide or print shows. All sentences are final Bahasa."""

    slug: str
    question: str
    takeaway: str  # the title: one line, at most 60 characters, computed
    subtitle: str  # what is measured, unit, area, source year
    filters: str  # "Kecamatan: semua · Periode: Feb 2025"
    source: str  # "Sumber: ... Diukur ... Mutu: ... Berkas 3fa9c1"
    charts: tuple[Chart, ...]
    table: Table
    headline: Headline | None = None
    facts: tuple[Fact, ...] = ()
    why: str = ""  # "Mengapa penting"
    how: tuple[str, ...] = ()  # "Cara hitung", one paragraph each
    read_aloud: str = ""
    is_sample: bool = False
    # Numbers of two families side by side over one chart: then the wall shows them and the text to read aloud.
    panels: tuple[Headline, ...] = ()
