"""Apakah data mendukung daftar lokus? Rate, count, chance, coverage, KRS and services side by side, each with its n.

``options["lokus_usulan"]`` = desa codes parted by commas: the same audit for a proposed list. The naive difference
between lokus and other desa is made nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import queries
from dashboard.analysis.lokus_audit import expected_fall_of_chosen, hatched
from dashboard.analysis.small_areas import bands
from dashboard.analysis.suppression import Suppressed
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import fair, lokus_list, register
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.choices import resolve_period, weighing_periods
from dashboard.stories.desa_services import NOTHING, DesaServices, measure_desa_services
from dashboard.stories.lokus_marks import lokus_of
from dashboard.stories.lokus_reasons import reasons_of
from dashboard.stories.measures import Measure, Places, hidden_in, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.stories.tables import PLACE_COLUMNS, place_row
from dashboard.words import banding, explain, frame
from dashboard.words import lokus as said
from dashboard.words.numbers import count, listed, month_short, percent

SLUG = "lokus"
QUESTION = "Apakah data mendukung daftar lokus?"
OPTION = "lokus_usulan"
# On the wall the verdict on the list stands under its first rows.
MOST_ROWS = 5


@dataclass(frozen=True)
class _Scene:
    area: Area
    here: Area  # the kecamatan chosen, else the kabupaten again
    period: date
    pooled: tuple[date, ...]
    places: Places
    hidden: Suppressed
    audited: lokus_list.AuditedList
    threshold: fair.Threshold
    fair: fair.Fair | None
    chances: dict[str, float]
    services: dict[str, DesaServices]
    reasons: Mapping[str, str] | None  # None = the follow-up book cannot be opened
    enough: float  # coverage of the registered, percent, from which a rate stands alone

    def above(self, one: Measure) -> float | None:
        """P, only where the desa is shown in every pooled month and has a rate."""
        return self.chances.get(one.code) if one.rate is not None else None

    def band(self, one: Measure) -> str:
        """From the pooled months where the desa is shown in each; else the band of the one month, if it may stand.

        A desa nobody measured in the month shown has none: an earlier month alone does not speak for it.
        """
        if not one.n_measured:
            return ""
        if one.code in self.chances:
            return str(bands([self.chances[one.code]])[0])
        return self.fair.band.get(one.code, "") if self.fair else ""

    def agreement(self, one: Measure) -> str:
        """List against data, in the words of the audit."""
        band = self.band(one)
        if one.code not in self.audited.codes:
            return "sama tingginya" if band == "atas" else ""
        if band:
            return {"atas": "didukung data", "belum": "belum dapat dibedakan", "bawah": "tidak didukung data"}[band]
        return "disamarkan" if one.hidden else "tidak ada data"

    @property
    def rows(self) -> tuple[Measure, ...]:
        """The list by burden, hidden desa after it by code; then desa outside the list that are as high."""
        chosen = [one for one in self.places.desa if one.code in self.audited.codes]
        others = [one for one in self.places.desa if self.agreement(one) == "sama tingginya"]
        return (*sorted(chosen, key=self._burden), *sorted(others, key=self._burden))

    @property
    def rows_here(self) -> tuple[Measure, ...]:
        """Those of the kecamatan that is chosen."""
        return tuple(one for one in self.rows if self.here.kecamatan in (None, one.kecamatan_code))

    def _burden(self, one: Measure) -> tuple[float, str]:
        p = self.above(one)
        return (0.0 if p is None or one.n_stunted is None else -p * one.n_stunted, one.code)

    def service(self, one: Measure) -> DesaServices:
        return self.services.get(one.code, NOTHING)

    def thin(self, one: Measure) -> bool:
        """Measured too few of the registered for the rate to stand alone."""
        covered = one.coverage_registered
        return one.n_measured > 0 and not one.label.startswith("n<") and (covered is None or covered < self.enough)

    def reason(self, one: Measure) -> str:
        return (self.reasons or {}).get(one.code, "")


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The audit of the year's list, or of the one proposed in the address.

    A list is the kabupaten's and judged whole; of a chosen kecamatan the card shows the desa. The table stays whole:
    the annex of the decree is made of it.
    """
    area = chosen_area(Selection(), database=database)
    here = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    audited = audited_list(selection, database=database, year=period.year)
    if audited is None or not audited.codes:
        sentence = said.NO_KNOWN_CODE if audited is not None else said.NO_LIST
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=sentence, title=said.NO_LIST_TITLE)
    places = measure_places(database, period=period, settings=settings)
    target = fair.target_of(database, period=period)
    threshold = fair.threshold_of(None, kabupaten_rate=places.kabupaten.rate, target=target)
    if threshold is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    pooled = tuple(m for m in weighing_periods(database, settings=settings) if m <= period)[-2:] or (period,)
    lines = fair.lines_offered(kabupaten_rate=places.kabupaten.rate, target=target)
    scene = _Scene(
        area, here, period, pooled, places, hidden_in(database, period=period, settings=settings),
        audited, threshold,
        fair.desa_bands(database, period=period, threshold=threshold, lines=lines, settings=settings),
        fair.pooled_chances(database, periods=pooled, threshold=threshold, settings=settings),
        measure_desa_services(database, period=period, settings=settings),
        reasons_of(database, year=lokus_list.year_of(audited, period=period)), 100 * settings.coverage_enough)
    return _story(scene, database=database, settings=settings)


