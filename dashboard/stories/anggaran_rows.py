"""The desa of a plan as rows: what each is given, what it costs, how many children it averts, whether it is fixed."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.analysis.budget import Plan
from dashboard.stories.anggaran_problem import Question
from dashboard.stories.story import Column, Value
from dashboard.words import anggaran as said
from dashboard.words.andaikan import EFFECTS as NAMES
from dashboard.words.numbers import displayed, number

COLUMNS = (
    Column("code", "Kode", "code"), Column("name", "Desa/kelurahan"), Column("kecamatan", "Kecamatan"),
    Column("work", "Kegiatan"), Column("cost", "Biaya, juta rupiah", "count"),
    Column("averted", "Anak dicegah, titik tengah"), Column("equal", "Rencana setara"),
)


@dataclass(frozen=True)
class PlannedDesa:
    """One desa; ``at`` = its row in the problem. Cost in million rupiah, with set-up. ``stays`` = also in the other
    plan that is as good.
    """

    at: int
    code: str
    name: str
    kecamatan: str
    work: tuple[str, ...]
    cost: float
    averted: float
    stays: bool

    @property
    def equal_text(self) -> str:
        return said.STAYS if self.stays else said.SWAPPED

    @property
    def row(self) -> tuple[Value, ...]:
        """Its values under ``COLUMNS``."""
        return (self.code, self.name, self.kecamatan, ", ".join(self.work), int(displayed(self.cost, digits=0)),
                number(self.averted, digits=2), self.equal_text)


def planned_desa(question: Question, *, plan: Plan, other: Plan | None) -> tuple[PlannedDesa, ...]:
    """The desa of the plan, most children averted first. ``other``: a plan as good with other desa, if found."""
    problem = question.problem
    value = (problem.value * plan.share).sum(axis=1)
    cost = (problem.cost * plan.share).sum(axis=1) + problem.setup
    made = []
    for at in range(len(value)):
        if not plan.funded[at]:
            continue
        desa = question.desa.iloc[at]
        work = tuple(NAMES[effect] for effect, part in zip(question.effects, plan.share[at], strict=True) if part > 0)
        made.append(PlannedDesa(at, str(desa["code"]), str(desa["name"]), str(desa["kecamatan"]), work,
                                float(cost[at]), float(value[at]), other is None or bool(other.funded[at])))
    return tuple(sorted(made, key=lambda one: (-one.averted, one.at)))
