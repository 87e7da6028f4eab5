"""From typed rows to the cells of an export: labels, age texts, and the forms numbers and dates take in each file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.sample.rounds import Round

NBSP = "\xa0"
EXCEL_EPOCH = np.datetime64("1899-12-30", "D")
Cells = list[Any]


@dataclass(frozen=True)
class Style:
    """How one file writes things. ``text_tail`` ends text cells; ``dates`` and ``numbers`` turn arrays into cells;
    ``running_no`` turns 1, 2, 3 … into the No column."""

    text_tail: str
    dates: Callable[[np.ndarray], Cells]
    numbers: Callable[[np.ndarray], Cells]
    running_no: Callable[[int], str]
    small_numbers: Callable[[np.ndarray], Cells] | None = None  # LiLA, where its column has a form of its own


def iso_dates(days: np.ndarray) -> Cells:
    """2023-02-13"""
    return days.astype(str).tolist()


def iso_dates_nbsp(days: np.ndarray) -> Cells:
    """2023-02-13 and a no-break space"""
    return [day + NBSP for day in days.astype(str).tolist()]


def us_dates(days: np.ndarray) -> Cells:
    """6/13/2024"""
    when = pd.DatetimeIndex(days)
    return [f"{m}/{d}/{y}" for y, m, d in zip(when.year, when.month, when.day, strict=True)]


def serial_dates(days: np.ndarray) -> Cells:
    """Excel's day numbers; the sheet shows them as dates"""
    return (days - EXCEL_EPOCH).astype(int).tolist()


def as_point(values: np.ndarray) -> Cells:
    """8.5 as text; blank for a missing value"""
    return ["" if value != value else f"{value:g}" for value in np.round(values, 2).tolist()]


def as_comma(values: np.ndarray) -> Cells:
    """8,5 as text"""
    return [text.replace(".", ",") for text in as_point(values)]


def as_number(values: np.ndarray) -> Cells:
    """8.5 as a number"""
    return ["" if value != value else value for value in np.round(values, 2).tolist()]


def as_mixed(values: np.ndarray) -> Cells:
    """Decimals as text, whole numbers as numbers, in one column"""
    return ["" if value != value else int(value) if value == int(value) else f"{value:g}"
            for value in np.round(values, 2).tolist()]


def as_clock(values: np.ndarray) -> Cells:
    """What Excel in the Indonesian locale makes of h.m: 8.5 becomes 08.05, 89.5 becomes 89.05.00; negatives stay."""
    return [_clock(text) for text in as_point(values)]


def as_day_fraction(values: np.ndarray) -> Cells:
    """The same time shown as a part of a day: 14.5 becomes 0,586805556."""
    cells = []
    for text in as_point(values):
        hours, point, minutes = text.partition(".")
        cells.append(f"{(int(hours) * 60 + int(minutes)) / 1440:.9f}".replace(".", ",") if point else text)
    return cells


def _clock(text: str) -> str:
    hours, point, minutes = text.partition(".")
    if not point or text.startswith("-") or int(minutes) > 59:
        return text
    return f"{int(hours):02d}.{int(minutes):02d}" if int(hours) < 24 else f"{hours}.{int(minutes):02d}.00"


def age_texts(birth: np.ndarray, *, measured_on: np.ndarray) -> list[str]:
    """'2 Tahun - 9 Bulan - 11 Hari' between two arrays of days."""
    birth_month, month = birth.astype("datetime64[M]"), measured_on.astype("datetime64[M]")
    birth_day = (birth - birth_month.astype("datetime64[D]")).astype(int)
    day = (measured_on - month.astype("datetime64[D]")).astype(int)
    months = (month - birth_month).astype(int) - (day < birth_day)
    anchor_month = birth_month + months
    last_day = ((anchor_month + 1).astype("datetime64[D]") - anchor_month.astype("datetime64[D]")).astype(int) - 1
    days = (measured_on - anchor_month.astype("datetime64[D]")).astype(int) - np.minimum(birth_day, last_day)
    return [f"{m // 12} Tahun - {m % 12} Bulan - {d} Hari" for m, d in zip(months.tolist(), days.tolist(), strict=True)]


