"""Measured and stunted children of the kabupaten by age."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database, whole_numbers


def age_bands(database: Database, *, period: date) -> pd.DataFrame:
    """One row per band that has children: age_from_months (0, 6, 12, 24, 36, 48), n_measured, n_stunted."""
    return whole_numbers(database.ask("age_bands", period=period))
