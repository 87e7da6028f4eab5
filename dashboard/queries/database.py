"""How answers are handed on: the reader of the published file, and frames with honest column types."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.warehouse.database import Database

__all__ = ["Database", "as_date", "whole_numbers"]


def whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy whose ``n_…`` and ``rows_…`` columns are whole numbers that can be missing (Int64)."""
    counts = [column for column in frame.columns if column.startswith(("n_", "rows_"))]
    return frame.astype(dict.fromkeys(counts, "Int64"))


def as_date(value: Any) -> date:
    """A DATE as DuckDB or pandas hands it over, as ``datetime.date``."""
    return pd.Timestamp(value).date()
