"""The yearly sheet of measurements, a child a row and a block of columns a month: cut into one table per month.

Two shapes: two header rows (months above, ``TGL UKUR, UMUR, BERAT, TINGGI, CARA UKUR`` below each), or one row of flat
names (``JANUARI_TANGGALUKUR``). Every child stays in its row, so that row numbers remain those of the sheet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.intake import kinds, titles
from dashboard.intake.cells import clean_text, is_blank, key_of
from dashboard.intake.columns import Cell, Rows
from dashboard.intake.dates import MONTHS
from dashboard.intake.header import MAX_COLUMNS, ROWS_SEARCHED, texts_above
from dashboard.intake.stacked import stacked_keys

MONTHS_NEEDED = 2
# What a block may hold; without a date and a weight or a height it is no block of measurements.
_BLOCK_FIELDS = frozenset({"measured_on", "age_text", "weight", "height", "method", "muac", "oedema", "weight_gain",
                           "z_wfa", "z_hfa", "z_wfh", "label_wfa", "label_hfa", "label_wfh"})
_BLOCK_KEYS = {"umur": "age_text", "usia": "age_text", "tgl": "measured_on", "tanggal": "measured_on",
               "pb": "height", "pbtb": "height", "tbpb": "height"}
_MEASURED = ("weight", "height")
_LONGEST_MONTH = max(map(len, MONTHS))


@dataclass(frozen=True)
class _Layout:
    """0-based header rows, identity field -> position, month (1-12) -> its field -> position."""

    first: int
    last: int
    identity: dict[str, int]
    blocks: dict[int, dict[str, int]]


def month_tables(rows: Rows) -> list[tuple[str, Rows]]:
    """(name of the month, table with an ordinary header) per month that holds anything; empty for another sheet."""
    layout = _flat(rows) or _stacked(rows)
    if layout is None:
        return []
    year = titles.year_of(texts_above(rows, row=layout.first))
    names = {number: name.capitalize() for name, number in reversed(MONTHS.items())}
    tables: list[tuple[str, Rows]] = []
    for month, block in sorted(layout.blocks.items()):
        table = _table(rows, layout=layout, block=block, month=month, year=year)
        if any(table[layout.last + 1:]):
            tables.append((names.get(month, str(month)), table))
    return tables


def _flat(rows: Rows) -> _Layout | None:
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        keys = [key_of(clean_text(cell)) if isinstance(cell, str) else "" for cell in row[:MAX_COLUMNS]]
        found = _layout([_cut(key) for key in keys], first=index, last=index)
        if found is not None:
            return found
    return None


def _cut(key: str) -> tuple[str, str]:
    """``januaritanggalukur`` -> (``januari``, ``tanggalukur``); no month: ('', key)."""
    for size in range(min(_LONGEST_MONTH, len(key) - 1), 2, -1):
        if key[:size] in MONTHS and _field(key[size:]) in _BLOCK_FIELDS:
            return key[:size], key[size:]
    return "", key


def _stacked(rows: Rows) -> _Layout | None:
    for first in range(min(ROWS_SEARCHED, len(rows) - 1)):
        keys = [key_of(clean_text(cell)) if isinstance(cell, str) else "" for cell in rows[first][:MAX_COLUMNS]]
        if sum(_month(key) > 0 for key in keys) < MONTHS_NEEDED:
            continue
        paths = stacked_keys(rows, first=first, count=2)
        found = _layout([(top, below) if _month(top) else ("", below or top) for top, below in paths],
                        first=first, last=first + 1)
        if found is not None:
            return found
    return None


def _month(key: str) -> int:
    """``januari`` or ``januari2026`` -> 1; 0 for no month."""
    return MONTHS.get(key.rstrip("0123456789"), 0)


def _field(key: str) -> str:
    return kinds.measurement().keys.get(key, "") or _BLOCK_KEYS.get(key, "")


def _layout(paths: Sequence[tuple[str, str]], *, first: int, last: int) -> _Layout | None:
    identity: dict[str, int] = {}
    blocks: dict[int, dict[str, int]] = {}
    for position, (month, key) in enumerate(paths):
        field = _field(key)
        if month and field in _BLOCK_FIELDS:
            blocks.setdefault(_month(month), {}).setdefault(field, position)
        elif not month and (known := kinds.measurement().keys.get(key)) and known not in _BLOCK_FIELDS:
            identity.setdefault(known, position)
    whole = {month: block for month, block in blocks.items()
             if "measured_on" in block and any(field in block for field in _MEASURED)}
    return _Layout(first, last, identity, whole) if len(whole) >= MONTHS_NEEDED and identity else None


def _table(rows: Rows, *, layout: _Layout, block: dict[str, int], month: int, year: int | None) -> list[list[Cell]]:
    shown = kinds.measurement().shown
    fields = {**layout.identity, **{field: at for field, at in block.items() if field in shown}}
    header: list[Cell] = [shown.get(field, field) for field in fields]
    above: list[list[Cell]] = [list(row) for row in rows[:layout.first]]
    above += [[] for _ in range(layout.first, layout.last)]
    body = []
    for row in rows[layout.last + 1:]:
        cells: list[Cell] = [row[at] if at < len(row) else "" for at in fields.values()]
        measured = any(field in _MEASURED and not is_blank(cell) and clean_text(cell) not in ("", "0")
                       for field, cell in zip(fields, cells, strict=True))
        body.append([_day(cell, month=month, year=year) if field == "measured_on" else cell
                     for field, cell in zip(fields, cells, strict=True)] if measured else [])
    return [*above, header, *body]


def _day(cell: Cell, *, month: int, year: int | None) -> Cell:
    """Only the day of the month written under a month's name, where the title gives the year: the whole date."""
    text = clean_text(cell)
    if year is None or not text.isdecimal() or not 1 <= int(text) <= 31:
        return cell
    try:
        return dt.date(year, month, int(text)).isoformat()
    except ValueError:
        return cell
