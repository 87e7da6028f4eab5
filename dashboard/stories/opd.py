"""Layanan siapa yang tertinggal, siapa belum melapor? One row per owner.

``options["opd"]``: ``semua`` (default) or the slug of one owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.indicators import Agency
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.opd_owner import tell_owner
from dashboard.stories.opd_table import service_table
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.services import Service, Services, measure_services
from dashboard.stories.story import Fact, Selection, Story
from dashboard.words import explain, frame, titles
from dashboard.words import services as said
from dashboard.words.numbers import count, month_short

SLUG = "opd"
QUESTION = "Layanan siapa yang tertinggal, siapa belum melapor?"
OPTION = "opd"
EVERY_OWNER = "semua"
EVERY_OWNER = "semua"
COLUMNS = ("OPD/instansi", "Indikator", "■", "▲", "✓", "–", "Terlapor", "Kesenjangan terbesar")
WIDTHS = (1.9, 1.7, 0.8, 0.8, 0.8, 0.8, 1.5, 4.2)


@dataclass(frozen=True)
class OwnerRow:
    """One owner with the services it owns in the chosen place."""

    agency: Agency
    services: tuple[Service, ...]

    def n(self, status: Status) -> int:
        return sum(1 for one in self.services if one.status == status)

    @property
    def n_reported(self) -> int:
        return sum(1 for one in self.services if one.reported)

    @property
    def silent(self) -> bool:
        return self.n_reported == 0

    @property
    def worst(self) -> Service | None:
        return worst_of(self.services)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The 29 cakupan per owner at the chosen period, for the kabupaten or one kecamatan."""
    area = chosen_area(selection, database=database)
    period = service_period(selection, database=database)
    services = measure_services(database, period=period, settings=settings) if period else None
    if period is None or services is None or not services.any_report:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=frame.NO_SERVICES)
    owner = selection.options.get(OPTION, EVERY_OWNER)
    if owner and owner != EVERY_OWNER:
        return tell_owner(indicators.agency(owner), area=area, period=period, services=services, database=database,
                          settings=settings)
    rows = owner_rows(services, area=area)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=_takeaway(rows),
        subtitle=f"Cakupan, {area.full}, s.d. {month_short(period)}. {said.key(settings.status_gap_points)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period), more=("OPD: semua",)),
        source=frame.source_line(sources=(frame.services_source(period),), version=database.short,
                                 details=(said.NOTE,)),
        charts=(_scorecard(rows, area=area),),
        table=service_table([one for row in rows for one in row.services]),
        facts=_facts(rows), why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings),
        read_aloud=_read_aloud(rows), is_sample=is_sample(database),
    )


def service_period(selection: Selection, *, database: Database) -> date | None:
    """The chosen period, else the latest with a report."""
    if selection.period is not None:
        return selection.period
    known = queries.service_periods(database)
    return known[-1] if known else None


def owner_rows(services: Services, *, area: Area) -> tuple[OwnerRow, ...]:
    """Owners with most ■ first, then most ▲; those who sent nothing last."""
    rows = [
        OwnerRow(agency, tuple(services.of(one.id, area.kecamatan) for one in indicators.owned_by(agency.slug)))
        for agency in indicators.owners()
    ]
    return tuple(sorted(rows, key=lambda row: (row.silent, -row.n("kritis"), -row.n("perhatian"), row.agency.slug)))


def worst_of(services: tuple[Service, ...]) -> Service | None:
    """The reported service farthest from its target; None when none misses it."""
    behind = [one for one in services if one.gap is not None and one.status in ("kritis", "perhatian")]
    return max(behind, key=lambda one: (one.gap or 0.0, -one.indicator.number), default=None)


def _takeaway(rows: tuple[OwnerRow, ...]) -> str:
    silent = [row for row in rows if row.silent]
    worst = worst_of(tuple(one for row in rows for one in row.services))
    return titles.services(
        silent=len(silent), worst=worst.indicator.short_name if worst else None,
        office="instansi" if any(row.agency.asked for row in silent) else "OPD")


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
        ScoreCell(count(row.n(status)), status if row.n(status) else "netral") if not row.silent
        else ScoreCell(count(len(row.services)) if status == "kosong" else "–", "kosong" if status == "kosong"
                       else "netral")
        for status in judged
    )
    reported = ScoreCell(said.reported_cell(row.n_reported, len(row.services)), "kritis" if row.silent else "netral")
    return (ScoreCell(row.agency.short_name, hover=row.agency.name), ScoreCell(count(len(row.services))), *tallies,
            reported, _gap_cell(row))


def _gap_cell(row: OwnerRow) -> ScoreCell:
    if row.silent:
        return ScoreCell("dimohon bantuan data" if row.agency.asked else "belum melapor")
    worst = row.worst
    if worst is None or worst.value is None or worst.indicator.target_value is None:
        return ScoreCell("semua mencapai target" if row.n("mencapai") else "–")
    name = said.indicator_name(worst.indicator.short_name, lower_is_better=worst.indicator.lower_is_better)
    return ScoreCell(said.gap_cell(name=name, value=worst.value, target=worst.indicator.target_value))


def _missing(rows: tuple[OwnerRow, ...], *, asked: bool) -> list[tuple[str, int]]:
    return [(row.agency.short_name, len(row.services) - row.n_reported) for row in rows
            if row.agency.asked is asked and row.n_reported < len(row.services)]


def _facts(rows: tuple[OwnerRow, ...]) -> tuple[Fact, ...]:
    facts = []
    worst = worst_of(tuple(one for row in rows for one in row.services))
    if worst is not None:
        facts.append(worst_fact(worst))
    ordered, asked = _missing(rows, asked=False), _missing(rows, asked=True)
    if ordered:
        facts.append(Fact(said.ordered(offices=ordered)))
    if asked:
        facts.append(Fact(said.asked(offices=asked)))
    services = [one for row in rows for one in row.services]
    over = [one.indicator.short_name for one in services if one.over]
    if over:
        facts.append(Fact(said.over_flag(names=over)))
    unchecked = sum(1 for one in services if one.indicator.to_be_checked)
    if unchecked:
        facts.append(Fact(said.to_be_checked(n=unchecked)))
    return tuple(facts)


def worst_fact(worst: Service) -> Fact:
    """The largest gap as a sentence."""
    one = worst.indicator
    assert worst.value is not None
    assert worst.gap is not None
    assert one.target_value is not None
    return Fact(said.worst_gap(
        name=one.short_name, owner=indicators.agency(one.agency).short_name, value=worst.value,
        target=one.target_value, gap=worst.gap, lower_is_better=one.lower_is_better), status=worst.status)


def _read_aloud(rows: tuple[OwnerRow, ...]) -> str:
    return ". ".join(fact.text for fact in _facts(rows)[:3]) + "."
