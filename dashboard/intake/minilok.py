"""Mini lokakarya per kecamatan and month: how many were planned, how many were held (itself a measure)."""

from __future__ import annotations

import pyarrow as pa

from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import Keeper, kecamatan_codes, months, nullable, texts, whole_counts


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``minilok`` intake table; more held than planned is no error."""
    keeper = Keeper(rows, context=context)
    kecamatan = kecamatan_codes(rows, keeper=keeper, context=context)
    period = months(rows, keeper=keeper, context=context)  # what is planned lies in the months to come
    keeper.keep_latest(list(zip(kecamatan, period, strict=True)), rank=[0] * len(kecamatan))
    rejected = keeper.rejected()
    kept = keeper.keep
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "kecamatan_code": nullable(kecamatan, kept, kind=pa.string()),
        "period": nullable(period, kept, kind=pa.date32()),
        "planned": nullable(whole_counts(rows, "planned", context=context), kept, kind=pa.int32()),
        "held": nullable(whole_counts(rows, "held", context=context), kept, kind=pa.int32()),
        "note": nullable(texts(rows, "note", context=context), kept, kind=pa.string()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)
