"""The cakupan layanan of every desa: its latest report of the year, per indicator."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database


def desa_services(database: Database, *, period: date) -> pd.DataFrame:
    """One row per desa and indicator: desa_code, indicator_id, numerator, denominator, period, reported_at.

    The latest complete report from January of the period's year up to the period; no report, no row.
    """
    return database.ask("desa_services", from_period=date(period.year, 1, 1), to_period=period).copy()
