"""One agency's reports: which have come, which are late, and whose number breaks whom."""

from __future__ import annotations

from datetime import date

from dashboard import indicators
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.denominators import SharedNumber, Supply, differing_desa, shared_numbers, supply_of
from dashboard.stories.opd_owner import QUESTION, SLUG
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.place import Area, is_sample
from dashboard.stories.reporting import OwedReport, Reporting
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import explain, frame
from dashboard.words import opd_detail as said
from dashboard.words import services as services_said
from dashboard.words.numbers import DASH, count, first_few, month_long, month_short
from dashboard.words.quality import filled_share

COLUMNS = ("Indikator", "Keadaan", "Hari lewat", "Desa terisi", "Data s.d.", "Penyebut dari")
WIDTHS = (3.2, 2.4, 1.2, 1.4, 1.4, 2.4)
TABLE = (
    Column("number", "No", "count"), Column("name", "Indikator"), Column("state", "Keadaan"),
    Column("due", "Jatuh tempo", "date"), Column("days", "Hari lewat", "count"),
    Column("filled", "Desa terisi", "count"), Column("owed", "Desa", "count"), Column("last", "Laporan terakhir"),
    Column("supplier", "Penyebut dari"),
    Column("supply", "Laporan pemilik penyebut"), Column("empty", "Desa belum terisi"),
)
MOST_DESA_NAMED = 5


def tell_reports(row: OwnerRow, *, reporting: Reporting, area: Area, period: date, database: Database,
                 settings: Settings) -> Story:
    """Every indicator of one owner with the state of its report, the longest overdue first."""
    agency = row.agency
    told = said.reports_title(agency=agency.short_name, arrived=row.n_reported, owed=len(row.reports),
                              overdue=row.n_overdue, days=row.days_overdue, month=month_short(period),
                              late=max((one.standing.days_late for one in row.reports if one.standing.arrived),
                                       default=0))
    facts = shared_facts(agency.slug, reporting=reporting, area=area, period=period, database=database)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Laporan {agency.short_name} {month_long(period)} dan penyebut bersama, {area.full}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period),
                                   more=(f"OPD: {agency.short_name}",)),
        source=frame.source_line(sources=(frame.services_source(period),), version=database.short,
                                 details=("Desa terisi: pembilang dan penyebutnya ada",),
                                 quality=filled_share(row.filled, owed=row.owed_cells)),
        charts=(_scorecard(row, reporting=reporting, area=area),), table=_table(row, reporting=reporting),
        facts=facts, why=explain.WHY[SLUG], how=(*explain.how(SLUG, settings=settings), said.SHARED_HOW),
        read_aloud=". ".join([told, *(fact.text for fact in facts)]) + ".", is_sample=is_sample(database),
    )


def shared_facts(slug: str, *, reporting: Reporting, area: Area, period: date, database: Database) -> tuple[Fact, ...]:
    """What an agency supplies to others, what it waits for, and where its denominators differ from the owner's."""
    facts = []
    for shared in shared_numbers(reporting.period):
        supply = supply_of(shared, reporting=reporting)
        state, status = _state(supply), _status(supply)
        if shared.supplier.slug == slug:
            facts.append(Fact(said.supplies(group=shared.name, state=state, last=supply.last, stale=supply.overdue,
                                            users=[_used_by(shared, owner) for owner in _owners(shared)]),
                              status=status))
        elif shared.users_of(slug):
            facts.append(Fact(said.waits_for(
                supplier=shared.supplier.short_name, group=shared.name, state=state, last=supply.last,
                own=[one.short_name for one in shared.users_of(slug)]), status=status))
        else:
            continue
        for user in shared.users:
            n = differing_desa(shared, user, database=database, period=period, kecamatan=area.kecamatan)
            if n and slug in (shared.supplier.slug, user.agency):
                facts.append(Fact(said.differing(
                    user=indicators.agency(user.agency).short_name, supplier=shared.supplier.short_name,
                    group=shared.name, desa=n), status="perhatian"))
    return tuple(sorted(facts, key=lambda fact: ("kritis", "perhatian").index(fact.status)
                        if fact.status in ("kritis", "perhatian") else 2))


