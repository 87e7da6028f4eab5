"""Two numbers side by side: the arithmetic of the gap, and every case in which one of them is missing."""

from __future__ import annotations

from datetime import date

import pytest
from scipy.stats import binomtest
from stories.tiny_kabupaten import DESA, SURVEYS, TinyDatabase, areas, build, desa_months

from dashboard.settings import Settings
from dashboard.stories import dua_angka
from dashboard.stories.charts import Bars, Dots
from dashboard.stories.measures import measure_places
from dashboard.stories.story import Selection
from dashboard.words import dua_angka as said

SETTINGS = Settings()


def test_survey_and_register_of_the_same_year_stand_on_one_scale(tiny: TinyDatabase) -> None:
    story = dua_angka.tell(Selection(), tiny, SETTINGS)
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    assert [(row.code, row.family) for row in dots.rows] == [
        ("SSGI 2024", "survey"), ("Agu 2024", "routine"), ("Feb 2025", "routine")]
    assert story.takeaway.startswith("Survei 21,3%, e-PPGBM ")
    assert "turun" not in story.read_aloud
    assert "naik" not in story.read_aloud


def test_the_implied_children_and_the_share_on_the_list() -> None:
    """Kotawaringin Barat 2023: 17.9 % of 23,600 is about 4,200 children, the list held 521: one in eight."""
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("survey", [("99.01", 2023, "SKI", 17.9, None, None, "unknown", "Contoh", "sure", "", None)])
    database.insert("desa_month", [
        ("99.01.01.2001", "99.01.01", date(2023, 8, 1), 12000, 23600, 11580, 11580, 11580, 521, 0, 0, 0)])
    story = dua_angka.tell(Selection(), database, SETTINGS)
    assert story.headline is not None
    assert story.headline.text == "1 dari 8"
    bars = story.charts[1]
    assert isinstance(bars, Bars)
    assert [item.text for item in bars.items] == ["sekitar 4.220", "521"]
    told = " ".join(fact.text for fact in story.facts)
    # The unmeasured would have to be 31 % stunted; selection alone would need an odds ratio of 0.22.
    assert "bila 30,8% dari yang belum diukur" in told
    assert "sekitar lima kali lebih jarang datang diukur" in told


def test_inside_the_survey_range_the_two_agree() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("survey", [("99.01", 2025, "SSGI", 20.0, 16.0, 24.0, "direct", "Contoh", "sure", "", None)])
    database.insert("desa_month", [
        ("99.01.01.2001", "99.01.01", date(2025, 2, 1), 1000, 1000, 950, 950, 950, 180, 0, 0, 0)])
    story = dua_angka.tell(Selection(), database, SETTINGS)
    assert story.takeaway == "Survei 20,0%, e-PPGBM 18,9%: keduanya sejalan"
    assert not any("belum diukur stunting" in fact.text for fact in story.facts)


def test_without_survey_only_the_register_speaks() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("desa_month", desa_months())
    story = dua_angka.tell(Selection(), database, SETTINGS)
    assert story.takeaway.startswith("e-PPGBM ")
    assert story.headline is None
    assert len(story.charts) == 1


def test_without_register_only_the_survey_speaks() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    rows = [(a, y, s, p, lo, hi, "direct", "Contoh", "sure", "", None) for a, y, s, p, lo, hi in SURVEYS]
    database.insert("survey", rows)
    story = dua_angka.tell(Selection(), database, SETTINGS)
    assert story.takeaway == "SSGI 2024 21,3%; e-PPGBM belum dapat disandingkan"
    assert story.headline is None


def test_with_neither_the_page_says_so() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    assert dua_angka.tell(Selection(), database, SETTINGS).charts == ()


def test_a_kecamatan_has_its_register_and_the_survey_keeps_the_name_of_the_kabupaten(tiny: TinyDatabase) -> None:
    story = dua_angka.tell(Selection(kecamatan="99.01.01"), tiny, SETTINGS)
    here = measure_places(tiny, period=date(2025, 2, 1), settings=SETTINGS).area("99.01.01")
    assert story.takeaway == f"Kecamatan Hulu tanpa angka survei; e-PPGBM {here.rate_text}"
    assert "Kecamatan: Hulu" in story.filters
    own, survey = story.panels
    assert (own.text, survey.text) == (here.rate_text, "21,3%")
    assert survey.label.startswith("SSGI 2024 (survei), Kabupaten Contoh: bukan angka kecamatan")
    told = " ".join(fact.text for fact in story.facts)
    for part in ("hanya mewakili kabupaten", "terdaftar", "proyeksi", "Rentang 95%", "Mutu pengukuran"):
        assert part in told


def test_a_kecamatan_gets_no_number_of_children_out_of_the_survey(tiny: TinyDatabase) -> None:
    story = dua_angka.tell(Selection(kecamatan="99.01.01"), tiny, SETTINGS)
    assert not any(isinstance(chart, Bars) for chart in story.charts)
    keys = [column.key for column in story.table.columns]
    surveys = [row for row in story.table.rows if row[keys.index("family")] == "Survei"]
    assert [row[keys.index("place")] for row in surveys] == ["Kabupaten Contoh"]
    assert surveys[0][keys.index("n_stunted")] is None
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    assert {row.label for row in dots.rows if row.family == "survey"} == {"SSGI 2024, kabupaten"}
    assert "Survei memperkirakan semua" not in story.read_aloud


