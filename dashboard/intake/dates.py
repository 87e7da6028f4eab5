"""Dates: every notation seen in the files, with the order of day and month decided once per file and column.

A library never guesses per row: 6/13/2024 and 3/4/2024 stand in one column, and only one order fits both.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from dashboard.intake.cells import clean_text, is_blank
from dashboard.intake.columns import Cell, Column

Order = Literal["dmy", "mdy"]
UNREADABLE = -1  # ordinal of a cell that holds something else than a date
MISSING = 0  # ordinal of a blank cell (day 1 is 1 January of the year 1)
FIRST_SERIAL, LAST_SERIAL = 30_000, 60_000  # spreadsheet day numbers of 1982 to 2064
_EPOCH = dt.date(1899, 12, 30).toordinal()
_YEARS = range(1990, 2100)
MONTHS = {name: number for number, names in enumerate((
    ("januari", "jan", "january"), ("februari", "feb", "pebruari", "peb", "february"), ("maret", "mar", "march"),
    ("april", "apr"), ("mei", "may"), ("juni", "jun", "june"), ("juli", "jul", "july"),
    ("agustus", "agu", "agt", "ags", "aug", "august"), ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nov", "nop", "nopember"), ("desember", "des", "dec", "december")), start=1) for name in names}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ T].*)?")
_WORDY = re.compile(r"(\d{1,2})[-/. ]([A-Za-z]{3,9})[-/. ,]+(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/. ](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_WORD_YEAR = re.compile(r"([A-Za-z]{3,9})[-/. ,]+(\d{4}|\d{2})")
_AGE = re.compile(r"(?:(\d{1,2})\s*(?:tahun|thn|th))?[^0-9]*(?:(\d{1,3})\s*(?:bulan|bln|bl))?[^0-9]*"
                  r"(?:(\d{1,3})\s*(?:hari|hr))?[^0-9]*", re.IGNORECASE)
DAYS_PER_MONTH = 30.4375
LAST_DAY_COUNTED = 1826  # age in days above which WHO's tables end


def read_date(cell: Cell, *, order: Order) -> int:
    """Proleptic ordinal of a date cell, MISSING or UNREADABLE. ``order`` settles 03/04/2024 and nothing else."""
    if isinstance(cell, dt.datetime | dt.date):
        return _checked(cell.year, cell.month, cell.day)
    if isinstance(cell, bool):
        return UNREADABLE
    if isinstance(cell, int | float):
        return _from_serial(float(cell))
    if not isinstance(cell, str):
        return UNREADABLE
    if is_blank(cell):
        return MISSING
    return _from_text(clean_text(cell), order=order)


def _from_text(text: str, *, order: Order) -> int:
    if match := _YEAR_FIRST.fullmatch(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), _full_year(match[3])
        return _checked(year, second, first) if order == "dmy" else _checked(year, first, second)
    if match := _WORDY.fullmatch(text):
        month = MONTHS.get(match[2].lower())
        return _checked(_full_year(match[3]), month, int(match[1])) if month else UNREADABLE
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _from_serial(float(text.replace(",", ".")))
    return UNREADABLE


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _from_serial(value: float) -> int:
    return _EPOCH + int(value) if FIRST_SERIAL <= value <= LAST_SERIAL else UNREADABLE


def _checked(year: int, month: int, day: int) -> int:
    if year not in _YEARS:
        return UNREADABLE
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return UNREADABLE


def read_month(cell: Cell) -> dt.date | None:
    """First day of the month of ``2026-03``, ``03/2026``, ``Maret 2026`` or any date cell; None when unreadable.

    A day/month/year text is read day first: our own templates ask for YYYY-MM.
    """
    text = clean_text(cell) if isinstance(cell, str) else ""
    if match := _YEAR_MONTH.fullmatch(text):
        ordinal = _checked(int(match[1]), int(match[2]), 1)
    elif match := _MONTH_YEAR.fullmatch(text):
        ordinal = _checked(int(match[2]), int(match[1]), 1)
    elif (match := _WORD_YEAR.fullmatch(text)) and match[1].lower() in MONTHS:
        ordinal = _checked(_full_year(match[2]), MONTHS[match[1].lower()], 1)
    else:
        ordinal = read_date(cell, order="dmy")
    return dt.date.fromordinal(ordinal).replace(day=1) if ordinal > 0 else None


def month_number(cell: Cell) -> int | None:
    """1-12 from ``3``, ``03``, ``Maret``, ``MAR``; None when it is no month."""
    text = clean_text(cell).lower()
    if text in MONTHS:
        return MONTHS[text]
    return int(text) if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= 12 else None


def year_number(cell: Cell) -> int | None:
    """A four-digit year 2000-2100, or None."""
    text = clean_text(cell)
    return int(text) if re.fullmatch(r"20\d\d|2100", text) else None


def age_in_days(cell: Cell) -> float | None:
    """``2 Tahun - 9 Bulan - 11 Hari`` in days (months of 30.4375 days, rounded, plus the days); None when unreadable.

    60 months or more stay outside WHO's 0..1826 days, although 60 x 30.4375 rounds to 1826.
    """
    text = clean_text(cell)
    match = _AGE.fullmatch(text) if text and len(text) < 60 else None
    if match is None or not any(match.groups()):
        return None
    years, months, days = (int(part or 0) for part in match.groups())
    months += 12 * years
    total = int(months * DAYS_PER_MONTH + 0.5) + days
    return float(max(total, LAST_DAY_COUNTED + 1) if months >= 60 else total)


def possible_orders(cells: Iterable[Cell]) -> tuple[Order, ...]:
    """Orders of day and month that the texts of one column allow; both when nothing, or a contradiction, decides."""
    day_first = month_first = False
    for cell in cells:
        match = _YEAR_LAST.fullmatch(clean_text(cell)) if isinstance(cell, str) else None
        if match:
            day_first |= int(match[1]) > 12
            month_first |= int(match[2]) > 12
    if day_first == month_first:
        return ("dmy", "mdy")
    return ("dmy",) if day_first else ("mdy",)


def has_ambiguous_dates(cells: Iterable[Cell]) -> bool:
    """Whether any text of the column changes its meaning with the order."""
    return any(isinstance(cell, str) and _YEAR_LAST.fullmatch(clean_text(cell)) is not None for cell in cells)


@dataclass(frozen=True)
class DateColumns:
    """Ordinals per row of both date columns, the orders taken, and in words how each was settled ('' = no question)."""

    birth: npt.NDArray[np.int64]
    measured: npt.NDArray[np.int64]
    birth_decision: str
    measured_decision: str


def read_dates(*, birth: Column | None, measured: Column, age_days: npt.NDArray[np.float64]) -> DateColumns:
    """Read both columns under the one pair of orders that fits best.

    What a column's own texts decide stands. What they leave open is settled by how many rows then agree with the age
    text (``Usia Saat Ukur``, right in 99.9 % of rows), else by how many measurements do not precede the birth.
    """
    measured_orders = possible_orders(measured.distinct)
    birth_orders = possible_orders(birth.distinct) if birth is not None else ("dmy",)
    readings_measured = {order: _ordinals(measured, order=order) for order in measured_orders}
    readings_birth = {order: _ordinals(birth, order=order) if birth is not None
                      else np.zeros(len(age_days), dtype=np.int64) for order in birth_orders}
    best = max(((b, m) for b in birth_orders for m in measured_orders),
               key=lambda pair: _fit(readings_birth[pair[0]], readings_measured[pair[1]], age_days=age_days))
    by_age = bool(np.isfinite(age_days).any())
    return DateColumns(
        birth=readings_birth[best[0]], measured=readings_measured[best[1]],
        birth_decision=_decision(birth, order=best[0], open_question=len(birth_orders) > 1, by_age=by_age),
        measured_decision=_decision(measured, order=best[1], open_question=len(measured_orders) > 1, by_age=by_age))


def _ordinals(column: Column, *, order: Order) -> npt.NDArray[np.int64]:
    return np.array([read_date(cell, order=order) for cell in column.distinct], dtype=np.int64)[column.codes]


def _fit(birth: npt.NDArray[np.int64], measured: npt.NDArray[np.int64], *,
         age_days: npt.NDArray[np.float64]) -> tuple[int, int, int]:
    both = (birth > 0) & (measured > 0)
    lived = np.where(both, measured - birth, -1)
    agree = int((np.abs(lived - age_days) <= 3).sum())  # month lengths make text and dates differ by up to 3 days
    return agree, int((lived >= 0).sum()), int((birth > 0).sum() + (measured > 0).sum())


def _decision(column: Column | None, *, order: Order, open_question: bool, by_age: bool) -> str:
    if column is None or not has_ambiguous_dates(column.distinct):
        return ""
    written = "hari/bulan/tahun" if order == "dmy" else "bulan/hari/tahun"
    if not open_question:
        return f"tanggal dibaca sebagai {written} menurut isinya"
    return f"tanggal dibaca sebagai {written} " + ("karena cocok dengan teks usia" if by_age else
                                                   "(tidak ada yang membedakan; periksa beberapa baris)")
