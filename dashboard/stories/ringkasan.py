"""Berapa sekarang, dan cukup cepatkah turunnya? A kabupaten speaks through its survey, a kecamatan through e-PPGBM."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.change import fastest_pace, required_pace
from dashboard.analysis.intervals import standard_error_of_interval
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import published, register
from dashboard.stories.chart_notes import notes_on, with_notes
from dashboard.stories.charts import Series, Trend
from dashboard.stories.choices import resolve_period
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.place import Area, chosen_area, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.ringkasan_register import tell_register
from dashboard.stories.story import Column, Fact, Headline, Selection, Story, Table, Value
from dashboard.words import chart_notes, explain, frame, sentences, titles
from dashboard.words.numbers import month_short, percent, points

SLUG = "ringkasan"
QUESTION = "Berapa sekarang, dan cukup cepatkah turunnya?"
# Surveys before this year used other samples and other children's tables; they stay in the table twin.
CHART_FROM = 2018


@dataclass(frozen=True)
class _Scene:
    """Everything this page knows about the kabupaten."""

    area: Area
    rounds: tuple[published.SurveyRound, ...]
    targets: published.Targets
    period: date | None
    routine: Measure | None
    missing: str  # a later survey, published for the nation, that has no value here; '' = none

    @property
    def latest(self) -> published.SurveyRound:
        return self.rounds[-1]


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The latest survey against its target with the pace still needed; for a kecamatan the register with coverage."""
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    until = selection.period.year if selection.period else None
    rounds = published.survey_rounds(database, area=area.code, until_year=until) if area.kecamatan is None else ()
    if not rounds:
        return tell_register(selection, database, settings)
    targets = published.known_targets(database, area=area.code)
    routine = measure_places(database, period=period, settings=settings).kabupaten if period else None
    scene = _Scene(area, rounds, targets, period, routine if routine and routine.n_measured else None,
                   missing=_missing(rounds, until=until, database=database))
    return _survey_story(scene, database=database, settings=settings)


def _missing(rounds: tuple[published.SurveyRound, ...], *, until: int | None, database: Database) -> str:
    national = published.survey_rounds(database, area=published.NATIONAL, until_year=until)
    return national[-1].name if national and national[-1].year > rounds[-1].year else ""


def _survey_story(scene: _Scene, *, database: Database, settings: Settings) -> Story:
    latest = scene.latest
    target = scene.targets.compared_with(latest.year)
    takeaway = (
        titles.survey_against_target(value=latest.value, target=target.value, target_year=target.year)
        if target else titles.survey_alone(value=latest.value, survey=latest.survey, year=latest.year)
    )
    facts = (*_target_facts(scene, target=target, settings=settings), *_register_facts(scene))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=takeaway,
        subtitle=f"Prevalensi stunting balita, persen, {scene.area.full}, {latest.name}",
        filters=frame.filters_line(kecamatan=None, period=latest.name),
        source=_source(scene, database=database),
        charts=(with_notes(_trend(scene, settings=settings), notes_on(
            database, subject=chart_notes.SURVEY_VALUE, kecamatan=None)),),
        table=_table(scene), headline=_headline(scene), facts=facts, why=explain.WHY[SLUG],
        how=explain.how(SLUG, settings=settings), read_aloud=_read_aloud(scene, target=target, settings=settings),
        is_sample=is_sample(database),
    )


def _headline(scene: _Scene) -> Headline:
    latest = scene.latest
    return Headline(
        text=percent(latest.value),
        label=f"{latest.name}, balita" + (f"; {scene.missing} belum dimuat" if scene.missing else ""),
        interval=f"Rentang {latest.interval_text}",
        judgement=_judgement(scene.rounds),
    )


def _judgement(rounds: tuple[published.SurveyRound, ...]) -> str:
    verdict = published.change_verdict(rounds)
    if verdict is None:
        return titles.one_survey(survey=rounds[-1].survey, year=rounds[-1].year)
    before, after = rounds[-2], rounds[-1]
    told = sentences.survey_judgement(
        before=before.value, after=after.value, since=before.name, verdict=verdict.direction,
        borderline=verdict.borderline)
    return told if before.survey == after.survey else f"{told} ({sentences.DESIGNS_DIFFER})"


