"""Rupiah written down for each lokus desa, beside its cases and its weakest service. Never divided, never ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.queries import Database
from dashboard.queries.follow_up import budget
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.dana_money import Sum, sum_of
from dashboard.stories.desa_services import NOTHING, DesaServices, measure_desa_services
from dashboard.stories.lokus_marks import LokusYear, lokus_of
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.place import Area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import dana as said
from dashboard.words import explain, frame
from dashboard.words.numbers import month_short

MOST_ROWS = 8
_WIDTHS = (2.1, 1.7, 3.0, 1.7, 1.5, 1.6)


@dataclass(frozen=True)
class _Row:
    """One lokus desa: what was measured there, its services, its money."""

    place: Measure
    kind: str
    status: str
    services: DesaServices
    money: Sum
    activities: tuple[str, ...]

    @property
    def funded(self) -> bool:
        return self.money.rows > 0


def tell_lokus(
    selection: Selection, *, area: Area, period: date, year: int, database: Database, settings: Settings,
    slug: str, question: str,
) -> Story:
    """The lokus of the year's list (else the latest), by code, with the money of ``year``."""
    known = lokus_of(database, year=year)

    def nothing(title: str, sentence: str) -> Story:
        return empty_story(slug=slug, question=question, area=area, period=selection.period, database=database,
                           title=title, sentence=sentence)

    if known is None:
        return nothing(said.NO_LOKUS_TITLE, said.NO_LOKUS)
    if budget(database, year=year).empty:
        return nothing(said.no_money_title(year), said.NO_MONEY)
    rows = _rows(known, area=area, period=period, year=year, database=database, settings=settings)
    if not rows:
        return nothing(said.no_lokus_here_title(year=known.year, area=area.full), said.NO_LOKUS_HERE)
    funded = [one for one in rows if one.funded]
    title = said.lokus_title(year=known.year, listed=len(rows), funded=len(funded))
    facts = _facts(rows, year=year, area=area, database=database)
    statuses = ", ".join(sorted({one.status for one in rows}))
    return Story(
        slug=slug, question=question, takeaway=title,
        subtitle=f"Lokus {known.year} ({statuses}), {area.full}; dana {year}, kasus {month_short(period)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period), more=(f"Dana: {year}",)),
        source=frame.source_line(
            sources=(f"{said.SOURCE} {year}", said.measured_source(month_short(period))),
            version=database.short,
            details=(register.coverage_registered_text(
                measure_places(database, period=period, settings=settings).area(area.kecamatan)),),
            quality=judge_quality(database, period=period, kecamatan=area.kecamatan).word),
        charts=(_card(rows),), table=_table(rows), facts=facts, why=said.WHY_LOKUS,
        how=(said.HOW_LOKUS, said.HOW_PLACE, explain.privacy(settings)),
        read_aloud=". ".join((title, *(fact.text for fact in facts[:2]))) + ".", is_sample=is_sample(database))


def _rows(
    known: LokusYear, *, area: Area, period: date, year: int, database: Database, settings: Settings
) -> list[_Row]:
    money = budget(database, year=year)
    services = measure_desa_services(database, period=period, settings=settings)
    desa = queries.desa_list(database)
    kinds = dict(zip(desa["code"], desa["kind"], strict=True))
    places = measure_places(database, period=period, settings=settings).desa_of(area.kecamatan)
    found = []
    for one in sorted((one for one in places if known.mark(one.code)), key=lambda one: one.code):
        own = money[money["desa_code"] == one.code]
        works = tuple(dict.fromkeys(str(work) for work in own["activity"].dropna()))
        found.append(_Row(one, str(kinds.get(one.code, "desa")), str(known.mark(one.code)),
                          services.get(one.code, NOTHING), sum_of(own), works))
    return found


def _card(rows: Sequence[_Row]) -> Scorecard:
    every = tuple(_cells(one) for one in rows)
    shown = every[:MOST_ROWS]
    told = "; ".join(f"{row[0].text}: {row[1].text} balita stunting, pagu {row[3].text}" for row in shown)
    return Scorecard(columns=said.LOKUS_COLUMNS, rows=shown, widths=_WIDTHS, alt=f"Dana per lokus: {told}.",
                     more=said.more_rows(len(rows) - MOST_ROWS, what="desa"), rest=every[MOST_ROWS:])


def _cells(one: _Row) -> tuple[ScoreCell, ...]:
    name = ScoreCell(f"★ {one.place.name}", hover=one.place.kecamatan)
    beside = (name, ScoreCell(one.place.count_text), ScoreCell(one.services.worst or "–"))
    if not one.funded:
        return (*beside, ScoreCell(said.NOT_RECORDED, "kosong"), ScoreCell("–"), ScoreCell("–"))
    return (*beside, ScoreCell(said.amount(one.money.planned)), ScoreCell(said.amount(one.money.spent)),
            ScoreCell(said.funds(list(one.money.funds)), hover="; ".join(one.activities)))


def _facts(rows: Sequence[_Row], *, year: int, area: Area, database: Database) -> tuple[Fact, ...]:
    facts = []
    funded = [one for one in rows if one.funded]
    planned = [one.money.planned for one in funded if one.money.planned is not None]
    spent = [one.money.spent for one in funded if one.money.spent is not None]
    if planned:
        facts.append(Fact(said.lokus_sum(planned=sum(planned), spent=sum(spent) if spent else None, desa=len(funded))))
    bare = [one for one in rows if not one.funded]
    if bare:
        facts.append(Fact(said.unfunded([one.place.name for one in bare])))
    town = [one.place.name for one in bare if one.kind == "kelurahan"]
    if town:
        facts.append(Fact(said.kelurahan_note(town)))
    money = budget(database, year=year)
    everywhere = sum_of(money[money["desa_code"].isna()]).planned
    if everywhere and area.kecamatan is None:
        facts.append(Fact(said.whole_kabupaten(everywhere)))
    facts.append(Fact(said.LOKUS_NOTE))
    return tuple(facts)


_COLUMNS = (
    Column("code", "Kode", "code"), Column("name", "Desa/kelurahan"), Column("kecamatan", "Kecamatan"),
    Column("status", "Status lokus"), Column("n_stunted", "Balita stunting", "count"),
    Column("n_measured", "Balita diukur", "count"), Column("worst", "Layanan paling tertinggal"),
    Column("critical", "Layanan jauh tertinggal", "count"), Column("judged", "Layanan dinilai", "count"),
    Column("planned", "Pagu, rupiah", "count"), Column("spent", "Realisasi, rupiah", "count"),
    Column("funds", "Sumber dana"), Column("activities", "Kegiatan"),
)


def _table(rows: Sequence[_Row]) -> Table:
    return Table(_COLUMNS, tuple(_table_row(one) for one in rows))


def _table_row(one: _Row) -> tuple[Value, ...]:
    place = one.place
    stunted: Value = place.label if place.hidden else place.n_stunted if place.n_measured else None
    n: Value = place.label if place.label.startswith("n<") else place.n_measured or None
    planned, spent = (None if value is None else round(value) for value in (one.money.planned, one.money.spent))
    services = one.services
    return (place.code, place.name, place.kecamatan, one.status, stunted, n, services.worst or None,
            services.critical if services.judged else None, services.judged or None, planned, spent,
            said.funds(list(one.money.funds)) or said.NOT_RECORDED, "; ".join(one.activities) or None)