def audited_list(selection: Selection, *, database: Database, year: int) -> lokus_list.AuditedList | None:
    """The list proposed in the address, else the year's; None when no list is known."""
    given = selection.options.get(OPTION, "")
    if given.strip():
        return lokus_list.proposed(given, known=set(queries.desa_list(database)["code"]))
    found = lokus_of(database, year=year)
    return lokus_list.of_year(found) if found else None


def _story(scene: _Scene, *, database: Database, settings: Settings) -> Story:
    facts = _facts(scene, database=database, settings=settings)
    months = listed([month_short(month) for month in scene.pooled])
    words = [scene.agreement(one) for one in scene.rows]
    low = register.low_coverage_title(scene.places.kabupaten, area=scene.area.full, settings=settings)
    title = low or said.title(
        supported=words.count("didukung data"), listed=len(scene.audited.codes), name=scene.audited.short_name,
        judged=sum(1 for word in words if word and word not in ("tidak ada data", "disamarkan", "sama tingginya")))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=f"{scene.audited.name[:1].upper()}{scene.audited.name[1:]}, {scene.area.full}; "
                 f"e-PPGBM {month_short(scene.period)}, peluang dari {months}",
        filters=frame.filters_line(kecamatan=scene.here.filter_name, period=month_short(scene.period),
                                   more=(f"Ambang: {scene.threshold.short}",)),
        source=frame.source_line(
            sources=(frame.register_source(scene.period), scene.audited.name), version=database.short,
            details=(register.coverage_short(scene.places.kabupaten),),
            quality=judge_quality(database, period=scene.period).word),
        charts=(_card(scene),) if scene.rows_here else (), table=_table(scene), facts=facts, why=said.WHY,
        how=(said.VERDICT, said.BURDEN,
             said.services(gap=settings.status_gap_points, least=settings.min_measured_private), said.NOT_COMPARED,
             said.REASON, banding.BANDS, banding.HATCHED, banding.HIDDEN, explain.privacy(settings)),
        read_aloud=f"{title}. " + " ".join(f"{fact.text}." for fact in facts[:3]), is_sample=is_sample(database),
    )


def _facts(scene: _Scene, *, database: Database, settings: Settings) -> tuple[Fact, ...]:
    words = [scene.agreement(one) for one in scene.rows]
    chosen = [word for word in words if word != "sama tingginya"]
    others = sorted((one for one in scene.rows if scene.agreement(one) == "sama tingginya"), key=lambda one: one.code)
    desa = scene.hidden.cells.iloc[:len(scene.places.desa)]
    found = lokus_list.criterion(desa, audited=scene.audited, min_cases=settings.min_cases_private)
    thin = [one for one in scene.rows if one.n_measured and _hatched(one)]
    told = [
        said.here_line(scene.here.full, listed=sum(1 for one in scene.rows_here if one.code in scene.audited.codes),
                       others=sum(1 for one in scene.rows_here if one.code not in scene.audited.codes))
        if scene.here.kecamatan else "",
        banding.hatched_line(places=len(thin), of=len(scene.rows), noun="desa dalam tabel") if thin else "",
        said.support_line(
            supported=chosen.count("didukung data"), unclear=chosen.count("belum dapat dibedakan"),
            against=chosen.count("tidak didukung data"), line=scene.threshold.name,
            unjudged=chosen.count("disamarkan") + chosen.count("tidak ada data")),
        said.criterion_line(
            grades=found.grades, high=found.least.high, unknown=found.unknown,
            listed=found.least.judged + found.least.unknown, cases=found.least.cases_above,
            share=100 * found.least.share_above),
        said.as_high_line([one.name for one in others]) if scene.fair else banding.NO_PROBABILITY,
        *_cohort_lines(scene, database=database, settings=settings),
        said.regression_line(_expected_fall(scene, database=database)),
        said.reasons_line(written=sum(1 for one in scene.rows if scene.reason(one)),
                          readable=scene.reasons is not None),
        said.missing_line(known=len(scene.audited.codes), listed=scene.audited.listed),
        said.unknown_codes(list(scene.audited.unknown)),
    ]
    return tuple(Fact(text) for text in told if text)