def _target_facts(
    scene: _Scene, *, target: published.Target | None, settings: Settings
) -> tuple[Fact, ...]:
    facts = []
    if target:
        facts.append(Fact(f"Target pembanding: {target.text}; dasar: {target.legal_basis}"))
    goal = scene.targets.of_year(settings.target_year)
    latest = scene.latest
    if goal and latest.year < settings.target_year:
        needed = required_pace(latest.value / 100, target=goal.value / 100, years=settings.target_year - latest.year,
                               interval=(latest.low / 100, latest.high / 100))
        facts.append(Fact(
            f"{sentences.pace(per_year=100 * needed.per_year, until=goal.year)}, " + sentences.pace_detail(
                target=goal.value, until=goal.year, source=goal.legal_basis, yearly=100 * needed.rate,
                low=100 * needed.per_year_low, high=100 * needed.per_year_high),
            number=points(100 * needed.per_year)))
    fastest = fastest_pace(
        [r.year for r in scene.rounds], values=[r.value for r in scene.rounds],
        errors=[standard_error_of_interval(r.low, high=r.high) for r in scene.rounds])
    if fastest:
        facts.append(Fact(sentences.fastest(
            rate=100 * fastest.rate, low=100 * fastest.low, high=100 * fastest.high, first=int(fastest.first_year),
            last=int(fastest.last_year))))
    return tuple(facts)


def _register_facts(scene: _Scene) -> tuple[Fact, ...]:
    """The register beside the survey: its own number, its own coverage, never a difference."""
    if scene.routine is None or scene.period is None:
        return (Fact("Belum ada data e-PPGBM untuk disandingkan."),)
    told = f"{register.register_text(scene.routine, period=scene.period)}. {register.coverage_text(scene.routine)}"
    return (Fact(told, number=scene.routine.rate_text if scene.routine.rate is not None else ""),)


def _trend(scene: _Scene, *, settings: Settings) -> Trend:
    drawn = tuple(one for one in scene.rounds if one.year >= CHART_FROM) or scene.rounds[-1:]
    last_year = max(settings.target_year, drawn[-1].year)
    first_year = drawn[0].year
    paths = scene.targets.series(until_year=last_year)
    tops = [one.high for one in drawn] + [p.y for s in paths for p in s.points if p.y is not None and p.x >= first_year]
    return Trend(
        title=f"Survei dan target, {scene.area.full}",
        series=(*published.survey_series(drawn), *paths),
        x_from=first_year - 0.5, x_to=last_year + 0.5, y_to=register.axis_end(max(tops)),
        alt=_alt(scene, drawn=drawn, paths=paths),
    )


def _alt(scene: _Scene, *, drawn: tuple[published.SurveyRound, ...], paths: tuple[Series, ...]) -> str:
    values = ", ".join(f"{one.name} {percent(one.value)}" for one in drawn)
    goals = [f"{path.name} {point.text} ({point.x:.0f})" for path in paths for point in path.points[-1:]]
    told = f"Grafik survei {scene.area.full}: {values}."
    return f"{told} {'; '.join(goals)}." if goals else told


def _source(scene: _Scene, *, database: Database) -> str:
    if scene.routine is None or scene.period is None:
        return frame.source_line(sources=(scene.latest.name,), version=database.short)
    return frame.source_line(
        sources=(scene.latest.name, frame.register_source(scene.period)), version=database.short,
        details=(register.coverage_short(scene.routine),), quality=judge_quality(database, period=scene.period).word)


def _read_aloud(scene: _Scene, *, target: published.Target | None, settings: Settings) -> str:
    latest = scene.latest
    told = f"{latest.name} memperkirakan {percent(latest.value)} balita di {scene.area.full} mengalami stunting"
    parts = [f"{told}, dengan rentang {latest.interval_text}."]
    if target:
        parts.append(f"Target pembandingnya {target.text}.")
    goal = scene.targets.of_year(settings.target_year)
    if goal and latest.year < goal.year:
        per_year = (latest.value - goal.value) / (goal.year - latest.year)
        parts.append(f"{sentences.pace(per_year=per_year, until=goal.year)}.")
    return " ".join(parts)


_COLUMNS = (
    Column("family", "Jenis"), Column("name", "Sumber"), Column("year", "Tahun"), Column("value", "Persen", "percent"),
    Column("low", "Rentang bawah", "percent"), Column("high", "Rentang atas", "percent"), Column("note", "Keterangan"),
)


def _table(scene: _Scene) -> Table:
    rows: list[tuple[Value, ...]] = [
        ("Survei", r.survey, str(r.year), r.value, r.low, r.high,
         "; ".join(part for part in (r.note, r.source) if part))
        for r in scene.rounds
    ]
    rows += [
        (f"Target {t.scope}", t.legal_basis, str(t.year), t.value, None, None, t.status)
        for t in published.target_rows(scene.targets)
    ]
    if scene.routine and scene.period:
        m = scene.routine
        rows.append(("e-PPGBM", "e-PPGBM", month_short(scene.period), m.rate if m.rate is not None else m.rate_text,
                     m.low, m.high, register.coverage_text(m)))
    return Table(_COLUMNS, tuple(rows))
