"""Which reports arrived for the month asked for, and until when the calendar is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.queries.database import Database, as_date


def report_arrivals(database: Database, *, period: date, scheduled: Sequence[str],
                    scheduled_period: date) -> pd.DataFrame:
    """One row per indicator and desa that ever reported up to ``period``.

    Columns: indicator_id, desa_code, kecamatan_code, last_period, arrived (for the month owed: ``scheduled_period`` for
    the ``scheduled`` indicators, else ``period``), reported_at (that report's day, NaT when not written down).
    """
    return database.ask("report_arrivals", period=period, scheduled=list(scheduled),
                        scheduled_period=scheduled_period)


def newest_report_day(database: Database) -> date | None:
    """The newest day on which any coverage report arrived; None where no file tells its day."""
    value = database.ask("newest_report_day")["day"].iloc[0]
    return None if pd.isna(value) else as_date(value)
