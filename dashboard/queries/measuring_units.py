"""Children by age, and signs of how they were measured, per desa or puskesmas and month. Counts and moments only."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database, as_date, whole_numbers


def desa_age_counts(database: Database, *, periods: tuple[date, ...]) -> pd.DataFrame:
    """One row per desa, period and age band (0-5, see analysis.weighting): n_measured, n_stunted."""
    return _dated(whole_numbers(database.ask("desa_age_counts", periods=list(periods))))


def puskesmas_signs(database: Database, *, periods: tuple[date, ...]) -> pd.DataFrame:
    """One row per puskesmas and period: n_haz, mean_haz, sd_haz, k_edge, n_edge, and d0 … d9 final digits of heights.

    Also n_counted, n_computed, n_flagged, n_boys, n_girls, n_young (6-29 months), n_old (30-59 months). Rows without a
    puskesmas stand under ''.
    """
    return _dated(database.ask("puskesmas_signs", periods=list(periods)).copy())


def puskesmas_series_signs(database: Database, *, periods: tuple[date, ...]) -> pd.DataFrame:
    """Rows to check per puskesmas over these months: n_height_falls, n_haz_jumps, n_height_same, n_copied, n_method,
    n_whole (see analysis.quality_series for what each means). Earlier months only serve to compare with.
    """
    return database.ask("puskesmas_series_signs", periods=list(periods))


def desa_puskesmas(database: Database, *, periods: tuple[date, ...]) -> dict[str, str]:
    """Desa code to the puskesmas that measured most of its children; '' where none is written."""
    rows = database.ask("desa_puskesmas", periods=list(periods))
    return dict(zip(rows["desa_code"], rows["puskesmas"], strict=True))


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    days = {moment: as_date(moment) for moment in frame["period"].unique()}
    return frame.assign(period=pd.Series([days[moment] for moment in frame["period"]], index=frame.index, dtype=object))
