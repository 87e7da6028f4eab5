"""What a paper says besides its stories: which meeting, where, when, under which filters."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import IO, Literal

from dashboard.stories.charts import Trend
from dashboard.stories.story import Story

Target = str | os.PathLike[str] | IO[bytes]


@dataclass(frozen=True)
class Cover:
    """The title slide and the head of the workbook; all final Bahasa. ``filters`` as shown on screen.

    ``logo``: the kabupaten's arms as PNG or JPEG, or nothing.
    """

    forum: str
    kabupaten: str
    province: str
    date_text: str
    place: str
    filters: str
    logo: bytes = b""


@dataclass(frozen=True)
class Lokus:
    """A desa agreed on as lokus, with the reason that stands in the berita acara."""

    name: str
    code: str
    reason: str


@dataclass(frozen=True)
class WorkPlanRow:
    """One line of the Rencana Kerja of a minilok; ``weeks`` = weeks of the month, 1-4; ``late`` = days past its date.
    """

    activity: str
    performer: str
    owner: str
    weeks: tuple[int, ...] = ()
    note: str = ""
    late: int = 0


@dataclass(frozen=True)
class MeetingPaper:
    """What a berita acara says of its meeting. Names of people are never given: signatures stay empty.

    ``attendance``: (agency, number of people or None). ``activities``: (OPD, kegiatan). ``commitments`` and
    ``pledges`` (CSR): (party, text). ``obstacles``: (level, place or agency, text). ``scenarios``: what-ifs kept with
    the meeting as (name, what it said).
    ``agency_names`` and ``desa_names``: slug/code -> name, for the RTL. Empty parts print as lines to fill in.
    """

    kind: Literal["rembuk", "minilok", "evaluasi"]
    forum: str
    kabupaten: str
    province: str
    day: date
    place: str
    kecamatan: str = ""
    time_text: str = ""
    chair: str = ""
    legal_basis: tuple[str, ...] = ()
    attendance: tuple[tuple[str, int | None], ...] = ()
    agenda: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    lokus: tuple[Lokus, ...] = ()
    lokus_year: int | None = None
    activities: tuple[tuple[str, str], ...] = ()
    commitments: tuple[tuple[str, str], ...] = ()
    pledges: tuple[tuple[str, str], ...] = ()
    obstacles: tuple[tuple[str, str, str], ...] = ()
    scenarios: tuple[tuple[str, str], ...] = ()
    work_plan: tuple[WorkPlanRow, ...] = ()
    # The letterhead: the arms as PNG or JPEG, and its lines where they are not the usual ones.
    logo: bytes = b""
    kop: tuple[str, ...] = ()
    agency_names: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    desa_names: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))


def has_sample(stories: Iterable[Story]) -> bool:
    """Whether one of the stories rests on sample data: then the whole paper says so."""
    return any(story.is_sample for story in stories)


def notes_in_full(story: Story) -> tuple[str, ...]:
    """The dated notes that stand on its charts, each once, uncut and with their authors."""
    return tuple(dict.fromkeys(text for chart in story.charts if isinstance(chart, Trend)
                               for text in chart.notes_in_full))


def paper_name(what: str, *, day: date, extension: str, sample: bool) -> str:
    """A file name for a download: ``DATA-CONTOH_rembuk-stunting_2025-03-12.pptx``; ``sample`` puts the mark there."""
    plain = re.sub(r"[^a-z0-9]+", "-", what.lower()).strip("-") or "bahan-rapat"
    return f"{'DATA-CONTOH_' if sample else ''}{plain}_{day.isoformat()}.{extension}"
