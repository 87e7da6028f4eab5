"""A kabupaten without points, BPS codes and population: sample, load, every page and figure still work."""

from __future__ import annotations

import pytest

from dashboard import figures, reference
from dashboard.loading import load_files, write_sample_files
from dashboard.sample.population import PEOPLE_PER_DESA, PEOPLE_PER_KELURAHAN, assumed_population, make_population
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Scorecard, TileMap
from dashboard.stories.choices import kecamatan_choices
from dashboard.stories.pages import PAGES
from dashboard.stories.petak import SCHEMATIC_NOTE
from dashboard.stories.story import Selection
from dashboard.warehouse.database import Database, open_database

# On Java with kelurahan, in Papua, and a kota.
KABUPATEN = {"34.01": "Kabupaten Kulon Progo", "92.07": "Kabupaten Teluk Wondama", "35.76": "Kota Mojokerto"}


@pytest.fixture(scope="module", params=KABUPATEN)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Database:
    code = request.param
    files = write_sample_files(tmp_path_factory.mktemp("contoh"), kabupaten_code=code, children=600, months=2, seed=3,
                               say=lambda text: None)
    few = [path for path in files if "cakupan" not in path.name or "dinkes" in path.name]
    folder = tmp_path_factory.mktemp("data")
    result = load_files(few, folder=folder, settings=Settings(kabupaten_code=code), say=lambda text: None)
    assert not result.refused, [report.message for report in result.reports]
    return open_database(folder)


def test_every_page_tells_and_draws(published: Database) -> None:
    code = str(published.info["kabupaten_code"])
    settings = Settings(kabupaten_code=code)
    shown: list[str] = []
    for page in PAGES:
        options = [{key: value} for key, values in page.options for value in values] or [{}]
        for kecamatan in (None, kecamatan_choices(published)[0].value):
            for chosen in options:
                story = STORIES[page.slug](Selection(kecamatan=kecamatan, options=chosen), published, settings)
                assert 0 < len(story.takeaway) <= 60, story.takeaway
                assert not any("nan" in fact.text.lower().split() for fact in story.facts)
                shown.append(story.subtitle)
                for chart in story.charts:
                    if isinstance(chart, TileMap):
                        assert chart.note == SCHEMATIC_NOTE
                    if not isinstance(chart, Scorecard):
                        figures.draw(chart, mode="rapat")
    assert any(KABUPATEN[code] in text for text in shown)


def test_desa_of_the_register_are_all_there(published: Database) -> None:
    code = str(published.info["kabupaten_code"])
    desa = reference.desa(code)
    [chart] = STORIES["peta"](Selection(), published, Settings(kabupaten_code=code)).charts
    assert isinstance(chart, TileMap)
    assert {tile.code for tile in chart.tiles} == set(desa["code"])
    assert len({(tile.x, tile.y) for tile in chart.tiles}) == len(desa)


def test_population_is_assumed_where_it_is_unknown() -> None:
    desa = reference.desa("35.76")
    assert assumed_population(desa) == PEOPLE_PER_KELURAHAN * len(desa)
    assert reference.kabupaten("92.07").population is None
    people = make_population("92.07", children=None, seed=1).desa["people"].sum()
    kinds = reference.desa("92.07")["kind"].value_counts()
    assumed = PEOPLE_PER_DESA * kinds["desa"] + PEOPLE_PER_KELURAHAN * kinds["kelurahan"]
    assert people == pytest.approx(assumed, rel=0.01)


def test_each_desa_goes_to_a_puskesmas_of_its_own_kecamatan() -> None:
    desa = make_population("34.01", children=2000, seed=1).desa
    assert (desa["puskesmas"] != "").all()
    assert desa.groupby("puskesmas")["kecamatan_code"].nunique().max() == 1
    assert desa["puskesmas"].nunique() > desa["kecamatan_code"].nunique()
