"""The 29 cakupan layanan as reported: latest report of each desa in the year, summed by indicator and kecamatan."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database, as_date, whole_numbers


def service_counts(database: Database, *, period: date) -> pd.DataFrame:
    """One row per indicator and kecamatan: numerator, denominator, n_desa_reported, n_desa_no_target, n_desa_over …

    Each desa counts with its latest complete report from January of the period's year up to the period: reports of
    different months are never added. Indicators and kecamatan without any report have no row.
    """
    return whole_numbers(database.ask("service_counts", from_period=date(period.year, 1, 1), to_period=period))


def service_periods(database: Database) -> tuple[date, ...]:
    """Periods with at least one complete report, oldest first."""
    return tuple(as_date(value) for value in database.ask("service_periods")["period"])


def coverage_cells(database: Database) -> pd.DataFrame:
    """Every reported cell: desa_code, indicator_id, period, numerator, denominator (NaN = not filled, never 0)."""
    return database.ask("coverage_cells")
