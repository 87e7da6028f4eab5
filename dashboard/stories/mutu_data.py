"""Seberapa boleh angka ini dipercaya? Coverage by place and the desa that sent nothing.

``options["mutu_lihat"]``: ``cakupan`` (default), ``pengukuran`` (signs per puskesmas and what to mend), ``alur`` (what
became of the rows, how fresh each source is), ``temuan`` (what was found wrong in the files), ``beda`` (cells of the
coverage that two files report differently) or ``tpps`` (the TPPS's own report beside what the desa's counts give).
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.unmeasured import REGISTER_COMPLETE
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.charts import DotRow, Dots, Status
from dashboard.stories.choices import resolve_period
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.mutu_beda import tell_conflicts
from dashboard.stories.mutu_berkas import tell_findings, tell_flow
from dashboard.stories.mutu_pengukuran import tell_measuring
from dashboard.stories.mutu_scene import QUESTION, SLUG, Scene, filters_of, quality_fact, source_of, unmapped_fact
from dashboard.stories.mutu_tpps import tell_tpps
from dashboard.stories.place import chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Fact, Headline, Selection, Story, Table
from dashboard.stories.tables import COVERAGE_COLUMNS, coverage_row
from dashboard.words import explain, frame, titles
from dashboard.words import quality as said
from dashboard.words.numbers import month_short, percent

OPTION = "mutu_lihat"
VIEWS = ("cakupan", "pengukuran", "alur", "temuan", "beda", "tpps")
# Files and rows belong to the kabupaten: whatever kecamatan is chosen, these views tell of the whole.
WHOLE_VIEWS = ("alur", "temuan", "beda", "tpps")


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """Coverage against both sasaran, silent desa, unmapped rows and measuring quality; or the rows; or the findings."""
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    places = measure_places(database, period=period, settings=settings)
    if places.kabupaten.n_rows == 0:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    view = selection.options.get(OPTION)
    if view in WHOLE_VIEWS:
        area = chosen_area(replace(selection, kecamatan=None), database=database)
    scene = Scene(area, period, places, judge_quality(database, period=period, kecamatan=area.kecamatan))
    if view == "pengukuran":
        return tell_measuring(scene, database=database)
    if view == "alur":
        return tell_flow(scene, database=database, settings=settings)
    if view == "temuan":
        return tell_findings(scene, database=database, settings=settings)
    if view == "beda":
        return tell_conflicts(scene, database=database, settings=settings)
    if view == "tpps":
        return tell_tpps(database=database, settings=settings)
    return _tell_coverage(scene, database=database, settings=settings)


def _tell_coverage(scene: Scene, *, database: Database, settings: Settings) -> Story:
    limit = 100 * settings.coverage_enough
    return Story(
        slug=SLUG, question=QUESTION,
        takeaway=titles.data_quality(coverage=scene.here.coverage_registered, silent=len(scene.silent), limit=limit,
                                     area=scene.area.full),
        subtitle=f"Cakupan pengukuran balita terdaftar, persen, {scene.area.full}, "
                 f"{frame.register_source(scene.period)}",
        filters=filters_of(scene), source=source_of(scene, database=database),
        charts=(_dots(scene, settings=settings),),
        table=Table(COVERAGE_COLUMNS, tuple(coverage_row(one) for one in (*scene.rows, scene.here))),
        headline=_headline(scene), facts=_facts(scene, database=database), why=explain.WHY[SLUG],
        how=explain.how(SLUG, settings=settings), read_aloud=_read_aloud(scene), is_sample=is_sample(database),
    )


def _headline(scene: Scene) -> Headline | None:
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


def _dots(scene: Scene, *, settings: Settings) -> Dots:
    limit = 100 * settings.coverage_enough
    ordered = sorted(scene.rows, key=lambda m: (m.n_rows > 0, _drawn(m) is None, _drawn(m) or 0.0, m.code))
    rows = tuple(
        DotRow(code=one.code, label=one.name, value=_drawn(one), text=_text(one), note=_note(one),
               status=coverage_status(_drawn(one), settings=settings))
        for one in ordered
    )
    top = max([row.value for row in rows if row.value is not None], default=0.0)
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    label = said.limit_label(limit)
    return Dots(
        rows=rows, x_to=100.0 if top <= 100 else float(10 * (int(top // 10) + 1)), reference=((limit, label),),
        title="Cakupan terdaftar, persen", alt=f"Cakupan per wilayah, {label}: {told}.")


def _drawn(measure: Measure) -> float | None:
    """A coverage beside "n<10" would give the count back; who sent nothing has no value, not a value of 0."""
    return None if measure.label.startswith("n<") or measure.n_rows == 0 else measure.coverage_registered


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


def _facts(scene: Scene, *, database: Database) -> tuple[Fact, ...]:
    facts = [
        Fact(said.silent_desa([one.name for one in scene.silent]), status="kritis" if scene.silent else "netral"),
        quality_fact(scene),
        unmapped_fact(scene, database=database),
    ]
    here = scene.here
    if here.n_registered and here.n_projected and here.n_registered < REGISTER_COMPLETE * here.n_projected:
        facts.append(Fact(said.register_incomplete(share=100 * here.n_registered / here.n_projected)))
    over = frame.over_full_phrase(measured=here.n_measured_registered, registered=here.n_registered)
    if over:
        facts.append(Fact(over))
    return tuple(facts)


def _read_aloud(scene: Scene) -> str:
    told = f"{register.coverage_text(scene.here)}. {said.silent_desa([one.name for one in scene.silent])}."
    return f"{told} Mutu pengukuran {scene.quality.word}."
