"""Where labels go so that none covers another, a point or a line: a small, deterministic search in pixels.

Each label tries a few places around its point, nearest first, and takes the one that covers least. No library is
needed for a dozen labels; the same chart always gets the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

GAP = 9.0


@dataclass(frozen=True)
class Box:
    """A rectangle in px, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


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
    occupied = _corners(taken)
    placed: list[Box] = []
    for label in labels:
        placed.append(_cheapest(_candidates(label), occupied=occupied, placed=placed, canvas=canvas))
    return placed


def least_covering(tried: Sequence[Box], *, taken: Iterable[Box], placed: Iterable[Box], canvas: Box) -> Box:
    """Of these places of one size the one that covers least, the earlier ones first; ``placed`` weighs ten times."""
    return _cheapest(tried, occupied=_corners(taken), placed=placed, canvas=canvas)


def _cheapest(tried: Sequence[Box], *, occupied: np.ndarray, placed: Iterable[Box], canvas: Box) -> Box:
    boxes = _corners(tried)
    size = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    cost = (50 * (size - _shared(boxes, _corners([canvas]))) + 10 * _shared(boxes, _corners(placed))
            + _shared(boxes, occupied) + 0.5 * np.arange(len(tried)))
    return tried[int(np.argmin(cost))]


def _corners(boxes: Iterable[Box]) -> np.ndarray:
    return np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], dtype=float).reshape(-1, 4)


def _shared(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """For each box the area it shares with all others together, in square px."""
    mine, theirs = boxes[:, None, :], others[None, :, :]
    size = np.minimum(mine[..., 2:], theirs[..., 2:]) - np.maximum(mine[..., :2], theirs[..., :2])
    return np.prod(np.clip(size, 0, None), axis=2).sum(axis=1)


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
