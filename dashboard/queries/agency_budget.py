"""Money planned and spent by one agency, as it was loaded: rupiah, one row per kegiatan, fund and place."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.database import Database


def agency_budget(database: Database, *, agency: str, year: int) -> pd.DataFrame:
    """activity, fund, desa_code, desa, kecamatan_code (all None for the whole kabupaten), planned, realised,
    reported_at; the largest first. An amount nobody filled in stays missing.
    """
    return database.ask("agency_budget", agency=agency, year=year)


def budget_years(database: Database) -> tuple[int, ...]:
    """Years with a loaded budget, oldest first."""
    return tuple(int(year) for year in database.ask("budget_years")["year"])
