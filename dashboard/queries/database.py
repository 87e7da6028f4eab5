"""How answers are handed on: the reader of the published file, and frames with honest column types."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.warehouse.database import Database

__all__ = ["Database", "as_date", "whole_numbers"]


def whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy in which counts (``n_…``, ``rows_…``) with unknown values are whole numbers too (Int64, <NA>).

    A column without unknown values comes from DuckDB as whole numbers already.
    """
    unknown = [column for column, kind in frame.dtypes.items()
               if str(column).startswith(("n_", "rows_")) and kind.kind == "f"]
    return frame.astype(dict.fromkeys(unknown, "Int64")) if unknown else frame.copy(deep=False)


def as_date(value: Any) -> date:
    """A DATE as DuckDB or pandas hands it over, as ``datetime.date``."""
    return pd.Timestamp(value).date()
