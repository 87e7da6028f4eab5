"""Mengapa ada dua angka? Survey and register each with its own range on one scale, and what lies between them.

The two are never joined and never subtracted. The survey speaks for the kabupaten only: a chosen kecamatan is told in
``dua_angka_kecamatan``, where no survey value is made into its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis import unmeasured
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import published, register
from dashboard.stories.charts import BarItem, Bars, Dots
from dashboard.stories.choices import resolve_period, weighing_periods
from dashboard.stories.dua_angka_kecamatan import QUESTION, SLUG, tell_kecamatan
from dashboard.stories.dua_angka_month import COLUMNS, Month, month_dot, month_row, survey_row
from dashboard.stories.measures import measure_places
from dashboard.stories.place import Area, empty_story, is_sample, whole_kabupaten
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Fact, Headline, Selection, Story, Table, Value
from dashboard.words import dua_angka as said
from dashboard.words import frame
from dashboard.words.numbers import count, listed, month_short, percent


@dataclass(frozen=True)
class _Scene:
    area: Area
    survey: published.SurveyRound | None
    beside: Month | None  # the bulan timbang that stands beside the survey: of its year where there is one
    now: Month | None  # the chosen bulan timbang, where it is another one

    @property
    def months(self) -> tuple[Month, ...]:
        return tuple(one for one in (self.beside, self.now) if one is not None)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """Both numbers, how many children the survey implies, what coverage could explain, and a paragraph to read."""
    if selection.kecamatan is not None:
        return tell_kecamatan(selection, database, settings)
    area = whole_kabupaten(database)
    scene = _scene(selection, area=area, database=database, settings=settings)
    if scene.survey is None and not scene.months:
        period = resolve_period(selection, database=database, settings=settings)
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    quality = judge_quality(database, period=scene.beside.period).word if scene.beside else ""
    names = [scene.survey.name] if scene.survey else []
    names += [month_short(one.period) for one in scene.months]
    return Story(
        slug=SLUG, question=QUESTION, takeaway=_takeaway(scene),
        subtitle=f"Prevalensi stunting balita, persen, {area.full}{_approximate(scene)}",
        filters=frame.filters_line(kecamatan=None, period=listed(names)),
        source=_source(scene, version=database.short, quality=quality), charts=_charts(scene), table=_table(scene),
        headline=_headline(scene), facts=_facts(scene, quality=quality), why=said.WHY,
        how=said.HOW, read_aloud=_read_aloud(scene), is_sample=is_sample(database), panels=_panels(scene),
    )


def _approximate(scene: _Scene) -> str:
    return "; rentang survei: perkiraan" if scene.survey and scene.survey.approximate else ""


def _scene(selection: Selection, *, area: Area, database: Database, settings: Settings) -> _Scene:
    period = resolve_period(selection, database=database, settings=settings)
    until = selection.period.year if selection.period else None
    rounds = published.survey_rounds(database, area=area.code, until_year=until)
    survey = rounds[-1] if rounds else None
    now = _month(period, database=database, settings=settings)
    if survey is None or period is None or survey.year >= period.year:
        return _Scene(area, survey, now, None)
    same = [month for month in weighing_periods(database, settings=settings) if month.year == survey.year]
    beside = _month(same[-1], database=database, settings=settings) if same else None
    return _Scene(area, survey, now, None) if beside is None else _Scene(area, survey, beside, now)


def _month(period: date | None, *, database: Database, settings: Settings) -> Month | None:
    if period is None:
        return None
    measure = measure_places(database, period=period, settings=settings).kabupaten
    return Month(period, measure) if measure.n_measured else None


def _takeaway(scene: _Scene) -> str:
    survey, beside = scene.survey, scene.beside
    if survey is None:
        return said.title_register_only(register=beside.measure.rate_text if beside else "")
    if beside is None or beside.measure.rate is None:
        return said.title_survey_only(survey=survey.name, value=survey.value)
    return said.title(survey=survey.value, register=beside.measure.rate, survey_low=survey.low, survey_high=survey.high)


@dataclass(frozen=True)
class _Implied:
    """Stunted children as the survey's value implies them, and those on the list."""

    children: float
    low: float
    high: float
    listed: int


def _implied(scene: _Scene) -> _Implied | None:
    survey, beside = scene.survey, scene.beside
    if survey is None or beside is None or beside.everyone is None or not beside.measure.n_stunted:
        return None
    share = beside.everyone / 100
    return _Implied(survey.value * share, survey.low * share, survey.high * share, beside.measure.n_stunted)


def _headline(scene: _Scene) -> Headline | None:
    implied = _implied(scene)
    if implied is None or scene.beside is None:
        return None
    shares = sorted((implied.low, implied.high))
    ends = [said.one_in(implied=end, listed=implied.listed) for end in shares]
    return Headline(
        text=said.one_in(implied=implied.children, listed=implied.listed),
        label=said.implied_label(month=month_short(scene.beside.period)),
        interval=f"Rentang {ends[0]} sampai {ends[1]}" if ends[0] != ends[1] else "")


