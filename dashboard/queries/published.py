"""What others published or decided: survey values, targets, lokus lists."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.database import Database


def surveys(database: Database, *, area: str) -> pd.DataFrame:
    """Survey rounds of one area code, oldest first: year, survey, prevalence (percent), ci_low, ci_high, n, source …"""
    return database.ask("surveys", area=area).copy()


def targets(database: Database, *, area: str) -> pd.DataFrame:
    """Targets of stunting prevalence of one area code: path, year, value (percent), status, legal_basis, certainty."""
    return database.ask("targets", area=area).copy()


def lokus(database: Database, *, year: int) -> pd.DataFrame:
    """Lokus desa of one intervention year: desa_code, name, kecamatan_code, status, basis, certainty, list_size."""
    return database.ask("lokus", year=year).copy()


def lokus_years(database: Database) -> tuple[int, ...]:
    """Years for which a lokus list exists, oldest first."""
    return tuple(int(year) for year in database.ask("lokus_years")["year"])