def test_a_kecamatan_with_few_measured_says_that_first() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("desa_month", [
        ("99.01.01.2001", "99.01.01", date(2025, 2, 1), 1000, 1200, 300, 300, 300, 60, 0, 0, 0),
        ("99.01.02.2001", "99.01.02", date(2025, 2, 1), 1000, 1200, 950, 950, 950, 120, 0, 0, 0)])
    story = dua_angka.tell(Selection(kecamatan="99.01.01"), database, SETTINGS)
    assert story.takeaway == "Kecamatan Hulu tanpa angka survei; baru 30% balita diukur"
    # Of 1.200 projected 900 were not measured: 60 to 960 of 1.200 may be stunted.
    assert any("Bila 900 balita lainnya tidak/semua stunting: 5,0–80,0%" in fact.text for fact in story.facts)
    assert story.panels == ()


def test_a_hidden_kecamatan_shows_its_label_and_no_bounds() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("desa_month", [
        ("99.01.01.2001", "99.01.01", date(2025, 2, 1), 100, 120, 90, 90, 90, 3, 0, 0, 0),
        ("99.01.02.2001", "99.01.02", date(2025, 2, 1), 1000, 1200, 950, 950, 950, 2, 0, 0, 0)])
    story = dua_angka.tell(Selection(kecamatan="99.01.01"), database, SETTINGS)
    assert "<5" in story.takeaway
    assert not any("tidak/semua" in fact.text or "Rentang 95%" in fact.text for fact in story.facts)
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    assert (dots.rows[0].value, dots.rows[0].low) == (None, None)


@pytest.mark.parametrize(("implied", "listed", "text"), [(4220, 521, "1 dari 8"), (1000, 400, "1 dari 3"),
                                                         (1000, 900, "90%"), (400, 900, "100%")])
def test_shares_of_the_list(implied: float, listed: int, text: str) -> None:
    assert said.one_in(implied=implied, listed=listed) == text


def test_bounds_need_a_sasaran_that_holds_the_measured() -> None:
    database = build()
    story = dua_angka.tell(Selection(period=date(2025, 2, 1)), database, SETTINGS)
    row = next(row for row in story.table.rows if row[0] == "e-PPGBM")
    at = [column.key for column in story.table.columns].index("bound_low")
    # One desa has no registered sasaran, all have a projected one: the bounds rest on the projection.
    stunted = sum(before[0] for *_, before in DESA.values())
    projected = sum(one[3] or 0 for one in DESA.values())
    assert row[at] == pytest.approx(100 * stunted / projected)


def test_the_wall_has_one_panel_per_family_and_a_paragraph_that_says_both(tiny: TinyDatabase) -> None:
    story = dua_angka.tell(Selection(), tiny, Settings())
    survey, routine = story.panels
    assert (survey.text, survey.interval) == ("21,3%", "Rentang 17,8–25,3%")
    assert routine.text in story.takeaway
    assert routine.interval.startswith("Diukur ")
    for text in (survey.text, routine.text, "Keduanya benar untuk tugasnya"):
        assert text in story.read_aloud


def test_with_one_family_only_there_are_no_panels() -> None:
    database = TinyDatabase()
    database.insert("area", [("99.01", "Contoh", "kabupaten", "99", "9901", None, None)])
    database.insert("survey", [("99.01", 2024, "SSGI", 21.3, 17.8, 25.3, "direct", "Contoh", "sure", "", None)])
    assert dua_angka.tell(Selection(), database, Settings()).panels == ()


@pytest.mark.parametrize(("n", "text"), [
    # 17.9 % of 671 / 1.5 children: the published known answer; of 1,200 / 1.5 = 800 by scipy's own Wilson interval.
    (None, "Rentang 14,6–21,7% (perkiraan, seolah 671 balita)"),
    (1200, "Rentang 15,4–20,7% (perkiraan, sampel 1.200 balita)")])
def test_an_interval_of_our_own_says_what_sample_it_was_reckoned_from(n: int | None, text: str) -> None:
    database = build()
    database.run("DELETE FROM survey")
    database.insert("survey", [("99.01", 2025, "SKI", 17.9, None, None, "direct", "Contoh", "sure", "", n)])
    story = dua_angka.tell(Selection(), database, SETTINGS)  # type: ignore[arg-type]
    assert story.panels[0].interval == text
    row = next(row for row in story.table.rows if row[0] == "Survei")
    assert row[6] == n
    if n:
        low, high = binomtest(round(0.179 * 800), 800).proportion_ci(method="wilson")
        assert row[3:5] == pytest.approx((100 * low, 100 * high), abs=0.05)
        assert "sampel 1.200 balita, efek rancangan 1,5" in row[-1]
    else:
        assert "jumlah sampel tidak diketahui, seolah 671 balita, efek rancangan 1,5" in row[-1]


def test_a_published_interval_stays_as_printed_whatever_the_sample() -> None:
    database = build()
    database.run("DELETE FROM survey")
    database.insert("survey", [("99.01", 2025, "SSGI", 21.3, 17.8, 25.3, "direct", "Contoh", "sure", "", 640)])
    story = dua_angka.tell(Selection(), database, SETTINGS)  # type: ignore[arg-type]
    assert story.panels[0].interval == "Rentang 17,8–25,3%, sampel 640 balita"
    assert "perkiraan" not in story.subtitle


def test_a_version_from_before_samples_were_read_is_told_as_well() -> None:
    database = build()
    database.run("ALTER TABLE survey DROP COLUMN n")
    assert dua_angka.tell(Selection(), database, SETTINGS).panels  # type: ignore[arg-type]
