"""From the table of effect sizes to interventions, and the presets of the what-if page as data.

Coverages and affected shares of the presets are examples ("contoh"): a kabupaten puts its own in their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from scipy.special import ndtr, ndtri

from dashboard.analysis.scenario import Intervention, ScenarioError

# Lowest persistence of the triangular range: pregnancy, else young children.
PREGNANCY_PERSISTENCE_LO = 0.2
CHILD_PERSISTENCE_LO = 0.5


@dataclass(frozen=True)
class Line:
    """One line of a preset: row of the effect table, share it concerns, recorded coverage now and then (fractions)."""

    effect_id: str
    affected_share: float
    coverage_now: float
    coverage_then: float


@dataclass(frozen=True)
class Preset:
    """A named choice of the what-if page. ``remark`` is shown with it; ``example``: figures are not local."""

    id: str
    name: str
    lines: tuple[Line, ...]
    remark: str = ""
    example: bool = True


PMBA = Line("CFEDU_2017", 0.75, 0.40, 0.70)
PMT_CHILD = Line("CFSUP_2017", 0.25, 0.30, 0.80)
PMT_PREGNANT = Line("BEP_KEK", 0.17, 0.50, 0.90)
MMS = Line("MMS_PR", 1.0, 0.0, 0.80)
SQLNS = Line("SQLNS_2021", 1.0, 0.0, 0.80)
WATER_SANITATION = Line("WASH_NULL", 1.0, 0.50, 0.90)

PRESETS = (
    Preset("sekarang", "Seperti sekarang", (), example=False),
    Preset("makanan", "Makanan 6–23 bulan", (PMBA, PMT_CHILD)),
    Preset("hamil", "Ibu hamil", (PMT_PREGNANT, MMS)),
    Preset("paket", "Paket 1000 HPK", (PMBA, PMT_CHILD, PMT_PREGNANT, MMS)),
    Preset("batas_atas", "Batas atas uji klinis", (SQLNS, PMBA), remark="belum tersedia di Indonesia"),
    Preset(
        "lingkungan", "Lingkungan saja", (WATER_SANITATION,),
        remark="penting untuk kesehatan anak; tidak ada bukti uji klinis bahwa ini langsung menurunkan stunting",
    ),
)  # fmt: skip


def preset(id: str) -> Preset:
    """The preset with this id. Raises ScenarioError."""
    for known in PRESETS:
        if known.id == id:
            return known
    raise ScenarioError(f"no preset {id!r}; known: {', '.join(known.id for known in PRESETS)}")


def interventions(lines: Sequence[Line], *, effects: pd.DataFrame) -> list[Intervention]:
    """The lines with their effects. ``effects``: the table of effect sizes (text or numbers); rows with use = yes only.

    Raises ScenarioError for an effect that is not in the table or not meant for the model.
    """
    rows = effects.loc[effects["use"] == "yes"].set_index("id")
    unknown = sorted({line.effect_id for line in lines} - set(rows.index))
    if unknown:
        raise ScenarioError(f"effect sizes not usable in the model: {', '.join(unknown)}")
    by_id = {str(row["id"]): row for _, row in rows.reset_index().iterrows()}
    return [_intervention(line, row=by_id[line.effect_id]) for line in lines]


def pr_from_smd(smd: float, *, prevalence: float) -> float:
    """Prevalence ratio of a shift of the mean by ``smd`` standard deviations at a prevalence (fraction)."""
    return float(ndtr(ndtri(prevalence) - smd) / prevalence)


def pr_from_odds_ratio(odds_ratio: float, *, prevalence: float) -> float:
    """Prevalence ratio of an odds ratio at a prevalence (fraction)."""
    return odds_ratio / (1 - prevalence + odds_ratio * prevalence)


def _intervention(line: Line, *, row: pd.Series) -> Intervention:
    in_pregnancy = float(row["window_from_mo"]) < 0
    return Intervention(
        id=line.effect_id, window_from=float(row["window_from_mo"]), window_to=float(row["window_to_mo"]),
        pr=float(row["pr"]), pr_lo=float(row["pr_lo"]), pr_hi=float(row["pr_hi"]), channel=str(row["channel"]),
        affected_share=line.affected_share, coverage_now=line.coverage_now, coverage_then=line.coverage_then,
        persistence=float(row["persistence_mode"]),
        persistence_lo=PREGNANCY_PERSISTENCE_LO if in_pregnancy else CHILD_PERSISTENCE_LO,
    )  # fmt: skip
