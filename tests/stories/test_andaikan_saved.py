"""A what-if kept with its meeting: asked again later it stands beside what it said then."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.actions.entries import Meeting, Scenario, View
from dashboard.actions.log import Log
from dashboard.actions.store import Store
from dashboard.actions.tables import open_engine
from dashboard.settings import Settings
from dashboard.stories import STORIES, andaikan
from dashboard.stories.andaikan_saved import earlier, saved_scenarios
from dashboard.stories.andaikan_scene import asked_again, scene_of, to_save
from dashboard.stories.andaikan_then import scenario_facts, then_and_now
from dashboard.stories.meeting_agreed import agreed_at
from dashboard.stories.place import chosen_area
from dashboard.stories.story import Selection
from dashboard.warehouse.database import Database, open_database
from dashboard.words import andaikan as said

SETTINGS = Settings()
THEN, NOW = date(2025, 3, 12), date(2025, 9, 12)
ASKED = {andaikan.OPTION: "paket", andaikan.GOALS: "BEP_KEK:95", andaikan.EFFECTS: "CFEDU_2017:20"}


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A folder of its own: here a book is written."""
    folder = tmp_path_factory.mktemp("skenario")
    shutil.copytree(kabupaten_folder, folder, dirs_exist_ok=True)
    return open_database(folder)


@pytest.fixture
def book(database: Database, tmp_path: Path) -> Store:
    """A book written in on the day of the first meeting."""
    return Store(Log(open_engine(tmp_path, url=None)), clock=lambda: datetime(2025, 3, 12, 4, tzinfo=UTC))


def save(book: Store, database: Database, selection: Selection) -> str:
    meeting = book.record_meeting(Meeting(day=THEN, kind="rembuk", held="terlaksana"), author="A")
    _, content = to_save(scene_of(selection, database=database, settings=SETTINGS))
    return book.save_scenario(content, author="Ruang rapat", meeting=meeting, view=View(
        page="andaikan", query="andaikan_paket=paket", data_version=database.name, takeaway="x"))


def test_saved_with_its_meeting_and_asked_again_with_the_same_question(book: Store, database: Database) -> None:
    selection = Selection(options=ASKED)
    save(book, database, selection)
    saved = saved_scenarios(book)[0]
    assert (saved.on, saved.meeting.kind if saved.meeting else None, saved.query) == (
        THEN, "rembuk", "andaikan_paket=paket")
    scene = scene_of(selection, database=database, settings=SETTINGS)
    again = scene_of(asked_again(saved, period=None), database=database, settings=SETTINGS)
    assert (again.question, again.fall, again.coverages) == (scene.question, scene.fall, scene.coverages)
    assert (saved.fall, saved.level, saved.coverages) == (scene.fall, scene.now, scene.coverages)
    told = [fact.text for fact in then_and_now(scene, saved=saved)]
    assert told[0].startswith("Disimpan Rembuk 12 Maret 2025: dari ")
    assert told[1].startswith("Cakupan sejak itu: ")
    assert "(sasaran 95%)" in told[1]


def test_only_the_same_question_from_an_earlier_day_is_compared(book: Store, database: Database) -> None:
    save(book, database, Selection(options=ASKED))
    saved = saved_scenarios(book)
    same = scene_of(Selection(options=ASKED), database=database, settings=SETTINGS).question
    assert earlier(saved, asked=same, before=NOW) == saved[0]
    assert earlier(saved, asked=same, before=THEN) is None, "what was saved today is not compared with itself"
    for other in ({andaikan.OPTION: "hamil"}, ASKED | {andaikan.GOALS: "BEP_KEK:94"}, ASKED | {andaikan.EFFECTS: ""}):
        question = scene_of(Selection(options=other), database=database, settings=SETTINGS).question
        assert earlier(saved, asked=question, before=NOW) is None


def test_the_page_of_promises_tells_then_and_now(book: Store, database: Database) -> None:
    area = chosen_area(Selection(), database=database)

    def told(today: date) -> list[str]:
        return [fact.text for fact in scenario_facts(area, database=database, settings=SETTINGS, book=book,
                                                     today=today)]

    assert told(NOW) == []
    save(book, database, Selection(options=ASKED))
    assert told(THEN) == []
    line = told(NOW)[0]
    assert line.startswith("Skenario Paket 1000 HPK, sasaran diubah, anggapan diubah, Kabupaten")
    assert "(Rembuk 12 Maret 2025): saat itu turun" in line
    assert ", kini turun" in line


def test_the_record_of_its_meeting_says_what_the_scenario_said(book: Store, database: Database) -> None:
    save(book, database, Selection(options=ASKED))
    meeting = next(iter(book.meetings()))
    ((name, text),) = agreed_at(book, meeting=meeting, day=THEN, names={}).scenarios
    saved = saved_scenarios(book)[0]
    assert name == saved.name
    low, high = saved.fall
    assert said.fall_text(low=low, high=high) in text
    assert f"({saved.choices['sumber']})" in text
    assert "PMT bumil KEK" in text
    other = book.record_meeting(Meeting(day=THEN, kind="evaluasi", held="terlaksana"), author="A")
    assert agreed_at(book, meeting=other, day=THEN, names={}).scenarios == ()


def test_entries_of_another_make_are_left_out(book: Store) -> None:
    book.save_scenario(Scenario(name="Lain", choices={"pmt": 0.8}), author="A")
    assert saved_scenarios(book) == ()


def test_without_a_book_the_page_is_told_all_the_same(kabupaten_folder: Path) -> None:
    story = STORIES["andaikan"](Selection(options=ASKED), open_database(kabupaten_folder), SETTINGS)
    assert not any(fact.text.startswith("Disimpan") for fact in story.facts)


def test_then_and_now_in_words() -> None:
    text = said.then_now(when=said.saved_when(on=THEN, forum="rembuk"), level_then=21.3, fall_then=(0.3, 0.9),
                         level_now=20.8, fall_now=(0.0, 0.0))
    assert text == ("Disimpan Rembuk 12 Maret 2025: dari 21,3% turun 0,3–0,9 poin; kini dari 20,8% tidak berubah "
                    "secara terukur")
    assert said.coverage_since([("BEP_KEK", 50, 55.2, 90), ("IFA_PR", 60, 60.3, 80)]) == (
        "Cakupan sejak itu: PMT bumil KEK 50 ke 55% (sasaran 90%); TTD 90 bumil tetap 60% (sasaran 80%)")
    assert said.saved_when(on=THEN, forum=None) == "12 Maret 2025"
