"""How long do the what-if and the budget plan take?

Run: python tests/bench/bench_scenario.py   (nothing is judged, seconds are printed)
Draws: 5,000 x 60 ages x 5 horizons x 8 interventions. Plans: 94 and 1,600 desa x 6 lines with set-up costs.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from dashboard import reference
from dashboard.analysis.budget import Problem, best_plan, near_equal_plans
from dashboard.analysis.scenario import age_profile, run
from dashboard.analysis.scenario_draws import DRAWS, simulate
from dashboard.analysis.scenario_presets import Line, interventions

# Seven lines with an effect and one without: the full work, alternatives within a channel included.
LINES = (
    Line("CFEDU_2017", 0.75, 0.4, 0.7), Line("CFSUP_2017", 0.25, 0.3, 0.8), Line("SQLNS_2021", 1.0, 0.0, 0.8),
    Line("BEP_KEK", 0.17, 0.5, 0.9), Line("MMS_PR", 1.0, 0.0, 0.8), Line("IFA_PR", 0.2, 0.4, 0.9),
    Line("BIRTHINT_PR", 0.2, 0.3, 0.6), Line("WASH_NULL", 1.0, 0.5, 0.9),
)
REPEATS = 5


def seconds(work: Callable[[], object]) -> float:
    """The fastest of a few runs: the others were held up by something else."""
    taken = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def kabupaten(n_desa: int) -> Problem:
    rng = np.random.default_rng(11)
    children = rng.integers(40, 700, n_desa)[:, None]
    value = children * 0.2 * rng.uniform(0.002, 0.03, (n_desa, 6))
    cost = children * rng.uniform(0.05, 0.6, (n_desa, 6))
    return Problem(value, cost, np.full(n_desa, 15.0))


def main() -> None:
    profile = age_profile(reference.table("ssgi_age_profile"))
    chosen = interventions(LINES, effects=reference.table("effect_sizes"))
    print(f"titik tengah, {len(chosen)} intervensi: {seconds(lambda: run(chosen, profile=profile)):.4f} detik")
    for name, level_sd in (("tingkat pasti", 0.0), ("tingkat tidak pasti", 0.16)):
        taken = seconds(lambda sd=level_sd: simulate(
            chosen, profile=profile, rng=np.random.default_rng(1), level_sd=sd))
        print(f"{DRAWS} tarikan x 60 umur x 5 jangka x {len(chosen)} intervensi, {name}: {taken:.3f} detik")
    for n_desa in (94, 1600):
        problem = kabupaten(n_desa)
        budget = 0.2 * float(problem.cost.sum())
        plan = best_plan(problem, budget=budget)
        taken = seconds(lambda p=problem, b=budget: best_plan(p, budget=b))
        print(f"rencana {n_desa} desa x 6 jenis: {taken:.3f} detik"
              f" ({plan.funded.sum()} desa, terbukti terbaik: {'ya' if plan.proved else 'tidak'})")
        started = time.perf_counter()
        others = near_equal_plans(problem, budget=budget, best=plan)
        print(f"rencana setara {n_desa} desa: {len(others.plans)} dalam {time.perf_counter() - started:.3f} detik"
              f" (pencarian {others.search})")


if __name__ == "__main__":
    main()
