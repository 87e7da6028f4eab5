"""Services: sums over sums, silence is not zero, and agencies outside the kabupaten are asked."""

from __future__ import annotations

from datetime import date

import pytest
from stories.tiny_kabupaten import DESA, TinyDatabase, areas

from dashboard import indicators
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Scorecard
from dashboard.stories.services import Service, measure_services
from dashboard.stories.story import Selection, Story

SETTINGS = Settings()
JUN25 = date(2025, 6, 1)
HULU = [code for code in DESA if code.startswith("99.01.01")]


def database_with(reports: list[tuple[str, str, date, float | None, float | None]]) -> TinyDatabase:
    database = TinyDatabase()
    database.insert("area", areas())
    if reports:
        database.insert("coverage", [("s", desa, one, period, x, n, None) for desa, one, period, x, n in reports])
    return database


def everywhere(indicator: str, x: float, n: float) -> list[tuple[str, str, date, float | None, float | None]]:
    return [(code, indicator, JUN25, x, n) for code in DESA]


def measured(reports: list[tuple[str, str, date, float | None, float | None]], *, of: str,
             kecamatan: str | None = None) -> Service:
    return measure_services(database_with(reports), period=JUN25, settings=SETTINGS).of(of, kecamatan)


def tell(reports: list[tuple[str, str, date, float | None, float | None]], **chosen: object) -> Story:
    return STORIES["opd"](Selection(**chosen), database_with(reports), SETTINGS)  # type: ignore[arg-type]


def test_a_value_is_a_ratio_of_sums_not_a_mean() -> None:
    reports = [(HULU[0], "adolescent_ttd", JUN25, 90, 100), (HULU[1], "adolescent_ttd", JUN25, 10, 900)]
    one = measured(reports, of="adolescent_ttd", kecamatan="99.01.01")
    assert one.value == pytest.approx(10.0)  # the mean of 90 % and 1,1 % would be 45,6
    assert (one.text, one.status) == ("10,0", "kritis")
    assert (one.n_desa_reported, one.n_desa) == (2, 5)


def test_missing_zero_and_no_target_group_are_three_things() -> None:
    ttd = "adolescent_ttd"
    assert measured([(HULU[0], ttd, JUN25, None, 100)], of=ttd).state == "belum_melapor"
    nothing = measured([(HULU[0], ttd, JUN25, 0, 0)], of=ttd)
    assert (nothing.state, nothing.text, nothing.value) == ("tidak_ada_sasaran", "tidak ada sasaran", None)
    zero = measured([(HULU[0], ttd, JUN25, 0, 100)], of=ttd)
    assert (zero.state, zero.text, zero.value, zero.status) == ("nilai", "0,0", 0.0, "kritis")
    silent = measured([], of=ttd)
    assert (silent.state, silent.text, silent.value) == ("belum_melapor", "belum melapor", None)


@pytest.mark.parametrize("kind", ["cumulative", "stock", "case", "monthly"])
def test_months_are_never_added(kind: str) -> None:
    one = next(one for one in indicators.register() if one.accumulation == kind and one.target_value is not None)
    months = [date(2025, month, 1) for month in (1, 3, 6)]
    reports = [(HULU[0], one.id, month, 20 * n, 100) for n, month in enumerate(months, start=1)]
    reports += [(HULU[1], one.id, months[0], 30, 200)]
    found = measured(reports, of=one.id)
    assert (found.numerator, found.denominator) == (60 + 30, 100 + 200), "the latest report of each desa, nothing else"
    assert found.last_period == JUN25


def test_more_than_all_is_flagged_not_clamped() -> None:
    one = measured([(HULU[0], "adolescent_ttd", JUN25, 120, 100)], of="adolescent_ttd")
    assert one.value == pytest.approx(120.0)
    assert one.over
    assert one.text == "120,0"


