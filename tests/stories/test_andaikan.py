"""The what-if page on a published file: every package, what always stands beside a result, goals in the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.settings import Settings
from dashboard.stories import andaikan, choices
from dashboard.stories.andaikan_lines import (
    BY_EFFECT,
    LEVERS,
    LOKUS_NEEDED,
    PACKAGES,
    QUALITY_KEY,
    SHARE_PREFIX,
    lokus_codes,
    parse_effects,
    parse_goals,
    parse_quality,
    parse_shares,
)
from dashboard.stories.andaikan_place import together
from dashboard.stories.charts import Dots, Scorecard
from dashboard.stories.dials import Dial, read, written
from dashboard.stories.measures import measure_places
from dashboard.stories.place import chosen_area
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words import andaikan as said
from dashboard.words.numbers import displayed

SETTINGS = Settings()


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def told(database: Database, package: str, **more: str) -> Story:
    return andaikan.tell(Selection(options={andaikan.OPTION: package} | more), database, SETTINGS)


def latest(database: Database) -> date:
    month = choices.resolve_period(Selection(), database=database, settings=SETTINGS)
    assert month is not None
    return month


def last_fall(story: Story) -> float:
    rows = [row for row in story.table.rows if row[0] == "Prevalensi balita"]
    now, after = rows[-1][2], rows[-1][3]
    assert isinstance(now, float)
    assert isinstance(after, float)
    return now - after


def facts(story: Story) -> str:
    return " | ".join(fact.text for fact in story.facts)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_has_a_name_a_title_and_its_limits(database: Database, package: str) -> None:
    story = told(database, package)
    assert story.takeaway.startswith((said.TITLES[package], said.NAMES[package], said.NO_PACE_TITLE,
                                      said.FEW_LOKUS_TITLE))
    if story.charts and package != "laju":
        assert said.SUBTITLE in story.subtitle
        for always in (said.OUTSIDE, said.SLOW, said.NATIONAL):
            assert always in facts(story)


@pytest.mark.parametrize("package", ["sekarang", "lingkungan"])
def test_nothing_and_null_interventions_change_nothing(database: Database, package: str) -> None:
    story = told(database, package)
    assert last_fall(story) == 0
    assert story.headline is not None
    assert story.headline.text == said.NOTHING
    assert "lebih sedikit" not in facts(story)


def test_null_interventions_are_named_with_why_they_matter(database: Database) -> None:
    assert said.NULL_EFFECT[1:] in facts(told(database, "lingkungan"))
    assert "Efek nol" in facts(told(database, "semua"))


def test_chart_table_and_headline_say_the_same(database: Database) -> None:
    story = told(database, "batas_atas")
    chart = story.charts[0]
    assert isinstance(chart, Dots)
    rows = [row for row in story.table.rows if row[0] == "Prevalensi balita"]
    assert [(row.value, row.low, row.high) for row in chart.rows[1:]] == [tuple(row[3:6]) for row in rows]
    now, low, high = rows[-1][2], rows[-1][4], rows[-1][5]
    assert isinstance(now, float)
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert story.headline is not None
    assert story.headline.text == said.fall_text(low=displayed(now - high), high=displayed(now - low))
    assert said.CEILING in facts(story)


def test_all_agencies_do_at_least_as_much_as_one(database: Database) -> None:
    assert last_fall(told(database, "semua")) >= last_fall(told(database, "dinkes")) - 0.1


def test_lokus_needs_a_list_of_several_desa(database: Database) -> None:
    story = told(database, "lokus")
    if story.charts:
        assert last_fall(told(database, "semua")) >= last_fall(story) - 0.1
    for one in choices.kecamatan_choices(database):
        here = andaikan.tell(Selection(kecamatan=one.value, options={andaikan.OPTION: "lokus"}), database, SETTINGS)
        few = len(lokus_codes(database, period=latest(database), kecamatan=one.value)) < LOKUS_NEEDED
        assert (here.takeaway == said.FEW_LOKUS_TITLE) == few or not here.charts


def test_goals_of_the_address_raise_the_effect_and_garbage_is_left_out(database: Database) -> None:
    plain = told(database, "makanan")
    more = told(database, "makanan", **{andaikan.GOALS: "CFEDU_2017:100,CFSUP_2017:100"})
    assert last_fall(more) > last_fall(plain)
    assert more.takeaway.startswith("Dengan sasaran sendiri")
    assert "diubah" in more.filters
    assert "sasaran diubah" in str(more.table.rows[0][-1])
    same = told(database, "makanan", **{andaikan.GOALS: "CFEDU_2017:101,EGG_ECU:90,;DROP,:5,CFSUP_2017:"})
    assert same.takeaway == plain.takeaway


def test_effects_of_the_address_stay_within_their_evidence(database: Database) -> None:
    strongest = told(database, "batas_atas", **{andaikan.EFFECTS: "SQLNS_2021:15,CFEDU_2017:28"})
    beyond = told(database, "batas_atas", **{andaikan.EFFECTS: "SQLNS_2021:90,CFEDU_2017:90"})
    weakest = told(database, "batas_atas", **{andaikan.EFFECTS: "SQLNS_2021:0,CFEDU_2017:0"})
    assert last_fall(beyond) == pytest.approx(last_fall(strongest), abs=0.1)
    assert last_fall(strongest) > last_fall(told(database, "batas_atas")) > last_fall(weakest) > 0
    assert strongest.takeaway.startswith("Dengan anggapan sendiri")
    assert "anggapan diubah" in str(strongest.table.rows[0][-1])
    same = told(database, "batas_atas", **{andaikan.EFFECTS: "WASH_NULL:50,EGG_ECU:40,x:y,SQLNS_2021:"})
    assert same.takeaway == told(database, "batas_atas").takeaway


def test_quality_of_the_address_is_held_in_its_range(database: Database) -> None:
    low, high = (told(database, "batas_atas", **{andaikan.EFFECTS: f"{QUALITY_KEY}:{q}"}) for q in (50, 90))
    assert last_fall(low) < last_fall(high)
    assert parse_quality(f"{QUALITY_KEY}:10") == 0.5
    assert parse_quality("BEP_KEK:10") is None
    assert parse_effects(f"BEP_KEK:10,{QUALITY_KEY}:60") == {"BEP_KEK": 0.9}


def test_whom_an_effect_concerns_is_an_example_until_it_is_set(database: Database) -> None:
    made = {dial.key: dial for dial in andaikan.effect_dials(
        Selection(options={andaikan.OPTION: "paket"}), database, SETTINGS)}
    assert made[f"{SHARE_PREFIX}BEP_KEK"].value == 17
    assert f"{SHARE_PREFIX}MMS_PR" not in made, "all pregnancies are no example"
    few, many = (told(database, "paket", **{
        andaikan.EFFECTS: f"CFEDU_2017:28,{SHARE_PREFIX}CFEDU_2017:{share}", andaikan.GOALS: "CFEDU_2017:100"})
        for share in (10, 100))
    assert last_fall(few) < last_fall(many)
    assert "bagian anak yang tersangkut 100% (diatur)" in str(many.table.rows)
    assert many.takeaway.startswith("Dengan anggapan sendiri")
    assert parse_shares(f"{SHARE_PREFIX}BEP_KEK:120,{SHARE_PREFIX}EGG_ECU:20,BEP_KEK:8") == {}
    all_of_them = told(database, "paket", **{andaikan.EFFECTS: f"{SHARE_PREFIX}MMS_PR:10"})
    assert all_of_them.takeaway == told(database, "paket").takeaway


def test_what_is_read_aloud_rests_on_what_was_reckoned(database: Database) -> None:
    for package in PACKAGES:
        story = told(database, package)
        if not story.charts:
            continue
        assert said.HONEST in story.read_aloud
        assert ("uji klinis" in story.read_aloud) == (package != "laju")
        assert (said.UNSEEN in story.read_aloud or said.SLOW in story.read_aloud) <= (last_fall(story) > 0 or
                                                                                     "poin" in story.takeaway)


def test_effect_dials_are_the_evidence(database: Database) -> None:
    made = {dial.key: dial for dial in andaikan.effect_dials(
        Selection(options={andaikan.OPTION: "paket"}), database, SETTINGS)}
    assert (made["BEP_KEK"].least, made["BEP_KEK"].value, made["BEP_KEK"].most) == (1, 5, 10)
    assert made[QUALITY_KEY].value == 70
    turned = andaikan.effect_dials(Selection(options={
        andaikan.OPTION: "paket", andaikan.EFFECTS: "BEP_KEK:9"}), database, SETTINGS)
    assert {dial.key: dial.value for dial in turned}["BEP_KEK"] == 9
    assert andaikan.effect_dials(Selection(options={andaikan.OPTION: "laju"}), database, SETTINGS) == ()


def test_assumptions_stand_with_their_sources(database: Database) -> None:
    story = told(database, "semua", **{andaikan.VIEW: "anggapan"})
    card = story.charts[0]
    assert isinstance(card, Scorecard)
    assert story.takeaway == told(database, "semua").takeaway
    assert all(cell.text for row in card.rows for cell in row)
    assert any(row[4].text == said.NO_EFFECT for row in card.rows)
    assert isinstance(told(database, "laju", **{andaikan.VIEW: "anggapan"}).charts, tuple)


def test_lokus_desa_are_a_place_of_their_own_without_a_target(database: Database) -> None:
    story = told(database, "semua", **{andaikan.SCOPE: "lokus"})
    if story.charts:
        chart = story.charts[0]
        assert isinstance(chart, Dots)
        assert chart.reference == ()
        assert "Desa lokus" in story.subtitle
        assert "desa lokus" in story.source
        assert {row.family for row in chart.rows} == {"routine"}


def test_a_hidden_count_is_never_in_the_sum_of_the_lokus_desa(database: Database) -> None:
    places = measure_places(database, period=latest(database), settings=SETTINGS)
    area = chosen_area(Selection(), database=database)
    hidden = tuple(one for one in places.desa if one.hidden and not one.label.startswith("n<"))
    shown = tuple(one for one in places.desa if not one.hidden)[:4]
    assert hidden
    mean = places.kabupaten.rate
    assert mean is not None
    made = together((*shown, *hidden), mean=mean, area=area, settings=SETTINGS)
    expected = sum(one.n_stunted or 0 for one in shown) + sum(one.n_measured for one in hidden) * mean / 100
    assert made.n_stunted == round(expected)
    alone = together((*shown, *hidden), mean=None, area=area, settings=SETTINGS)
    assert alone.n_measured == sum(one.n_measured for one in shown)


def test_children_above_the_target_by_kecamatan_and_by_desa(database: Database) -> None:
    def parts(story: Story) -> set[str]:
        return {str(row[1]) for row in story.table.rows if str(row[0]).startswith("Anak di atas target")}

    kecamatan = choices.kecamatan_choices(database)
    assert parts(told(database, "semua")) == {one.label for one in kecamatan}
    code = kecamatan[0].value
    here = andaikan.tell(Selection(kecamatan=code), database, SETTINGS)
    if here.charts:
        places = measure_places(database, period=latest(database), settings=SETTINGS)
        assert parts(here) == {one.name for one in places.desa_of(code)}
        for row in here.table.rows:
            if row[0] == "Anak di atas target":
                desa = next(one for one in places.desa_of(code) if one.name == row[1])
                assert isinstance(row[6], str) == (desa.hidden or not desa.n_measured)


def test_the_pace_the_target_takes_stands_beside_how_often_it_was_kept(database: Database) -> None:
    story = told(database, "semua")
    line = next(fact.text for fact in story.facts if "perlu turun" in fact.text and "per tahun" in fact.text)
    assert "kabupaten yang tiga surveinya diketahui" in line
    assert any("peluang mencapai" in fact.text for fact in story.facts)
    code = choices.kecamatan_choices(database)[0].value
    here = andaikan.tell(Selection(kecamatan=code), database, SETTINGS)
    assert not any("per tahun:" in fact.text for fact in here.facts)


def test_same_question_same_answer(database: Database) -> None:
    assert told(database, "paket") == told(database, "paket")


def test_an_unknown_package_is_the_first_one(database: Database) -> None:
    assert told(database, "tidak_ada").takeaway == told(database, PACKAGES[0]).takeaway


def test_a_kecamatan_speaks_through_the_register_without_a_target(database: Database) -> None:
    for one in choices.kecamatan_choices(database):
        story = andaikan.tell(Selection(kecamatan=one.value), database, SETTINGS)
        for chart in story.charts:
            assert isinstance(chart, Dots)
            assert chart.reference == ()
            assert {row.family for row in chart.rows} == {"routine"}


def test_examples_are_marked(database: Database) -> None:
    story = told(database, "batas_atas")
    assert "contoh" in facts(story)
    assert said.EXAMPLES in facts(story)


def test_dials_start_at_the_present_coverage(database: Database) -> None:
    made = andaikan.dials(Selection(options={andaikan.OPTION: "semua"}), database, SETTINGS)
    assert made
    for dial in made:
        assert 0 <= dial.least <= dial.value <= dial.most == 100
        assert dial.key in BY_EFFECT
    assert andaikan.dials(Selection(options={andaikan.OPTION: "laju"}), database, SETTINGS) == ()


def test_dials_are_written_and_read_back() -> None:
    assert read(written([("A", 90), ("B", 0)])) == {"A": 90, "B": 0}
    assert read("") == {}
    assert parse_goals("BEP_KEK:90") == {"BEP_KEK": 0.9}
    assert Dial("A", "x", 0, 100, 5).unit == "%"


def test_every_lever_has_an_indicator_and_a_name() -> None:
    for lever in LEVERS:
        assert 0 < lever.goal(date(2026, 8, 1)) <= 1
        assert lever.effect_id in said.EFFECTS


@pytest.mark.parametrize(("low", "high", "text"), [
    (0.3, 0.9, "0,3–0,9 poin"), (0.0, 0.1, "paling banyak 0,1 poin"), (0.0, 0.0, "kurang dari 0,1 poin"),
    (0.2, 0.2, "0,2 poin"),
])
def test_falls_in_words(low: float, high: float, text: str) -> None:
    assert said.fall_text(low=low, high=high) == text


def test_distance_to_the_target_in_words() -> None:
    def line(gap: float, low: float, high: float) -> str:
        return said.target_line(target=14.2, year=2029, gap=gap, low=low, high=high)

    assert line(7.1, 0.3, 0.9) == "Tidak cukup untuk target 14,2% (2029): menutup paling banyak 13% dari jarak 7,1 poin"
    assert line(1.0, 0.3, 1.1).startswith("Mungkin cukup")
    assert line(1.0, 1.0, 1.1).startswith("Cukup untuk")
    assert "sudah tercapai" in line(-0.1, 0.0, 0.0)
    assert "tidak berkurang" in line(7.1, 0.0, 0.0)
    assert said.target_line(target=14.2, year=2029, gap=7.1, low=0.3, high=0.9, needed=3.84).endswith(
        "dari jarak 7,1 poin; yang diperlukan: turun 3,8% per tahun")


def test_the_unborn_in_words() -> None:
    text = said.replacement_line(year=2029, unborn=67, needed=14.2, expected=19.7, cut=0.28, verdict="berat")
    assert text == ("Sampai akhir 2029, 67% balita belum lahir: prevalensi mereka perlu 14,2%, bukan 19,7% "
                    "(turun 28%): berat")
    assert "sekalipun" in said.replacement_line(year=2027, unborn=20, needed=-21.5, expected=12.7, cut=2.7,
                                                verdict="tidak tercapai dengan pencegahan saja")
