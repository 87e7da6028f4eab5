"""One owner's indicators by kecamatan, worst in the upper left corner."""

from __future__ import annotations

from datetime import date

from dashboard import queries
from dashboard.indicators import Indicator
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.opd_few import applies, desa_scorecard, few_facts, few_places, few_table, title
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.opd_table import owner_table
from dashboard.stories.place import Area, is_sample
from dashboard.stories.reporting import OwedReport
from dashboard.stories.service_cells import service_cell, target_name
from dashboard.stories.services import Service, Services
from dashboard.stories.story import Fact, Story
from dashboard.words import classes, explain, frame, titles
from dashboard.words import services as said
from dashboard.words.numbers import count, month_short
from dashboard.words.quality import filled_short

SLUG = "opd"
QUESTION = "Layanan siapa yang tertinggal, siapa belum melapor?"
# More rows do not fit a projected page, nor do more names of kecamatan stand side by side on it.
MOST_ROWS = 16
MOST_KECAMATAN, MOST_ROWS_BELOW_MANY = 8, 12


def tell_owner(
    row: OwnerRow, *, area: Area, period: date, services: Services, database: Database, settings: Settings
) -> Story:
    """Indicators of one owner: the kabupaten, then every kecamatan (or the chosen one; few indicators: its desa)."""
    agency, own = row.agency, list(row.services)
    places = _worst_first(_places(database, area=area), row=row, services=services)
    beyond = [name for _, name in places[MOST_KECAMATAN + 1:]]
    few = few_places(row, area=area, period=period, services=services, database=database, settings=settings) if (
        applies(row, area=area)) else None
    told = (few is not None and not row.silent and title(few, agency=agency.short_name)) or _takeaway(
        row, period=period)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Cakupan, {area.full}, s.d. {month_short(period)}. {said.key(settings.status_gap_points)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period),
                                   more=(f"OPD: {agency.short_name}",)),
        source=frame.source_line(sources=(said.owner_source(agency.short_name, month=period),), version=database.short,
                                 details=(said.NOTE_OWNER,),
                                 quality=filled_short(row.filled, owed=row.owed_cells)),
        charts=(desa_scorecard(few, reports=row.reports, agency=agency.short_name) if few else
                _scorecard(row, places=places, services=services),),
        table=few_table(few) if few else owner_table(own, places=[
            (name, [services.of(one.indicator.id, code) for one in own]) for code, name in places]),
        why=explain.WHY[SLUG],
        facts=(*(few_facts(few, period=period, database=database, settings=settings) if few else ()), *_facts(row),
               *((Fact(said.not_shown(beyond)),) if beyond else ())),
        how=explain.how(SLUG, settings=settings), read_aloud=f"{told}.", is_sample=is_sample(database),
    )


def _worst_first(
    places: list[tuple[str | None, str]], *, row: OwnerRow, services: Services
) -> list[tuple[str | None, str]]:
    """The kabupaten, then the kecamatan by how far all indicators of the owner fall short."""
    return [places[0], *sorted(places[1:], key=lambda place: (
        -sum(max(_shortfall(services.of(one.indicator.id, place[0])), 0.0) for one in row.services), place[0]))]


def _places(database: Database, *, area: Area) -> list[tuple[str | None, str]]:
    """Columns: the kabupaten first, then the chosen kecamatan or all of them."""
    known = queries.kecamatan_list(database)
    kecamatan: list[tuple[str | None, str]] = list(zip(known["code"], known["name"], strict=True))
    if area.kecamatan is not None:
        kecamatan = [place for place in kecamatan if place[0] == area.kecamatan]
    return [(None, "Kabupaten"), *kecamatan]


def _takeaway(row: OwnerRow, *, period: date) -> str:
    if row.silent:
        return titles.reports_of_one(agency=row.agency.short_name, month=month_short(period),
                                     last=month_short(row.last) if row.last else None)
    tally = {status: sum(1 for one in row.services if one.status == status)
             for status in ("kritis", "perhatian", "mencapai")}
    return titles.services_of_one(
        agency=row.agency.short_name, critical=tally["kritis"], warned=tally["perhatian"], reached=tally["mencapai"],
        reported=sum(1 for one in row.services if one.reported))


def _shortfall(one: Service) -> float:
    return one.gap if one.gap is not None else -1000.0


def _scorecard(row: OwnerRow, *, places: list[tuple[str | None, str]], services: Services) -> Scorecard:
    owned = tuple(one.indicator for one in row.services)
    rows = sorted(owned, key=lambda one: (-_shortfall(services.of(one.id, None)), one.number))
    shown, beyond = places[:MOST_KECAMATAN + 1], places[MOST_KECAMATAN + 1:]
    most = MOST_ROWS_BELOW_MANY if beyond else MOST_ROWS
    cells = tuple(_row(one, columns=shown, services=services, reports=row.reports) for one in rows)
    left_out = [f"dan {count(len(rows) - most)} baris lagi"] if len(rows) > most else []
    left_out += [said.other_kecamatan(len(beyond))] if beyond else []
    told = "; ".join(f"{one.short_name} {services.of(one.id, places[0][0]).text}" for one in rows)
    return Scorecard(
        columns=("Indikator (target)", *(name for _, name in shown)), rows=cells[:most], rest=cells[most:],
        widths=(2.6, *(1.0 for _ in shown)), alt=f"Cakupan layanan {row.agency.short_name} per kecamatan: {told}.",
        more="; ".join(left_out))


def _row(one: Indicator, *, columns: list[tuple[str | None, str]], services: Services,
         reports: tuple[OwedReport, ...]) -> tuple[ScoreCell, ...]:
    return (ScoreCell(target_name(one), hover=one.name),
            *(service_cell(services.of(one.id, code), place=place, reports=reports) for code, place in columns))


def _facts(row: OwnerRow) -> tuple[Fact, ...]:
    own, facts = row.services, []
    if row.n_overdue:
        say = said.asked if row.agency.asked else said.ordered
        facts.append(Fact(say(offices=[(row.agency.short_name, row.n_overdue, row.days_overdue)])))
    empty = [one.indicator.short_name for one in own if one.state == "tidak_ada_sasaran"]
    if empty:
        facts.append(Fact(f"{classes.NO_TARGET_GROUP.capitalize()}: {', '.join(empty)}"))
    over = [one.indicator.short_name for one in own if one.over]
    if over:
        facts.append(Fact(f"{said.over_flag(names=over)} (tanda !)"))
    return tuple(facts)
