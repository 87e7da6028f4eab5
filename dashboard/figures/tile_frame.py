"""Where the hexagons stand on the drawing: px per hexagon width, and kecamatan names set outside their block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from dashboard.analysis.tiles import CELL_HEIGHT
from dashboard.figures import style
from dashboard.stories.charts import TileMap

EDGE_PX = 6.0
LEADER_FROM_PX = 26.0
# The map gives way to its names only this far.
SCALES = tuple(round(1 - 0.04 * step, 2) for step in range(11))
STEP_PX = 8.0

Cells = tuple[tuple[float, float, str], ...]  # x, y in hexagon widths, kecamatan code
Names = tuple[tuple[str, str], ...]  # kecamatan code, name


@dataclass(frozen=True)
class Place:
    """A name on the drawing: its box in px (left, top, right, bottom) and, if far, the line to its block."""

    code: str
    name: str
    box: tuple[float, float, float, float]
    leader: tuple[float, float, float, float] | None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class TileFrame:
    """Scale and offset from hexagon units to px (y downwards), and the placed names."""

    cell_px: float
    left: float
    top: float
    names: tuple[Place, ...]

    def x(self, value: float) -> float:
        """px from the left edge."""
        return self.left + value * self.cell_px

    def y(self, value: float) -> float:
        """px from the upper edge."""
        return self.top + value * self.cell_px


def frame_of(chart: TileMap, *, mode: style.Mode, width: int, height: int) -> TileFrame:
    """The largest drawing on which every kecamatan name finds room outside the hexagons."""
    cells = tuple((tile.x, tile.y, tile.kecamatan_code) for tile in chart.tiles)
    there = {owner for _, _, owner in cells}
    wanted = () if chart.selected else tuple(kec for kec in chart.kecamatan if kec[0] in there)
    return _laid_out(cells, wanted, size=style.SIZES[mode].small, width=width, height=height)


@lru_cache(maxsize=64)
def _laid_out(cells: Cells, wanted: Names, *, size: int, width: int, height: int) -> TileFrame:
    """Places depend on the desa alone, not on their values: looked for once, for map and key and every period."""
    frame, names = _fitted(cells, width=width, height=height, share=1.0), list[Place]()
    for share in SCALES:
        frame = _fitted(cells, width=width, height=height, share=share)
        names = _placed(cells, wanted, frame=frame, size=size, width=width, height=height)
        if len(names) == len(wanted):
            break
    return TileFrame(frame.cell_px, frame.left, frame.top, tuple(names))


def _fitted(cells: Cells, *, width: int, height: int, share: float) -> TileFrame:
    xs, ys = [x for x, _, _ in cells], [y for _, y, _ in cells]
    across, down = max(xs) - min(xs) + 1, max(ys) - min(ys) + CELL_HEIGHT
    cell_px = share * min((width - 2 * EDGE_PX) / across, (height - 2 * EDGE_PX) / down)
    left = (width - cell_px * across) / 2 - cell_px * (min(xs) - 0.5)
    top = (height - cell_px * down) / 2 - cell_px * (min(ys) - CELL_HEIGHT / 2)
    return TileFrame(cell_px, left, top, ())


def _placed(
    cells: Cells, wanted: Names, *, frame: TileFrame, size: int, width: int, height: int,
) -> list[Place]:
    """Names next to their blocks, the innermost kecamatan first; a name without room is left out."""
    centres = np.array([(frame.x(x), frame.y(y)) for x, y, _ in cells])
    owners = np.array([owner for _, _, owner in cells])
    taken: list[tuple[float, float, float, float]] = []
    placed: dict[str, Place] = {}
    middle = centres.mean(axis=0)
    order = sorted(wanted, key=lambda kec: float(np.hypot(*(centres[owners == kec[0]].mean(axis=0) - middle))))
    for code, name in order:
        found = []
        for lines in _forms(name):
            box = max(style.text_width(line, size=size) for line in lines) + 8, len(lines) * size * 1.3
            place = _best(code, name, centres, owners=owners, taken=taken, cell_px=frame.cell_px, box=box,
                          canvas=(width, height))
            if place is not None:
                found.append(replace(place, lines=lines))
        if found:
            # One line, unless only two lines find room right at the block.
            placed[code] = min(found, key=lambda place: place.leader is not None)
            taken.append(placed[code].box)
    return [placed[code] for code, _ in wanted if code in placed]


def _forms(name: str) -> list[tuple[str, ...]]:
    """The name in one line and, if it has several words, in two of nearly equal length."""
    words = name.split()
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return [(name,), *([min(halves, key=lambda half: max(map(len, half)))] if halves else [])]


def _best(
    code: str, name: str, centres: np.ndarray, *, owners: np.ndarray,
    taken: Sequence[tuple[float, float, float, float]], cell_px: float, box: tuple[float, float],
    canvas: tuple[int, int],
) -> Place | None:
    """The free spot nearest to the block's edge; ties go to the upper left."""
    half_w, half_h = box[0] / 2, box[1] / 2
    xs = np.arange(half_w + 2, canvas[0] - half_w - 1, STEP_PX)
    ys = np.arange(half_h + 2, canvas[1] - half_h - 1, STEP_PX)
    if not len(xs) or not len(ys):
        return None
    spots = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    # Distance from each spot's box to each hexagon's centre, per axis, 0 inside.
    gap = np.maximum(np.abs(spots[:, None, :] - centres[None, :, :]) - np.array([half_w, half_h]), 0)
    distance = np.hypot(gap[..., 0], gap[..., 1])
    free = (distance > cell_px * CELL_HEIGHT / 2 + 3).all(axis=1)
    for left, top, right, bottom in taken:
        free &= ((spots[:, 0] + half_w < left - 4) | (spots[:, 0] - half_w > right + 4)
                 | (spots[:, 1] + half_h < top - 2) | (spots[:, 1] - half_h > bottom + 2))
    if not free.any():
        return None
    own = distance[:, owners == code].min(axis=1)
    other = distance[:, owners != code].min(axis=1) if (owners != code).any() else np.full(len(spots), np.inf)
    # Nearer to a neighbour than to its own block, a name would be read as the neighbour's.
    cost = np.where(free, own + np.where(other < own, 40.0, 0.0), np.inf)
    best = int(np.argmin(cost))
    x, y = float(spots[best, 0]), float(spots[best, 1])
    reach = float(own[best]) - cell_px / 2
    leader = None
    if reach > LEADER_FROM_PX or other[best] < own[best]:
        mine = centres[owners == code]
        nearest = mine[int(np.argmin(distance[best, owners == code]))]
        start_x = min(max(float(nearest[0]), x - half_w), x + half_w)
        start_y = min(max(float(nearest[1]), y - half_h), y + half_h)
        leader = (start_x, start_y, float(nearest[0]), float(nearest[1]))
    return Place(code, name, (x - half_w, y - half_h, x + half_w, y + half_h), leader)
