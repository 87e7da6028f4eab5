"""Desa mana dulu, in one kecamatan: its part of the kabupaten's plan. The money is the kabupaten's, so is the optimum.

An optimum of the kecamatan alone would spend the whole kabupaten's budget in it. Its part of the kabupaten's optimum is
also the best it could do for the same money: a better one would have been taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard import queries
from dashboard.analysis.budget import CURVE_GAP, BudgetError, NearEqual, Plan, best_plan
from dashboard.analysis.intervals import FloatArray
from dashboard.analysis.scenario import QUALITY
from dashboard.analysis.scenario_draws import averted_range
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.andaikan_model import SEED
from dashboard.stories.anggaran_problem import Question, Wishes
from dashboard.stories.anggaran_rows import COLUMNS, PlannedDesa, planned_desa
from dashboard.stories.charts import BarItem, Bars, Scorecard, ScoreCell
from dashboard.stories.measures import measure_places
from dashboard.stories.place import Area, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Fact, Story, Table, Value
from dashboard.words import anggaran as words
from dashboard.words import anggaran_kecamatan as said
from dashboard.words import frame
from dashboard.words.andaikan import EFFECTS as NAMES
from dashboard.words.numbers import DASH, count, first_few, money, month_short
from dashboard.words.quality import filled_share

SLUG = "anggaran"
QUESTION = "Desa mana dulu bila anggaran terbatas?"
MILLION = 1_000_000
# Rows that leave room on the wall for the facts under them.
MOST_ROWS = 6
MORE = 1.5
MOST_NAMED = 6
WIDTHS = (2.4, 4.2, 1.4, 1.6, 1.7)


@dataclass(frozen=True)
class _Part:
    """The kecamatan's part. ``members``: rows of the problem in it; ``more``: the plan for half as much money again."""

    area: Area
    period: date
    wishes: Wishes
    question: Question
    plan: Plan
    near: NearEqual
    more: Plan | None
    members: tuple[int, ...]
    desa: tuple[PlannedDesa, ...]

    @property
    def cost(self) -> float:
        return sum(one.cost for one in self.desa)

    def funded_by(self, plan: Plan) -> int:
        """Desa of this kecamatan in a plan."""
        return int(sum(plan.funded[at] for at in self.members))

    def range_of(self, desa: tuple[PlannedDesa, ...]) -> str:
        """Children averted by these desa together, with the 80 % range of the effects."""
        rows = [one.at for one in desa]
        lines: FloatArray = np.asarray(
            (self.question.problem.value[rows] * self.plan.share[rows]).sum(axis=0), dtype=float)
        low, _, high = averted_range(lines, ratios=self.question.ratios, quality=QUALITY,
                                     rng=np.random.default_rng(SEED))
        return words.children(low=low, high=high)


def members_of(question: Question, *, kecamatan: str) -> tuple[int, ...]:
    """Rows of the problem that are desa of this kecamatan."""
    return tuple(at for at, code in enumerate(question.desa["kecamatan_code"]) if code == kecamatan)


def tell_part(question: Question, *, area: Area, period: date, wishes: Wishes, plan: Plan, near: NearEqual,
              database: Database, settings: Settings) -> Story:
    """What the kabupaten's plan funds in ``area`` (a kecamatan): desa, kegiatan, cost, children with their range."""
    assert area.kecamatan is not None
    members = members_of(question, kecamatan=area.kecamatan)
    desa = planned_desa(question, plan=plan, other=near.first)
    part = _Part(area, period, wishes, question, plan, near, _more(question, budget=MORE * wishes.budget), members,
                 tuple(one for one in desa if one.at in members))
    here = measure_places(database, period=period, settings=settings).area(area.kecamatan)
    title = said.title(area=area.full, name=area.name, funded=len(part.desa), desa=len(members), budget=wishes.budget,
                       children=part.range_of(part.desa))
    wanted = (words.LOKUS_FUNDED,) if wishes.must_lokus else ()
    facts = _facts(part, left_out=_left_out(part, database=database))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=said.subtitle(area=area.full, budget=wishes.budget),
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period), more=wanted),
        source=frame.source_line(
            sources=(frame.register_source(period), frame.services_source(period)), version=database.short,
            details=(register.coverage_registered_text(here),),
            quality=judge_quality(database, period=period, kecamatan=area.kecamatan).word),
        charts=(_scorecard(part) if part.desa else needs_bars(question, area=area, settings=settings),),
        table=_table(part), facts=facts,
        why=words.WHY, how=(words.HOW, said.HOW_PART, words.HOW_RANGE, words.HOW_EQUAL, words.HOW_HIDDEN),
        read_aloud=f"{title}. {facts[0].text}. {words.SUBTITLE} {words.LOCAL_COST}.", is_sample=is_sample(database),
    )


