"""The header row of a table: hunted in the first rows, its names mapped to fields, what stands above it kept apart."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.intake import kinds
from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.columns import Cell, Rows
from dashboard.intake.dates import read_date
from dashboard.intake.findings import Findings, RefusedFileError
from dashboard.intake.kinds import Kind

ROWS_SEARCHED = 15
MAX_COLUMNS = 1000
SAMPLE_MARK = "DATA CONTOH"
_BRACKETS = re.compile(r"\([^)]*\)")
_DATA_DATE = re.compile(r"(?:data\s+tanggal|tanggal\s+(?:data|unduh|cetak))\s*:?\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """Where the (last) header row is (0-based), its kind, field -> column position, and what the lines above it say."""

    kind: Kind
    row: int
    columns: dict[str, int]
    extracted_on: dt.date | None
    is_sample: bool


def find_header(rows: Rows, *, wanted: Kind | None) -> Header | None:
    """The first row that announces a kind (the ``wanted`` one if given); None when there is none.

    Raises RefusedFileError for a kind of sheet that is known but not read.
    """
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        keys = _keys(row)
        if label := kinds.unsupported(keys):
            raise RefusedFileError("jenis_belum_didukung", detail=label)
        for kind in kinds.all_named(wanted):
            found = kinds.fields_in(keys, kind=kind)
            if kinds.announces(found, kind=kind):
                above = texts_above(rows, row=index)
                return Header(kind, index, {field: at[0] for field, at in found.items()}, extract_date(above),
                              is_marked_sample(above))
        if label := kinds.meeting_plan(keys):
            raise RefusedFileError("jenis_belum_didukung", detail=label)
    return None


def explain_missing(rows: Rows, *, wanted: Kind | None) -> RefusedFileError:
    """Why no header was found: a near miss with the names that lack, or nothing known.

    Names only fields, never what the cells say: without a header the first rows may well be children.
    """
    best: tuple[int, Kind, dict[str, list[int]]] | None = None
    for row in rows[:ROWS_SEARCHED]:
        for kind in kinds.all_named(wanted):
            found = kinds.fields_in(_keys(row), kind=kind)
            if len(found) >= kinds.NEAR_MISS_KEYS and (best is None or len(found) > best[0]):
                best = (len(found), kind, found)
    if best is not None:
        return RefusedFileError("kolom_wajib_tidak_ada", detail=missing_sentence(best[2], kind=best[1]))
    kind = wanted or kinds.measurement()
    return RefusedFileError("judul_tidak_ditemukan",
                            detail=f"Yang dicari untuk {kind.label}: {_needed_names(kind.needed, kind=kind)}.")


def missing_sentence(found: dict[str, list[int]] | dict[str, int], *, kind: Kind) -> str:
    """'Yang dicari ... Tidak ada ... Yang ditemukan ...' in the wording of the kind's own header."""
    lacking = kinds.missing_groups({field: [] for field in found}, kind=kind)
    seen = ", ".join(kind.shown[field] for field in kind.shown if field in found) or "tidak ada"
    return (f"Berkas dikenali sebagai {kind.label}. Yang dicari: {_needed_names(kind.needed, kind=kind)}. "
            f"Tidak ada: {_needed_names(lacking, kind=kind)}. Yang ditemukan: {seen}.")


def check_columns(header: Header, *, rows: Rows, findings: Findings) -> None:
    """Refuse a header without its needed columns; note doubled, nameless and unknown ones (by letter, not by text)."""
    keys = _keys(rows[header.row])
    found = kinds.fields_in(keys, kind=header.kind)
    if kinds.missing_groups(found, kind=header.kind):
        raise RefusedFileError("kolom_wajib_tidak_ada", detail=missing_sentence(found, kind=header.kind))
    for field, positions in found.items():
        if len(positions) > 1 and field in header.kind.shown and field != "address":
            findings.add("kolom_ganda", detail=header.kind.shown[field])
    known = {position for positions in found.values() for position in positions}
    nameless = [position for position, (full, _) in enumerate(keys) if not full and _has_data(rows, header, position)]
    unknown = [position for position, (full, _) in enumerate(keys) if full and position not in known]
    for code, positions in (("kolom_tanpa_judul", nameless), ("kolom_tidak_dikenal", unknown)):
        if positions:
            findings.add(code, detail="Kolom " + ", ".join(map(column_letter, positions[:12])))


def note_unread_services(header: Header, *, rows: Rows, findings: Findings) -> None:
    """For sheets with a column per service: which headed columns were taken for no service."""
    read = set(header.columns.values())
    unread = [position for position, (full, _) in enumerate(_keys(rows[header.row])) if full and position not in read]
    if unread:
        findings.add("kolom_tidak_dikenal", detail="Kolom " + ", ".join(map(column_letter, unread[:40])))


def column_letter(position: int) -> str:
    """0 -> A, 26 -> AA: how the spreadsheet program calls the column."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _has_data(rows: Rows, header: Header, position: int) -> bool:
    sample = rows[header.row + 1:header.row + 51]
    return any(position < len(row) and clean_text(row[position]) for row in sample)


def texts_above(rows: Rows, *, row: int) -> list[str]:
    """What stands in the rows above this one (0-based), cell by cell."""
    return [text for line in rows[:row] for cell in line[:MAX_COLUMNS] if (text := clean_text(cell))]


def is_marked_sample(above: Sequence[str]) -> bool:
    """Whether a line above the header says DATA CONTOH."""
    return any(SAMPLE_MARK in text.upper() for text in above)


def _keys(row: Sequence[Cell]) -> list[tuple[str, str]]:
    texts = [clean_text(cell) if isinstance(cell, str) else "" for cell in row[:MAX_COLUMNS]]
    return [(key_of(text), key_of(_BRACKETS.sub("", text))) if len(text) < 120 else ("", "") for text in texts]


def _needed_names(groups: Sequence[tuple[str, ...]], *, kind: Kind) -> str:
    return ", ".join(" atau ".join(kind.shown[field] for field in group) for group in groups)


def extract_date(above: Sequence[str]) -> dt.date | None:
    """``Data Tanggal : 2023-03-01 08:00:00``, in one cell or two."""
    for index, text in enumerate(above):
        match = _DATA_DATE.match(text)
        if match:
            following = above[index + 1] if index + 1 < len(above) else ""
            ordinal = read_date(match.group(1).lstrip(": ") or following, order="dmy")
            if ordinal > 0:
                return dt.date.fromordinal(ordinal)
    return None
