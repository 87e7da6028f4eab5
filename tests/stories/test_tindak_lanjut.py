"""Promises written into a real book, told as of chosen days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from stories.reading import readable
from stories.tiny_kabupaten import FEB24, FEB25, TinyDatabase

from dashboard import indicators, queries
from dashboard.actions.entries import Meeting, Promise, View
from dashboard.actions.store import Store, open_store
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard
from dashboard.stories.measures import measure_places
from dashboard.stories.promise_values import revised_since, since_promised, value_now
from dashboard.stories.services import measure_services
from dashboard.stories.story import Selection, Story
from dashboard.stories.tindak_lanjut import MOST_ROWS, tell_as_of
from dashboard.warehouse.database import Database, open_database
from dashboard.words import tindak_lanjut as said
from dashboard.words.frame import quality_of

KUMAI = "62.01.01"
MARCH, TODAY = date(2026, 3, 12), date(2026, 5, 12)


class Book:
    """A book whose clock is set by the test."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def at(self, day: date) -> Store:
        self.store._clock = lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return self.store


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    store = open_store(tmp_path)
    yield Book(store)
    store.close()


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def told(book: Book, database: Database, *, today: date = TODAY, kecamatan: str | None = None,
         view: str = "janji") -> Story:
    chosen = Selection(kecamatan=kecamatan, options={"tindak_lanjut_isi": view})
    return tell_as_of(chosen, database, Settings(), book=book.store, today=today)


def promised(book: Book, *, day: date, due: date, owner: str = "dinkes", meeting: str = "", kecamatan: str = "",
             indicator: str = "", action: str = "PMT lokal") -> str:
    return book.at(day).record_follow_up(
        Promise(action=action, owner=owner, due_date=due, kecamatan_code=kecamatan,
                indicator_ids=(indicator,) if indicator else ()), author="A", meeting=meeting)


def rows(story: Story) -> tuple[tuple[str, ...], ...]:
    chart = story.charts[0]
    assert isinstance(chart, Scorecard)
    return tuple(tuple(cell.text for cell in row) for row in chart.rows)


def test_an_empty_book_says_what_to_do(book: Book, database: Database) -> None:
    story = told(book, database)
    assert story.takeaway == "Belum ada janji yang tercatat"
    assert "muat lembar RTL" in story.facts[0].text
    assert not story.charts
    assert not told(book, database, view="catat").charts


def test_kept_overdue_and_waiting_are_counted_from_the_day(book: Book, database: Database) -> None:
    meeting = book.at(MARCH).record_meeting(Meeting(day=MARCH, kind="rembuk", held="terlaksana"), author="A")
    done = promised(book, day=MARCH, due=date(2026, 4, 1), meeting=meeting, owner="pupr", action="Sumur")
    promised(book, day=MARCH, due=date(2026, 4, 30), meeting=meeting)
    promised(book, day=MARCH, due=date(2026, 6, 30), meeting=meeting, owner="dinsos", action="Bantuan pangan")
    book.store.change_status(done, status="selesai", on=date(2026, 3, 30), author="A")
    story = told(book, database)
    assert story.takeaway == "Janji rapat lalu: 1 dari 3 selesai, 1 lewat tenggat"
    # Of the two others nothing was heard: they count as not begun because nobody said otherwise.
    assert quality_of(story.source) == "Mutu: kabar masuk untuk 1 dari 3"
    assert story.subtitle.startswith("Rembuk stunting 12 Maret 2026")
    # 30 April to 12 May.
    assert [row[4] for row in rows(story)] == ["lewat 12 hari", "belum", "selesai"]
    facts = [fact.text for fact in story.facts]
    assert "Dinkes: 0 dari 1 selesai, 1 lewat tenggat" in facts
    assert "Selesai tepat waktu: 1 dari 1 yang selesai" in facts
    assert facts[:2] == ["Selesai 1, belum 1, lewat tenggat 1", "Lewat tenggat pada: Dinkes 1"]
    on_the_day = told(book, database, today=date(2026, 4, 30))
    assert on_the_day.takeaway.endswith("tidak ada yang lewat tenggat")