def _more(question: Question, *, budget: float) -> Plan | None:
    try:
        return best_plan(question.problem, budget=budget, gap=CURVE_GAP)
    except BudgetError:
        return None


def needs_of(question: Question, *, area: Area) -> tuple[tuple[str, float], ...]:
    """(effect, people to be reached more) in the kabupaten or one kecamatan."""
    rows = question.reached if area.kecamatan is None else question.reached[
        list(members_of(question, kecamatan=area.kecamatan))]
    return tuple((effect, float(n)) for effect, n in zip(question.effects, rows.sum(axis=0), strict=True))


def reports_of(question: Question, *, area: Area) -> str:
    """How many cells (one desa, one kegiatan) the needs rest on were reported; estimates stand for the others."""
    told = question.reported if area.kecamatan is None else question.reported[
        list(members_of(question, kecamatan=area.kecamatan))]
    return filled_share(int(told.sum()), owed=told.size)


def need_value(people: float, *, settings: Settings) -> int | str:
    """People to be reached more as they may be shown: a few are as few as cases are."""
    shown = round(people)
    return f"<{settings.min_cases_private}" if 0 < shown < settings.min_cases_private else shown


def needs_bars(question: Question, *, area: Area, settings: Settings) -> Bars:
    """How many people each kegiatan would have to reach more until the target; a hidden few have one and the same bar.
    """
    shown = [(effect, need_value(n, settings=settings)) for effect, n in needs_of(question, area=area)]
    items = tuple(BarItem(NAMES[effect], settings.min_cases_private / 2, n) if isinstance(n, str)
                  else BarItem(NAMES[effect], n, count(n)) for effect, n in shown)
    return Bars(items=items, x_to=1.1 * max(max((item.value for item in items), default=0.0), 1.0),
                title=f"{words.ASKING_SUBTITLE}, {area.full}",
                alt=f"{words.ASKING_SUBTITLE}, {area.full}: "
                    + "; ".join(f"{item.label} {item.text}" for item in items) + ".")


def _facts(part: _Part, *, left_out: int) -> tuple[Fact, ...]:
    funded = part.funded_by(part.plan)
    told = [said.share_line(cost=part.cost, whole=part.plan.cost, desa=int(part.plan.funded.sum()), funded=funded)]
    if part.wishes.least:
        told.append(said.least_line(least=min(part.wishes.least, len(part.members)), funded=funded))
    kept = 0 if part.near.first is None else sum(bool(part.near.first.funded[one.at]) for one in part.desa)
    told.append(said.other_line(kept=kept, funded=funded, search=part.near.search,
                                other=None if part.near.first is None else part.funded_by(part.near.first)))
    if part.more is not None:
        told.append(said.more_line(budget=MORE * part.wishes.budget, desa=part.funded_by(part.more)))
    waiting = [str(part.question.desa.iloc[at]["name"]) for at in part.members if not part.plan.funded[at]]
    if waiting and part.desa:
        told.append(said.not_planned_line(first_few(waiting, most=MOST_NAMED)))
    told += [words.LOCAL_COST, words.SMALL]
    if left_out:
        told.append(said.left_out_line(left_out))
    return tuple(Fact(text) for text in told)


def _left_out(part: _Part, *, database: Database) -> int:
    desa = queries.desa_list(database)
    return int((desa["kecamatan_code"] == part.area.kecamatan).sum()) - len(part.members)


def _scorecard(part: _Part) -> Scorecard:
    shown = part.desa[:MOST_ROWS]
    rows = tuple((ScoreCell(one.name), ScoreCell(", ".join(one.work)), ScoreCell(money(one.cost * MILLION)),
                  ScoreCell(part.range_of((one,))), ScoreCell(one.equal_text)) for one in shown)
    told = "; ".join(f"{row[0].text}: {row[1].text}, {row[2].text}" for row in rows)
    return Scorecard(columns=said.HEADER, rows=rows, widths=WIDTHS, more=said.more_desa(len(part.desa) - len(shown)),
                     alt=f"Desa {part.area.full} dalam rencana kabupaten: {told}.")


def _table(part: _Part) -> Table:
    """Every desa of the kecamatan: those of the plan first, then who is not in it."""
    rows: list[tuple[Value, ...]] = [one.row for one in part.desa]
    for at in part.members:
        if part.plan.funded[at]:
            continue
        desa = part.question.desa.iloc[at]
        enters = part.near.first is not None and bool(part.near.first.funded[at])
        rows.append((str(desa["code"]), str(desa["name"]), str(desa["kecamatan"]), said.NOT_PLANNED, None, None,
                     said.COULD_ENTER if enters else DASH))
    return Table(COLUMNS, tuple(rows))
