"""For a promise tied to one indicator: its value when it was promised, and now.

Then = what stood on the screen and was kept with the promise; for promises without it (a loaded RTL sheet) the latest
report up to the day of the promise, as the data of today have it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.actions.replay import FollowUp
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.services import measure_services
from dashboard.words.numbers import month_short


@dataclass(frozen=True)
class Revised:
    """A value that stood on a promise and reads otherwise today for the same month: ``place`` '' = kabupaten."""

    indicator: str
    place: str
    month: date
    before: str
    now: str


def since_promised(found: Iterable[FollowUp], *, database: Database, settings: Settings) -> dict[str, tuple[str, str]]:
    """Entry id -> (value then, value now), as displayed; promises without exactly one known indicator are left out.

    A value that is not shown keeps its label. Place = the promise's kecamatan, else the kabupaten.
    """
    periods = queries.service_periods(database)
    made: dict[str, tuple[str, str]] = {}
    for item in found:
        indicator = _one_indicator(item)
        earlier = [period for period in periods if period <= item.entry.recorded_at.astimezone().date()]
        if not indicator or not periods or not (earlier or item.entry.view.value):
            continue
        place = _kecamatan(item.promise.kecamatan_code, database=database)
        then = item.entry.view.value or _text(database, period=earlier[-1], indicator=indicator, kecamatan=place,
                                              settings=settings)
        made[item.entry_id] = (then, _text(database, period=periods[-1], indicator=indicator, kecamatan=place,
                                           settings=settings))
    return made


def value_now(indicator: str, *, kecamatan: str, database: Database, settings: Settings) -> tuple[str, str]:
    """(value as displayed, month YYYY-MM) of an indicator at a kecamatan ('' = kabupaten); ('', '') if there is none.
    """
    periods = queries.service_periods(database)
    if not periods or indicator not in _known():
        return "", ""
    place = _kecamatan(kecamatan, database=database)
    return _text(database, period=periods[-1], indicator=indicator, kecamatan=place,
                 settings=settings), f"{periods[-1]:%Y-%m}"


def revised_since(found: Iterable[FollowUp], *, database: Database, settings: Settings) -> tuple[Revised, ...]:
    """Values kept with promises that the data of today give otherwise for the same month, each once."""
    periods = set(queries.service_periods(database))
    made: dict[tuple[str, str, date], Revised] = {}
    for item in found:
        view, indicator = item.entry.view, _one_indicator(item)
        month = _month(view.value_month)
        if not indicator or not view.value or month not in periods or month is None:
            continue
        place = _kecamatan(view.place, database=database)
        now = _text(database, period=month, indicator=indicator, kecamatan=place, settings=settings)
        if now != view.value:
            made.setdefault((indicator, place or "", month), Revised(indicator, place or "", month, view.value, now))
    return tuple(made.values())


def told_value(view_value: str, *, month: str) -> str:
    """``34,0% (Agu 2026)``; a label in place of a number stays as it is."""
    day = _month(month)
    unit = "%" if view_value[-1:].isdigit() and "<" not in view_value else ""
    return f"{view_value}{unit} ({month_short(day)})" if day else f"{view_value}{unit}"


def _one_indicator(item: FollowUp) -> str:
    ids = item.promise.indicator_ids
    return ids[0] if len(ids) == 1 and ids[0] in _known() else ""


def _known() -> set[str]:
    return {one.id for one in indicators.register()}


def _month(written: str) -> date | None:
    try:
        return date.fromisoformat(f"{written}-01") if written else None
    except ValueError:
        return None


def _kecamatan(code: str, *, database: Database) -> str | None:
    return code if code in set(queries.kecamatan_list(database)["code"].astype(str)) else None


def _text(database: Database, *, period: date, indicator: str, kecamatan: str | None, settings: Settings) -> str:
    return measure_services(database, period=period, settings=settings).of(indicator, kecamatan).text
