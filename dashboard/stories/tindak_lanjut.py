"""Janji mana yang ditepati, apa hasilnya? The promises of the last meeting and what became of them.

``options["tindak_lanjut_isi"]``: ``janji`` (default), ``berubah`` (what changed since the last meeting), ``rapat``
(meetings, commitments, obstacles) or ``catat`` (what is being agreed on today). ``tell`` reads the book of the working
folder as of today; ``tell_as_of`` is the same for a given book and day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.actions.entries import Meeting
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import Store
from dashboard.actions.summary import Promises, Tally, promises
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.andaikan_then import scenario_facts
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.measures import measure_places
from dashboard.stories.meeting_change import changes_since, tell_change
from dashboard.stories.meeting_record import tell_record
from dashboard.stories.place import Area, chosen_area, is_sample
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import (
    STATUS_CELLS,
    date_short,
    last_meeting,
    made_on,
    owner_name,
    promises_in,
    shortened,
)
from dashboard.stories.promise_values import since_promised, subject_of
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import frame
from dashboard.words import meeting_change as changed
from dashboard.words import tindak_lanjut as said
from dashboard.words.numbers import count, date_long, month_long
from dashboard.words.quality import promises_told

SLUG = "tindak_lanjut"
QUESTION = "Janji mana yang ditepati, apa hasilnya?"
OPTION = "tindak_lanjut_isi"
CHOICES = ("janji", "berubah", "rapat", "catat")
MOST_ROWS = 7  # of two lines each they leave the wall room for who is late
MOST_ROWS_RECORDING = 4
MOST_OWNERS = 12
_WIDTHS = (0.7, 5.2, 2.6, 1.7, 1.9, 2.0)


@dataclass(frozen=True)
class _Scene:
    """What is told: the promises of the place, the last meeting before today, and the day."""

    area: Area
    found: tuple[FollowUp, ...]
    last: Meeting | None
    n_older: int
    today: date


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The promises of the chosen place as of today. Raises StoreUnavailableError."""
    return tell_as_of(selection, database, settings, book=book_of(database), today=date.today())


def tell_as_of(selection: Selection, database: Database, settings: Settings, *, book: Store, today: date) -> Story:
    """The promises of the chosen place in this book as of ``today``."""
    area = chosen_area(selection, database=database)
    if selection.options.get(OPTION) == "catat":
        return _tell_recording(area, database=database, settings=settings, book=book, today=today)
    if selection.options.get(OPTION) == "berubah":
        return tell_change(area, database=database, settings=settings, book=book, today=today)
    if selection.options.get(OPTION) == "rapat":
        return tell_record(area, database=database, book=book, today=today)
    scene = _scene(area, book=book, today=today)
    if not scene.found:
        return _story(area, database=database, today=today, title=said.NOTHING_TITLE, subtitle=area.full,
                      facts=(Fact(said.NOTHING), *_elsewhere(area, book=book, today=today)), aloud=said.NOTHING)
    summary = promises(scene.found)
    title = said.kept(done=summary.all.done, total=summary.all.total, overdue=summary.all.overdue,
                      after_meeting=scene.last is not None)
    values = since_promised(scene.found, book=book, database=database, settings=settings)
    last = scene.last
    since = _since(area, database=database, settings=settings, book=book, today=today)
    subtitle = said.after_meeting(kind=last.kind, day=last.day, area=area.full, older=scene.n_older, since=since) if (
        last is not None and last.day is not None) else f"{said.ALL_PROMISES}, {area.full}"
    return _story(
        area, database=database, today=today, title=title, subtitle=subtitle,
        facts=(*_states(summary), *_basis(scene.found), *_owner_facts(summary.by_owner), *_on_time(summary.all),
               *_new_data(scene, database=database, settings=settings),
               *scenario_facts(area, database=database, settings=settings, book=book, today=today),
               *_elsewhere(area, book=book, today=today)),
        aloud=said.read_aloud(title, overdue=[owner_name(one.promise.owner) for one in scene.found if one.overdue]),
        chart=scorecard(scene.found, values=values, most=MOST_ROWS),
        table=promise_table(scene.found, values=values, database=database), quality=heard(scene.found))


