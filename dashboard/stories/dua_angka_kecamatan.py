"""Mengapa ada dua angka, asked in a kecamatan: it has one, its register; the kabupaten's survey is only context.

The kecamatan's e-PPGBM with coverage, bounds and quality beside the kabupaten's survey: never one line, never a number
of children "implied" by the survey in a kecamatan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import published, register
from dashboard.stories.charts import DotRow, Dots
from dashboard.stories.choices import resolve_period
from dashboard.stories.dua_angka_month import COLUMNS, Month, month_dot, month_row, survey_row
from dashboard.stories.measures import measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample, whole_kabupaten
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Headline, Selection, Story, Table, Value
from dashboard.words import dua_angka as words
from dashboard.words import dua_angka_kecamatan as said
from dashboard.words import frame, sentences
from dashboard.words.numbers import count, displayed, month_short, percent

SLUG = "dua_angka"
QUESTION = "Mengapa ada dua angka?"


@dataclass(frozen=True)
class _Scene:
    """The kecamatan and the kabupaten in one bulan timbang, and the kabupaten's latest survey."""

    area: Area
    kabupaten: Area
    here: Month
    whole: Month
    survey: published.SurveyRound | None
    quality: str
    covered: float | None  # percent of the registered, where it is under the limit

    @property
    def month(self) -> str:
        return month_short(self.here.period)


def tell_kecamatan(selection: Selection, database: Database, settings: Settings) -> Story:
    """One kecamatan; raises UnknownKecamatanError."""
    area, kabupaten = chosen_area(selection, database=database), whole_kabupaten(database)
    period = resolve_period(selection, database=database, settings=settings)
    scene = None if period is None else _scene(selection, area=area, kabupaten=kabupaten, period=period,
                                               database=database, settings=settings)
    if scene is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    title = said.title(area=area.full, name=area.name, register=scene.here.measure.rate_text, covered=scene.covered)
    names = (scene.survey.name,) if scene.survey else ()
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=f"Prevalensi stunting balita, persen, {area.full}; survei: {kabupaten.full}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=scene.month),
        source=frame.source_line(sources=(frame.register_source(scene.here.period), *names), version=database.short,
                                 details=(register.coverage_short(scene.here.measure),), quality=scene.quality),
        charts=(_dots(scene),), table=_table(scene), headline=_headline(scene), facts=_facts(scene), why=words.WHY,
        how=said.HOW, read_aloud=_read_aloud(scene), is_sample=is_sample(database), panels=_panels(scene),
    )


def _scene(selection: Selection, *, area: Area, kabupaten: Area, period: date, database: Database,
           settings: Settings) -> _Scene | None:
    places = measure_places(database, period=period, settings=settings)
    here = places.area(area.kecamatan)
    if not here.n_measured:
        return None
    rounds = published.survey_rounds(database, area=kabupaten.code,
                                     until_year=selection.period.year if selection.period else None)
    share = here.coverage_registered
    low = share is not None and displayed(share) < 100 * settings.coverage_enough and not here.label.startswith("n<")
    return _Scene(area, kabupaten, Month(period, here), Month(period, places.kabupaten), rounds[-1] if rounds else None,
                  judge_quality(database, period=period, kecamatan=area.kecamatan).word, share if low else None)


def _headline(scene: _Scene) -> Headline:
    m = scene.here.measure
    return Headline(text=m.rate_text, label=said.register_panel(area=scene.area.full, month=scene.month, interval=""),
                    interval=sentences.interval(m.low, m.high))


def _panels(scene: _Scene) -> tuple[Headline, ...]:
    """The kecamatan's own number first; the survey beside it names the place it is of."""
    if scene.survey is None:
        return ()
    survey = scene.survey
    return (
        Headline(text=scene.here.measure.rate_text,
                 label=said.register_panel(area=scene.area.full, month=scene.month,
                                           interval=scene.here.measure.interval_text),
                 interval=register.coverage_registered_text(scene.here.measure)),
        Headline(text=percent(survey.value), label=said.survey_panel(survey=survey.name, area=scene.kabupaten.full),
                 interval=words.survey_range(survey.range_text)))


def _dots(scene: _Scene) -> Dots:
    """Three values on one scale, each named with its place, nothing joining them."""
    rows = [_named(month_dot(scene.here), place=said.HERE), _named(month_dot(scene.whole), place=said.WHOLE)]
    if scene.survey is not None:
        rows.append(_named(survey_row(scene.survey), place=said.WHOLE))
    tops = [value for row in rows for value in (row.value, row.high) if value is not None]
    told = "; ".join(f"{row.label} {row.text} {row.note}".rstrip() for row in rows)
    return Dots(rows=tuple(rows), x_to=register.axis_end(max(tops, default=0.0)), title=words.SCALE,
                alt=f"{scene.area.full} dan {scene.kabupaten.full} pada satu skala: {told}.")


def _named(row: DotRow, *, place: str) -> DotRow:
    return replace(row, code=f"{row.code} {place}", label=f"{row.label}, {place}")


def _facts(scene: _Scene) -> tuple[Fact, ...]:
    m = scene.here.measure
    told = [Fact(said.ONLY_REGISTER), Fact(register.coverage_text(m))]
    if m.low is not None and m.high is not None:
        told.append(Fact(said.interval_line(low=m.low, high=m.high)))
    if scene.here.bounds is not None and scene.here.missed:
        low, high = scene.here.bounds
        told.append(Fact(words.bounds_line(unmeasured=scene.here.missed, low=low, high=high)))
    told.append(Fact(said.quality_line(scene.quality)))
    told.append(Fact(said.beside_line(area=scene.kabupaten.full, month=scene.month,
                                      register=scene.whole.measure.rate_text)))
    if scene.survey is None:
        told.append(Fact(frame.NO_SURVEY))
    else:
        told.append(Fact(said.survey_line(survey=scene.survey.name, value=scene.survey.value,
                                          interval=scene.survey.interval_text, area=scene.kabupaten.full)))
    return tuple(told)


def _read_aloud(scene: _Scene) -> str:
    m, survey = scene.here.measure, scene.survey
    parts = [said.NO_SURVEY if survey is None else said.read_survey(
        survey=survey.name, value=survey.value, area=scene.kabupaten.full, kecamatan=scene.area.full)]
    if m.rate is None:
        parts.append(said.read_register_hidden(month=scene.month, kecamatan=scene.area.full, told=m.rate_text))
    else:
        parts.append(said.read_register(month=scene.month, kecamatan=scene.area.full, rate=percent(m.rate),
                                        measured=count(m.n_measured)))
    if scene.here.missed and not m.label.startswith("n<"):
        parts.append(said.read_unmeasured(scene.here.missed, basis=scene.here.basis))
    return " ".join((*parts, said.READ_USE))


def _table(scene: _Scene) -> Table:
    """The columns of the kabupaten's page with the place before them; no children are implied by the survey here."""
    rows: list[tuple[Value, ...]] = [(scene.area.full, *month_row(scene.here)),
                                     (scene.kabupaten.full, *month_row(scene.whole))]
    if scene.survey is not None:
        one = scene.survey
        note = "; ".join(part for part in (one.note, one.source) if part)
        rows.append((scene.kabupaten.full, "Survei", one.name, one.value, one.low, one.high,
                     None, one.n, *(None,) * (len(COLUMNS) - 8), note))
    return Table((Column("place", "Wilayah"), *COLUMNS), tuple(rows))