def _cohort_lines(scene: _Scene, *, database: Database, settings: Settings) -> list[str]:
    """Every known list up to this year against itself, the same bulan timbang a year apart; never a proposal."""
    earlier = date(scene.period.year - 1, scene.period.month, 1)
    if scene.audited.year is None or earlier not in queries.periods(database):
        return []
    before = measure_places(database, period=earlier, settings=settings)
    lines = []
    for year in queries.lokus_years(database):
        found = lokus_of(database, year=year) if year <= scene.period.year else None
        if found is not None:
            lines.append(lokus_list.cohort_line(
                database, audited=lokus_list.of_year(found), earlier=before, later=scene.places))
    return lines


def _expected_fall(scene: _Scene, *, database: Database) -> float | None:
    """Points the list will fall by chance alone; told only where no desa of it is hidden in any pooled month."""
    if any(code not in scene.chances for code in scene.audited.codes):
        return None
    return database.once(_fall_of, scene.pooled, tuple(scene.audited.codes))


def _fall_of(database: Database, months: tuple[date, ...], codes: tuple[str, ...]) -> float | None:
    counts = [queries.desa_counts(database, period=month) for month in months]
    pooled = pd.DataFrame({
        "x": sum(one["n_stunted"].astype(float) for one in counts),
        "n": sum(one["n_measured"].astype(float) for one in counts),
        "is_lokus": counts[0]["code"].isin(list(codes))})
    fall = expected_fall_of_chosen(pooled)
    return None if fall is None else 100 * fall


def _card(scene: _Scene) -> Scorecard:
    every = tuple(_row(one, scene=scene) for one in scene.rows_here)
    rows = every[:MOST_ROWS]
    told = "; ".join(f"{row[0].text} {row[-1].text}" for row in rows)
    return Scorecard(
        columns=("Desa", "Kasus/n", "Persen", "Peluang", "Cakupan", "KRS", "Layanan ■", "Menurut data"),
        rows=rows, widths=(1.95, 1.2, 1.0, 1.15, 1.2, 0.75, 1.35, 1.8), alt=f"Audit lokus: {told}.",
        more=said.more_rows(len(scene.rows_here) - MOST_ROWS), rest=every[MOST_ROWS:])


def _row(one: Measure, *, scene: _Scene) -> tuple[ScoreCell, ...]:
    p, services = scene.above(one), scene.service(one)
    tiny = one.label.startswith("n<")
    covered = "–" if tiny or one.coverage_registered is None else percent(one.coverage_registered)
    star = "★ " if one.code in scene.audited.codes else ""
    return (
        ScoreCell(f"{star}{one.name}", hover=one.kecamatan), ScoreCell(_cases(one)),
        ScoreCell(percent(one.rate) if one.rate is not None else "–"),
        ScoreCell("–" if p is None else banding.tenths(p)),
        ScoreCell(covered, "perhatian" if scene.thin(one) else "netral"),
        ScoreCell("–" if services.krs is None else count(services.krs)),
        ScoreCell(f"{services.critical}/{services.judged}" if services.judged else "–", hover=services.worst),
        ScoreCell(said.AGREEMENT_SHORT[scene.agreement(one)]))


def _hatched(one: Measure) -> bool:
    return hatched(one.n_measured_projected, projected=one.n_projected)


def _cases(one: Measure) -> str:
    """``12/340``; under the privacy floor the label alone."""
    if not one.n_measured:
        return "–"
    return one.label if one.label.startswith("n<") else f"{one.count_text}/{one.measured_text}"


def _table(scene: _Scene) -> Table:
    """Ready for the annex of a decree: one row per desa with its figures, and a column for the meeting's reason."""
    columns = (
        *PLACE_COLUMNS, Column("kecamatan", "Kecamatan"), Column("status", "Status"),
        Column("above", f"Peluang di atas {scene.threshold.name}"), Column("agreement", "Menurut data"),
        Column("krs", "KRS (keluarga)", "count"), Column("critical", "Layanan jauh tertinggal", "count"),
        Column("judged", "Layanan dinilai", "count"), Column("worst", "Paling tertinggal"),
        Column("reason", "Alasan penetapan"))
    return Table(columns, tuple(_table_row(one, scene=scene) for one in scene.rows))


def _table_row(one: Measure, *, scene: _Scene) -> tuple[Value, ...]:
    p, services = scene.above(one), scene.service(one)
    return (
        *place_row(one), one.kecamatan, scene.audited.codes.get(one.code, said.NOT_LISTED),
        "" if p is None else banding.out_of_ten(p), said.AGREEMENT_WORDS[scene.agreement(one)], services.krs,
        services.critical if services.judged else None, services.judged or None, services.worst,
        scene.reason(one))
