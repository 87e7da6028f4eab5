"""Recording at the page itself: three fields, refusals in sentences, one press one entry, the view kept beside it."""

from __future__ import annotations

import html
import io
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from dashboard import queries
from dashboard.actions.entries import Commitment, Meeting, Promise
from dashboard.actions.rtl import import_rtl
from dashboard.actions.store import Store, open_store
from dashboard.papers import rtl_workbook
from dashboard.rtl_file import NoRtlError, read_rtl_workbook
from dashboard.screen import desk_labels as labels
from dashboard.screen import record_labels as words
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import TileMap
from dashboard.stories.promise_book import book_in
from dashboard.stories.red_cells import Offer, offers
from dashboard.stories.services import measure_services
from dashboard.stories.story import Selection
from dashboard.stories.tindak_lanjut import tell_as_of
from dashboard.warehouse.database import open_database

KUMAI = "62.01.01"


@pytest.fixture
def folder(kabupaten_folder: Path, tmp_path: Path) -> Path:
    """The published sample with an empty book of its own."""
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def book(folder: Path) -> Iterator[Store]:
    store = open_store(folder)
    yield store
    store.close()


def fill(app: AppTest, *, what: str, until: str) -> AppTest:
    key = app.session_state["catat_kunci"]
    app.text_input(key=f"{key}_apa").set_value(what)
    app.text_input(key=f"{key}_tenggat").set_value(until)
    return next(button for button in app.button if button.label == labels.SAVE).click().run()


def test_three_fields_suffice_and_the_view_is_kept(run: Callable[..., AppTest], folder: Path, book: Store) -> None:
    app = run("tindak_lanjut", folder=folder, rapat="true", acara="minilok", langkah="6", kec=KUMAI, opd="dinkes",
              tindak_lanjut_isi="catat", catat_dari="opd", catat_opd="dinkes", catat_wilayah=KUMAI)
    app = fill(app, what="TTD setiap Jumat", until="30 April 2099")
    assert not app.exception
    (one,) = book.follow_ups(date.today())
    assert (one.promise.action, one.promise.owner, one.promise.due_date) == (
        "TTD setiap Jumat", "dinkes", date(2099, 4, 30))
    assert one.promise.kecamatan_code == KUMAI
    view = one.entry.view
    assert view.page == "opd"
    assert "opd=dinkes" in view.query
    assert f"kec={KUMAI}" in view.query
    assert view.data_version == app.session_state["konteks"].database.name
    assert view.takeaway.startswith("Dinkes")
    meeting = book.meeting(one.meeting_id)
    assert (meeting.kind, meeting.day, meeting.kecamatan_code) == ("minilok", date.today(), KUMAI)


@pytest.mark.parametrize(("what", "until", "said"), [
    ("TTD", "April 2099", "bukan tanggal"), ("", "30/04/2099", "Tindak lanjut belum diisi"),
    ("TTD", "", "Tenggat belum diisi")])
def test_what_is_missing_is_said_and_nothing_is_stored(
    what: str, until: str, said: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path,
    book: Store,
) -> None:
    app = fill(run("tindak_lanjut", folder=folder, rapat="true", tindak_lanjut_isi="catat", catat_opd="dinkes"),
               what=what, until=until)
    assert said in page_text(app)
    assert book.follow_ups(date.today()) == []


