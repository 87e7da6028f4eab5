"""The map on true boundaries, where a boundary file was loaded: the tiles of the story laid on their desa's outline."""

from __future__ import annotations

import math
from dataclasses import replace

from dashboard.boundaries import stored
from dashboard.boundaries.stored import Boundaries, Outline
from dashboard.queries import Database
from dashboard.stories.charts import AreaMap, Shape, TileMap

OPTION = "peta_bentuk"
NOTE = "Batas indikatif; bukan penetapan/penegasan batas."
NAMED = 6
# Kilometres in a degree of longitude on the equator and of latitude near it (WGS 84).
KM_PER_LON, KM_PER_LAT = 111.320, 110.574


def boundaries_of(database: Database) -> Boundaries | None:
    """The boundaries in the working folder of this database, if any were loaded for its kabupaten."""
    return stored.current(database.path.parent, kabupaten_code=str(database.info["kabupaten_code"]))


def on_boundaries(chart: TileMap, *, boundaries: Boundaries) -> AreaMap | None:
    """The chart drawn on boundaries; None when none of its desa has a polygon. Desa without one become ``missing``."""
    tiles = [tile for tile in chart.tiles if tile.code in boundaries.desa]
    if not tiles:
        return None
    outlines = [boundaries.desa[tile.code] for tile in tiles]
    plane = _Plane(outlines)
    kecamatan = [boundaries.kecamatan[code] for code, _ in chart.kecamatan if code in boundaries.kecamatan]
    placed = tuple(replace(tile, x=x, y=y) for tile, (x, y)
                   in zip(tiles, (plane.point(outline.label) for outline in outlines), strict=True))
    return AreaMap(
        tiles=placed, kecamatan=chart.kecamatan, view=chart.view, alt=f"{chart.alt} {NOTE}", key_title=chart.key_title,
        note=NOTE, selected=chart.selected, thin_words=chart.thin_words,
        shapes=tuple(plane.shape(outline) for outline in outlines),
        borders=tuple((one.code, plane.shape(one), plane.point(one.label)) for one in kecamatan),
        missing=tuple(f"{tile.name} ({tile.value_text})" if tile.value_text else tile.name
                      for tile in chart.tiles if tile.code not in boundaries.desa),
    )


def missing_sentence(chart: AreaMap) -> str:
    """``Belum berpoligon (pemekaran): Sabuai Timur (12,3), …``; empty when every desa is drawn."""
    if not chart.missing:
        return ""
    more = f" dan {len(chart.missing) - NAMED} desa lain" if len(chart.missing) > NAMED else ""
    return f"Belum berpoligon (pemekaran): {', '.join(chart.missing[:NAMED])}{more}"


class _Plane:
    """From degrees to kilometres around the middle of some outlines: within 0.1 % at the size of a kabupaten."""

    def __init__(self, outlines: list[Outline]) -> None:
        points = [point for outline in outlines for rings in outline.polygons for point in rings[0]]
        self._west = min(lon for lon, _ in points)
        self._north = max(lat for _, lat in points)
        middle = (self._north + min(lat for _, lat in points)) / 2
        self._across = KM_PER_LON * math.cos(math.radians(middle))

    def point(self, place: tuple[float, float]) -> tuple[float, float]:
        lon, lat = place
        return round((lon - self._west) * self._across, 3), round((self._north - lat) * KM_PER_LAT, 3)

    def shape(self, outline: Outline) -> Shape:
        return tuple(tuple(tuple(self.point(place) for place in ring) for ring in rings) for rings in outline.polygons)
