"""From a meeting's deck to its papers: the stories of every step, written as PPTX, XLSX or berita acara.

Used by the command line and by the page bahan_rapat; what stands in a paper is what the page of that step says.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from dashboard import indicators, queries
from dashboard.actions.entries import Meeting
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import Store
from dashboard.exports.docx import write_berita_acara
from dashboard.exports.paper import Cover, Lokus, MeetingPaper, Target, has_sample
from dashboard.exports.pptx import write_pptx
from dashboard.exports.rtl_table import rtl_table
from dashboard.exports.work_plan import activities, work_plan
from dashboard.exports.xlsx import write_xlsx
from dashboard.letterhead import logo_of
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import STORIES, lokus
from dashboard.stories.choices import resolve_period
from dashboard.stories.decks import Deck, DeckStep, deck_for, kecamatan_for, left_out_of, walk
from dashboard.stories.lokus_marks import LokusYear, lokus_of
from dashboard.stories.measures import UnknownKecamatanError
from dashboard.stories.meeting_agreed import agreed_at
from dashboard.stories.place import Area, chosen_area
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import made_on, promises_in
from dashboard.stories.story import Selection, Story, Table
from dashboard.warehouse.database import open_database
from dashboard.words import frame
from dashboard.words import papers as said
from dashboard.words.numbers import date_long, month_short

SUFFIXES = (".pptx", ".xlsx", ".docx")
SAMPLE_PREFIX = "DATA-CONTOH_"


class UnknownPaperError(Exception):
    """The file name does not end in a kind of paper we write; ``path`` is what was asked for."""

    def __init__(self, path: Path, *, suffixes: tuple[str, ...] = SUFFIXES) -> None:
        super().__init__(said.unknown_paper(path.name, suffixes=suffixes))
        self.path = path


class UnknownPlaceError(Exception):
    """No such kecamatan in the data; ``code`` is what was asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(said.unknown_kecamatan(code))
        self.code = code


@dataclass(frozen=True)
class ToldDeck:
    """A deck with its stories, in the order of its steps, at one place and period, as of a day."""

    deck: Deck
    steps: tuple[DeckStep, ...]
    stories: tuple[Story, ...]
    area: Area
    period: date | None
    database: Database
    book: Store
    today: date
    settings: Settings

    @property
    def is_sample(self) -> bool:
        return has_sample(self.stories)


def tell_deck(deck: Deck, *, folder: Path, settings: Settings, kecamatan: str | None, period: date | None,
              today: date, left_out: str = "") -> ToldDeck:
    """Tell every step of the deck from the live version of a working folder.

    ``left_out``: numbers of the steps left out; without them the data decide, as on the screen.
    Raises KecamatanNeededError (minilok), UnknownPlaceError, NoDatabaseError, StoreUnavailableError.
    """
    place = kecamatan_for(deck, kecamatan=kecamatan)
    database = open_database(folder)
    try:
        area = chosen_area(Selection(kecamatan=place), database=database)
    except UnknownKecamatanError as error:
        raise UnknownPlaceError(str(place)) from error
    deck = deck_for(deck, period=period, database=database)
    steps = walk(deck, left_out=left_out_of(deck, given=left_out, period=period, database=database, settings=settings))
    stories = tuple(
        STORIES[step.slug](Selection(period=period, kecamatan=place, options=step.options), database, settings)
        for step in steps)
    month = period or resolve_period(Selection(), database=database, settings=settings)
    return ToldDeck(deck, steps, stories, area, month, database, book_of(database), today, settings)


def write_papers(deck: Deck, *, folder: Path, settings: Settings, kecamatan: str | None, period: date | None,
                 out: Path, today: date, left_out: str = "") -> Path:
    """Write the paper that ``out`` names by its ending; returns the file, renamed DATA-CONTOH_… for sample data.

    Raises UnknownPaperError and whatever ``tell_deck`` raises.
    """
    if out.suffix.lower() not in SUFFIXES:
        raise UnknownPaperError(out)
    told = tell_deck(deck, folder=folder, settings=settings, kecamatan=kecamatan, period=period, today=today,
                     left_out=left_out)
    if told.is_sample and not out.name.startswith(SAMPLE_PREFIX):
        out = out.with_name(f"{SAMPLE_PREFIX}{out.name}")
    out.parent.mkdir(parents=True, exist_ok=True)
    write_one(told, suffix=out.suffix.lower(), target=str(out))
    return out


def write_one(told: ToldDeck, *, suffix: str, target: Target) -> None:
    """Write one kind of paper to a file name or an open binary file. Raises UnknownPaperError."""
    if suffix == ".pptx":
        write_pptx(told.stories, cover=cover_of(told), path=target)
    elif suffix == ".xlsx":
        rtl = rtl_table(promises_in(told.area, book=told.book, today=told.today), agency_names=_short_names(),
                        desa_names=_desa_names(told.database))
        write_xlsx(told.stories, cover=cover_of(told), path=target, extra_sheets={"RTL": rtl},
                   titles=[step.label for step in told.steps])
    elif suffix == ".docx":
        write_berita_acara(told.stories, meeting=meeting_paper(told), follow_ups=_agreed(told), path=target)
    else:
        raise UnknownPaperError(Path(suffix))


def rtl_workbook(found: Sequence[FollowUp], *, story: Story, database: Database) -> bytes:
    """The RTL of these promises as a workbook, beside the story they stand in."""
    rtl = rtl_table(found, agency_names=_short_names(), desa_names=_desa_names(database))
    cover = Cover(forum=said.RTL, kabupaten=_kabupaten_of(database), province=f"Provinsi {database.info['province']}",
                  date_text="", place="", filters=story.filters)
    out = io.BytesIO()
    write_xlsx((story,), cover=cover, path=out, extra_sheets={"RTL": rtl})
    return out.getvalue()


