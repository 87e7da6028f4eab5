"""One child, one key: NIK or a weak key, hashed at once; contradictions inside the file are held back, not chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.intake import identity
from dashboard.intake.cells import is_blank
from dashboard.intake.columns import Column
from dashboard.intake.context import Context, DataRows
from dashboard.intake.places import Place, place_key

ENDS_IN_ZERO_SHARE = 0.90  # one in ten ends in 0 by nature; nearly all: a spreadsheet has eaten the 16th digit
ENDS_IN_ZERO_ROWS = 20
Objects = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Identity:
    """Per row: hash (None = no key can be made), how it was made ('nik', 'weak'), why it is held (None = not)."""

    child_id: Objects
    child_key: Objects
    hold_reason: Objects


def identify(rows: DataRows, *, birth: npt.NDArray[np.int64], sex: Objects, places: list[Place],
             context: Context) -> Identity:
    """Hash every row's child. Two birth dates or two sexes under one NIK hold all rows of that NIK."""
    size = len(rows.numbers)
    child_id, child_key = np.full(size, None, dtype=object), np.full(size, None, dtype=object)
    hold_reason = np.full(size, None, dtype=object)
    column = rows.columns.get("nik")
    has_nik = np.zeros(size, dtype=bool)
    if column is not None:
        niks = _usable_niks(column, rows=rows, context=context)
        hashes = np.array([identity.child_id("nik|" + nik, key=context.secret) if nik else None for nik in niks],
                          dtype=object)
        # A NIK may stand in the column in two notations (with and without NBSP): group by the hash, not by the cell.
        has_nik = (hashes != None)[column.codes]  # noqa: E711 - element by element
        child_id[has_nik] = hashes[column.codes][has_nik]
        child_key[has_nik] = "nik"
        _hold_contradictions(child_id, has_nik=has_nik, birth=birth, sex=sex, hold_reason=hold_reason, rows=rows,
                             context=context)
    _weak_keys(rows, without=np.flatnonzero(~has_nik), birth=birth, sex=sex, places=places, child_id=child_id,
               child_key=child_key, context=context)
    context.findings.add("tanpa_kunci_anak", rows=rows.numbers[child_id == None])  # noqa: E711 - element by element
    return Identity(child_id, child_key, hold_reason)


def _usable_niks(column: Column, *, rows: DataRows, context: Context) -> list[str]:
    """The usable NIK of every distinct cell, '' for the others, which are noted."""
    niks = [identity.nik_text(cell) for cell in column.distinct]
    usable = [nik for nik in niks if nik]
    ending_in_zero = sum(nik.endswith("0") for nik in usable)
    if len(usable) >= ENDS_IN_ZERO_ROWS and ending_in_zero >= ENDS_IN_ZERO_SHARE * len(usable):
        context.findings.add("nik_angka_excel", rows=rows.numbers)
        return [""] * len(niks)
    as_number = column.flags(identity.is_number_nik)
    context.findings.add("nik_angka_excel", rows=rows.numbers[as_number])
    unusable = np.array([not nik for nik in niks], dtype=bool)[column.codes] & ~as_number & ~column.flags(is_blank)
    context.findings.add("nik_bukan_16", rows=rows.numbers[unusable])
    return niks


def _hold_contradictions(child_id: Objects, *, has_nik: npt.NDArray[np.bool_], birth: npt.NDArray[np.int64],
                         sex: Objects, hold_reason: Objects, rows: DataRows, context: Context) -> None:
    """Sex first, birth date last, so that the birth date is the reason named when both contradict."""
    sex_code = np.where(sex == "L", 1, np.where(sex == "P", 2, 0)).astype(np.int64)
    for code, values in (("nik_dua_jenis_kelamin", sex_code), ("nik_dua_tanggal_lahir", birth)):
        known = has_nik & (values > 0)
        several = _with_several(child_id[known], values[known])
        if several:
            held = has_nik & np.isin(child_id.astype(str), list(several))
            hold_reason[held] = code
            context.findings.add(code, rows=rows.numbers[held])


def _with_several(keys: Objects, values: npt.NDArray[np.int64]) -> set[str]:
    """Keys that stand with more than one value."""
    first: dict[str, int] = {}
    several: set[str] = set()
    for key, value in zip(keys.tolist(), values.tolist(), strict=True):
        if first.setdefault(key, value) != value:
            several.add(key)
    return several


def _weak_keys(rows: DataRows, *, without: npt.NDArray[np.intp], birth: npt.NDArray[np.int64], sex: Objects,
               places: list[Place], child_id: Objects, child_key: Objects, context: Context) -> None:
    """Name, birth date, sex and desa together; all four are needed."""
    column = rows.columns.get("child_name")
    if column is None:
        return
    for row in without.tolist():
        name = identity.name_text(column.distinct[column.codes[row]])
        place = places[row]
        desa = place.desa_code or place_key(place.written)
        if name and birth[row] > 0 and sex[row] and desa:
            text = f"weak|{name}|{birth[row]}|{sex[row]}|{desa}"
            child_id[row] = identity.child_id(text, key=context.secret)
            child_key[row] = "weak"


def note_repeated(rows: DataRows, *, identity: Identity, period: npt.NDArray[np.datetime64],
                  skip: npt.NDArray[np.bool_], context: Context) -> None:
    """Note the rows of a child's second and further measurements in one month (the build counts the latest)."""
    seen: set[tuple[str, int]] = set()
    repeated = []
    months = period.astype("datetime64[M]").astype(np.int64).tolist()
    for number, child, month, skipped in zip(rows.numbers.tolist(), identity.child_id.tolist(), months, skip.tolist(),
                                             strict=True):
        if child is None or skipped:
            continue
        if (child, month) in seen:
            repeated.append(number)
        seen.add((child, month))
    context.findings.add("anak_diukur_berulang", rows=repeated)
