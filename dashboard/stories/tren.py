"""Benarkah berubah, dan siapa yang berubah? Surveys on one chart, bulan timbang of the register on another.

``options["tren_lihat"]``: ``kabupaten`` (default) or ``kecamatan``, the same bulan timbang a year apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import published, register
from dashboard.stories.chart_notes import MOST_ON_CHART, MOST_ON_LOW_CHART, Note, note_facts, notes_on, with_notes
from dashboard.stories.charts import Chart, Trend
from dashboard.stories.choices import resolve_period
from dashboard.stories.measures import Measure
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Headline, Selection, Story, Table, Value
from dashboard.stories.tren_forecast import Outlook, look_ahead
from dashboard.stories.tren_kecamatan import tell_kecamatan
from dashboard.words import chart_notes, explain, forecast, frame, sentences, titles
from dashboard.words.numbers import date_long, displayed_change, month_short, percent, points

SLUG = "tren"
QUESTION = "Benarkah berubah, dan siapa yang berubah?"
OPTION = "tren_lihat"
CHART_FROM = 2018


@dataclass(frozen=True)
class _Scene:
    area: Area
    period: date | None
    rounds: tuple[published.SurveyRound, ...]
    targets: published.Targets
    moments: tuple[register.Moment, ...]
    outlook: Outlook
    survey_notes: tuple[Note, ...]
    routine_notes: tuple[Note, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """All of them once, oldest first."""
        return tuple(sorted(dict.fromkeys((*self.survey_notes, *self.routine_notes)), key=lambda note: note.day))

    @property
    def here(self) -> Measure | None:
        return self.moments[-1].measure if self.moments else None


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The verdict between the last two values of each family; the families never meet."""
    if selection.options.get(OPTION) == "kecamatan":
        return tell_kecamatan(selection, database, settings)
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    until = selection.period.year if selection.period else None
    rounds = published.survey_rounds(database, area=area.code, until_year=until) if area.kecamatan is None else ()
    moments: tuple[register.Moment, ...] = ()
    known: tuple[register.Moment, ...] = ()
    if period is not None:
        moments, _ = register.history(database, kecamatan=area.kecamatan, until=period, settings=settings)
        known = register.every_moment(database, until=period, settings=settings) if rounds else ()
    if not rounds and not moments:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    targets = published.known_targets(database, area=area.code)
    scene = _Scene(area, period, rounds, targets, moments,
                   look_ahead(rounds, moments=known, targets=targets, until=settings.target_year),
                   *(notes_on(database, subject=subject, kecamatan=area.kecamatan)
                     for subject in (chart_notes.SURVEY_VALUE, chart_notes.REGISTER_VALUE)))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=_takeaway(scene), subtitle=_subtitle(scene),
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period) if period else "–"),
        source=_source(scene, database=database), charts=_charts(scene, settings=settings), table=_table(scene),
        headline=_headline(scene), facts=_facts(scene), why=explain.WHY[SLUG],
        how=(*((forecast.FAN, forecast.SENSITIVITY, forecast.AARR) if scene.outlook.facts else ()),
             *explain.how(SLUG, settings=settings)),
        read_aloud=_read_aloud(scene), is_sample=is_sample(database),
    )


def _takeaway(scene: _Scene) -> str:
    verdict = published.change_verdict(scene.rounds)
    if verdict is not None:
        before, after = scene.rounds[-2:]
        word = titles.BORDERLINE if verdict.borderline else verdict.direction
        return titles.survey_change(before=before.value, after=after.value, year=before.year, verdict=word)
    if scene.rounds:
        return titles.one_survey(survey=scene.rounds[-1].survey, year=scene.rounds[-1].year)
    return _register_takeaway(scene)


def _register_takeaway(scene: _Scene) -> str:
    pair = _last_two(scene)
    if pair is None:
        return titles.one_month(area=scene.area.full)
    before, after = pair
    verdict = register.change_between(before.measure, later=after.measure)
    if verdict is None or before.measure.rate is None or after.measure.rate is None:
        hidden = next((m.measure.label for m in pair if m.measure.hidden), "")
        if hidden:
            return titles.hidden(area=scene.area.full, label=hidden)
        return titles.too_few(area=scene.area.full)
    return titles.register_change(
        area=scene.area.full, before=before.measure.rate, after=after.measure.rate,
        since=month_short(before.period), verdict=verdict.direction)


