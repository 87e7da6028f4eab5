"""Layanan siapa yang tertinggal, siapa belum melapor? One row per owner.

``options["opd"]``: ``semua`` (default), ``belum_lapor`` (whose report has not come) or the slug of one owner, of whom
``options["opd_rinci"]`` then tells more (see ``opd_detail``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard import indicators, queries
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.opd_detail import OPTION as DETAIL
from dashboard.stories.opd_detail import tell_detail
from dashboard.stories.opd_indicator import tell_indicator
from dashboard.stories.opd_missing import cells, report_facts, tell_missing
from dashboard.stories.opd_owner import QUESTION, SLUG
from dashboard.stories.opd_reports import stale_facts
from dashboard.stories.opd_rows import OwnerRow, owner_rows, worst_of
from dashboard.stories.opd_table import service_table
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.reporting import Reporting, measure_reporting
from dashboard.stories.services import Service, measure_services
from dashboard.stories.story import Fact, Selection, Story
from dashboard.words import explain, frame, titles
from dashboard.words import opd_detail as said_detail
from dashboard.words import services as said
from dashboard.words.numbers import count, month_short
from dashboard.words.quality import filled_share

OPTION = "opd"
EVERY_OWNER = "semua"
NOT_REPORTED = "belum_lapor"
WITHOUT_OWNER = (EVERY_OWNER, NOT_REPORTED)
COLUMNS = ("OPD/instansi", "Indikator", "■", "▲", "✓", "–", "Terlapor", "Data s.d.", "Kesenjangan terbesar")
WIDTHS = (1.9, 1.5, 0.8, 0.8, 0.8, 0.8, 1.4, 1.4, 4.2)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The cakupan per owner at the chosen period, for the kabupaten or one kecamatan."""
    area = chosen_area(selection, database=database)
    period = service_period(selection, database=database)
    services = measure_services(database, period=period, settings=settings) if period else None
    if period is None or services is None or not services.any_report:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=frame.NO_SERVICES)
    chosen = next((one for one in indicators.register(period) if one.id == selection.indicator), None)
    reporting = measure_reporting(database, period=period, area=area, settings=settings)
    if chosen is not None:
        return tell_indicator(chosen, area=area, period=period, services=services, report=reporting.of(chosen.id),
                              database=database, settings=settings)
    owner = selection.options.get(OPTION, EVERY_OWNER)
    rows = owner_rows(services, reporting=reporting, area=area)
    if owner == NOT_REPORTED:
        missing = tell_missing(rows, reporting=reporting, area=area, period=period, database=database,
                               settings=settings, question=QUESTION)
        return replace(missing, facts=(*missing.facts, *stale_facts(reporting=reporting)))
    if owner and owner != EVERY_OWNER:
        agency = indicators.agency(owner)
        row = next((row for row in rows if row.agency == agency), OwnerRow(agency, (), ()))
        return tell_detail(row, selection=selection, area=area, period=period, services=services, reporting=reporting,
                           database=database, settings=settings)
    filled, owed = cells(rows)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=_takeaway(rows),
        subtitle=f"Cakupan, {area.full}, s.d. {month_short(period)}. {said.key(settings.status_gap_points)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period), more=("OPD: semua",)),
        source=frame.source_line(sources=(frame.services_source(period),), version=database.short,
                                 details=(said.NOTE,), quality=filled_share(filled, owed=owed)),
        charts=(_scorecard(rows, area=area),),
        table=service_table([one for row in rows for one in row.services]),
        facts=_facts(rows, reporting=reporting), why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings),
        read_aloud=_read_aloud(rows, reporting=reporting), is_sample=is_sample(database),
    )


def file_of(selection: Selection) -> str:
    """What the workbook with the table of a view is called."""
    owner = selection.options.get(OPTION, EVERY_OWNER)
    if selection.indicator is not None or owner in ("", EVERY_OWNER):
        return said_detail.FILE
    return said_detail.FILE_MISSING if owner == NOT_REPORTED else said_detail.file_of_one(
        indicators.agency(owner).short_name, view=selection.options.get(DETAIL, ""))


def service_period(selection: Selection, *, database: Database) -> date | None:
    """The chosen period, else the latest with a report."""
    if selection.period is not None:
        return selection.period
    known = queries.service_periods(database)
    return known[-1] if known else None


