"""Layak dipelajari: shrunken changes, gates, and how few are named by chance."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.deviance import (
    Evidence,
    failed_gates,
    log_odds_change,
    matched_places,
    pool_changes,
    regression_to_mean,
)
from dashboard.analysis.small_areas import fit_beta_binomial


def test_dersimonian_laird_known_answer():
    y, v = log_odds_change(
        [48, 60, 36, 24, 80, 44],
        n0=[160, 200, 180, 120, 320, 150],
        x1=[36, 54, 8, 22, 60, 42],
        n1=[164, 210, 176, 128, 300, 154],
    )
    found = pool_changes(y, v=v)
    assert found.tau2 == pytest.approx(0.0905862, abs=5e-8)
    assert found.m == pytest.approx(-0.391934, abs=5e-7)
    assert found.eb[2] == pytest.approx(-0.8363, abs=5e-5)
    assert found.confidence[2] == pytest.approx(0.968, abs=5e-4)


def test_equal_changes_name_nobody():
    found = pool_changes([-0.1, -0.1, -0.1], v=[0.1, 0.2, 0.1])
    assert found.tau2 == 0
    assert np.isnan(found.confidence).all()
    assert found.eb == pytest.approx([-0.1] * 3)
    with pytest.raises(ValueError, match="two desa"):
        pool_changes([-0.1], v=[0.1])


@pytest.fixture
def passing():
    return Evidence(
        confidence=0.93, next_confidence=0.91, n0=96, n1=90, coverage0=0.85, coverage1=0.82, digits0="cukup",
        digits1="cukup", sd0="baik", sd1="baik", edge_signal=False, age_standardised=True,
    )  # fmt: skip


def test_all_gates_passed(passing):
    assert failed_gates(passing) == ()


@pytest.mark.parametrize(
    ("changed", "gate"),
    [
        ({"confidence": 0.89}, "keyakinan"),
        ({"confidence": float("nan")}, "keyakinan"),
        ({"next_confidence": None}, "dua_bulan_timbang"),
        ({"n1": 49}, "jumlah_diukur"),
        ({"coverage1": 0.79}, "cakupan"),
        ({"coverage0": 0.88}, "cakupan"),
        ({"coverage0": None}, "cakupan"),
        ({"digits1": "bermasalah"}, "angka_akhir"),
        ({"sd1": "cukup"}, "sebaran"),
        ({"sd1": ""}, "sebaran"),
        ({"edge_signal": True}, "garis_minus_2"),
        ({"edge_signal": None}, "garis_minus_2"),
        ({"age_standardised": False}, "umur"),
    ],
)
def test_each_gate_alone_stops(passing, changed, gate):
    assert failed_gates(replace(passing, **changed)) == (gate,)


def test_the_worst_ten_fall_by_themselves_as_announced():
    """No change at all: the ten highest of 94 come down, by about what regression to the mean announces."""
    rng = np.random.default_rng(12)
    seen, announced = [], []
    for _ in range(150):
        truth = rng.beta(0.18 * 50, 0.82 * 50, 94)
        n = np.full(94, 85)
        x = rng.binomial(n, truth)
        worst = np.argsort(-x)[:10]
        again = rng.binomial(n, truth)
        fit = fit_beta_binomial(x, n=n)
        group = x[worst].sum() / n[worst].sum()
        seen.append(group - again[worst].sum() / n[worst].sum())
        announced.append(regression_to_mean(group, n=85, mu=fit.mu, k=fit.k))
    assert np.mean(seen) > 0.03
    assert np.mean(announced) == pytest.approx(np.mean(seen), abs=0.008)


def test_few_are_named_when_all_fall_alike():
    rng = np.random.default_rng(13)
    named = 0
    for _ in range(60):
        truth = rng.beta(0.18 * 50, 0.82 * 50, 94)
        n0, n1 = rng.integers(120, 300, 94), rng.integers(60, 140, 94)
        y, v = log_odds_change(rng.binomial(n0, truth), n0=n0, x1=rng.binomial(n1, truth * 0.9), n1=n1)
        named += int(np.nansum(pool_changes(y, v=v).confidence >= 0.9))
    assert named / 60 < 1.0


def test_matched_places():
    frame = pd.DataFrame(
        {"code": list("abcdef"), "level": [20, 21, 30, 19.5, 20.2, np.nan], "size": [100, 100, 100, 400, 105, 100]}
    )
    found = matched_places(frame, code="code", chosen="a", features=["level", "size"], count=2)
    assert found == ["e", "b"]
    with pytest.raises(KeyError):
        matched_places(frame, code="code", chosen="f", features=["level"])
