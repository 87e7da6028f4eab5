"""Apa yang berubah sejak rapat lalu: an older version made different by hand, a book whose clock is set."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from stories.reading import readable

from dashboard import indicators, queries
from dashboard.actions.entries import Meeting, Promise, View
from dashboard.actions.store import Store, open_store
from dashboard.settings import Settings
from dashboard.stories.data_then import version_of
from dashboard.stories.meeting_change import changes_since
from dashboard.stories.place import chosen_area
from dashboard.stories.services import measure_services
from dashboard.stories.story import Selection, Story
from dashboard.stories.tindak_lanjut import tell_as_of
from dashboard.warehouse.database import Database

KUMAI = "62.01.01"
MEETING, TODAY = date(2026, 3, 12), date(2026, 5, 12)
OLD = "stunting_2025-02_aaaaaaaaaaaa"
SETTINGS = Settings()


@dataclass
class Room:
    """A working folder of two versions, and its book."""

    folder: Path
    database: Database
    book: Store

    def at(self, day: date) -> Store:
        self.book._clock = lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return self.book

    def story(self, view: str = "berubah", *, kecamatan: str | None = None, today: date = TODAY) -> Story:
        chosen = Selection(kecamatan=kecamatan, options={"tindak_lanjut_isi": view})
        return tell_as_of(chosen, self.database, SETTINGS, book=self.book, today=today)

    def publish_log(self, *lines: tuple[date, str]) -> None:
        text = "".join(json.dumps({"when": datetime(day.year, day.month, day.day, 3, tzinfo=UTC).isoformat(),
                                   "version": name, "what": "publish", "headline": {}}) + "\n" for day, name in lines)
        (self.folder / "versions.jsonl").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def versions(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published sample, and a copy of it in which one indicator and the last bulan timbang read otherwise."""
    folder = tmp_path_factory.mktemp("versi")
    live = (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()
    shutil.copy(kabupaten_folder / live, folder / live)
    shutil.copy(kabupaten_folder / live, folder / f"{OLD}.duckdb")
    (folder / "CURRENT").write_text(live, encoding="utf-8")
    with duckdb.connect(str(folder / f"{OLD}.duckdb")) as con:
        con.execute("UPDATE coverage SET numerator = numerator / 2 WHERE indicator_id = 'improved_water'")
        con.execute("DELETE FROM desa_month WHERE period = (SELECT MAX(period) FROM desa_month)")
    return folder


@pytest.fixture
def room(versions: Path, tmp_path: Path) -> Iterator[Room]:
    live = (versions / "CURRENT").read_text(encoding="utf-8").strip()
    for path in versions.iterdir():
        (tmp_path / path.name).hardlink_to(path)
    book = open_store(tmp_path)
    yield Room(tmp_path, Database(tmp_path / live), book)
    book.close()


def hold(room: Room, *, kecamatan: str = "") -> str:
    return room.at(MEETING).record_meeting(Meeting(day=MEETING, kind="minilok" if kecamatan else "rembuk",
                                                   kecamatan_code=kecamatan, held="terlaksana"), author="A")


def promise(room: Room, *, meeting: str, view: View | None = None, indicator: str = "", action: str = "PMT") -> str:
    return room.at(MEETING).record_follow_up(
        Promise(action=action, owner="dinkes", due_date=date(2026, 4, 30),
                indicator_ids=(indicator,) if indicator else ()), author="A", meeting=meeting, view=view or View())


def rows_of(story: Story, kind: str) -> list[tuple[str, str, str]]:
    return [(str(row[1]), str(row[2]), str(row[3])) for row in story.table.rows if row[0] == kind]


def test_without_a_meeting_it_says_what_to_record(room: Room) -> None:
    story = room.story()
    assert story.takeaway == "Belum ada rapat lalu yang tercatat"
    assert not story.charts


def test_the_version_of_a_day_is_the_last_one_published_up_to_it(room: Room) -> None:
    room.publish_log((date(2026, 1, 5), "satu"), (MEETING, "dua"), (date(2026, 4, 1), "tiga"))
    assert [version_of(room.folder, day=day) for day in (date(2026, 1, 4), date(2026, 1, 5), MEETING, TODAY)] == [
        None, "satu", "dua", "tiga"]


def test_numbers_of_the_same_month_that_read_otherwise_are_revised(room: Room) -> None:
    room.publish_log((date(2026, 3, 1), OLD), (date(2026, 4, 1), room.database.name))
    hold(room)
    story = room.story()
    month = queries.service_periods(room.database)[-1]
    old, now = (measure_services(data, period=month, settings=SETTINGS).of("improved_water", None).text
                for data in (Database(room.folder / f"{OLD}.duckdb"), room.database))
    assert old != now
    name = indicators.indicator("improved_water").short_name
    revised = rows_of(story, "Angka direvisi")
    assert [row[1:] for row in revised if row[0].startswith(name)] == [(f"{old}%", f"{now}%")]
    assert all("air" in row[0].lower() for row in revised)  # nothing else was touched
    new = rows_of(story, "Data baru")
    assert any(row[0] == "Bulan terakhir Pengukuran e-PPGBM" for row in new)
    assert f"Sejak rapat lalu: {len(revised)} angka direvisi" in story.takeaway
    assert "data aaaaaa ke" in story.subtitle


def test_the_opening_slide_says_what_changed_since(room: Room) -> None:
    room.publish_log((date(2026, 3, 1), OLD), (date(2026, 4, 1), room.database.name))
    promise(room, meeting=hold(room))
    subtitle = room.story("janji").subtitle
    assert "Sejak itu: 1 angka direvisi" in subtitle
    assert len(subtitle) <= 105


def test_where_the_old_version_is_gone_the_values_on_promises_speak(room: Room) -> None:
    month = queries.service_periods(room.database)[-1]
    now = measure_services(room.database, period=month, settings=SETTINGS).of("adolescent_ttd", None).text
    room.publish_log((date(2026, 3, 1), "stunting_2025-02_bbbbbbbbbbbb"), (date(2026, 4, 1), room.database.name))
    meeting = hold(room)
    for value, action in (("12,3", "Satu"), ("12,3", "Dua"), (now, "Tiga")):
        promise(room, meeting=meeting, indicator="adolescent_ttd", action=action,
                view=View(page="opd", value=value, value_month=f"{month:%Y-%m}"))
    story = room.story()
    assert [row[1:] for row in rows_of(story, "Angka direvisi")] == [("12,3%", f"{now}%")]
    assert any("sudah dihapus" in fact.text for fact in story.facts)
    janji = room.story("janji")
    cells = [row[-2:] for row in janji.table.rows]
    assert cells.count(("12,3", now)) == 2


def test_promises_that_moved_are_told_from_what_the_meeting_knew(room: Room) -> None:
    room.publish_log((date(2026, 3, 1), room.database.name))
    meeting = hold(room)
    done, late, still = (promise(room, meeting=meeting, action=action) for action in ("Selesai", "Geser", "Diam"))
    room.at(date(2026, 4, 2)).change_status(done, status="selesai", on=date(2026, 4, 1), author="A")
    room.at(date(2026, 4, 3)).postpone(late, due_date=date(2026, 6, 30), reason="banjir", author="A")
    room.at(date(2026, 4, 4)).record_follow_up(
        Promise(action="Baru", owner="dinkes", due_date=date(2026, 7, 1)), author="A")
    story = room.story()
    moved = rows_of(story, "Janji bergerak")
    assert [(row[1], row[2]) for row in moved if "Selesai" in row[0]] == [("belum", "selesai")]
    assert [(row[1], row[2]) for row in moved if "Geser" in row[0]] == [
        ("tenggat 30 April 2026", "tenggat 30 Juni 2026")]
    assert not any("Diam" in row[0] for row in moved)
    assert [row[0].split(": ")[1] for row in rows_of(story, "Janji baru")] == ["Baru"]
    assert still
    area = chosen_area(Selection(), database=room.database)
    earlier = changes_since(area, book=room.book, database=room.database, settings=SETTINGS, today=MEETING)
    assert earlier is None  # the meeting of today is not the last one


def test_a_kecamatan_compares_its_own_numbers(room: Room) -> None:
    room.publish_log((date(2026, 3, 1), OLD), (date(2026, 4, 1), room.database.name))
    hold(room, kecamatan=KUMAI)
    revised = rows_of(room.story(kecamatan=KUMAI), "Angka direvisi")
    assert revised
    assert all(row[0].endswith("Kumai") for row in revised)


def test_a_version_that_cannot_answer_costs_no_page(room: Room) -> None:
    broken = "stunting_2024-02_cccccccccccc"
    with duckdb.connect(str(room.folder / f"{broken}.duckdb")) as con:
        con.execute("CREATE TABLE build_info AS SELECT 'version' AS key, 'x' AS value")
        con.execute("CREATE TABLE desa_month AS SELECT 1 AS x")
    room.publish_log((date(2026, 3, 1), broken), (date(2026, 4, 1), room.database.name))
    hold(room)
    assert rows_of(room.story(), "Angka direvisi") == []


def test_everything_is_plain_bahasa(room: Room) -> None:
    room.publish_log((date(2026, 3, 1), OLD), (date(2026, 4, 1), room.database.name))
    promise(room, meeting=hold(room))
    for text in readable(room.story()):
        assert "None" not in text
