"""A bulan timbang: who comes, what the kader read, and how the application scores it.

Children keep their growth from round to round (HAZ mostly a trait, WHZ less so; the two nearly independent). Height and
weight come from WHO's tables (``dashboard.anthro``), then pass through the posyandu's habits: whole centimetres, whole
kilograms, a height just below -2 SD written just above it, a position that does not fit the age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.anthro.inverse import height_at, weight_at, weight_for_age_at
from dashboard.anthro.lms import MAX_AGE_DAYS, STANDING_FROM_DAYS
from dashboard.sample.chance import stream
from dashboard.sample.growth import centring_shift, haz_mean, haz_sd, heap_temptation, shift_for
from dashboard.sample.levels import KIT_RENEWED, desa_levels, kabupaten_level
from dashboard.sample.population import Population
from dashboard.sample.rounds import ALL_ROUNDS, Round
from dashboard.sample.source_z import POSITION_CM, corrected_cm, file_scores

BROKEN_TOOL = Round(2024, 2)
_BROKEN_TOOL_CM = -1.8
_TRAIT, _DRIFT, _NOISE = np.sqrt(0.80), np.sqrt(0.15), np.sqrt(0.05)
_DRIFT_KEPT = 0.8
_WHZ_TRAIT = np.sqrt(0.60)
_SAME_DAY = 0.85
_REGISTERED_BY_SYSTEM = 0.92
_GAIN_SHARES = {2024: (0.44, 0.43, 0.11), 2025: (0.55, 0.44, 0.007)}  # N, T, O; the rest B


@dataclass
class _State:
    """What changes from round to round: slow growth drift and whether a child was ever measured."""

    drift: np.ndarray
    ever_measured: np.ndarray


def measure_rounds(
    population: Population, *, children: pd.DataFrame, rounds: Sequence[Round], seed: int
) -> Iterator[tuple[Round, pd.DataFrame]]:
    """The rows of each wanted round, in order: child, desa, posyandu (numbers), sex, birth, measured_on, age_days,
    weight_kg, height_cm, method ('lying', 'standing'), muac_cm, gain (N, T, O, B), haz, waz, whz (as in the files).

    All twelve rounds are simulated whatever is wanted, so that a round is the same in a short and in a long sample.
    """
    levels = desa_levels(population, seed=seed)
    rng = stream(seed, "growth drift")
    state = _State(rng.normal(size=len(children)), np.zeros(len(children), dtype=bool))
    for at in ALL_ROUNDS:
        rows = _one_round(at, population=population, children=children, share=levels[at], state=state, seed=seed)
        if at in rounds:
            yield at, rows


def silent_desa(population: Population, *, at: Round, seed: int) -> np.ndarray:
    """Numbers of the desa that sent nothing for this round: up to three, three to five for the newest one."""
    rng = stream(seed, f"silent desa {at.label}")
    small = np.flatnonzero(population.desa["list_size"] < 1.5 * population.desa["list_size"].mean())
    count = int(rng.integers(3, 6)) if at == ALL_ROUNDS[-1] else int(rng.integers(0, 4))
    return rng.choice(small, count, replace=False)


def _one_round(at: Round, *, population: Population, children: pd.DataFrame, share: np.ndarray, state: _State,
               seed: int) -> pd.DataFrame:
    rng = stream(seed, f"round {at.label}")
    state.drift = _DRIFT_KEPT * state.drift + np.sqrt(1 - _DRIFT_KEPT**2) * rng.normal(size=len(children))
    rows = _who_comes(at, population=population, children=children, rng=rng, seed=seed)
    habits = _habits(at, population=population).iloc[rows["posyandu"]].reset_index(drop=True)
    mean_heap = _mean_heap(_habits(at, population=population), desa_count=len(population.desa))
    haz = _haz(rows, children=children, state=state, shift=shift_for(share, heap=mean_heap), rng=rng)
    wanted = kabupaten_level(population.kabupaten.code, at=at)
    rows["haz"] = haz + centring_shift(haz, heap=habits["heap"].to_numpy(), share=wanted)
    rows = _read_height(rows, habits=habits, rng=rng)
    if at == BROKEN_TOOL:
        broken = rows["desa"] == population.desa["list_size"].argsort().iloc[len(population.desa) // 2]
        rows.loc[broken, "height_cm"] = (rows.loc[broken, "height_cm"] + _BROKEN_TOOL_CM).round(1)
    rows = _read_weight(rows, children=children, habits=habits, rng=rng)
    rows["muac_cm"] = np.round(np.clip(rng.normal(12.6 + rows["age_days"] / 700, 0.9), 9, 20), 1)
    rows["gain"] = _gain(at, first_time=~state.ever_measured[rows["child"]], rng=rng)
    state.ever_measured[rows["child"]] = True
    rows = pd.concat([rows, _registrations(at, children=children, measured=rows, rng=rng)], ignore_index=True)
    return rows.assign(**file_scores(rows))


def _who_comes(at: Round, *, population: Population, children: pd.DataFrame, rng: np.random.Generator,
               seed: int) -> pd.DataFrame:
    """Registered children under 60 months (a few just above) of desa that report; one row each with its day."""
    count = len(children)
    attendance = population.desa["attendance"].to_numpy()[children["desa"]]
    day = population.posyandu["day"].to_numpy()[children["posyandu"]]
    swept = np.clip(day + rng.integers(-3, 5, count), 1, 28)
    measured_on = at.first_day + np.where(rng.random(count) < _SAME_DAY, day, swept) - 1
    birth = children["birth"].to_numpy().astype("datetime64[D]")
    age = (measured_on - birth).astype(int)
    on_list = (children["entry"].to_numpy().astype("datetime64[D]") <= measured_on) & (
        children["exit"].to_numpy().astype("datetime64[D]") > measured_on)
    odds = np.log(attendance / (1 - attendance)) + 0.7 * children["habit"].to_numpy() + np.where(age > 1100, -0.2, 0.25)
    comes = rng.random(count) < 1 / (1 + np.exp(-odds))
    too_old = (age > MAX_AGE_DAYS) & (age < MAX_AGE_DAYS + 40) & (rng.random(count) < 0.15)
    in_age = (age > 0) & (age <= MAX_AGE_DAYS)
    reports = ~children["desa"].isin(silent_desa(population, at=at, seed=seed)).to_numpy()
    child = np.flatnonzero(on_list & comes & reports & (in_age | too_old))
    chosen = children.iloc[child]
    return pd.DataFrame({"child": child, "desa": chosen["desa"].to_numpy(), "posyandu": chosen["posyandu"].to_numpy(),
                         "sex": chosen["sex"].to_numpy(), "birth": birth[child], "measured_on": measured_on[child],
                         "age_days": age[child]})


def _habits(at: Round, *, population: Population) -> pd.DataFrame:
    """Measuring habits of every posyandu in this round: after a new kit the heap is gone and readings are finer."""
    posyandu = population.posyandu
    puskesmas = population.desa["puskesmas"].to_numpy()[posyandu["desa"]]
    renewed = (puskesmas == population.renewed_puskesmas) & (at.time >= KIT_RENEWED.time)
    return posyandu.assign(heap=np.where(renewed, 0.05, posyandu["heap"]),
                           whole_cm=np.where(renewed, 0.2, posyandu["whole_cm"]))


def _mean_heap(habits: pd.DataFrame, *, desa_count: int) -> np.ndarray:
    weighted = (habits["heap"] * habits["share"]).groupby(habits["desa"]).sum()
    return weighted.reindex(range(desa_count), fill_value=0.0).to_numpy()


def _haz(rows: pd.DataFrame, *, children: pd.DataFrame, state: _State, shift: np.ndarray,
         rng: np.random.Generator) -> np.ndarray:
    child, age = rows["child"].to_numpy(), rows["age_days"].to_numpy()
    standard = (_TRAIT * children["length_trait"].to_numpy()[child] + _DRIFT * state.drift[child]
                + _NOISE * rng.normal(size=len(rows)))
    return np.clip(haz_mean(age) + shift[rows["desa"]] + haz_sd(age) * standard, -5.5, 5.0)


def _read_height(rows: pd.DataFrame, *, habits: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Adds height_cm as written and method: position, whole centimetres, then the heap just above -2 SD."""
    age, sex = rows["age_days"].to_numpy(), rows["sex"].to_numpy()
    table_age = np.minimum(age, MAX_AGE_DAYS)
    fitting = np.where(age < STANDING_FROM_DAYS, "lying", "standing")
    opposite = np.where(fitting == "lying", "standing", "lying")
    odd = rng.random(len(rows)) < np.where((age < STANDING_FROM_DAYS) & (age > 240), 0.085, 0.03)
    method = np.where(odd, opposite, fitting)
    really_odd = odd & (rng.random(len(rows)) < 0.75)
    true_cm = height_at(rows["haz"], sex, table_age)
    read = true_cm + np.where(really_odd, np.where(method == "standing", -POSITION_CM, POSITION_CM), 0.0)
    whole = rng.random(len(rows)) < habits["whole_cm"].to_numpy()
    read = np.where(whole, np.round(read), np.round(read, 1))
    corrected = corrected_cm(read, age_days=age, method=method)
    line, one = height_at(-2.0, sex, table_age), height_at(-1.0, sex, table_age)
    z = -2.0 + (corrected - line) / (one - line)
    tempted = rng.random(len(rows)) < habits["heap"].to_numpy() * heap_temptation(z)
    lifted = line + rng.random(len(rows)) * 0.09 * (one - line)
    raised = np.ceil((lifted + (read - corrected)) * 10 - 1e-6) / 10
    return rows.assign(height_cm=np.round(np.where(tempted, raised, read), 1), method=method)