def test_small_groups_are_hidden_with_a_second_one() -> None:
    reports = [(HULU[0], "severe_wasting_care", JUN25, 2, 5), ("99.01.02.2001", "severe_wasting_care", JUN25, 9, 12),
               ("99.01.03.1001", "severe_wasting_care", JUN25, 20, 30)]
    hulu = measured(reports, of="severe_wasting_care", kecamatan="99.01.01")
    hilir = measured(reports, of="severe_wasting_care", kecamatan="99.01.02")
    assert (hulu.state, hulu.text, hulu.numerator, hulu.denominator) == ("disamarkan", "n<10", None, None)
    assert (hilir.state, hilir.text, hilir.numerator) == ("disamarkan", "disamarkan", None)
    assert measured(reports, of="severe_wasting_care").text == "66,0"


def test_everyone_served_is_no_secret() -> None:
    assert measured([(HULU[0], "severe_wasting_care", JUN25, 12, 12)], of="severe_wasting_care").text == "100,0"


def test_a_hidden_few_keeps_its_status_only_where_it_reveals_nothing() -> None:
    many = measured([(HULU[0], "adolescent_ttd", JUN25, 3, 400)], of="adolescent_ttd")
    assert (many.text, many.status) == ("<5", "kritis")
    # 1 to 4 of 12 unwanted pregnancies: 8,3 to 33,3 % against a target of 15,5 - the status would tell.
    few = measured([(HULU[0], "unwanted_pregnancy", JUN25, 3, 12)], of="unwanted_pregnancy")
    assert (few.text, few.status) == ("<5", "kosong")


def test_the_scorecard_counts_each_owner_once() -> None:
    reports = everywhere("adolescent_ttd", 34, 100) + everywhere("pregnant_ttd90", 85, 100)
    story = tell(reports, period=JUN25)
    card = story.charts[0]
    assert isinstance(card, Scorecard)
    rows = {row[0].text: [cell.text for cell in row] for row in card.rows}
    assert rows["Dinkes"] == ["Dinkes", "14", "1", "0", "1", "12", "2/14", "Jun 2025",
                              "TTD remaja putri 34,0 (58)"]
    assert rows["Dinsos"] == ["Dinsos", "5", "–", "–", "–", "5", "0/5", "–", "belum melapor"]
    assert rows["Kemenag/KUA"][-1] == "dimohon bantuan data"
    assert sum(int(row[1].text) for row in card.rows) == 29
    silent = sum(1 for row in card.rows if row[6].text.startswith("0/"))
    assert silent == 6
    assert story.takeaway == "Belum melapor: 6 instansi; tertinggal: TTD remaja putri"


def test_kemenag_is_asked_not_ordered() -> None:
    facts = [fact.text for fact in tell(everywhere("adolescent_ttd", 34, 100), period=JUN25).facts]
    ordered = next(text for text in facts if text.startswith("Diminta segera melapor"))
    asked = next(text for text in facts if text.startswith("Dimohon bantuan data"))
    assert "Kemenag" not in ordered
    assert "Kemenag/KUA (1 indikator, lewat 21 hari)" in asked  # due 10 July, judged on 31 July


def test_all_reported_and_reached() -> None:
    reports = []
    for one in indicators.register():
        reports += everywhere(one.id, 5 if one.lower_is_better else 100, 100)
    assert tell(reports, period=JUN25).takeaway == "Semua sudah melapor dan mencapai target"


def test_one_owner_by_kecamatan_worst_in_the_corner() -> None:
    reports = [(code, "pregnant_ttd90", JUN25, 85, 100) for code in DESA]
    reports += [(code, "adolescent_ttd", JUN25, 20 if code.startswith("99.01.02") else 50, 100) for code in DESA]
    story = tell(reports, period=JUN25, options={"opd": "dinkes"})
    card = story.charts[0]
    assert isinstance(card, Scorecard)
    assert card.columns[:3] == ("Indikator (target)", "Kabupaten", "Hilir")
    assert [cell.text for cell in card.rows[0][:3]] == ["TTD remaja putri (58)", "40,8", "20,0"]
    assert [cell.status for cell in card.rows[0][1:3]] == ["kritis", "kritis"]
    assert story.takeaway == "Dinkes: 1 dari 2 indikator kritis"