def _since(area: Area, *, database: Database, settings: Settings, book: Store, today: date) -> str:
    """``Sejak itu: 2 angka direvisi, 1 data baru``."""
    found = changes_since(area, book=book, database=database, settings=settings, today=today)
    return changed.since_then(revised=len(found.revised), new_data=len(found.new_data)) if found else ""


def heard(found: Sequence[FollowUp]) -> str:
    """Of how many promises anything was heard since they were made: the others count as not begun."""
    return promises_told(sum(one.status_on is not None for one in found), of=len(found))


def scorecard(found: Sequence[FollowUp], *, values: dict[str, tuple[str, str]], most: int) -> Scorecard:
    """The first rows in reading order (overdue first); the rest is counted, and goes on in the papers."""
    every = tuple(_cells(one, values=values) for one in found)
    rows = every[:most]
    told = "; ".join(f"{row[1].text}, {row[2].text}: {row[4].text}" for row in rows)
    rest = len(found) - len(rows)
    return Scorecard(columns=said.COLUMNS, rows=rows, widths=_WIDTHS, alt=f"Tindak lanjut: {told}.",
                     more=said.more(rest) if rest > 0 else "", rest=every[most:])


def promise_table(found: Sequence[FollowUp], *, values: dict[str, tuple[str, str]], database: Database) -> Table:
    """Every promise of the place as a row."""
    desa = queries.desa_list(database)
    names = dict(zip(desa["code"].astype(str), desa["name"].astype(str), strict=True))
    columns = (
        Column("number", "No", "count"), Column("action", "Tindak lanjut"), Column("owner", "Penanggung jawab"),
        Column("place", "Desa"), Column("due", "Tenggat", "date"), Column("status", "Status"),
        Column("on", "Tanggal status", "date"), Column("note", "Catatan"), Column("indicator", "Indikator"),
        Column("before", "Nilai saat janji"), Column("now", "Nilai sekarang"))
    return Table(columns, tuple(_table_row(one, values=values, names=names) for one in found))


def _table_row(one: FollowUp, *, values: dict[str, tuple[str, str]], names: dict[str, str]) -> tuple[Value, ...]:
    places = ", ".join([*(names.get(code, code) for code in one.promise.desa_codes),
                        *([one.promise.place_written] if one.promise.place_written else [])])
    before, now = values.get(one.entry_id, ("", ""))
    return (one.number, one.promise.action, owner_name(one.promise.owner), places, one.promise.due_date,
            said.status_cell(status=one.status, days_overdue=one.days_overdue), one.status_on, one.status_note,
            subject_of(one), before, now)


def _cells(one: FollowUp, *, values: dict[str, tuple[str, str]]) -> tuple[ScoreCell, ...]:
    due = one.promise.due_date
    status: Status = "kritis" if one.overdue else STATUS_CELLS[one.status]
    before, now = values.get(one.entry_id, ("", ""))
    return (
        ScoreCell(count(one.number)), ScoreCell(shortened(one.promise.action), hover=one.promise.action),
        ScoreCell(owner_name(one.promise.owner)), ScoreCell(date_short(due) if due else "–"),
        ScoreCell(said.status_cell(status=one.status, days_overdue=one.days_overdue), status),
        ScoreCell(said.since(before=before, now=now) if before else "–",
                  hover=subject_of(one) if before else ""))


def _scene(area: Area, *, book: Store, today: date) -> _Scene:
    """Promises of the last meeting, and older ones that are still open; what was promised today is not judged yet."""
    earlier = [one for one in promises_in(area, book=book, today=today) if made_on(one, book=book) < today]
    last = last_meeting(book, area=area, before=today)
    if last is None:
        return _Scene(area, tuple(earlier), None, 0, today)
    of_last = {one.entry_id for one in earlier if last[0] in one.meetings}
    older = {one.entry_id for one in earlier if one.entry_id not in of_last and one.status in ("belum", "berjalan")}
    chosen = tuple(one for one in earlier if one.entry_id in of_last | older)
    return _Scene(area, chosen, last[1], len(older), today)