def test_older_promises_stay_until_they_are_kept(book: Book, database: Database) -> None:
    old = book.at(date(2025, 3, 1)).record_meeting(
        Meeting(day=date(2025, 3, 1), kind="rembuk", held="terlaksana"), author="A")
    kept = promised(book, day=date(2025, 3, 1), due=date(2025, 6, 1), meeting=old, action="Lama selesai")
    promised(book, day=date(2025, 3, 1), due=date(2025, 6, 1), meeting=old, action="Lama belum")
    book.store.change_status(kept, status="selesai", on=date(2025, 5, 1), author="A")
    book.at(MARCH).record_meeting(Meeting(day=MARCH, kind="rembuk", held="terlaksana"), author="A")
    story = told(book, database)
    assert [row[1] for row in rows(story)] == ["Lama belum"]
    assert "termasuk 1 janji lama" in story.subtitle


def test_a_meeting_that_was_only_planned_is_not_the_last_one(book: Book, database: Database) -> None:
    meeting = book.at(MARCH).record_meeting(Meeting(day=MARCH, kind="rembuk", held="terlaksana"), author="A")
    promised(book, day=MARCH, due=date(2026, 4, 1), meeting=meeting)
    planned = book.store.record_meeting(Meeting(day=date(2026, 4, 20), kind="evaluasi"), author="A")
    book.store.record_meeting(Meeting(day=date(2026, 4, 25), kind="evaluasi", held="batal"), author="A")
    assert told(book, database).subtitle.startswith("Rembuk stunting 12 Maret 2026")
    promised(book, day=date(2026, 4, 20), due=date(2026, 6, 1), meeting=planned)
    assert told(book, database).subtitle.startswith("Evaluasi kinerja TPPS 20 April 2026")


def test_a_kecamatan_has_its_own_promises_and_the_kabupaten_counts_them(book: Book, database: Database) -> None:
    meeting = book.at(MARCH).record_meeting(
        Meeting(day=MARCH, kind="minilok", kecamatan_code=KUMAI, held="terlaksana"), author="A")
    promised(book, day=MARCH, due=date(2026, 4, 1), meeting=meeting, kecamatan=KUMAI)
    assert told(book, database, kecamatan=KUMAI).takeaway.startswith("Janji rapat lalu: 0 dari 1")
    whole = told(book, database)
    assert whole.takeaway == "Belum ada janji yang tercatat"
    assert "Di minilok kecamatan: 1 janji lain, 1 lewat tenggat" in [fact.text for fact in whole.facts]


def test_todays_promises_are_recorded_not_judged(book: Book, database: Database) -> None:
    book.at(MARCH)
    now = date.today()
    book.store._clock = lambda: datetime.now(UTC)
    book.store.record_follow_up(Promise(action="Hari ini", owner="dinkes", due_date=now), author="A")
    assert told(book, database, today=now).takeaway == "Belum ada janji yang tercatat"
    story = told(book, database, today=now, view="catat")
    assert story.takeaway == "Disepakati hari ini: 1 tindak lanjut"
    assert rows(story)[0][1] == "Hari ini"


def test_what_does_not_fit_is_counted_and_goes_on_in_the_papers(book: Book, database: Database) -> None:
    for number in range(MOST_ROWS + 3):
        promised(book, day=MARCH, due=date(2026, 4, 1 + number), action=f"Janji {number}")
    story = told(book, database)
    chart = story.charts[0]
    assert isinstance(chart, Scorecard)
    assert len(chart.rows) == MOST_ROWS
    assert chart.more == "dan 3 janji lain"
    assert [row[1].text for row in chart.rest] == [f"Janji {MOST_ROWS + n}" for n in range(3)]
    assert len(story.table.rows) == MOST_ROWS + 3
    assert len(story.takeaway) <= 60


def test_an_indicator_shows_its_value_then_and_now(book: Book, database: Database) -> None:
    settings, one = Settings(), indicators.register()[0]
    periods = queries.service_periods(database)
    assert len(periods) > 1
    made = periods[0].replace(day=20)
    promised(book, day=made, due=TODAY, indicator=one.id)
    promised(book, day=made, due=TODAY, indicator="")
    cells = [row[5] for row in rows(told(book, database, today=date(2027, 1, 1)))]
    before, now = (measure_services(database, period=period, settings=settings).of(one.id, None).text
                   for period in (periods[0], periods[-1]))
    assert f"{before} ke {now}%" in cells
    assert "–" in cells


