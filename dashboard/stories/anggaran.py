"""Desa mana dulu bila anggaran terbatas? The plan that averts most, its curve, and plans that are as good.

``options["anggaran_isi"]``: what an officer entered, ``DANA:500,SIAP:5,BEP_KEK:300`` (see ``wishes_of``);
``options["anggaran_wajib"]``: ``bebas`` or ``lokus`` (lokus desa must be funded).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.analysis.budget import (
    BudgetError,
    NearEqual,
    OutOfTimeError,
    Plan,
    best_plan,
    by_line,
    curve,
    near_equal_plans,
)
from dashboard.analysis.intervals import FloatArray
from dashboard.analysis.scenario import QUALITY
from dashboard.analysis.scenario_draws import averted_range
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.andaikan_model import SEED
from dashboard.stories.anggaran_kecamatan import QUESTION, SLUG, need_value, needs_bars, needs_of, reports_of, tell_part
from dashboard.stories.anggaran_problem import EFFECTS, Question, Wishes, question_of, wishes_of
from dashboard.stories.anggaran_rows import COLUMNS, planned_desa
from dashboard.stories.charts import BarItem, Bars
from dashboard.stories.choices import resolve_period
from dashboard.stories.dials import Dial, read
from dashboard.stories.lokus_marks import lokus_of
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Selection, Story, Table
from dashboard.words import anggaran as said
from dashboard.words import frame
from dashboard.words.andaikan import EFFECTS as NAMES
from dashboard.words.numbers import count, money, month_short

OPTION = "anggaran_wajib"
CHOICES = ("bebas", "lokus")
ENTERED = "anggaran_isi"
BUDGET_STEPS = (0.5, 1.0, 1.5)


@dataclass(frozen=True)
class _Step:
    """Budget in million and children averted: the central value, and the 80 % range of its effects."""

    budget: float
    averted: float
    low: float
    high: float


@dataclass(frozen=True)
class _Scene:
    area: Area
    period: date
    wishes: Wishes
    question: Question
    plan: Plan
    near: NearEqual
    steps: tuple[_Step, ...]


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The best plan for what was entered, or a kecamatan's part of it; without a budget and a unit cost, the sentence
    that asks for them.
    """
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    wishes = _wishes(selection)

    def nothing(title: str, sentence: str) -> Story:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=sentence, title=title)

    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    known = lokus_of(database, year=period.year)
    asked = wishes if wishes.complete else wishes_of(dict.fromkeys(EFFECTS, 1), must_lokus=False)
    question = question_of(database, period=period, wishes=asked, settings=settings,
                           lokus=frozenset(known.marks) if known else frozenset())
    if question is None:
        return nothing(said.NO_DESA_TITLE, said.NO_DESA)
    if not wishes.complete:
        return _asking(question, area=area, period=period, database=database, settings=settings)
    try:
        plan = best_plan(question.problem, budget=wishes.budget)
    except OutOfTimeError as error:
        return nothing(said.TOO_LONG_TITLE, said.too_long(error.seconds))
    except BudgetError:
        return nothing(said.TOO_DEAR_TITLE, said.TOO_DEAR)
    near = near_equal_plans(question.problem, budget=wishes.budget, best=plan, count=1)
    if area.kecamatan is not None:
        return tell_part(question, area=area, period=period, wishes=wishes, plan=plan, near=near, database=database,
                         settings=settings)
    budgets = [wishes.budget * step for step in BUDGET_STEPS if step != 1.0]
    found = curve(question.problem, budgets=budgets).dropna()
    steps = [_step(question, budget=float(wishes.budget), averted=plan.averted,
                   lines=by_line(question.problem, plan=plan))]
    steps += [_step(question, budget=budget, averted=averted, lines=lines) for budget, averted, lines in zip(
        found["budget"], found["averted"], found["by_line"], strict=True)]
    return _story(_Scene(area, period, wishes, question, plan, near,
                         tuple(sorted(steps, key=lambda step: step.budget))),
                  kabupaten=measure_places(database, period=period, settings=settings).kabupaten, database=database)


def _step(question: Question, *, budget: float, averted: float, lines: FloatArray) -> _Step:
    low, _, high = averted_range(lines, ratios=question.ratios, quality=QUALITY, rng=np.random.default_rng(SEED))
    return _Step(float(budget), float(averted), low, high)