def _tell_recording(area: Area, *, database: Database, settings: Settings, book: Store, today: date) -> Story:
    found = [one for one in promises_in(area, book=book, today=today) if made_on(one, book=book) == today]
    found.sort(key=lambda one: one.entry.seq, reverse=True)
    if not found:
        return _story(area, database=database, today=today, title=said.NOTHING_TODAY_TITLE, subtitle=area.full,
                      facts=(Fact(said.NOTHING_TODAY),), aloud=said.NOTHING_TODAY)
    values = since_promised(found, book=book, database=database, settings=settings)
    title = said.recorded_today(len(found))
    told = "; ".join(f"{one.promise.action}, {owner_name(one.promise.owner)}" for one in reversed(found))
    return _story(area, database=database, today=today, title=title, subtitle=f"{area.full}, {date_long(today)}",
                  facts=(), aloud=f"{title}: {told}.", chart=scorecard(found, values=values, most=MOST_ROWS_RECORDING),
                  table=promise_table(found, values=values, database=database))


def _story(area: Area, *, database: Database, today: date, title: str, subtitle: str, facts: tuple[Fact, ...],
           aloud: str, chart: Scorecard | None = None, table: Table | None = None, quality: str = "") -> Story:
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title, subtitle=subtitle,
        filters=frame.filters_line(kecamatan=area.filter_name, period=f"s.d. {date_long(today)}"),
        source=frame.source_line(sources=(said.SOURCE, *((said.VALUES_SOURCE, said.REGISTER_SOURCE) if table else ())),
                                 version=database.short, quality=quality),
        charts=(chart,) if chart else (), table=table or Table((), ()), facts=facts, why=said.WHY, how=said.HOW,
        read_aloud=aloud, is_sample=is_sample(database))


def _states(summary: Promises) -> tuple[Fact, ...]:
    """All of them by state, and whose are overdue: on the wall there is often room for no more."""
    every = summary.all
    late = [(owner_name(owner), own.overdue) for owner, own in summary.by_owner if own.overdue]
    told = Fact(said.by_state(done=every.done, running=every.running, waiting=every.waiting, overdue=every.overdue,
                              dropped=every.dropped))
    return (told, Fact(said.late_by_owner(late), status="kritis")) if late else (told,)


def _owner_facts(by_owner: Sequence[tuple[str, Tally]]) -> tuple[Fact, ...]:
    return tuple(
        Fact(said.by_owner(owner=owner_name(owner), done=own.done, total=own.total, overdue=own.overdue,
                           running=own.running, dropped=own.dropped),
             status="kritis" if own.overdue else "netral")
        for owner, own in by_owner[:MOST_OWNERS])


def _basis(found: Sequence[FollowUp]) -> tuple[Fact, ...]:
    """What the first overdue promise rested on."""
    late = next((one for one in found if one.overdue and one.entry.view.takeaway), None)
    return (Fact(said.basis(number=late.number, takeaway=late.entry.view.takeaway)),) if late else ()


def _on_time(tally: Tally) -> tuple[Fact, ...]:
    return (Fact(said.on_time(on_time=tally.on_time, judged=tally.judged)),) if tally.judged else ()


def _new_data(scene: _Scene, *, database: Database, settings: Settings) -> tuple[Fact, ...]:
    """Months of measurements that came after the month of the last meeting."""
    if scene.last is None or scene.last.day is None:
        return ()
    months = queries.periods(database)
    if not months or months[-1] <= scene.last.day.replace(day=1):
        return ()
    here = measure_places(database, period=months[-1], settings=settings).area(scene.area.kecamatan)
    return (Fact(said.new_data(period=month_long(months[-1]), measured=here.measured_text)),)


def _elsewhere(area: Area, *, book: Store, today: date) -> tuple[Fact, ...]:
    """For the kabupaten: what kecamatan meetings promised."""
    if area.kecamatan is not None:
        return ()
    own = {one.entry_id for one in promises_in(area, book=book, today=today)}
    other = [one for one in book.follow_ups(today) if one.entry_id not in own]
    if not other:
        return ()
    late = sum(one.overdue for one in other)
    return (Fact(said.elsewhere(total=len(other), overdue=late), status="kritis" if late else "netral"),)