def test_the_prevalence_of_one_desa_is_read_as_the_map_shows_it(book: Book, tiny: TinyDatabase) -> None:
    aren, damar, hanau, kenari = "99.01.01.2001", "99.01.01.2004", "99.01.02.2003", "99.01.03.2001"
    wanted = {"satu": (aren,), "samar": (damar,), "sedikit": (hanau,), "kecil": (kenari,), "dua": (aren, damar),
              "asing": ("99.01.09.2001",)}
    for action, desa in wanted.items():
        book.at(FEB24.replace(day=20)).record_follow_up(
            Promise(action=action, owner="kecamatan", due_date=TODAY, kecamatan_code="99.01.01", desa_codes=desa,
                    indicator_ids=("stunting",)), author="A")
    found = book.store.follow_ups(TODAY)
    told = since_promised(found, book=book.store, database=tiny, settings=Settings())
    values = {one.promise.action: told[one.entry_id] for one in found}
    assert values["satu"] == ("47,7", "44,4")  # 42 of 88, 40 of 90
    assert values["samar"][1] == "kasus <5"  # 3 of 85
    assert values["sedikit"] == ("5 dari 25", "5 dari 25")
    assert values["kecil"][1] == "n<10"
    # More than one desa: their kecamatan. A code that is no place here gets no other place's value.
    hulu = measure_places(tiny, period=FEB25, settings=Settings()).area("99.01.01")
    assert f"{values['dua'][1]}%" == hulu.rate_text
    assert values["asing"] == ("tidak ada data", "tidak ada data")


def test_what_stood_on_the_map_stays_and_a_revision_is_told(book: Book, tiny: TinyDatabase) -> None:
    aren = "99.01.01.2001"
    assert value_now("stunting", place=aren, database=tiny, settings=Settings()) == ("44,4", "2025-02")
    book.at(FEB25.replace(day=20)).record_follow_up(
        Promise(action="PMT", owner="kecamatan", due_date=TODAY, desa_codes=(aren,), indicator_ids=("stunting",)),
        author="A", view=View(page="peta", value="41,0", value_month="2025-02", place=aren))
    found = book.store.follow_ups(TODAY)
    then_and_now = since_promised(found, book=book.store, database=tiny, settings=Settings())
    assert list(then_and_now.values()) == [("41,0", "44,4")]
    (one,) = revised_since(found, database=tiny, settings=Settings())
    assert (one.place, one.before, one.now) == (aren, "41,0", "44,4")


def test_a_sign_stands_only_behind_a_rate() -> None:
    assert [said.since(before=before, now=now) for before, now in (
        ("34,0", "36,2"), ("34,0", "34,0"), ("3 dari 25", "2 dari 27"), ("12,5", "n<10"), ("disamarkan", "12,5"))] == [
        "34,0 ke 36,2%", "tetap 34,0%", "3 dari 25 ke 2 dari 27", "12,5% ke n<10", "disamarkan ke 12,5%"]


def test_everything_is_plain_bahasa(book: Book, database: Database) -> None:
    promised(book, day=MARCH, due=date(2026, 4, 1))
    for text in readable(told(book, database)):
        assert "None" not in text
        assert "<NA>" not in text


def test_an_old_sheet_loaded_today_is_not_agreed_today(book: Book, database: Database) -> None:
    old = book.at(TODAY).record_meeting(
        Meeting(day=date(TODAY.year - 1, 3, 1), kind="minilok", kecamatan_code=KUMAI, held="terlaksana"), author="A")
    promised(book, day=TODAY, due=date(TODAY.year + 1, 1, 31), meeting=old, kecamatan=KUMAI, action="Dari lembar lama")
    assert "Dari lembar lama" not in str(told(book, database, kecamatan=KUMAI, view="catat").table.rows)
    assert "Dari lembar lama" in str(told(book, database, kecamatan=KUMAI).table.rows)
