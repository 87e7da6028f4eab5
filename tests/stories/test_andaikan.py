"""The what-if page on a published file: every package, what always stands beside a result, goals in the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.settings import Settings
from dashboard.stories import andaikan, choices
from dashboard.stories.andaikan_lines import BY_EFFECT, LEVERS, LOKUS_NEEDED, PACKAGES, lokus_desa, parse_goals
from dashboard.stories.charts import Dots
from dashboard.stories.dials import Dial, read, written
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
        few = lokus_desa(database, period=latest(database), kecamatan=one.value) < LOKUS_NEEDED
        assert (here.takeaway == said.FEW_LOKUS_TITLE) == few or not here.charts


def test_goals_of_the_address_raise_the_effect_and_garbage_is_left_out(database: Database) -> None:
    plain = told(database, "makanan")
    more = told(database, "makanan", **{andaikan.GOALS: "CFEDU_2017:100,CFSUP_2017:100"})
    assert last_fall(more) > last_fall(plain)
    assert more.takeaway.startswith("Dengan sasaran sendiri")
    assert "sasaran diubah" in more.filters
    same = told(database, "makanan", **{andaikan.GOALS: "CFEDU_2017:101,EGG_ECU:90,;DROP,:5,CFSUP_2017:"})
    assert same.takeaway == plain.takeaway


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
        assert 0 < lever.goal <= 1
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


def test_the_unborn_in_words() -> None:
    text = said.replacement_line(year=2029, unborn=67, needed=14.2, expected=19.7, cut=0.28, verdict="berat")
    assert text == ("Sampai akhir 2029, 67% balita belum lahir: prevalensi mereka perlu 14,2%, bukan 19,7% "
                    "(turun 28%): berat")
    assert "sekalipun" in said.replacement_line(year=2027, unborn=20, needed=-21.5, expected=12.7, cut=2.7,
                                                verdict="tidak tercapai dengan pencegahan saja")
