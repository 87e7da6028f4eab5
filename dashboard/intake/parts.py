"""Which tables of a file are read: every sheet laid out like the first known one, every month of a yearly sheet.

A workbook with a sheet per month is one file and becomes one intake set; what stands on another kind of sheet is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.intake import header, kinds, titles
from dashboard.intake.cells import clean_text, is_blank
from dashboard.intake.columns import Rows
from dashboard.intake.container import Table, tables
from dashboard.intake.findings import Findings, RefusedFileError
from dashboard.intake.header import Header
from dashboard.intake.kind import Kind
from dashboard.intake.layouts import find_layout
from dashboard.intake.yearly_sheet import month_tables

# Row numbers of the second part of a file begin here, of the third at twice that: unique in a set, and the row is
# what is left over. A spreadsheet has at most 1,048,576 rows.
PART_STRIDE = 2_000_000
MOST_PARTS = 1_000
ROWS_LOOKED_AT = 60  # of a sheet that is no table with a header: a report of the TPPS has some twenty lines


@dataclass(frozen=True)
class Part:
    """One table that is read. ``label`` tells it apart from the others of the file, '' when there is only one."""

    rows: Rows
    found: Header
    name: str
    label: str


def parts_of(data: bytes, *, wanted: Kind | None, findings: Findings) -> list[Part]:
    """The tables to read, at least one. Raises RefusedFileError when none has a known header."""
    chosen: list[tuple[Table, Header, str]] = []
    others: list[int] = []
    first: Rows | None = None
    for table in tables(data, findings=findings):
        if first is None and table.rows:
            first = table.rows
        for name, rows, found in _known(table, wanted=wanted, is_first=not chosen):
            like_first = not chosen or found.kind.reader == chosen[0][1].kind.reader
            if like_first and (not chosen or len(rows) > found.row + 1):
                chosen.append((Table(table.position, rows, table.name), found, name))
            elif len(rows) > found.row + 1:
                others.append(table.position)
    if not chosen:
        raise _nothing_known(first, wanted=wanted)
    if len(chosen) > MOST_PARTS:
        raise RefusedFileError("terlalu_banyak_lembar", detail=f"{len(chosen)}, paling banyak {MOST_PARTS}")
    if others:
        findings.add("lembar_lain", detail="lembar ke-" + ", ke-".join(map(str, dict.fromkeys(others))))
    several = len(chosen) > 1
    return [Part(table.rows, found, table.name, _label(table, month=name) if several else "")
            for table, found, name in chosen]


def _known(table: Table, *, wanted: Kind | None, is_first: bool) -> Iterator[tuple[str, Rows, Header]]:
    """(month, rows, header) of what a table holds. A refusal of a further sheet leaves that sheet, not the file."""
    if wanted is None or wanted.name == "measurement":
        months = month_tables(table.rows)
        for name, rows in months:
            found = header.find_header(rows, wanted=wanted)
            if found is not None:
                yield name, rows, found
        if months:
            return
    try:
        found = find_layout(table.rows, wanted=wanted) or header.find_header(table.rows, wanted=wanted)
    except RefusedFileError:
        if is_first:
            raise
        return
    if found is not None:
        yield "", table.rows, found


def _label(table: Table, *, month: str) -> str:
    """A month's name; of another sheet its position: a sheet may be called after a person."""
    told = titles.plain_month(table.name)
    return month or told or f"lembar ke-{table.position}"


def _nothing_known(first: Rows | None, *, wanted: Kind | None) -> RefusedFileError:
    if wanted is not None and first is not None and (
            other := find_layout(first, wanted=None) or header.find_header(first, wanted=None)) is not None:
        return RefusedFileError("jenis_tidak_cocok", detail=f"Diminta {wanted.label}, berisi {other.kind.label}.")
    if not first or all(is_blank(cell) for row in first for cell in row):
        return RefusedFileError("berkas_kosong")
    texts = [clean_text(cell) for row in first[:ROWS_LOOKED_AT] for cell in row[:header.MAX_COLUMNS]
             if isinstance(cell, str)]
    if told := kinds.unsupported_sheet(texts):
        return RefusedFileError("jenis_belum_didukung", detail=told)
    return header.explain_missing(first, wanted=wanted)
