"""Apa yang berubah sejak rapat lalu? Numbers revised, data that came in, promises that moved, since that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from dashboard import indicators, queries
from dashboard.actions.entries import Meeting
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import Store
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.queries.loaded import files_since
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.data_then import Change, Then, data_of, last_months, revised
from dashboard.stories.place import Area, is_sample
from dashboard.stories.promise_scene import STATUS_CELLS, last_meeting, promises_in, shortened
from dashboard.stories.promise_values import STUNTING, Revised, revised_since
from dashboard.stories.story import Column, Fact, Story, Table
from dashboard.words import frame
from dashboard.words import meeting_change as said
from dashboard.words import tindak_lanjut as promised
from dashboard.words.numbers import date_long, month_short
from dashboard.words.quality import KIND_WORDS

SLUG = "tindak_lanjut"
QUESTION = "Apa yang berubah sejak rapat lalu?"
MOST_ROWS = 8
_WIDTHS = (6.0, 3.2, 3.2)


@dataclass(frozen=True)
class _Moved:
    """A promise whose status or due date changed after the meeting."""

    change: Change
    status: Status


@dataclass(frozen=True)
class Changes:
    """Everything that changed since a meeting, in the order in which it is told."""

    meeting: Meeting
    then: Then | None
    revised: tuple[Change, ...]
    new_data: tuple[Change, ...]
    moved: tuple[_Moved, ...]
    recorded: tuple[Change, ...]


def changes_since(area: Area, *, book: Store, database: Database, settings: Settings, today: date) -> Changes | None:
    """What changed since the last meeting of a place before today; None where no meeting is known."""
    last = last_meeting(book, area=area, before=today)
    if last is None or last[1].day is None:
        return None
    day = last[1].day
    then = data_of(database.path.parent, day=day)
    found = promises_in(area, book=book, today=today)
    moved, recorded = _promises(found, book=book, day=day, today=today)
    return Changes(last[1], then, _revised(found, then=then, area=area, database=database, settings=settings),
                   _new_data(then, day=day, database=database), moved, recorded)


def tell_change(area: Area, *, database: Database, settings: Settings, book: Store, today: date) -> Story:
    """The view ``berubah`` of the page tindak_lanjut."""
    found = changes_since(area, book=book, database=database, settings=settings, today=today)
    if found is None:
        return _story(area, database=database, today=today, title=said.NO_MEETING_TITLE, subtitle=area.full,
                      facts=(Fact(said.NO_MEETING),), aloud=said.NO_MEETING)
    title = said.title(revised=len(found.revised), new_data=len(found.new_data), moved=len(found.moved))
    assert found.meeting.day is not None
    subtitle = said.subtitle(
        kind=found.meeting.kind, day=found.meeting.day, area=area.full, versions=said.versions(
            before=found.then.short, now=database.short) if found.then else said.versions_unknown(database.short))
    table = _table(found)
    return _story(area, database=database, today=today, title=title, subtitle=subtitle, facts=_facts(found),
                  aloud=f"{title}.", chart=_chart(found) if table.rows else None, table=table)


def _revised(found: Sequence[FollowUp], *, then: Then | None, area: Area, database: Database,
             settings: Settings) -> tuple[Change, ...]:
    """From the meeting's version where it is kept, else what stood on the promises; the same value is told once."""
    kept = revised_since(found, database=database, settings=settings)
    if then is None or then.database is None:
        return tuple(_as_change(one, database=database) for one in kept)
    told = revised(then.database, now=database, area=area, settings=settings)
    known = {one.what for one in told}
    return (*told, *(one for one in (_as_change(one, database=database) for one in kept) if one.what not in known))


def _as_change(one: Revised, *, database: Database) -> Change:
    place = queries.place_names(database).get(one.place) or str(database.info["kabupaten"])
    month = month_short(one.month)
    what = said.prevalence(month=month, place=place) if one.indicator == STUNTING else said.service(
        indicators.indicator(one.indicator, period=one.month).short_name, month=month, place=place)
    return Change(what, said.value(one.before), said.value(one.now))


def _new_data(then: Then | None, *, day: date, database: Database) -> tuple[Change, ...]:
    """Later months than the meeting's version had, then kinds of files that were loaded after that day."""
    changes = []
    if then is not None and then.database is not None and then.name != database.name:
        pairs = last_months(then.database, now=database)
        for (old, new), what in zip(pairs, (KIND_WORDS["measurement"], KIND_WORDS["coverage"]), strict=True):
            if new and (old is None or new > old):
                changes.append(Change(said.new_months(what), month_short(old) if old else said.NONE_THEN,
                                      month_short(new)))
    for row in files_since(database, day=day).to_dict("records"):
        changes.append(Change(said.files(int(row["n_files"]), kind=KIND_WORDS.get(str(row["kind"]), str(row["kind"]))),
                              said.NONE_THEN, said.arrived(as_date(row["last_day"]))))
    return tuple(changes)