def test_a_new_status_is_counted_at_once(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    fill(run("tindak_lanjut", folder=folder, tindak_lanjut_isi="catat", catat_opd="dinkes"), what="TTD",
         until="30/04/2099")
    app = run("tindak_lanjut", folder=folder)
    key = app.session_state["janji_kunci"]
    next(group for group in app.get("button_group") if group.key == f"{key}_status").set_value("selesai")
    app = next(button for button in app.button if button.label == labels.SAVE_STATUS).click().run()
    assert labels.SAVED in page_text(app)
    assert [one.status for one in book.follow_ups(date.today())] == ["selesai"]


@pytest.mark.parametrize(("day", "said"), [
    ("besok", "Tanggal status 'besok' tidak terbaca"), ("", "Tanggal status (kosong) tidak terbaca"),
    ("31/12/2099", "Tanggal status 31 Desember 2099 belum tiba")])
def test_the_day_of_a_status_is_called_so_and_is_no_day_ahead(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store, day: str, said: str,
) -> None:
    book.record_follow_up(Promise(action="PMT", owner="dinkes", due_date=date(2099, 1, 1)), author="A")
    app = run("tindak_lanjut", folder=folder)
    key = app.session_state["janji_kunci"]
    next(group for group in app.get("button_group") if group.key == f"{key}_status").set_value("selesai")
    app.text_input(key=f"{key}_hari").set_value(day)
    app = next(button for button in app.button if button.label == labels.SAVE_STATUS).click().run()
    text = html.unescape(page_text(app))
    assert said in text
    assert "Tenggat '" not in text
    assert [one.status for one in book.follow_ups(date.today())] == ["belum"]


def test_the_value_on_the_day_stays_with_the_promise(run: Callable[..., AppTest], folder: Path, book: Store) -> None:
    app = run("tindak_lanjut", folder=folder, rapat="true", acara="rembuk", langkah="11", tindak_lanjut_isi="catat",
              catat_dari="opd", catat_opd="dinkes", catat_ind="adolescent_ttd")
    fill(app, what="TTD setiap Jumat", until="30 April 2099")
    (one,) = book.follow_ups(date.today())
    database = app.session_state["konteks"].database
    month = queries.service_periods(database)[-1]
    shown = measure_services(database, period=month, settings=Settings()).of("adolescent_ttd", None).text
    assert (one.entry.view.value, one.entry.view.value_month) == (shown, f"{month:%Y-%m}")


def test_a_name_is_asked_about_once(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    app = fill(run("tindak_lanjut", folder=folder, rapat="true", tindak_lanjut_isi="catat", catat_opd="dinkes"),
               what="Kunjungi Rani binti Salim", until="30/04/2099")
    assert "binti" in page_text(app)
    assert book.follow_ups(date.today()) == []
    app = next(button for button in app.button if button.label == labels.SAVE).click().run()
    assert [one.promise.action for one in book.follow_ups(date.today())] == ["Kunjungi Rani binti Salim"]


def other(run: Callable[..., AppTest], folder: Path, kind: str, **address: str) -> tuple[AppTest, str]:
    """The officer's form of another kind, and the key of its fields."""
    app = run("tindak_lanjut", folder=folder, tindak_lanjut_isi="catat", **address)
    next(group for group in app.get("button_group") if group.key == "catat_jenis").set_value(kind)
    app.run()
    return app, app.session_state["catat_lain_kunci"]


def save(app: AppTest) -> AppTest:
    return next(button for button in app.button if button.label == words.SAVE).click().run()


def test_a_meeting_planned_then_held_with_who_came_is_one_meeting(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    planned = book.record_meeting(Meeting(day=date(2026, 9, 9), kind="minilok", kecamatan_code=KUMAI), author="Camat")
    app, key = other(run, folder, "rapat", kec=KUMAI)
    app.text_input(key=f"{key}_hari").set_value("9 September 2026")
    app.text_input(key=f"{key}_tempat").set_value("Aula Kecamatan")
    app.multiselect(key=f"{key}_hadir").set_value(["dinkes", "pupr"])
    app.text_area(key=f"{key}_kesepakatan").set_value("Sweeping tiap bulan\nKader dilatih")
    app = save(app)
    assert words.SAVED in page_text(app)
    ((found, meeting),) = book.meetings().items()
    assert (found, meeting.held, meeting.place) == (planned, "terlaksana", "Aula Kecamatan")
    assert [one.agency for one in meeting.attendance] == ["dinkes", "pupr"]
    assert meeting.decisions == ("Sweeping tiap bulan", "Kader dilatih")


def test_a_commitment_an_obstacle_and_a_note_are_kept_with_their_view(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    app, key = other(run, folder, "komitmen")
    app.text_input(key=f"{key}_isi").set_value("Air bersih dua desa")
    app.selectbox(key=f"{key}_pihak").set_value("bappeda")
    app.text_input(key=f"{key}_nilai").set_value("Rp25.000.000")
    save(app)
    app, key = other(run, folder, "hambatan", kec=KUMAI)
    app.text_input(key=f"{key}_isi").set_value("Jalan putus saat hujan")
    save(app)
    app, key = other(run, folder, "catatan", kec=KUMAI)
    app.text_input(key=f"{key}_isi").set_value("Alat antropometri baru")
    app.text_input(key=f"{key}_hari").set_value("1/7/2026")
    assert "Nama pencatat belum diisi" in page_text(save(app))
    app.text_input(key=f"{key}_nama").set_value("Dinkes")
    save(app)
    (pledge,) = book.pledges(date.today())
    assert (pledge.commitment.amount_rupiah, pledge.commitment.party) == (25_000_000, "bappeda")
    ((_, obstacle),) = book.obstacles()
    assert (obstacle.text, obstacle.level, obstacle.area_code) == ("Jalan putus saat hujan", "desa", KUMAI)
    ((entry, note),) = book.annotations()
    assert (note.text, note.day, note.area_code, entry.author) == (
        "Alat antropometri baru", date(2026, 7, 1), KUMAI, "Dinkes")
    assert all(one.view.page == "tindak_lanjut" and one.view.data_version for one in (pledge.entry, entry))


@pytest.mark.parametrize(("field", "written", "said"), [
    ("nilai", "dua juta", "bukan bilangan rupiah"), ("tenggat", "kapan-kapan", "tidak terbaca"),
    ("isi", "NIK 6201014107200001", "16 digit")])
def test_what_a_form_cannot_take_is_said(
    field: str, written: str, said: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
    folder: Path, book: Store,
) -> None:
    app, key = other(run, folder, "komitmen")
    app.text_input(key=f"{key}_isi").set_value("Air bersih")
    app.selectbox(key=f"{key}_pihak").set_value("bappeda")
    app.text_input(key=f"{key}_{field}").set_value(written)
    app = save(app)
    if "NIK" in written:  # the word itself is asked about first
        app = save(app)
    assert said in page_text(app)
    assert book.pledges(date.today()) == []


def test_one_folder_has_one_book(folder: Path) -> None:
    assert book_in(folder) is book_in(folder)


def test_last_years_sheet_is_read_under_its_header(tmp_path: Path) -> None:
    sheet = Workbook()
    sheet.active.append(["RTL Rembuk 2025"])
    sheet.active.append(["No", "Tindak Lanjut", "Penanggung jawab", "Tenggat"])
    sheet.active.append([1, "PMT lokal", "Dinkes", date(2025, 4, 30)])
    sheet.save(tmp_path / "rtl.xlsx")
    with (tmp_path / "rtl.xlsx").open("rb") as file:
        (row,) = read_rtl_workbook(file).rows
    assert (row["Tindak Lanjut"], row["Penanggung jawab"]) == ("PMT lokal", "Dinkes")


def test_our_own_workbook_is_read_back(folder: Path, book: Store) -> None:
    made = [Promise(action="=PMT lokal", owner="dinkes", due_date=date(2025, 4, 30), problem="Gizi kurang",
                    target_group="balita", target_count=120, desa_codes=("62.01.01.2001",)),
            Promise(action="Sumur bor", owner="pupr", due_date=date(2025, 5, 1))]
    for promise in made:
        book.record_follow_up(promise, author="A")
    database = open_database(folder)
    found = book.follow_ups(date.today())
    story = tell_as_of(Selection(), database, Settings(), book=book, today=date.today())
    rows = read_rtl_workbook(io.BytesIO(rtl_workbook(found, story=story, database=database))).rows
    meeting = book.record_meeting(Meeting(day=date(2025, 3, 1), held="terlaksana"), author="A")
    known = queries.desa_list(database)
    codes = dict(zip(known["name"], known["code"], strict=True))
    result = import_rtl(book, rows=rows, meeting=meeting, author="A", as_of=date(2025, 3, 1), find_desa=codes.get)
    assert len(result.entry_ids) == 2
    again = [one.promise for one in book.follow_ups(date.today(), meeting=meeting)]
    assert sorted((one.action, one.owner, one.due_date, one.target_count, one.desa_codes) for one in again) == sorted(
        (one.action, one.owner, one.due_date, one.target_count, one.desa_codes) for one in made)


@pytest.mark.parametrize("content", [b"bukan xlsx", b""])
def test_a_file_that_is_no_workbook_is_a_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "rtl.xlsx").write_bytes(content)
    with (tmp_path / "rtl.xlsx").open("rb") as file, pytest.raises(NoRtlError, match="bukan XLSX"):
        read_rtl_workbook(file)


def test_a_damaged_workbook_is_a_sentence_wherever_it_is_damaged(tmp_path: Path) -> None:
    sheet = Workbook()
    sheet.active.append(["No", "Tindak Lanjut", "Penanggung jawab", "Tenggat"])
    for number in range(40):
        sheet.active.append([number, f"PMT lokal {number}", "Dinkes", date(2025, 4, 30)])
    sheet.save(tmp_path / "rtl.xlsx")
    whole = (tmp_path / "rtl.xlsx").read_bytes()
    refused = 0
    for at in range(0, len(whole), len(whole) // 60):
        try:
            read_rtl_workbook(io.BytesIO(whole[:at] + bytes(8) + whole[at + 8:]))
        except NoRtlError:
            refused += 1
    assert refused > 20


def test_open_promises_are_carried_with_one_press_and_keep_number_and_date(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    book._clock = lambda: datetime(2026, 3, 12, 12, tzinfo=UTC)
    march = book.record_meeting(Meeting(day=date(2026, 3, 12), kind="minilok", kecamatan_code=KUMAI,
                                        held="terlaksana"), author="A")
    for action in ("Satu", "Dua", "Tiga"):
        book.record_follow_up(Promise(action=action, owner="dinkes", due_date=date(2026, 4, 30),
                                      kecamatan_code=KUMAI), author="A", meeting=march)
    done = next(one for one in book.follow_ups(date.today()) if one.promise.action == "Dua")
    book.change_status(done.entry_id, status="selesai", on=date(2026, 4, 1), author="A")
    app = run("tindak_lanjut", folder=folder, rapat="true", acara="minilok", kec=KUMAI, tindak_lanjut_isi="catat")
    app = next(button for button in app.button if button.label == words.carry_here(2)).click().run()
    assert "2 janji dibawa" in page_text(app)
    (today,) = [key for key, one in book.meetings().items() if one.day == date.today()]
    carried = {one.promise.action: one for one in book.follow_ups(date.today(), meeting=today)}
    assert set(carried) == {"Satu", "Tiga"}
    assert [(one.number, one.promise.due_date, one.meeting_id) for one in carried.values()] == [
        (number, date(2026, 4, 30), march) for number in (1, 3)]
    assert not [button for button in app.button if button.label.startswith("Bawa")]


def test_the_officer_carries_to_a_chosen_meeting_and_takes_a_mistake_back(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    book._clock = lambda: datetime(2026, 3, 12, 12, tzinfo=UTC)
    book.record_follow_up(Promise(action="Satu", owner="dinkes", due_date=date(2026, 4, 30)), author="A")
    later = book.record_meeting(Meeting(day=date(2027, 1, 12)), author="A")
    app = run("tindak_lanjut", folder=folder)
    app = next(button for button in app.button if button.label == words.CARRY).click().run()
    assert "1 janji dibawa" in page_text(app)
    assert [one.promise.action for one in book.follow_ups(date.today(), meeting=later)] == ["Satu"]
    app = run("tindak_lanjut", folder=folder, tindak_lanjut_isi="rapat")
    key = app.session_state["catatan_kunci"]
    app.text_input(key=f"{key}_alasan").set_value("salah tanggal")
    app = next(button for button in app.button if button.label == words.WITHDRAW).click().run()
    assert words.WITHDRAWN in page_text(app)
    assert book.meetings() == {}


def test_a_date_moved_by_agreement_is_counted(run: Callable[..., AppTest], folder: Path, book: Store) -> None:
    book.record_follow_up(Promise(action="Satu", owner="dinkes", due_date=date(2026, 4, 30)), author="A")
    app = run("tindak_lanjut", folder=folder)
    key = app.session_state["janji_kunci"]
    (one,) = book.follow_ups(date.today())
    app.text_input(key=f"{key}_{one.entry_id}_tenggat").set_value("30/06/2026")
    app.text_input(key=f"{key}_alasan").set_value("banjir")
    next(group for group in app.get("button_group") if group.key == f"{key}_jenis").set_value("tenggat")
    next(button for button in app.button if button.label == labels.CORRECT).click().run()
    (one,) = book.follow_ups(date.today())
    assert (one.promise.due_date, one.first_due_date, one.postponed) == (date(2026, 6, 30), date(2026, 4, 30), 1)


def test_a_commitment_is_followed(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    book.record_commitment(Commitment("Air bersih", "PT X", kind="csr"), author="A")
    app = run("tindak_lanjut", folder=folder, tindak_lanjut_isi="rapat")
    key = app.session_state["catatan_kunci"]
    next(group for group in app.get("button_group") if group.key == f"{key}_status").set_value("selesai")
    app.text_input(key=f"{key}_bukti").set_value("berita acara serah terima")
    app = next(button for button in app.button if button.label == labels.SAVE_STATUS).click().run()
    assert words.SAVED in page_text(app)
    (pledge,) = book.pledges(date.today())
    assert (pledge.status, pledge.evidence) == ("selesai", "berita acara serah terima")


def test_a_promise_leads_back_to_the_view_it_was_made_on(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path,
) -> None:
    fill(run("tindak_lanjut", folder=folder, tindak_lanjut_isi="catat", catat_dari="opd", catat_opd="dinkes",
             opd="dinkes", kec=KUMAI), what="TTD", until="30/04/2099")
    text = page_text(run("tindak_lanjut", folder=folder))
    assert labels.OPEN_VIEW in text
    address = re.search(r"href='(opd\?[^']*)'", text)
    assert address
    assert {"opd=dinkes", f"kec={KUMAI}"} <= set(html.unescape(address.group(1)).split("?")[1].split("&"))


def test_any_red_cell_can_be_taken_in_the_meeting(run: Callable[..., AppTest], folder: Path, book: Store) -> None:
    cell = offers("opd", selection=Selection(options={"opd": "semua"}), database=open_database(folder),
                  settings=Settings())
    assert len(cell) > 1
    app = run("tindak_lanjut", folder=folder, rapat="true", acara="rembuk", tindak_lanjut_isi="catat",
              catat_dari="opd", **{key: text for key, text in cell[0].address().items() if text})
    app.selectbox(key="catat_sel").set_value(len(cell) - 1).run()
    fill(app, what="Dampingi", until="30/04/2099")
    (one,) = book.follow_ups(date.today())
    last = cell[-1]
    assert (one.promise.owner, one.promise.indicator_ids, one.promise.kecamatan_code) == (
        last.agency, (last.indicator,), last.area)


def test_a_red_desa_of_the_map_fills_agency_desa_and_indicator(
    run: Callable[..., AppTest], folder: Path, book: Store,
) -> None:
    database = open_database(folder)
    tiles = [tile for chart in STORIES["peta"](Selection(), database, Settings()).charts
             if isinstance(chart, TileMap) for tile in chart.tiles]
    tile = next(one for one in tiles if one.value_text[-2:-1] == ",")
    cell = Offer("", agency="kecamatan", indicator="stunting", area=tile.code)
    app = run("tindak_lanjut", folder=folder, rapat="true", acara="rembuk", tindak_lanjut_isi="catat",
              catat_dari="peta", **cell.address())
    fill(app, what="Kunjungi balita yang belum diukur", until="30/04/2099")
    (one,) = book.follow_ups(date.today())
    assert (one.promise.owner, one.promise.indicator_ids, one.promise.desa_codes) == (
        cell.agency, (cell.indicator,), (cell.area,))
    assert (one.entry.view.value, one.entry.view.place) == (tile.value_text, tile.code)


def test_every_entry_leads_back_to_its_view_and_shows_its_history(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path, book: Store,
) -> None:
    app, key = other(run, folder, "hambatan", kec=KUMAI)
    app.text_input(key=f"{key}_isi").set_value("Jalan putus")
    save(app)
    ((entry, _),) = book.obstacles()
    book.correct(entry.entry_id, changes={"text": "Jalan putus saat hujan"}, reason="kurang lengkap", author="Camat")
    text = page_text(run("tindak_lanjut", folder=folder, tindak_lanjut_isi="rapat", kec=KUMAI))
    assert labels.OPEN_VIEW in text
    assert "Camat: koreksi (kurang lengkap)" in text
    assert "Jalan putus saat hujan" in text
