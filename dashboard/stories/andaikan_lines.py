"""Which coverages a what-if package raises: from the kabupaten's own reports where there are any, else from an example.

A package names effects; a lever ties an effect to the cakupan layanan that comes nearest to it and to its owner. What
share of children an effect concerns is not reported anywhere: an example ("contoh") until an officer sets it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import indicators, queries, reference
from dashboard.analysis.scenario import Intervention
from dashboard.analysis.scenario_presets import Line, interventions, preset
from dashboard.queries import Database
from dashboard.stories.dials import read
from dashboard.stories.lokus_marks import lokus_of
from dashboard.stories.services import Service, Services

# Packages built from the OPD's own targets, and the ones of the methods paper.
OPD_PACKAGES = ("dinkes", "semua", "lokus")
PACE = "laju"
PRESET_PACKAGES = ("paket", "makanan", "hamil", "batas_atas", "lingkungan", "sekarang")
# With fewer, the coverage of the place would tell what single desa reported.
LOKUS_NEEDED = 3
# Effective over recorded coverage, as a person may assume it: about the 95 % range of what is drawn, Beta(14, 6).
QUALITY_KEY = "MUTU"
QUALITY_LEAST, QUALITY_MOST = 50, 90
# Share of children an effect concerns, as a person may set it: ``BAGIAN_BEP_KEK:20`` of the same address.
SHARE_PREFIX = "BAGIAN_"
PACKAGES = (*OPD_PACKAGES, PACE, *PRESET_PACKAGES)


@dataclass(frozen=True)
class Lever:
    """An effect with the indicator whose report stands for its coverage, and example figures (fractions)."""

    effect_id: str
    indicator_id: str
    affected_share: float
    example_now: float

    def goal(self, period: date) -> float:
        """The target of the indicator as a fraction, as the frame in force has it."""
        return (indicators.indicator(self.indicator_id, period=period).target_value or 100.0) / 100


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
    """One coverage of a package: now and then (fractions), whose it is, and whether "now" was reported here.

    ``evidence`` = the prevalence ratio with its 95 % interval (low, middle, high) as published, whatever was assumed;
    ``example_share`` = the package's own share of children concerned (fraction), whatever was set.
    """

    intervention: Intervention
    owner: str
    local: bool
    evidence: tuple[float, float, float]
    example_share: float

    @property
    def id(self) -> str:
        return self.intervention.id

    @property
    def changes(self) -> bool:
        return self.intervention.coverage_then > self.intervention.coverage_now + 1e-9

    @property
    def has_effect(self) -> bool:
        """False where trials found none."""
        return self.evidence != (1.0, 1.0, 1.0)

    @property
    def assumed(self) -> bool:
        """Was the size of the effect set by hand?"""
        made = self.intervention
        return (made.pr_lo, made.pr, made.pr_hi) != self.evidence

    @property
    def own_share(self) -> bool:
        """Was the share of children concerned set by hand?"""
        return self.intervention.affected_share != self.example_share

    @property
    def share_open(self) -> bool:
        """Does the effect concern a part of the children only? That part is local; all of them is the definition."""
        return self.has_effect and self.example_share < 1


def raised_by(
    package: str, *, present: Mapping[str, float], lokus_then: Mapping[str, float], goals: Mapping[str, float],
    effects: Mapping[str, float], shares: Mapping[str, float], period: date,
) -> tuple[Raised, ...]:
    """The coverages a package raises in one place, with owners and targets of the frame in force in ``period``.

    ``present``: effect id -> coverage reported there (fraction); ``lokus_then``: coverage of the place when only its
    lokus desa reach the target; ``goals`` (effect id -> fraction) replace the package's own; ``effects`` (effect id ->
    prevalence ratio) replace the published one, never outside its interval; ``shares`` (effect id -> fraction) replace
    the example of whom it concerns, where that is a part of the children.
    """
    if package in OPD_PACKAGES:
        then = lokus_then if package == "lokus" else {lever.effect_id: lever.goal(period) for lever in LEVERS}
        chosen = [lever for lever in LEVERS
                  if package != "dinkes" or _owned_by(lever, period=period) == "dinkes"]
        lines = [Line(one.effect_id, one.affected_share, one.example_now, then.get(one.effect_id, 0.0))
                 for one in chosen]
    else:
        lines = list(preset(package).lines)
    made = interventions([_with(line, now=present.get(line.effect_id), goal=goals.get(line.effect_id))
                          for line in lines], effects=reference.table("effect_sizes"))
    found = (Raised(_assuming(one, pr=effects.get(one.id)), _owner(one.id, period=period), one.id in present,
                    (one.pr_lo, one.pr, one.pr_hi), one.affected_share) for one in made)
    return tuple(_concerning(one, share=shares.get(one.id)) for one in found)


def _concerning(one: Raised, *, share: float | None) -> Raised:
    """The share of children set by hand in place of the example."""
    if share is None or not one.share_open:
        return one
    return replace(one, intervention=replace(one.intervention, affected_share=share))


def _with(line: Line, *, now: float | None, goal: float | None) -> Line:
    """The reported coverage in place of the example; a goal below the present stays at the present."""
    present = line.coverage_now if now is None else now
    return Line(line.effect_id, line.affected_share, present,
                max(line.coverage_then if goal is None else goal, present))


def _assuming(one: Intervention, *, pr: float | None) -> Intervention:
    """The effect taken as exactly this, within the interval of its evidence."""
    if pr is None or one.pr_lo == one.pr_hi:
        return one
    held = min(max(pr, one.pr_lo), one.pr_hi)
    return replace(one, pr=held, pr_lo=held, pr_hi=held)


def _owner(effect_id: str, *, period: date) -> str:
    lever = BY_EFFECT.get(effect_id)
    return "" if lever is None else indicators.agency(_owned_by(lever, period=period)).short_name


def _owned_by(lever: Lever, *, period: date) -> str:
    return indicators.indicator(lever.indicator_id, period=period).agency


def present_in_place(services: Services, *, kecamatan: str | None) -> dict[str, float]:
    """Coverage of the kabupaten or a kecamatan as reported, at most 1; nothing where there is no report or it is
    hidden.
    """
    found = {lever.effect_id: services.of(lever.indicator_id, kecamatan) for lever in LEVERS}
    return {effect: min(one.value / 100, 1.0) for effect, one in found.items() if one.value is not None}


def present_in_desa(by_desa: Mapping[str, Mapping[str, Service]], *, codes: Sequence[str]) -> dict[str, float]:
    """Coverage of some desa together, from the counts that may be shown only: a hidden one is not in the sum."""
    made = {}
    for lever in LEVERS:
        shown = _shown(by_desa, codes=codes, indicator_id=lever.indicator_id)
        due = sum(n for _, n in shown.values())
        if due > 0:
            made[lever.effect_id] = min(sum(x for x, _ in shown.values()) / due, 1.0)
    return made


def lokus_only(
    services: Services, *, kecamatan: str | None, by_desa: Mapping[str, Mapping[str, Service]], codes: Sequence[str],
    present: Mapping[str, float], period: date,
) -> dict[str, float]:
    """Coverage of the whole place when only its lokus desa reach the target; what is hidden or not reported stays."""
    then = {}
    for lever in LEVERS:
        due = services.of(lever.indicator_id, kecamatan).denominator
        if lever.effect_id not in present or not due:
            continue
        shown = _shown(by_desa, codes=codes, indicator_id=lever.indicator_id)
        missing = sum(max(lever.goal(period) * n - x, 0.0) for x, n in shown.values())
        then[lever.effect_id] = min(present[lever.effect_id] + missing / due, 1.0)
    return then


def _shown(
    by_desa: Mapping[str, Mapping[str, Service]], *, codes: Sequence[str], indicator_id: str
) -> dict[str, tuple[float, float]]:
    """Numerator and denominator of the desa whose report may be shown."""
    found = {code: by_desa[code][indicator_id] for code in codes if code in by_desa}
    return {code: (one.numerator, one.denominator) for code, one in found.items()
            if one.state == "nilai" and one.numerator is not None and one.denominator is not None}


def lokus_codes(database: Database, *, period: date, kecamatan: str | None) -> tuple[str, ...]:
    """The lokus desa of the place in the list of this period."""
    known = lokus_of(database, year=period.year)
    if known is None:
        return ()
    desa = queries.desa_list(database)
    inside = desa if kecamatan is None else desa.loc[desa["kecamatan_code"] == kecamatan]
    return tuple(str(code) for code in inside["code"] if known.mark(str(code)))


def parse_goals(text: str) -> dict[str, float]:
    """Goals of an address, ``BEP_KEK:90,CFEDU_2017:80`` in percent; what cannot be read is left out."""
    return {name: value / 100 for name, value in read(text).items() if name in _known() and value <= 100}


def parse_effects(text: str) -> dict[str, float]:
    """Sizes of effects of an address, ``BEP_KEK:8`` = 8 % lower among children reached, as prevalence ratios."""
    return {name: 1 - value / 100 for name, value in read(text).items() if name in _known() and value < 100}


def parse_shares(text: str) -> dict[str, float]:
    """``BAGIAN_BEP_KEK:20`` of the same address: share of children an effect concerns, as fractions."""
    found = {name.removeprefix(SHARE_PREFIX): value / 100 for name, value in read(text).items()
             if name.startswith(SHARE_PREFIX) and value <= 100}
    return {name: share for name, share in found.items() if name in _known()}


def parse_quality(text: str) -> float | None:
    """``MUTU:60`` of the same address: effective coverage over recorded, within 50 to 90 %."""
    value = read(text).get(QUALITY_KEY)
    return None if value is None else min(max(value, QUALITY_LEAST), QUALITY_MOST) / 100


def _known() -> set[str]:
    effects = reference.table("effect_sizes")
    return set(effects.loc[effects["use"] == "yes", "id"])
