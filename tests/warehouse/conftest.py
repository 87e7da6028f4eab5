"""Tiny intake sets written with pyarrow, in the form the intake leaves them. DATA CONTOH: no real child."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.settings import Settings
from dashboard.warehouse.build import build_and_publish
from dashboard.warehouse.intake_sets import SCHEMAS
from dashboard.warehouse.versions import Version, current_path

AUGUST = date(2025, 8, 1)
DESA, OTHER_DESA, KECAMATAN = "62.01.01.1011", "62.01.02.1005", "62.01.01"


class Folder:
    """A working folder with shorthand for adding sets, building and looking into the live file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = Settings()
        self._loads = 0
        (path / "intake").mkdir()

    def child(self, **values: Any) -> dict[str, Any]:
        """A measured boy of 1,000 days, 90 cm (haz -1.25), 13 kg, standing; every value may be replaced."""
        row = {"child_id": "ab12", "child_key": "nik", "desa_code": DESA, "period": AUGUST, "age_days": 1000,
               "age_source": "tanggal", "sex": "L", "weight_kg": 13.0, "height_cm": 90.0, "method": "standing",
               "oedema": False, "is_registration": False}
        return row | values

    def add(self, kind: str, rows: list[dict[str, Any]], *, is_sample: bool = False, finish: bool = True,
            loaded_at: str | None = None, findings: list[dict[str, Any]] | None = None) -> str:
        """Write one intake set; later calls are later loads. Returns its source_id."""
        self._loads += 1
        numbered = [{"row_number": number} | row for number, row in enumerate(rows, start=2)]
        name = f"{kind}-{self._loads}.xlsx"
        source_id = hashlib.sha256(f"{name}{numbered}".encode()).hexdigest()
        base = self.path / "intake" / source_id
        pq.write_table(pa.Table.from_pylist(numbered, schema=SCHEMAS[kind]), base.with_suffix(".parquet"))
        pq.write_table(pa.Table.from_pylist(findings or [], schema=SCHEMAS["finding"]),
                       base.with_suffix(".findings.parquet"))
        meta = {"sha256": source_id, "file_name": name, "kind": kind,
                "loaded_at": loaded_at or f"2025-09-01T08:{self._loads:02d}:00+07:00", "extracted_at": "2025-08-31",
                "is_sample": is_sample, "rows_read": len(rows), "rows_accepted": len(rows), "rows_rejected": 0,
                "findings": []}
        if finish:
            base.with_suffix(".json").write_text(json.dumps(meta), encoding="utf-8")
        return source_id

    def build(self, **choices: Any) -> Version:
        return build_and_publish(folder=self.path, settings=Settings(**choices))

    def query(self, sql: str) -> pd.DataFrame:
        """Rows of the live file."""
        path = current_path(self.path)
        assert path is not None
        with duckdb.connect(str(path), read_only=True) as con:
            return con.execute(sql).df()

    def one(self, sql: str) -> Any:
        """The single value of a query."""
        frame = self.query(sql)
        assert frame.shape == (1, 1)
        return frame.iloc[0, 0]

    def reasons(self) -> list[str | None]:
        """not_counted_reason of every row, in the order of loading and of the file; None = counted."""
        frame = self.query("SELECT m.not_counted_reason AS r, m.counted FROM measurement AS m JOIN source AS s "
                           "USING (source_id) ORDER BY s.loaded_at, m.row_number")
        reasons = [None if pd.isna(value) else value for value in frame["r"]]
        assert [value is None for value in reasons] == frame["counted"].tolist()
        return reasons


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def built(folder: Folder) -> Folder:
    """A folder with one child published."""
    folder.add("measurement", [folder.child()])
    folder.build()
    return folder


@pytest.fixture
def said() -> tuple[list[str], Callable[[str], None]]:
    lines: list[str] = []
    return lines, lines.append
