"""Which column holds what: attribute names as BIG, Kemendagri/Dukcapil, BPS, OCHA and plain files have them.

Compared in lower case, letters and digits only; a shapefile cuts names at 10 characters, so cut names count too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

DESA_CODE = ("KDEPUM", "KDEBPS", "KODE_KD", "KODE_DESA", "KODE_KEL", "KODE_KELURAHAN", "KODE_DESA_KELURAHAN", "iddesa",
             "idsls", "ADM4_PCODE", "code", "kode", "kode_wilayah", "kd_wilayah", "kd_desa", "kode_kemendagri",
             "kode_bps", "bps_code", "id")
DESA_NAME = ("WADMKD", "NAMOBJ", "KEL_DESA", "DESA_KELURAHAN", "NAMA_KEL", "NAMA_KELURAHAN", "nmdesa", "ADM4_EN",
             "nama_desa", "desa", "kelurahan", "desa_kel", "nama_desa_kelurahan", "name", "nama")
KECAMATAN_NAME = ("WADMKC", "KECAMATAN", "nmkec", "ADM3_EN", "nama_kecamatan", "nama_kec", "kec", "distrik")
KABUPATEN_NAME = ("WADMKK", "KAB_KOTA", "nmkab", "ADM2_EN", "nama_kabupaten", "nama_kab", "kabupaten", "kabkot",
                  "kabupaten_kota", "nama_kabupaten_kota")
# BPS files may give a desa's code in four parts, of 2, 2, 3 and 3 digits.
BPS_PARTS = (("kdprov", 2), ("kdkab", 2), ("kdkec", 3), ("kddesa", 3))
BPS_PARTS_LONG = (("kode_prov", 2), ("kode_kab", 2), ("kode_kec", 3), ("kode_desa", 3))
_CUT = 10
_DESA_DIGITS = 10
_NOT_KEY = re.compile(r"[^a-z0-9]")


def key_of(name: str) -> str:
    """An attribute name as compared."""
    return _NOT_KEY.sub("", name.lower())


def columns_for(names: Iterable[str], *, columns: Iterable[str]) -> list[str]:
    """The columns that bear one of these names, whole or cut, in the order of ``names``."""
    present = {key_of(column): column for column in columns}
    found: list[str] = []
    for name in names:
        for key in (key_of(name), key_of(name[:_CUT])):
            column = present.get(key)
            if column is not None and column not in found:
                found.append(column)
    return found


def texts(frame: pd.DataFrame, *, column: str) -> list[str]:
    """A column as stripped text, ``''`` where nothing stands; whole numbers without ``.0``."""
    return [_text(value) for value in frame[column].tolist()]


def first_filled(frame: pd.DataFrame, *, names: Iterable[str]) -> list[str]:
    """For each row the first of these columns that is filled."""
    read = [texts(frame, column=column) for column in columns_for(names, columns=frame.columns)]
    if not read:
        return [""] * len(frame)
    return [next((cell for cell in cells if cell), "") for cells in zip(*read, strict=True)]


def code_columns(frame: pd.DataFrame) -> list[list[str]]:
    """Every column that may hold desa codes, and the codes put together from BPS's four parts."""
    read = [texts(frame, column=column) for column in columns_for(DESA_CODE, columns=frame.columns)]
    # An SLS (neighbourhood) code begins with the ten digits of its desa.
    candidates = [[_cut_to_desa(cell) for cell in cells] for cells in read]
    for parts in (BPS_PARTS, BPS_PARTS_LONG):
        found = [columns_for([name], columns=frame.columns) for name, _ in parts]
        if all(found):
            cells = [[_padded(cell, width=width) for cell in texts(frame, column=columns[0])]
                     for columns, (_, width) in zip(found, parts, strict=True)]
            candidates.append(["".join(row) if all(row) else "" for row in zip(*cells, strict=True)])
    return candidates


def _text(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _cut_to_desa(cell: str) -> str:
    digits = re.sub(r"\D", "", cell)
    return digits[:_DESA_DIGITS] if len(digits) in (14, 16) else cell


def _padded(cell: str, *, width: int) -> str:
    digits = re.sub(r"\D", "", cell)
    return digits.zfill(width) if digits else ""
