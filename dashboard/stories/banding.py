"""Wilayah mana yang memang berbeda? Kecamatan, or the desa of one kecamatan, against a line: three bands, no ranking.

``options["banding_ambang"]``: ``otomatis`` (20 %, or the kabupaten mean where the level is low), ``kabupaten``, ``20``,
``14`` or ``target`` (of the survey, and named so). ``options["banding_lihat"]``: ``titik`` or ``corong`` (all desa).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.change import expected_by_chance
from dashboard.analysis.funnel import funnel
from dashboard.analysis.lokus_audit import hatched
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import banding_corong, fair, register
from dashboard.stories.charts import DotRow, Dots, Status
from dashboard.stories.choices import resolve_period
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.published import Target
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.stories.tables import PLACE_COLUMNS, place_row
from dashboard.words import banding as said
from dashboard.words import explain, frame
from dashboard.words.numbers import count, month_short

SLUG = "banding"
QUESTION = "Wilayah mana yang memang berbeda?"
OPTION = "banding_ambang"
CHOICES = fair.CHOICES
VIEW = "banding_lihat"
FUNNEL = "corong"
VIEWS = ("titik", FUNNEL)
MOST_ROWS = 20


@dataclass(frozen=True)
class _Scene:
    area: Area
    period: date
    places: Places
    threshold: fair.Threshold
    kecamatan: fair.Fair
    desa: fair.Fair | None
    goal: Target | None

    @property
    def here(self) -> Measure:
        return self.places.area(self.area.kecamatan)

    @property
    def whole(self) -> bool:
        return self.area.kecamatan is None

    @property
    def rows(self) -> tuple[Measure, ...]:
        """Every place of this view: by rate where there is one and places do differ, the others by code.

        Of the others those that the title counts as above the line come first: they are never among the rows cut off.
        """
        found = self.places.kecamatan if self.whole else self.places.desa_of(self.area.kecamatan)
        alike = not self.whole and (self.desa is None or self.desa.no_difference)
        rated = [one for one in found if one.rate is not None]
        rest = [one for one in found if one.rate is None]
        rated.sort(key=lambda one: (0.0 if alike else -(one.rate or 0.0), one.code))
        rest.sort(key=lambda one: (self.band(one) != "atas", one.code))
        above = [one for one in rest if self.band(one) == "atas"]
        first = max(MOST_ROWS - len(above), 0)
        return (*rated[:first], *above, *rated[first:], *rest[len(above):])

    @property
    def bands(self) -> fair.Fair | None:
        return self.kecamatan if self.whole else self.desa

    def band(self, one: Measure) -> str:
        return self.bands.band.get(one.code, "") if self.bands else ""

    @property
    def line(self) -> str:
        return "kabupaten" if self.threshold.is_mean else self.threshold.name


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """Sorted dots with ranges against the chosen line, and how many desa chance alone would make stand out."""
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    places = measure_places(database, period=period, settings=settings)
    if places.area(area.kecamatan).n_measured == 0:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    if selection.options.get(VIEW) == FUNNEL and places.kabupaten.rate is not None:
        return banding_corong.tell_funnel(
            area, places=places, database=database, settings=settings, slug=SLUG, question=QUESTION)
    choice, target = selection.options.get(OPTION), fair.target_of(database, period=period)
    threshold = fair.threshold_of(choice, kabupaten_rate=places.kabupaten.rate, target=target)
    if threshold is None:
        sentence = said.NO_TARGET if choice == "target" else said.NO_THRESHOLD
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=f"{sentence}.", title="Belum ada ambang untuk membandingkan")
    lines = fair.lines_offered(kabupaten_rate=places.kabupaten.rate, target=target)
    scene = _Scene(
        area, period, places, threshold,
        fair.kecamatan_bands(database, period=period, threshold=threshold, lines=lines, settings=settings),
        fair.desa_bands(database, period=period, threshold=threshold, lines=lines, settings=settings),
        fair.goal_of(database, period=period) if threshold.is_target else None)
    title = _takeaway(scene, settings=settings)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=f"Prevalensi stunting, persen, {area.full}, {frame.register_source(period)}; garis: rentang 95%",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period),
                                   more=(f"Ambang: {threshold.short}",)),
        source=frame.source_line(
            sources=(frame.register_source(period),), version=database.short,
            details=(register.coverage_short(scene.here),),
            quality=judge_quality(database, period=period, kecamatan=area.kecamatan).word),
        charts=(_dots(scene),), table=_table(scene), facts=_facts(scene), why=said.WHY,
        how=(said.BANDS, said.KECAMATAN, said.HATCHED, said.HIDDEN, explain.PREVALENCE, explain.reliability(settings)),
        read_aloud=said.read_aloud(title=title, counts=_counts(scene), chance=_chance(scene)),
        is_sample=is_sample(database),
    )


def _takeaway(scene: _Scene, *, settings: Settings) -> str:
    low = register.low_coverage_title(scene.here, area=scene.area.full, settings=settings)
    if low:
        return low
    words = [scene.band(one) for one in scene.rows]
    if scene.whole:
        names = [one.name for one in scene.places.kecamatan if scene.band(one) == "atas"]
        return said.title_kecamatan(names=names, below=words.count("bawah"), places=len(words), line=scene.line)
    return said.title_desa(area=scene.area.full, name=scene.area.name, above=words.count("atas"),
                           below=words.count("bawah"), judged=sum(1 for word in words if word), line=scene.line)


def _counts(scene: _Scene) -> str:
    """The desa of this view by band."""
    if scene.desa is None:
        return ""
    here = scene.places.desa_of(scene.area.kecamatan)
    words = [scene.desa.band.get(one.code, "") for one in here]
    return said.counts_line(
        above=words.count("atas"), unclear=words.count("belum"), below=words.count("bawah"),
        unjudged=words.count(""), line=scene.threshold.name, where="" if scene.whole else " di sini")


def _chance(scene: _Scene) -> str:
    measured = sum(1 for one in scene.places.desa if one.n_measured)
    if not measured:
        return ""
    told = said.chance_line(places=measured, expected=expected_by_chance(measured))
    return told if scene.desa is None else f"{told}; {said.BANDS_ALLOW_FOR_IT}"


def _facts(scene: _Scene) -> tuple[Fact, ...]:
    desa = scene.places.desa_of(scene.area.kecamatan)
    told = [Fact(said.target_note(year=scene.goal.year, scope=scene.goal.scope))] if scene.goal else []
    # Who was not measured comes first: every band below knows only those who were.
    shown = [one for one in scene.rows if one.n_measured]
    thin = [one for one in shown if _hatched(one)]
    if thin:
        told.append(Fact(said.hatched_line(places=len(thin), of=len(shown),
                                           noun="kecamatan" if scene.whole else "desa")))
    if scene.desa is None:
        told.append(Fact(said.NO_PROBABILITY))
    else:
        above = [one.name for one in desa if scene.desa.band.get(one.code) == "atas"]
        told.append(Fact(_counts(scene), number=count(len(above)) if above else ""))
        if scene.desa.no_difference:
            told.append(Fact(said.NO_DIFFERENCE))
        elif above:
            told.append(Fact(said.above_line(above, line=scene.threshold.name)))
    told.append(Fact(_chance(scene)))
    if len(scene.rows) > MOST_ROWS:
        told.append(Fact(said.rest_line(len(scene.rows) - MOST_ROWS)))
    return tuple(fact for fact in told if fact.text)


def _hatched(one: Measure) -> bool:
    return hatched(one.n_measured_projected, projected=one.n_projected)


def _status(one: Measure, *, band: str) -> Status:
    if band != "atas":
        return "netral"
    return "perhatian" if _hatched(one) else "kritis"


def _dots(scene: _Scene) -> Dots:
    rows = tuple(_row(one, band=scene.band(one)) for one in scene.rows[:MOST_ROWS])
    tops = [row.high for row in rows if row.high is not None] + [scene.threshold.value]
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    label = said.line_label(value=scene.threshold.value, is_mean=scene.threshold.is_mean)
    return Dots(
        rows=rows, x_to=register.axis_end(max(tops)), reference=((scene.threshold.value, label),),
        alt=f"{len(rows)} wilayah terhadap {scene.threshold.name}: {told}.")


def _row(one: Measure, *, band: str) -> DotRow:
    note = ""
    if one.n_measured and not one.label.startswith("n<") and not one.few:
        note = f"n {count(one.n_measured)}"
    return DotRow(
        code=one.code, label=one.name, value=one.rate, text=one.rate_text, low=one.low, high=one.high,
        status=_status(one, band=band), note=note)


def _table(scene: _Scene) -> Table:
    columns = (
        *PLACE_COLUMNS, Column("kecamatan", "Kecamatan"), Column("band", f"Terhadap {scene.threshold.name}"),
        Column("above", "Peluang di atas"), Column("funnel", "Corong"), Column("low_coverage", "Catatan cakupan"))
    centre = scene.places.kabupaten.rate
    return Table(columns, tuple(_table_row(one, scene=scene, centre=centre) for one in scene.rows))


def _table_row(one: Measure, *, scene: _Scene, centre: float | None) -> tuple[Value, ...]:
    """P is told in tenths: its decimals would give away the hidden counts behind the fit."""
    shown = one.rate is not None and one.n_stunted is not None
    p = scene.bands.above.get(one.code) if scene.bands and shown else None
    klass = ""
    if shown and centre is not None:
        klass = funnel([one.n_stunted or 0], n=[one.n_measured], centre=centre / 100).classes[0]
    return (
        *place_row(one), one.kecamatan, said.BAND_WORDS[scene.band(one)] if one.n_measured else "",
        "" if p is None else said.out_of_ten(p), said.FUNNEL_WORDS[klass],
        "di bawah 60% proyeksi" if one.n_measured and _hatched(one) else "")
