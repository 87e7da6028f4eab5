"""A kecamatan's part of the kabupaten's plan: the parts are the whole, each is the best for its money, ranges stay."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from dashboard import queries
from dashboard.analysis.budget import Problem, best_plan
from dashboard.settings import Settings
from dashboard.stories import anggaran
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words import anggaran as words

SETTINGS = Settings()
ENTERED = "DANA:300,SIAP:5,CFEDU_2017:150,BEP_KEK:400,IFA_PR:50"


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


@cache  # a plan takes a second
def told(database: Database, kecamatan: str | None, entered: str = ENTERED) -> Story:
    return anggaran.tell(Selection(kecamatan=kecamatan, options={anggaran.ENTERED: entered}), database, SETTINGS)


def planned(story: Story) -> list[tuple[object, ...]]:
    return [row for row in story.table.rows if row[4] is not None]


def test_the_parts_of_all_kecamatan_are_the_plan_of_the_kabupaten(database: Database) -> None:
    whole = {row[0]: row for row in told(database, None).table.rows}
    parts = {}
    for code in queries.kecamatan_list(database)["code"]:
        story = told(database, str(code))
        assert len(story.takeaway) <= 60
        assert "Kecamatan: semua" not in story.filters
        parts |= {row[0]: row for row in planned(story)}
    assert parts == whole


def test_a_part_names_who_is_left_out_and_what_the_kabupaten_spends(database: Database) -> None:
    whole = told(database, None)
    kecamatan = str(whole.table.rows[0][0])[:8]
    story = told(database, kecamatan)
    desa = queries.desa_list(database)
    assert len(story.table.rows) == (desa["kecamatan_code"] == kecamatan).sum()
    assert f"{len(planned(story))} dari {len(story.table.rows)} desa didanai" in story.takeaway
    facts = [fact.text for fact in story.facts]
    assert "Untuk kecamatan ini Rp" in facts[0]
    assert "biaya rencana kabupaten" in facts[0]
    assert words.LOCAL_COST in facts


def test_a_least_number_a_kecamatan_is_said(database: Database) -> None:
    code = str(queries.kecamatan_list(database)["code"].iloc[0])
    story = told(database, code, f"{ENTERED},MIN:1")
    assert planned(story)
    assert any("sedikitnya 1 desa per kecamatan" in fact.text for fact in story.facts)


def test_a_kecamatan_without_a_desa_in_the_plan_says_so_and_shows_its_needs(database: Database) -> None:
    """A budget for one desa leaves every other kecamatan without."""
    funded = {str(row[0])[:8] for row in told(database, None, "DANA:50,SIAP:30,IFA_PR:50").table.rows}
    code = next(str(code) for code in queries.kecamatan_list(database)["code"] if str(code) not in funded)
    story = told(database, code, "DANA:50,SIAP:30,IFA_PR:50")
    assert "elum ada desa dalam rencana" in story.takeaway
    assert not planned(story)
    assert story.charts


def test_asked_without_costs_the_needs_are_those_of_the_kecamatan(database: Database) -> None:
    whole = [row[1] for row in told(database, None, "").table.rows]
    codes = [str(code) for code in queries.kecamatan_list(database)["code"]]
    parts = [[row[1] for row in told(database, code, "").table.rows] for code in codes]
    assert not any(isinstance(n, int) and 0 < n < 5 for part in parts for n in part)
    # A few are "<5": each of them at most four people.
    sums = [sum(n for n in column if isinstance(n, int)) for column in zip(*parts, strict=True)]
    assert sums == pytest.approx(whole, abs=4 * len(codes))


def test_the_part_of_the_best_plan_is_the_best_plan_for_its_money() -> None:
    """Why the kabupaten's plan may be told by kecamatan: nothing better could be bought there for the same money."""
    rng = np.random.default_rng(7)
    value, cost = rng.uniform(1, 9, (12, 2)), rng.uniform(5, 20, (12, 2))
    problem = Problem(value, cost, np.full(12, 4.0), kecamatan=("A",) * 6 + ("B",) * 6)
    plan = best_plan(problem, budget=90)
    for rows in (slice(0, 6), slice(6, 12)):
        spent = float((cost[rows] * plan.share[rows]).sum() + 4.0 * plan.funded[rows].sum())
        alone = best_plan(replace(problem, value=value[rows], cost=cost[rows], setup=np.full(6, 4.0),
                                  kecamatan=problem.kecamatan[rows]), budget=spent + 1e-6)
        assert alone.averted == pytest.approx(float((value[rows] * plan.share[rows]).sum()))
