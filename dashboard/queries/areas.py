"""Which desa and kecamatan there are."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.database import Database, whole_numbers


def desa_list(database: Database) -> pd.DataFrame:
    """Desa and kelurahan: code, name, kind, kecamatan_code, kecamatan, lon, lat (degrees)."""
    return database.ask("desa_list").copy()


def kecamatan_list(database: Database) -> pd.DataFrame:
    """Kecamatan: code, name, n_desa."""
    return whole_numbers(database.ask("kecamatan_list"))


def place_names(database: Database) -> dict[str, str]:
    """Code -> name of every kecamatan and desa; the kabupaten is not among them."""
    names: dict[str, str] = {}
    for places in (kecamatan_list(database), desa_list(database)):
        names |= dict(zip(places["code"].astype(str), places["name"].astype(str), strict=True))
    return names
