"""Three standards per desa: trained TPK, posyandu with a complete measuring kit, the procedure followed."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard.intake.cells import clean_text, is_blank, key_of
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import (
    Keeper,
    check_at_most,
    desa_codes,
    nullable,
    periods,
    report_dates,
    whole_counts,
)

COUNTS = ("tpk", "tpk_trained", "posyandu", "posyandu_equipped")
_YES_NO = {"ya": True, "y": True, "ada": True, "sudah": True, "1": True, "tidak": False, "t": False, "belum": False,
           "tidakada": False, "0": False}


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``readiness`` intake table; blank is NULL ("belum ada data"), never no."""
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    period = periods(rows, keeper=keeper, context=context)
    reported = report_dates(rows, "reported_at", context=context)
    keeper.keep_latest(list(zip(desa, period, strict=True)), rank=[day.toordinal() if day else 0 for day in reported])
    rejected = keeper.rejected()
    counts = {field: whole_counts(rows, field, context=context) for field in COUNTS}
    for part, whole, told in (("tpk_trained", "tpk", "TPK terlatih melebihi jumlah TPK"),
                              ("posyandu_equipped", "posyandu", "posyandu beralat ukur melebihi jumlah posyandu")):
        check_at_most(rows, kept=keeper.keep, part=counts[part], whole=counts[whole], told=told, context=context)
    kept = keeper.keep
    table = {"row_number": pa.array(rows.numbers[kept], type=pa.int32()),
             "desa_code": nullable(desa, kept, kind=pa.string()),
             "period": nullable(period, kept, kind=pa.date32())}
    table |= {field: nullable(values, kept, kind=pa.int32()) for field, values in counts.items()}
    table["sop_followed"] = nullable(_yes_no(rows, "sop_followed", context=context), kept, kind=pa.bool_())
    table["reported_at"] = nullable(np.array(reported, dtype=object), kept, kind=pa.date32())
    return Reading(pa.table(table), rows_read=len(rows.numbers), rows_rejected=rejected)


def _yes_no(rows: DataRows, field: str, *, context: Context) -> np.ndarray:
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), None, dtype=object)
    found = np.array([_YES_NO.get(key_of(clean_text(cell))) for cell in column.distinct], dtype=object)[column.codes]
    unread = np.array([value is None for value in found], dtype=bool) & ~column.flags(is_blank)
    context.findings.add("centang_tidak_terbaca", rows=rows.numbers[unread], column=column.name)
    return found
