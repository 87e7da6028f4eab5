"""An owner of one or two indicators in a kecamatan: every desa beside the kecamatan and the kabupaten, and the trend.

A single row would fill no step of a minilok; what the camat asks next is which desa lack it, and since when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.indicators import Indicator
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.opd_table import COLUMNS, service_table
from dashboard.stories.place import Area
from dashboard.stories.reporting import OwedReport
from dashboard.stories.service_cells import service_cell, target_name
from dashboard.stories.services import Service, Services, measure_services, silent_service
from dashboard.stories.story import Column, Fact, Table
from dashboard.words import opd_few as said
from dashboard.words.numbers import first_few, month_short, percent

FEW = 2
MOST_ROWS = 12
# Up to so many places stand under each other; more stand in two blocks side by side.
ONE_BLOCK = 9
MOST_NAMED = 3


@dataclass(frozen=True)
class PlaceRow:
    """A place with its services in the order of the owner's indicators; ``code`` '' = the kabupaten."""

    code: str
    name: str
    services: tuple[Service, ...]


@dataclass(frozen=True)
class FewPlaces:
    """The kabupaten, the kecamatan, and the desa of the kecamatan, worst first."""

    indicators: tuple[Indicator, ...]
    whole: PlaceRow
    here: PlaceRow
    desa: tuple[PlaceRow, ...]

    def behind(self, at: int) -> list[PlaceRow]:
        """Desa that miss the target of an indicator, worst first."""
        found = [one for one in self.desa if one.services[at].status in ("kritis", "perhatian")]
        return sorted(found, key=lambda one: (-(one.services[at].gap or 0.0), one.name))

    def judged(self, at: int) -> int:
        return sum(one.services[at].status != "kosong" for one in self.desa)


def applies(row: OwnerRow, *, area: Area) -> bool:
    """Whether the owner has so few indicators that its step in a kecamatan shows the desa."""
    return area.kecamatan is not None and 0 < len(row.services) <= FEW


def few_places(row: OwnerRow, *, area: Area, period: date, services: Services, database: Database,
               settings: Settings) -> FewPlaces:
    """What the owner delivers in every desa of the kecamatan, hidden as everywhere."""
    owned = tuple(one.indicator for one in row.services)
    known = services_by_desa(database, period=period, settings=settings)
    desa = queries.desa_list(database)
    desa = desa[desa["kecamatan_code"] == area.kecamatan]
    rows = []
    for code, name in zip(desa["code"].astype(str), desa["name"].astype(str), strict=True):
        own = known.get(code, {})
        rows.append(PlaceRow(code, name, tuple(
            own.get(one.id) or silent_service(one, code, n_desa=1) for one in owned)))
    rows.sort(key=lambda one: (-max(_shortfall(service) for service in one.services), one.name))
    return FewPlaces(owned, PlaceRow("", said.WHOLE, tuple(services.of(one.id, None) for one in owned)),
                     PlaceRow(str(area.kecamatan), area.name, tuple(row.services)), tuple(rows))


def _shortfall(one: Service) -> float:
    return one.gap if one.gap is not None else -1000.0


def title(found: FewPlaces, *, agency: str) -> str | None:
    """The takeaway of an owner of one indicator; None where there are more, or no value."""
    if len(found.indicators) != 1 or found.here.services[0].value is None:
        return None
    return said.title(agency=agency, name=found.indicators[0].short_name, value=percent(found.here.services[0].value),
                      behind=len(found.behind(0)), judged=found.judged(0), desa=len(found.desa),
                      lower_is_better=found.indicators[0].lower_is_better)


def desa_scorecard(found: FewPlaces, *, reports: tuple[OwedReport, ...], agency: str) -> Scorecard:
    """The kabupaten and the kecamatan first, then the desa; many stand in two blocks."""
    places = [found.whole, found.here, *found.desa]
    blocks = 1 if len(places) <= ONE_BLOCK else 2
    shown, rest = places[:MOST_ROWS * blocks], places[MOST_ROWS * blocks:]
    height = -(-len(shown) // blocks)
    width = 1 + len(found.indicators)
    rows = []
    for at in range(height):
        cells: list[ScoreCell] = []
        for block in range(blocks):
            number = at + block * height
            cells += _cells(shown[number], reports=reports) if number < len(shown) else [ScoreCell("")] * width
        rows.append(tuple(cells))
    told = "; ".join(f"{one.name} {' / '.join(service.text for service in one.services)}" for one in places)
    return Scorecard(
        columns=(said.PLACE, *(target_name(one) for one in found.indicators)) * blocks, rows=tuple(rows),
        widths=(2.0, *(1.5 for _ in found.indicators)) * blocks, alt=f"Cakupan {agency} menurut desa: {told}.",
        more=said.more_desa(len(rest)))


def _cells(one: PlaceRow, *, reports: tuple[OwedReport, ...]) -> list[ScoreCell]:
    return [ScoreCell(one.name), *(service_cell(service, place=one.name, reports=reports) for service in one.services)]


def few_facts(found: FewPlaces, *, period: date, database: Database, settings: Settings) -> tuple[Fact, ...]:
    """Which desa lack it, who sent nothing, and what the kecamatan had at the end of the year before."""
    facts = []
    for at, one in enumerate(found.indicators):
        behind = found.behind(at)
        if behind:
            named = [f"{row.name} {row.services[at].text}" for row in behind]
            facts.append(Fact(said.behind_line(name=one.short_name, behind=len(behind), judged=found.judged(at),
                                               named=first_few(named, most=MOST_NAMED)),
                              status="kritis" if behind[0].services[at].status == "kritis" else "perhatian"))
        trend = _trend(one, now=found.here.services[at], area=found.here, period=period, database=database,
                       settings=settings)
        facts += [Fact(trend)] if trend else []
    silent = [row.name for row in found.desa if not any(service.reported for service in row.services)]
    if silent:
        facts.append(Fact(said.silent_line(desa=len(silent), named=first_few(silent, most=MOST_NAMED))))
    return tuple(facts)


def _trend(one: Indicator, *, now: Service, area: PlaceRow, period: date, database: Database, settings: Settings
           ) -> str:
    """The kecamatan at the last report of the year before and now; '' where one of them has no value."""
    earlier = [month for month in queries.service_periods(database) if month.year < period.year]
    if not earlier or now.value is None or now.last_period is None:
        return ""
    before = measure_services(database, period=earlier[-1], settings=settings).values.get((one.id, area.code))
    if before is None or before.value is None or before.last_period is None:
        return ""
    return said.trend_line(name=one.short_name, place=area.name, before=percent(before.value),
                           when=month_short(before.last_period), now=percent(now.value),
                           since=month_short(now.last_period),
                           part_of_year=one.accumulation == "cumulative" and now.last_period.month < 12)


def few_table(found: FewPlaces) -> Table:
    """One row per place and indicator, with the columns of the services."""
    rows: Sequence[PlaceRow] = (found.here, found.whole, *found.desa)
    # On the wall the first columns are seen: the place, the service, its coverage.
    keys = [column.key for column in COLUMNS]
    order = [keys.index(key) for key in _FIRST]
    order += [at for at in range(len(COLUMNS)) if at not in order]
    return Table((Column("place", said.PLACE), Column("short", "Indikator"), *(_LABELLED.get(
        COLUMNS[at].key, COLUMNS[at]) for at in order)), tuple(
        (row.name, one.indicator.short_name, *(cells[at] for at in order))
        for row in rows for one in row.services for cells in service_table((one,)).rows))


_FIRST = ("value", "target", "status", "numerator", "denominator", "last")
_LABELLED = {"name": Column("name", "Nama lengkap")}
