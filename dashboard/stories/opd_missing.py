"""Whose report has not come: timeliness and completeness per owner, and the list to chase by phone."""

from __future__ import annotations

from datetime import date

from dashboard.analysis.reporting import Standing
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.place import Area, is_sample
from dashboard.stories.reporting import OwedReport, Reporting
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import explain, frame, titles
from dashboard.words import services as said
from dashboard.words.numbers import DASH, count, first_few, month_long, month_short, percent
from dashboard.words.quality import filled_share

COLUMNS = ("OPD/instansi", "Terlapor", "Sel terisi", "Tepat waktu", "Paling terlambat", "Data s.d.", "Keadaan")
WIDTHS = (1.6, 1.2, 1.3, 1.3, 1.5, 1.4, 3.2)
TABLE = (
    Column("owner", "OPD/instansi"), Column("number", "No", "count"), Column("name", "Indikator"),
    Column("group", "Kelompok sasaran"), Column("kecamatan", "Kecamatan"), Column("desa", "Desa"),
    Column("owed", "Bulan laporan"), Column("due", "Jatuh tempo", "date"), Column("state", "Keadaan"),
    Column("days", "Hari lewat", "count"), Column("last", "Laporan terakhir"),
)
MOST_DESA_NAMED = 3


def tell_missing(rows: tuple[OwnerRow, ...], *, reporting: Reporting, area: Area, period: date, database: Database,
                 settings: Settings, question: str) -> Story:
    """Reports that arrived late or not at all, worst owner first; the table has a row for every cell to chase."""
    ordered = sorted(rows, key=lambda row: (-row.days_overdue, row.n_reported - len(row.reports),
                                            row.filled - row.owed_cells, row.agency.slug))
    empty = sum(row.owed_cells - row.filled for row in rows)
    told = titles.not_reported(month=month_short(period), empty=empty, names=tuple(
        row.agency.short_name for row in ordered if row.silent))
    facts = report_facts(rows, reporting=reporting)
    filled, owed = cells(rows)
    return Story(
        slug="opd", question=question, takeaway=told,
        subtitle=f"Kelengkapan dan ketepatan laporan cakupan {month_long(period)}, {area.full}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period), more=("OPD: belum lapor",)),
        source=frame.source_line(sources=(frame.services_source(period),), version=database.short,
                                 details=("Sel = satu desa, satu indikator",),
                                 quality=filled_share(filled, owed=owed)),
        charts=(_scorecard(ordered, area=area),), table=_table(ordered), facts=(*facts, *_desa_facts(ordered)),
        why=explain.WHY["opd"], how=explain.how("opd", settings=settings),
        read_aloud=". ".join(fact.text for fact in facts) + ".", is_sample=is_sample(database),
    )


def cells(rows: tuple[OwnerRow, ...]) -> tuple[int, int]:
    """Cells filled in, of those asked for: how complete the reports of these owners are."""
    reports = [one for row in rows for one in row.reports]
    return sum(one.filled for one in reports), sum(one.owed_cells for one in reports)


def report_facts(rows: tuple[OwnerRow, ...], *, reporting: Reporting) -> tuple[Fact, ...]:
    """Whom one orders and whom one asks, then completeness beside timeliness."""
    facts = []
    for asked, say in ((False, said.ordered), (True, said.asked)):
        offices = [(row.agency.short_name, row.n_overdue, row.days_overdue) for row in rows
                   if row.agency.asked is asked and row.n_overdue]
        if offices:
            facts.append(Fact(say(offices=offices)))
    reports = [one for row in rows for one in row.reports]
    filled, owed = cells(rows)
    facts.append(Fact(said.completeness(
        filled=filled, owed=owed,
        on_time=sum(1 for one in reports if one.standing.state == "tepat"),
        arrived=sum(1 for one in reports if one.standing.arrived), as_of=reporting.as_of)))
    return tuple(facts)


def _desa_facts(rows: list[OwnerRow]) -> tuple[Fact, ...]:
    """Desa with the most empty cells among the reports that did come: whom the owner's own officer can call."""
    empty: dict[str, int] = {}
    for one in (one for row in rows for one in row.reports if one.standing.arrived):
        for desa in one.missing:
            empty[desa.name] = empty.get(desa.name, 0) + 1
    most = sorted(empty.items(), key=lambda item: (-item[1], item[0]))
    if not most:
        return ()
    named = [f"{name} ({count(n)})" for name, n in most]
    return (Fact(f"Desa dengan sel kosong terbanyak: {first_few(named, most=MOST_DESA_NAMED)}"),)


def _scorecard(rows: list[OwnerRow], *, area: Area) -> Scorecard:
    told = "; ".join(f"{row.agency.short_name} terlapor {said.reported_cell(row.n_reported, len(row.reports))}, "
                     f"{_state(row)}" for row in rows)
    return Scorecard(columns=COLUMNS, rows=tuple(_cells(row) for row in rows), widths=WIDTHS,
                     alt=f"Ketepatan dan kelengkapan laporan per OPD, {area.full}: {told}.")


def _cells(row: OwnerRow) -> tuple[ScoreCell, ...]:
    dated = [one for one in row.reports if one.standing.state in ("tepat", "terlambat")]
    on_time = sum(1 for one in dated if one.standing.state == "tepat")
    latest = max((one.standing.days_late for one in dated), default=None)
    reported: Status = "kritis" if row.silent else "perhatian" if row.n_overdue else "netral"
    return (
        ScoreCell(row.agency.short_name, hover=row.agency.name),
        ScoreCell(said.reported_cell(row.n_reported, len(row.reports)), reported),
        ScoreCell(percent(100 * row.filled / row.owed_cells) if row.owed_cells else DASH),
        ScoreCell(said.reported_cell(on_time, len(dated)) if dated else DASH),
        ScoreCell(DASH if latest is None else f"{count(latest)} hari"),
        ScoreCell(month_short(row.last) if row.last else DASH),
        ScoreCell(_state(row)),
    )


def _state(row: OwnerRow) -> str:
    empty = row.owed_cells - row.filled
    if row.n_overdue:
        late = f"{said.STATES['belum']}, {said.past_due(row.days_overdue)}"
        return f"{said.HELP_ASKED}, {said.past_due(row.days_overdue)}" if row.agency.asked else late
    if row.waiting:
        return said.STATES["belum_tempo"]
    return said.empty_cells(empty) if empty else said.ALL_COMPLETE


def _table(rows: list[OwnerRow]) -> Table:
    return Table(TABLE, tuple(line for row in rows for one in row.reports for line in _lines(row, report=one)))


def _lines(row: OwnerRow, *, report: OwedReport) -> list[tuple[Value, ...]]:
    """One line for a report that nobody sent, else one per desa whose cell is empty."""
    of = report.indicator

    def line(kecamatan: str, desa: str, standing: Standing) -> tuple[Value, ...]:
        return (row.agency.short_name, of.number, of.name, said.group_name(of.target_group), kecamatan, desa,
                month_short(standing.owed), standing.due,
                said.STATES[standing.state], standing.days_late or None,
                month_short(standing.last) if standing.last else "")

    if not report.standing.arrived:
        return [line("", said.ALL_DESA, report.standing)]
    return [line(one.kecamatan, one.name, one.standing) for one in report.missing]
