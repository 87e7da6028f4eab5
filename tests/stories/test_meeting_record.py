"""Meetings held of planned, commitments and obstacles of one place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.actions.entries import Annotation, Attendance, Commitment, Meeting, Obstacle
from dashboard.actions.store import Store, open_store
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard
from dashboard.stories.meeting_agreed import agreed_at
from dashboard.stories.minilok_recorded import minilok_in
from dashboard.stories.story import Selection, Story
from dashboard.stories.tindak_lanjut import tell_as_of
from dashboard.warehouse.database import Database, open_database

KUMAI, OTHER = "62.01.01", "62.01.02"
TODAY = date(2026, 5, 12)


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def told(book: Store, database: Database, kecamatan: str | None = None) -> Story:
    chosen = Selection(kecamatan=kecamatan, options={"tindak_lanjut_isi": "rapat"})
    return tell_as_of(chosen, database, Settings(), book=book, today=TODAY)


def minilok(book: Store, *, day: date, kecamatan: str = KUMAI, held: str = "terlaksana") -> str:
    return book.record_meeting(Meeting(day=day, kind="minilok", kecamatan_code=kecamatan, held=held),  # type: ignore[arg-type]
                               author="A")


def test_an_empty_book_says_what_to_record(book: Store, database: Database) -> None:
    assert told(book, database).takeaway == "Belum ada rapat yang tercatat"


def test_minilok_held_of_planned_up_to_a_day(book: Store, database: Database) -> None:
    for month in (1, 2, 3):
        minilok(book, day=date(2026, month, 5))
    minilok(book, day=date(2026, 4, 5), held="batal")
    minilok(book, day=date(2026, 5, 5), held="direncanakan")
    minilok(book, day=date(2026, 6, 5), held="direncanakan")  # not due yet
    minilok(book, day=date(2025, 12, 5))  # another year
    book.record_meeting(Meeting(day=date(2026, 3, 1), kind="rembuk", held="terlaksana"), author="A")
    found = {one.kecamatan_code: one for one in minilok_in(book, database=database, year=2026, until=TODAY)}
    assert (found[KUMAI].held, found[KUMAI].planned) == (3, 5)
    assert (found[OTHER].held, found[OTHER].planned) == (0, 0)
    facts = [fact.text for fact in told(book, database, KUMAI).facts]
    assert "Minilok 2026 yang tercatat: 3 dari 5 terlaksana" in facts


def test_the_record_of_a_kecamatan_is_its_own(book: Store, database: Database) -> None:
    here, there = minilok(book, day=date(2026, 5, 5)), minilok(book, day=date(2026, 5, 5), kecamatan=OTHER)
    book.record_commitment(Commitment("APBDes 10%", "dpmd", due_date=date(2026, 5, 1)), author="A", meeting=here)
    book.record_commitment(Commitment("Ambulans", "dinkes"), author="A", meeting=there)
    book.record_obstacle(Obstacle("Jalan putus", area_code=f"{KUMAI}.2001"), author="A")
    book.record_obstacle(Obstacle("Sinyal", area_code=OTHER, level="kecamatan"), author="A")
    book.record_annotation(Annotation("Alat baru", day=TODAY, area_code=KUMAI), author="Dinkes")
    own = told(book, database, KUMAI)
    texts = [str(row[3]) for row in own.table.rows]
    assert "APBDes 10%" in texts
    assert "Jalan putus" in texts
    assert "Alat baru" in texts
    assert "Ambulans" not in texts
    assert "Sinyal" not in texts
    assert own.takeaway == "Rapat: 1 dari 1 terlaksana, 1 komitmen, 1 hambatan"
    chart = own.charts[0]
    assert isinstance(chart, Scorecard)
    assert (chart.rows[0][4].text, chart.rows[0][4].status) == ("lewat 11 hari", "kritis")
    assert len(told(book, database).table.rows) == 7


def test_who_came_stands_in_the_record(book: Store, database: Database) -> None:
    meeting = minilok(book, day=date(2026, 5, 5), held="direncanakan")
    book.record_held(meeting, attendance=[Attendance("dinkes", 3), Attendance("KUA Kumai")], author="A", chair="Camat")
    (row,) = told(book, database, KUMAI).table.rows
    assert row[3] == "Minilok Kumai, dipimpin Camat; hadir 2 instansi: Dinkes, KUA Kumai"
    assert row[6] == "terlaksana"


def test_a_meeting_owns_what_was_recorded_for_it(book: Store) -> None:
    meeting = minilok(book, day=date.today())
    book.record_commitment(Commitment("Ya", "dpmd", amount_rupiah=25_000_000), author="A", meeting=meeting)
    book.record_commitment(Commitment("Tanpa rapat", "PT X", kind="csr"), author="A")
    other = minilok(book, day=date.today(), kecamatan=OTHER)
    book.record_obstacle(Obstacle("Rapat lain"), author="A", meeting=other)
    found = agreed_at(book, meeting=meeting, day=date.today(), names={"dpmd": "DPMD"})
    assert found.commitments == (("DPMD", "Ya; Rp25.000.000"),)
    assert found.pledges == (("PT X", "Tanpa rapat"),)
    assert found.obstacles == ()
    assert agreed_at(book, meeting=meeting, day=date(2020, 1, 1), names={}).pledges == ()
