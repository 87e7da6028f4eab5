"""How many of the measured children are stunted, per round and desa: the level the sample has to show.

The kabupaten's level follows what was published from its register (``data/reference/eppgbm_published.csv``): a year
alone stands for both its rounds, between published dates the line is straight, after the last of several it stays
flat. A kabupaten with one published value falls by 8 % a year around it; one with none starts from an assumed 11 % in
2022. In August 2025 one puskesmas gets a new antropometri kit: its heaping stops, its level jumps, and the kabupaten's
with it. In February 2024 one desa measures with a broken tool (``measuring``): its level jumps for one round.
True differences between desa are beta-distributed with k = 50 and mostly persist from round to round.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq
from scipy.special import betaincinv, ndtr

from dashboard import reference
from dashboard.sample.chance import stream
from dashboard.sample.population import Population
from dashboard.sample.rounds import ALL_ROUNDS, Round

DESA_K = 50.0
KIT_RENEWED = Round(2025, 8)
_ASSUMED = (2022.5, 0.11)
_YEARLY_FALL = 0.08
_PERSISTENCE = 0.985
_RENEWAL_TIMES = (2025.3, KIT_RENEWED.time, 2026 + 1 / 12, 2026 + 7 / 12)
_RENEWAL_FACTORS = (1.0, 1.28, 1.19, 1.10)
_RENEWAL_JUMP = 0.9  # in standard deviations of the desa ranks


def published_levels(kabupaten_code: str) -> list[tuple[float, float]]:
    """Published register levels as (decimal year, share 0-1), oldest first; empty when none is known."""
    rows = reference.table("eppgbm_published")
    rows = rows[rows["area_code"].eq(kabupaten_code) & rows["age_group"].eq("balita") & rows["prevalence"].ne("")]
    anchors = []
    for date, prevalence in rows[["date", "prevalence"]].to_numpy().tolist():
        share = float(prevalence) / 100
        year, _, month = date.partition("-")
        months = [int(month[:2])] if month else [2, 8]
        anchors += [(int(year) + (number - 1) / 12, share) for number in months]
    return sorted(anchors)


def kabupaten_level(kabupaten_code: str, *, at: Round) -> float:
    """Share of measured children below -2 SD that the kabupaten's files show in this round (0-1)."""
    anchors = published_levels(kabupaten_code) or [_ASSUMED]
    times, shares = zip(*anchors, strict=True)
    if len(set(shares)) > 1:
        level = float(np.interp(at.time, times, shares))
    else:
        level = shares[0] * (1 - _YEARLY_FALL) ** (at.time - float(np.mean(times)))
    return level * float(np.interp(at.time, _RENEWAL_TIMES, _RENEWAL_FACTORS))


def desa_levels(population: Population, *, seed: int) -> dict[Round, np.ndarray]:
    """Share stunted per desa and round (0-1); the mean over measured children is the kabupaten's level."""
    desa = population.desa
    weight = (desa["list_size"] * desa["attendance"]).to_numpy()
    weight = weight / weight.sum()
    renewed = desa["puskesmas"].eq(population.renewed_puskesmas).to_numpy()
    rng = stream(seed, "desa levels")
    rank = rng.normal(size=len(desa))
    levels = {}
    for at in ALL_ROUNDS:
        rank = _PERSISTENCE * rank + np.sqrt(1 - _PERSISTENCE**2) * rng.normal(size=len(desa))
        shown = rank + np.where(renewed & (at.time >= KIT_RENEWED.time), _RENEWAL_JUMP, 0.0)
        levels[at] = _shares(shown, weight=weight, mean=kabupaten_level(population.kabupaten.code, at=at))
    return levels


def _shares(rank: np.ndarray, *, weight: np.ndarray, mean: float) -> np.ndarray:
    def shares(shift: float) -> np.ndarray:
        return betaincinv(mean * DESA_K, (1 - mean) * DESA_K, ndtr(rank + shift))

    return shares(brentq(lambda shift: float((shares(shift) * weight).sum()) - mean, -4, 4, xtol=1e-6))
