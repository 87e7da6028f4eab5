"""Invented counts for the 29 cakupan layanan: how many were due and how many were served, per desa and month.

Levels are made up so that a meeting has something to talk about: about a third of the indicators reach the target, a
third come near, a third are far off; two are lower-is-better. The three KRS indicators share one denominator.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.sample.chance import stream
from dashboard.sample.population import Population

KRS_SHARE = 7461 / 294602  # KRS families per inhabitant, published for the home kabupaten in 2024
QUARTERLY = "complementary_feeding"
# Their denominator is those who registered or gave birth so far this year; other cumulative ones have a yearly list.
_YEAR_TO_DATE = ("bride_ttd", "premarital_health_check", "premarital_mentoring", "marriage_guidance",
                 "unwanted_pregnancy", "postpartum_kb")
_KRS_IDS = ("krs_fish_promotion", "krs_mentoring", "krs_home_garden")
_DESA_SPREAD = 0.45
_LEVEL_2026 = 2026.6

# id: (people due per inhabitant, level in percent by mid-2026, change in points a year)
LEVELS: dict[str, tuple[float, float, float]] = {
    "adolescent_ttd": (0.075, 61, 4), "adolescent_anemia_check": (0.022, 74, 7), "bride_ttd": (0.008, 94, 5),
    "premarital_health_check": (0.008, 88, 5), "premarital_mentoring": (0.008, 71, 6),
    "marriage_guidance": (0.0075, 93, 4), "pus_cash_transfer": (0.016, 58, 1), "pus_food_aid": (0.016, 66, -2),
    "pus_pbi_jkn": (0.017, 84, 3), "pregnant_kek_food": (0.0018, 92, 3), "pregnant_ttd90": (0.019, 83, 4),
    "unmet_need_kb": (0.17, 9.6, -0.5), "unwanted_pregnancy": (0.019, 11.2, -0.8),
    "exclusive_breastfeeding": (0.006, 71, 3), "complementary_feeding": (0.012, 65, 4),
    "severe_wasting_care": (0.0003, 96, 2), "growth_monitoring": (0.062, 79, 3),
    "moderate_wasting_food": (0.003, 87, 6), "basic_immunisation": (0.0155, 84, 1), "stop_babs_family": (0.27, 88, 3),
    "phbs_family": (0.09, 63, 3), "krs_fish_promotion": (KRS_SHARE, 41, 5), "postpartum_kb": (0.018, 61, 5),
    "krs_mentoring": (KRS_SHARE, 93, 4), "krs_home_garden": (KRS_SHARE, 34, 3), "improved_water": (0.26, 86, 1.5),
    "improved_sanitation": (0.26, 82, 2), "pkh_p2k2": (0.019, 78, 4), "kpm_varied_food": (0.006, 52, 5),
}


def service_counts(population: Population, *, indicators: pd.DataFrame, periods: list[tuple[int, int]],
                   seed: int) -> pd.DataFrame:
    """One row per indicator, period and desa: indicator_id, agency, year, month, desa (number), numerator, denominator.

    Complementary feeding exists in March, June, September and December only. Cumulative counts grow within the year,
    for couples and births together with their denominator.
    """
    people = population.desa["people"].to_numpy()
    shared = krs_families(population, years=sorted({year for year, _ in periods}), seed=seed)
    frames = []
    for row in indicators.itertuples():
        rng = stream(seed, f"service {row.id}")
        per_inhabitant, level, step = LEVELS[str(row.id)]
        lean = rng.normal(0, _DESA_SPREAD, len(people))
        due_by_year = shared if row.id in _KRS_IDS else _yearly(people * per_inhabitant, years=list(shared), rng=rng)
        pace = {year: _pace(len(people), rng=rng) for year in shared}
        for year, month in periods:
            if row.id == QUARTERLY and month % 3:
                continue
            when = year + (0.6 if row.accumulation == "cumulative" else month / 12)
            percent = np.clip(level + step * (when - _LEVEL_2026), 1, 98.5)
            share = 1 / (1 + np.exp(-(np.log(percent / (100 - percent)) + lean)))
            due = due_by_year[year]
            if row.accumulation == "case":
                due = rng.poisson(people * per_inhabitant)
            progress = pace[year][month - 1]
            if row.id in _YEAR_TO_DATE:
                due, progress = np.floor(due * progress + 0.5).astype(int), np.ones(len(due))
            served = _served(due, share=share, progress=progress, kind=str(row.accumulation), rng=rng)
            frames.append(pd.DataFrame({"indicator_id": row.id, "agency": row.agency, "year": year, "month": month,
                                        "desa": np.arange(len(people)), "numerator": served, "denominator": due}))
    return pd.concat(frames, ignore_index=True)


def krs_families(population: Population, *, years: list[int], seed: int) -> dict[int, np.ndarray]:
    """Families at risk of stunting (KRS) per desa in each of these years."""
    return _yearly(population.desa["people"].to_numpy() * KRS_SHARE, years=years, rng=stream(seed, "KRS"))


def _yearly(expected: np.ndarray, *, years: list[int], rng: np.random.Generator) -> dict[int, np.ndarray]:
    """Those due in each year: a list made once, changing a little from year to year."""
    base = rng.poisson(expected)
    growth = {year: rng.normal(1 + 0.01 * (year - years[0]), 0.02, len(base)) for year in years}
    return {year: np.round(base * growth[year]).astype(int) for year in years}


def _pace(desa_count: int, *, rng: np.random.Generator) -> np.ndarray:
    """Share of the year's work done after each month (12 x desa), never falling."""
    steps = rng.gamma(6.0, 1.0, (12, desa_count))
    return steps.cumsum(axis=0) / steps.sum(axis=0)


def _served(due: np.ndarray, *, share: np.ndarray, progress: np.ndarray, kind: str,
            rng: np.random.Generator) -> np.ndarray:
    if kind == "cumulative":
        return np.floor(due * share * progress + 0.5).astype(int)
    if kind == "stock":
        return np.floor(due * np.clip(share + rng.normal(0, 0.004, len(due)), 0, 1) + 0.5).astype(int)
    return rng.binomial(due, share)