def stale_facts(*, reporting: Reporting) -> tuple[Fact, ...]:
    """Silences that break other agencies' indicators: for the list of all who have not reported."""
    return tuple(
        Fact(said.stale_fact(supplier=shared.supplier.short_name, group=shared.name,
                             users=[_used_by(shared, owner) for owner in _owners(shared)]), status="kritis")
        for shared in shared_numbers(reporting.period) if supply_of(shared, reporting=reporting).overdue)


def _owners(shared: SharedNumber) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.agency for one in shared.users))


def _used_by(shared: SharedNumber, slug: str) -> str:
    names = ", ".join(one.short_name for one in shared.users_of(slug))
    return f"{indicators.agency(slug).short_name} ({names})"


def _state(supply: Supply) -> str:
    if not supply.reported:
        return "tidak dilaporkan tersendiri"
    if supply.overdue:
        return services_said.STATES["belum" if supply.last else "belum_pernah"]
    if not supply.arrived:
        return services_said.STATES["belum_tempo"]
    return said.empty_in(said.arrived_late(supply.days_late), desa=supply.n_empty)


def _status(supply: Supply) -> Status:
    if not supply.reported:
        return "netral"
    return "kritis" if supply.overdue else "mencapai" if supply.arrived else "netral"


def _scorecard(row: OwnerRow, *, reporting: Reporting, area: Area) -> Scorecard:
    ordered = sorted(row.reports, key=lambda one: (-one.standing.days_late if one.standing.overdue else 0,
                                                   one.filled - one.owed_cells, one.indicator.number))
    cells = tuple(_cells(one, reporting=reporting) for one in ordered)
    told = "; ".join(f"{line[0].text}: {line[1].text}" for line in cells)
    return Scorecard(columns=COLUMNS, rows=cells, widths=WIDTHS,
                     alt=f"Laporan {row.agency.short_name} per indikator, {area.full}: {told}.")


def _cells(one: OwedReport, *, reporting: Reporting) -> tuple[ScoreCell, ...]:
    standing = one.standing
    state: Status = "kritis" if standing.overdue else "perhatian" if standing.state == "terlambat" else (
        "mencapai" if standing.arrived else "kosong")
    return (
        ScoreCell(one.indicator.short_name, hover=one.indicator.name),
        ScoreCell(services_said.STATES[standing.state], state),
        ScoreCell(count(standing.days_late) if standing.days_late else DASH),
        ScoreCell(services_said.reported_cell(one.filled, one.owed_cells)),
        ScoreCell(month_short(standing.last) if standing.last else DASH),
        _supplier_cell(one, reporting=reporting),
    )


def _table(row: OwnerRow, *, reporting: Reporting) -> Table:
    return Table(TABLE, tuple(_line(one, reporting=reporting) for one in row.reports))


def _line(one: OwedReport, *, reporting: Reporting) -> tuple[Value, ...]:
    standing, shared = one.standing, _shared_by(one, period=reporting.period)
    return (
        one.indicator.number, one.indicator.name, services_said.STATES[standing.state], standing.due,
        standing.days_late or None, one.filled, one.owed_cells, month_short(standing.last) if standing.last else "",
        shared.supplier.short_name if shared else "", _state(supply_of(shared, reporting=reporting)) if shared else "",
        first_few([desa.name for desa in one.missing], most=MOST_DESA_NAMED) if one.missing else "")


def _shared_by(one: OwedReport, *, period: date) -> SharedNumber | None:
    """The shared number this indicator divides by; None where the denominator is the owner's own."""
    return next((found for found in shared_numbers(period) if one.indicator in found.users), None)


def _supplier_cell(one: OwedReport, *, reporting: Reporting) -> ScoreCell:
    """Whose number stands below the line; red where that number has not come."""
    shared = _shared_by(one, period=reporting.period)
    if shared is None:
        return ScoreCell("sendiri")
    supply = supply_of(shared, reporting=reporting)
    return ScoreCell(shared.supplier.short_name, "kritis" if supply.overdue else "netral")
