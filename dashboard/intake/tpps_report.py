"""The TPPS's own report, blocks 1A and 1B (Perpres 72/2021, Lampiran A): one row per indicator, the whole kabupaten.

Stored as stated: the shares stand without the counts behind them, so they are shown beside what the desa's counts give
here and never mixed into it.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pyarrow as pa

from dashboard import reference
from dashboard.intake import titles
from dashboard.intake.cells import clean_text, count_number, is_blank, key_of, number
from dashboard.intake.columns import Cell, Rows
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
from dashboard.intake.perpres_names import BRACKETS, KIND, NAMES_NEEDED, indicator_code
from dashboard.intake.personal_text import speaks_of_a_person
from dashboard.intake.quarters import YEAR_EXAMPLE, first_day, part_of_year
from dashboard.intake.small_tables import Flags, Floats, Keeper, nullable, reject_to_come, texts

PERCENT_UNIT = "persen"
_ROWS_LOOKED_AT = 80
_COLUMN = re.compile(r"(target|capaian|realisasi)(?:tahun)?(20\d\d)?")
_COLUMNS = {"indikator": "indicator_name", "namaindikator": "indicator_name", "sumber": "source",
            "sumberdata": "source", "tahun": "year", "semester": "part", "periode": "part", "triwulan": "part"}


def find(rows: Rows) -> Header | None:
    """The header of such a report: Indikator, Target and Capaian above at least four names of the annex; else None.

    Raises RefusedFileError where there is more than one column of Capaian or Target: then it is not clear which year.
    """
    if _names_in(rows) < NAMES_NEEDED:
        return None
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        columns: dict[str, int] = {}
        doubled: dict[str, list[int]] = {}
        shown = dict(KIND.shown)
        for position, cell in enumerate(row[:MAX_COLUMNS]):
            key = key_of(BRACKETS.sub("", clean_text(cell))) if isinstance(cell, str) else ""
            match = _COLUMN.fullmatch(key)
            field = _COLUMNS.get(key, "") if match is None else "target" if match[1] == "target" else "achieved"
            if match is not None and match[2] and field not in columns:
                shown[field] += f" {match[2]}"
            if field:
                doubled.setdefault(field, []).append(position)
                columns.setdefault(field, position)
        if not {"indicator_name", "achieved"} <= columns.keys():
            continue
        for field in ("target", "achieved"):
            if len(positions := doubled.get(field, [])) > 1:
                letters = ", ".join(map(column_letter, positions))
                raise RefusedFileError("kolom_laporan_ganda", detail=f"{KIND.shown[field]} (kolom {letters})")
        above = texts_above(rows, row=index)
        return Header(replace(KIND, shown=shown), index, columns, extract_date(above), is_marked_sample(above))
    return None


def _names_in(rows: Rows) -> int:
    """How many different indicators of the annex the sheet names."""
    return len({code for row in rows[:_ROWS_LOOKED_AT] for cell in row[:MAX_COLUMNS] if isinstance(cell, str)
                and len(cell) > 20 and (code := indicator_code(cell))})


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``tpps_report`` intake table: target and achieved as stated, percent or head-count by indicator.

    Raises RefusedFileError when no year is told anywhere.
    """
    name = rows.columns["indicator_name"]
    heading = name.flags(lambda cell: key_of(clean_text(cell)) in ("indikator", "namaindikator"))
    rows = rows.where(~heading)
    if not len(rows.numbers):
        raise RefusedFileError("tanpa_baris_data")
    keeper = Keeper(rows, context=context)
    code = rows.columns["indicator_name"].texts(indicator_code)
    keeper.reject("indikator_perpres_tidak_dikenal", code == "", column="Indikator")
    year = _years(rows, keeper=keeper, context=context)
    part = _parts(rows, context=context)
    keeper.keep_latest(list(zip(year, part, code, strict=True)), rank=[0] * len(code))
    rejected = keeper.rejected()
    table = reference.table("perpres_indicators")
    units = dict(zip(table["code"], table["unit"], strict=True))
    percent = np.array([units.get(one) == PERCENT_UNIT for one in code], dtype=bool)
    values = {field: _stated(rows, field, percent=percent, kept=keeper.keep, context=context)
              for field in ("target", "achieved")}
    kept = keeper.keep
    source = texts(rows, "source", longest=80, context=context)
    source = np.array([None if not one or speaks_of_a_person(one) else one for one in source], dtype=object)
    stated = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()), "year": nullable(year, kept, kind=pa.int32()),
        "part": nullable(part, kept, kind=pa.string()), "perpres_code": nullable(code, kept, kind=pa.string()),
        "target": nullable(values["target"], kept, kind=pa.float64()),
        "achieved": nullable(values["achieved"], kept, kind=pa.float64()),
        "stated_source": nullable(source, kept, kind=pa.string())})
    return Reading(stated, rows_read=len(rows.numbers), rows_rejected=rejected)


def _years(rows: DataRows, *, keeper: Keeper, context: Context) -> np.ndarray:
    """The year per row: its column, else the heading ``Capaian 2025``, else the title."""
    told = titles.year_of([rows.columns["achieved"].name]) or titles.year_of(context.told)
    column = rows.columns.get("year")
    texts_of = ["" for _ in rows.numbers] if column is None else [clean_text(column.distinct[one])
                                                                  for one in column.codes]
    found = np.array([titles.year_of([text]) if text else told for text in texts_of], dtype=object)
    if all(one is None for one in found):
        raise RefusedFileError("tahun_laporan_tidak_ada", detail=YEAR_EXAMPLE.replace("Triwulan", "Semester"))
    if column is not None:
        keeper.reject_cells("tahun_tidak_terbaca", np.array([one is None for one in found], dtype=bool), column=column)
    reject_to_come([first_day(one, None) for one in found], keeper=keeper, context=context)
    return found


def _parts(rows: DataRows, *, context: Context) -> np.ndarray:
    """``S1``, ``S2``, ``T1`` … ``T4`` per row, None = the whole year; a bare number in Semester is a half-year."""
    told = part_of_year(context.told)
    column = rows.columns.get("part")
    if column is None:
        return np.full(len(rows.numbers), told, dtype=object)
    word = column.name if column.name.lower() in ("semester", "triwulan") else ""
    read = [part_of_year([clean_text(cell)]) or part_of_year([f"{word} {clean_text(cell)}"]) or told
            for cell in column.distinct]
    return np.array(read, dtype=object)[column.codes]


def _stated(rows: DataRows, field: str, *, percent: Flags, kept: Flags, context: Context) -> Floats:
    """A column as stated; head-counts may carry thousands points, shares typed as fractions become percent."""
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), np.nan)
    shares = column.floats(lambda cell: number(_plain(cell)))
    values = np.where(percent, shares, column.floats(count_number))
    unread = kept & np.isnan(values) & ~column.flags(is_blank)
    context.findings.add("angka_tidak_terbaca", rows=rows.numbers[unread], column=column.name)
    context.findings.add("angka_negatif", rows=rows.numbers[kept & (values < 0)], column=column.name)
    values = np.where(values < 0, np.nan, values)
    known = values[kept & percent & ~np.isnan(values)]
    if len(known) and (known <= 1).all() and (known > 0).any():
        context.findings.add("persen_sebagai_pecahan", column=column.name)
        values = np.where(percent, np.round(values * 100, 6), values)
    context.findings.add("persen_di_atas_100", rows=rows.numbers[kept & percent & (values > 100)], column=column.name)
    return values


def _plain(cell: Cell) -> Cell:
    return clean_text(cell).replace("%", "").strip() if isinstance(cell, str) else cell
