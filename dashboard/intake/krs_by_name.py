"""Families at risk by name, counted per desa at the door: no name, number or address leaves this module.

Every listed family counts as at risk (the list holds those families only), except in a list of the verification
(verval), which codes 1/2/3 and lists all families; the same KK number twice counts once.
"""

from __future__ import annotations

import numpy as np

from dashboard.intake.cells import clean_text, is_blank, key_of
from dashboard.intake.columns import Cell, Column
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.krs import COUNTS, table_of
from dashboard.intake.small_tables import Keeper, desa_codes, periods, without_totals

_TICKS = frozenset({"v", "x", "y", "ya", "1", "ada"})
_NO_TICKS = frozenset({"0", "t", "tidak", "tdk", "n"})
_SIGNS = frozenset("√✓✔☑v")
_RISKS = ("water_poor", "latrine_poor", "too_young", "too_old", "too_close", "too_many", "no_modern_kb")
_OTHERS = ("under_2", "pus", "pregnant")


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``krs`` intake table: one per desa; ``row_number`` is the desa's first family in the file."""
    rows = without_totals(rows, context=context)
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    period = periods(rows, keeper=keeper, context=context)
    rejected = keeper.rejected()
    counted = keeper.keep & ~_repeated(rows, desa=desa, period=period, context=context)
    verified = any(field in rows.columns and _is_coded(rows.columns[field]) for field in _RISKS)
    ticked = {field: _coded(rows, field, context=context) if verified and field in _RISKS else
              _ticked(rows, field, context=context) for field in (*_RISKS, *_OTHERS) if field in rows.columns}
    risks = [ticked[field] for field in _RISKS if field in ticked]
    if verified:
        context.findings.add("kode_verval")
    elif risks:
        context.findings.add("krs_tanpa_penapisan", rows=rows.numbers[counted & ~np.any(risks, axis=0)])
    keys = list(zip(desa.tolist(), period.tolist(), strict=True))
    groups: dict[tuple[str, object], list[int]] = {}
    for row in np.flatnonzero(counted).tolist():
        groups.setdefault(keys[row], []).append(row)
    members = list(groups.values())
    counts = {field: np.full(len(members), np.nan) for field in COUNTS}
    listed = np.array([len(group) for group in members], dtype=np.float64)
    counts["at_risk"] = listed
    if verified:
        some_risk = np.any(risks, axis=0)
        counts["target_families"] = listed
        counts["at_risk"] = np.array([some_risk[group].sum() for group in members], dtype=np.float64)
    for field, flags in ticked.items():
        counts[field] = np.array([flags[group].sum() for group in members], dtype=np.float64)
    table = table_of(np.array([rows.numbers[group[0]] for group in members], dtype=np.int32),
                     desa=np.array([key[0] for key in groups], dtype=object),
                     kecamatan=np.array([context.gazetteer.kecamatan_of[key[0]] for key in groups], dtype=object),
                     period=np.array([key[1] for key in groups], dtype=object), counts=counts,
                     kept=np.ones(len(members), dtype=bool))
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def _repeated(rows: DataRows, *, desa: np.ndarray, period: np.ndarray, context: Context) -> np.ndarray:
    repeated = np.zeros(len(rows.numbers), dtype=bool)
    column = rows.columns.get("family")
    if column is None:
        return repeated
    seen: set[tuple[str, str, object]] = set()
    for row in range(len(repeated)):
        cell = column.distinct[column.codes[row]]
        if is_blank(cell):
            continue
        key = (clean_text(cell), desa[row], period[row])
        repeated[row] = key in seen
        seen.add(key)
    context.findings.add("keluarga_berulang", rows=rows.numbers[repeated])
    return repeated


def _tick(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    text = clean_text(cell)
    if text and set(text) <= _SIGNS:
        return True
    key = key_of(text)
    return True if key in _TICKS else False if is_blank(cell) or key in _NO_TICKS else None


def _is_coded(column: Column) -> bool:
    """Whether a column of ticks holds the codes of the verification: only 1, 2 and 3, and a 2 among them."""
    written = {clean_text(cell) for cell in column.distinct if not is_blank(cell)}
    return "2" in written and written <= {"1", "2", "3"}


def _coded(rows: DataRows, field: str, *, context: Context) -> np.ndarray:
    """2 = a risk (yes, or water and latrine not adequate), 1 = none, 3 = does not apply."""
    column = rows.columns[field]
    wrong = column.flags(lambda cell: not is_blank(cell) and clean_text(cell) not in ("1", "2", "3"))
    context.findings.add("centang_tidak_terbaca", rows=rows.numbers[wrong], column=column.name)
    return column.flags(lambda cell: clean_text(cell) == "2")


def _ticked(rows: DataRows, field: str, *, context: Context) -> np.ndarray:
    column = rows.columns[field]
    context.findings.add("centang_tidak_terbaca", rows=rows.numbers[column.flags(lambda cell: _tick(cell) is None)],
                         column=column.name)
    return column.flags(lambda cell: _tick(cell) is True)
