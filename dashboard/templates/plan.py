"""What a template is, before it becomes a workbook: columns, rows that are there already, one example, instructions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Filling = Literal["teks", "jumlah", "rupiah", "persen", "tahun", "bulan", "tanggal", "pilihan"]


@dataclass(frozen=True)
class PlanColumn:
    """One column. ``told`` is its line in the instructions; ``choices`` fill its drop-down list."""

    header: str
    told: str
    filling: Filling = "teks"
    choices: tuple[str, ...] = ()
    required: bool = False
    width: int = 16


@dataclass(frozen=True)
class Plan:
    """``given``: rows whose first cells are written and locked. ``open_rows``: blank rows when none are given."""

    title: str
    sheet: str
    columns: tuple[PlanColumn, ...]
    example: tuple[object, ...]
    notes: tuple[str, ...]
    given: tuple[tuple[str, ...], ...] = ()
    open_rows: int = 0
