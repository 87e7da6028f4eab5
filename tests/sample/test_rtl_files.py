"""Last year's invented RTL: read back whole in any kabupaten, in every state, and told only beside sample data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from stories.tiny_kabupaten import TinyDatabase, areas

from dashboard import reference
from dashboard.actions.entries import Meeting, Promise
from dashboard.actions.personal import child_named
from dashboard.actions.rtl import import_rtl
from dashboard.actions.store import open_store
from dashboard.rtl_file import NoRtlError, read_rtl_workbook, take_in
from dashboard.sample import write_rtl_sheets
from dashboard.stories.promise_book import SAMPLE_AUTHOR, book_in, book_of

TODAY = date(2026, 9, 1)  # the sample's own
KABUPATEN = ("62.01", "62.06", "17.08", "61.11")


@pytest.fixture(scope="module", params=KABUPATEN)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Path]]:
    return request.param, write_rtl_sheets(tmp_path_factory.mktemp("rtl"), kabupaten_code=request.param)


def test_every_row_is_taken_with_its_place_owner_due_date_and_indicator(written, tmp_path: Path) -> None:
    code, paths = written
    desa = reference.desa(code)
    unique = desa[~desa["name"].duplicated(keep=False)]
    by_name = dict(zip(unique["name"].str.lower(), unique["code"], strict=True))
    kecamatan = dict(zip(desa["kecamatan"], desa["kecamatan_code"], strict=True))
    assert len(paths) == 1 + len(kecamatan)
    store = open_store(tmp_path)
    for path in paths:
        with path.open("rb") as file:
            sheet = read_rtl_workbook(file)
        assert sheet.is_sample
        meeting = store.record_meeting(_meeting(path.name), author=SAMPLE_AUTHOR)
        result = import_rtl(store, rows=sheet.rows, meeting=meeting, author=SAMPLE_AUTHOR, as_of=date(2025, 11, 27),
                            find_desa=lambda name: by_name.get(name.lower()), find_kecamatan=kecamatan.get)
        assert not result.problems, path.name
        found = store.follow_ups(TODAY, meeting=meeting)
        assert len(found) == len(sheet.rows)
        assert {one.status for one in found} == {"belum", "berjalan", "selesai", "batal"}
        assert any(one.overdue for one in found)
        assert any(one.promise.indicator_ids for one in found)
        slugs = set(reference.table("agencies")["slug"])
        assert {one.promise.owner for one in found} <= slugs
        for one in found:
            assert one.promise.due_date is not None
            assert "contoh" in one.promise.action
            assert "DATA CONTOH" in one.promise.note
            assert not child_named(one.promise.action, one.promise.performer, one.promise.problem)
    store.close()


def _meeting(name: str) -> Meeting:
    return Meeting(day=date(2025, 11, 27), kind="rembuk" if "rembuk" in name else "evaluasi", held="terlaksana")


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (write_rtl_sheets(tmp_path / name, kabupaten_code="61.11") for name in ("a", "b"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_rtl_sheets(tmp_path, kabupaten_code="62.06")[0]


def test_beside_real_data_nothing_is_recorded(sheet: Path) -> None:
    database = TinyDatabase(is_sample=False)
    database.insert("area", areas())
    book = book_of(database)
    with sheet.open("rb") as file, pytest.raises(NoRtlError, match="DATA CONTOH"):
        take_in(book, file, kind="rembuk", kecamatan="", day=date(2025, 11, 27), database=database, author="A")
    assert book.meetings() == {}
    assert book_in(database.path.parent).meetings() == {}


def test_what_the_sheet_brought_leaves_with_the_sample(sheet: Path) -> None:
    database = TinyDatabase(is_sample=True)
    database.insert("area", areas())
    rehearsed = book_of(database)
    with sheet.open("rb") as file:
        taken = take_in(rehearsed, file, kind="rembuk", kecamatan="", day=date(2025, 11, 27), database=database,
                        author="A")
    (invented,) = rehearsed.meetings()
    real = rehearsed.record_follow_up(Promise(action="PMT lokal", owner="dinkes", due_date=TODAY), author="Kasi",
                                      meeting=invented)
    rehearsed.change_status(taken.entry_ids[0], status="selesai", on=TODAY, author="Kasi")
    assert len(rehearsed.follow_ups(TODAY)) == len(taken.entry_ids) + 1
    number = next(one.number for one in rehearsed.follow_ups(TODAY) if one.entry_id == real)

    database.info["is_sample"] = "false"  # real data came
    book = book_of(database)
    assert book.meetings() == {}
    (kept,) = book.follow_ups(TODAY)
    assert (kept.entry_id, kept.number, kept.promise.action) == (real, number, "PMT lokal")
    # A real meeting of the same day is a meeting of its own.
    assert book.record_meeting(Meeting(day=date(2025, 11, 27), held="terlaksana"), author="Kasi",
                               key="rapat-rembuk-kab-20251127") in book.meetings()


def test_a_sheet_of_the_office_is_told_whatever_the_data(tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(["Tindak lanjut", "Penanggung jawab", "Tenggat"])
    made.active.append(["PMT lokal", "Dinkes", date(2026, 4, 30)])
    made.save(tmp_path / "rtl.xlsx")
    database = TinyDatabase(is_sample=True)
    database.insert("area", areas())
    with (tmp_path / "rtl.xlsx").open("rb") as file:
        take_in(book_of(database), file, kind="rembuk", kecamatan="", day=date(2026, 1, 5), database=database,
                author="A")
    database.info["is_sample"] = "false"
    assert [one.promise.action for one in book_of(database).follow_ups(TODAY)] == ["PMT lokal"]
