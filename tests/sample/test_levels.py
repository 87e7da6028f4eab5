"""The realistic kabupaten shows its published level, recomputed by the WHO z-scores of the product."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.anthro.zscores import zscores_frame
from dashboard.sample.children import make_children
from dashboard.sample.measuring import measure_rounds
from dashboard.sample.population import Population, make_population
from dashboard.sample.programme_files import registered_children
from dashboard.sample.rounds import ALL_ROUNDS, Round

Measured = dict[str, pd.DataFrame]


def _measured(code: str) -> tuple[Population, pd.DataFrame, Measured]:
    population = make_population(code, children=None, seed=6201)
    children = make_children(population, seed=6201)
    rounds = measure_rounds(population, children=children, rounds=ALL_ROUNDS, seed=6201)
    return population, children, {at.label: rows[rows["age_days"].between(1, 1826)] for at, rows in rounds}


@pytest.fixture(scope="module")
def home() -> tuple[Population, pd.DataFrame, Measured]:
    return _measured("62.01")


def _stunted_percent(rows: pd.DataFrame) -> float:
    scores = zscores_frame(rows)
    usable = scores["haz"].notna() & ~scores["haz_flagged"]
    return float((scores["haz"][usable] < -2).mean() * 100)


@pytest.mark.parametrize(("at", "published"), [
    ("2021-08", 9.68), ("2022-08", 4.78), ("2023-08", 4.4), ("2025-02", 2.58),
])
def test_home_level_follows_the_published_register(home, at: str, published: float) -> None:
    assert _stunted_percent(home[2][at]) == pytest.approx(published, abs=0.45)


def test_newest_home_rounds_stay_low_with_a_jump_at_the_new_kit(home) -> None:
    population, _, measured = home
    before, after = measured["2025-02"], measured["2025-08"]
    assert all(2.4 < _stunted_percent(measured[at]) < 3.7 for at in ("2025-08", "2026-02", "2026-08"))
    renewed = np.flatnonzero(population.desa["puskesmas"] == population.renewed_puskesmas)
    jump = [_stunted_percent(rows[rows["desa"].isin(renewed)]) for rows in (before, after)]
    assert jump[1] > 1.4 * jump[0]


def test_home_is_as_large_as_published(home) -> None:
    population, children, measured = home
    assert population.desa["projected"].sum() == pytest.approx(294602 * 0.08, rel=0.01)
    sizes = [len(rows) for rows in measured.values()]
    assert all(10_700 < size < 12_400 for size in sizes)
    assert np.mean(sizes) == pytest.approx(11_500, rel=0.03)
    on_list = registered_children(children, on=pd.Timestamp("2024-08-15").date(), desa_count=len(population.desa))
    registered = on_list.sum()
    assert 13_300 < registered < 14_600
    assert 0.80 < len(measured["2024-08"]) / registered < 0.87


def test_coverage_and_level_differ_between_desa(home) -> None:
    population, children, measured = home
    registered = registered_children(children, on=pd.Timestamp("2026-08-15").date(), desa_count=len(population.desa))
    came = np.bincount(measured["2026-08"]["desa"], minlength=len(registered))
    coverage = came / registered
    assert (coverage < 0.01).sum() >= 3  # sent nothing
    assert ((coverage > 0.3) & (coverage < 0.7)).any()
    assert (coverage > 0.9).any()
    rows = measured["2021-08"].assign(stunted=lambda frame: frame["haz"] < -2)
    large = rows.groupby("desa")["stunted"].agg(["mean", "size"]).query("size >= 100")["mean"]
    # The binomial alone would give about 0.03 at 100 children and less in the towns.
    assert 0.025 < large.std() < 0.08


def test_town_holds_most_children_and_upriver_few(home) -> None:
    population = home[0]
    size = population.desa.groupby("kecamatan")["list_size"].sum()
    assert size["Arut Selatan"] > 0.35 * size.sum()
    upriver = population.desa.query("kecamatan == 'Arut Utara'")["list_size"]
    assert upriver.between(12, 75).all()


@pytest.mark.parametrize(("code", "at", "published"), [("62.06", "2024-08", 13.9), ("17.08", "2021-08", 7.96)])
def test_other_kabupaten_show_their_published_level(code: str, at: str, published: float) -> None:
    assert _stunted_percent(_measured(code)[2][at]) == pytest.approx(published, abs=0.6)


def test_rounds_are_february_and_august() -> None:
    assert len(ALL_ROUNDS) == 12
    assert ALL_ROUNDS[0] == Round(2021, 2)
    assert ALL_ROUNDS[-1].label == "2026-08"
