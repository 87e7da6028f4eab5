"""Families at risk of stunting (KRS) per desa or kecamatan. The four "terlalu" are counted over PUS and overlap.

They are kept as counts of their own: never added up, never divided by the number of families at risk.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import (
    Floats,
    Keeper,
    check_at_most,
    check_sum,
    desa_codes,
    kecamatan_codes,
    nullable,
    periods,
    whole_counts,
    without_totals,
)

COUNTS = ("families", "target_families", "at_risk", "not_at_risk", "water_poor", "latrine_poor", "too_young",
          "too_old", "too_close", "too_many", "no_modern_kb", "under_2", "under_5", "pus", "pregnant")
RANKS = ("rank_1", "rank_2", "rank_3", "rank_4", "rank_above_4")
LOW_SHARE = 0.01


def read_desa(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``krs`` intake table from the profile per desa and month."""
    rows = without_totals(rows, context=context)
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    kecamatan = np.array([context.gazetteer.kecamatan_of.get(code) for code in desa], dtype=object)
    return _reading(rows, keeper=keeper, desa=desa, kecamatan=kecamatan, context=context)


def read_kecamatan(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``krs`` intake table from the recap per kecamatan; desa_code is NULL there."""
    rows = without_totals(rows, context=context)
    keeper = Keeper(rows, context=context)
    kecamatan = kecamatan_codes(rows, keeper=keeper, context=context)
    return _reading(rows, keeper=keeper, desa=np.full(len(kecamatan), None, dtype=object), kecamatan=kecamatan,
                    context=context)


def _reading(rows: DataRows, *, keeper: Keeper, desa: np.ndarray, kecamatan: np.ndarray, context: Context) -> Reading:
    period = periods(rows, keeper=keeper, context=context)
    keeper.keep_latest(list(zip(kecamatan, desa, period, strict=True)), rank=[0] * len(desa))
    rejected = keeper.rejected()
    counts = {field: whole_counts(rows, field, context=context) for field in COUNTS}
    ranks = [whole_counts(rows, field, context=context) for field in RANKS]
    at_risk, target = counts["at_risk"], counts["target_families"]
    check_sum(rows, kept=keeper.keep, total=target, parts=[at_risk, counts["not_at_risk"]],
              told="keluarga sasaran = berisiko + tidak berisiko", context=context)
    check_sum(rows, kept=keeper.keep, total=at_risk, parts=ranks,
              told="keluarga berisiko = jumlah lima peringkat kesejahteraan", context=context)
    for part, whole, told in ((at_risk, target, "keluarga berisiko melebihi keluarga sasaran"),
                              (target, counts["families"], "keluarga sasaran melebihi jumlah keluarga"),
                              (counts["water_poor"], at_risk, "air minum tidak layak melebihi keluarga berisiko"),
                              (counts["latrine_poor"], at_risk, "jamban tidak layak melebihi keluarga berisiko")):
        check_at_most(rows, kept=keeper.keep, part=part, whole=whole, told=told, context=context)
    context.findings.add("krs_sangat_rendah", rows=rows.numbers[keeper.keep & (target > 0)
                                                               & (at_risk < LOW_SHARE * target)])
    return Reading(table_of(rows.numbers, desa=desa, kecamatan=kecamatan, period=period, counts=counts,
                            kept=keeper.keep), rows_read=len(rows.numbers), rows_rejected=rejected)


def table_of(numbers: np.ndarray, *, desa: np.ndarray, kecamatan: np.ndarray, period: np.ndarray,
             counts: dict[str, Floats], kept: np.ndarray) -> pa.Table:
    """The ``krs`` intake table of these rows."""
    table = {"row_number": pa.array(numbers[kept], type=pa.int32()),
             "desa_code": nullable(desa, kept, kind=pa.string()),
             "kecamatan_code": nullable(kecamatan, kept, kind=pa.string()),
             "period": nullable(period, kept, kind=pa.date32())}
    return pa.table(table | {field: nullable(counts[field], kept, kind=pa.int32()) for field in COUNTS})
