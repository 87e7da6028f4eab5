"""Sample files read back the plain way: bytes, csv, calamine and lxml, without the product's own intake."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lxml import html
from python_calamine import CalamineWorkbook

from dashboard.sample import write_sample

Rows = list[list[Any]]


def _rows(path: Path) -> Rows:
    start = path.read_bytes()[:4]
    if start[:2] == b"PK":
        return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    if start[:1] == b"<":
        table = html.fromstring(path.read_text(encoding="utf-8")).find(".//table")
        return [[cell.text_content() for cell in row] for row in table.iter("tr")]
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiter = ";" if ";" in file.readlines()[2] else ","
        file.seek(0)
        return list(csv.reader(file, delimiter=delimiter))


def _frame(path: Path) -> pd.DataFrame:
    rows = _rows(path)
    top = next(number for number, row in enumerate(rows) if sum(cell != "" for cell in row) > 4)
    return pd.DataFrame(rows[top + 1:], columns=rows[top])


@pytest.fixture(scope="session")
def read_rows() -> Callable[[Path], Rows]:
    """Every row of the first sheet or table, as found."""
    return _rows


@pytest.fixture(scope="session")
def read_frame() -> Callable[[Path], pd.DataFrame]:
    """The table under its header row, as found."""
    return _frame


@pytest.fixture(scope="session")
def twelve_rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All twelve rounds of the home kabupaten with about 1,500 children each."""
    out = tmp_path_factory.mktemp("twelve")
    write_sample(out, children=1500)
    return out


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rounds with about 300 children each."""
    out = tmp_path_factory.mktemp("small")
    write_sample(out, children=300, rounds=2)
    return out
