"""For a promise tied to one indicator: its value when it was promised, and now.

Then = what stood on the screen and was kept with the promise; for promises without it (a loaded RTL sheet) the latest
report up to the day of the promise, as the data of today have it. A service is read in the promise's kecamatan, else in
the kabupaten; the prevalence of the register also in its desa, where it names exactly one: as the map shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.actions.entries import Promise
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import Store
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.choices import weighing_periods
from dashboard.stories.measures import measure_places
from dashboard.stories.promise_scene import made_on
from dashboard.stories.services import measure_services
from dashboard.words import classes
from dashboard.words.chart_notes import REGISTER_VALUE as STUNTING
from dashboard.words.numbers import month_short, number
from dashboard.words.tindak_lanjut import with_percent


@dataclass(frozen=True)
class Revised:
    """A value that stood on a promise and reads otherwise today for the same month: ``place`` '' = kabupaten."""

    indicator: str
    place: str
    month: date
    before: str
    now: str


def since_promised(found: Iterable[FollowUp], *, book: Store, database: Database, settings: Settings
                   ) -> dict[str, tuple[str, str]]:
    """Entry id -> (value then, value now), as displayed; promises without exactly one known indicator are left out.

    A value that is not shown keeps its label. An indicator that left the frame and is no longer reported says so: its
    silence is nobody's fault.
    """
    made: dict[str, tuple[str, str]] = {}
    for item in found:
        indicator, kept = one_indicator(item.promise), item.entry.view.value
        months = _months(indicator, database=database, settings=settings)
        earlier = [month for month in months if month <= made_on(item, book=book)]
        if not months or not (earlier or kept):
            continue
        place = value_place(item.promise)
        then = kept or _text(database, month=earlier[-1], indicator=indicator, place=place, settings=settings)
        made[item.entry_id] = (
            then, _text_now(database, month=months[-1], indicator=indicator, place=place, settings=settings))
    return made


def value_now(indicator: str, *, place: str, database: Database, settings: Settings) -> tuple[str, str]:
    """(value as displayed, month YYYY-MM) of an indicator at a place ('' = kabupaten); ('', '') if there is none."""
    months = _months(indicator, database=database, settings=settings)
    if not months:
        return "", ""
    return _text(database, month=months[-1], indicator=indicator, place=place,
                 settings=settings), f"{months[-1]:%Y-%m}"


def value_place(promise: Promise) -> str:
    """The code of the place whose value speaks of a promise; '' = the kabupaten."""
    if one_indicator(promise) == STUNTING and len(promise.desa_codes) == 1:
        return promise.desa_codes[0]
    return promise.kecamatan_code


def revised_since(found: Iterable[FollowUp], *, database: Database, settings: Settings) -> tuple[Revised, ...]:
    """Values kept with promises that the data of today give otherwise for the same month, each once."""
    made: dict[tuple[str, str, date], Revised] = {}
    for item in found:
        view, indicator = item.entry.view, one_indicator(item.promise)
        month = _month(view.value_month)
        if not view.value or month is None or month not in _months(indicator, database=database, settings=settings):
            continue
        now = _text(database, month=month, indicator=indicator, place=view.place, settings=settings)
        if now != view.value:
            made.setdefault((indicator, view.place, month), Revised(indicator, view.place, month, view.value, now))
    return tuple(made.values())


def told_value(view_value: str, *, month: str) -> str:
    """``34,0% (Agu 2026)``; a label in place of a number stays as it is."""
    day = _month(month)
    told = with_percent(view_value)
    return f"{told} ({month_short(day)})" if day else told


def one_indicator(promise: Promise) -> str:
    """The indicator or outcome a promise is tied to, where that is exactly one that is known; else ''."""
    ids = promise.indicator_ids
    return ids[0] if len(ids) == 1 and _known(ids[0]) else ""


def subject_of(item: FollowUp) -> str:
    """Short name of what a promise is tied to, as it was called in the month it spoke of; '' without exactly one."""
    made = item.entry.recorded_at.astimezone().date()
    return subject_name(one_indicator(item.promise), period=_month(item.entry.view.value_month) or made)


def subject_name(subject: str, *, period: date | None) -> str:
    """Short name of an outcome, or of an indicator as ``period`` knew it (None: the newest); '' for what is neither."""
    if not _known(subject):
        return ""
    return (indicators.outcome(subject) if subject == STUNTING else
            indicators.indicator(subject, period=period)).short_name


def _known(subject: str) -> bool:
    """Also what left the frame: an old promise is still about it."""
    return subject == STUNTING or subject in indicators.known_ids()


def _months(indicator: str, *, database: Database, settings: Settings) -> Sequence[date]:
    """Months with a value of this indicator, oldest first: of the register its bulan timbang, as on the map."""
    if indicator == STUNTING:
        return weighing_periods(database, settings=settings) or queries.periods(database)
    return queries.service_periods(database) if _known(indicator) else ()


def _month(written: str) -> date | None:
    try:
        return date.fromisoformat(f"{written}-01") if written else None
    except ValueError:
        return None


def _text_now(database: Database, *, month: date, indicator: str, place: str, settings: Settings) -> str:
    told = _text(database, month=month, indicator=indicator, place=place, settings=settings)
    asked = indicator == STUNTING or indicator in {one.id for one in indicators.register(month)}
    return classes.LEFT_THE_FRAME if told == classes.NOT_REPORTED and not asked else told


def _text(database: Database, *, month: date, indicator: str, place: str, settings: Settings) -> str:
    if indicator == STUNTING:
        return _prevalence(database, month=month, place=place, settings=settings)
    known = set(queries.kecamatan_list(database)["code"].astype(str))
    return measure_services(database, period=month, settings=settings).of(
        indicator, place if place in known else None).text


def _prevalence(database: Database, *, month: date, place: str, settings: Settings) -> str:
    """As the map shows it: no rate where coverage takes the class away, the label where the count is hidden."""
    places = measure_places(database, period=month, settings=settings)
    here = {"": places.kabupaten} | {one.code: one for one in (*places.kecamatan, *places.desa)}
    found = here.get(place)
    if found is None:
        return classes.NO_DATA
    if found.fill == "cakupan_rendah":
        return found.badge
    # "<5" under a percentage would read as a rate.
    word = f"kasus {found.label}" if found.label.startswith("<") else found.rate_text
    return number(found.rate) if found.rate is not None else word
