"""The eHDW table per desa: what the village's own cadre (KPM) counted, by definitions of its own.

Never mixed into the coverage of services. One row per desa becomes one row per item; a blank cell gives none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from dashboard.intake.cells import number
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.count_columns import note_zero_rows, without_shares
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.quarters import first_day, report_quarters, report_years
from dashboard.intake.small_tables import (
    Keeper,
    check_at_most,
    desa_codes,
    percentages,
    reject_to_come,
    whole_counts,
    without_totals,
)
from dashboard.intake.village_items import CONVERGENCE, items

LAYOUT = "ehdw"
# In the order of SCHEMA.
Row = tuple[int, str, int, int | None, str, int | None, float | None, str]
SCHEMA = pa.schema([
    ("row_number", pa.int32()), ("desa_code", pa.string()), ("year", pa.int32()), ("quarter", pa.int32()),
    ("item", pa.string()), ("counted", pa.int32()), ("stated_percent", pa.float64()), ("layout", pa.string())])


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``village_scorecard`` intake table. Of a quarter told by its months the last month stands.

    Raises RefusedFileError when no year is told anywhere.
    """
    rows = without_totals(rows, context=context)
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    year = report_years(rows, keeper=keeper, context=context)
    quarter, months = report_quarters(rows, keeper=keeper, context=context)
    reject_to_come([first_day(*one) for one in zip(year, quarter, strict=True)], keeper=keeper, context=context)
    keeper.keep_latest(list(zip(desa, year, quarter, strict=True)), rank=months)
    rejected = keeper.rejected()
    kept = keeper.keep
    context.findings.add("triwulan_tidak_disebut",
                         rows=rows.numbers[kept & np.array([one is None for one in quarter], dtype=bool)])
    counts = {one.code: whole_counts(without_shares(rows, one.code, context=context), one.code, context=context)
              for one in items() if one.code in rows.columns and one.code != CONVERGENCE}
    names = {one.code: one.name for one in items()}
    for one in items():
        if one.code in counts and one.counted_over in counts:
            check_at_most(rows, kept=kept, part=counts[one.code], whole=counts[one.counted_over], context=context,
                          told=f"{names[one.code]} melebihi {names[one.counted_over]}")
    note_zero_rows(rows, values=list(counts.values()), kept=kept, context=context)
    stated = percentages(rows, CONVERGENCE, fraction_of=None, context=context)
    if (column := rows.columns.get(CONVERGENCE)) is not None:
        written = column.flags(lambda cell: number(cell) is not None)
        context.findings.add("persen_di_luar_batas", rows=rows.numbers[kept & written & np.isnan(stated)],
                             column=column.name)
    found: list[Row] = [
        (int(rows.numbers[row]), desa[row], year[row], quarter[row], code, int(values[row]), None, LAYOUT)
        for code, values in counts.items() for row in np.flatnonzero(kept & ~np.isnan(values)).tolist()]
    found += [(int(rows.numbers[row]), desa[row], year[row], quarter[row], CONVERGENCE, None, float(stated[row]),
               LAYOUT) for row in np.flatnonzero(kept & ~np.isnan(stated)).tolist()]
    if not found:
        raise RefusedFileError("tanpa_baris_data")
    return Reading(table_of(sorted(found, key=lambda one: one[0])), rows_read=len(rows.numbers), rows_rejected=rejected)


def table_of(found: Sequence[Row]) -> pa.Table:
    """The ``village_scorecard`` intake table of these rows, in the order of its columns."""
    return pa.table({field.name: pa.array([row[at] for row in found], type=field.type)
                     for at, field in enumerate(SCHEMA)})
