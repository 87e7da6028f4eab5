"""One number or two per kind of data beside measurements and coverage: what a load of such a file may move."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.database import Database


def table_totals(database: Database) -> pd.DataFrame:
    """kind, key, at (newest month ``2026-08`` or year), value (sum over the kabupaten); value NaN where there is none.
    """
    return database.ask("table_totals")
