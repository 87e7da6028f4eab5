"""Where the hexagons and the kecamatan names stand on a slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.tiles import CELL_HEIGHT
from dashboard.exports import style
from dashboard.exports.parts import Box
from dashboard.stories.charts import Tile, TileMap

_NAME_HIGH = 22.0
_GRID = 10.0
_LEADER_FROM = 30.0
_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


@dataclass(frozen=True)
class PlacedName:
    """A kecamatan name outside its block, with a line to it if it stands apart."""

    text: str
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None


@dataclass(frozen=True)
class MapPlace:
    """Scale and offset from hexagon widths to px, and the names."""

    cell_px: float
    left: float
    top: float
    names: tuple[PlacedName, ...] = ()

    def x(self, value: float) -> float:
        """px from the slide's left edge."""
        return self.left + value * self.cell_px

    def y(self, value: float) -> float:
        """px from the slide's upper edge."""
        return self.top + value * self.cell_px

    def points(self, corners: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Corners in px."""
        return [(self.x(x), self.y(y)) for x, y in corners]


def place_map(chart: TileMap, *, box: Box) -> MapPlace:
    """The largest map on which every kecamatan name finds room; at the smallest size crowded names are left out."""
    wanted = (
        []
        if chart.selected
        else [
            (code, name) for code, name in chart.kecamatan if any(tile.kecamatan_code == code for tile in chart.tiles)
        ]
    )
    for share in _SHARES:
        place = _scaled(chart.tiles, box=box, share=share)
        names = _names(chart.tiles, wanted, place=place, box=box)
        if len(names) == len(wanted) or share == _SHARES[-1]:
            break
    return MapPlace(place.cell_px, place.left, place.top, tuple(names))


def _scaled(tiles: Sequence[Tile], *, box: Box, share: float) -> MapPlace:
    xs, ys = [tile.x for tile in tiles], [tile.y for tile in tiles]
    across, down = max(xs) - min(xs) + 1, max(ys) - min(ys) + CELL_HEIGHT
    cell = share * min((box.width - 8) / across, (box.height - 8) / down)
    left = box.left + (box.width - cell * across) / 2 - cell * (min(xs) - 0.5)
    top = box.top + (box.height - cell * down) / 2 - cell * (min(ys) - CELL_HEIGHT / 2)
    return MapPlace(cell, left, top)


def _names(tiles: Sequence[Tile], wanted: Sequence[tuple[str, str]], *, place: MapPlace, box: Box) -> list[PlacedName]:
    """Names next to their blocks in the order given; a name without room is left out."""
    centres = np.array([(place.x(tile.x), place.y(tile.y)) for tile in tiles])
    owners = np.array([tile.kecamatan_code for tile in tiles])
    placed: list[PlacedName] = []
    for code, text in wanted:
        wide = style.text_width_px(text, pt=style.LEAST_PT) * 1.06 + 6
        spots = [
            Box(left, top, wide, _NAME_HIGH)
            for top in np.arange(box.top, box.bottom - _NAME_HIGH, _GRID)
            for left in np.arange(box.left, box.right - wide, _GRID)
        ]
        spots = [spot for spot in spots if not any(_near(spot, name.box) for name in placed)]
        if spots:
            found = _best(text, spots, own=centres[owners == code], others=centres[owners != code], cell=place.cell_px)
            placed += [found] if found is not None else []
    return placed


def _best(text: str, spots: Sequence[Box], *, own: np.ndarray, others: np.ndarray, cell: float) -> PlacedName | None:
    """The spot nearest to its own block that covers no cell, preferring spots that are not nearer to another block."""
    to_own, to_others = _gaps(spots, own), _gaps(spots, others)
    near_own = to_own.min(axis=1)
    near_others = to_others.min(axis=1, initial=np.inf)
    covered = np.minimum(near_own, near_others) <= cell * CELL_HEIGHT / 2 + 3
    cost = np.where(covered, np.inf, near_own + np.where(near_others < near_own, 40.0, 0.0))
    best = int(np.argmin(cost))
    if not np.isfinite(cost[best]):
        return None
    spot, (x, y) = spots[best], own[int(np.argmin(to_own[best]))]
    apart = near_own[best] - cell / 2 > _LEADER_FROM or near_others[best] < near_own[best]
    start = (float(np.clip(x, spot.left, spot.right)), float(np.clip(y, spot.top, spot.bottom)))
    return PlacedName(text, spot, (start, (float(x), float(y))) if apart else None)


def _gaps(spots: Sequence[Box], centres: np.ndarray) -> np.ndarray:
    """Distance in px from each spot (rows) to each centre (columns), 0 inside."""
    edges = np.array([(spot.left, spot.top, spot.right, spot.bottom) for spot in spots])[:, None, :]
    low = np.maximum(edges[..., :2] - centres, 0)
    high = np.maximum(centres - edges[..., 2:], 0)
    return np.hypot(*np.moveaxis(np.maximum(low, high), -1, 0))


def _near(one: Box, other: Box) -> bool:
    return (
        one.left < other.right + 4
        and other.left < one.right + 4
        and one.top < other.bottom + 2
        and other.top < one.bottom + 2
    )
