"""Peta on true boundaries: the same tiles on their outlines, in kilometres; desa without a polygon are told."""

from __future__ import annotations

import pytest
from stories.tiny_kabupaten import DESA, KECAMATAN, TinyDatabase

from dashboard.boundaries.stored import Boundaries, Outline
from dashboard.settings import Settings
from dashboard.stories import batas, peta
from dashboard.stories.charts import AreaMap, TileMap
from dashboard.stories.story import Selection, Story

MISSING = "99.01.01.2002"


def square(code: str, name: str, *, west: float, side: float = 0.01) -> Outline:
    ring = ((west, -2.0), (west + side, -2.0), (west + side, -2.0 + side), (west, -2.0 + side), (west, -2.0))
    return Outline(code, name, ((ring,),), (west + side / 2, -2.0 + side / 2))


@pytest.fixture
def boundaries() -> Boundaries:
    """A row of squares of 0.01 degree; one desa has no polygon."""
    desa = {code: square(code, about[0], west=111 + at * 0.01) for at, (code, about) in enumerate(DESA.items())
            if code != MISSING}
    kecamatan = {code: square(code, name, west=111 + at * 0.05) for at, (code, name) in enumerate(KECAMATAN.items())}
    return Boundaries("batas.geojson", desa, kecamatan)


def tell(tiny: TinyDatabase, *, kecamatan: str | None = None, form: str = "batas") -> Story:
    return peta.tell(Selection(kecamatan=kecamatan, options={"peta_bentuk": form}), tiny, Settings())  # type: ignore[arg-type]


def test_tiles_keep_what_they_say_and_stand_on_their_outline(tiny: TinyDatabase, boundaries: Boundaries,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batas, "boundaries_of", lambda database: boundaries)
    [drawn] = tell(tiny).charts
    [hexagons] = tell(tiny, form="petak").charts
    assert isinstance(drawn, AreaMap)
    assert not isinstance(hexagons, AreaMap)
    assert isinstance(hexagons, TileMap)
    said = {tile.code: (tile.fill, tile.value_text, tile.hover, tile.lokus) for tile in hexagons.tiles}
    assert {tile.code: (tile.fill, tile.value_text, tile.hover, tile.lokus) for tile in drawn.tiles} == {
        code: what for code, what in said.items() if code != MISSING}
    assert len(drawn.shapes) == len(drawn.tiles) == len(DESA) - 1
    assert [code for code, _, _ in drawn.borders] == [code for code, _ in drawn.kecamatan]


def test_units_are_kilometres_to_the_east_and_south(tiny: TinyDatabase, boundaries: Boundaries,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batas, "boundaries_of", lambda database: boundaries)
    drawn = tell(tiny).charts[0]
    assert isinstance(drawn, AreaMap)
    ring = drawn.shapes[0][0][0]
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    # 0.01 degree at 2 S: 1.1125 km of longitude, 1.1057 km of latitude (WGS 84).
    assert max(xs) - min(xs) == pytest.approx(1.1125, abs=0.003)
    assert max(ys) - min(ys) == pytest.approx(1.1057, abs=0.003)
    assert min(ys) == 0  # north is up
    assert drawn.tiles[0].x == pytest.approx((min(xs) + max(xs)) / 2, abs=0.001)


def test_a_desa_without_polygon_is_told_with_its_value(tiny: TinyDatabase, boundaries: Boundaries,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batas, "boundaries_of", lambda database: boundaries)
    story = tell(tiny)
    told = [fact.text for fact in story.facts if "Belum berpoligon (pemekaran)" in fact.text]
    assert told == ["Belum berpoligon (pemekaran): Bambu (11,1)"]
    assert any("Bambu" in [str(cell) for cell in row] for row in story.table.rows)
    elsewhere = tell(tiny, kecamatan="99.01.02")
    assert not any("Belum berpoligon" in fact.text for fact in elsewhere.facts)
    assert "Batas indikatif" in story.charts[0].note  # type: ignore[union-attr]


def test_many_without_polygon_are_counted(boundaries: Boundaries) -> None:
    chart = AreaMap(tiles=(), kecamatan=(), view="tingkat", alt="", key_title="", note="",
                    missing=tuple(f"Desa {at}" for at in range(40)))
    assert batas.missing_sentence(chart).endswith("Desa 5 dan 34 desa lain")


def test_without_boundaries_or_polygons_the_hexagons_stay(tiny: TinyDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    for known in (None, Boundaries("kosong", {}, {})):
        monkeypatch.setattr(batas, "boundaries_of", lambda database, known=known: known)
        [chart] = tell(tiny).charts
        assert not isinstance(chart, AreaMap)
