"""Seberapa boleh angka ini dipercaya? Coverage by place, desa that sent nothing, and what became of every row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.analysis.unmeasured import REGISTER_COMPLETE
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import mutu_rows, register
from dashboard.stories.charts import DotRow, Dots, Status
from dashboard.stories.choices import resolve_period
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import Quality, judge_quality
from dashboard.stories.story import Fact, Headline, Selection, Story, Table
from dashboard.stories.tables import COVERAGE_COLUMNS, coverage_row
from dashboard.words import explain, frame, titles
from dashboard.words import quality as said
from dashboard.words.numbers import month_short, percent

SLUG = "mutu_data"
QUESTION = "Seberapa boleh angka ini dipercaya?"


@dataclass(frozen=True)
class _Scene:
    area: Area
    period: date
    places: Places
    quality: Quality

    @property
    def here(self) -> Measure:
        return self.places.area(self.area.kecamatan)

    @property
    def desa(self) -> tuple[Measure, ...]:
        return self.places.desa_of(self.area.kecamatan)

    @property
    def rows(self) -> tuple[Measure, ...]:
        """Rows of the dot plot: kecamatan of the kabupaten, or desa of the chosen kecamatan."""
        return self.places.kecamatan if self.area.kecamatan is None else self.desa

    @property
    def silent(self) -> list[Measure]:
        return [one for one in self.desa if one.n_rows == 0]


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """Coverage against both sasaran, silent desa, unmapped rows, the flow of rows, findings, audit and freshness."""
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    places = measure_places(database, period=period, settings=settings)
    if places.kabupaten.n_rows == 0:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    scene = _Scene(area, period, places, judge_quality(database, period=period, kecamatan=area.kecamatan))
    limit = 100 * settings.coverage_enough
    return Story(
        slug=SLUG, question=QUESTION,
        takeaway=titles.data_quality(coverage=scene.here.coverage_registered, silent=len(scene.silent), limit=limit,
                                     area=area.full),
        subtitle=f"Cakupan pengukuran balita terdaftar, persen, {area.full}, {frame.register_source(period)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period)),
        source=frame.source_line(sources=(frame.register_source(period),), version=database.short,
                                 details=(register.coverage_short(scene.here),), quality=scene.quality.word),
        charts=(_dots(scene, settings=settings), mutu_rows.flow_card(database, period=period),
                mutu_rows.findings_card(database), mutu_rows.sources_card(database)),
        table=Table(COVERAGE_COLUMNS, tuple(coverage_row(one) for one in (*scene.rows, scene.here))),
        headline=_headline(scene), facts=_facts(scene, database=database), why=explain.WHY[SLUG],
        how=explain.how(SLUG, settings=settings), read_aloud=_read_aloud(scene), is_sample=is_sample(database),
    )


def _headline(scene: _Scene) -> Headline | None:
    covered = scene.here.coverage_registered
    if covered is None or scene.here.label.startswith("n<"):
        return None
    return Headline(text=percent(covered), label=f"balita terdaftar yang diukur, {month_short(scene.period)}",
                    judgement=said.projected_note(scene.here.coverage_projected))


def coverage_status(coverage: float | None, *, settings: Settings) -> Status:
    """Coverage (percent of the registered) as a status: enough, low, or too low for a class."""
    if coverage is None:
        return "kosong"
    if coverage >= 100 * settings.coverage_enough:
        return "mencapai"
    return "perhatian" if coverage >= 100 * settings.coverage_blank else "kritis"


def _dots(scene: _Scene, *, settings: Settings) -> Dots:
    limit = 100 * settings.coverage_enough
    ordered = sorted(scene.rows, key=lambda m: (_drawn(m) is None, _drawn(m) or 0.0, m.code))
    rows = tuple(
        DotRow(code=one.code, label=one.name, value=_drawn(one), text=_text(one), note=_note(one),
               status=coverage_status(_drawn(one), settings=settings) if one.n_rows else "kosong")
        for one in ordered
    )
    top = max([row.value for row in rows if row.value is not None], default=0.0)
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    label = said.limit_label(limit)
    return Dots(
        rows=rows, x_to=100.0 if top <= 100 else float(10 * (int(top // 10) + 1)), reference=((limit, label),),
        title="Cakupan terdaftar, persen", alt=f"Cakupan per wilayah, {label}: {told}.")


def _drawn(measure: Measure) -> float | None:
    """A coverage beside "n<10" would give the count back."""
    return None if measure.label.startswith("n<") else measure.coverage_registered


def _text(measure: Measure) -> str:
    if measure.n_rows == 0:
        return "belum mengirim data"
    if measure.label.startswith("n<"):
        return measure.label
    drawn = _drawn(measure)
    return percent(drawn) if drawn is not None else "sasaran belum dimuat"


def _note(measure: Measure) -> str:
    if measure.n_rows == 0 or measure.label.startswith("n<"):
        return ""
    return said.projected_note(measure.coverage_projected)


def _facts(scene: _Scene, *, database: Database) -> tuple[Fact, ...]:
    quality, audit = scene.quality, queries.zscore_audit(database, period=scene.period)
    places = queries.unmapped_places(database, period=scene.period, kecamatan=scene.area.kecamatan)
    facts = [
        Fact(said.silent_desa([one.name for one in scene.silent]), status="kritis" if scene.silent else "netral"),
        Fact(said.measures(
            word=quality.word, digits=(quality.digits.value, quality.digits.grade),
            implausible=(quality.implausible.value, quality.implausible.grade),
            spread=(quality.spread.value, quality.spread.grade), n=quality.implausible.n)),
        Fact(said.unmapped(rows=int(places["n_rows"].sum()), places=[
            (str(name), int(n)) for name, n in zip(places["place_written"], places["n_rows"], strict=True)])),
        Fact(said.audit(compared=audit["n_compared"], differ=audit["n_differ"],
                        class_changed=audit["n_class_changed"], other_rule=audit["n_other_rule"])),
    ]
    here = scene.here
    if here.n_registered and here.n_projected and here.n_registered < REGISTER_COMPLETE * here.n_projected:
        facts.append(Fact(said.register_incomplete(share=100 * here.n_registered / here.n_projected)))
    over = frame.over_full_phrase(measured=here.n_measured_registered, registered=here.n_registered)
    if over:
        facts.append(Fact(over))
    return tuple(facts)


def _read_aloud(scene: _Scene) -> str:
    told = f"{register.coverage_text(scene.here)}. {said.silent_desa([one.name for one in scene.silent])}."
    return f"{told} Mutu pengukuran {scene.quality.word}."
