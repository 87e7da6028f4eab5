"""Berapa anak: the target told in children, and what those not yet born would have to bring."""

from __future__ import annotations

from datetime import date

from dashboard.analysis.counting import NothingAtRiskError, above_target, replacement
from dashboard.analysis.scenario import FloatArray
from dashboard.settings import Settings
from dashboard.stories.andaikan_model import Level, children_of
from dashboard.stories.measures import Measure
from dashboard.stories.published import Target
from dashboard.stories.story import Fact
from dashboard.words import andaikan as said
from dashboard.words import frame
from dashboard.words.numbers import month_short


def children_facts(
    *, here: Measure, level: Level, target: Target | None, period: date, profile: FloatArray, settings: Settings
) -> list[Fact]:
    """Children above the target by the survey (all children) and by the register (measured), then the unborn."""
    if target is None or not 0 < target.value < 100:
        return []
    told = []
    children, kind = children_of(here)
    if children:
        stunted = round(children * level.value / 100)
        told.append(_above(stunted, of=children, target=target, source=f"{level.name}, {kind}"))
    if here.n_stunted is not None and here.n_measured >= settings.min_measured_reliable:
        told.append(_above(here.n_stunted, of=here.n_measured, target=target,
                           source=f"{frame.REGISTER} {month_short(period)}, diukur"))
    months = 12 * (target.year - period.year) + 12 - period.month
    if 1 <= months <= 60:
        told.append(_replaced(profile, target=target, months=months))
    return told


def _replaced(profile: FloatArray, *, target: Target, months: int) -> Fact:
    try:
        found = replacement(profile, target=target.value / 100, months=months)
    except NothingAtRiskError as error:
        return Fact(said.nothing_at_risk(months=error.months))
    return Fact(said.replacement_line(
        year=target.year, unborn=100 * found.share, needed=100 * found.needed, expected=100 * found.expected,
        cut=found.cut, verdict=found.verdict))


def _above(stunted: int, *, of: int, target: Target, source: str) -> Fact:
    above = int(above_target(stunted, measured=of, target=target.value / 100))
    text = said.children_line(target=target.value, year=target.year, above=above, children=of, source=source)
    # Not a large number: beside a what-if the texts that keep it honest come first.
    return Fact(text)


def above_in(place: Measure, *, target: Target) -> int | str:
    """Measured children above the target in one place; a hidden cell keeps its label."""
    if place.n_stunted is None or not place.n_measured:
        return place.count_text
    return int(above_target(place.n_stunted, measured=place.n_measured, target=target.value / 100))
