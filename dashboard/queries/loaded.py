"""What came in after a day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database


def files_since(database: Database, *, day: date) -> pd.DataFrame:
    """One row per kind of source with files loaded after ``day``: kind, n_files, rows_accepted, last_day."""
    return database.ask("files_since", day=day)