def _takeaway(rows: tuple[OwnerRow, ...]) -> str:
    silent = [row for row in rows if row.silent]
    worst = worst_of(tuple(one for row in rows for one in row.services))
    return titles.services(
        silent=len(silent), worst=worst.indicator.short_name if worst else None,
        office="instansi" if any(row.agency.asked for row in silent) else "OPD",
        names=tuple(row.agency.short_name for row in silent),
        partial=tuple(row.agency.short_name for row in rows if row.n_overdue and not row.silent),
        waiting=sum(1 for row in rows if row.waiting))


def _scorecard(rows: tuple[OwnerRow, ...], *, area: Area) -> Scorecard:
    told = "; ".join(
        f"{row.agency.short_name} {row.n('kritis')} kritis, {row.n('perhatian')} perlu perhatian, "
        f"{row.n('mencapai')} mencapai, terlapor {said.reported_cell(row.n_reported, len(row.services))}"
        for row in rows
    )
    return Scorecard(columns=COLUMNS, rows=tuple(_cells(row) for row in rows), widths=WIDTHS,
                     alt=f"Rapor cakupan per OPD, {area.full}: {told}.")


def _cells(row: OwnerRow) -> tuple[ScoreCell, ...]:
    judged: tuple[Status, ...] = ("kritis", "perhatian", "mencapai", "kosong")
    tallies = tuple(
        ScoreCell(count(row.n(status)), status if row.n(status) else "netral") if not row.without_values
        else ScoreCell(count(len(row.services)) if status == "kosong" else "–", "kosong" if status == "kosong"
                       else "netral")
        for status in judged
    )
    arrived: Status = "kritis" if row.silent else "perhatian" if row.n_overdue else "netral"
    return (ScoreCell(row.agency.short_name, hover=row.agency.name), ScoreCell(count(len(row.services))), *tallies,
            ScoreCell(said.reported_cell(row.n_reported, len(row.reports)), arrived),
            ScoreCell(month_short(row.last) if row.last else "–"), _gap_cell(row))


def _gap_cell(row: OwnerRow) -> ScoreCell:
    if row.silent and (row.agency.asked or row.without_values):
        return ScoreCell(said.HELP_ASKED if row.agency.asked else "belum melapor")
    if row.silent:
        return ScoreCell(f"belum melapor, {said.past_due(row.days_overdue)}")
    worst = row.worst
    if worst is None or worst.value is None or worst.indicator.target_value is None:
        return ScoreCell(said.none_behind(reached=row.n("mencapai"), without_value=row.n("kosong")))
    name = said.indicator_name(worst.indicator.short_name, lower_is_better=worst.indicator.lower_is_better)
    return ScoreCell(said.gap_cell(name=name, value=worst.value, target=worst.indicator.target_value,
                                   older=row.older_month(worst)))


def _facts(rows: tuple[OwnerRow, ...], *, reporting: Reporting) -> tuple[Fact, ...]:
    facts = []
    owner = {one.indicator.id: row for row in rows for one in row.services}
    services = tuple(one for row in rows for one in row.services)
    worst = worst_of(services)
    if worst is not None:
        facts.append(worst_fact(worst, older=owner[worst.indicator.id].older_month(worst)))
    facts += report_facts(rows, reporting=reporting)
    over = [one.indicator.short_name for one in services if one.over]
    if over:
        facts.append(Fact(said.over_flag(names=over)))
    unchecked = sum(1 for one in services if one.indicator.to_be_checked)
    if unchecked:
        facts.append(Fact(said.to_be_checked(n=unchecked)))
    return tuple(facts)


def worst_fact(worst: Service, *, older: date | None) -> Fact:
    """The largest gap as a sentence; ``older`` = its month, where that is not the month asked for."""
    one = worst.indicator
    assert worst.value is not None
    assert worst.gap is not None
    assert one.target_value is not None
    return Fact(said.worst_gap(
        name=one.short_name, owner=indicators.agency(one.agency).short_name, value=worst.value,
        target=one.target_value, gap=worst.gap, lower_is_better=one.lower_is_better, older=older),
        status=worst.status)


def _read_aloud(rows: tuple[OwnerRow, ...], *, reporting: Reporting) -> str:
    return ". ".join(fact.text for fact in _facts(rows, reporting=reporting)[:3]) + "."
