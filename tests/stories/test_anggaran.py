"""Which desa first: nothing without local costs, a plan within its budget and conditions, nothing hidden told."""

from __future__ import annotations

from pathlib import Path

import pytest
from stories.tiny_kabupaten import FEB25, build

from dashboard import queries
from dashboard.settings import Settings
from dashboard.stories import anggaran, choices
from dashboard.stories.anggaran_problem import EFFECTS, question_of, shares_of, wishes_of
from dashboard.stories.measures import hidden_in
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words import anggaran as said

SETTINGS = Settings()
ENTERED = "DANA:300,SIAP:5,CFEDU_2017:150,BEP_KEK:400,IFA_PR:50"


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def told(database: Database, entered: str, wanted: str = "bebas") -> Story:
    return anggaran.tell(Selection(options={anggaran.ENTERED: entered, anggaran.OPTION: wanted}), database, SETTINGS)


@pytest.mark.parametrize("entered", ["", "DANA:500", "CFEDU_2017:150", "DANA:500,CFEDU_2017:0", "x:y,DANA:-1"])
def test_without_local_costs_there_is_no_plan(database: Database, entered: str) -> None:
    story = told(database, entered)
    assert story.takeaway == said.EMPTY_TITLE
    assert said.EMPTY in [fact.text for fact in story.facts]
    # What there is to price: people to be reached more, no money and no children averted.
    assert [column.key for column in story.table.columns] == ["work", "people"]
    assert len(story.table.rows) == len(EFFECTS)


def test_a_plan_keeps_its_budget_and_names_its_desa(database: Database) -> None:
    story = told(database, ENTERED)
    assert len(story.takeaway) <= 60
    assert f"{len(story.table.rows)} desa" in story.takeaway
    costs = [row[4] for row in story.table.rows if isinstance(row[4], int)]
    # Costs are shown in whole million.
    assert sum(costs) <= 300 + 0.5 * len(costs)
    assert said.LOCAL_COST in [fact.text for fact in story.facts]
    bars = story.charts[0].items  # type: ignore[union-attr]
    values = [bar.value for bar in bars]
    assert values == sorted(values)


def test_children_averted_are_a_range_and_of_five_years(database: Database) -> None:
    story = told(database, ENTERED)
    assert said.SUBTITLE in story.subtitle
    for text in (story.takeaway, *(bar.text for bar in story.charts[0].items)):  # type: ignore[union-attr]
        assert any(sign in text for sign in ("–", "paling banyak", "kurang dari 1")), text


@pytest.mark.parametrize(("low", "high", "text"), [
    (7.6, 12.4, "8–12"), (0.2, 3.4, "paling banyak 3"), (-1.0, 0.4, "kurang dari 1"), (9.8, 10.2, "sekitar 10")])
def test_children_in_words(low: float, high: float, text: str) -> None:
    assert said.children(low=low, high=high) == text


def test_conditions_are_kept_or_said_to_be_too_dear(database: Database) -> None:
    spread = told(database, f"{ENTERED},MIN:1")
    assert {row[2] for row in spread.table.rows} == set(queries.kecamatan_list(database)["name"])
    assert told(database, "DANA:10,SIAP:50,MIN:2,BEP_KEK:400").takeaway == said.TOO_DEAR_TITLE


def test_hidden_counts_do_not_steer_the_plan(database: Database) -> None:
    """Every hidden desa is weighed with one and the same mean; the shown ones differ."""
    period = choices.resolve_period(Selection(), database=database, settings=SETTINGS)
    assert period is not None
    counts = queries.desa_counts(database, period=period)
    shown = hidden_in(database, period=period, settings=SETTINGS).cells["shown"].to_numpy(dtype=bool)[:len(counts)]
    shares = shares_of(counts, shown=shown)
    assert shares is not None
    assert (~shown).sum() >= 2
    assert len(set(shares[~shown])) == 1
    assert len(set(shares[shown & (counts["n_measured"].to_numpy() > 0)])) > 1


def test_same_question_same_answer(database: Database) -> None:
    assert told(database, ENTERED) == told(database, ENTERED)


def test_dials_offer_every_effect_and_nothing_is_filled_in() -> None:
    made = anggaran.dials(Selection())
    assert {dial.key for dial in made} == {"DANA", "SIAP", "MIN", *EFFECTS}
    assert all(dial.value == 0 for dial in made)
    assert next(d.value for d in anggaran.dials(Selection(options={anggaran.ENTERED: "DANA:99999"}))
                if d.key == "DANA") == 5000


def test_a_desa_without_anybody_to_serve_is_not_given_an_estimate() -> None:
    """Bambu reports no pregnant woman to feed, Cemara reports nothing: only Cemara is weighed with the mean."""
    database = build()
    reports = {"99.01.01.2001": (20, 80), "99.01.01.2002": (0, 0), "99.01.02.2001": (30, 60), "99.01.03.1001": (40, 90)}
    database.insert("coverage", [("s", code, "pregnant_kek_food", FEB25, x, n, None) for code, (x, n) in
                                 reports.items()])
    wishes = wishes_of({"DANA": 100, "BEP_KEK": 300}, must_lokus=False)
    found = question_of(database, period=FEB25, wishes=wishes, lokus=frozenset(), settings=SETTINGS)  # type: ignore[arg-type]
    assert found is not None
    to_reach = dict(zip(found.desa["name"], found.reached[:, 0], strict=True))
    averted = dict(zip(found.desa["name"], found.problem.value[:, 0], strict=True))
    assert (to_reach["Bambu"], averted["Bambu"]) == (0, 0)
    assert to_reach["Cemara"] > 0
    assert (int(found.reported.sum()), found.reported.size) == (4, len(found.desa))
