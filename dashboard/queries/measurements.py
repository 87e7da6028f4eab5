"""Children measured and stunted: by desa, by kecamatan, by month. Counts over counted, unflagged measurements."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database, as_date, whole_numbers


def desa_counts(database: Database, *, period: date, kecamatan: str | None = None) -> pd.DataFrame:
    """One row per desa: code, name, kind, kecamatan_code, kecamatan and the counts of ``desa_month``.

    Desa that sent nothing have ``n_rows`` 0; ``n_registered`` and ``n_projected`` are missing where unknown.
    """
    return whole_numbers(database.ask("desa_counts", period=period, kecamatan=kecamatan))


def unmapped_counts(database: Database, *, period: date) -> pd.DataFrame:
    """Children of no known desa: kecamatan_code ('' = unknown too), n_measured, n_stunted."""
    return whole_numbers(database.ask("unmapped_counts", period=period))


def kecamatan_counts(database: Database, *, period: date) -> pd.DataFrame:
    """One row per kecamatan: code, name, n_registered, n_projected, n_rows, n_measured, n_stunted …

    Children whose desa is not mapped count in their kecamatan. ``n_measured_registered`` and ``n_measured_projected``
    leave out desa without that sasaran (``n_desa_without_registered``), so that a coverage compares like with like.
    """
    return whole_numbers(database.ask("kecamatan_counts", period=period))


def monthly_totals(database: Database, *, kecamatan: str | None = None) -> pd.DataFrame:
    """One row per period with the same counts for the kabupaten or one kecamatan; ``period`` is a date."""
    frame = whole_numbers(database.ask("monthly_totals", kecamatan=kecamatan))
    return frame.assign(period=pd.Series([as_date(p) for p in frame["period"]], index=frame.index, dtype=object))


def periods(database: Database) -> tuple[date, ...]:
    """Months in which at least one child was measured, oldest first."""
    totals = monthly_totals(database)
    return tuple(totals.loc[totals["n_measured"] > 0, "period"])
