"""Last year's RTL as a workbook: its rows under the header, and how they come into the follow-up book.

An invented sheet (DATA CONTOH above its header) only comes into a folder that shows sample data, and what it brought
is not told any more as soon as real data are shown: see ``promise_book``.
"""
from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import IO, Any

import pandas as pd
from openpyxl import load_workbook

from dashboard import queries
from dashboard.actions.entries import Meeting, MeetingKind
from dashboard.actions.rtl import Imported, import_rtl, known_columns
from dashboard.actions.store import Store
from dashboard.queries import Database
from dashboard.stories.place import is_sample
from dashboard.stories.promise_book import SAMPLE_AUTHOR

HEADER_WITHIN = 30
MOST_ROWS = 5_000
MOST_BYTES_INSIDE = 200_000_000  # an RTL has some kilobytes: more is a file that only looks small
NEEDED = "tindak lanjut"
SAMPLE_REFUSED = ("Lembar ini DATA CONTOH, sedangkan dasbor menampilkan data sungguhan. Lembar contoh hanya dapat "
                  "dimuat selama yang tampil data contoh; tidak ada yang dicatat.")


class NoRtlError(Exception):
    """The workbook cannot be read or holds no RTL; the message says what to do."""


@dataclass(frozen=True)
class RtlSheet:
    """``rows``: header -> cell; ``is_sample``: the lines above the header say DATA CONTOH."""

    rows: list[dict[str, Any]]
    is_sample: bool


def take_in(book: Store, file: IO[bytes], *, kind: MeetingKind, kecamatan: str, day: date, database: Database,
            author: str) -> Imported:
    """Record the rows of a workbook under the meeting of that kind, place ('' = kabupaten) and day, which took place.

    The same workbook twice changes nothing. Raises NoRtlError (also for a sample sheet beside real data), ActionError.
    """
    sheet = read_rtl_workbook(file)
    if sheet.is_sample and not is_sample(database):
        raise NoRtlError(SAMPLE_REFUSED)
    # An invented meeting never takes the key of a real one: that one could not be recorded any more.
    head, who = ("contoh", SAMPLE_AUTHOR) if sheet.is_sample else ("rapat", author)
    meeting = book.record_meeting(Meeting(day=day, kind=kind, kecamatan_code=kecamatan, held="terlaksana"), author=who,
                                  key=f"{head}-{kind}-{kecamatan or 'kab'}-{day:%Y%m%d}")
    return import_rtl(book, rows=sheet.rows, meeting=meeting, author=who, as_of=day, find_desa=_desa_of(database),
                      find_kecamatan=_kecamatan_of(database))


def _desa_of(database: Database) -> Callable[[str], str | None]:
    """Written desa name -> code where exactly one desa has it."""
    return _finder([(str(name), str(code)) for code, name in zip(*_columns(queries.desa_list(database)), strict=True)],
                   prefixes=("desa ", "kelurahan "))


def _kecamatan_of(database: Database) -> Callable[[str], str | None]:
    """Written name of a kecamatan -> code."""
    known = queries.kecamatan_list(database)
    return _finder([(str(name), str(code)) for code, name in zip(*_columns(known), strict=True)],
                   prefixes=("kecamatan ", "kec. "))


def _columns(frame: pd.DataFrame) -> tuple[list[str], list[str]]:
    return frame["code"].tolist(), frame["name"].tolist()


def _finder(names: list[tuple[str, str]], *, prefixes: tuple[str, ...]) -> Callable[[str], str | None]:
    def find(written: str) -> str | None:
        plain = written.lower()
        for prefix in prefixes:
            plain = plain.removeprefix(prefix)
        codes = [code for name, code in names if name.lower() == plain.strip()]
        return codes[0] if len(codes) == 1 else None

    return find


def read_rtl_workbook(file: IO[bytes]) -> RtlSheet:
    """Rows under the header that names most columns of a RTL, "Tindak lanjut" among them.

    A workbook of ours holds other sheets with some of these columns. Raises NoRtlError.
    """
    best, chosen = 0, RtlSheet([], False)
    for rows in _sheets(file):
        for at, header in enumerate(rows[:HEADER_WITHIN]):
            names = [str(cell).strip() if cell is not None else "" for cell in header]
            known = known_columns(names)
            if known > best and any(NEEDED in name.lower() for name in names):
                best, chosen = known, RtlSheet([_row(names, cells=row) for row in rows[at + 1:]], _marked(rows[:at]))
    if best:
        return chosen
    raise NoRtlError("Tidak ada kolom “Tindak lanjut” di berkas ini. Periksa judul kolomnya lalu muat lagi.")


def _sheets(file: IO[bytes]) -> list[list[tuple[Any, ...]]]:
    """The first rows of every sheet. A damaged workbook fails anywhere, with any error: one sentence for all."""
    try:
        with zipfile.ZipFile(file) as inside:
            if sum(member.file_size for member in inside.infolist()) > MOST_BYTES_INSIDE:
                raise ValueError("too large")
        with closing(load_workbook(file, read_only=True, data_only=True)) as book:
            return [list(islice(sheet.iter_rows(values_only=True), MOST_ROWS)) for sheet in book.worksheets]
    except Exception as error:
        raise NoRtlError("Berkas ini bukan XLSX yang dapat dibaca. Simpan ulang sebagai .xlsx lalu muat lagi."
                         ) from error


def _marked(above: Sequence[Sequence[Any]]) -> bool:
    return any("DATA CONTOH" in str(cell).upper() for row in above for cell in row if cell is not None)


def _row(names: Sequence[str], *, cells: Sequence[Any]) -> dict[str, Any]:
    return {name: _plain(cell) for name, cell in zip(names, cells, strict=False) if name}


def _plain(cell: Any) -> Any:
    """A text that was written out as ``'=…`` reads as it was typed."""
    return cell[1:] if isinstance(cell, str) and cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
