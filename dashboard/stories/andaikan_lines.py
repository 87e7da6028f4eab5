"""Which coverages a what-if package raises: from the kabupaten's own reports where there are any, else from an example.

A package names effects; a lever ties an effect to the cakupan layanan that comes nearest to it and to its owner. What
share of children an effect concerns is not reported anywhere: always an example ("contoh").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries, reference
from dashboard.analysis.scenario import Intervention
from dashboard.analysis.scenario_presets import Line, interventions, preset
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.stories.dials import read
from dashboard.stories.lokus_marks import LokusYear, lokus_of
from dashboard.stories.services import Services

# Packages built from the OPD's own targets, and the ones of the methods paper.
OPD_PACKAGES = ("dinkes", "semua", "lokus")
PACE = "laju"
PRESET_PACKAGES = ("paket", "makanan", "hamil", "batas_atas", "lingkungan", "sekarang")
# With fewer, the coverage of the place would tell what single desa reported.
LOKUS_NEEDED = 3
PACKAGES = (*OPD_PACKAGES, PACE, *PRESET_PACKAGES)


@dataclass(frozen=True)
class Lever:
    """An effect with the indicator whose report stands for its coverage, and example figures (fractions)."""

    effect_id: str
    indicator_id: str
    affected_share: float
    example_now: float

    @property
    def goal(self) -> float:
        """The target of the indicator as a fraction."""
        return (indicators.indicator(self.indicator_id).target_value or 100.0) / 100


LEVERS = (
    Lever("CFEDU_2017", "complementary_feeding", 0.75, 0.40),
    Lever("CFSUP_2017", "moderate_wasting_food", 0.25, 0.30),
    Lever("BEP_KEK", "pregnant_kek_food", 0.17, 0.50),
    Lever("IFA_PR", "pregnant_ttd90", 1.0, 0.60),
    Lever("BIRTHINT_PR", "postpartum_kb", 0.15, 0.50),
    Lever("WASH_NULL", "improved_sanitation", 1.0, 0.60),
    Lever("BF", "exclusive_breastfeeding", 1.0, 0.60),
    Lever("ENABLER", "krs_mentoring", 1.0, 0.60),
)
BY_EFFECT: Mapping[str, Lever] = {lever.effect_id: lever for lever in LEVERS}


@dataclass(frozen=True)
class Raised:
    """One coverage of a package: now and then (fractions), whose it is, and whether "now" was reported here."""

    intervention: Intervention
    owner: str
    local: bool

    @property
    def id(self) -> str:
        return self.intervention.id

    @property
    def changes(self) -> bool:
        return self.intervention.coverage_then > self.intervention.coverage_now + 1e-9

    @property
    def has_effect(self) -> bool:
        """False where trials found none."""
        return self.intervention.pr_lo != 1 or self.intervention.pr_hi != 1 or self.intervention.pr != 1


def raised_by(
    package: str, *, database: Database, period: date, kecamatan: str | None, services: Services,
    lokus: LokusYear | None, goals: Mapping[str, float],
) -> tuple[Raised, ...]:
    """The coverages a package raises in one place. ``goals`` (effect id -> fraction) replace the package's own."""
    now = {lever.effect_id: value for lever in LEVERS
           if (value := _reported(lever, services=services, kecamatan=kecamatan)) is not None}
    if package in OPD_PACKAGES:
        then = {lever.effect_id: lever.goal for lever in LEVERS}
        if package == "lokus":
            then = _lokus_only(database, period=period, kecamatan=kecamatan, lokus=lokus, now=now)
        chosen = [lever for lever in LEVERS
                  if package != "dinkes" or indicators.indicator(lever.indicator_id).agency == "dinkes"]
        lines = [Line(one.effect_id, one.affected_share, one.example_now, then.get(one.effect_id, 0.0))
                 for one in chosen]
    else:
        lines = list(preset(package).lines)
    return _joined([_with(line, now=now.get(line.effect_id), goal=goals.get(line.effect_id)) for line in lines],
                   local=now)


def _with(line: Line, *, now: float | None, goal: float | None) -> Line:
    """The reported coverage in place of the example; a goal below the present stays at the present."""
    present = line.coverage_now if now is None else now
    return Line(line.effect_id, line.affected_share, present,
                max(line.coverage_then if goal is None else goal, present))


def _joined(lines: Sequence[Line], *, local: Mapping[str, float]) -> tuple[Raised, ...]:
    made = interventions(lines, effects=reference.table("effect_sizes"))
    return tuple(Raised(one, _owner(one.id), one.id in local) for one in made)


def _owner(effect_id: str) -> str:
    lever = BY_EFFECT.get(effect_id)
    if lever is None:
        return ""
    return indicators.agency(indicators.indicator(lever.indicator_id).agency).short_name


def _reported(lever: Lever, *, services: Services, kecamatan: str | None) -> float | None:
    """Coverage as reported, at most 1; None where there is no report or it is hidden."""
    found = services.of(lever.indicator_id, kecamatan)
    return None if found.value is None else min(found.value / 100, 1.0)


def lokus_desa(database: Database, *, period: date, kecamatan: str | None) -> int:
    """How many lokus desa of the place there are in the list of this period."""
    known = lokus_of(database, year=period.year)
    if known is None:
        return 0
    desa = queries.desa_list(database)
    inside = desa if kecamatan is None else desa.loc[desa["kecamatan_code"] == kecamatan]
    return sum(1 for code in inside["code"] if known.mark(code))


def _lokus_only(
    database: Database, *, period: date, kecamatan: str | None, lokus: LokusYear | None, now: Mapping[str, float]
) -> dict[str, float]:
    """Coverage of the whole place when only its lokus desa reach the target; without reports nothing moves."""
    rows = desa_services(database, period=period)
    if kecamatan is not None:
        desa = queries.desa_list(database)
        inside = set(desa.loc[desa["kecamatan_code"] == kecamatan, "code"])
        rows = rows.loc[rows["desa_code"].isin(inside)]
    chosen = set(lokus.marks) if lokus else set()
    then: dict[str, float] = {}
    for lever in LEVERS:
        own = rows.loc[(rows["indicator_id"] == lever.indicator_id) & (rows["denominator"] > 0)]
        due = own["denominator"].astype(float)
        if lever.effect_id not in now or due.sum() == 0:
            continue
        reached = own["numerator"].astype(float)
        missing = (lever.goal * due - reached).clip(lower=0).where(own["desa_code"].isin(chosen), 0.0)
        then[lever.effect_id] = min(now[lever.effect_id] + float(missing.sum() / due.sum()), 1.0)
    return then


def parse_goals(text: str) -> dict[str, float]:
    """Goals of an address, ``BEP_KEK:90,CFEDU_2017:80`` in percent; what cannot be read is left out."""
    effects = reference.table("effect_sizes")
    known = set(effects.loc[effects["use"] == "yes", "id"])
    return {name: value / 100 for name, value in read(text).items() if name in known and value <= 100}
