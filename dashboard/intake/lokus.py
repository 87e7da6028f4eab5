"""Desa lokus of a year, as a decree or a draft lists them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import Keeper, desa_codes, nullable, texts, whole_counts, years

_STATUS = {"calon": "calon", "usulan": "calon", "ditetapkan": "ditetapkan", "penetapan": "ditetapkan"}


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``lokus`` intake table. A blank list size is the number of accepted rows of that year and status."""
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    year = years(rows, keeper=keeper)
    status = rows.columns["status"].texts(lambda cell: _STATUS.get(key_of(clean_text(cell)), ""))
    keeper.reject("status_tidak_dikenal", status == "")
    keeper.keep_latest(list(zip(desa, year, strict=True)), rank=[0] * len(desa))
    rejected = keeper.rejected()
    kept = keeper.keep
    basis = texts(rows, "basis", context=context)
    certainty = texts(rows, "certainty", context=context)
    # A decree named is as good as seen; a list without one is only likely.
    certainty = np.where(certainty == "", np.where(basis == "", "likely", "sure"), certainty)
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "desa_code": nullable(desa, kept, kind=pa.string()),
        "year": nullable(year, kept, kind=pa.int32()),
        "status": nullable(status, kept, kind=pa.string()),
        "basis": nullable(basis, kept, kind=pa.string()),
        "certainty": nullable(certainty, kept, kind=pa.string()),
        "list_size": nullable(_list_size(rows, year=year, status=status, kept=kept, context=context), kept,
                              kind=pa.int32()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def _list_size(rows: DataRows, *, year: np.ndarray, status: np.ndarray, kept: np.ndarray,
               context: Context) -> np.ndarray:
    size = whole_counts(rows, "list_size", context=context)
    counted: dict[tuple[int, str], int] = {}
    lists = list(zip(year, status, strict=True))
    for row in np.flatnonzero(kept).tolist():
        counted[lists[row]] = counted.get(lists[row], 0) + 1
    return np.array([counted.get(one, 0) if np.isnan(value) else value
                     for one, value in zip(lists, size.tolist(), strict=True)], dtype=np.float64)
