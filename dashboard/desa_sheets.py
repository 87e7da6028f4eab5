"""The sheets of a kecamatan's desa as one Word file: for the command line, the page desa and the page bahan_rapat."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from dashboard.actions.store import Store
from dashboard.exports.desa_sheet import write_desa_sheets
from dashboard.papers import SAMPLE_PREFIX, UnknownPaperError, UnknownPlaceError
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.desa_sheet import DesaSheet
from dashboard.stories.desa_sheets import sheets
from dashboard.stories.measures import UnknownKecamatanError
from dashboard.stories.place import chosen_area
from dashboard.stories.promise_book import book_of
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database
from dashboard.words import desa as said
from dashboard.words import papers as paper_words

DESA = "desa"
SUFFIX = ".docx"


class PlaceNeededError(Exception):
    """Sheets without saying whose; the message is a sentence."""

    def __init__(self) -> None:
        super().__init__(paper_words.NEEDS_PLACE)


class UnknownDesaError(Exception):
    """No such desa in the chosen place; ``code`` is what was asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(paper_words.unknown_desa(code))
        self.code = code


def sheet_file(database: Database, *, selection: Selection, desa: str | None, settings: Settings, book: Store,
               today: date) -> bytes:
    """The sheets of the chosen kecamatan, or of one desa, as a Word file.

    Raises UnknownDesaError, UnknownPlaceError.
    """
    found, place = _told(database, selection=selection, desa=desa, settings=settings, book=book, today=today)
    out = io.BytesIO()
    write_desa_sheets(found, path=out, title=said.sheets_title(place))
    return out.getvalue()


def write_sheets(*, folder: Path, settings: Settings, kecamatan: str | None, desa: str | None, period: date | None,
                 out: Path, today: date) -> Path:
    """Write the sheets to a file; returns it, renamed DATA-CONTOH_… for sample data.

    Raises PlaceNeededError (neither kecamatan nor desa), UnknownDesaError, UnknownPlaceError, UnknownPaperError,
    NoDatabaseError.
    """
    if out.suffix.lower() != SUFFIX:
        raise UnknownPaperError(out, suffixes=(SUFFIX,))
    if not kecamatan and not desa:
        raise PlaceNeededError
    database = open_database(folder)
    found, place = _told(database, selection=Selection(period=period, kecamatan=kecamatan), desa=desa,
                         settings=settings, book=book_of(database), today=today)
    if any(one.is_sample for one in found) and not out.name.startswith(SAMPLE_PREFIX):
        out = out.with_name(f"{SAMPLE_PREFIX}{out.name}")
    out.parent.mkdir(parents=True, exist_ok=True)
    write_desa_sheets(found, path=str(out), title=said.sheets_title(place))
    return out


def _told(
    database: Database, *, selection: Selection, desa: str | None, settings: Settings, book: Store, today: date
) -> tuple[tuple[DesaSheet, ...], str]:
    """The sheets and the place they are of."""
    try:
        area = chosen_area(selection, database=database)
    except UnknownKecamatanError as error:
        raise UnknownPlaceError(str(selection.kecamatan)) from error
    found = sheets(database, selection=selection, desa=desa, settings=settings, book=book, today=today)
    if not found:
        raise UnknownDesaError(str(desa))
    return found, found[0].place if desa else area.full
