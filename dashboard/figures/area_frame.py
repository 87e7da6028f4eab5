"""Where an area map stands on the drawing: px per kilometre, and which texts find room inside or beside their area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.figures import style
from dashboard.stories.charts import AreaMap, Ring, Shape

EDGE_PX = 8.0
# How far from its area a text may stand, and in which steps it is tried.
REACH_PX, STEP_PX = 420.0, 14.0
# A spot straight inward is worth as much as one twice this much farther out.
TURN_PX = 60.0
# Around a text, so that its ground does not cut a thick border.
MARGIN_PX = 5.0
# Cells in which the ground that areas cover is remembered.
CELL_PX = 4

Box = tuple[float, float, float, float]  # left, top, right, bottom in px


@dataclass(frozen=True)
class AreaFrame:
    """Scale and offset from kilometres to px, y downwards."""

    px_per_km: float
    left: float
    top: float

    def x(self, value: float) -> float:
        """px from the left edge."""
        return self.left + value * self.px_per_km

    def y(self, value: float) -> float:
        """px from the upper edge."""
        return self.top + value * self.px_per_km

    def ring(self, ring: Ring) -> np.ndarray:
        """A ring in px, one vertex a row."""
        return np.array(ring) * self.px_per_km + np.array([self.left, self.top])


@dataclass(frozen=True)
class Placed:
    """A text on the map: its box, and the line to its area when it stands apart."""

    lines: tuple[str, ...]
    box: Box
    leader: tuple[float, float, float, float] | None = None

    @property
    def middle(self) -> tuple[float, float]:
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


def frame_of(chart: AreaMap, *, width: int, height: int) -> AreaFrame:
    """All areas as large as the drawing allows, in its middle."""
    points = np.array([point for shape in chart.shapes for rings in shape for point in rings[0]])
    low, high = points.min(axis=0), points.max(axis=0)
    across, down = np.maximum(high - low, 1e-6)
    scale = float(min((width - 2 * EDGE_PX) / across, (height - 2 * EDGE_PX) / down))
    left = (width - scale * across) / 2 - scale * low[0]
    top = (height - scale * down) / 2 - scale * low[1]
    return AreaFrame(scale, float(left), float(top))


def covered_cells(shape: Shape, *, frame: AreaFrame, canvas: tuple[int, int]) -> np.ndarray:
    """Which cells of the drawing (row, column; CELL_PX wide) have their middle in an area; holes are not part of it."""
    columns, rows = canvas[0] // CELL_PX, canvas[1] // CELL_PX
    covered = np.zeros((rows, columns), dtype=bool)
    corners = [frame.ring(ring) / CELL_PX - 0.5 for rings in shape for ring in rings]
    start = np.concatenate([ring[:-1] for ring in corners])
    end = np.concatenate([ring[1:] for ring in corners])
    first = max(0, int(np.ceil(min(start[:, 1].min(), end[:, 1].min()))))
    last = min(rows - 1, int(np.floor(max(start[:, 1].max(), end[:, 1].max()))))
    for row in range(first, last + 1):
        crosses = (start[:, 1] > row) != (end[:, 1] > row)
        a, b = start[crosses], end[crosses]
        met = np.sort(a[:, 0] + (row - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]))
        for left, right in met.reshape(-1, 2):  # even-odd: a line enters and leaves
            covered[row, max(0, int(np.ceil(left))):max(0, int(np.floor(right)) + 1)] = True
    return covered


def box_around(x: float, y: float, *, lines: Sequence[str], size: float) -> Box:
    """The box of some lines of text around a point."""
    half_width = max(style.text_width(line, size=size) for line in lines) / 2 + 3
    half_height = len(lines) * size * 1.25 / 2
    return x - half_width, y - half_height, x + half_width, y + half_height


def overlaps(box: Box, *, others: Sequence[Box]) -> bool:
    """Whether a box covers part of another."""
    return any(box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1] for other in others)


def cells_of(box: Box, *, covered: np.ndarray) -> np.ndarray:
    """The cells of the drawing under a box and its margin."""
    left, top = (round((side - MARGIN_PX) / CELL_PX) for side in box[:2])
    right, bottom = (round((side + MARGIN_PX) / CELL_PX) for side in box[2:])
    return covered[max(0, top):max(0, bottom), max(0, left):max(0, right)]


def beside(
    x: float, y: float, *, lines: tuple[str, ...], size: float, taken: Sequence[Box], covered: np.ndarray,
    canvas: tuple[int, int],
) -> Placed | None:
    """A near free spot off every area (``covered``), with a line to (x, y); None when there is no room.

    Spots that lie outward, seen from the middle of the drawing, come first: lines then hardly cross.
    """
    outward = np.arctan2(y - canvas[1] / 2, x - canvas[0] / 2)
    turns = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    radius, angle = np.meshgrid(np.arange(STEP_PX * 2, REACH_PX, STEP_PX), turns)
    cost = radius + TURN_PX * (1 - np.cos(angle - outward))
    for at in np.argsort(cost, axis=None, kind="stable"):
        away, turn = float(radius.flat[at]), float(angle.flat[at])
        box = box_around(x + away * np.cos(turn), y + away * np.sin(turn), lines=lines, size=size)
        outside = box[0] < 2 or box[1] < 2 or box[2] > canvas[0] - 2 or box[3] > canvas[1] - 2
        if not (outside or overlaps(box, others=taken) or cells_of(box, covered=covered).any()):
            start = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
            return Placed(lines, box, (*start, x, y))
    return None


def line_boxes(placed: Placed) -> list[Box]:
    """Small boxes along a text's line, so that no later text is set on it."""
    if placed.leader is None:
        return []
    x0, y0, x1, y1 = placed.leader
    steps = np.linspace(0, 1, max(2, int(np.hypot(x1 - x0, y1 - y0) / STEP_PX) + 1))
    return [(x - 2, y - 2, x + 2, y + 2) for x, y in zip(x0 + (x1 - x0) * steps, y0 + (y1 - y0) * steps, strict=True)]
