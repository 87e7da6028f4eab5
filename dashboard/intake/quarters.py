"""Year, quarter and half-year of a report that is not monthly: from a cell, or from the lines above the table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dashboard.intake import titles
from dashboard.intake.cells import Cell, clean_text, is_blank, key_of
from dashboard.intake.context import Context, DataRows
from dashboard.intake.dates import month_number, read_month, year_number
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.small_tables import Keeper

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMERAL = r"(?:IV|III|II|I|[1-4])"
# More than one of them ("Triwulan I s.d. IV") names none.
_NO_SPAN = (r"(?!\s*(?:[-–/&,+]|dan\b|s\.?\s?/?d\b\.?|sampai\b)\s*(?:dengan\s*)?(?:triwulan\s*|semester\s*)?"
            rf"{_NUMERAL}\b)")
_QUARTER = re.compile(
    rf"\b(?:tri\s*wulan|tribulan|kuartal|kwartal|tw)\b[\s.:]*(?:ke[\s-]*)?({_NUMERAL})\b{_NO_SPAN}", re.IGNORECASE)
_HALF = re.compile(rf"\b(?:semester|smt)\b[\s.:]*(?:ke[\s-]*)?({_NUMERAL})\b{_NO_SPAN}", re.IGNORECASE)
YEAR_EXAMPLE = "Triwulan I Tahun 2026"


def _numeral(text: str) -> int:
    return _ROMAN.get(text.lower()) or int(text)


def quarter_of(texts: Sequence[str]) -> int | None:
    """The one quarter the texts name, also by the one month they name; None for none or several."""
    found = {_numeral(match[1]) for text in texts for match in _QUARTER.finditer(text)}
    if not found and (month := titles.month_of(texts)) is not None:
        found = {(month.month - 1) // 3 + 1}
    return found.pop() if len(found) == 1 else None


def part_of_year(texts: Sequence[str]) -> str | None:
    """``S1``, ``S2`` or ``T1`` … ``T4`` where the texts name one half-year or one quarter; None = the whole year."""
    halves = {_numeral(match[1]) for text in texts for match in _HALF.finditer(text)} & {1, 2}
    quarters = {_numeral(match[1]) for text in texts for match in _QUARTER.finditer(text)}
    found = {f"S{one}" for one in halves} | {f"T{one}" for one in quarters}
    return found.pop() if len(found) == 1 else None


def quarter_number(cell: Cell) -> int | None:
    """1-4 from ``2``, ``II``, ``Triwulan II``, ``TW 2``; None when it is no quarter."""
    text = clean_text(cell).lstrip(": ")
    key = key_of(text)
    if key in _ROMAN or key in ("1", "2", "3", "4"):
        return _numeral(key)
    match = _QUARTER.fullmatch(text)
    return _numeral(match[1]) if match else None


def report_years(rows: DataRows, *, keeper: Keeper, context: Context) -> npt.NDArray[np.object_]:
    """The year per row, from its column, else the one year the title or the sheet's name tells.

    Raises RefusedFileError when neither has one: never today's.
    """
    told = titles.year_of(context.told)
    column, month = rows.columns.get("year"), rows.columns.get("month")
    found = np.full(len(rows.numbers), told, dtype=object)
    if month is not None:
        in_month = [titles.year_of([clean_text(cell)]) for cell in month.distinct]
        found = np.array([in_month[code] or told for code in month.codes], dtype=object)
    if column is not None:
        given = [told if is_blank(cell) else year_number(cell) for cell in column.distinct]
        blank = column.flags(is_blank)
        found = np.where(blank, found, np.array(given, dtype=object)[column.codes])
    if all(year is None for year in found) and (column is None or bool(column.flags(is_blank).all())):
        raise RefusedFileError("tahun_laporan_tidak_ada", detail=YEAR_EXAMPLE)
    if (told_in := column or month) is not None:
        keeper.reject_cells("tahun_tidak_terbaca", np.array([year is None for year in found], dtype=bool),
                            column=told_in)
    return found


def report_quarters(rows: DataRows, *, keeper: Keeper, context: Context) -> tuple[npt.NDArray[np.object_], list[int]]:
    """(quarter per row or None, month per row or 0): from columns Triwulan or Bulan, else from the title."""
    told = quarter_of(context.told)
    size = len(rows.numbers)
    found: npt.NDArray[np.object_] = np.full(size, told, dtype=object)
    months = [0] * size
    month, quarter = rows.columns.get("month"), rows.columns.get("quarter")
    if month is not None:
        read = [_month_or_quarter(cell) for cell in month.distinct]
        wrong = np.array([not is_blank(cell) and one == (0, None)
                          for cell, one in zip(month.distinct, read, strict=True)], dtype=bool)[month.codes]
        keeper.reject_cells("bulan_tidak_terbaca", wrong, column=month)
        months = [read[code][0] for code in month.codes]
        found = np.array([read[code][1] or told for code in month.codes], dtype=object)
    if quarter is not None:
        numbers = [quarter_number(cell) for cell in quarter.distinct]
        wrong = np.array([not is_blank(cell) and one is None
                          for cell, one in zip(quarter.distinct, numbers, strict=True)], dtype=bool)[quarter.codes]
        keeper.reject_cells("triwulan_tidak_terbaca", wrong, column=quarter)
        found = np.array([numbers[code] or found[row] for row, code in enumerate(quarter.codes)], dtype=object)
    return found, months


def first_day(year: int | None, quarter: int | None) -> dt.date | None:
    """The day a quarter (or, without one, a year) begins."""
    return None if year is None else dt.date(year, 3 * (quarter or 1) - 2, 1)


def _month_or_quarter(cell: Cell) -> tuple[int, int | None]:
    """(month or 0, quarter or None) of a cell of a column Bulan or Periode."""
    number = month_number(cell)
    if number is None and (day := read_month(cell)) is not None:
        number = day.month
    if number is not None:
        return number, (number - 1) // 3 + 1
    return 0, quarter_of([clean_text(cell)])
