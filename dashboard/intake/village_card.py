"""One printed village scorecard whose labels were found in order (``village_card_layout``)."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np

from dashboard.intake.cells import clean_text, count_number, is_blank, number
from dashboard.intake.columns import Cell, Column, Rows
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.count_columns import is_share
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.header import column_letter
from dashboard.intake.places import Gazetteer
from dashboard.intake.quarters import first_day
from dashboard.intake.small_tables import LARGEST_COUNT, Keeper, desa_codes, reject_to_come
from dashboard.intake.village_card_layout import (
    PERCENT,
    ROWS,
    TOTALS_ROW,
    YEAR_ROW,
    CardValue,
    cell_at,
    quarter,
    text_of,
    values,
    year,
)
from dashboard.intake.village_items import items
from dashboard.intake.village_scorecard import table_of

LAYOUT = "kartu"
PERCENT_TOLERANCE = 0.6  # points: percentages are typed with one decimal, or none
_PLACE = re.compile(r"(?:nama\s+)?(desa\s*/\s*kelurahan|desa\s*/\s*kel|desa|kelurahan|kecamatan|kabupaten\s*/\s*kota|"
                    r"kabupaten)\b\s*[:.]?\s*(.*)", re.IGNORECASE)
_NEXT_PLACE = re.compile(r"[\s,;/-]*\b(?:kecamatan|kec|kabupaten|kab|tahun|provinsi)\b.*$", re.IGNORECASE)


def read(rows: Rows, *, context: Context) -> Reading:
    """Rows of the ``village_scorecard`` intake table from one card whose labels were checked by ``find``.

    Raises RefusedFileError when the card names no desa of the kabupaten, or holds no count.
    """
    of_year, of_quarter = year(rows), quarter(rows)
    assert of_year is not None, "find() refuses a card without one"
    desa = _desa(rows, begins=first_day(of_year, of_quarter), context=context)
    counts: dict[str, tuple[int, int | None]] = {}
    for one in values(rows):
        counts[one.item] = (one.row, _count(one, context=context))
    names = {one.code: one for one in items()}
    for code, (row, value) in counts.items():
        whole = counts.get(names[code].counted_over, (0, None))[1]
        if value is not None and whole is not None and value > whole:
            context.findings.add("bagian_lebih_besar", rows=[row],
                                 detail=f"{names[code].name} melebihi {names[names[code].counted_over].name}")
    filled = [value for _, value in counts.values() if value is not None]
    if not filled:
        raise RefusedFileError("tanpa_baris_data")
    if len(filled) > 1 and not any(filled):
        context.findings.add("semua_nol")
    stated = _stated(rows, counts=counts, context=context)
    found = [(row, desa, of_year, of_quarter, code, value, stated.get(code), LAYOUT)
             for code, (row, value) in counts.items() if value is not None or stated.get(code) is not None]
    return Reading(table_of(found), rows_read=len(found), rows_rejected=0)


def _count(one: CardValue, *, context: Context) -> int | None:
    """A whole count; blank is NULL, and what is no count is emptied and noted."""
    if is_blank(one.cell):
        return None
    name = column_letter(one.column)
    value = None if is_share(one.cell) else count_number(one.cell)
    code = ("persen_bukan_jumlah" if is_share(one.cell) else "angka_tidak_terbaca" if value is None
            else "angka_negatif" if value < 0 else "angka_terlalu_besar" if value > LARGEST_COUNT else "")
    if code or value is None:
        context.findings.add(code, rows=[one.row], column=name)
        return None
    return round(value)


def _stated(rows: Rows, *, counts: dict[str, tuple[int, int | None]], context: Context) -> dict[str, float]:
    """Item -> typed percentage (0-100); compared where count and whole are known, never used for anything else."""
    cells = {item: cell_at(rows, row, PERCENT) for row, item, _ in ROWS if item in counts}
    typed = {item: value for item, cell in cells.items()
             if not is_blank(cell) and (value := number(_plain(cell))) is not None}
    if typed and all(0 <= value <= 1 for value in typed.values()) and any(typed.values()):
        typed = {item: 100 * value for item, value in typed.items()}
    whole_of = {one.code: one.counted_over for one in items()}
    for item, value in typed.items():
        row, count = counts[item]
        whole = counts.get(whole_of[item], (0, None))[1]
        if count is not None and whole and abs(value - 100 * count / whole) > PERCENT_TOLERANCE:
            context.findings.add("persen_berbeda", rows=[row], column=column_letter(PERCENT))
        if not 0 <= value <= 100:
            context.findings.add("persen_di_luar_batas", rows=[row], column=column_letter(PERCENT))
    return {item: value for item, value in typed.items() if 0 <= value <= 100}


def _plain(cell: Cell) -> Cell:
    return clean_text(cell).replace("%", "").strip() if isinstance(cell, str) else cell


def _desa(rows: Rows, *, begins: dt.date | None, context: Context) -> str:
    """The desa the card says it is of, through the house's own matching; its spelling is offered to a person if none.

    Raises RefusedFileError when none, or more than one, is told, or its quarter has not begun.
    """
    kabupaten, kecamatan, desa = _places(rows, gazetteer=context.gazetteer)
    if not desa:
        raise RefusedFileError("kartu_tanpa_desa")
    one = np.zeros(1, dtype=np.int32)
    told = {"kabupaten": kabupaten, "kecamatan": kecamatan, "desa": desa}
    row = DataRows({field: Column(field.capitalize(), [text], one) for field, text in told.items()},
                   np.array([YEAR_ROW], dtype=np.int32))
    keeper = Keeper(row, context=context)
    (code,) = desa_codes(row, keeper=keeper, context=context)
    if not keeper.keep.all():
        raise RefusedFileError("kartu_desa_tidak_dikenal")
    reject_to_come([begins], keeper=keeper, context=context)
    keeper.rejected()
    return str(code)


def _places(rows: Rows, *, gazetteer: Gazetteer) -> tuple[str, str, str]:
    """(kabupaten, kecamatan, desa) as written above the totals: ``Desa : Candi``, or the name in a cell to the right.

    Of several texts after the word Desa those count that are desa of the kabupaten; two different ones give none.
    """
    found: dict[str, list[str]] = {"kabupaten": [], "kecamatan": [], "desa": []}
    for row in range(1, TOTALS_ROW - 2):
        for column in range(PERCENT + 1):
            text = text_of(cell_at(rows, row, column))
            match = _PLACE.fullmatch(text)
            if match is None:
                continue
            what = match[1].lower()
            what = "kabupaten" if what.startswith("kab") else "kecamatan" if what.startswith("kec") else "desa"
            own = _NEXT_PLACE.sub("", match[2]).strip(" :.")
            named = own or _beside(rows, row=row, column=column)
            if named and (what != "kabupaten" or not own or ":" in text):  # a heading may say more than a name
                found[what].append(named)
    kabupaten, kecamatan = ((found[what] or [""])[0] for what in ("kabupaten", "kecamatan"))
    known = {code: desa for desa in found["desa"]
             if (code := gazetteer.by_names(kabupaten="", kecamatan=kecamatan, desa=desa).desa_code)}
    if len(known) > 1:
        return kabupaten, kecamatan, ""
    return kabupaten, kecamatan, next(iter(known.values()), (found["desa"] or [""])[0])


def _beside(rows: Rows, *, row: int, column: int) -> str:
    """The next text to the right in this row; '' where it is the word for another place."""
    texts = (text_of(cell_at(rows, row, at)).strip(" :.") for at in range(column + 1, PERCENT + 4))
    found = next((text for text in texts if text), "")
    return "" if _PLACE.fullmatch(found) else found
