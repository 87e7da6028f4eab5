"""A red cell offers the agency, the indicator and the place it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest
from stories.tiny_kabupaten import TinyDatabase

from dashboard import indicators
from dashboard.settings import Settings, SettingsError, load_settings
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


@pytest.mark.parametrize(("slug", "kecamatan"), [("peta", None), ("peta", "99.01.01"), ("banding", "99.01.01")])
def test_a_place_too_high_is_offered_with_who_coordinates_and_what_is_too_high(
    tiny: TinyDatabase, slug: str, kecamatan: str | None,
) -> None:
    chosen, outcome = Selection(kecamatan=kecamatan), indicators.outcome("stunting")
    found = offers(slug, selection=chosen, database=tiny, settings=SETTINGS)
    assert {one.area for one in found} == {"99.01.01.2001"}  # Aren: 40 of 90
    assert (found[0].agency, found[0].indicator) == (outcome.agency, outcome.id)
    assert found[0].label == f"Aren · {outcome.short_name} · {indicators.agency(outcome.agency).short_name}"
    (told,) = offers(slug, selection=chosen, database=tiny, settings=Settings(stunting_agency="bappeda"))
    assert told.agency == "bappeda"


def test_who_coordinates_is_checked_when_the_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('stunting_agency = "bupati"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="'bupati' bukan kode pada daftar OPD"):
        load_settings(tmp_path)
    (tmp_path / "config.toml").write_text('stunting_agency = "bappeda"\n', encoding="utf-8")
    assert indicators.coordinator(indicators.outcome("stunting"), settings=load_settings(tmp_path)).slug == "bappeda"


def test_a_page_that_judges_nothing_offers_nothing(database: Database) -> None:
    assert offers("dua_angka", selection=Selection(), database=database, settings=SETTINGS) == ()