def _last_two(scene: _Scene) -> tuple[register.Moment, register.Moment] | None:
    return (scene.moments[-2], scene.moments[-1]) if len(scene.moments) >= 2 else None


def _headline(scene: _Scene) -> Headline | None:
    """The size of the last change of the family that the title speaks about."""
    verdict = published.change_verdict(scene.rounds)
    if verdict is None:
        return None
    before, after = scene.rounds[-2:]
    return Headline(
        text=points(displayed_change(before=before.value, after=after.value)),
        label=sentences.from_to(before=before.name, after=after.name, values=(before.value, after.value)),
        interval=sentences.change_interval(low=100 * verdict.low, high=100 * verdict.high),
        judgement=titles.BORDERLINE if verdict.borderline else verdict.direction)


def _drawn(scene: _Scene) -> tuple[published.SurveyRound, ...]:
    """Rounds that stand in the chart; older ones are in the table."""
    return tuple(one for one in scene.rounds if one.year >= CHART_FROM) or scene.rounds[-1:]


def _subtitle(scene: _Scene) -> str:
    if not scene.rounds:
        return f"Prevalensi stunting balita yang diukur, persen, {scene.area.full}, e-PPGBM bulan timbang"
    drawn = _drawn(scene)
    first, last = drawn[0].year, drawn[-1].year
    years = f"survei {first}–{last}" if first != last else f"survei {first}"
    return f"Prevalensi stunting balita, persen, {scene.area.full}, {years}"


def _charts(scene: _Scene, *, settings: Settings) -> tuple[Chart, ...]:
    charts: list[Chart] = []
    most = MOST_ON_LOW_CHART if scene.rounds and scene.moments else MOST_ON_CHART
    if scene.rounds:
        charts.append(with_notes(_survey_trend(scene, settings=settings), _notes_of_survey_alone(scene), most=most))
    if scene.moments:
        line = register.routine_series(scene.area.name, scene.moments)
        charts.append(with_notes(register.routine_trend(scene.area.full, (line,), moments=scene.moments),
                                 scene.routine_notes, most=most))
    return tuple(charts)


def _notes_of_survey_alone(scene: _Scene) -> tuple[Note, ...]:
    """A note that stands on the register's chart below is not drawn twice."""
    return tuple(note for note in scene.survey_notes if not scene.moments or note not in scene.routine_notes)


def _survey_trend(scene: _Scene, *, settings: Settings) -> Trend:
    drawn = _drawn(scene)
    last_year = max(settings.target_year, drawn[-1].year)
    paths = published.leading_to(scene.targets.series(until_year=last_year), year=settings.target_year)
    first_year = drawn[0].year
    tops = [one.high for one in drawn] + [scene.outlook.top] + [
        p.y for s in paths for p in s.points if p.y is not None and p.x >= first_year]
    values = ", ".join(f"{one.name} {percent(one.value)}" for one in drawn)
    key = forecast.FAN_KEY if scene.outlook.bands else ""
    return Trend(
        title=f"Survei, {scene.area.full}{key}", series=(*published.survey_series(drawn), *paths),
        x_from=first_year - 0.5, x_to=last_year + 0.5, y_to=register.axis_end(max(tops)), bands=scene.outlook.bands,
        alt=f"Grafik survei {scene.area.full}: {values}.")


def _facts(scene: _Scene) -> tuple[Fact, ...]:
    facts = list(scene.outlook.facts)
    facts += [Fact(text) for text in (
        _survey_fact(scene), _routine_fact(scene), _survey_pairs(scene), _routine_pairs(scene)) if text]
    if scene.here is not None and scene.period is not None:
        facts.append(Fact(f"{register.register_text(scene.here, period=scene.moments[-1].period)}. "
                          f"{register.coverage_text(scene.here)}"))
    facts += note_facts(scene.notes)
    if scene.area.kecamatan is not None:
        facts.append(Fact(frame.SURVEY_NOT_FOR_KECAMATAN))
    return tuple(facts)


def _survey_fact(scene: _Scene) -> str:
    verdict = published.change_verdict(scene.rounds)
    if verdict is None:
        return "" if scene.rounds or scene.area.kecamatan else frame.NO_SURVEY
    before, after = scene.rounds[-2:]
    told = sentences.survey_judgement(
        before=before.value, after=after.value, since=before.name, verdict=verdict.direction,
        borderline=verdict.borderline)
    return told if before.survey == after.survey else f"{told} ({sentences.DESIGNS_DIFFER})"


