"""Targets by year: which area, which indicator, which value, and the decree it stands in."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard import reference
from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.coverage_template import indicator_names
from dashboard.intake.small_tables import Keeper, nullable, percentages, region_codes, texts, years


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``target`` intake table; values are percentages 0-100."""
    keeper = Keeper(rows, context=context)
    area = region_codes(rows, keeper=keeper, context=context)
    year = years(rows, keeper=keeper)
    known = indicator_names() | {key_of(name): name for name in reference.table("targets")["indicator_id"]}
    indicator = rows.columns["indicator_id"].texts(lambda cell: known.get(key_of(clean_text(cell)), ""))
    keeper.reject("indikator_tidak_dikenal", indicator == "")
    value = percentages(rows, "value", fraction_of=None, context=context)
    keeper.reject("nilai_wajib_kosong", np.isnan(value), column=rows.columns["value"].name)
    scope = np.array([text.lower() for text in texts(rows, "scope", context=context, longest=40)], dtype=object)
    path = texts(rows, "path", context=context, longest=60)
    keeper.keep_latest(list(zip(scope, area, indicator, path, year, strict=True)), rank=[0] * len(area))
    rejected = keeper.rejected()
    kept = keeper.keep
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "scope": nullable(scope, kept, kind=pa.string()),
        "area_code": nullable(area, kept, kind=pa.string()),
        "indicator_id": nullable(indicator, kept, kind=pa.string()),
        "year": nullable(year, kept, kind=pa.int32()),
        "value": nullable(value, kept, kind=pa.float64()),
        "status": nullable(texts(rows, "status", context=context, longest=40), kept, kind=pa.string()),
        "legal_basis": nullable(texts(rows, "legal_basis", context=context), kept, kind=pa.string()),
        "certainty": nullable(texts(rows, "certainty", context=context, default="likely", longest=20), kept,
                              kind=pa.string()),
        "path": nullable(path, kept, kind=pa.string()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)
