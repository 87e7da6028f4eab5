"""Apa akibatnya bila cakupan dinaikkan? A package of coverages, its effect with a range, and what it cannot do.

``options["andaikan_paket"]``: one of ``andaikan_lines.PACKAGES``; ``andaikan_lingkup``: ``wilayah`` (as the filter
says) or ``lokus``; ``andaikan_sasaran``: goals of one's own, ``BEP_KEK:90,CFEDU_2017:80`` in percent;
``andaikan_efek``: sizes of effects within their evidence, ``BEP_KEK:8``, ``MUTU:60`` and whom an effect concerns,
``BAGIAN_BEP_KEK:20``; ``andaikan_lihat``:
``hasil``, ``atur`` (the same story, beside what a meeting sets by hand) or ``anggapan``.
"""

from __future__ import annotations

from datetime import date

from dashboard.analysis.change import required_pace
from dashboard.analysis.scenario import QUALITY
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import andaikan_lines as lines
from dashboard.stories import andaikan_model as model
from dashboard.stories import register
from dashboard.stories.andaikan_children import children_facts
from dashboard.stories.andaikan_pace import pace_facts
from dashboard.stories.andaikan_place import where
from dashboard.stories.andaikan_scene import (
    EFFECTS,
    GOALS,
    OPTION,
    SCOPE,
    SCOPES,
    NothingToTellError,
    Scene,
    asked_of,
    raised_for,
    scene_of,
)
from dashboard.stories.andaikan_table import assumptions, scene_table
from dashboard.stories.andaikan_then import saved_before, then_and_now
from dashboard.stories.charts import Chart, DotRow, Dots, Scorecard
from dashboard.stories.choices import resolve_period
from dashboard.stories.dials import Dial
from dashboard.stories.place import chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Fact, Headline, Selection, Story
from dashboard.words import andaikan as said
from dashboard.words import frame
from dashboard.words.numbers import displayed, month_short, percent, percent_range

SLUG = "andaikan"
QUESTION = "Apa akibatnya bila cakupan dinaikkan?"
CHOICES = lines.PACKAGES
VIEW = "andaikan_lihat"
VIEWS = tuple(code for code, _ in said.VIEWS)
# A smaller fall drowns in the sampling error of one survey round.
SEEN_IN_A_SURVEY = 3.7

