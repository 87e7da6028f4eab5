"""The list by name of children who get additional food (PMT), counted per desa at the door: no name leaves this module.

It gives the served half of one service alone: children with moderate wasting on the list. How many children with
moderate wasting there are stands nowhere in such a list, so the share is left to the office that knows both.
"""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from dashboard.intake.cells import clean_text, is_blank, key_of, number
from dashboard.intake.columns import Cell, Column, Rows
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.header import (
    MAX_COLUMNS,
    ROWS_SEARCHED,
    Header,
    column_letter,
    extract_date,
    is_marked_sample,
    texts_above,
)
from dashboard.intake.kind import MONTH_KEYS, PLACE_KEYS, Kind
from dashboard.intake.small_tables import Keeper, desa_codes, periods, without_totals

INDICATOR = "moderate_wasting_food"
MODERATE, SEVERE = -2.0, -3.0  # WHO weight-for-height: moderate wasting is [-3, -2)
# Who gets it, not who ought to: a list of the sasaran or of candidates has served nobody.
_SERVED = re.compile(r"(?:penerima|menerima|mendapat|pemberian|realisasi|pelaksanaan)\w*\b.*?"
                     r"(?:\bpmt\b|makanan\s+tambahan)", re.IGNORECASE)
_WANTED = re.compile(r"\b(?:sasaran|calon|usulan|rencana)\b", re.IGNORECASE)
# "family" is what marks a list by name for everything that tells of places as written.
_KEYS = {**PLACE_KEYS, **MONTH_KEYS, "namalengkapbalita": "family", "alamat": "address", "bbpbtb": "status",
         "bbtb": "status", "bbpb": "status", "tgllahir": "born", "tanggallahir": "born"}
_BRACKETS = re.compile(r"\([^)]*\)")
_NO_DESA = "?"  # not blank: the child is rejected with its row told, not passed over as a row of totals
_HOUSE = re.compile(r"[\s,]*\b(?:RT|RW|DUSUN|DSN)\b.*$", re.IGNORECASE)


def find(rows: Rows) -> Header | None:
    """The header of such a list: names, weight for height, a place, and a title that says who gets PMT; else None."""
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        columns: dict[str, int] = {}
        for position, cell in enumerate(row[:MAX_COLUMNS]):
            text = clean_text(cell) if isinstance(cell, str) else ""
            if field := _KEYS.get(key_of(_BRACKETS.sub("", text))):
                columns.setdefault(field, position)
        if not {"family", "status"} <= columns.keys() or not {"desa", "desa_code", "address"} & columns.keys():
            continue
        above = texts_above(rows, row=index)
        if not any(_SERVED.search(text) and not _WANTED.search(text) for text in above):
            return None
        shown = {field: column_letter(position) for field, position in columns.items()}
        kind = Kind("coverage", "daftar penerima PMT menurut nama, dihitung per desa", {}, (), shown,
                    layout="case_list")
        return Header(kind, index, columns, extract_date(above), is_marked_sample(above))
    return None


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``coverage`` intake table, one per desa and month: children with moderate wasting, no denominator.

    ``row_number`` is the desa's first child in the file. A desa without such a child gives no row: it may have its
    own list. Raises RefusedFileError when no month is told, or no child on the list has moderate wasting.
    """
    rows = without_totals(_with_desa(rows, context=context), context=context)
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    period = periods(rows, keeper=keeper, context=context)
    keeper.keep_latest(_children(rows, desa=desa, period=period), rank=[0] * len(desa))
    status = rows.columns["status"]
    unreadable = keeper.keep & status.flags(lambda cell: _is_moderate(cell) is None)
    context.findings.add("status_gizi_tidak_terbaca", rows=rows.numbers[unreadable], column=status.name)
    moderate = keeper.keep & status.flags(lambda cell: _is_moderate(cell) is True)
    context.findings.add("bukan_gizi_kurang", rows=rows.numbers[keeper.keep & ~moderate & ~unreadable])
    rejected = keeper.rejected()
    if not moderate.any():
        raise RefusedFileError("tanpa_gizi_kurang")
    context.findings.add("tanpa_penyebut")
    groups: dict[tuple[str, object], list[int]] = {}
    for row in np.flatnonzero(moderate).tolist():
        groups.setdefault((desa[row], period[row]), []).append(row)
    table = pa.table({
        "row_number": pa.array([int(rows.numbers[found[0]]) for found in groups.values()], type=pa.int32()),
        "desa_code": pa.array([code for code, _ in groups], type=pa.string()),
        "indicator_id": pa.array([INDICATOR] * len(groups), type=pa.string()),
        "period": pa.array([month for _, month in groups], type=pa.date32()),
        "numerator": pa.array([float(len(found)) for found in groups.values()], type=pa.float64()),
        "denominator": pa.nulls(len(groups), type=pa.float64()),
        "reported_at": pa.nulls(len(groups), type=pa.date32())})
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def _with_desa(rows: DataRows, *, context: Context) -> DataRows:
    """With a desa column; where the list has none, an address that is nothing but a desa (and RT/RW) is one."""
    if {"desa", "desa_code"} & rows.columns.keys():
        return rows
    address = rows.columns["address"]

    def desa_in(cell: Cell) -> str:
        text = _HOUSE.sub("", "" if is_blank(cell) else clean_text(cell))
        return text if context.gazetteer.by_names(kabupaten="", kecamatan="", desa=text).desa_code else _NO_DESA

    found = Column(address.name, [desa_in(cell) for cell in address.distinct], address.codes)
    return DataRows(rows.columns | {"desa": found}, rows.numbers)


def _children(rows: DataRows, *, desa: np.ndarray, period: np.ndarray) -> list[tuple[object, ...]]:
    """What tells two children of a list apart, in memory only; a row without a name stands for itself."""
    own = [rows.columns[field] for field in ("family", "born") if field in rows.columns]
    keys: list[tuple[object, ...]] = []
    for row in range(len(rows.numbers)):
        told = tuple(clean_text(column.distinct[column.codes[row]]).upper() for column in own)
        keys.append((*told, desa[row], period[row]) if told[0] else (row,))
    return keys


def _is_moderate(cell: Cell) -> bool | None:
    """Whether weight for height says moderate wasting, by its label or its z-score; None when it says neither."""
    key = key_of(clean_text(cell)) if isinstance(cell, str) else ""
    if key in ("gizikurang", "kurang", "gk", "kurus"):
        return True
    if key in ("giziburuk", "buruk", "gb", "sangatkurus", "gizibaik", "baik", "normal", "gizilebih", "obesitas",
               "risikogizilebih"):
        return False
    value = number(cell)
    return None if value is None or not -10 <= value <= 10 else SEVERE <= round(value, 2) < MODERATE
