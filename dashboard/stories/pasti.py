"""Di langkah mana sasaran hilang? The 4 pasti of one target group, and the 3 standar.

``options``: ``pasti_kelompok`` (key of a target group), ``pasti_lihat`` (``langkah``, ``standar``), ``pasti_desa``
(code of one desa, text).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Cascade, CascadeStep
from dashboard.stories.opd import service_period
from dashboard.stories.pasti_chain import Chain, measure_chains
from dashboard.stories.pasti_checklist import critical_standards, standards_fact, tell_standards
from dashboard.stories.pasti_place import Spot, chosen_spot
from dashboard.stories.pasti_register import LISTED, REPORTED, Group, group_of, groups
from dashboard.stories.pasti_steps import Steps, steps_of
from dashboard.stories.place import empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Headline, Selection, Story, Table, Value
from dashboard.words import explain, frame
from dashboard.words import pasti as said
from dashboard.words.fitting import sentence_case
from dashboard.words.numbers import count, month_short, number, short_number
from dashboard.words.quality import desa_share

SLUG = "pasti"
QUESTION = "Di langkah mana sasaran hilang?"
GROUP, VIEW = "pasti_kelompok", "pasti_lihat"
GROUPS: tuple[str, ...] = tuple(one.key for one in groups())
STANDARDS_VIEW = "standar"
VIEWS = ("langkah", STANDARDS_VIEW)
COLUMNS: tuple[Column, ...] = (
    Column("step", "Langkah"), Column("measure", "Yang dihitung"), Column("count", "Jumlah", "count"),
    Column("share", "Persen", "percent"), Column("lost", "Hilang dari langkah sebelumnya", "count"),
    Column("lost_points", "Hilang", "points"), Column("n_desa", "Desa melapor", "count"),
    Column("owner", "Penanggung jawab"), Column("note", "Catatan"),
)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The steps of one group (or the standards) for the kabupaten, a kecamatan or one desa."""
    spot = chosen_spot(selection, database=database)
    if selection.options.get(VIEW) == STANDARDS_VIEW:
        return tell_standards(spot, period=service_period(selection, database=database), slug=SLUG, question=QUESTION,
                              database=database, settings=settings)
    group = group_of(selection.options.get(GROUP) or GROUPS[0])
    period = service_period(selection, database=database)
    chain = None
    if period is not None:
        chain = measure_chains(database, group=group.key, period=period, settings=settings).of(spot.code)
    if period is None or chain is None or chain.steps[LISTED].state == "belum_ada_data":
        title, sentence = said.no_steps(area=spot.full)
        return empty_story(slug=SLUG, question=QUESTION, area=spot.area, period=period, database=database,
                           sentence=sentence, title=title)
    steps = steps_of(chain, settings=settings)
    facts = _facts(steps, group=group, period=period, spot=spot, database=database, settings=settings)
    title = _takeaway(steps, spot=spot)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=said.subtitle(group=group.name, base=_base_word(steps), area=spot.full, month=month_short(period),
                               one_desa=spot.desa is not None),
        filters=frame.filters_line(kecamatan=spot.kecamatan_name, period=month_short(period),
                                   more=spot.filters),
        source=frame.source_line(
            sources=_sources(group, period=period), version=database.short,
            quality=_quality(group, chain=chain, period=period, spot=spot, database=database)),
        charts=(_cascade(steps, group=group, spot=spot),), table=_table(steps), headline=_headline(steps, group=group),
        facts=facts, why=said.WHY,
        how=(*said.HOW_STEPS, said.how_limits(gap=short_number(settings.status_gap_points),
                                              few=settings.min_measured_reliable), explain.privacy(settings)),
        read_aloud=said.read_aloud(title, people=steps.worst.people if steps.worst else None, unit=group.unit,
                                   group=group.name), is_sample=is_sample(database),
    )


@dataclass(frozen=True)
class Critical:
    """One ■ of the page: its name, whose it is (agency slug), which indicator ('' = none), where (area code)."""

    label: str
    agency: str
    indicator: str
    area: str


def critical(selection: Selection, *, database: Database, settings: Settings) -> tuple[Critical, ...]:
    """What is red in the view that is chosen, the worst first."""
    period = service_period(selection, database=database)
    if period is None:
        return ()
    spot = chosen_spot(selection, database=database)
    if selection.options.get(VIEW) == STANDARDS_VIEW:
        return tuple(Critical(label, agency, "", area) for label, agency, area in
                     critical_standards(spot, period=period, database=database, settings=settings))
    group = group_of(selection.options.get(GROUP) or GROUPS[0])
    chain = measure_chains(database, group=group.key, period=period, settings=settings).of(spot.code)
    lost = [one for one in steps_of(chain, settings=settings).lost.values() if one.status == "kritis"]
    return tuple(
        Critical(f"{group.short_name}: {said.between(one.before, after=one.after)} ({owner.short_name})", owner.slug,
                 group.steps[one.after].indicator, spot.code or "")
        for one in sorted(lost, key=lambda one: -(one.points or 0)) for owner in [group.steps[one.after].owner])


def _takeaway(steps: Steps, *, spot: Spot) -> str:
    worst = steps.worst
    if worst is not None and worst.points is not None:
        return said.largest_loss(lost=worst.points, before=worst.before, after=worst.after)
    if steps.base_count is None:
        return said.ALL_HIDDEN
    if steps.base_count == 0:
        return said.nobody_due(area=spot.full)
    if steps.shares[steps.base] is None:
        reached = [at for at in steps.lost if at < REPORTED and steps.lost[at].before >= LISTED]
        last = max(reached, default=LISTED)
        return said.too_few(listed=steps.of(LISTED).count or 0, after=last,
                            reached=steps.of(last).count if last > LISTED else None)
    growing = [one for one in steps.lost.values() if one.people < 0]
    if growing:
        return said.growing(step=growing[0].after, before=growing[0].before)
    if steps.lost:
        return said.NO_LOSS
    return said.ALL_HIDDEN if any(one.state == "disamarkan" for one in steps.chain.steps) else said.ONE_STEP


