"""Where labels go so that none covers another, a point or a line: a small, deterministic search in pixels.

Each label tries a few places around its point, nearest first, and takes the one that covers least. No library is
needed for a dozen labels; the same chart always gets the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

GAP = 9.0


@dataclass(frozen=True)
class Box:
    """A rectangle in px, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Shared area in square px."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


@dataclass(frozen=True)
class Wanted:
    """A label that belongs to the point (x, y) and takes ``width`` x ``height`` px; ``below`` = first tried below."""

    x: float
    y: float
    width: float
    height: float
    below: bool = False


def line_boxes(points: Sequence[tuple[float, float]], *, step: float = 8.0, half: float = 5.0) -> list[Box]:
    """Small boxes along a line through these points, so that labels keep off it."""
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(points):
        pieces = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        for piece in range(pieces + 1):
            x, y = x0 + (x1 - x0) * piece / pieces, y0 + (y1 - y0) * piece / pieces
            boxes.append(Box(x - half, y - half, x + half, y + half))
    return boxes


def place(labels: Iterable[Wanted], *, taken: Iterable[Box], canvas: Box) -> list[Box]:
    """A box for every label, in the order given (the first ones choose first)."""
    occupied = list(taken)
    placed: list[Box] = []
    for label in labels:
        ranked = [(_cost(box, occupied=occupied, placed=placed, canvas=canvas) + 0.5 * rank, rank, box)
                  for rank, box in enumerate(_candidates(label))]
        _, _, best = min(ranked, key=lambda entry: entry[:2])
        placed.append(best)
    return placed


def _cost(box: Box, *, occupied: list[Box], placed: list[Box], canvas: Box) -> float:
    inside = box.overlap(canvas)
    outside = (box.right - box.left) * (box.bottom - box.top) - inside
    return (50 * outside + 10 * sum(box.overlap(other) for other in placed)
            + sum(box.overlap(other) for other in occupied))


def _candidates(label: Wanted) -> list[Box]:
    wide, high = label.width, label.height
    places: list[tuple[float, float]] = []
    for far in (1.0, 2.2, 3.6, 5.0):
        up, down = label.y - GAP * far - high, label.y + GAP * far
        rows = (down, up) if label.below else (up, down)
        for top in rows:
            places += [(label.x + GAP * 0.6, top), (label.x - wide / 2, top), (label.x - wide - GAP * 0.6, top)]
        places += [(label.x + GAP * (far + 0.6), label.y - high / 2), (label.x - wide - GAP * (far + 0.6),
                                                                       label.y - high / 2)]
    return [Box(left, top, left + wide, top + high) for left, top in places]
