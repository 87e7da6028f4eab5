"""One agency closely: its desa by status only, its reports and whose number it waits for, its promises, its money."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from stories.tiny_kabupaten import DESA, TinyDatabase, areas

from dashboard import indicators
from dashboard.actions.entries import Promise
from dashboard.actions.store import Store, open_store
from dashboard.queries.agency_budget import agency_budget, budget_years
from dashboard.screen.catalogue import ENTRIES
from dashboard.settings import Settings
from dashboard.stories import STORIES, opd_detail
from dashboard.stories.charts import Scorecard
from dashboard.stories.denominators import shared_numbers
from dashboard.stories.opd_desa import desa_standings
from dashboard.stories.opd_promises import tell_promises_as_of
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.place import Area
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import open_database
from dashboard.words.numbers import money

SETTINGS = Settings()
JUN26, AUG26 = date(2026, 6, 1), date(2026, 8, 1)
KABUPATEN = Area("99.01", "Contoh", None)
Report = tuple[str, str, date, float | None, float | None, date | None]


def database_with(reports: list[Report]) -> TinyDatabase:
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("coverage", [("s", *row) for row in reports])
    return database


def sent(indicator: str, period: date, *, x: float = 90, n: float = 100, on: date | None = None,
         desa: list[str] | None = None) -> list[Report]:
    return [(code, indicator, period, x, n, on) for code in desa or DESA]


def tell(reports: list[Report], *, owner: str, view: str, kecamatan: str | None = None) -> Story:
    chosen = Selection(period=AUG26, kecamatan=kecamatan, options={"opd": owner, opd_detail.OPTION: view})
    return STORIES["opd"](chosen, database_with(reports), SETTINGS)


def rows(story: Story) -> list[list[str]]:
    card = story.charts[0]
    assert isinstance(card, Scorecard)
    return [[cell.text for cell in row] for row in card.rows]


def facts(story: Story) -> str:
    return " | ".join(fact.text for fact in story.facts)


# Whose number breaks whom --------------------------------------------------------------------------------------------


def test_shared_numbers_come_from_the_register() -> None:
    krs = next(one for one in shared_numbers(AUG26) if one.group == "krs")
    assert krs.supplier.slug == "dp3ap2kb"
    assert {one.agency for one in krs.users} == {"perikanan", "pertanian"}
    assert [one.id for one in krs.own] == ["krs_mentoring"]
    for shared in shared_numbers(AUG26):
        assert all(one.denominator_agency == shared.supplier.slug != one.agency for one in shared.users)


def test_a_silent_supplier_breaks_those_who_divide_by_its_number() -> None:
    reports = sent("krs_mentoring", JUN26, on=date(2026, 7, 5)) + sent("krs_home_garden", AUG26, on=date(2026, 10, 7))
    of_supplier = tell(reports, owner="dp3ap2kb", view="laporan")
    assert "Angka KRS dari OPD ini dipakai Diskan (Promosi ikan KRS) dan Distan (Pekarangan KRS): ikut basi" in facts(
        of_supplier)
    of_user = tell(reports, owner="pertanian", view="laporan")
    waiting = next(fact for fact in of_user.facts if fact.text.startswith("Penyebut KRS dari DP3AP2KB"))
    assert (waiting.status, "data terakhir Jun 2026" in waiting.text) == ("kritis", True)
    assert rows(of_user)[0][-1] == "DP3AP2KB"
    everyone = STORIES["opd"](Selection(period=AUG26, options={"opd": "belum_lapor"}), database_with(reports), SETTINGS)
    assert "DP3AP2KB belum melapor: penyebut KRS bagi" in facts(everyone)


def test_two_numbers_for_one_denominator_are_counted_by_desa() -> None:
    codes = list(DESA)
    reports = (sent("krs_mentoring", AUG26, n=100) + sent("krs_home_garden", AUG26, n=100, desa=codes[3:])
               + sent("krs_home_garden", AUG26, n=140, desa=codes[:3]))
    for owner in ("pertanian", "dp3ap2kb"):
        assert "Penyebut KRS Distan berbeda dari angka DP3AP2KB di 3 desa" in facts(
            tell(reports, owner=owner, view="laporan"))
    assert "berbeda" not in facts(tell(reports, owner="pertanian", view="laporan", kecamatan="99.01.03"))
    assert "berbeda" not in facts(tell(reports, owner="perikanan", view="laporan"))


def test_late_and_missing_reports_are_told_in_the_title() -> None:
    late = sent("krs_home_garden", AUG26, on=date(2026, 9, 15))
    assert tell(late, owner="pertanian", view="laporan").takeaway == (
        "Distan: 1 laporan Agu 2026 masuk, terlambat 5 hari")
    other = sent("adolescent_ttd", AUG26, on=date(2026, 10, 7))
    assert tell(other, owner="pertanian", view="laporan").takeaway == (
        "Distan: 0 dari 1 laporan Agu 2026 masuk, lewat 27 hari")


# Desa ----------------------------------------------------------------------------------------------------------------


def test_desa_worst_first_without_any_value() -> None:
    codes = list(DESA)
    reports = (sent("adolescent_ttd", AUG26, x=10) + sent("pregnant_ttd90", AUG26, x=10, desa=codes[5:6])
               + sent("pregnant_ttd90", AUG26, x=79, desa=codes[6:7]))
    story = tell(reports, owner="dinkes", view="desa")
    first = rows(story)[0]
    assert first[0] == DESA[codes[5]][0]
    assert first[2:5] == ["2", "0", "0"]
    assert rows(story)[1][2:5] == ["1", "1", "0"]
    assert story.takeaway.startswith("Dinkes: 13 dari 13 desa punya layanan kritis")
    assert len(story.table.rows) == len(DESA)
    assert len(tell(reports, owner="dinkes", view="desa", kecamatan="99.01.02").table.rows) == 4


def test_small_groups_and_small_counts_are_not_judged_in_a_desa() -> None:
    codes = list(DESA)
    reports: list[Report] = [(codes[0], "severe_wasting_care", AUG26, 2.0, 9.0, None),
               # 1 to 4 of 12: 8,3 to 33,3 % against 15,5 - the status would tell.
               (codes[1], "unwanted_pregnancy", AUG26, 3.0, 12.0, None),
               (codes[1], "adolescent_ttd", AUG26, 3.0, 400.0, None)]
    database = database_with(reports)

    def judged(slug: str, code: str) -> dict[str, str]:
        found = desa_standings(slug, area=KABUPATEN, period=AUG26, database=database, settings=SETTINGS)
        return {one.indicator.id: one.status for desa in found if desa.code == code for one in desa.services}

    assert judged("dinkes", codes[0]) == {"severe_wasting_care": "kosong"}
    assert judged("dp3ap2kb", codes[1]) == {"unwanted_pregnancy": "kosong"}
    assert judged("dinkes", codes[1]) == {"adolescent_ttd": "kritis"}


def test_the_order_of_desa_does_not_tell_a_hidden_count() -> None:
    def order(count: float) -> list[str]:
        given = {code: count if code == "99.01.01.2001" else 4.0 for code in DESA}
        database = database_with([(code, "adolescent_ttd", AUG26, x, 400.0, None) for code, x in given.items()])
        found = desa_standings("dinkes", area=KABUPATEN, period=AUG26, database=database, settings=SETTINGS)
        return [one.code for one in found]

    assert order(1.0) == order(4.0)


# Promises ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def promised(book: Store, *, today: date) -> Story:
    row = OwnerRow(indicators.agency("dinkes"), (), ())
    return tell_promises_as_of(row, area=KABUPATEN, period=AUG26, database=database_with(sent("adolescent_ttd", AUG26)),
                               settings=SETTINGS, book=book, today=today)


def test_promises_of_one_agency_only(book: Store) -> None:
    today = datetime.now(UTC).date()
    assert promised(book, today=today).takeaway == "Dinkes: belum ada janji yang tercatat"
    for owner, agencies in (("dinkes", ()), ("pupr", ()), ("kecamatan", ("dinkes",))):
        book.record_follow_up(Promise(action=f"Kerja {owner}", owner=owner, due_date=date(2026, 1, 1),
                                      agencies=agencies), author="A")
    story = promised(book, today=date(2026, 2, 1))
    assert story.takeaway == "Janji Dinkes: 0 dari 2 selesai, 2 lewat tenggat"
    assert {row[1] for row in rows(story)} == {"Kerja dinkes", "Kerja kecamatan"}
    assert len(story.table.rows) == 2


# Money ---------------------------------------------------------------------------------------------------------------


def test_money_adds_up_and_is_never_shared_out(kabupaten_folder: Path) -> None:
    database = open_database(kabupaten_folder)
    year = budget_years(database)[-1]
    lines = agency_budget(database, agency="dinkes", year=year)
    assert len(lines) > 0
    chosen = {"opd": "dinkes", opd_detail.OPTION: "dana"}
    story = STORIES["opd"](Selection(options=chosen), database, SETTINGS)
    assert money(float(lines["planned"].sum())) in story.takeaway
    at = {column.key: position for position, column in enumerate(story.table.columns)}
    assert sum(row[at["planned"]] or 0 for row in story.table.rows) == pytest.approx(float(lines["planned"].sum()))  # type: ignore[misc]
    somewhere = STORIES["opd"](Selection(kecamatan="62.01.01", options=chosen), database, SETTINGS)
    assert "seluruh kabupaten dan desa di" in somewhere.subtitle
    assert {row[at["place"]] for row in somewhere.table.rows} >= {"Kabupaten"}


@pytest.mark.parametrize("view", opd_detail.CHOICES)
def test_every_view_of_every_owner_fits_its_lines(kabupaten_folder: Path, view: str) -> None:
    database = open_database(kabupaten_folder)
    for owner in indicators.owners():
        for kecamatan in (None, "62.01.01"):
            chosen = Selection(kecamatan=kecamatan, options={"opd": owner.slug, opd_detail.OPTION: view})
            story = STORIES["opd"](chosen, database, SETTINGS)
            assert 0 < len(story.takeaway) <= 60, story.takeaway
            assert len(story.subtitle) <= 105, story.subtitle
            assert len(story.source) <= 150, story.source
            if story.charts:
                assert story.table.rows
                assert all(len(row) == len(story.table.columns) for row in story.table.rows)
                assert story.why
                assert story.how
                assert story.read_aloud


def test_the_views_are_offered_only_with_an_agency() -> None:
    option = next(one for one in ENTRIES["opd"].options if one.key == opd_detail.OPTION)
    assert tuple(code for code, _ in option.choices) == opd_detail.CHOICES
    assert option.only_with == ("opd", frozenset(one.slug for one in indicators.agencies()))
