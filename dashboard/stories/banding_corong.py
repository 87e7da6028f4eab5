"""The funnel of the page banding: every desa that may be shown, by rate and number measured, and what chance explains.

Limits stand around the kabupaten's own rate. Hidden desa are not drawn: their place would give the count away.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from dashboard.analysis.change import expected_by_chance
from dashboard.analysis.funnel import ACTION_LEVEL, WARNING_LEVEL, FunnelClass, funnel, limits
from dashboard.analysis.lokus_audit import hatched
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.charts import Funnel, FunnelLimits, FunnelPoint, Status
from dashboard.stories.measures import Measure, Places
from dashboard.stories.place import Area, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Story, Table
from dashboard.stories.tables import PLACE_COLUMNS, place_row
from dashboard.words import banding as said
from dashboard.words import corong, explain, frame
from dashboard.words.numbers import count, month_short, percent

MOST_NAMES = 8
CURVE_POINTS = 40


def tell_funnel(
    area: Area, *, places: Places, database: Database, settings: Settings, slug: str, question: str
) -> Story:
    """Which desa lie outside what the size of their group explains; the kabupaten has a rate."""
    whole = places.kabupaten
    assert whole.rate is not None
    here = places.desa_of(area.kecamatan)
    shown = tuple(one for one in here if one.rate is not None and one.n_stunted is not None)
    classes = funnel([one.n_stunted or 0 for one in shown], n=[one.n_measured for one in shown],
                     centre=whole.rate / 100).classes if shown else ()
    title = _takeaway(classes, places=places, area=area, settings=settings)
    # Of all that were measured: a desa that chance puts high has cases enough to be drawn, a low one is often hidden.
    measured = sum(1 for one in here if one.n_measured)
    chance = corong.chance_line(
        measured=measured, warned=expected_by_chance(measured),
        acted=expected_by_chance(measured, level=ACTION_LEVEL)) if shown else ""
    return Story(
        slug=slug, question=question, takeaway=title,
        subtitle=f"Prevalensi stunting per desa, persen, {area.full}, {frame.register_source(places.period)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(places.period),
                                   more=(f"Pusat: kabupaten {percent(whole.rate)}",)),
        source=frame.source_line(
            sources=(frame.register_source(places.period),), version=database.short,
            details=(register.coverage_short(places.area(area.kecamatan)),),
            quality=judge_quality(database, period=places.period, kecamatan=area.kecamatan).word),
        charts=(_chart(shown, classes=classes, centre=whole.rate, period=places.period),) if shown else (),
        table=_table(here, shown=shown, classes=classes), facts=_facts(here, shown=shown, classes=classes,
                                                                       chance=chance),
        why=said.WHY, how=(corong.HOW, said.HATCHED, said.HIDDEN, explain.PREVALENCE, explain.reliability(settings)),
        read_aloud=f"{title}. {chance}." if chance else f"{title}.", is_sample=is_sample(database))


def _takeaway(classes: tuple[FunnelClass, ...], *, places: Places, area: Area, settings: Settings) -> str:
    low = register.low_coverage_title(places.area(area.kecamatan), area=area.full, settings=settings)
    return low or corong.title(
        shown=len(classes), above=classes.count("tinggi 99,8"), below=classes.count("rendah 99,8"))


def _facts(
    here: tuple[Measure, ...], *, shown: tuple[Measure, ...], classes: tuple[FunnelClass, ...], chance: str
) -> tuple[Fact, ...]:
    told = []
    measured = [one for one in here if one.n_measured]
    thin = sum(1 for one in measured if hatched(one.n_measured_projected, projected=one.n_projected))
    if thin:
        told.append(Fact(said.hatched_line(places=thin, of=len(measured), noun="desa")))
    above = [one.name for one, word in zip(shown, classes, strict=True) if word == "tinggi 99,8"]
    below = [one.name for one, word in zip(shown, classes, strict=True) if word == "rendah 99,8"]
    told.append(Fact(corong.counts_line(classes), number=count(len(above)) if above else ""))
    told += [Fact(text) for text in (chance, corong.names_line(above, high=True), corong.names_line(below, high=False),
                                     corong.not_drawn_line(len(here) - len(shown))) if text]
    return tuple(told)


def _chart(
    shown: tuple[Measure, ...], *, classes: tuple[FunnelClass, ...], centre: float, period: date
) -> Funnel:
    x_to = float(50 * (1 + max(one.n_measured for one in shown) // 50))
    fewest = min(one.n_measured for one in shown)
    ns = np.geomspace(fewest, x_to, CURVE_POINTS)
    # Room for the limits where they are widest: cut off, they would look narrower than they are.
    widest = 100 * float(limits([fewest], centre=centre / 100, level=ACTION_LEVEL)[1][0])
    y_to = register.axis_end(max(widest, *(one.rate or 0.0 for one in shown)))
    far = sorted(zip(shown, classes, strict=True), key=lambda pair: -abs((pair[0].rate or 0.0) - centre))
    named = {one.code for one, word in far if word.endswith("99,8")}
    named = set([one.code for one, _ in far if one.code in named][:MOST_NAMES])
    points = tuple(_point(one, word=word, named=one.code in named) for one, word in zip(shown, classes, strict=True))
    told = "; ".join(f"{point.label} {point.text}" for point in points if point.named)
    return Funnel(
        points=points, centre=centre, centre_label=f"Kab. {percent(centre)}",
        limits=tuple(_limits(ns, level=level, label=label, centre=centre)
                     for level, label in ((WARNING_LEVEL, "95%"), (ACTION_LEVEL, "99,8%"))),
        x_to=x_to, y_to=y_to, x_title=corong.X_TITLE, y_title=corong.Y_TITLE,
        alt=f"Corong {len(points)} desa, {month_short(period)}, di sekitar {percent(centre)}. "
            f"Di luar batas 99,8%: {told or 'tidak ada'}.")


def _limits(ns: np.ndarray, *, level: float, label: str, centre: float) -> FunnelLimits:
    low, high = limits(ns, centre=centre / 100, level=level)
    return FunnelLimits(label, tuple(ns.tolist()), tuple((100 * low).tolist()), tuple((100 * high).tolist()))


def _point(one: Measure, *, word: FunnelClass, named: bool) -> FunnelPoint:
    assert one.rate is not None
    status: Status = "kritis" if word == "tinggi 99,8" else "perhatian" if word == "tinggi 95" else "netral"
    if status == "kritis" and hatched(one.n_measured_projected, projected=one.n_projected):
        status = "perhatian"
    return FunnelPoint(code=one.code, label=one.name, n=one.n_measured, value=one.rate, text=percent(one.rate),
                       status=status, named=named)


def _table(here: tuple[Measure, ...], *, shown: tuple[Measure, ...], classes: tuple[FunnelClass, ...]) -> Table:
    """Desa by code: no order by size is told."""
    words = {one.code: said.FUNNEL_WORDS[word] for one, word in zip(shown, classes, strict=True)}
    columns = (*PLACE_COLUMNS, Column("kecamatan", "Kecamatan"), Column("funnel", "Corong"))
    return Table(columns, tuple(
        (*place_row(one), one.kecamatan, words.get(one.code, "")) for one in sorted(here, key=lambda one: one.code)))