def story_workbook(story: Story, *, database: Database) -> bytes:
    """One story's table as a workbook with its source and definitions."""
    out = io.BytesIO()
    write_xlsx((story,), cover=Cover(
        forum=story.question, kabupaten=_kabupaten_of(database), province=f"Provinsi {database.info['province']}",
        date_text="", place="", filters=story.filters), path=out)
    return out.getvalue()


def cover_of(told: ToldDeck) -> Cover:
    """The title slide: forum, place, day, filters."""
    return Cover(
        forum=told.deck.forum, kabupaten=_kabupaten_of(told.database),
        province=f"Provinsi {told.database.info['province']}",
        date_text=date_long(told.today), place=told.area.full if told.deck.one_kecamatan else "",
        logo=logo_of(told.database.path.parent, settings=told.settings),
        filters=frame.filters_line(kecamatan=told.area.filter_name,
                                   period=month_short(told.period) if told.period else "–"))


def meeting_paper(told: ToldDeck) -> MeetingPaper:
    """What the berita acara says of the meeting: as recorded today, the rest as lines to fill in.

    Raises UnusableLogoError.
    """
    held = todays_meeting(told)
    list_ = lokus_of(told.database, year=told.today.year + 1) if told.deck.key == "rembuk" else None
    agencies, short, rtl = _agency_names(), _short_names(), _agreed(told)
    agreed = agreed_at(told.book, meeting=_todays_id(told), day=told.today,
                       names={**agencies, **queries.place_names(told.database)})
    return MeetingPaper(
        kind=told.deck.key, forum=told.deck.forum, kabupaten=_kabupaten_of(told.database),
        province=f"Provinsi {told.database.info['province']}", day=told.today, place=held.place if held else "",
        kecamatan=told.area.name if told.deck.one_kecamatan else "", chair=held.chair if held else "",
        legal_basis=said.LEGAL_BASIS,
        attendance=tuple((agencies.get(one.agency, one.agency), one.people) for one in held.attendance) if held else (),
        agenda=(held.agenda if held else ()) or tuple(step.label for step in told.steps),
        decisions=held.decisions if held else (), lokus=_lokus(told, list_=list_),
        lokus_year=list_.year if list_ else None,
        commitments=agreed.commitments, pledges=agreed.pledges, obstacles=agreed.obstacles,
        scenarios=agreed.scenarios,
        activities=activities(rtl, agency_names=short) if told.deck.key == "rembuk" else (),
        work_plan=work_plan(rtl, day=told.today, agency_names=short) if told.deck.one_kecamatan else (),
        logo=logo_of(told.database.path.parent, settings=told.settings), kop=told.settings.kop,
        agency_names=short, desa_names=_desa_names(told.database))


def todays_meeting(told: ToldDeck) -> Meeting | None:
    """The meeting of this forum and place on this day, if it was recorded."""
    known = _todays_id(told)
    return told.book.meeting(known) if known else None


def _todays_id(told: ToldDeck) -> str:
    found = told.book.meetings(kind=told.deck.key, kecamatan=told.area.kecamatan or "")
    return next((key for key, meeting in found.items() if meeting.day == told.today and meeting.held != "batal"), "")


def _agreed(told: ToldDeck) -> list[FollowUp]:
    """The RTL: what was agreed on today, then what is still open from before."""
    found = promises_in(told.area, book=told.book, today=told.today)
    here = _todays_id(told)
    new = [one for one in found
           if (one.meeting_id == here if one.meeting_id and here else made_on(one, book=told.book) == told.today)]
    old = [one for one in found if one not in new and one.status in ("belum", "berjalan")]
    return [*sorted(new, key=lambda one: one.entry.seq), *old]


def _lokus(told: ToldDeck, *, list_: LokusYear | None) -> tuple[Lokus, ...]:
    """The desa of the list, each with what the data say of it on the lokus page (its reason as far as it is known)."""
    if list_ is None:
        return ()
    names = _desa_names(told.database)
    reasons = {str(row[0]): reason for story in told.stories if story.slug == lokus.SLUG
               for row, reason in zip(story.table.rows, _reasons(story.table), strict=True)}
    return tuple(Lokus(names.get(code, code), code, "; ".join(
        part for part in (list_.words(code), reasons.get(code, "")) if part)) for code in sorted(list_.marks))


def _reasons(table: Table) -> list[str]:
    """What each row of the lokus table says of its desa: the reason of the decree, and the verdict of the data."""
    at = [position for position, column in enumerate(table.columns) if column.key in ("reason", "agreement")]
    return ["; ".join(str(row[position]) for position in at if row[position]) for row in table.rows]


def _kabupaten_of(database: Database) -> str:
    return frame.area_name(str(database.info["kabupaten"]), kind="kabupaten")


def _short_names() -> MappingProxyType[str, str]:
    """For the narrow columns of a form; the list of who came has the full names."""
    return MappingProxyType({one.slug: one.short_name for one in indicators.agencies()})


def _agency_names() -> MappingProxyType[str, str]:
    return MappingProxyType({one.slug: one.name for one in indicators.agencies()})


def _desa_names(database: Database) -> MappingProxyType[str, str]:
    desa = queries.desa_list(database)
    return MappingProxyType(dict(zip(desa["code"].astype(str), desa["name"].astype(str), strict=True)))