def _routine_fact(scene: _Scene) -> str:
    pair = _last_two(scene)
    if pair is None:
        return ""
    before, after = pair
    verdict = register.change_between(before.measure, later=after.measure)
    if verdict is None or before.measure.rate is None or after.measure.rate is None:
        return ""
    told = sentences.routine_judgement(
        before=before.measure.rate, after=after.measure.rate, since=month_short(before.period),
        verdict=verdict.direction, reason=verdict.reason)
    return f"e-PPGBM: {told[:1].lower()}{told[1:]}"


def _survey_pairs(scene: _Scene) -> str:
    """Whether each change between two surveys is real; one pair is told already."""
    words = _survey_words(scene)
    named = zip(scene.rounds, scene.rounds[1:], words[1:], strict=False)
    return sentences.survey_pairs([(a.name, b.name, word) for a, b, word in named]) if len(scene.rounds) > 2 else ""


def _routine_pairs(scene: _Scene) -> str:
    words = [word for word in _routine_words(scene)[1:] if word]
    return sentences.routine_pairs(words) if len(words) > 1 else ""


def _survey_words(scene: _Scene) -> list[str]:
    """The word of each survey against the one before it; '' for the first."""
    words = []
    for at in range(len(scene.rounds)):
        verdict = published.change_verdict(scene.rounds[:at + 1])
        words.append("" if verdict is None else titles.BORDERLINE if verdict.borderline else verdict.direction)
    return words


def _routine_words(scene: _Scene) -> list[str]:
    """The word of each bulan timbang against the one before it; '' where a hidden count would be narrowed."""
    found = [register.change_between(before.measure, later=after.measure)
             for before, after in pairwise(scene.moments)]
    return ["", *("" if verdict is None else verdict.direction for verdict in found)][:len(scene.moments)]


def _source(scene: _Scene, *, database: Database) -> str:
    names = tuple(dict.fromkeys(one.name for one in scene.rounds[-2:]))
    if scene.here is None:
        return frame.source_line(sources=names, version=database.short)
    month = scene.moments[-1].period
    return frame.source_line(
        sources=(*names, frame.register_source(month)), version=database.short,
        details=(register.coverage_short(scene.here),),
        quality=judge_quality(database, period=month, kecamatan=scene.area.kecamatan).word)


def _read_aloud(scene: _Scene) -> str:
    ahead = scene.outlook.facts[0].text if scene.outlook.bands else ""
    told = [text for text in (_survey_fact(scene), ahead, _routine_fact(scene)) if text]
    return f"{'. '.join(told) if told else _takeaway(scene)}."


_COLUMNS = (
    Column("family", "Jenis"), Column("when", "Waktu"), Column("value", "Persen", "percent"),
    Column("low", "Rentang bawah", "percent"), Column("high", "Rentang atas", "percent"),
    Column("n_stunted", "Balita stunting", "count"), Column("n_measured", "Balita diukur", "count"),
    Column("coverage", "Cakupan terdaftar", "percent"), Column("verdict", "Dibanding sebelumnya"),
    Column("note", "Keterangan"),
)


def _table(scene: _Scene) -> Table:
    rows: list[tuple[Value, ...]] = [
        ("Survei", one.name, one.value, one.low, one.high, None, one.n, None, word, one.note)
        for one, word in zip(scene.rounds, _survey_words(scene), strict=True)
    ]
    rows += [_moment_row(moment, word=word)
             for moment, word in zip(scene.moments, _routine_words(scene), strict=True)]
    rows += [(chart_notes.FAMILY, date_long(note.day), None, None, None, None, None, None, None, note.full)
             for note in scene.notes]
    return Table(_COLUMNS, tuple(rows))


def _moment_row(moment: register.Moment, *, word: str) -> tuple[Value, ...]:
    m = moment.measure
    tiny = m.label.startswith("n<")
    return (
        "e-PPGBM", month_short(moment.period), m.rate if m.rate is not None else m.rate_text, m.low, m.high,
        m.label if m.hidden else m.n_stunted, m.label if tiny else m.n_measured,
        m.label if tiny else m.coverage_registered, word, m.badge,
    )
