"""One desa: which one is meant, the worst first, hidden counts as labels, only its own open promises."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from stories.tiny_kabupaten import FEB25, TinyDatabase, build

from dashboard import indicators, queries
from dashboard.actions.entries import Promise
from dashboard.actions.store import Store, open_store
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Dots, Scorecard
from dashboard.stories.desa import chosen_desa, offered_desa, tell_as_of
from dashboard.stories.desa_picture import desa_known, lokus_entries, pictures
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.measures import measure_places
from dashboard.stories.red_cells import offers
from dashboard.stories.story import Selection, Story
from dashboard.stories.village_work import register as work_register
from dashboard.stories.village_work import work_for
from dashboard.warehouse.database import Database, open_database

SETTINGS = Settings()
ARUT_SELATAN = "62.01.02"
TODAY = date(2026, 9, 1)
AREN, DAMAR, HANAU, KENARI = "99.01.01.2001", "99.01.01.2004", "99.01.02.2003", "99.01.03.2001"


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


@pytest.fixture
def book(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def tell(database: Database | TinyDatabase, *, book: Store, kecamatan: str | None = None, **options: str) -> Story:
    return tell_as_of(Selection(kecamatan=kecamatan, options=options), database, SETTINGS,  # type: ignore[arg-type]
                      book=book, today=TODAY)


def meant(database: Database, *, kecamatan: str | None, desa: str = "") -> str | None:
    found = chosen_desa(Selection(kecamatan=kecamatan, options={"desa": desa}), database=database)
    return found.code if found else None


def test_the_newest_lokus_of_the_kecamatan_comes_first(database: Database) -> None:
    named = lokus_entries(database)
    newest = [code for code, entries in named.items() if entries[0].year == 2026 and code.startswith(ARUT_SELATAN)]
    assert meant(database, kecamatan=ARUT_SELATAN) == min(newest)


def test_a_kecamatan_without_lokus_begins_with_its_first_desa(database: Database) -> None:
    named = lokus_entries(database)
    for kecamatan in queries.kecamatan_list(database)["code"]:
        own = [one.code for one in desa_known(database) if one.kecamatan_code == kecamatan]
        if not set(own) & set(named):
            assert meant(database, kecamatan=str(kecamatan)) == own[0]


def test_a_desa_of_another_kecamatan_gives_way_to_the_one_chosen(database: Database) -> None:
    assert meant(database, kecamatan=ARUT_SELATAN, desa="62.01.02.2011") == "62.01.02.2011"
    elsewhere = meant(database, kecamatan="62.01.04", desa="62.01.02.2011")
    assert elsewhere is not None
    assert elsewhere.startswith("62.01.04")
    assert meant(database, kecamatan=None, desa="62.01.02.2011") == "62.01.02.2011"
    assert meant(database, kecamatan=None, desa="apa saja") is None


def test_without_a_kecamatan_the_lokus_desa_are_offered(database: Database, book: Store) -> None:
    story = tell(database, book=book)
    assert story.takeaway == "Pilih desa untuk melihat keadaannya"
    offered = offered_desa(Selection(), database=database)
    [card] = story.charts
    assert isinstance(card, Scorecard)
    assert [row[0].text for row in card.rows] == [one.name for one in offered]
    assert len(story.table.rows) == len(desa_known(database))


def test_every_desa_of_the_kecamatan_is_offered_next_to_the_chosen_one(database: Database) -> None:
    found = offered_desa(Selection(kecamatan=ARUT_SELATAN), database=database)
    assert {one.code for one in found} == {
        one.code for one in desa_known(database) if one.kecamatan_code == ARUT_SELATAN}


def test_every_service_stands_there_once_the_worst_first(database: Database, book: Store) -> None:
    story = tell(database, book=book, kecamatan=ARUT_SELATAN, desa="62.01.02.1003")
    [card] = story.charts
    assert isinstance(card, Scorecard)
    read = [row[side + 1] for side in (0, 2) for row in card.rows if row[side].text]
    names = [row[side].text for side in (0, 2) for row in card.rows if row[side].text]
    listed = indicators.register(queries.service_periods(database)[-1])
    assert len(names) == len(set(names)) == len(listed)
    order = ["kritis", "perhatian", "mencapai", "kosong"]
    ranks = [order.index(cell.status) for cell in read]
    assert ranks == sorted(ranks)
    assert "kritis" in {cell.status for cell in read}


def test_the_chart_and_the_table_show_the_one_measure_of_services(database: Database, book: Store) -> None:
    period = queries.service_periods(database)[-1]
    of_desa = services_by_desa(database, period=period, settings=SETTINGS)
    for code in list(of_desa)[:12]:
        story = tell(database, book=book, desa=code)
        keys = [column.key for column in story.table.columns]
        rows = {row[keys.index("number")]: row for row in story.table.rows if row[0] is not None}
        for one in of_desa[code].values():
            if one.indicator.number not in rows or rows[one.indicator.number][1] != one.indicator.name:
                continue
            row = rows[one.indicator.number]
            told = row[keys.index("numerator")], row[keys.index("denominator")], row[keys.index("value")]
            expected = (one.label,) * 3 if one.state == "disamarkan" else (
                one.numerator, one.denominator, one.value if one.value is not None else one.text)
            assert told == expected


def test_headline_and_table_carry_the_measure_of_the_map(database: Database, book: Store) -> None:
    month = queries.periods(database)[-1]
    places = measure_places(database, period=month, settings=SETTINGS)
    for one in places.desa:
        story = tell(database, book=book, desa=one.code)
        row = story.table.rows[0]
        assert row[3] == (one.label or one.n_stunted if one.n_measured else None)
        assert (story.headline is None) == (one.n_measured == 0)
        if one.hidden and story.headline:
            assert story.headline.text == one.label
            assert story.headline.interval == ""


def test_few_measured_get_no_percentage_and_hidden_ones_no_verdict(book: Store) -> None:
    tiny = build()
    few = tell(tiny, book=book, desa=HANAU)
    assert few.headline is not None
    assert few.headline.text == "5 dari 25"
    assert "%" not in few.headline.text + few.headline.interval + few.headline.judgement
    hidden = tell(tiny, book=book, desa=DAMAR)
    assert hidden.headline is not None
    assert hidden.headline.text == "<5"
    assert hidden.headline.judgement == "Arah tidak dibandingkan: angka disamarkan"


def test_the_direction_is_said_as_far_as_chance_allows(book: Store) -> None:
    story = tell(build(), book=book, desa=AREN, desa_lihat="tindakan")
    dots = next(chart for chart in story.charts if isinstance(chart, Dots))
    assert [row.label for row in dots.rows] == ["Feb 2024", "Agu 2024", "Feb 2025"]
    assert all(row.low is not None and row.high is not None for row in dots.rows)
    assert story.facts[0].text.endswith("Sejak Agu 2024: belum dapat dibedakan")


def test_lokus_of_every_year_with_its_basis(book: Store) -> None:
    texts = [fact.text for fact in tell(build(), book=book, desa=AREN, desa_lihat="tindakan").facts]
    assert "Lokus 2025 (ditetapkan): Contoh" in texts
    texts = [fact.text for fact in tell(build(), book=book, desa=DAMAR, desa_lihat="tindakan").facts]
    assert "Bukan desa lokus" in texts


def test_only_open_promises_of_this_desa_overdue_first(book: Store) -> None:
    tiny = build()
    due = {"lewat": TODAY - timedelta(days=12), "nanti": TODAY + timedelta(days=30)}
    for action, day, codes in (("nanti", due["nanti"], (AREN,)), ("lewat", due["lewat"], (AREN, DAMAR)),
                               ("lain", due["lewat"], (KENARI,)), ("selesai", due["lewat"], (AREN,))):
        made = book.record_follow_up(Promise(action=action, owner="dinkes", due_date=day, desa_codes=codes), author="A")
        if action == "selesai":
            book.change_status(made, status="selesai", on=TODAY, author="A")
    [picture] = pictures(tuple(one for one in desa_known(tiny) if one.code == AREN),  # type: ignore[arg-type]
                         selection=Selection(), database=tiny, settings=SETTINGS, book=book,  # type: ignore[arg-type]
                         today=TODAY)
    assert [one.promise.action for one in picture.promises] == ["lewat", "nanti"]
    story = tell(tiny, book=book, desa=AREN)
    [told] = [fact for fact in story.facts if fact.text.startswith("Tindak lanjut")]
    assert (told.text, told.status) == ("Tindak lanjut belum selesai: 2, di antaranya 1 lewat tenggat", "kritis")


def with_reports(*reports: tuple[str, str, float, float]) -> TinyDatabase:
    tiny = build()
    tiny.insert("coverage", [("s", code, one, FEB25, x, n, None) for code, one, x, n in reports])
    return tiny


def test_what_to_check_names_more_than_due_nothing_and_silence(book: Store) -> None:
    tiny = with_reports((AREN, "adolescent_ttd", 60, 40), (AREN, "phbs_family", 0, 80),
                        (AREN, "improved_water", 50, 80))
    texts = " ".join(fact.text for fact in tell(tiny, book=book, desa=AREN, desa_lihat="tindakan").facts)
    assert "Dilayani lebih banyak daripada sasaran: TTD remaja putri" in texts
    assert "Tercatat nol: PHBS" in texts
    assert "Belum dilaporkan:" in texts


def test_the_largest_gaps_come_with_what_the_desa_can_do(book: Store) -> None:
    tiny = with_reports((AREN, "phbs_family", 10, 80), (AREN, "improved_water", 60, 80),
                        (AREN, "krs_mentoring", 70, 80),
                        (AREN, "improved_sanitation", 75, 80))
    card = tell(tiny, book=book, desa=AREN, desa_lihat="tindakan").charts[0]
    assert isinstance(card, Scorecard)
    assert [row[0].text for row in card.rows] == ["PHBS", "Air minum layak", "Pendampingan KRS"]
    assert card.columns[-1] == "Dapat dikerjakan dengan dana desa (contoh)"
    assert [row[3].text for row in card.rows] == [
        work.name for one in ("phbs_family", "improved_water", "krs_mentoring") if (work := work_for(one))]


def test_a_kelurahan_has_no_dana_desa(book: Store) -> None:
    tiny = with_reports(("99.01.03.1001", "phbs_family", 10, 80))
    card = tell(tiny, book=book, desa="99.01.03.1001", desa_lihat="tindakan").charts[0]
    assert isinstance(card, Scorecard)
    assert card.columns[-1] == "Dapat dikerjakan kelurahan (contoh)"


def test_every_kegiatan_is_marked_and_helps_a_known_indicator() -> None:
    known = {one.id for one in indicators.register(date(2025, 1, 1))}
    helped = [one for work in work_register() for one in work.indicator_ids]
    assert set(helped) == known
    assert all("Contoh" in work.source and not work.sure for work in work_register())


def test_a_red_service_offers_its_desa_and_indicator() -> None:
    tiny = with_reports((AREN, "phbs_family", 10, 80), (AREN, "improved_water", 60, 80), (DAMAR, "phbs_family", 5, 90))
    chosen = Selection(period=FEB25, kecamatan="99.01.01", options={"desa": AREN})
    found = offers("desa", selection=chosen, database=tiny, settings=SETTINGS)  # type: ignore[arg-type]
    assert [(one.indicator, one.area) for one in found] == [("phbs_family", AREN), ("improved_water", AREN)]
    assert found[0].agency == indicators.indicator("phbs_family").agency


def test_the_page_tells_every_desa_of_the_sample(database: Database) -> None:
    for one in desa_known(database):
        for view in ("layanan", "tindakan"):
            story = STORIES["desa"](Selection(options={"desa": one.code, "desa_lihat": view}), database, SETTINGS)
            assert 0 < len(story.takeaway) <= 60
            assert len(story.subtitle) <= 105
            assert len(story.source) <= 150


def test_nobody_stunted_is_said_of_those_measured(book: Store) -> None:
    tiny = build()
    tiny.run(f"UPDATE desa_month SET n_stunted = 0 WHERE desa_code = '{AREN}' AND period = DATE '2025-02-01'")
    story = tell(tiny, book=book, desa=AREN)
    assert story.headline is not None
    assert (story.headline.text, story.headline.interval.split("–")[0]) == ("0 dari 90", "Rentang 0,0")
    assert "Tidak seorang pun dari 90 balita yang diukur stunting" in story.read_aloud
    assert "stunting" not in story.takeaway
