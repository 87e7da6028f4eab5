"""Number of balita per desa and year: registered (by the posyandu) and projected (by the population figures)."""

from __future__ import annotations

import pyarrow as pa

from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import Keeper, desa_codes, nullable, whole_counts, years


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``sasaran`` intake table; a blank number is NULL, never 0."""
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    year = years(rows, keeper=keeper)
    registered, projected = (whole_counts(rows, field, context=context) for field in ("registered", "projected"))
    keeper.keep_latest(list(zip(desa, year, strict=True)), rank=[0] * len(desa))
    rejected = keeper.rejected()
    kept = keeper.keep
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "desa_code": nullable(desa, kept, kind=pa.string()),
        "year": nullable(year, kept, kind=pa.int32()),
        "registered": nullable(registered, kept, kind=pa.int32()),
        "projected": nullable(projected, kept, kind=pa.int32()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)
