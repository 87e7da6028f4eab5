"""The budget question as numbers: per desa and kegiatan, children averted and cost. Hidden counts never steer a plan.

Where a desa's stunting count is hidden, the kabupaten's mean stands for it; where a service count is small, the
kabupaten's coverage. So a plan says nothing about a hidden cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import queries, reference
from dashboard.analysis.budget import Problem, averted_children
from dashboard.analysis.intervals import FloatArray
from dashboard.analysis.scenario import QUALITY
from dashboard.analysis.small_areas import fit_beta_binomial, posterior
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.stories.andaikan_lines import BY_EFFECT, Lever
from dashboard.stories.measures import hidden_in
from dashboard.stories.service_labels import label_services

# Kegiatan that a desa can be given; order of the columns.
EFFECTS = ("CFEDU_2017", "CFSUP_2017", "BEP_KEK", "IFA_PR", "BIRTHINT_PR")
MILLION = 1_000_000
THOUSAND = 1_000


@dataclass(frozen=True)
class Wishes:
    """What was entered: budget, set-up per desa in million rupiah; unit costs in thousand; least desa a kecamatan."""

    budget: int
    setup: int
    unit: Mapping[str, int]
    least: int
    must_lokus: bool

    @property
    def complete(self) -> bool:
        return self.budget > 0 and bool(self.unit)


@dataclass(frozen=True)
class Question:
    """The problem in million rupiah with the desa of its rows and the effects of its columns.

    ``reached``: people more to be reached, desa x effects. ``reported``: whether the desa
    told it. ``left_out``: desa without any sasaran. ``ratios``:
    prevalence ratio of each effect with its 95 % interval (low, central, high).
    """

    problem: Problem
    desa: pd.DataFrame
    effects: tuple[str, ...]
    reached: FloatArray
    reported: npt.NDArray[np.bool_]
    left_out: int
    ratios: tuple[tuple[float, float, float], ...]


def wishes_of(values: Mapping[str, int], *, must_lokus: bool) -> Wishes:
    """From the address: DANA and SIAP in million, MIN desa a kecamatan, a unit cost in thousand per effect id."""
    unit = {effect: values[effect] for effect in EFFECTS if values.get(effect, 0) > 0}
    return Wishes(values.get("DANA", 0), values.get("SIAP", 0), unit, values.get("MIN", 0), must_lokus)


def question_of(
    database: Database, *, period: date, wishes: Wishes, lokus: frozenset[str], settings: Settings
) -> Question | None:
    """The problem of the whole kabupaten; None where no desa can be compared."""
    counts = queries.desa_counts(database, period=period)
    sasaran = counts["n_projected"].astype("Float64").fillna(counts["n_registered"].astype("Float64")).fillna(0)
    children: FloatArray = np.asarray(sasaran, dtype=np.float64)
    known = children > 0
    hidden = hidden_in(database, period=period, settings=settings).cells
    share = shares_of(counts, shown=hidden["shown"].to_numpy(dtype=bool)[:len(counts)])
    if share is None or not known.any():
        return None
    effects = tuple(wishes.unit)
    levers = [BY_EFFECT[effect] for effect in effects]
    due, gain, reported = _services(database, period=period, codes=counts["code"].tolist(), levers=levers,
                                    children=children, settings=settings)
    table = reference.table("effect_sizes").set_index("id")
    ratios = tuple((float(str(table.loc[effect, "pr_lo"])), float(str(table.loc[effect, "pr"])),
                    float(str(table.loc[effect, "pr_hi"]))) for effect in effects)
    lines = [(lever.affected_share, 1 - central) for lever, (_, central, _) in zip(levers, ratios, strict=True)]
    value = averted_children(children, prevalence=share, lines=lines, quality=QUALITY,
                             gains=gain)
    reached = due * gain
    unit = np.array([wishes.unit[effect] for effect in effects], dtype=float) * THOUSAND / MILLION
    desa = counts.loc[known, ["code", "name", "kecamatan_code", "kecamatan"]].reset_index(drop=True)
    problem = Problem(
        value=value[known], cost=(reached * unit)[known], setup=np.full(int(known.sum()), float(wishes.setup)),
        kecamatan=tuple(desa["kecamatan_code"]),
        least_desa={str(code): min(wishes.least, int(n)) for code, n in desa["kecamatan_code"].value_counts().items()}
        if wishes.least else {},
        must_fund=tuple(at for at, code in enumerate(desa["code"]) if code in lokus) if wishes.must_lokus else ())
    return Question(problem, desa, effects, reached[known], reported[known], int((~known).sum()), ratios)


def shares_of(counts: pd.DataFrame, *, shown: npt.NDArray[np.bool_]) -> FloatArray | None:
    """Shrunken prevalence per desa; the mean where nothing was measured or the count is hidden (not ``shown``)."""
    x, n = counts["n_stunted"].to_numpy(dtype=float), counts["n_measured"].to_numpy(dtype=float)
    fit = fit_beta_binomial(x, n=n)
    if fit is None:
        return None
    place = posterior(x, n=n, fit=fit)
    return np.where(shown & (n > 0), place.a / (place.a + place.b), fit.mu)


def _services(
    database: Database, *, period: date, codes: list[str], levers: list[Lever], children: FloatArray,
    settings: Settings,
) -> tuple[FloatArray, FloatArray, npt.NDArray[np.bool_]]:
    """Target group and what is missing to the goal (fraction), desa x effects; estimates where a desa has no own.

    Third: whether the desa reported it.
    """
    rows = desa_services(database, period=period)
    labels = label_services(database, period=period, settings=settings).desa
    due, gain = np.zeros((len(codes), len(levers))), np.zeros((len(codes), len(levers)))
    told = np.zeros((len(codes), len(levers)), dtype=bool)
    for at, lever in enumerate(levers):
        own = rows.loc[rows["indicator_id"] == lever.indicator_id].set_index("desa_code").reindex(codes)
        x, n = own["numerator"].to_numpy(dtype=float), own["denominator"].to_numpy(dtype=float)
        reported = np.isfinite(n) & (n > 0)
        told[:, at] = np.isfinite(n)
        if not reported.any():
            continue
        mean = min(float(x[reported].sum() / n[reported].sum()), 1.0)
        rate = float(n[reported].sum() / max(children[reported].sum(), 1.0))
        shown = np.array([labels.get((lever.indicator_id, code), "") == "" for code in codes])
        large = reported & shown
        due[:, at] = np.where(large, n, rate * children)
        covered = np.where(large, x / np.where(large, n, 1.0), mean)
        gain[:, at] = np.clip(lever.goal(period) - np.minimum(covered, 1.0), 0.0, 1.0)
        # A desa that told it has nobody to serve is not given the estimate of a desa that told nothing.
        nobody = (n == 0) & shown
        due[nobody, at], gain[nobody, at] = 0.0, 0.0
    return due, gain, told
