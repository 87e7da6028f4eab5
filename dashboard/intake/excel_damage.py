"""Decimals that Excel in the Indonesian locale turned into clock times (8.5 kg -> 08:05), found and undone per column.

``.`` separates hours and minutes there, so ``h.m`` becomes a time and shows as ``03.03``, ``89.05.00`` or
``0,130555556`` (a fraction of a day). Hours are the whole part; minutes below ten are tenths, others hundredths. Only
what carries a decisive mark (leading zero, third part ``.00``, day fraction, a time cell) makes a column suspect, and
decoding must then agree better with the file's own z-scores than the cells as they stand.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.anthro.zscores import EPPGBM_STANDING_FROM_DAYS, zscores_frame
from dashboard.intake.cells import clean_text, is_blank, number
from dashboard.intake.columns import Cell, Column

SUSPECT_SHARE = 0.05
ORDINARY_SHARE = 0.02
PROOF_ROWS = 3000
PROOF_TOLERANCE = 0.021
MINUTES_PER_DAY = 1440
MAX_DAYS = 5.46  # 130.9 as [h]:mm is 5.4563 days: taller than any balita
_EPOCH = dt.datetime(1899, 12, 31)  # what spreadsheet libraries count clock times above a day from

_CLOCK = re.compile(r"(\d{1,3})[.:](\d{2})(?:[.:](\d{2}))?")
_CLOCK_LIKE = re.compile(r"\d{1,3}[.:]0\d(?:[.:]00)?|[0-5][.,]\d{5,}")
_DECISIVE = re.compile(r"0\d[.:]\d{2}|\d{1,3}[.:]\d{2}[.:]00|[0-5][.,]\d{6,}")
_ORDINARY = re.compile(r"\d{1,3}[.,][1-9]")


@dataclass(frozen=True)
class Decision:
    """``values`` per row (NaN = none); ``state`` '' = nothing suspect; ``how`` in words for the officer."""

    values: npt.NDArray[np.float64]
    state: str  # '', 'desimal_rusak', 'desimal_dicurigai'
    how: str = ""
    whole_column: bool = False  # not only single clock cells: the file's positive z-scores suffered as well


def decode(cell: Cell) -> float | None:
    """The number that was typed, from one cell of a damaged column; None when blank or no number at all.

    >>> decode("03.03"), decode("10.25"), decode("89.05.00"), decode("0,130555556")
    (3.3, 10.25, 89.5, 3.8)
    """
    minutes = _clock_minutes(cell)
    if minutes is not None:
        return _from_clock(*divmod(minutes, 60))
    return number(cell)


def decode_days(cell: Cell) -> float | None:
    """As ``decode``, for a column whose times show as fractions of a day: there 0,125 is three o'clock, and so 3.0.

    >>> decode_days("0,125"), decode_days("3"), decode_days("03.03")
    (3.0, 72.0, 3.3)
    """
    days = number(cell) if not isinstance(cell, str) or "," in cell or clean_text(cell).isdecimal() else None
    if days is not None and 0 <= days < MAX_DAYS and abs(days * MINUTES_PER_DAY - round(days * MINUTES_PER_DAY)) < 1e-3:
        return _from_clock(*divmod(round(days * MINUTES_PER_DAY), 60))
    return decode(cell)


def clock_parts(cell: Cell) -> tuple[int, int] | None:
    """Hours and minutes of a cell that the spreadsheet calls a time (a region code 62.01 may have become 62:01)."""
    minutes = _clock_minutes(cell) if is_clock_cell(cell) else None
    return None if minutes is None else divmod(minutes, 60)


def is_clock_cell(cell: Cell) -> bool:
    """A cell the spreadsheet itself calls a time: in a column of weights it can mean nothing else."""
    return isinstance(cell, dt.time | dt.timedelta | dt.datetime)


def _clock_minutes(cell: Cell) -> int | None:
    if isinstance(cell, dt.time):
        return cell.hour * 60 + cell.minute + round((cell.second + cell.microsecond / 1e6) / 60)
    if isinstance(cell, dt.datetime):
        cell = cell - _EPOCH
    if isinstance(cell, dt.timedelta):
        minutes = round(cell.total_seconds() / 60)
        return minutes if 0 <= minutes <= MAX_DAYS * MINUTES_PER_DAY else None
    if isinstance(cell, float):
        return _fraction_minutes(cell)
    if isinstance(cell, str):
        text = clean_text(cell)
        if re.fullmatch(r"[0-5][.,]\d{5,}", text):
            return _fraction_minutes(float(text.replace(",", ".")))
        match = _CLOCK.fullmatch(text)
        if match and int(match[2]) < 60 and match[3] in (None, "00"):
            return int(match[1]) * 60 + int(match[2])
    return None


def _fraction_minutes(days: float) -> int | None:
    """Minutes of an unmistakable day fraction: many decimals, and a whole number of minutes all the same."""
    minutes = days * MINUTES_PER_DAY
    if not 0 < days < MAX_DAYS or round(days, 4) == days or abs(minutes - round(minutes)) > 1e-3:
        return None
    return round(minutes)


def _from_clock(hours: int, minutes: int) -> float:
    return round(hours + (minutes / 10 if minutes < 10 else minutes / 100), 2)


def looks_damaged(column: Column) -> bool:
    """The marks: enough clock-like cells, a decisive one among them, and hardly an ordinary one-decimal value."""
    counts = column.counts()
    like = decisive = ordinary = filled = 0
    for cell, count in zip(column.distinct, counts, strict=True):
        if is_blank(cell):
            continue
        filled += int(count)
        if is_clock_cell(cell) or (isinstance(cell, float) and _fraction_minutes(cell) is not None):
            like, decisive = like + int(count), decisive + int(count)
        if isinstance(cell, str):
            text = clean_text(cell)
            like += int(count) * (_CLOCK_LIKE.fullmatch(text) is not None)
            decisive += int(count) * (_DECISIVE.fullmatch(text) is not None)
            ordinary += int(count) * (_ORDINARY.fullmatch(text) is not None)
        elif isinstance(cell, float):
            ordinary += int(count) * (not cell.is_integer() and round(cell, 1) == cell)
    if not filled:
        return False
    return like / filled >= SUSPECT_SHARE and decisive > 0 and ordinary / filled <= ORDINARY_SHARE


def _shows_day_fractions(column: Column) -> bool:
    return any(_fraction_minutes(value) is not None for cell in column.distinct
               if isinstance(cell, float) or (isinstance(cell, str) and re.fullmatch(r"[0-5],\d{5,}", clean_text(cell)))
               if (value := number(cell)) is not None)


def _decoded(column: Column, *, plain: npt.NDArray[np.float64], limits: tuple[float, float]) -> npt.NDArray[np.float64]:
    """Every cell decoded. Among day fractions a whole number may be itself (11 kg) or days (3 = 72:00 = 72 cm):
    the reading a child can have is taken."""
    if not _shows_day_fractions(column):
        return column.floats(decode)
    as_days = column.floats(decode_days)
    possible = (as_days >= limits[0]) & (as_days <= limits[1])
    keep_plain = (np.mod(plain, 1) == 0) & (plain >= limits[0]) & (plain <= limits[1])
    return np.where(possible & ~keep_plain, as_days, np.where(np.isnan(plain), as_days, plain))


def read_measure(column: Column, *, proof: pd.DataFrame, measure: str, index: str, limits: tuple[float, float],
                 source_z: npt.NDArray[np.float64]) -> Decision:
    """Read a weight or height column as it stands, or decoded when it is damaged and the proof supports it.

    ``proof``: sex, age_days, method per row; ``measure`` = ``weight_kg`` with ``index`` ``waz``, or ``height_cm`` with
    ``haz``; ``limits`` = what a balita can have; ``source_z`` = the file's own z of that index. Positive ones suffered
    like the rest and prove nothing.
    """
    plain = column.floats(number)
    if not looks_damaged(column):
        return _clock_cells_only(column, plain=plain)
    decoded = _decoded(column, plain=plain, limits=limits)
    usable = np.flatnonzero((source_z < 0) & (source_z > -6) & proof["age_days"].notna().to_numpy()
                            & ~((plain == decoded) | (np.isnan(plain) & np.isnan(decoded))))[:PROOF_ROWS]
    if len(usable) == 0:
        return Decision(decoded, "desimal_rusak",
                        "tanpa pembuktian z-score: berkas tidak memuat yang dapat dibandingkan", whole_column=True)
    as_is = _agreeing(proof.iloc[usable], plain[usable], measure=measure, index=index, source_z=source_z[usable])
    restored = _agreeing(proof.iloc[usable], decoded[usable], measure=measure, index=index, source_z=source_z[usable])
    if restored > as_is:
        return Decision(decoded, "desimal_rusak", f"z-score cocok pada {restored} dari {len(usable)} baris uji, "
                                                  f"sebelumnya {as_is}", whole_column=True)
    return Decision(plain, "desimal_dicurigai")


def _clock_cells_only(column: Column, *, plain: npt.NDArray[np.float64]) -> Decision:
    """A clean column may hold single cells that the spreadsheet calls times: those can be nothing but damaged."""
    clock = column.flags(is_clock_cell)
    if not clock.any():
        return Decision(plain, "")
    return Decision(np.where(clock, column.floats(decode), plain), "desimal_rusak", f"{clock.sum()} sel jam")


def _agreeing(proof: pd.DataFrame, values: npt.NDArray[np.float64], *, measure: str, index: str,
              source_z: npt.NDArray[np.float64]) -> int:
    frame = proof.reset_index(drop=True).assign(weight_kg=np.nan, height_cm=np.nan, oedema=False)
    frame[measure] = values
    z = zscores_frame(frame, standing_from_days=EPPGBM_STANDING_FROM_DAYS)[index].to_numpy(dtype=float)
    return int((np.abs(z - source_z) <= PROOF_TOLERANCE).sum())
