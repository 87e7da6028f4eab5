"""The e-PPGBM exports of the sample: which container, layout and habits each round's files have.

2021-22 V1 xlsx with no-break spaces; 2023 V2 CSV, one of them through Excel in the Indonesian locale; 2024 V3: first
one file per puskesmas (one of them HTML named .xls), then a CSV with US dates; 2025 V3 and a small V4 without NIK, then
V6; 2026 V6, then V7.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from dashboard.sample import eppgbm_cells as cells
from dashboard.sample import eppgbm_layouts as layouts
from dashboard.sample.containers import MARK, write_csv, write_html, write_xlsx
from dashboard.sample.eppgbm_cells import NBSP, Cells, Style
from dashboard.sample.rounds import Round

_DATES = ("Tgl Lahir", "Tanggal Pengukuran")
_OLD_SHEET = Style(NBSP, cells.iso_dates_nbsp, cells.as_point, str)
_SEMICOLON = Style(NBSP, cells.iso_dates_nbsp, cells.as_comma, lambda number: f"{number}{NBSP}.{NBSP}")
_DAMAGED = replace(_SEMICOLON, numbers=cells.as_clock, small_numbers=cells.as_day_fraction)
_RESAVED = Style(NBSP, cells.iso_dates_nbsp, cells.as_number, str)
_SERVED = Style(NBSP, cells.iso_dates, cells.as_point, lambda number: f"{number}{NBSP}.{NBSP}")
_AMERICAN = Style("", cells.us_dates, cells.as_point, str)
_PASTED = Style(NBSP, cells.serial_dates, cells.as_mixed, lambda number: f"{number}.")
_NEW = Style("", cells.iso_dates, cells.as_number, str)


def write_round(out: Path, *, records: pd.DataFrame, at: Round) -> list[Path]:
    """Write the files of one round; returns their paths."""
    return _WRITERS[at.label](out, records, at)


def _name(out: Path, at: Round, *, ending: str, part: str = "") -> Path:
    place = f"_{part.lower().replace(' ', '-')}" if part else ""
    return out / f"DATA-CONTOH_eppgbm_{at.label}{place}.{ending}"


def _rows(records: pd.DataFrame, *, at: Round, style: Style, header: Sequence[str]) -> zip[tuple[object, ...]]:
    table: dict[str, Cells] = cells.cell_table(records, at=at, style=style)
    return zip(*(table[layouts.CELL_OF_HEADER[name]] for name in header), strict=True)


def _v1(out: Path, records: pd.DataFrame, at: Round) -> list[Path]:
    rows = _rows(records, at=at, style=_OLD_SHEET, header=layouts.V1)
    return [write_xlsx(_name(out, at, ending="xlsx"), sheet="Sheet1", preamble=[MARK], header=layouts.V1, rows=rows)]


def _v2(style: Style) -> Callable[[Path, pd.DataFrame, Round], list[Path]]:
    def write(out: Path, records: pd.DataFrame, at: Round) -> list[Path]:
        extracted = f"Data Tanggal : {at.year}-{at.month + 1:02d}-01 08:00:00"
        return [write_csv(_name(out, at, ending="csv"), preamble=[MARK, extracted], header=layouts.V2,
                          rows=_rows(records, at=at, style=style, header=layouts.V2), delimiter=";")]

    return write


def _v3_by_puskesmas(out: Path, records: pd.DataFrame, at: Round) -> list[Path]:
    paths = []
    places = records["puskesmas"].str.removeprefix("PUSKESMAS ")
    for number, (place, part) in enumerate(records.groupby(places, sort=True)):
        if number == 0:
            paths.append(write_html(_name(out, at, ending="xls", part=str(place)), preamble=[MARK], header=layouts.V3,
                                    rows=_rows(part, at=at, style=_SERVED, header=layouts.V3)))
        else:
            paths.append(write_xlsx(_name(out, at, ending="xlsx", part=str(place)), sheet="Application List",
                                    preamble=[MARK], header=layouts.V3,
                                    rows=_rows(part, at=at, style=_RESAVED, header=layouts.V3)))
    return paths


def _v3_american(out: Path, records: pd.DataFrame, at: Round) -> list[Path]:
    rows = _rows(records, at=at, style=_AMERICAN, header=layouts.V3)
    return [write_csv(_name(out, at, ending="csv"), preamble=[MARK], header=layouts.V3, rows=rows, delimiter=",")]


def _v3_pasted_and_v4(out: Path, records: pd.DataFrame, at: Round) -> list[Path]:
    """All puskesmas pasted together; the smallest one sent a copy without NIK and names instead."""
    smallest = records["puskesmas"].eq(records["puskesmas"].value_counts().index[-1])
    return [
        write_xlsx(_name(out, at, ending="xlsx", part=part), sheet="Sheet1", preamble=[MARK], header=header,
                   rows=_rows(chosen, at=at, style=_PASTED, header=header), date_columns=_DATES)
        for part, header, chosen in (("", layouts.V3, records[~smallest]), ("tanpa-nik", layouts.V4, records[smallest]))
    ]


def _v6(out: Path, records: pd.DataFrame, at: Round) -> list[Path]:
    rows = _rows(records, at=at, style=_RESAVED, header=layouts.V6)
    return [write_xlsx(_name(out, at, ending="xlsx"), sheet="Application List", preamble=[MARK], header=layouts.V6,
                       rows=rows)]


def _v7(out: Path, records: pd.DataFrame, at: Round) -> list[Path]:
    rows = _rows(records, at=at, style=_NEW, header=layouts.V7)
    return [write_xlsx(_name(out, at, ending="xlsx"), sheet="Sheet1", preamble=[MARK], header=layouts.V7, rows=rows)]


_WRITERS: dict[str, Callable[[Path, pd.DataFrame, Round], list[Path]]] = {
    "2021-02": _v1, "2021-08": _v1, "2022-02": _v1, "2022-08": _v1, "2023-02": _v2(_DAMAGED),
    "2023-08": _v2(_SEMICOLON), "2024-02": _v3_by_puskesmas, "2024-08": _v3_american, "2025-02": _v3_pasted_and_v4,
    "2025-08": _v6, "2026-02": _v6, "2026-08": _v7,
}
