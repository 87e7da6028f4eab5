"""Desa mana dulu? The plan that prevents most cases for a budget, its curve, and plans that are as good.

A plan funds lines (interventions) in desa. A desa that gets anything also costs its set-up. Maximised is the sum of
``value`` (children) under the budget; desa that must be funded and a least number per kecamatan are constraints.
Solved exactly by ``scipy.optimize.milp`` (HiGHS). Costs are in one unit of money, entered locally: none is built in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from dashboard.analysis.intervals import FloatArray

# "utuh": a line is funded wholly in a desa or not at all; "sebagian": any part of it.
Parts = Literal["utuh", "sebagian"]
NEAR_EQUAL = 0.05
# A desa in the plan gets at least one line, or where lines are divisible this part of one.
LEAST_PART = {"utuh": 1.0, "sebagian": 0.01}
# HiGHS stops when the plan is proved this near the best possible. A point of the curve is read off a chart, and another
# plan need not be proved the most different.
PROVED_GAP = 1e-4
CURVE_GAP = 2e-3
DIFFERENT_GAP = 0.02
SECONDS_AT_MOST = 10.0
# Up to so many desa the most different near-equal plan is found exactly (some tenths of a second); above, where the
# exact search takes tens of seconds, desa of the best plan are discounted instead and the plan is solved anew.
EXACT_DESA = 300
DISCOUNTS = (0.4, 0.3, 0.2, 0.1)
_TIME_LIMIT = 1  # status of scipy.optimize.milp


# How plans as good as the best were looked for: "tuntas" = the most different one, to the gap of the solver; "cepat" =
# another one, perhaps not the most different; "tidak" = the time ran out first.
Search = Literal["tuntas", "cepat", "tidak"]


class BudgetError(Exception):
    """No plan exists or the figures cannot be used; carries what is at fault."""


class OutOfTimeError(BudgetError):
    """The time ran out before any plan was found: whether there is one is not known. Carries the seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no plan found within {seconds:g} seconds")
        self.seconds = seconds


@dataclass(frozen=True)
class Problem:
    """``value`` (children averted), ``cost``: desa x lines; ``setup``: cost per desa; ``parts``: whole lines or parts.

    ``kecamatan``: code per desa (for ``least_desa``: kecamatan code -> number of desa to fund there);
    ``must_fund``: rows of desa that have to be in the plan.
    """

    value: FloatArray
    cost: FloatArray
    setup: FloatArray
    parts: Parts = "utuh"
    kecamatan: Sequence[str] = ()
    least_desa: Mapping[str, int] = field(default_factory=dict)
    must_fund: Sequence[int] = ()

    def __post_init__(self) -> None:
        if self.value.ndim != 2 or self.value.shape != self.cost.shape or len(self.setup) != len(self.value):
            raise BudgetError(f"value {self.value.shape}, cost {self.cost.shape}, set-up {self.setup.shape} do not fit")
        for name, given in (("value", self.value), ("cost", self.cost), ("setup", self.setup)):
            if not (np.isfinite(given) & (given >= 0)).all():
                raise BudgetError(f"{name} must be finite and not negative")
        if self.least_desa and len(self.kecamatan) != len(self.value):
            raise BudgetError("least_desa needs the kecamatan of every desa")


@dataclass(frozen=True)
class Plan:
    """``share``: funded part of each line (desa x lines, 0-1); ``funded``: desa in the plan; children averted; cost.

    ``proved`` False: the time ran out before the plan was proved best.
    """

    share: FloatArray
    funded: npt.NDArray[np.bool_]
    averted: float
    cost: float
    proved: bool = True


@dataclass(frozen=True)
class NearEqual:
    """Plans as good as the best with other desa, and how they were looked for. None after "tuntas": there is none."""

    plans: tuple[Plan, ...]
    search: Search

    @property
    def first(self) -> Plan | None:
        """One plan as good with other desa, if one was found."""
        return self.plans[0] if self.plans else None


def averted_children(
    children: FloatArray, *, prevalence: FloatArray, lines: Sequence[tuple[float, float]], quality: float,
    gains: FloatArray,
) -> FloatArray:
    """v = N·p·f·e·q·(c1 - c0), desa x lines. ``lines``: (affected share, 1 - PR); ``gains``: c1 - c0, desa x lines.

    ``prevalence`` should be the shrunken one: raw values would fund chance.
    """
    effects = np.array([affected * effect for affected, effect in lines])
    return np.asarray((children * prevalence)[:, None] * effects[None, :] * quality * gains, dtype=float)


def best_plan(problem: Problem, *, budget: float, gap: float = PROVED_GAP) -> Plan:
    """The plan that averts most. Raises BudgetError when the constraints alone cost more than the budget."""
    value = np.concatenate([problem.value.ravel(), np.zeros(len(problem.setup))])
    return _solved(problem, gain=value, rows=[_spending(problem, budget=budget)], gap=gap)


def curve(problem: Problem, *, budgets: Sequence[float]) -> pd.DataFrame:
    """budget, averted, cost, n_desa and by_line (children averted per line) of the best plan for each budget.

    NaN and no by_line where no plan keeps the constraints.
    """
    rows: list[tuple[float, float, float, int, FloatArray | None]] = []
    for budget in budgets:
        try:
            plan = best_plan(problem, budget=budget, gap=CURVE_GAP)
        except BudgetError:
            rows.append((budget, np.nan, np.nan, 0, None))
        else:
            rows.append((budget, plan.averted, plan.cost, int(plan.funded.sum()), by_line(problem, plan=plan)))
    return pd.DataFrame(rows, columns=["budget", "averted", "cost", "n_desa", "by_line"])


