"""The TPPS's own report (Perpres 72/2021, Lampiran A) beside what the counts of the desa give for the same year.

Stated figures stay stated: they stand without counts, are never mixed into the coverage and never judged. Where our own
figure is hidden for few people, the stated one is not told either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import queries, reference
from dashboard.queries import Database
from dashboard.queries.stated import tpps_report
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.mutu_scene import QUESTION, SLUG
from dashboard.stories.place import is_sample, whole_kabupaten
from dashboard.stories.services import Service, measure_services
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import explain, frame
from dashboard.words import quality as quality_words
from dashboard.words import village_card as said
from dashboard.words.numbers import displayed, month_short, signed

MOST_ROWS = 7  # one row less than fit, so that the caution beside them is read
APART = 1.0  # points from which two shares are called different
_LAST_MONTH = {"S1": 6, "T1": 3, "T2": 6, "T3": 9}
_COLUMNS = (
    Column("code", "Kode", "code"), Column("name", "Indikator Perpres 72/2021"), Column("stated", "Laporan TPPS"),
    Column("ours", "Dari desa"), Column("gap", "Selisih (poin)", "points"), Column("until", "Desa s.d."),
    Column("target", "Target TPPS"), Column("when", "TPPS untuk"), Column("source", "Sumber TPPS"))


@dataclass(frozen=True)
class _Line:
    """One indicator told by both, or by the report alone. ``gap`` None where they cannot be held together."""

    code: str
    short: str
    when: str
    target: str
    stated: str
    source: str
    ours: str
    until: date | None
    gap: float | None


def tell_tpps(*, database: Database, settings: Settings) -> Story:
    """The newest year's report, the largest difference first. Always the whole kabupaten."""
    lines = _lines(database, settings=settings)
    compared = [one for one in lines if one.gap is not None]
    apart = sum(1 for one in compared if abs(one.gap or 0.0) >= APART)
    told = said.tpps_title(apart=apart, compared=len(compared)) if lines else said.TPPS_NONE
    whens = list(dict.fromkeys(one.when for one in lines))
    months = sorted({one.until for one in lines if one.until})
    sources = (f"laporan TPPS {', '.join(whens)}" if whens else "laporan TPPS belum dimuat",
               *((f"cakupan OPD {month_short(months[-1])}",) if months else ()))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Laporan TPPS di samping angka dari desa, {whole_kabupaten(database).full}"
                 + (f", {whens[0]}" if len(whens) == 1 else ""),
        filters=frame.filters_line(kecamatan=None, period=", ".join(whens) or frame.EVERYWHERE),
        source=frame.source_line(sources=sources, version=database.short),
        charts=(_card(lines),) if lines else (), table=Table(_COLUMNS, tuple(_row(one) for one in lines)),
        facts=(Fact(said.TPPS_ASK), Fact(said.TPPS_HOW)) if lines else (Fact(said.TPPS_LOAD),), why=explain.WHY[SLUG],
        how=explain.how(SLUG, settings=settings), read_aloud=f"{told}.", is_sample=is_sample(database))


def _lines(database: Database, *, settings: Settings) -> list[_Line]:
    report = {str(row["perpres_code"]): row for row in tpps_report(database).to_dict("records")}
    months = queries.service_periods(database)
    found = []
    for one in reference.table("perpres_indicators").to_dict("records"):
        row = report.get(str(one["code"]))
        if row is None or pd.isna(row["achieved"]):
            continue
        year, part = int(row["year"]), None if pd.isna(row["part"]) else str(row["part"])
        until = max((month for month in months if month.year == year
                     and month.month <= _LAST_MONTH.get(part or "", 12)), default=None)
        service = _service(str(one["indicator_id"]), same=one["relation"] == "same", until=until, database=database,
                           settings=settings)
        masked = service is not None and service.state == "disamarkan"
        value = service.value if service is not None else None
        stated = float(row["achieved"])
        found.append(_Line(
            code=str(one["code"]), when=said.part_words(year, part),
            short=service.indicator.short_name if service is not None else str(one["name_id"]),
            target=said.stated(None if pd.isna(row["target"]) else float(row["target"]), unit=str(one["unit"])),
            stated=service.label if masked and service is not None else said.stated(stated, unit=str(one["unit"])),
            source="" if pd.isna(row["stated_source"]) else str(row["stated_source"]),
            ours=_ours(service, relation=str(one["relation"])), until=until if service is not None else None,
            gap=None if value is None else displayed(displayed(stated) - displayed(value))))
    return sorted(found, key=lambda line: (line.gap is None, -abs(line.gap or 0.0)))


def _service(indicator_id: str, *, same: bool, until: date | None, database: Database, settings: Settings
             ) -> Service | None:
    """The kabupaten's own figure of the same indicator, small counts hidden; None where there is none to hold it to."""
    if not same or until is None:
        return None
    found = measure_services(database, period=until, settings=settings).values.get((indicator_id, None))
    return found if found is not None and found.reported else None


def _ours(service: Service | None, *, relation: str) -> str:
    if service is None:
        return said.NOTHING_HERE if relation in ("same", "none") else said.OTHER_UNIT
    return f"{service.text}%" if service.state == "nilai" else service.text


def _card(lines: list[_Line]) -> Scorecard:
    rows = tuple(
        (ScoreCell(one.short), ScoreCell(one.stated), ScoreCell(one.ours),
         ScoreCell("–" if one.gap is None else signed(one.gap))) for one in lines[:MOST_ROWS])
    told = "; ".join(f"{row[0].text}: laporan {row[1].text}, dari desa {row[2].text}" for row in rows)
    return Scorecard(columns=said.TPPS_COLUMNS, rows=rows, widths=(4.0, 1.8, 1.8, 1.4), alt=f"{told}.",
                     title="Laporan TPPS di samping angka dari desa",
                     more=quality_words.more_indicators(len(lines) - len(rows)))


def _row(one: _Line) -> tuple[Value, ...]:
    return (one.code, one.short, one.stated, one.ours, one.gap, month_short(one.until) if one.until else "",
            one.target, one.when, one.source)