def dials(selection: Selection) -> tuple[Dial, ...]:
    """What an officer may enter: nothing is filled in beforehand."""
    values = read(selection.options.get(ENTERED) or "")
    made = [Dial("DANA", said.BUDGET, 0, 5000, values.get("DANA", 0), unit="", step=50),
            Dial("SIAP", said.SETUP, 0, 100, values.get("SIAP", 0), unit=""),
            Dial("MIN", said.LEAST, 0, 5, values.get("MIN", 0), unit="")]
    made += [Dial(effect, said.unit_label(NAMES[effect]), 0, 3000, values.get(effect, 0), unit="", step=10)
             for effect in EFFECTS]
    return tuple(Dial(one.key, one.label, one.least, one.most, min(one.value, one.most), one.unit, one.step)
                 for one in made)


def _wishes(selection: Selection) -> Wishes:
    return wishes_of(read(selection.options.get(ENTERED) or ""), must_lokus=selection.options.get(OPTION) == "lokus")


def _asking(question: Question, *, area: Area, period: date, database: Database, settings: Settings) -> Story:
    """Before anything was entered: how many people each kegiatan would have to reach more, which is what to price."""
    bars = needs_bars(question, area=area, settings=settings)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=said.EMPTY_TITLE, subtitle=f"{said.ASKING_SUBTITLE}, {area.full}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period)),
        source=frame.source_line(sources=(frame.services_source(period),), version=database.short,
                                 quality=reports_of(question, area=area)),
        charts=(bars,),
        table=Table((Column("work", "Kegiatan"), Column("people", "Sasaran tambahan", "count")),
                    tuple((NAMES[effect], need_value(n, settings=settings))
                          for effect, n in needs_of(question, area=area))),
        facts=(Fact(said.EMPTY),), why=said.WHY, how=(said.HOW, said.HOW_EQUAL, said.HOW_HIDDEN),
        read_aloud=f"{said.EMPTY_TITLE}.", is_sample=is_sample(database),
    )


def _story(scene: _Scene, *, kabupaten: Measure, database: Database) -> Story:
    here = next(step for step in scene.steps if step.budget == scene.wishes.budget)
    title = said.title(budget=scene.wishes.budget, desa=int(scene.plan.funded.sum()), low=here.low, high=here.high)
    wanted = (said.LOKUS_FUNDED,) if scene.wishes.must_lokus else ()
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title, subtitle=f"{said.SUBTITLE} {scene.area.full}",
        filters=frame.filters_line(kecamatan=None, period=month_short(scene.period), more=wanted),
        source=frame.source_line(
            sources=(frame.register_source(scene.period), frame.services_source(scene.period)),
            version=database.short, details=(register.coverage_registered_text(kabupaten),),
            quality=judge_quality(database, period=scene.period).word),
        charts=(_bars(scene),), table=_table(scene), facts=_facts(scene), why=said.WHY,
        how=(said.HOW, said.HOW_RANGE, said.HOW_EQUAL, said.HOW_HIDDEN),
        read_aloud=f"{title}. {said.SUBTITLE} {said.LOCAL_COST}.",
        is_sample=is_sample(database),
    )


def _facts(scene: _Scene) -> tuple[Fact, ...]:
    desa = int(scene.plan.funded.sum())
    kept, share = desa, 100.0
    if scene.near.first is not None and scene.plan.averted > 0:
        kept = int((scene.plan.funded & scene.near.first.funded).sum())
        share = 100 * scene.near.first.averted / scene.plan.averted
    told = [Fact(said.equal_line(kept=kept, desa=desa, share=share, search=scene.near.search))]
    if scene.near.first is not None:
        told.append(Fact(said.always_line(kept=kept), number=count(kept)))
    last = scene.steps[-1]
    if last.budget > scene.wishes.budget:
        told.append(Fact(said.more_line(budget=last.budget, gain=last.averted - scene.plan.averted)))
    told += [Fact(said.cost_line(cost=scene.plan.cost, budget=scene.wishes.budget)), Fact(said.LOCAL_COST),
             Fact(said.SMALL), Fact(said.OTHER_LEVEL)]
    if scene.question.left_out:
        told.append(Fact(said.left_out_line(scene.question.left_out)))
    return tuple(told)


def _bars(scene: _Scene) -> Bars:
    items = tuple(BarItem(money(step.budget * 1_000_000), step.averted,
                          f"{said.children(low=step.low, high=step.high)} anak") for step in scene.steps)
    return Bars(items=items, x_to=1.1 * max(max(item.value for item in items), 1e-9),
                alt="Anak dicegah menurut anggaran: " + "; ".join(f"{item.label} {item.text}" for item in items) + ".",
                title="Anak dicegah menurut anggaran")


def _table(scene: _Scene) -> Table:
    """The desa of the plan, most children averted first."""
    desa = planned_desa(scene.question, plan=scene.plan, other=scene.near.first)
    return Table(COLUMNS, tuple(one.row for one in desa))