def _base_word(steps: Steps) -> str:
    """What percentages are of; '' where there are none."""
    if steps.shares[steps.base] is None:
        return ""
    return "sasaran" if steps.base == 0 else "terdata"


def _headline(steps: Steps, *, group: Group) -> Headline | None:
    worst = steps.worst
    if worst is None or worst.points is None:
        return None
    told = said.between(worst.before, after=worst.after)
    return Headline(text=f"{number(worst.points)} poin", label=f"{told[:1].upper()}{told[1:]}",
                    judgement=f"{count(worst.people)} {group.unit}", status=worst.status)


def _facts(
    steps: Steps, *, group: Group, period: date, spot: Spot, database: Database, settings: Settings
) -> tuple[Fact, ...]:
    chain = steps.chain
    facts = [Fact(said.growing(step=one.after, before=one.before), status="perhatian")
             for one in steps.lost.values() if one.people < 0 and steps.worst is not None]
    missing = [one for one in chain.steps if one.state == "belum_ada_data"]
    facts += [Fact(said.not_collected(step=one.step.number, measure=one.step.measure, desa=one.n_desa, of=chain.n_desa,
                                      note=said.NOT_SENT if one.step.collected else one.step.note), status="kosong")
              for one in missing]
    hidden = next((one.step.number for one in chain.steps if one.state == "disamarkan"), None)
    if hidden is not None:
        facts.append(Fact(said.hidden_from(hidden), status="kosong"))
    if chain.n_owed:
        told = said.reports(month=period, arrived=chain.n_arrived, owed=chain.n_owed, in_time=chain.n_in_time)
        if spot.desa:
            told = said.report_of_one(month=period, arrived=chain.n_arrived > 0,
                                      in_time=None if chain.n_in_time is None else chain.n_in_time > 0)
        facts.append(Fact(told))
    if chain.n_counted < chain.n_desa and not spot.desa:
        facts.append(Fact(said.counted(inside=chain.n_counted, of=chain.n_desa)))
    facts += [Fact(f"Langkah {step.number}: {step.note}") for step in group.steps[LISTED:]
              if step.note and step.collected and step.number not in {one.step.number for one in missing}]
    return (standards_fact(spot, period=period, database=database, settings=settings), *facts)


def _cascade(steps: Steps, *, group: Group, spot: Spot) -> Cascade:
    drawn = tuple(_step(steps, at=at, group=group) for at in range(len(steps.chain.steps)))
    top = max([100.0, *(share for share in steps.shares if share is not None)])
    told = "; ".join(f"{one.label} {one.text}{f' ({one.lost_text})' if one.lost_text else ''}" for one in drawn)
    return Cascade(steps=drawn, x_to=top, alt=f"Batang bertingkat {group.name}, {spot.full}: {told}.")


def _step(steps: Steps, *, at: int, group: Group) -> CascadeStep:
    one, share = steps.of(at), steps.shares[at]
    lost = steps.lost.get(at)
    status = lost.status if lost else "netral"
    text = _state_text(one.state)
    if one.count is not None:
        text = said.value_text(share=share, people=one.count)
    return CascadeStep(
        label=said.STEP_LABELS[at], value=share, text=text, measure=one.step.measure,
        lost=lost.points if lost else None, status=status,
        lost_text="" if lost is None or lost.people == 0 else said.lost_text(
            lost=lost.points, people=lost.people, unit=group.unit, status=status))


def _state_text(state: str) -> str:
    return {"disamarkan": said.HIDDEN, "tidak_ada_sasaran": "tidak ada sasaran"}.get(state, said.NOT_COLLECTED)


def _table(steps: Steps) -> Table:
    rows: list[tuple[Value, ...]] = []
    for at, one in enumerate(steps.chain.steps):
        lost = steps.lost.get(at)
        told = _state_text(one.state) if one.count is None else None
        note = sentence_case(one.step.note)
        if lost is not None and lost.people < 0:
            note = f"Melebihi langkah sebelumnya. {note}".strip()
        if one.step.certainty == "memory":
            note = f"{note}; ukuran perlu dicek" if note else "Ukuran perlu dicek"
        rows.append((
            said.STEP_NAMES[at], one.step.measure, told or one.count,
            told or (steps.shares[at] if steps.shares[at] is not None else "–"),
            lost.people if lost else None, lost.points if lost else None, one.n_desa or None,
            one.step.owner.short_name, note))
    return Table(COLUMNS, tuple(rows))


def _quality(group: Group, *, chain: Chain, period: date, spot: Spot, database: Database) -> str:
    """How many desa report every step; before it how well children were measured, where a step counts the measured."""
    complete = desa_share(chain.n_counted, of=chain.n_desa)
    if not any(step.table == "desa_month" for step in group.steps):
        return complete
    word = judge_quality(database, period=period, kecamatan=spot.area.kecamatan).word
    return f"{word}, {complete}" if complete else word


def _sources(group: Group, *, period: date) -> tuple[str, ...]:
    used = {step.table for step in group.steps}
    return tuple(text for table, text in (
        ("sasaran", "sasaran"), ("desa_month", f"{frame.REGISTER} s.d. {month_short(period)}"),
        ("coverage", frame.services_source(period))) if table in used)