def _read_weight(rows: pd.DataFrame, *, children: pd.DataFrame, habits: pd.DataFrame,
                 rng: np.random.Generator) -> pd.DataFrame:
    """Adds weight_kg: WHZ mostly its own, a little with HAZ; where WHO has no weight for the size, by age."""
    age, child = np.minimum(rows["age_days"].to_numpy(), MAX_AGE_DAYS), rows["child"].to_numpy()
    own = _WHZ_TRAIT * children["weight_trait"].to_numpy()[child] + np.sqrt(1 - 0.60) * rng.normal(size=len(rows))
    whz = np.clip(-0.45 + 0.08 * (rows["haz"].to_numpy() + 0.5) + 1.05 * own, -4.2, 4.5)
    size = corrected_cm(rows["height_cm"].to_numpy(), age_days=age, method=rows["method"].to_numpy())
    kg = weight_at(whz, rows["sex"], age, np.round(size, 1))
    kg = np.where(np.isnan(kg), weight_for_age_at(np.clip(whz, -3, 3), rows["sex"], age), kg)
    whole = (rng.random(len(rows)) < habits["whole_kg"].to_numpy()) & (age > 180)
    return rows.assign(weight_kg=np.where(whole, np.round(kg), np.round(kg, 1)))


def _gain(at: Round, *, first_time: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    shares = _GAIN_SHARES[2024 if at.year <= 2024 else 2025]
    drawn = rng.choice(["N", "T", "O", "B"], len(first_time), p=[*shares, 1 - sum(shares)])
    return np.where(first_time & (rng.random(len(first_time)) < 0.1), "B", drawn)


def _registrations(at: Round, *, children: pd.DataFrame, measured: pd.DataFrame,
                   rng: np.random.Generator) -> pd.DataFrame:
    """Day-0 rows: what the system writes when a birth is registered in the month of the round."""
    birth = children["birth"].to_numpy().astype("datetime64[D]")
    newborn = (birth.astype("datetime64[M]") == at.first_day.astype("datetime64[M]")) & (
        birth == children["entry"].to_numpy().astype("datetime64[D]"))
    newborn &= rng.random(len(children)) < _REGISTERED_BY_SYSTEM
    newborn &= np.isin(children["desa"].to_numpy(), measured["desa"].unique())
    child = np.flatnonzero(newborn)
    chosen = children.iloc[child]
    return pd.DataFrame({"child": child, "desa": chosen["desa"].to_numpy(), "posyandu": chosen["posyandu"].to_numpy(),
                         "sex": chosen["sex"].to_numpy(), "birth": birth[child], "measured_on": birth[child],
                         "age_days": np.zeros(len(child), dtype=int), "height_cm": chosen["birth_length_cm"].to_numpy(),
                         "method": "lying", "weight_kg": chosen["birth_weight_kg"].to_numpy(), "muac_cm": np.nan,
                         "gain": "B"})
