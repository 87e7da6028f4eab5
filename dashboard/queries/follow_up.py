"""What the programme did beside its services: aksi konvergensi, mini lokakarya, money, measuring kits of posyandu."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database, whole_numbers


def aksi_status(database: Database, *, from_year: int, to_year: int) -> pd.DataFrame:
    """One row per year and aksi: aksi_id, year, status (belum, berjalan, selesai), completed_on, evidence, agency.

    An aksi nobody reported on has no row; missing dates and texts stay missing.
    """
    return database.ask("aksi_status", from_year=from_year, to_year=to_year).copy()


def aksi_known(database: Database) -> dict[int, frozenset[str]]:
    """Years with a status, oldest first, and the ids of the aksi in each."""
    rows = database.ask("aksi_years")
    found: dict[int, set[str]] = {}
    for year, aksi in zip(rows["year"], rows["aksi_id"], strict=True):
        found.setdefault(int(year), set()).add(str(aksi))
    return {year: frozenset(ids) for year, ids in found.items()}


def minilok(database: Database, *, year: int) -> pd.DataFrame:
    """One row per kecamatan and month with a record: kecamatan_code, period, planned, held (<NA> = not told), note."""
    rows = database.ask("minilok", from_period=date(year, 1, 1), to_period=date(year, 12, 1))
    return rows.astype({"planned": "Int64", "held": "Int64"})


def minilok_years(database: Database) -> tuple[int, ...]:
    """Years with a record of mini lokakarya, oldest first."""
    return tuple(int(year) for year in database.ask("minilok_years")["year"])


def budget(database: Database, *, year: int) -> pd.DataFrame:
    """One row per agency, desa, activity and fund: agency (slug), desa_code (None = whole kabupaten), desa,
    kecamatan_code, activity, fund, planned, realised (rupiah; NaN = not told), reported_at.
    """
    return database.ask("budget", year=year).copy()


def posyandu_equipment(database: Database, *, period: date) -> pd.DataFrame:
    """Latest readiness of each desa up to ``period``: desa_code, period, posyandu, posyandu_equipped (counts)."""
    return whole_numbers(database.ask("posyandu_equipment", to_period=period))
