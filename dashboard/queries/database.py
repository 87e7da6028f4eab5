"""What a question needs of the published file, so that a test may answer from a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

import pandas as pd


class Database(Protocol):
    """One published version: ``dashboard.warehouse.database`` is the reader in use."""

    @property
    def short(self) -> str:
        """The version as printed in the source line (six hex digits)."""
        ...

    @property
    def info(self) -> Mapping[str, Any]:
        """``build_info``: kabupaten, version, is_sample, latest_period …"""
        ...

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to ``sql/questions/<name>.sql`` with its bound parameters."""
        ...


def whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy whose ``n_…`` and ``rows_…`` columns are whole numbers that can be missing (Int64)."""
    counts = [column for column in frame.columns if column.startswith(("n_", "rows_"))]
    return frame.astype(dict.fromkeys(counts, "Int64"))


def as_date(value: Any) -> date:
    """A DATE as DuckDB or pandas hands it over, as ``datetime.date``."""
    return pd.Timestamp(value).date()
