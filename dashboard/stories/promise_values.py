"""For a promise tied to one indicator: its value when it was promised, and now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard import indicators, queries
from dashboard.actions.replay import FollowUp
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.services import measure_services


def since_promised(found: Iterable[FollowUp], *, database: Database, settings: Settings) -> dict[str, tuple[str, str]]:
    """Entry id -> (value then, value now), as displayed; promises without exactly one known indicator are left out.

    Then = the latest report up to the day of the promise; a value that is not shown keeps its label. Place = the
    promise's kecamatan, else the kabupaten.
    """
    periods = queries.service_periods(database)
    known = {one.id for one in indicators.register()}
    kecamatan = set(queries.kecamatan_list(database)["code"].astype(str))
    made: dict[str, tuple[str, str]] = {}
    for item in found:
        ids = item.promise.indicator_ids
        made_on = item.entry.recorded_at.astimezone().date()
        earlier = [period for period in periods if period <= made_on]
        if len(ids) != 1 or ids[0] not in known or not earlier:
            continue
        place = item.promise.kecamatan_code if item.promise.kecamatan_code in kecamatan else None
        made[item.entry_id] = tuple(  # type: ignore[assignment]
            _text(database, period=period, indicator=ids[0], kecamatan=place, settings=settings)
            for period in (earlier[-1], periods[-1]))
    return made


def _text(database: Database, *, period: date, indicator: str, kecamatan: str | None, settings: Settings) -> str:
    return measure_services(database, period=period, settings=settings).of(indicator, kecamatan).text
