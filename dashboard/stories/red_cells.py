"""From a red cell to a promise: what a page offers to record, the worst first, with agency, indicator and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import aksi, banding, desa, opd, pasti, peta
from dashboard.stories.aksi_frame import Standing
from dashboard.stories.charts import Dots, TileMap
from dashboard.stories.desa_picture import service_period
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.place import chosen_area
from dashboard.stories.promise_values import STUNTING
from dashboard.stories.services import Service, measure_services
from dashboard.stories.story import Selection, Story
from dashboard.words import tindak_lanjut as said

RECORDABLE = ("opd", "peta", "banding", "pasti", "desa", "aksi")
MOST_OFFERS = 80  # more red cells than one meeting can promise on


@dataclass(frozen=True)
class Offer:
    """What a promise would be about. ``label`` is read; agency slug, indicator id and area code fill the form."""

    label: str
    agency: str = ""
    indicator: str = ""
    area: str = ""

    def address(self) -> dict[str, str]:
        """The parameters of the tindak_lanjut page."""
        return {"catat_opd": self.agency, "catat_ind": self.indicator, "catat_wilayah": self.area}


def offers(slug: str, *, selection: Selection, database: Database, settings: Settings) -> tuple[Offer, ...]:
    """The red cells of a page as it stands, the worst first; none for a page that judges nothing."""
    if slug == opd.SLUG:
        return _services(selection, database=database, settings=settings)
    if slug == peta.SLUG:
        return _tiles(peta.tell(selection, database, settings), settings=settings)
    if slug == banding.SLUG:
        return _rows(banding.tell(selection, database, settings), settings=settings)
    if slug == aksi.SLUG:
        return _late(aksi.late_aksi(selection, database=database, settings=settings, today=date.today()))
    if slug == desa.SLUG:
        return _desa(selection, database=database, settings=settings)
    if slug == pasti.SLUG:
        found = pasti.critical(selection, database=database, settings=settings)
        return tuple(Offer(one.label, agency=one.agency, indicator=one.indicator, area=one.area)
                     for one in found[:MOST_OFFERS])
    return ()


def _late(found: list[Standing]) -> tuple[Offer, ...]:
    """Aksi past their due day; the agency that does the work, not the one beside it."""
    return tuple(Offer(f"{aksi.name_of(one)} ({one.owner})", agency=one.owners[-1]) for one in found[:MOST_OFFERS])


def _services(selection: Selection, *, database: Database, settings: Settings) -> tuple[Offer, ...]:
    """Indicators far from their target, the largest gap first; with one owner chosen, only its own.

    For the kabupaten its own cells come first, then those of its kecamatan.
    """
    area = chosen_area(selection, database=database)
    period = opd.service_period(selection, database=database)
    if period is None:
        return ()
    services = measure_services(database, period=period, settings=settings)
    owner = selection.options.get(opd.OPTION) or opd.EVERY_OWNER
    own = [one.id for one in indicators.register(period) if owner in (opd.EVERY_OWNER, one.agency)]
    names = {} if area.kecamatan else _kecamatan_names(database)
    red: list[Service] = []
    for places in ((area.kecamatan,), tuple(names)):
        found = [services.of(one, place) for place in places for one in own]
        red += sorted((one for one in found if one.status == "kritis"), key=_by_gap)
    return tuple(
        Offer(_service_label(one, place=names.get(one.kecamatan or "", "")), agency=one.indicator.agency,
              indicator=one.indicator.id, area=one.kecamatan or "")
        for one in red[:MOST_OFFERS])


def _kecamatan_names(database: Database) -> dict[str, str]:
    known = queries.kecamatan_list(database)
    return dict(zip(known["code"].astype(str), known["name"].astype(str), strict=True))


def _service_label(one: Service, *, place: str) -> str:
    """``TTD remaja putri, Kumai (Dinkes)``."""
    where = f", {place}" if place else ""
    return f"{one.indicator.short_name}{where} ({indicators.agency(one.indicator.agency).short_name})"


def _desa(selection: Selection, *, database: Database, settings: Settings) -> tuple[Offer, ...]:
    """What is far from its target in the desa on the page, the worst first."""
    chosen = desa.chosen_desa(selection, database=database)
    period = service_period(selection, database=database)
    if chosen is None or period is None:
        return ()
    own = services_by_desa(database, period=period, settings=settings).get(chosen.code, {})
    asked = (own[one.id] for one in indicators.register(period) if one.id in own)
    red = sorted((one for one in asked if one.status == "kritis"), key=_by_gap)
    return tuple(Offer(f"{one.indicator.short_name}, {chosen.name}", agency=one.indicator.agency,
                       indicator=one.indicator.id, area=chosen.code) for one in red[:MOST_OFFERS])


def _by_gap(one: Service) -> tuple[float, int]:
    return (-(one.gap or 0.0), one.indicator.number)


def _tiles(story: Story, *, settings: Settings) -> tuple[Offer, ...]:
    """Desa in the two highest classes, the higher class first."""
    tiles = [tile for chart in story.charts if isinstance(chart, TileMap) for tile in chart.tiles]
    high = sorted((tile for tile in tiles if tile.fill in ("tinggi", "sangat_tinggi")),
                  key=lambda tile: (tile.fill != "sangat_tinggi", tile.name))
    return tuple(_too_high(tile.name, code=tile.code, settings=settings) for tile in high[:MOST_OFFERS])


def _rows(story: Story, *, settings: Settings) -> tuple[Offer, ...]:
    """Areas that are very likely above the line."""
    rows = [row for chart in story.charts if isinstance(chart, Dots) for row in chart.rows if row.status == "kritis"]
    return tuple(_too_high(row.label, code=row.code, settings=settings) for row in rows[:MOST_OFFERS])


def _too_high(name: str, *, code: str, settings: Settings) -> Offer:
    """A place whose prevalence is too high: no office owns that, so who coordinates is asked first."""
    outcome = indicators.outcome(STUNTING)
    agency = indicators.coordinator(outcome, settings=settings)
    return Offer(said.outcome_cell(name, outcome=outcome.short_name, agency=agency.short_name), agency=agency.slug,
                 indicator=outcome.id, area=code)
