"""A red cell offers the agency, the indicator and the place it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import TileMap
from dashboard.stories.opd import service_period
from dashboard.stories.red_cells import MOST_OFFERS, offers
from dashboard.stories.services import measure_services
from dashboard.stories.story import Selection
from dashboard.warehouse.database import Database, open_database

SETTINGS = Settings()


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


@pytest.mark.parametrize("kecamatan", [None, "62.01.01"])
def test_services_far_from_their_target_come_worst_first(database: Database, kecamatan: str | None) -> None:
    chosen = Selection(kecamatan=kecamatan)
    found = offers("opd", selection=chosen, database=database, settings=SETTINGS)
    period = service_period(chosen, database=database)
    assert period is not None
    services = measure_services(database, period=period, settings=SETTINGS)
    told = [services.of(one.indicator, one.area or None) for one in found]
    assert 0 < len(told) <= MOST_OFFERS
    assert len({(one.indicator, one.area) for one in found}) == len(found)
    assert all(one.status == "kritis" for one in told)
    assert [one.indicator.agency for one in told] == [one.agency for one in found]
    places = [one.area for one in found]
    whole = [one.gap or 0 for one, place in zip(told, places, strict=True) if place == (kecamatan or "")]
    parts = [one.gap or 0 for one, place in zip(told, places, strict=True) if place != (kecamatan or "")]
    assert whole
    assert whole == sorted(whole, reverse=True)
    assert parts == sorted(parts, reverse=True)
    assert bool(parts) == (kecamatan is None)
    assert places[:len(whole)] == [kecamatan or ""] * len(whole)


def test_one_owner_is_offered_only_its_own(database: Database) -> None:
    found = offers("opd", selection=Selection(options={"opd": "dinkes"}), database=database, settings=SETTINGS)
    assert {one.agency for one in found} == {"dinkes"}


def test_the_map_offers_desa_of_the_high_classes_only(database: Database) -> None:
    found = offers("peta", selection=Selection(), database=database, settings=SETTINGS)
    chart = STORIES["peta"](Selection(), database, SETTINGS).charts[0]
    assert isinstance(chart, TileMap)
    high = {tile.code for tile in chart.tiles if tile.fill in ("tinggi", "sangat_tinggi")}
    assert {one.area for one in found} <= high
    assert len(found) == min(len(high), MOST_OFFERS)


def test_a_page_that_judges_nothing_offers_nothing(database: Database) -> None:
    assert offers("dua_angka", selection=Selection(), database=database, settings=SETTINGS) == ()
