"""Desa mana yang layak dipelajari? Desa that fell by more than chance explains, through gates; usually none to three.

Never "berhasil": the screen finds the place, a visit finds the reason.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from scipy.special import expit, logit

from dashboard import indicators, queries
from dashboard.analysis.change import expected_by_chance
from dashboard.analysis.deviance import failed_gates, matched_places
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.charts import Chart, DotRow, Dots, Scorecard, ScoreCell
from dashboard.stories.choices import resolve_period, weighing_periods
from dashboard.stories.deviance_evidence import Judged, Months, chosen_months, gather
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.service_labels import label_services
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import frame
from dashboard.words import praktik_baik as said
from dashboard.words.numbers import count, month_short

SLUG = "praktik_baik"
QUESTION = "Desa mana yang layak dipelajari?"
MATCHES = 5
# A service difference is told from reports of at least this many due, at least five served, and this many points apart.
SERVICE_DUE = 30
SERVICE_POINTS = 10.0


@dataclass(frozen=True)
class _Scene:
    area: Area
    here: Area  # the kecamatan chosen, else the kabupaten again
    months: Months
    places: dict[date, Places]
    judged: Judged
    failed: dict[str, tuple[str, ...]]

    @property
    def last(self) -> Places:
        return self.places[self.months.last]

    @property
    def candidates(self) -> tuple[Measure, ...]:
        return tuple(one for one in self.last.desa if self.failed.get(one.code) == ())

    def baseline(self, code: str) -> float | None:
        """Pooled rate of the months before, percent; None unless the desa is shown in each of them."""
        own = [next(one for one in self.places[month].desa if one.code == code) for month in self.months.baseline]
        if any(one.rate is None or one.n_stunted is None for one in own):
            return None
        return 100 * sum(one.n_stunted or 0 for one in own) / sum(one.n_measured for one in own)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """Desa that pass every gate, each with its months, or plainly none.

    Desa to learn from are sought in the whole kabupaten; of a chosen kecamatan a sentence and the table tell the desa.
    """
    area = chosen_area(Selection(), database=database)
    here = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    weighing = tuple(m for m in weighing_periods(database, settings=settings) if period is None or m <= period)
    months = chosen_months(weighing, lokus_years=queries.lokus_years(database))
    judged = gather(database, months=months) if months else None
    if months is None or judged is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=said.TOO_FEW_MONTHS, title=said.TOO_FEW_MONTHS_TITLE)
    places = {month: measure_places(database, period=month, settings=settings)
              for month in (*months.baseline, months.first, months.last)}
    failed = {code: failed_gates(one) for code, one in judged.evidence.items()}
    scene = _Scene(area, here, months, places, judged, failed)
    facts = _facts(scene, database=database, settings=settings)
    title = said.title(len(scene.candidates))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=f"Prevalensi stunting, persen, {area.full}; {_span(months)} (○) dan {month_short(months.last)} (●)",
        filters=frame.filters_line(kecamatan=here.filter_name, period=month_short(months.last)),
        source=frame.source_line(
            sources=(frame.register_source(months.last),), version=database.short,
            details=(register.coverage_text(scene.last.kabupaten),),
            quality=judge_quality(database, period=months.last).word),
        charts=_charts(scene), table=_table(scene), facts=facts, why=said.WHY,
        how=(said.GATES, said.BASELINE, said.MATCHED, *said.QUESTIONS),
        read_aloud=f"{title}. " + " ".join(f"{fact.text}." for fact in facts), is_sample=is_sample(database),
    )


def _span(months: Months) -> str:
    first, last = months.baseline[0], months.baseline[-1]
    return month_short(first) if first == last else f"{month_short(first)}–{month_short(last)}"


def _facts(scene: _Scene, *, database: Database, settings: Settings) -> tuple[Fact, ...]:
    told = []
    if scene.here.kecamatan:
        inside = scene.last.desa_of(scene.here.kecamatan)
        told.append(said.here_line(scene.here.full, found=sum(1 for one in inside if one in scene.candidates),
                                   of=len(inside)))
    if not scene.judged.differ:
        told.append(said.NO_DIFFERENCE)
    told.append(said.others_line(others=len(scene.last.desa) - len(scene.candidates), named=len(scene.candidates)))
    judged = len(scene.judged.codes)
    told.append(said.chance_line(desa=judged, expected=expected_by_chance(judged)))
    told += [_difference(one, scene=scene, database=database, settings=settings) for one in scene.candidates[:3]]
    if scene.candidates:
        told.append(said.NEXT)
    return tuple(Fact(text) for text in told)


def _difference(one: Measure, *, scene: _Scene, database: Database, settings: Settings) -> str:
    """What stands out in the services of one desa against five like it; only values that may be shown are used."""
    rates = {place.code: place.rate for place in scene.places[scene.months.baseline[-1]].desa}
    level = pd.DataFrame({
        "code": list(scene.judged.codes),
        "level": [np.nan if (rate := rates.get(code)) is None else rate for code in scene.judged.codes],
        "size": [scene.judged.evidence[code].n1 for code in scene.judged.codes]})
    try:
        matched = matched_places(level, code="code", chosen=one.code, features=["level", "size"], count=MATCHES)
    except KeyError:
        return said.differences_line(name=one.name, found=[])
    rows = desa_services(database, period=scene.months.last)
    labels = label_services(database, period=scene.months.last, settings=settings).desa
    found = []
    for service in indicators.register(scene.months.last):
        own = rows[(rows["indicator_id"] == service.id) & (rows["desa_code"] == one.code)]
        alike = rows[(rows["indicator_id"] == service.id) & rows["desa_code"].isin(matched)]
        if own.empty or len(alike) < MATCHES:
            continue
        x, n = float(own["numerator"].iloc[0]), float(own["denominator"].iloc[0])
        hidden = [code for code in (one.code, *matched) if labels.get((service.id, code), "")]
        if n < SERVICE_DUE or hidden or alike["denominator"].sum() <= 0:
            continue
        gap = 100 * x / n - 100 * float(alike["numerator"].sum()) / float(alike["denominator"].sum())
        gap = -gap if service.lower_is_better else gap
        if gap >= SERVICE_POINTS:
            found.append((gap, service.short_name))
    return said.differences_line(name=one.name, found=[(name, gap) for gap, name in sorted(found, reverse=True)[:2]])


def _charts(scene: _Scene) -> tuple[Chart, ...]:
    """The candidates as dumbbells where there are any; and how many desa pass each gate."""
    return (_dots(scene), _gates(scene)) if scene.candidates else (_gates(scene),)


def _dots(scene: _Scene) -> Dots:
    rows = tuple(_row(one, scene=scene) for one in scene.candidates)
    tops = [value for row in rows for value in (row.high, row.other) if value is not None]
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    return Dots(rows=rows, x_to=register.axis_end(max(tops, default=0.0)), title="Layak dipelajari",
                alt=f"Desa layak dipelajari: {told}.")


def _row(one: Measure, *, scene: _Scene) -> DotRow:
    before = scene.baseline(one.code)
    if before is None or one.rate is None:
        return DotRow(code=one.code, label=one.name, value=None, text=one.rate_text, note="turun lebih dari dugaan")
    share = float(np.clip(before / 100, 1e-4, 1 - 1e-4))
    expected = 100 * float(expit(logit(share) + scene.judged.last.m))
    return DotRow(code=one.code, label=one.name, value=one.rate, text=one.rate_text, low=one.low, high=one.high,
                  other=before, note=f"{said.expected_note(expected)}, n {count(one.n_measured)}")


def _gates(scene: _Scene) -> Scorecard:
    missed = Counter(gate for gates in scene.failed.values() for gate in gates)
    missed["umur"] += len(scene.last.desa) - len(scene.failed)
    whole = {gate: len(scene.failed) for gate in said.GATE_WORDS} | {"umur": len(scene.last.desa)}
    rows = tuple(
        (ScoreCell(words), ScoreCell(f"{count(whole[gate] - missed[gate])} dari {count(whole[gate])} desa"))
        for gate, words in said.GATE_WORDS.items())
    told = "; ".join(f"{row[0].text} {row[1].text}" for row in rows)
    return Scorecard(columns=("Syarat", "Lolos"), rows=rows, widths=(3.0, 1.4), alt=f"Syarat: {told}.",
                     title="Desa yang lolos tiap syarat")


def _table(scene: _Scene) -> Table:
    columns = (
        Column("code", "Kode", "code"), Column("name", "Wilayah"), Column("kecamatan", "Kecamatan"),
        Column("result", "Hasil"), Column("n_measured", f"Balita diukur {month_short(scene.months.last)}", "count"),
        Column("missing", "Syarat yang belum terpenuhi"))
    return Table(columns, tuple(_table_row(one, scene=scene) for one in scene.last.desa_of(scene.here.kecamatan)))


def _table_row(one: Measure, *, scene: _Scene) -> tuple[Value, ...]:
    """Which gates a desa fails; the two of chance are told as one word, so that no hidden count can be worked out."""
    gates = scene.failed.get(one.code)
    if gates is None:
        missing = said.GATE_WORDS["umur"]
    else:
        words = [said.GATE_WORDS[gate] for gate in gates if gate not in ("keyakinan", "dua_bulan_timbang")]
        if {"keyakinan", "dua_bulan_timbang"} & set(gates):
            words.insert(0, "belum dapat dibedakan")
        missing = "; ".join(words)
    n: Value = one.label if one.label.startswith("n<") else one.n_measured
    return (one.code, one.name, one.kecamatan, "layak dipelajari" if gates == () else "", n, missing)
