"""The tables that travel with the product (``data/reference``): one reader, codes kept as text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.settings import REFERENCE


class UnknownKabupatenError(Exception):
    """No reference table for this Kemendagri code; the message is for the officer."""


@dataclass(frozen=True)
class Kabupaten:
    """Name and province of a kabupaten; ``population`` as in the decree named in ``population_basis``."""

    code: str
    name: str
    province_code: str
    province: str
    capital: str
    population: int
    population_basis: str
    bps_code: str


@lru_cache(maxsize=64)
def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(REFERENCE / f"{name}.csv", dtype=str, keep_default_na=False)


def table(name: str) -> pd.DataFrame:
    """A fresh copy of ``data/reference/<name>.csv``; every column is text, a blank cell is ``''``."""
    return _read(name).copy()


def kabupaten(code: str) -> Kabupaten:
    """The kabupaten with this Kemendagri code (``62.01``). Raises UnknownKabupatenError."""
    rows = _read("kabupaten").query("code == @code")
    if rows.empty:
        known = ", ".join(f"{row.code} {row.name_}" for row in _read("kabupaten").rename(
            columns={"name": "name_"}).itertuples())
        raise UnknownKabupatenError(f"Kode kabupaten {code} belum punya tabel rujukan. Yang tersedia: {known}.")
    row = rows.iloc[0]
    return Kabupaten(row["code"], row["name"], row["province_code"], row["province"], row["capital"],
                     int(row["population"]), row["population_basis"], row["bps_code"])


def desa(kabupaten_code: str) -> pd.DataFrame:
    """Desa and kelurahan: code, name, kind, kecamatan_code, kecamatan, bps_code (text), lon, lat (degrees)."""
    kabupaten(kabupaten_code)
    frame = table(f"desa_{kabupaten_code}")
    return frame.assign(lon=frame["lon"].astype(float), lat=frame["lat"].astype(float))


def desa_aliases(kabupaten_code: str) -> pd.DataFrame:
    """Other spellings of a desa: code, name, kecamatan, alias, basis, auto (yes/confirm). Empty when none is known."""
    if not (REFERENCE / f"desa_aliases_{kabupaten_code}.csv").exists():
        return pd.DataFrame(columns=["code", "name", "kecamatan", "alias", "basis", "auto"], dtype=str)
    return table(f"desa_aliases_{kabupaten_code}")
