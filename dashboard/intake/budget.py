"""Money planned and spent per agency or desa, year and fund, in rupiah."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard import reference
from dashboard.intake.cells import clean_text, is_blank, key_of
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import (
    LARGEST_SUM,
    Keeper,
    amounts,
    check_at_most,
    desa_codes,
    nullable,
    report_dates,
    texts,
    years,
)

FUNDS = ("APBD", "DD", "BOKB", "CSR", "APBN", "DAK", "APBDes")
_FUND_KEYS = {key_of(fund): fund for fund in FUNDS} | {"danadesa": "DD", "dakbokb": "BOKB", "apbdkabupaten": "APBD"}


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``budget`` intake table. A blank desa is a budget of the agency for the whole kabupaten."""
    keeper = Keeper(rows, context=context)
    year = years(rows, keeper=keeper)
    agency = _agencies(rows)
    keeper.reject("opd_tidak_dikenal", agency == "")
    fund = rows.columns["fund"].texts(lambda cell: _FUND_KEYS.get(key_of(clean_text(cell)), ""))
    keeper.reject("sumber_dana_tidak_dikenal", fund == "")
    desa = _desa_or_none(rows, keeper=keeper, context=context)
    planned, realised = (amounts(rows, field, context=context, largest=LARGEST_SUM)
                         for field in ("planned", "realised"))
    keeper.reject("nilai_uang_kosong", np.isnan(planned) & np.isnan(realised))
    activity = texts(rows, "activity", context=context, longest=200)
    reported = report_dates(rows, "reported_at", context=context)
    keeper.keep_latest(list(zip(year, agency, desa, activity, fund, strict=True)),
                       rank=[day.toordinal() if day else 0 for day in reported])
    rejected = keeper.rejected()
    check_at_most(rows, kept=keeper.keep, part=realised, whole=planned, told="realisasi melebihi pagu", context=context)
    kept = keeper.keep
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "year": nullable(year, kept, kind=pa.int32()),
        "agency": nullable(agency, kept, kind=pa.string()),
        "desa_code": nullable(desa, kept, kind=pa.string()),
        "activity": nullable(activity, kept, kind=pa.string()),
        "fund": nullable(fund, kept, kind=pa.string()),
        "planned": nullable(planned, kept, kind=pa.float64()),
        "realised": nullable(realised, kept, kind=pa.float64()),
        "reported_at": nullable(np.array(reported, dtype=object), kept, kind=pa.date32()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def agency_slugs() -> dict[str, str]:
    """Normalised slug, name or short name of an agency -> slug."""
    agencies = reference.table("agencies")
    return {key_of(name): slug for column in ("short_name", "name_id", "slug")
            for slug, name in zip(agencies["slug"], agencies[column], strict=True) if name}


def _agencies(rows: DataRows) -> np.ndarray:
    known = agency_slugs()
    return rows.columns["agency"].texts(lambda cell: known.get(key_of(clean_text(cell)), ""))


def _desa_or_none(rows: DataRows, *, keeper: Keeper, context: Context) -> np.ndarray:
    """Desa code per row; None where no desa is written at all. A desa that is written but unknown leaves."""
    found = np.full(len(rows.numbers), None, dtype=object)
    written = np.zeros(len(rows.numbers), dtype=bool)
    for field in ("desa_code", "desa"):
        if field in rows.columns:
            written |= ~rows.columns[field].flags(is_blank)
    if not written.any():
        return found
    with_desa = rows.where(written)
    part = Keeper(with_desa, context=context)
    codes = desa_codes(with_desa, keeper=part, context=context)
    codes[~part.keep] = None
    found[written] = codes
    out = written.copy()
    out[written] = ~part.keep
    keeper.keep &= ~out
    return found
