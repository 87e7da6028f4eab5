"""Who has reported: for every indicator the state of the owed report, the cells filled and owed, and the desa missing.

A cell is one desa of one indicator in the month owed; it is filled when numerator and denominator are there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard import indicators, queries
from dashboard.analysis.reporting import Standing, as_of_day, due_date, judge, owed_month
from dashboard.indicators import Indicator
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.queries.reporting import newest_report_day, report_arrivals
from dashboard.settings import Settings
from dashboard.stories.place import Area


@dataclass(frozen=True)
class MissingDesa:
    """A desa whose cell is empty; ``standing.last`` is the newest month it sent itself."""

    name: str
    kecamatan: str
    standing: Standing


@dataclass(frozen=True)
class OwedReport:
    """One indicator's report for ``period`` in the chosen place: it has arrived as soon as one desa's cell has."""

    indicator: Indicator
    period: date
    standing: Standing
    filled: int
    owed_cells: int
    missing: tuple[MissingDesa, ...]


@dataclass(frozen=True)
class Reporting:
    """Every indicator's report for one period, judged ``as_of`` a day."""

    as_of: date
    reports: dict[str, OwedReport]
    period: date

    def of(self, indicator_id: str) -> OwedReport:
        return self.reports[indicator_id]


def measure_reporting(database: Database, *, period: date, area: Area, settings: Settings) -> Reporting:
    """State of every indicator's report for ``period`` in the kabupaten or one kecamatan."""
    scheduled = owed_month(period, months=settings.scheduled_months)
    rows = report_arrivals(database, period=period, scheduled=settings.scheduled_indicators,
                           scheduled_period=scheduled)
    desa = queries.desa_list(database)
    if area.kecamatan is not None:
        rows = rows[rows["kecamatan_code"] == area.kecamatan]
        desa = desa[desa["kecamatan_code"] == area.kecamatan]
    places = {str(code): (str(name), str(kecamatan))
              for code, name, kecamatan in zip(desa["code"], desa["name"], desa["kecamatan"], strict=True)}
    by_indicator: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.to_dict("records"):
        by_indicator[str(row["indicator_id"])].append({str(key): value for key, value in row.items()})
    as_of = as_of_day(period, newest=newest_report_day(database))
    made = {}
    for one in indicators.register_with_others(period):
        owed = scheduled if one.id in settings.scheduled_indicators else period
        made[one.id] = _report(one, rows=by_indicator.get(one.id, []), places=places, as_of=as_of,
                               month=(period, owed, due_date(owed, day=settings.report_due_day)))
    return Reporting(as_of, made, period)


def _report(one: Indicator, *, rows: list[dict[str, Any]], places: dict[str, tuple[str, str]], as_of: date,
            month: tuple[date, date, date]) -> OwedReport:
    """``month``: the period chosen, the month owed, its due date."""
    period, owed, due = month
    here = {str(row["desa_code"]): row for row in rows if row["arrived"]}
    known = {str(row["desa_code"]): as_date(row["last_period"]) for row in rows}
    days = [as_date(row["reported_at"]) for row in here.values() if not pd.isna(row["reported_at"])]
    standing = judge(owed=owed, due=due, as_of=as_of, arrived=bool(here),
                     first_day=min(days, default=None), last=max(known.values(), default=None))
    missing = tuple(MissingDesa(name, kecamatan, judge(owed=owed, due=due, as_of=as_of, arrived=False, first_day=None,
                                                       last=known.get(code)))
                    for code, (name, kecamatan) in places.items() if code not in here)
    return OwedReport(one, period, standing, filled=len(places) - len(missing), owed_cells=len(places), missing=missing)
