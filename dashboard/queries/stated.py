"""What others counted or wrote by definitions of their own: the village's scorecard, the report of the TPPS."""

from __future__ import annotations

import pandas as pd

from dashboard.queries.database import Database


def village_card(database: Database, *, desa_code: str) -> pd.DataFrame:
    """The newest scorecard of one desa: year, quarter (NaN = not told), item, counted, stated_percent, layout,
    file_name. Missing is not 0.
    """
    return database.ask("village_card", desa_code=desa_code)


def tpps_report(database: Database) -> pd.DataFrame:
    """The TPPS report of its newest year, one row per indicator: perpres_code, year, part, target, achieved,
    stated_source.
    """
    return database.ask("tpps_report")
