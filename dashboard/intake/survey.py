"""Prevalence from surveys (SSGI, SKI, Riskesdas): the value, its interval and sample if published, how sure it is."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard.intake.cells import is_blank
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import (
    Floats,
    Keeper,
    amounts,
    nullable,
    percentages,
    raw_numbers,
    region_codes,
    texts,
    years,
)


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``survey`` intake table; percentages 0-100, ``n`` children measured (NULL = not published)."""
    keeper = Keeper(rows, context=context)
    area = region_codes(rows, keeper=keeper, context=context)
    year = years(rows, keeper=keeper)
    name = texts(rows, "survey", context=context, longest=60)
    keeper.reject("nilai_wajib_kosong", name == "", column=rows.columns["survey"].name)
    prevalence = percentages(rows, "prevalence", fraction_of=None, context=context)
    keeper.reject("nilai_wajib_kosong", np.isnan(prevalence), column=rows.columns["prevalence"].name)
    written = raw_numbers(rows, "prevalence")
    low, high = (_limit(rows, field, fraction_of=written, context=context) for field in ("ci_low", "ci_high"))
    n = amounts(rows, "n", context=context)
    keeper.keep_latest(list(zip(area, year, name, strict=True)), rank=[0] * len(area))
    rejected = keeper.rejected()
    kept = keeper.keep
    reversed_ = kept & ((low > prevalence) | (high < prevalence))
    context.findings.add("rentang_terbalik", rows=rows.numbers[reversed_])
    low, high = np.where(reversed_, np.nan, low), np.where(reversed_, np.nan, high)
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "area_code": nullable(area, kept, kind=pa.string()),
        "year": nullable(year, kept, kind=pa.int32()),
        "survey": nullable(name, kept, kind=pa.string()),
        "prevalence": nullable(prevalence, kept, kind=pa.float64()),
        "ci_low": nullable(low, kept, kind=pa.float64()),
        "ci_high": nullable(high, kept, kind=pa.float64()),
        "estimator": nullable(texts(rows, "estimator", context=context, default="direct", longest=60), kept,
                              kind=pa.string()),
        "source": nullable(texts(rows, "source", context=context), kept, kind=pa.string()),
        "certainty": nullable(texts(rows, "certainty", context=context, default="likely", longest=20), kept,
                              kind=pa.string()),
        "n": nullable(np.where(n >= 1, np.round(n), np.nan), kept, kind=pa.int32()),  # a sample of 0 is none
        "note": nullable(texts(rows, "note", context=context), kept, kind=pa.string()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def _limit(rows: DataRows, field: str, *, fraction_of: Floats, context: Context) -> Floats:
    """One end of the interval in 0-100; what is written and is none is emptied and noted."""
    values = percentages(rows, field, fraction_of=fraction_of, context=context)
    if (column := rows.columns.get(field)) is not None:
        unread = np.isnan(values) & ~column.flags(is_blank)
        context.findings.add("angka_tidak_terbaca", rows=rows.numbers[unread], column=column.name)
    return values