__all__ = ["CHOICES", "EFFECTS", "GOALS", "OPTION", "QUESTION", "SCOPE", "SCOPES", "SLUG", "VIEW", "VIEWS", "dials",
           "effect_dials", "tell"]


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The chosen package: fall with its range, children, distance to the target, and the texts that keep it honest."""
    try:
        scene = scene_of(selection, database=database, settings=settings)
    except NothingToTellError as nothing:
        return empty_story(slug=SLUG, question=QUESTION, area=nothing.area, period=nothing.period, database=database,
                           sentence=nothing.sentence, title=nothing.title)
    saved = saved_before(scene, database=database, today=date.today())
    then = then_and_now(scene, saved=saved) if saved else ()
    return _story(scene, then=then, view=selection.options.get(VIEW) or VIEWS[0], database=database, settings=settings)


def dials(selection: Selection, database: Database, settings: Settings) -> tuple[Dial, ...]:
    """The coverages of the chosen package that may be set: from the present one up to 100 %."""
    made = [(one, round(100 * one.intervention.coverage_now), round(100 * one.intervention.coverage_then))
            for one in _raised(selection, database=database, settings=settings) if one.has_effect]
    return tuple(
        Dial(one.id, said.dial_label(one.id, owner=one.owner, now=100 * one.intervention.coverage_now,
                                     local=one.local), now, 100, max(then, now))
        for one, now, then in made if now < 100)


def effect_dials(selection: Selection, database: Database, settings: Settings) -> tuple[Dial, ...]:
    """The sizes of the effects of the chosen package, each within the interval of its evidence; the quality; and the
    share of children concerned where it is an example, for nobody else can say it.
    """
    made, shares = [], []
    for one in _raised(selection, database=database, settings=settings):
        if one.has_effect:
            low, high = (100 * (1 - one.evidence[at]) for at in (2, 0))
            made.append(Dial(one.id, said.effect_label(one.id, low=low, high=high), round(low), round(high),
                             min(max(round(100 * (1 - one.intervention.pr)), round(low)), round(high))))
        if one.share_open:
            shares.append(Dial(f"{lines.SHARE_PREFIX}{one.id}", said.share_label(
                one.id, share=100 * one.example_share), 0, 100, round(100 * one.intervention.affected_share)))
    if not made:
        return ()
    quality = asked_of(selection).quality
    return (*made, Dial(lines.QUALITY_KEY, said.QUALITY, lines.QUALITY_LEAST, lines.QUALITY_MOST,
                        round(100 * (QUALITY if quality is None else quality)), step=5), *shares)


def _raised(selection: Selection, *, database: Database, settings: Settings) -> tuple[lines.Raised, ...]:
    """The coverages of the question; none for the pace carried on, or where there is no data."""
    period = resolve_period(selection, database=database, settings=settings)
    asked = asked_of(selection)
    if period is None or asked.package == lines.PACE:
        return ()
    place = where(chosen_area(selection, database=database), scope=asked.scope, period=period, until_year=None,
                  database=database, settings=settings)
    return raised_for(asked, place=place, period=period)


def _source(scene: Scene, *, database: Database) -> str:
    """The register too, with its badge: ages, children and chances come from it even where the level is a survey's.

    Measured are the children of the place: beside lokus desa alone that coverage would be read as theirs.
    """
    known = frame.register_source(scene.period)
    names = (scene.level.source, *(() if scene.is_pace else (frame.services_source(scene.period),)),
             *((known,) if scene.level.family == "survey" else ()))
    measured = "" if scene.where.lokus_scope else register.coverage_registered_text(
        scene.where.places.area(scene.area.kecamatan))
    return frame.source_line(
        sources=names, version=database.short, details=(measured,),
        quality=judge_quality(database, period=scene.period, kecamatan=scene.area.kecamatan).word)


def _story(scene: Scene, *, then: tuple[Fact, ...], view: str, database: Database, settings: Settings) -> Story:
    last, chart = scene.result.steps[-1], _chart(scene, view=view)
    title = said.pace_title(low=last.low, high=last.high) if scene.is_pace else said.title(
        said.OWN_EFFECTS if scene.assumed else said.OWN_GOALS if scene.turned else scene.package, fall=_fall(last))
    target = _target_line(scene)
    subtitle = said.PACE_SUBTITLE if scene.is_pace else said.SUBTITLE
    if isinstance(chart, Scorecard):  # over the assumptions stands no headline that says so
        subtitle = f"{said.HONEST}."
    profile = () if scene.is_pace else (said.profile_line(own=scene.result.own_profile),)
    how = (said.PACE_HOW,) if scene.is_pace else (said.MODEL, said.DRAWS, said.COVERAGES, *profile)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title, subtitle=f"{subtitle} {scene.where.full}, balita",
        filters=frame.filters_line(kecamatan=scene.area.filter_name, period=month_short(scene.period),
                                   more=(*_scope(scene), f"Andaikan: {scene.short_name}")),
        source=_source(scene, database=database),
        charts=(chart,), table=scene_table(scene), headline=None if isinstance(chart, Scorecard) else _headline(scene),
        facts=_beside_assumptions(scene, target=target) if isinstance(chart, Scorecard) else _facts(
            scene, target=target, then=then, database=database, settings=settings), why=said.WHY,
        how=(*how, said.REPLACEMENT, f"{said.OUTSIDE}. {said.NATIONAL}."),
        read_aloud=said.pace_read_aloud(title=title, target=target) if scene.is_pace else said.read_aloud(
            title=title, target=target, unseen=last.fall_high < SEEN_IN_A_SURVEY, changes=not last.no_change),
        is_sample=is_sample(database),
    )


def _scope(scene: Scene) -> tuple[str, ...]:
    return ("Desa lokus",) if scene.where.lokus_scope else ()


def _chart(scene: Scene, *, view: str) -> Chart:
    """The path; the assumptions with their sources where they were asked for and there are any.

    Beside what is set by hand only now and the last year find room.
    """
    if view == "anggapan" and scene.raised:
        return assumptions(scene)
    return _dots(scene, steps=scene.result.steps[-1:] if view == "atur" else scene.result.steps)


def _headline(scene: Scene) -> Headline:
    last = scene.result.steps[-1]
    if scene.is_pace:
        return Headline(text=percent_range(last.low, last.high), label=said.pace_label(
            now=scene.now, share=scene.result.share, median=last.median), judgement=said.HONEST)
    if last.no_change:
        return Headline(text=said.NOTHING, label=said.headline_label(share=None), judgement=said.NO_CHANGE)
    return Headline(
        text=said.fall_text(low=last.fall_low, high=last.fall_high), label=said.headline_label(
            share=scene.result.share),
        judgement="" if scene.result.falling is None else said.chance(scene.result.falling))


def _fall(step: model.Step) -> str:
    """The fall of a title; empty where nothing changes at all."""
    return "" if step.no_change else said.fall_text(low=step.fall_low, high=step.fall_high)


def _target_line(scene: Scene) -> str:
    if scene.target is None or scene.gap is None:
        return ""
    last = scene.result.steps[-1]
    low, high = last.fall_low, last.fall_high
    if scene.is_pace and scene.survey_year is not None:
        months = 12 * max(scene.target.year - scene.survey_year, 0)
        low, _, high = model.pace_falls(scene.level.value, rates=scene.result.rates, months=months)
    return said.target_line(target=scene.target.value, year=scene.target.year, gap=scene.gap, low=low, high=high,
                            needed=_needed(scene))


def _needed(scene: Scene) -> float | None:
    """Fall per year in percent, from the last survey on, that would reach the target."""
    years = 0 if scene.target is None or scene.survey_year is None else scene.target.year - scene.survey_year
    if scene.target is None or years <= 0 or not 0 < scene.target.value < 100:
        return None
    return 100 * required_pace(scene.level.value / 100, target=scene.target.value / 100, years=years).rate


def _facts(
    scene: Scene, *, target: str, then: tuple[Fact, ...], database: Database, settings: Settings
) -> tuple[Fact, ...]:
    last = scene.result.steps[-1]
    told = [Fact(target), *then]
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
    if scene.target is not None and scene.where.rounds:
        told += pace_facts(scene.where.rounds, target=scene.target, database=database, period=scene.period,
                           settings=settings)
    told += children_facts(here=scene.where.here, level=scene.level, target=scene.target, period=scene.period,
                           profile=scene.profile.shares, settings=settings)
    if scene.where.lokus_scope:
        told.append(Fact(said.SURVEY_NOT_FOR_LOKUS))
    elif scene.area.kecamatan is not None:
        told.append(Fact(frame.SURVEY_NOT_FOR_KECAMATAN))
    return tuple(fact for fact in told if fact.text)


def _beside_assumptions(scene: Scene, *, target: str) -> tuple[Fact, ...]:
    """Over the assumptions only what they lead to and what they leave out: the table is what was asked for."""
    told = [target, said.OUTSIDE, said.EXAMPLES if scene.has_examples else ""]
    return tuple(Fact(text) for text in told if text)


def _limits(scene: Scene) -> list[str]:
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


def _averted(scene: Scene) -> Fact:
    children, kind = model.children_of(scene.where.here)
    last = scene.result.steps[-1]
    if not children or last.no_change:
        return Fact("")
    low, median, high = (children * fall / 100 for fall in last.exact)
    # A single child more or less is not known here; the three are rounded alike.
    unit = 10 if median >= 20 else 1
    low, median, high = (displayed(one / unit, digits=0) * unit for one in (low, median, high))
    return Fact(said.averted_line(low=low, median=median, high=high, children=children, kind=kind))


def _coverages(scene: Scene) -> list[str]:
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


def _dots(scene: Scene, *, steps: tuple[model.Step, ...]) -> Dots:
    now = DotRow(code="sekarang", label="Sekarang", value=scene.now, text=percent(scene.now), note=scene.level.name,
                 family=scene.level.family)
    rows = [now] + [
        DotRow(code=str(step.months), label=said.row_label(step.months), value=step.median,
               low=step.low if step.low < step.high else None, high=step.high if step.low < step.high else None,
               text=percent_range(step.low, step.high) if step.low < step.high else percent(step.high),
               family=scene.level.family)
        for step in steps
    ]
    reference = () if scene.target is None else (
        (scene.target.value, f"Target {scene.target.year}: {percent(scene.target.value)}"),)
    tops = [scene.now, *(step.high for step in scene.result.steps), *(value for value, _ in reference)]
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    return Dots(rows=tuple(rows), x_to=register.axis_end(max(tops)), reference=reference,
                alt=f"Prevalensi balita, {scene.name}, {scene.where.full}: {told}.")