def by_line(problem: Problem, *, plan: Plan) -> FloatArray:
    """Children averted by each line of a plan, over all desa."""
    return np.asarray((problem.value * plan.share).sum(axis=0), dtype=float)


def near_equal_plans(
    problem: Problem, *, budget: float, best: Plan, count: int = 2, tolerance: float = NEAR_EQUAL
) -> NearEqual:
    """Plans within ``tolerance`` of the best ("setara") that share as few desa as possible with the plans before them.

    Fewer than ``count`` when no plan with another set of desa is as good. Many desa are searched the quick way on any
    machine, so that the same question has the same answer.
    """
    if len(problem.setup) > EXACT_DESA:
        return _quick(problem, budget=budget, best=best, count=count, tolerance=tolerance)
    found = [best]
    enough = sparse.csr_array(np.concatenate([problem.value.ravel(), np.zeros(len(problem.setup))])[None, :])
    floor = LinearConstraint(enough, lb=(1 - tolerance) * best.averted)
    for _ in range(count):
        used = np.sum([plan.funded for plan in found], axis=0).astype(float)
        # A trace of value decides between plans with the same overlap.
        trace = 1e-3 / max(best.averted, 1e-12) * problem.value.ravel()
        rows = [_spending(problem, budget=budget), floor]
        try:
            other = _solved(problem, gain=np.concatenate([trace, -used]), rows=rows, gap=DIFFERENT_GAP)
        except OutOfTimeError:
            return NearEqual(tuple(found[1:]), "tidak")
        if not _is_new(other, found=found):
            break
        found.append(other)
    return NearEqual(tuple(found[1:]), "tuntas" if all(plan.proved for plan in found[1:]) else "cepat")


def _quick(problem: Problem, *, budget: float, best: Plan, count: int, tolerance: float) -> NearEqual:
    """Plans that are best when the desa of the plans before them count for less: the largest discount still as good."""
    found = [best]
    for _ in range(count):
        used = np.any([plan.funded for plan in found], axis=0)
        for discount in DISCOUNTS:
            less = np.where(used[:, None], (1 - discount) * problem.value, problem.value)
            try:
                plan = best_plan(replace(problem, value=less), budget=budget, gap=CURVE_GAP)
            except OutOfTimeError:
                return NearEqual(tuple(found[1:]), "tidak")
            other = replace(plan, averted=float((problem.value * plan.share).sum()))
            if other.averted >= (1 - tolerance) * best.averted and _is_new(other, found=found):
                found.append(other)
                break
        else:
            break
    return NearEqual(tuple(found[1:]), "cepat")


def _is_new(plan: Plan, *, found: Sequence[Plan]) -> bool:
    return not any((plan.funded == known.funded).all() for known in found)


def _spending(problem: Problem, *, budget: float) -> LinearConstraint:
    prices = np.concatenate([problem.cost.ravel(), problem.setup])
    return LinearConstraint(sparse.csr_array(prices[None, :]), ub=budget)


def _constraints(problem: Problem) -> list[LinearConstraint]:
    n_desa, n_lines = problem.value.shape
    # y_jk <= z_j: nothing is funded in a desa that is not in the plan.
    linked = sparse.hstack([
        sparse.eye_array(n_desa * n_lines), -sparse.kron(sparse.eye_array(n_desa), np.ones((n_lines, 1))),
    ], format="csr")
    given = sparse.hstack([
        sparse.kron(sparse.eye_array(n_desa), np.ones((1, n_lines))),
        -LEAST_PART[problem.parts] * sparse.eye_array(n_desa),
    ], format="csr")
    rows = [LinearConstraint(linked, ub=0), LinearConstraint(given, lb=0)]
    codes = np.asarray(problem.kecamatan)
    for code, least in problem.least_desa.items():
        within = np.concatenate([np.zeros(n_desa * n_lines), (codes == code).astype(float)])
        rows.append(LinearConstraint(sparse.csr_array(within[None, :]), lb=least))
    return rows


def _solved(problem: Problem, *, gain: FloatArray, rows: list[LinearConstraint], gap: float) -> Plan:
    n_desa, n_lines = problem.value.shape
    low = np.zeros(len(gain))
    low[n_desa * n_lines + np.asarray(problem.must_fund, dtype=int)] = 1
    whole = np.ones(len(gain))
    if problem.parts == "sebagian":
        whole[: n_desa * n_lines] = 0
    result = milp(
        -gain, integrality=whole, bounds=Bounds(low, np.ones(len(gain))), constraints=[*rows, *_constraints(problem)],
        options={"mip_rel_gap": gap, "time_limit": SECONDS_AT_MOST},
    )
    if result.x is None and result.status == _TIME_LIMIT:
        raise OutOfTimeError(SECONDS_AT_MOST)
    if result.x is None:
        raise BudgetError(f"no plan keeps every condition: {result.message}")
    share = np.clip(result.x[: n_desa * n_lines].reshape(n_desa, n_lines), 0, 1)
    share = share.round(9)
    funded = result.x[n_desa * n_lines:] > 0.5
    averted, cost = float((problem.value * share).sum()), float((problem.cost * share).sum())
    return Plan(share, funded, averted, cost + float(problem.setup[funded].sum()), proved=result.status == 0)
