"""Apa akibatnya bila cakupan dinaikkan? A package of coverages, its effect with a range, and what it cannot do.

``options["andaikan_paket"]``: one of ``andaikan_lines.PACKAGES``; ``options["andaikan_sasaran"]``: goals of one's own,
``BEP_KEK:90,CFEDU_2017:80`` in percent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import andaikan_lines as lines
from dashboard.stories import andaikan_model as model
from dashboard.stories import published, register
from dashboard.stories.andaikan_children import above_in, children_facts
from dashboard.stories.charts import DotRow, Dots
from dashboard.stories.choices import resolve_period
from dashboard.stories.dials import Dial
from dashboard.stories.lokus_marks import lokus_of
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.services import measure_services
from dashboard.stories.story import Column, Fact, Headline, Selection, Story, Table, Value
from dashboard.words import andaikan as said
from dashboard.words import frame
from dashboard.words.numbers import displayed, month_short, percent, percent_range

SLUG = "andaikan"
QUESTION = "Apa akibatnya bila cakupan dinaikkan?"
OPTION = "andaikan_paket"
GOALS = "andaikan_sasaran"
CHOICES = lines.PACKAGES
# A smaller fall drowns in the sampling error of one survey round.
SEEN_IN_A_SURVEY = 3.7


@dataclass(frozen=True)
class _Scene:
    area: Area
    period: date
    package: str
    level: model.Level
    raised: tuple[lines.Raised, ...]
    result: model.Result
    profile: model.Profile
    target: published.Target | None
    here: Measure
    places: Places
    survey_year: int | None
    goals: Mapping[str, float]

    @property
    def now(self) -> float:
        return displayed(self.level.value)

    @property
    def gap(self) -> float | None:
        """Distance to the target in points, as displayed; targets are for the survey's family only."""
        return None if self.target is None else displayed(self.now - displayed(self.target.value))

    @property
    def is_pace(self) -> bool:
        return self.package == lines.PACE

    @property
    def name(self) -> str:
        """The package, with a word where an officer turned its goals."""
        return said.with_own_goals(said.NAMES[self.package]) if self.turned else said.NAMES[self.package]

    @property
    def turned(self) -> bool:
        """Did the address change a goal of this package?"""
        return any(one.id in self.goals for one in self.raised)

    @property
    def has_examples(self) -> bool:
        """Does a coverage of this package rest on an example?"""
        return any(not one.local for one in self.raised if one.changes and one.has_effect)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The chosen package: fall with its range, children, distance to the target, and the texts that keep it honest."""
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    package = _package(selection)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    places = measure_places(database, period=period, settings=settings)
    here = places.area(area.kecamatan)
    rounds = () if area.kecamatan else published.survey_rounds(
        database, area=area.code, until_year=selection.period.year if selection.period else None)
    level = model.level_of(rounds, here=here, period=period)
    if level is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           title=said.NO_LEVEL_TITLE)
    target = None
    if level.family == "survey":
        target = published.known_targets(database, area=area.code).of_year(settings.target_year)
    profile = model.profile_of(database, period=period, level=level)
    raised: tuple[lines.Raised, ...] = ()
    result: model.Result | None
    if package == lines.PACE:
        result = model.carried_on(rounds, level=level)
        if result is None:
            return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                               sentence=f"{said.NO_PACE}.", title=said.NO_PACE_TITLE)
    else:
        n_lokus = lines.lokus_desa(database, period=period, kecamatan=area.kecamatan)
        if package == "lokus" and n_lokus < lines.LOKUS_NEEDED:
            return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                               sentence=f"{said.FEW_LOKUS}.", title=said.FEW_LOKUS_TITLE)
        raised = _raised(package, selection=selection, database=database, period=period, settings=settings)
        result = model.drawn(raised, profile=profile, level=level)
    scene = _Scene(area, period, package, level, raised, result, profile, target, here, places,
                   rounds[-1].year if rounds else None, lines.parse_goals(selection.options.get(GOALS) or ""))
    return _story(scene, database=database, settings=settings)


def dials(selection: Selection, database: Database, settings: Settings) -> tuple[Dial, ...]:
    """The coverages of the chosen package that an officer may set: from the present one up to 100 %."""
    period = resolve_period(selection, database=database, settings=settings)
    package = _package(selection)
    if period is None or package == lines.PACE:
        return ()
    raised = _raised(package, selection=selection, database=database, period=period, settings=settings)
    made = [(one, round(100 * one.intervention.coverage_now), round(100 * one.intervention.coverage_then))
            for one in raised if one.has_effect]
    return tuple(
        Dial(one.id, said.dial_label(one.id, owner=one.owner, now=100 * one.intervention.coverage_now,
                                     local=one.local), now, 100, max(then, now))
        for one, now, then in made if now < 100)


def _package(selection: Selection) -> str:
    chosen = selection.options.get(OPTION) or CHOICES[0]
    return chosen if chosen in CHOICES else CHOICES[0]


def _raised(
    package: str, *, selection: Selection, database: Database, period: date, settings: Settings
) -> tuple[lines.Raised, ...]:
    return lines.raised_by(
        package, database=database, period=period, kecamatan=selection.kecamatan,
        services=measure_services(database, period=period, settings=settings),
        lokus=lokus_of(database, year=period.year), goals=lines.parse_goals(selection.options.get(GOALS) or ""))


def _story(scene: _Scene, *, database: Database, settings: Settings) -> Story:
    last = scene.result.steps[-1]
    title = said.pace_title(low=last.low, high=last.high) if scene.is_pace else said.title(
        said.OWN_GOALS if scene.turned else scene.package, fall=_fall(last))
    target = _target_line(scene)
    subtitle = said.PACE_SUBTITLE if scene.is_pace else said.SUBTITLE
    profile = () if scene.is_pace else (said.profile_line(own=scene.result.own_profile),)
    how = (said.PACE_HOW,) if scene.is_pace else (said.MODEL, said.DRAWS, said.COVERAGES, *profile)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title, subtitle=f"{subtitle} {scene.area.full}, balita",
        filters=frame.filters_line(kecamatan=scene.area.filter_name, period=month_short(scene.period),
                                   more=(f"Andaikan: {scene.name}",)),
        source=frame.source_line(
            sources=(scene.level.name, *(() if scene.is_pace else (frame.services_source(scene.period),))),
            version=database.short),
        charts=(_dots(scene),), table=_table(scene), headline=_headline(scene),
        facts=_facts(scene, target=target, settings=settings), why=said.WHY,
        how=(*how, said.REPLACEMENT, f"{said.OUTSIDE}. {said.NATIONAL}."),
        read_aloud=said.read_aloud(title=title, target=target, unseen=last.fall_high < SEEN_IN_A_SURVEY),
        is_sample=is_sample(database),
    )


def _headline(scene: _Scene) -> Headline:
    last = scene.result.steps[-1]
    if scene.is_pace:
        return Headline(text=percent(last.median), label=f"dalam 5 tahun, dari {percent(scene.now)} sekarang",
                        interval=f"Rentang {percent_range(last.low, last.high)}")
    if last.no_change:
        return Headline(text=said.NOTHING, label=said.headline_label(share=None), judgement=said.NO_CHANGE)
    return Headline(
        text=said.fall_text(low=last.fall_low, high=last.fall_high), label=said.headline_label(
            share=scene.result.share),
        judgement="" if scene.result.falling is None else said.chance(scene.result.falling))


def _fall(step: model.Step) -> str:
    """The fall of a title; empty where nothing changes at all."""
    return "" if step.no_change else said.fall_text(low=step.fall_low, high=step.fall_high)


def _target_line(scene: _Scene) -> str:
    if scene.target is None or scene.gap is None:
        return ""
    last = scene.result.steps[-1]
    low, high = last.fall_low, last.fall_high
    if scene.is_pace and scene.survey_year is not None:
        months = 12 * max(scene.target.year - scene.survey_year, 0)
        low, _, high = model.pace_falls(scene.level.value, rates=scene.result.rates, months=months)
    return said.target_line(target=scene.target.value, year=scene.target.year, gap=scene.gap, low=low, high=high)


def _facts(scene: _Scene, *, target: str, settings: Settings) -> tuple[Fact, ...]:
    last = scene.result.steps[-1]
    told = [Fact(target)]
    if scene.result.pace is not None:
        told.append(Fact(said.pace_fact(rate=100 * scene.result.pace.rate, first=int(scene.result.pace.first_year),
                                        last=int(scene.result.pace.last_year))))
    if scene.is_pace:
        told.append(_averted(scene))
    else:
        first, *rest = (Fact(text) for text in _limits(scene))
        told += [first, _averted(scene), *rest, *(Fact(text) for text in _coverages(scene)), Fact(said.NATIONAL)]
    if scene.result.under_two is not None:
        low, high = scene.result.under_two
        told.append(Fact(said.under_two_line(low=low, high=high, changes=not last.no_change)))
    told += children_facts(here=scene.here, level=scene.level, target=scene.target, period=scene.period,
                           profile=scene.profile.shares, settings=settings)
    if scene.area.kecamatan is not None:
        told.append(Fact(frame.SURVEY_NOT_FOR_KECAMATAN))
    return tuple(fact for fact in told if fact.text)


def _limits(scene: _Scene) -> list[str]:
    """The texts that keep a result honest; those that always stand come first."""
    last = scene.result.steps[-1]
    told = [said.OUTSIDE]
    if not last.no_change and last.fall_high < SEEN_IN_A_SURVEY:
        told.append(said.UNSEEN)
    told.append(said.SLOW)
    if scene.package == "batas_atas":
        told.append(said.CEILING)
    if last.fall_low <= 0 and not last.no_change:
        told.append(said.MAYBE_NONE)
    if scene.has_examples:
        told.append(said.EXAMPLES)
    return told


def _averted(scene: _Scene) -> Fact:
    children, kind = model.children_of(scene.here)
    last = scene.result.steps[-1]
    if not children or last.no_change:
        return Fact("")
    low, median, high = (children * fall / 100 for fall in last.exact)
    return Fact(said.averted_line(low=_tens(low), median=_tens(median), high=_tens(high), children=children, kind=kind))


def _tens(children: float) -> float:
    """Whole tens: a single child more or less is not known here."""
    return displayed(children / 10, digits=0) * 10 if children >= 20 else displayed(children, digits=0)


def _coverages(scene: _Scene) -> list[str]:
    acting = [one for one in scene.raised if one.has_effect]
    raised = [(one.id, 100 * one.intervention.coverage_now, 100 * one.intervention.coverage_then, one.owner, one.local)
              for one in acting if one.changes]
    told = [said.coverage_line(raised)] if raised else []
    already = [one.id for one in acting if not one.changes]
    if already:
        told.append(said.already_line(already))
    nulls = [one.id for one in scene.raised if not one.has_effect]
    if nulls:
        told.append(said.null_line(nulls))
    return told


def _dots(scene: _Scene) -> Dots:
    now = DotRow(code="sekarang", label="Sekarang", value=scene.now, text=percent(scene.now), note=scene.level.name,
                 family=scene.level.family)
    rows = [now] + [
        DotRow(code=str(step.months), label=said.row_label(step.months), value=step.median,
               low=step.low if step.low < step.high else None, high=step.high if step.low < step.high else None,
               text=percent_range(step.low, step.high) if step.low < step.high else percent(step.high),
               family=scene.level.family)
        for step in scene.result.steps
    ]
    reference = () if scene.target is None else (
        (scene.target.value, f"Target {scene.target.year}: {percent(scene.target.value)}"),)
    tops = [scene.now, *(step.high for step in scene.result.steps), *(value for value, _ in reference)]
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    return Dots(rows=tuple(rows), x_to=register.axis_end(max(tops)), reference=reference,
                alt=f"Prevalensi balita, {scene.name}, {scene.area.full}: {told}.")


_COLUMNS = (
    Column("part", "Bagian"), Column("name", "Nama"), Column("before", "Sekarang", "percent"),
    Column("after", "Nanti", "percent"), Column("low", "Rentang bawah", "percent"),
    Column("high", "Rentang atas", "percent"), Column("children", "Anak", "count"), Column("note", "Keterangan"),
)


def _table(scene: _Scene) -> Table:
    """The path of the package, each coverage with where it comes from, children above the target by kecamatan."""
    rows: list[tuple[Value, ...]] = [
        ("Prevalensi balita", said.row_label(step.months), scene.now, step.median, step.low, step.high, None,
         f"{scene.name}; sekarang: {scene.level.name}") for step in scene.result.steps]
    for one in scene.raised:
        made = one.intervention
        low, middle, high = (100 * (1 - pr) for pr in (made.pr_hi, made.pr, made.pr_lo))
        rows.append(("Cakupan", said.EFFECTS[one.id], displayed(100 * made.coverage_now),
                     displayed(100 * made.coverage_then), None, None,
                     None, said.coverage_note(owner=one.owner, local=one.local, share=100 * made.affected_share)))
        if one.has_effect:
            rows.append(("Besar efek", said.EFFECTS[one.id], None, middle, low, high, None, said.EFFECT_NOTE))
    if scene.target is not None and scene.area.kecamatan is None:
        rows += [("Anak di atas target", place.name, place.rate, None, None, None,
                  above_in(place, target=scene.target), said.above_note(scene.target.value, period=scene.period))
                 for place in scene.places.kecamatan]
    return Table(_COLUMNS, tuple(rows))