def _promises(found: Sequence[FollowUp], *, book: Store, day: date,
              today: date) -> tuple[tuple[_Moved, ...], tuple[Change, ...]]:
    """Promises that moved after the end of the meeting's day, and those recorded later."""
    end = datetime.combine(day, time.max).astimezone()
    earlier = book.follow_ups_as_known(end, today=day)
    moved, recorded = [], []
    for one in found:
        what = said.promise(one.number, action=shortened(one.promise.action))
        was = earlier.get(one.entry_id)
        now = promised.status_cell(status=one.status, days_overdue=one.days_overdue)
        status: Status = "kritis" if one.overdue else STATUS_CELLS[one.status]
        if was is None:
            if one.entry.recorded_at.astimezone().date() < today:
                recorded.append(Change(what, said.NONE_THEN, now))
        elif was.status != one.status:
            moved.append(_Moved(Change(what, promised.STATUS[was.status], now), status))
        elif was.promise.due_date != one.promise.due_date and was.promise.due_date and one.promise.due_date:
            moved.append(_Moved(Change(what, said.due(was.promise.due_date), said.due(one.promise.due_date)), status))
    return tuple(moved), tuple(recorded)


def _rows(found: Changes) -> list[tuple[str, Change, Status]]:
    rows: list[tuple[str, Change, Status]] = [(said.REVISED, one, "netral") for one in found.revised]
    rows += [(said.NEW_DATA, one, "netral") for one in found.new_data]
    rows += [(said.MOVED, one.change, one.status) for one in found.moved]
    return rows + [(said.RECORDED, one, "netral") for one in found.recorded]


def _chart(found: Changes) -> Scorecard:
    """A few of each group, so that many revisions do not hide the promises."""
    rows = _rows(found)
    groups: dict[str, list[tuple[str, Change, Status]]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    each = max(MOST_ROWS // max(len(groups), 1), 1)
    first = [row for group in groups.values() for row in group[:each]]
    left = [row for group in groups.values() for row in group[each:]]
    shown = first + left[:MOST_ROWS - len(first)]
    shown.sort(key=rows.index)
    told = "; ".join(f"{one.what}: {one.before}, kini {one.now}" for _, one, _ in shown)
    return Scorecard(
        columns=said.COLUMNS, widths=_WIDTHS, alt=f"{QUESTION} {told}.",
        rows=tuple(_cells(row) for row in shown), rest=tuple(_cells(row) for row in rows if row not in shown),
        more=said.more(len(rows) - len(shown)) if len(rows) > len(shown) else "")


def _cells(row: tuple[str, Change, Status]) -> tuple[ScoreCell, ...]:
    group, one, status = row
    now = said.revised_value(one.now) if group == said.REVISED else one.now
    return ScoreCell(one.what), ScoreCell(one.before), ScoreCell(now, status)


def _table(found: Changes) -> Table:
    columns = (Column("group", "Jenis"), Column("what", said.COLUMNS[0]), Column("before", said.COLUMNS[1]),
               Column("now", said.COLUMNS[2]))
    return Table(columns, tuple((group, one.what, one.before, one.now) for group, one, _ in _rows(found)))


def _facts(found: Changes) -> tuple[Fact, ...]:
    facts = [Fact(said.counted(len(rows), what=what)) for what, rows in (
        (said.REVISED, found.revised), (said.NEW_DATA, found.new_data), (said.MOVED, found.moved),
        (said.RECORDED, found.recorded))]
    if found.revised:
        facts.append(Fact(said.REVISION_NOTE))
    if found.then is not None and found.then.database is None:
        facts.append(Fact(said.only_kept(found.then.short)))
    return tuple(facts)


def _story(area: Area, *, database: Database, today: date, title: str, subtitle: str, facts: tuple[Fact, ...],
           aloud: str, chart: Scorecard | None = None, table: Table | None = None) -> Story:
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title, subtitle=subtitle,
        filters=frame.filters_line(kecamatan=area.filter_name, period=f"s.d. {date_long(today)}"),
        source=frame.source_line(sources=(said.SOURCE,), version=database.short),
        charts=(chart,) if chart else (), table=table or Table((), ()), facts=facts, why=said.WHY, how=said.HOW,
        read_aloud=aloud, is_sample=is_sample(database))