_LABELS = {
    "haz": ((-3.0, "Sangat Pendek"), (-2.0, "Pendek"), (3.005, "Normal"), (np.inf, "Tinggi")),
    "waz": ((-3.0, "Sangat Kurang"), (-2.0, "Kurang"), (1.005, "Normal"), (np.inf, "Risiko Lebih")),
    "whz": ((-3.0, "Gizi Buruk"), (-2.0, "Gizi Kurang"), (1.005, "Gizi Baik"), (2.005, "Risiko Gizi Lebih"),
            (3.005, "Gizi Lebih"), (np.inf, "Obesitas")),
}
_OLD_WORDS = {"Normal": "Berat Badan Normal", "Risiko Lebih": "Risiko Berat badan lebih"}


def labels(z: np.ndarray, *, index_name: str, year: int) -> np.ndarray:
    """The class the application prints: '-' where there is no z-score, 'Outlier' from 2024 beyond 6 SD."""
    words = np.full(len(z), "-", dtype=object)
    for limit, word in reversed(_LABELS[index_name]):
        words[z < limit] = word
    if index_name == "waz" and year < 2024:
        words = np.array([_OLD_WORDS.get(word, word) for word in words], dtype=object)
    if year >= 2024:
        words[np.abs(z) > 6] = "Outlier"
    return words


def cell_table(records: pd.DataFrame, *, at: Round, style: Style) -> dict[str, Cells]:
    """Every column an export of this style may need, by the names in ``eppgbm_layouts.CELL_OF_HEADER``."""
    def text(values: pd.Series) -> Cells:
        return [value + style.text_tail for value in values]

    count = len(records)
    birth = records["birth"].to_numpy().astype("datetime64[D]")
    measured_on = records["measured_on"].to_numpy().astype("datetime64[D]")
    columns: dict[str, Cells] = {
        "no": _running(records["puskesmas"], write=style.running_no),
        "nik": [value + style.text_tail * 2 for value in records["nik"]],
        "birth": style.dates(birth), "measured_on": style.dates(measured_on),
        "birth_weight": style.numbers(records["birth_weight_kg"].to_numpy()),
        "birth_length": style.numbers(records["birth_length_cm"].to_numpy()),
        "age_text": [value + style.text_tail for value in age_texts(birth, measured_on=measured_on)],
        "weight": style.numbers(records["weight_kg"].to_numpy()),
        "height": style.numbers(records["height_cm"].to_numpy()),
        "muac": (style.small_numbers or style.numbers)(records["muac_cm"].to_numpy()),
        "method": text(records["method"].map({"lying": "Terlentang", "standing": "Berdiri"})),
        "desa": text(records["desa_name"]), "posyandu": text(records["posyandu_name"]),
        "pmt": ["-" + style.text_tail] * count, "dash": ["-" + style.text_tail] * count, "icon": [NBSP] * count,
        "vitamin_a": ["1" if age > 182 and child % 8 else "" for age, child in
                      zip(records["age_days"], records["child"], strict=True)],
        "family_card": [f"9999{child:012d}" for child in records["child"]],
        "parent_nik": [f"9999{child + 500_000:012d}" for child in records["child"]],
        "phone": [f"0800{child:08d}" for child in records["child"]],
        "birth_order": [1 + child % 3 for child in records["child"]],
        "gestation": [8888 if child % 997 == 0 else 37 + child % 4 for child in records["child"]],
        "birth_head": [33 + child % 3 for child in records["child"]],
        "imd": ["Ya" if child % 5 else "Tidak" for child in records["child"]],
    }
    for name in ("name", "sex", "parent", "province", "kabupaten", "kecamatan", "puskesmas", "rt", "rw", "address",
                 "gain"):
        columns[name] = text(records[name])
    for index_name in ("haz", "waz", "whz"):
        z = records[index_name].to_numpy()
        columns[index_name] = style.numbers(z)
        columns[f"label_{index_name}"] = text(pd.Series(labels(z, index_name=index_name, year=at.year)))
    return columns


def _running(puskesmas: pd.Series, *, write: Callable[[int], str]) -> Cells:
    """1, 2, 3 … restarting where another puskesmas begins: exports pasted together."""
    return [write(number + 1) for number in puskesmas.groupby(puskesmas, sort=False).cumcount()]
