"""Coverage of services: one row per desa, indicator and month. Blank is not 0, and nothing is clamped."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard import reference
from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.columns import Cell, Column
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.count_columns import without_shares
from dashboard.intake.small_tables import Keeper, amounts, desa_codes, nullable, periods, report_dates
from dashboard.register_file import register_table

OTHER_UNIT = "-"


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``coverage`` intake table."""
    keeper = Keeper(rows, context=context)
    desa = desa_codes(rows, keeper=keeper, context=context)
    indicator = _indicators(rows)
    keeper.reject("indikator_perpres_beda", indicator == OTHER_UNIT)
    keeper.reject("indikator_tidak_dikenal", indicator == "")
    period = periods(rows, keeper=keeper, context=context)
    numerator, denominator = (amounts(without_shares(rows, field, context=context), field, context=context)
                              for field in ("numerator", "denominator"))
    reported = report_dates(rows, "reported_at", context=context)
    keeper.keep_latest(list(zip(desa, indicator, period, strict=True)),
                       rank=[day.toordinal() if day else 0 for day in reported])
    rejected = keeper.rejected()
    kept = keeper.keep
    context.findings.add("pembilang_lebih_besar", rows=rows.numbers[kept & (numerator > denominator)])
    context.findings.add("nol_per_nol", rows=rows.numbers[kept & (numerator == 0) & (denominator == 0)])
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "desa_code": nullable(desa, kept, kind=pa.string()),
        "indicator_id": nullable(indicator, kept, kind=pa.string()),
        "period": nullable(period, kept, kind=pa.date32()),
        "numerator": nullable(numerator, kept, kind=pa.float64()),
        "denominator": nullable(denominator, kept, kind=pa.float64()),
        "reported_at": nullable(np.array(reported, dtype=object), kept, kind=pa.date32()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def indicator_names() -> dict[str, str]:
    """Normalised id, name or short name -> indicator id; a name that two indicators share stands for neither.

    Code and name of the twenty of Perpres 72/2021 stand for the indicator that measures the same; those that only come
    near one (national head-counts, desa instead of families) give ``OTHER_UNIT``.
    """
    register = register_table()
    names: dict[str, str] = {}
    shared: set[str] = set()
    for column in ("id", "name_id", "short_name_id"):
        for identifier, name in zip(register["id"], register[column], strict=True):
            key = key_of(name)
            shared |= {key} if names.get(key, identifier) != identifier else set()
            names.setdefault(key, identifier)
    known = {key: identifier for key, identifier in names.items() if key and key not in shared}
    perpres = reference.table("perpres_indicators")
    for row in perpres.itertuples():
        meant = row.indicator_id if row.relation == "same" and row.indicator_id in set(register["id"]) else OTHER_UNIT
        for name in (row.code, row.name_id):
            known.setdefault(key_of(str(name)), str(meant))
    return known


def _indicators(rows: DataRows) -> np.ndarray:
    """Indicator id per row: by its id, or by its name where the id column is blank or missing; '' when unknown."""
    names = indicator_names()

    def known(cell: Cell) -> str:
        return names.get(key_of(clean_text(cell)), "")

    identifiers, written = rows.columns.get("indicator_id"), rows.columns.get("indicator_name")
    if identifiers is None:
        return _texts_or_blank(written, rows).copy() if written is None else written.texts(known)
    by_id = identifiers.texts(known)
    if written is None:
        return by_id
    blank = identifiers.flags(lambda cell: not clean_text(cell))
    return np.where(blank, written.texts(known), by_id)


def _texts_or_blank(column: Column | None, rows: DataRows) -> np.ndarray:
    return np.full(len(rows.numbers), "", dtype=object) if column is None else column.texts(clean_text)
