"""The opening page where no survey speaks: a kecamatan (or a kabupaten without survey) through e-PPGBM and coverage."""

from __future__ import annotations

from datetime import date

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.chart_notes import notes_on, with_notes
from dashboard.stories.charts import Trend
from dashboard.stories.choices import resolve_period
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Fact, Headline, Selection, Story, Table
from dashboard.stories.tables import PLACE_COLUMNS, place_row
from dashboard.words import chart_notes, explain, frame, sentences, titles
from dashboard.words.numbers import displayed, month_short, percent

SLUG = "ringkasan"
QUESTION = "Berapa sekarang, dan cukup cepatkah turunnya?"


def tell_register(selection: Selection, database: Database, settings: Settings) -> Story:
    """Rate among the children measured, its interval, both coverages, and the bulan timbang before it."""
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    places = measure_places(database, period=period, settings=settings)
    here = places.area(area.kecamatan)
    if here.n_measured == 0:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    moments, periods = register.history(database, kecamatan=area.kecamatan, until=period, settings=settings)
    quality = judge_quality(database, period=period, kecamatan=area.kecamatan).word
    context = tuple(register.Moment(one.period, one.kabupaten) for one in periods) if area.kecamatan else ()
    return Story(
        slug=SLUG, question=QUESTION, takeaway=register_title(area.full, here, settings=settings),
        subtitle=f"Prevalensi stunting balita yang diukur, persen, {area.full}, {frame.register_source(period)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period)),
        source=frame.source_line(sources=(frame.register_source(period),), version=database.short,
                                 details=(register.coverage_short(here),), quality=quality),
        charts=(with_notes(_trend(area, moments=moments, context=context), notes_on(
            database, subject=chart_notes.REGISTER_VALUE, kecamatan=area.kecamatan)),) if moments else (),
        table=Table((*PLACE_COLUMNS,), tuple(place_row(one) for one in ((here, places.kabupaten) if area.kecamatan
                                                                        else (here,)))),
        headline=Headline(text=here.rate_text, label=f"{frame.register_source(period)}, balita diukur",
                          interval=sentences.interval(here.low, here.high), judgement=_change(moments)),
        facts=_facts(area, here=here, kabupaten=places.kabupaten, period=period),
        why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings),
        read_aloud=_read_aloud(area, here=here, period=period), is_sample=is_sample(database),
    )


def register_title(area: str, here: Measure, *, settings: Settings) -> str:
    """The kecamatan's takeaway: low coverage speaks first, because then the rate does not."""
    if here.few or here.label.startswith("n<"):
        return titles.too_few(area=area)
    covered = here.coverage_registered
    if covered is not None and displayed(covered) < 100 * settings.coverage_enough:
        return titles.register_low_coverage(area=area, coverage=covered)
    if here.rate is None:
        return titles.hidden(area=area, label=here.label)
    return titles.register_area(area=area, value=here.rate, measured=here.n_measured)


def _change(moments: tuple[register.Moment, ...]) -> str:
    if len(moments) < 2:
        return ""
    before, after = moments[-2], moments[-1]
    verdict = register.change_between(before.measure, later=after.measure)
    if verdict is None or before.measure.rate is None or after.measure.rate is None:
        return ""
    return sentences.routine_judgement(
        before=before.measure.rate, after=after.measure.rate, since=month_short(before.period),
        verdict=verdict.direction, reason=verdict.reason)


def _facts(area: Area, *, here: Measure, kabupaten: Measure, period: date) -> tuple[Fact, ...]:
    covered = here.coverage_registered
    facts = [Fact(register.coverage_text(here), number=percent(covered) if covered is not None else "")]
    bounds = register.bounds_text(here)
    if bounds:
        facts.append(Fact(bounds))
    if area.kecamatan is None:
        facts.append(Fact(frame.NO_SURVEY))
    else:
        facts.append(Fact(f"Kabupaten, {register.register_text(kabupaten, period=period)}"))
        facts.append(Fact(frame.SURVEY_NOT_FOR_KECAMATAN))
    return tuple(facts)


def _trend(area: Area, *, moments: tuple[register.Moment, ...], context: tuple[register.Moment, ...]) -> Trend:
    lines = [register.routine_series(area.name, moments)]
    if context:
        lines.append(register.context_series("Kabupaten", context))
    return register.routine_trend(area.full, tuple(lines), moments=moments)


def _read_aloud(area: Area, *, here: Measure, period: date) -> str:
    if here.rate is None:
        told = titles.hidden(area=area.full, label=here.label) if here.hidden else titles.too_few(area=area.full)
        return f"{told} pada {month_short(period)}. {register.coverage_text(here)}."
    return (f"Menurut e-PPGBM {month_short(period)}, {percent(here.rate)} balita yang diukur di {area.full} mengalami "
            f"stunting. {register.coverage_text(here)}.")
