"""What one version has that another has not: cells and values of the coverage, and the totals of every other kind.

Used by the desk before and after publishing, for two versions of the history, and by the command line.
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard import indicators
from dashboard.headlines import moved
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.queries.services import coverage_cells
from dashboard.queries.totals import table_totals
from dashboard.settings import Settings
from dashboard.stories.desk import Change, ServiceChange
from dashboard.stories.services import Service, Services, measure_services
from dashboard.words.numbers import DASH, count, displayed, month_short, signed

TOTALS = {
    ("sasaran", "registered"): "Sasaran terdaftar, tahun terbaru",
    ("sasaran", "projected"): "Sasaran proyeksi, tahun terbaru",
    ("krs", "at_risk"): "Keluarga berisiko stunting", ("desa_report", "measured"): "Diukur menurut rekap dinas",
    ("desa_report", "stunted"): "Stunting menurut rekap dinas", ("readiness", "tpk_trained"): "TPK terlatih",
    ("readiness", "posyandu_equipped"): "Posyandu beralat ukur lengkap", ("budget", "planned"): "Pagu (Rp)",
    ("budget", "realised"): "Realisasi (Rp)", ("aksi_status", "done"): "Aksi selesai",
    ("minilok", "held"): "Minilok terlaksana", ("lokus", "decided"): "Desa lokus ditetapkan",
}
_KEY = ["desa_code", "indicator_id", "period"]
_VALUES = ["numerator", "denominator"]


def service_changes(before: Path | None, after: Path, *, settings: Settings) -> tuple[ServiceChange, ...]:
    """Per indicator whose cells differ: how many are new, different or gone, and its value before and after.

    The value is the kabupaten's, small counts hidden as everywhere, as of the newest month whose cells differ.
    """
    with ExitStack() as opened:  # closed again: a file held open can neither be pruned nor removed on Windows
        new, old = (opened.enter_context(closing(Database(path))) if path else None for path in (after, before))
        return _service_changes(old, new, settings=settings) if new else ()


def _service_changes(old: Database | None, new: Database, *, settings: Settings) -> tuple[ServiceChange, ...]:
    cells = _differing(coverage_cells(old) if old else None, coverage_cells(new))
    made = []
    measured: dict[tuple[str, date], Services] = {}

    def value(of: Database | None, indicator_id: str, period: date) -> Service | None:
        if of is None:
            return None
        if (of.name, period) not in measured:
            measured[(of.name, period)] = measure_services(of, period=period, settings=settings)
        return measured[(of.name, period)].of(indicator_id, None)

    newest_months = {str(key): as_date(month) for key, month in cells.groupby("indicator_id")["period"].max().items()}
    # Each as its newest month knew it; those of the newest frame first.
    named = [indicators.indicator(one, period=month) for one, month in newest_months.items()
             if one in indicators.known_ids()]
    for one in sorted(named, key=lambda one: (-one.valid_from.toordinal(), one.number)):
        rows = cells[cells["indicator_id"] == one.id]
        newest = newest_months[one.id]
        was, now = value(old, one.id, newest), value(new, one.id, newest)
        counts = rows["state"].value_counts()
        made.append(ServiceChange(
            indicator=f"{one.number}. {one.short_name}", owner=indicators.agency(one.agency).short_name,
            period=month_short(newest), added=int(counts.get("baru", 0)), changed=int(counts.get("beda", 0)),
            removed=int(counts.get("hilang", 0)), before=was.text if was else DASH, after=now.text if now else DASH,
            moved=_moved(was, now)))
    return tuple(made)


def _differing(old: pd.DataFrame | None, new: pd.DataFrame) -> pd.DataFrame:
    """Cells that are not the same in both, with ``state`` 'baru', 'beda' or 'hilang'."""
    base = old if old is not None else new.iloc[:0]
    both = base.merge(new, on=_KEY, how="outer", suffixes=("_old", "_new"), indicator=True)
    same = (both["_merge"] == "both") & pd.concat(
        [both[f"{name}_old"].eq(both[f"{name}_new"]) | (both[f"{name}_old"].isna() & both[f"{name}_new"].isna())
         for name in _VALUES], axis=1).all(axis=1)
    words = {"left_only": "hilang", "right_only": "baru", "both": "beda"}
    return both[~same].assign(state=both["_merge"].astype(str).map(words))[[*_KEY, "state"]]


def _moved(was: Service | None, now: Service | None) -> str:
    if was is None or now is None or was.value is None or now.value is None:
        return ""
    gap = displayed(displayed(now.value) - displayed(was.value))
    return signed(gap) if gap else ""


def total_changes(before: Path | None, after: Path) -> tuple[Change, ...]:
    """Totals of sasaran, families at risk, recaps, standards, money, aksi, minilok and lokus that differ."""
    old, new = (_totals(path) if path else {} for path in (before, after))
    made = []
    for key, words in TOTALS.items():
        (was_at, was), (now_at, now) = old.get(key, ("", None)), new.get(key, ("", None))
        if (was_at, was) == (now_at, now):
            continue
        gap = moved("rows", was, now) if was_at == now_at else ""
        made.append(Change(words, _told(was_at, was), _told(now_at, now), gap))
    return tuple(made)


def _totals(path: Path) -> dict[tuple[str, str], tuple[str, Any]]:
    with closing(Database(path)) as database:
        rows = table_totals(database)
    return {(str(kind), str(key)): (str(at), int(value)) for kind, key, at, value in rows.itertuples(index=False)
            if not pd.isna(value) and not pd.isna(at)}


def _told(at: str, value: Any) -> str:
    if value is None:
        return DASH
    when = month_short(date.fromisoformat(f"{at}-01")) if len(at) == 7 else at
    return f"{count(value)} ({when})"


def version_changes(before: Path | None, after: Path, *,
                    settings: Settings) -> tuple[tuple[ServiceChange, ...], tuple[Change, ...]]:
    """Both for two published files; nothing where one of them was built by a program with other tables."""
    try:
        return service_changes(before, after, settings=settings), total_changes(before, after)
    except (duckdb.Error, KeyError):
        return (), ()