def _panels(scene: _Scene) -> tuple[Headline, ...]:
    """Each family with its own number, what it covers and what it is for; nothing where one of them is missing."""
    survey, beside = scene.survey, scene.beside
    if survey is None or beside is None:
        return ()
    return (
        Headline(text=percent(survey.value), label=said.survey_panel(survey.name),
                 interval=said.survey_range(survey.range_text)),
        Headline(text=beside.measure.rate_text, label=said.register_panel(month_short(beside.period)),
                 interval=register.coverage_registered_text(beside.measure)))


def _facts(scene: _Scene, *, quality: str) -> tuple[Fact, ...]:
    survey, beside = scene.survey, scene.beside
    told: list[str] = []
    if survey is None:
        told.append(frame.NO_SURVEY)
    implied = _implied(scene)
    if implied is not None and beside is not None:
        told.append(said.implied_line(implied=implied.children, low=implied.low, high=implied.high,
                                      listed=implied.listed, basis=beside.basis))
    told += _explanations(scene, quality=quality)
    if beside is not None and beside.bounds is not None and beside.missed:
        told.append(said.bounds_line(unmeasured=beside.missed, low=beside.bounds[0], high=beside.bounds[1]))
    if survey is not None and scene.now is not None:
        told.append(said.years_apart(survey=survey.name, month=month_short(scene.now.period),
                                     register=scene.now.measure.rate_text,
                                     coverage=register.coverage_short(scene.now.measure)))
    elif survey is not None and beside is not None and beside.period.year != survey.year:
        told.append(said.other_year(survey=survey.name, month=month_short(beside.period)))
    told.append(said.USES)
    return tuple(Fact(text) for text in told)


def _explanations(scene: _Scene, *, quality: str) -> list[str]:
    """What coverage, selection and measuring could each explain; nothing without both numbers."""
    survey, beside = scene.survey, scene.beside
    if survey is None or beside is None or beside.measure.rate is None:
        return [said.quality_line(quality)] if quality else []
    m = beside.measure
    agree = survey.low <= m.rate <= survey.high if m.rate is not None else False
    told = []
    if not agree and m.n_stunted is not None and beside.everyone and beside.missed:
        needed = 100 * (survey.value / 100 * beside.everyone - m.n_stunted) / beside.missed
        mixed = 100 * (m.n_stunted + survey.value / 100 * beside.missed) / beside.everyone
        told.append(said.coverage_line(needed=needed, seen=m.rate or 0.0, survey=survey.value, mixed=mixed))
    told.append(said.rest_line(quality=quality, agree=agree))
    if not agree and m.rate and m.rate < 100:
        told.append(said.selection_line(float(unmeasured.ratio_needed(m.rate / 100, p=survey.value / 100))))
    return told


def _charts(scene: _Scene) -> tuple[Dots | Bars, ...]:
    """One scale for both families, each value with its own range, nothing joining them; then children counted."""
    rows = ((survey_row(scene.survey),) if scene.survey else ()) + tuple(month_dot(one) for one in scene.months)
    tops = [value for row in rows for value in (row.value, row.high) if value is not None]
    told = "; ".join(f"{row.label} {row.text} {row.note}".rstrip() for row in rows)
    dots = Dots(rows=rows, x_to=register.axis_end(max(tops, default=0.0)), title=said.SCALE,
                alt=f"Survei dan e-PPGBM pada satu skala: {told}.")
    implied = _implied(scene)
    if implied is None or scene.beside is None:
        return (dots,)
    items = (
        BarItem("Menurut survei", implied.children, said.about(implied.children)),
        BarItem(f"Di daftar {month_short(scene.beside.period)}", implied.listed, count(implied.listed)))
    return (dots, Bars(items=items, x_to=1.2 * max(item.value for item in items), title="Balita stunting, jumlah",
                       alt=f"Balita stunting: {'; '.join(f'{item.label} {item.text}' for item in items)}."))


def _source(scene: _Scene, *, version: str, quality: str) -> str:
    names = [scene.survey.name] if scene.survey else []
    if scene.months:
        names.append(f"{frame.REGISTER}, {listed([month_short(one.period) for one in scene.months])}")
    details = (register.coverage_short(scene.beside.measure),) if scene.beside else ()
    return frame.source_line(sources=tuple(names), version=version, details=details, quality=quality)


def _read_aloud(scene: _Scene) -> str:
    survey, beside, implied = scene.survey, scene.beside, _implied(scene)
    parts = []
    if survey is not None:
        parts.append(said.read_survey(survey=survey.name, value=survey.value, interval=survey.interval_text))
    if beside is not None:
        m = beside.measure
        parts.append(said.read_register(month=month_short(beside.period), stunted=m.count_text,
                                        measured=m.measured_text, rate=m.rate_text))
    if survey is not None and beside is not None:
        fraction = said.one_in(implied=implied.children, listed=implied.listed) if implied else ""
        parts.append(said.read_together(unmeasured=beside.missed, one_in=fraction))
    return " ".join(parts)


def _table(scene: _Scene) -> Table:
    rows: list[tuple[Value, ...]] = []
    implied = _implied(scene)
    if scene.survey:
        one = scene.survey
        note = "; ".join(part for part in (one.note, one.source) if part)
        rows.append(("Survei", one.name, one.value, one.low, one.high,
                     None if implied is None else round(implied.children), one.n, None, None, None, None, note))
    rows += [month_row(one) for one in scene.months]
    return Table(COLUMNS, tuple(rows))
