"""Desa mana dulu: known plans, plans that nobody can beat by trying, and conditions that hold."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import budget as budget_room
from dashboard.analysis.budget import (
    EXACT_DESA,
    BudgetError,
    NearEqual,
    OutOfTimeError,
    Plan,
    Problem,
    averted_children,
    best_plan,
    curve,
    near_equal_plans,
)

VALUE = np.array([[6, 3], [5, 4], [2, 1.5]])
COST = np.array([[40, 15], [45, 20], [12, 10]], dtype=float)
SETUP = np.full(3, 10.0)


def known(**changes):
    return Problem(**({"value": VALUE, "cost": COST, "setup": SETUP} | changes))


@st.composite
def problems(draw):
    n_desa, n_lines = draw(st.integers(1, 4)), draw(st.integers(1, 2))
    cells = st.integers(0, 20)
    grid = st.lists(st.lists(cells, min_size=n_lines, max_size=n_lines), min_size=n_desa, max_size=n_desa)
    setup = draw(st.lists(st.integers(0, 10), min_size=n_desa, max_size=n_desa))
    return Problem(np.array(draw(grid), dtype=float), np.array(draw(grid), dtype=float), np.array(setup, dtype=float))


def tried(problem, budget):
    """The best of every plan there is."""
    best = 0.0
    for bits in product((0, 1), repeat=problem.value.size):
        share = np.array(bits).reshape(problem.value.shape)
        cost = (problem.cost * share).sum() + problem.setup[share.any(axis=1)].sum()
        if cost <= budget:
            best = max(best, float((problem.value * share).sum()))
    return best


@pytest.mark.parametrize(("budget", "whole", "parts"), [(60, 7, 8.25), (90, 11, 12.25), (120, 15, 15.7778)])
def test_known_plans(budget, whole, parts):
    assert best_plan(known(), budget=budget).averted == pytest.approx(whole)
    assert best_plan(known(parts="sebagian"), budget=budget).averted == pytest.approx(parts, abs=5e-5)


@settings(max_examples=60, deadline=None)
@given(problems(), st.integers(0, 80))
def test_no_plan_beats_it(problem, budget):
    plan = best_plan(problem, budget=budget)
    assert plan.averted == pytest.approx(tried(problem, budget))
    assert plan.cost <= budget + 1e-6
    assert not plan.share[~plan.funded].any(), "nothing is funded in a desa that is not in the plan"
    assert plan.proved


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(0, 80))
def test_without_setup_parts_are_taken_by_value_for_money(problem, budget):
    free = Problem(problem.value, problem.cost + 1, np.zeros(len(problem.setup)), parts="sebagian")
    left, best = float(budget), 0.0
    order = np.argsort(-(free.value / free.cost).ravel(), kind="stable")
    for at in order:
        part = min(1.0, left / free.cost.ravel()[at])
        best, left = best + part * free.value.ravel()[at], left - part * free.cost.ravel()[at]
    assert best_plan(free, budget=budget).averted == pytest.approx(best, abs=1e-5)


def test_conditions_hold_and_cost_value():
    free = best_plan(known(), budget=60)
    forced = best_plan(known(must_fund=(2,)), budget=60)
    assert forced.share[2].any()
    assert forced.averted <= free.averted
    spread = best_plan(known(kecamatan=("a", "a", "b"), least_desa={"b": 1}), budget=60)
    assert spread.share[2].any()
    assert spread.cost <= 60


def test_conditions_dearer_than_the_budget_are_said():
    with pytest.raises(BudgetError, match="no plan"):
        best_plan(known(must_fund=(0, 1, 2)), budget=25)
    with pytest.raises(BudgetError, match="kecamatan"):
        known(least_desa={"b": 1})
    with pytest.raises(BudgetError, match="do not fit"):
        known(setup=np.zeros(2))
    with pytest.raises(BudgetError, match="cost must"):
        known(cost=np.full((3, 2), np.nan))


def test_curve_never_falls_and_shows_where_nothing_is_possible():
    line = curve(known(), budgets=[0, 30, 60, 90, 120, 200])
    assert (np.diff(line["averted"]) >= 0).all()
    assert line["averted"].tolist()[2:5] == [7, 11, 15]
    assert line["n_desa"].iloc[-1] == 3
    assert np.isnan(curve(known(must_fund=(0,)), budgets=[5])["averted"].iloc[0])


def test_near_equal_plans_choose_other_desa():
    rng = np.random.default_rng(3)
    value = rng.uniform(4, 5, size=(20, 2))
    problem = Problem(value, np.full((20, 2), 10.0), np.full(20, 5.0))
    best = best_plan(problem, budget=125)
    found = near_equal_plans(problem, budget=125, best=best, count=2)
    others = found.plans
    assert (len(others), found.search) == (2, "tuntas")
    for plan in others:
        assert 0.95 * best.averted - 1e-6 <= plan.averted <= best.averted + 1e-6
        assert plan.cost <= 125 + 1e-6
        assert (plan.funded & best.funded).sum() < best.funded.sum()


def test_one_plan_far_better_has_no_equal():
    problem = Problem(np.array([[100.0], [1], [1]]), np.full((3, 1), 10.0), np.zeros(3))
    best = best_plan(problem, budget=10)
    assert near_equal_plans(problem, budget=10, best=best) == NearEqual((), "tuntas")


def test_many_desa_are_searched_the_quick_way_and_it_is_said():
    rng = np.random.default_rng(5)
    many = EXACT_DESA + 1
    problem = Problem(rng.uniform(4, 5, size=(many, 1)), np.full((many, 1), 10.0), np.full(many, 5.0))
    best = best_plan(problem, budget=1500)
    found = near_equal_plans(problem, budget=1500, best=best, count=1)
    assert found.search == "cepat"
    for plan in found.plans:
        assert 0.95 * best.averted - 1e-6 <= plan.averted <= best.averted * (1 + 1e-3)
        assert plan.averted == pytest.approx(float((problem.value * plan.share).sum()))
        assert plan.cost <= 1500 + 1e-6
        assert (plan.funded & best.funded).sum() < best.funded.sum()
    assert found.plans


def test_no_time_left_is_not_no_plan(monkeypatch):
    monkeypatch.setattr(budget_room, "SECONDS_AT_MOST", 0.0)
    rng = np.random.default_rng(5)
    problem = Problem(rng.uniform(1, 5, size=(200, 6)), rng.uniform(5, 60, size=(200, 6)), np.full(200, 15.0))
    with pytest.raises(OutOfTimeError, match="0 seconds"):
        best_plan(problem, budget=900)
    known_best = Plan(np.zeros((200, 6)), np.zeros(200, dtype=bool), 10.0, 0.0)
    assert near_equal_plans(problem, budget=900, best=known_best) == NearEqual((), "tidak")


def test_value_of_a_line():
    value = averted_children(np.array([200.0, 100]), prevalence=np.array([0.2, 0.3]),
                             lines=[(0.75, 0.147), (0.25, 0.108)], quality=0.7, gains=np.array([[0.3, 0.5], [0.1, 0]]))
    assert value[0, 0] == pytest.approx(200 * 0.2 * 0.75 * 0.147 * 0.7 * 0.3)
    assert value[1, 1] == 0
