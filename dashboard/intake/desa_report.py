"""Counts per desa and month that the health office made itself: shown beside our own counts, never mixed into them."""

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
    nullable,
    periods,
    report_dates,
    texts,
    whole_counts,
    without_totals,
)

COUNTS = ("target", "weighed", "measured", "weighed_measured", "stunted", "severely_stunted", "wasted",
          "severely_wasted", "underweight", "severely_underweight", "overweight", "gained", "weighed_before")

Sums = tuple[tuple[Floats, tuple[Floats, ...], str], ...]  # total, its parts, and the rule in words


def read_bulan_timbang(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``desa_report`` intake table from the recap of a bulan timbang."""
    rows = without_totals(rows, context=context)

    def count(field: str) -> Floats:
        return whole_counts(rows, field, context=context)

    counts = {field: count(field) for field in COUNTS}
    counts["target"] = count("target_boys") + count("target_girls")
    moderate, severe = count("moderately_stunted"), counts["severely_stunted"]
    sums: Sums = (
        (counts["stunted"], (severe, moderate), "Stunting = Sangat Pendek + Pendek"),
        (counts["wasted"], (counts["severely_wasted"], count("moderately_wasted")),
         "Wasting = Gizi Buruk + Gizi Kurang"),
        (counts["underweight"], (counts["severely_underweight"], count("moderately_underweight")),
         "Underweight = BB Sangat Kurang + BB Kurang"),
        (counts["measured"], (severe, moderate, count("height_normal"), count("tall")),
         "jumlah ukur = Sangat Pendek + Pendek + Normal + Tinggi"))
    return _reading(rows, counts=counts, sums=sums, layout="bulan_timbang", context=context)


def read_daftar_entry(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``desa_report`` intake table from Sigizi's Daftar Entry, columns by position."""
    rows = without_totals(rows, context=context)

    def count(field: str) -> Floats:
        return whole_counts(rows, field, context=context)

    counts = {field: count(field) for field in COUNTS}
    sums: Sums = tuple((counts[total], tuple(map(count, parts)), told) for total, parts, told in (
        ("target", ("target_0_23", "target_24_59"), "jumlah 0-59 bulan = 0-23 + 24-59"),
        ("weighed", ("weighed_0_23", "weighed_24_59"), "ditimbang 0-59 = 0-23 + 24-59"),
        ("measured", ("measured_0_23", "measured_24_59"), "diukur 0-59 = 0-23 + 24-59"),
        ("weighed_measured", ("both_0_23", "both_24_59"), "ditimbang dan diukur 0-59 = 0-23 + 24-59"),
        ("weighed_before", ("gained", "not_gained"), "D' = N + T")))
    counts["target"] = np.where(np.isnan(counts["target"]), count("target_list"), counts["target"])
    return _reading(rows, counts=counts, sums=sums, layout="daftar_entry", context=context)


def _reading(rows: DataRows, *, counts: dict[str, Floats], sums: Sums, layout: str, context: Context) -> Reading:
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    period = periods(rows, keeper=keeper, context=context)
    reported = report_dates(rows, "reported_at", context=context)
    keeper.keep_latest(list(zip(desa, period, strict=True)), rank=[day.toordinal() if day else 0 for day in reported])
    rejected = keeper.rejected()
    for total, parts, told in sums:
        check_sum(rows, kept=keeper.keep, total=total, parts=parts, told=told, context=context)
    for part, whole, told in (("weighed", "target", "ditimbang melebihi sasaran"),
                              ("measured", "target", "diukur melebihi sasaran"),
                              ("stunted", "measured", "stunting melebihi yang diukur"),
                              ("wasted", "measured", "wasting melebihi yang diukur"),
                              ("underweight", "weighed", "underweight melebihi yang ditimbang"),
                              ("gained", "weighed_before", "N melebihi D'")):
        check_at_most(rows, kept=keeper.keep, part=counts[part], whole=counts[whole], told=told, context=context)
    filled = ~np.isnan(np.vstack(list(counts.values())))
    zeros = (np.nansum(np.vstack(list(counts.values())), axis=0) == 0) & (filled.sum(axis=0) >= 2)
    context.findings.add("semua_nol", rows=rows.numbers[keeper.keep & zeros])
    kept = keeper.keep
    table = {"row_number": pa.array(rows.numbers[kept], type=pa.int32()),
             "desa_code": nullable(desa, kept, kind=pa.string()),
             "period": nullable(period, kept, kind=pa.date32()),
             "puskesmas": nullable(texts(rows, "puskesmas", context=context, longest=80), kept, kind=pa.string()),
             "layout": pa.array([layout] * int(kept.sum()), type=pa.string())}
    table |= {field: nullable(values, kept, kind=pa.int32()) for field, values in counts.items()}
    table["reported_at"] = nullable(np.array(reported, dtype=object), kept, kind=pa.date32())
    return Reading(pa.table(table), rows_read=len(rows.numbers), rows_rejected=rejected)
