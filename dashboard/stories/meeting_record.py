"""Rapat, komitmen, hambatan: what the book holds beside promises, for one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.actions.entries import Entry, Meeting
from dashboard.actions.replay import Pledge
from dashboard.actions.store import Store
from dashboard.actions.summary import held
from dashboard.queries import Database
from dashboard.queries.follow_up import minilok
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.minilok_recorded import minilok_in
from dashboard.stories.place import Area, is_sample
from dashboard.stories.promise_scene import STATUS_CELLS, date_short, owner_name, shortened
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import frame
from dashboard.words import meeting_record as said
from dashboard.words import tindak_lanjut as promised
from dashboard.words.chart_notes import SUBJECTS
from dashboard.words.numbers import date_long, first_few

SLUG = "tindak_lanjut"
QUESTION = "Apa yang dirapatkan, dijanjikan, dan menghambat?"
MOST_ROWS = 8
_WIDTHS = (1.7, 5.4, 3.0, 1.7, 1.9)


@dataclass(frozen=True)
class Recorded:
    """One line of the record as told: kind, day, place, text, party, due date, status with its shape, remark."""

    entry_id: str
    kind: str
    day: date
    place: str
    text: str
    party: str = ""
    due: date | None = None
    status: str = ""
    cell: Status = "netral"
    note: str = ""


def tell_record(area: Area, *, database: Database, book: Store, today: date) -> Story:
    """The view ``rapat`` of the page tindak_lanjut."""
    rows = recorded_at(area, book=book, database=database, today=today)
    if not rows:
        return _story(area, database=database, today=today, title=said.NOTHING_TITLE, facts=(Fact(said.NOTHING),))
    meetings = [one for one in meetings_at(area, book=book).values() if one.day is not None and one.day <= today]
    counted = held(meetings)
    pledges = [row for row in rows if row.kind in (said.COMMITMENT, said.PLEDGE)]
    title = said.title(held=counted.held, planned=counted.planned, pledges=len(pledges),
                       obstacles=sum(row.kind == said.OBSTACLE for row in rows))
    return _story(area, database=database, today=today, title=title, chart=_chart(rows), table=record_table(rows),
                  facts=(*_pledge_facts(pledges), *_minilok_facts(area, book=book, database=database, today=today),
                         *_attendance(meetings)))


def recorded_at(area: Area, *, book: Store, database: Database, today: date) -> list[Recorded]:
    """The whole record of a place (the kabupaten: of all places), newest first within each kind."""
    names = queries.place_names(database)
    found = [*_pledges(area, book=book, names=names, today=today), *_obstacles(area, book=book, names=names),
             *_meetings(area, book=book, names=names), *_notes(area, book=book, names=names)]
    kinds = (said.COMMITMENT, said.PLEDGE, said.OBSTACLE, said.MEETING, said.NOTE)
    return sorted(found, key=lambda row: (kinds.index(row.kind), -row.day.toordinal()))


def meetings_at(area: Area, *, book: Store) -> dict[str, Meeting]:
    """Meetings of a kecamatan; for the kabupaten all of them."""
    return book.meetings(kecamatan=area.kecamatan) if area.kecamatan else book.meetings()


def record_table(rows: Sequence[Recorded]) -> Table:
    """Every line of the record; days as dates."""
    columns = (Column("kind", "Jenis"), Column("day", "Tanggal", "date"), Column("place", "Wilayah"),
               Column("text", "Isi"), Column("party", "Pihak"), Column("due", "Tenggat", "date"),
               Column("status", "Status"), Column("note", "Keterangan"))
    cells: list[tuple[Value, ...]] = [
        (row.kind, row.day, row.place, row.text, row.party, row.due, row.status, row.note) for row in rows]
    return Table(columns, tuple(cells))


def _meetings(area: Area, *, book: Store, names: dict[str, str]) -> Iterator[Recorded]:
    for key, one in meetings_at(area, book=book).items():
        place = names.get(one.kecamatan_code, one.kecamatan_code)
        told = said.meeting(kind=one.kind, place=place, venue=one.place, chair=one.chair,
                            present=[owner_name(who.agency) for who in one.attendance])
        if one.day is not None:
            yield Recorded(key, said.MEETING, one.day, place, told, party=one.chair, status=said.HELD[one.held],
                           cell="mencapai" if one.held == "terlaksana" else "kosong",
                           note="; ".join(one.decisions))


def _pledges(area: Area, *, book: Store, names: dict[str, str], today: date) -> Iterator[Recorded]:
    for one in book.pledges(today):
        promise = one.commitment
        if _is_here(area, book=book, meeting=one.meeting_id, places=promise.desa_codes):
            money = f"; {said.rupiah(promise.amount_rupiah)}" if promise.amount_rupiah is not None else ""
            yield Recorded(
                one.entry_id, said.PLEDGE if promise.kind == "csr" else said.COMMITMENT, _day(one.entry),
                ", ".join(names.get(code, code) for code in promise.desa_codes), f"{promise.text}{money}",
                party=owner_name(promise.party), due=promise.due_date,
                status=promised.status_cell(status=one.status, days_overdue=one.days_overdue), cell=_cell(one),
                note="; ".join(part for part in (one.status_note, one.evidence) if part))


def _obstacles(area: Area, *, book: Store, names: dict[str, str]) -> Iterator[Recorded]:
    for entry, one in book.obstacles():
        if _is_here(area, book=book, meeting=entry.meeting_id, places=(one.area_code,) if one.area_code else ()):
            yield Recorded(entry.entry_id, said.OBSTACLE, _day(entry), names.get(one.area_code, one.area_code),
                           one.text, party=owner_name(one.agency), note=said.LEVELS[one.level])


def _notes(area: Area, *, book: Store, names: dict[str, str]) -> Iterator[Recorded]:
    for entry, one in book.annotations():
        if _is_here(area, book=book, meeting="", places=(one.area_code,) if one.area_code else ()):
            about = SUBJECTS.get(one.indicator_id, "")
            yield Recorded(entry.entry_id, said.NOTE, one.day or _day(entry), names.get(one.area_code, ""), one.text,
                           party=entry.author, note=about)


def _is_here(area: Area, *, book: Store, meeting: str, places: Sequence[str]) -> bool:
    """All belongs to the kabupaten; to a kecamatan what its meetings said and what names it or its desa."""
    if area.kecamatan is None:
        return True
    of = book.meetings(kecamatan=area.kecamatan)
    return meeting in of or any(f"{code}.".startswith(f"{area.kecamatan}.") for code in places)


def _chart(rows: Sequence[Recorded]) -> Scorecard | None:
    """Commitments and obstacles; meetings and notes stand in the table."""
    told = [row for row in rows if row.kind not in (said.MEETING, said.NOTE)]
    told.sort(key=lambda row: (row.cell != "kritis", row.status in ("selesai", "batal")))
    shown = told[:MOST_ROWS] or list(rows[:MOST_ROWS])
    alt = "; ".join(f"{row.kind}: {row.text}" for row in shown)
    return Scorecard(columns=said.COLUMNS, rows=tuple(_cells(row) for row in shown), widths=_WIDTHS,
                     alt=f"Catatan rapat: {alt}.",
                     more=said.more(len(rows) - len(shown)) if len(rows) > len(shown) else "",
                     rest=tuple(_cells(row) for row in (*told, *(row for row in rows if row not in told))
                                if row not in shown))


def _cells(row: Recorded) -> tuple[ScoreCell, ...]:
    return (ScoreCell(row.kind), ScoreCell(shortened(row.text), hover=row.text),
            ScoreCell(row.party or row.place or "–"), ScoreCell(date_short(row.due) if row.due else "–"),
            ScoreCell(row.status or row.note or "–", row.cell))


def _pledge_facts(pledges: Sequence[Recorded]) -> tuple[Fact, ...]:
    late = sum(row.cell == "kritis" for row in pledges)
    return (Fact(said.overdue(late), status="kritis"),) if late else ()


def _minilok_facts(area: Area, *, book: Store, database: Database, today: date) -> tuple[Fact, ...]:
    found = [one for one in minilok_in(book, database=database, year=today.year, until=today)
             if area.kecamatan in (None, one.kecamatan_code)]
    planned = sum(one.planned for one in found)
    loaded = _minilok_loaded(area, database=database, today=today)
    if not planned:
        return loaded
    facts = [Fact(said.minilok_fact(year=today.year, held=sum(one.held for one in found), planned=planned))]
    silent = [one.kecamatan for one in found if not one.held]
    if silent:
        facts.append(Fact(said.without_minilok(year=today.year, names=first_few(silent, most=4))))
    return (*facts, *loaded)


def _minilok_loaded(area: Area, *, database: Database, today: date) -> tuple[Fact, ...]:
    """The agencies' own report of the year beside the record: never added to it."""
    told = minilok(database, year=today.year).dropna(subset=["planned", "held"])
    if area.kecamatan is not None:
        told = told[told["kecamatan_code"] == area.kecamatan]
    if told.empty:
        return ()
    return (Fact(said.minilok_loaded(year=today.year, held=int(told["held"].sum()),
                                     planned=int(told["planned"].sum()))),)


def _attendance(meetings: Sequence[Meeting]) -> tuple[Fact, ...]:
    last = next((one for one in meetings if one.attendance and one.day is not None), None)
    return (Fact(said.attendance(day=last.day, n=len(last.attendance))),) if last is not None and last.day else ()


def _cell(one: Pledge) -> Status:
    return "kritis" if one.overdue else STATUS_CELLS[one.status]


def _day(entry: Entry) -> date:
    return entry.recorded_at.astimezone().date()


def _story(area: Area, *, database: Database, today: date, title: str, facts: tuple[Fact, ...],
           chart: Scorecard | None = None, table: Table | None = None) -> Story:
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title, subtitle=f"Rapat, komitmen, dan hambatan, {area.full}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=f"s.d. {date_long(today)}"),
        source=frame.source_line(sources=(said.SOURCE,), version=database.short),
        charts=(chart,) if chart else (), table=table or Table((), ()), facts=facts, why=said.WHY, how=said.HOW,
        read_aloud=f"{title}.", is_sample=is_sample(database))
