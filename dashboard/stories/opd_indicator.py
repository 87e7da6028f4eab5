"""One indicator in every kecamatan against its target: what the filter "Indikator" opens on the page opd."""

from __future__ import annotations

from datetime import date

from dashboard import indicators, queries
from dashboard.indicators import Indicator
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.chart_notes import note_facts, notes_on
from dashboard.stories.charts import DotRow, Dots
from dashboard.stories.opd_owner import QUESTION, SLUG
from dashboard.stories.opd_table import service_table, status_word
from dashboard.stories.place import Area, is_sample
from dashboard.stories.reporting import OwedReport
from dashboard.stories.services import Service, Services
from dashboard.stories.story import Column, Fact, Headline, Story, Table
from dashboard.words import explain, frame
from dashboard.words import services as said
from dashboard.words.fitting import fit
from dashboard.words.numbers import count, month_short, percent, short_number
from dashboard.words.quality import month_filled


def tell_indicator(
    one: Indicator, *, area: Area, period: date, services: Services, report: OwedReport, database: Database,
    settings: Settings,
) -> Story:
    """Coverage of one indicator per kecamatan (or of the chosen one beside the kabupaten), worst first."""
    known = queries.kecamatan_list(database)
    names = {str(code): str(name) for code, name in zip(known["code"], known["name"], strict=True)}
    shown = [services.of(one.id, code) for code in names if area.kecamatan in (None, code)]
    rows = sorted(shown, key=lambda service: (service.gap is None, -(service.gap or 0), service.kecamatan or ""))
    whole = services.of(one.id, area.kecamatan)
    kabupaten = services.of(one.id, None)
    told = said.indicator_takeaway(one.short_name, behind=sum(1 for row in rows if row.status in _BEHIND),
                                   places=sum(1 for row in rows if row.value is not None))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=fit(f"{one.name}, persen, {area.full}, s.d. {month_short(period)}",
                     f"{one.short_name}, persen, {area.full}, s.d. {month_short(period)}", most=105),
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period),
                                   more=(f"Indikator: {one.short_name}",)),
        source=frame.source_line(sources=(frame.services_source(period),), version=database.short,
                                 details=(said.NOTE,),
                                 quality=month_filled(report.filled, of=report.owed_cells, month=report.standing.owed)),
        charts=(_dots([*rows, *([kabupaten] if area.kecamatan else [])], one=one, names=names),),
        table=_table([*rows, kabupaten], names=names), headline=_headline(whole),
        facts=(*_facts(one, rows=rows, whole=whole),
               *note_facts(notes_on(database, subject=one.id, kecamatan=area.kecamatan))),
        why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings),
        read_aloud=f"{told}.", is_sample=is_sample(database),
    )


_BEHIND = ("kritis", "perhatian")


def _dots(rows: list[Service], *, one: Indicator, names: dict[str, str]) -> Dots:
    values = [row.value for row in rows if row.value is not None]
    top = max([100.0, *values]) if max(values, default=0.0) > 50 or (one.target_value or 0) > 50 else max(
        [10.0, *(1.2 * value for value in values), 1.2 * (one.target_value or 0)])
    told = "; ".join(f"{_place(row, names=names)} {row.text}" for row in rows)
    target = ((one.target_value, f"target {short_number(one.target_value)}%"),) if one.target_value is not None else ()
    return Dots(
        rows=tuple(DotRow(code=row.kecamatan or "", label=_place(row, names=names), value=row.value,
                          text=percent(row.value) if row.value is not None else row.text, status=row.status,
                          note=_reported(row)) for row in rows),
        x_to=top, alt=f"{one.short_name} per kecamatan, persen: {told}.", reference=target)


def _place(row: Service, *, names: dict[str, str]) -> str:
    return "Kabupaten" if row.kecamatan is None else names[row.kecamatan]


def _reported(row: Service) -> str:
    return f"{count(row.n_desa_reported)}/{count(row.n_desa)} desa"


def _headline(whole: Service) -> Headline:
    text = percent(whole.value) if whole.value is not None else whole.text
    return Headline(text=text, label=f"{whole.indicator.short_name}, {_reported(whole)} melapor", status=whole.status,
                    judgement=said.indicator_judgement(status_word(whole), gap=whole.gap))


def _facts(one: Indicator, *, rows: list[Service], whole: Service) -> tuple[Fact, ...]:
    owner = indicators.agency(one.agency)
    facts = [Fact(f"Pengampu: {owner.name}"), Fact(f"Pembilang: {one.numerator}. Penyebut: {one.denominator}")]
    if one.lower_is_better:
        facts.insert(0, Fact("Makin rendah makin baik"))
    silent = [row for row in rows if not row.reported]
    if silent:
        facts.insert(0, Fact(f"{count(len(silent))} kecamatan belum melapor"))
    if whole.over:
        facts.append(Fact(said.over_flag(names=[one.short_name])))
    if one.to_be_checked:
        facts.append(Fact("Target indikator ini masih perlu dicek"))
    return tuple(facts)


def _table(rows: list[Service], *, names: dict[str, str]) -> Table:
    plain = [(row, service_table([row]).rows[0]) for row in rows]
    columns = service_table([]).columns
    return Table((Column("place", "Wilayah"), *columns),
                 tuple((_place(row, names=names), *cells) for row, cells in plain))
