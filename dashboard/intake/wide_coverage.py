"""Services per desa from sheets with a column (or three) per service: one row of the sheet becomes several of coverage.

A typed percentage is compared with numerator and denominator and then forgotten; it never becomes a count.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard.intake.cells import clean_text, is_blank, number
from dashboard.intake.columns import Column
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.count_columns import is_share, note_zero_rows, without_shares
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.layouts import DENOMINATOR, NUMERATOR, PERCENT
from dashboard.intake.small_tables import Floats, Keeper, amounts, desa_codes, periods, without_totals

PERCENT_TOLERANCE = 0.6  # points: percentages are typed with one decimal, or none


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``coverage`` intake table. A service with both cells blank gives no row: belum lapor, not 0."""
    rows = without_totals(rows, context=context)
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    period = periods(rows, keeper=keeper, context=context)
    keeper.keep_latest(list(zip(desa, period, strict=True)), rank=[0] * len(desa))
    rejected = keeper.rejected()
    services = [field.removeprefix(NUMERATOR) for field in rows.columns if field.startswith(NUMERATOR)]
    services += [name for field in rows.columns if (name := field.removeprefix(DENOMINATOR)) != field
                 and name not in services]
    parts = []
    values: list[Floats] = []
    typed_percent = False
    for service in services:
        numerator = _counts(rows, f"{NUMERATOR}{service}", context=context)
        denominator = _counts(rows, f"{DENOMINATOR}{service}", context=context)
        typed_percent |= _holds_percent(rows.columns.get(f"{NUMERATOR}{service}"))
        kept = keeper.keep & ~(np.isnan(numerator) & np.isnan(denominator))
        name = _letter(rows, service)
        context.findings.add("pembilang_lebih_besar", column=name, rows=rows.numbers[kept & (numerator > denominator)])
        _compare_percent(rows, service, numerator=numerator, denominator=denominator, kept=kept, context=context)
        values += [numerator, denominator]
        parts.append(_part(rows, service, kept=kept, desa=desa, period=period, numerator=numerator,
                           denominator=denominator))
    note_zero_rows(rows, values=values, kept=keeper.keep, context=context)
    if not any(f"{DENOMINATOR}{service}" in rows.columns for service in services):
        context.findings.add("tanpa_penyebut")
    if not parts or not any(len(part) for part in parts):
        raise RefusedFileError("hanya_persentase" if typed_percent else "tanpa_baris_data")
    table = pa.concat_tables(parts).sort_by([("row_number", "ascending"), ("indicator_id", "ascending")])
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def _letter(rows: DataRows, service: str) -> str:
    column = rows.columns.get(f"{NUMERATOR}{service}") or rows.columns.get(f"{DENOMINATOR}{service}")
    return column.name if column is not None else service


def _holds_percent(column: Column | None) -> bool:
    return column is not None and any(is_share(cell) for cell in column.distinct)


def _counts(rows: DataRows, field: str, *, context: Context) -> Floats:
    """The counts of a column; a percentage in it is emptied and noted."""
    if field not in rows.columns:
        return np.full(len(rows.numbers), np.nan)
    return amounts(without_shares(rows, field, context=context), field, context=context)


def _compare_percent(rows: DataRows, service: str, *, numerator: Floats, denominator: Floats, kept: np.ndarray,
                     context: Context) -> None:
    column = rows.columns.get(f"{PERCENT}{service}")
    if column is None:
        return
    # 7.2%, "8.6 %", "9.34% %" in text; a spreadsheet's own percent format arrives as a fraction.
    typed = column.floats(lambda cell: number(clean_text(cell).replace("%", "").strip())
                          if isinstance(cell, str) else number(cell))
    with np.errstate(divide="ignore", invalid="ignore"):
        right = np.where(denominator > 0, 100 * numerator / denominator, np.nan)
    as_fraction = ~column.flags(lambda cell: isinstance(cell, str)) & (np.abs(typed * 100 - right) <= PERCENT_TOLERANCE)
    wrong = kept & (np.abs(typed - right) > PERCENT_TOLERANCE) & ~as_fraction
    impossible = kept & (denominator == 0) & (typed > 0)
    unreadable = kept & np.isnan(typed) & ~column.flags(is_blank) & ~np.isnan(right)
    context.findings.add("persen_berbeda", rows=rows.numbers[wrong | impossible | unreadable], column=column.name)


def _part(rows: DataRows, service: str, *, kept: np.ndarray, desa: np.ndarray, period: np.ndarray,
          numerator: Floats, denominator: Floats) -> pa.Table:
    count = int(kept.sum())
    return pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "desa_code": pa.array(desa[kept].tolist(), type=pa.string()),
        "indicator_id": pa.array([service] * count, type=pa.string()),
        "period": pa.array(period[kept].tolist(), type=pa.date32()),
        "numerator": pa.array(numerator[kept], mask=np.isnan(numerator[kept])),
        "denominator": pa.array(denominator[kept], mask=np.isnan(denominator[kept])),
        "reported_at": pa.nulls(count, type=pa.date32()),
    })
