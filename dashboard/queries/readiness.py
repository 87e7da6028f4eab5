"""How ready each desa says it is: trained companions, measuring tools, procedures. Counts of teams and posyandu."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database, whole_numbers


def readiness_latest(database: Database, *, from_period: date, to_period: date) -> pd.DataFrame:
    """One row per desa with its latest report of these months: desa_code, name, kind, kecamatan_code, kecamatan,
    period, n_tpk, n_tpk_trained, n_posyandu, n_posyandu_equipped, sop_followed. No report, nothing filled: missing.
    """
    return whole_numbers(database.ask("readiness_latest", from_period=from_period, to_period=to_period))