def test_lower_is_better_is_marked() -> None:
    card = tell(everywhere("unmet_need_kb", 8, 100), period=JUN25, options={"opd": "dp3ap2kb"}).charts[0]
    assert isinstance(card, Scorecard)
    row = next(row for row in card.rows if row[0].text.startswith("Unmet need"))
    assert row[0].text == "Unmet need KB ↓ (7,4)"
    assert (row[1].text, row[1].status) == ("8,0", "perhatian")


def test_a_kecamatan_sees_its_own_values() -> None:
    reports = [(code, "adolescent_ttd", JUN25, 20 if code.startswith("99.01.02") else 70, 100) for code in DESA]
    assert "TTD remaja putri" in tell(reports, period=JUN25, kecamatan="99.01.02").takeaway
    assert "TTD" not in tell(reports, period=JUN25, kecamatan="99.01.01").takeaway


def test_the_number_in_the_sentence_is_that_of_card_and_table() -> None:
    story = tell(everywhere("adolescent_ttd", 34, 100), period=JUN25)
    at = {column.key: position for position, column in enumerate(story.table.columns)}
    row = next(row for row in story.table.rows if row[at["number"]] == 1)
    assert (row[at["numerator"]], row[at["denominator"]], row[at["value"]]) == (442.0, 1300.0, 34.0)
    assert row[at["gap"]] == -24.0
    assert "34,0%, 24,0 poin di bawah target 58%" in story.facts[0].text
    assert len(story.table.rows) == 29


def test_no_report_in_the_year_is_a_sentence() -> None:
    story = tell(everywhere("adolescent_ttd", 34, 100), period=date(2024, 6, 1))
    assert story.takeaway == "Belum ada data Juni 2024 untuk Kabupaten Contoh"
    assert "Belum ada laporan cakupan layanan" in story.facts[0].text


def test_without_a_choice_the_latest_report_counts() -> None:
    assert "s.d. Jun 2025" in tell(everywhere("adolescent_ttd", 34, 100)).subtitle


def test_targets_from_memory_are_marked() -> None:
    story = tell(everywhere("adolescent_anemia_check", 50, 100), period=JUN25)
    notes = [row[-1] for row in story.table.rows if row[0] == 2]
    assert notes == ["target perlu dicek"]


def test_many_kecamatan_give_way_to_the_worst_and_are_named() -> None:
    database = TinyDatabase()
    places = [(f"99.01.{at:02d}", f"Kecamatan {at}", f"99.01.{at:02d}.2001") for at in range(1, 14)]
    database.insert("area", [
        ("99.01", "Contoh", "kabupaten", "99", "9901", None, None),
        *((code, name, "kecamatan", "99.01", None, None, None) for code, name, _ in places),
        *((desa, f"Desa {name}", "desa", code, None, 111.0, -2.0) for code, name, desa in places)])
    database.insert("coverage", [("s", desa, "adolescent_ttd", JUN25, 10 + 5 * at, 100, None)
                                 for at, (_, _, desa) in enumerate(places)])
    story = STORIES["opd"](Selection(period=JUN25, options={"opd": "dinkes"}), database, SETTINGS)
    [chart] = story.charts
    assert isinstance(chart, Scorecard)
    assert chart.columns == ("Indikator (target)", "Kabupaten", *(f"Kecamatan {at}" for at in range(1, 9)))
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    assert chart.more.endswith("5 kecamatan lain lebih dekat ke target atau belum ada data")
    assert all(f"Kecamatan {at}" in story.facts[-1].text for at in range(9, 14))
    assert "Kabupaten Contoh" in story.subtitle
