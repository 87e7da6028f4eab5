"""Where the texts of a trend stand: values beside their points, the name of each line near its last point."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.exports import style
from dashboard.exports.parts import Box
from dashboard.exports.xy import Plot
from dashboard.stories.charts import Point, Series, Trend

VALUE_PT = 16
NAME_PT = 14
_MARK_PX = 8.0
_LINE_PX = 3.0
_NOTE_ROWS = 3


@dataclass(frozen=True)
class Spot:
    """A text's box on the slide and its offset (px, right and down) from the place right of its point."""

    box: Box
    across: float
    down: float


def note_boxes(chart: Trend, *, plot: Plot, frame: Box) -> list[Box]:
    """Where the words of each dated note stand: the first place along the upper or the lower edge that covers least."""
    taken = [box for series in chart.series for box in _line_boxes(series, plot=plot)]
    high = style.line_height_px(NAME_PT)
    placed: list[Box] = []
    for x, text in chart.notes:
        wide = style.text_width_px(text, pt=NAME_PT) * 1.04
        sides = [left for left in (plot.x(x) + 6, plot.x(x) - 6 - wide)
                 if left >= plot.box.left and left + wide <= frame.right]
        tops = [plot.box.top + row * high for row in range(_NOTE_ROWS)]
        tops += [plot.box.bottom - (row + 1) * high for row in range(_NOTE_ROWS)]
        # In a narrow chart a long text crosses its own line rather than the chart's edge.
        tried = [Box(left, top, wide, high) for top in tops for left in sides or [frame.right - wide]]
        placed.append(min(tried, key=lambda box: sum(_cross(box, other) for other in [*taken, *placed, *placed])))
    return placed


def value_spots(chart: Trend, *, plot: Plot, taken: Sequence[Box] = ()) -> dict[tuple[int, int], Spot]:
    """(series, point) -> where its value stands: the first place that covers no point or value and nothing taken."""
    taken = [
        *taken,
        *(
            _around(plot.x(point.x), plot.y(point.y), _MARK_PX)
            for series in chart.series
            for point in series.points
            if point.y is not None
        ),
    ]
    spots: dict[tuple[int, int], Spot] = {}
    for place, series in enumerate(chart.series):
        for position, point in enumerate(series.points):
            if point.y is not None and point.text:
                tried = list(_around_point(point, series=series, plot=plot))
                free = [spot for spot in tried if not any(_cross(spot.box, other) for other in taken)]
                spots[place, position] = (free or tried)[0]
                taken.append(spots[place, position].box)
    return spots


def name_boxes(chart: Trend, *, plot: Plot, frame: Box, values: Sequence[Box]) -> list[Box | None]:
    """For each series the free place nearest to its last point; None when it has no point to stand beside."""
    taken = [*values, *(box for series in chart.series for box in _line_boxes(series, plot=plot))]
    boxes: list[Box | None] = []
    for series in chart.series:
        last = next((point for point in reversed(series.points) if point.y is not None), None)
        if last is None or last.y is None:
            boxes.append(None)
            continue
        box = _nearest_free(series.name, plot.x(last.x), plot.y(last.y), taken=taken, plot=plot, frame=frame)
        taken.append(box)
        boxes.append(box)
    return boxes


def _around_point(point: Point, *, series: Series, plot: Plot) -> Iterator[Spot]:
    """Places around a point, the preferred ones first: beside an upright range, above a line, under a target."""
    assert point.y is not None
    wide, high = style.text_width_px(point.text, pt=VALUE_PT), style.line_height_px(VALUE_PT) * 0.92
    right, middle, low, up = (10.0, 0.0), (10.0, 0.0), high / 2 + 4, -high / 2 - 4
    upper_right, lower_right = (right[0], up), (right[0], low)
    above, below = (-wide / 2, up - 8), (-wide / 2, low + 8)
    upper_left, lower_left = (-wide - 10, up), (-wide - 10, low)
    order: tuple[tuple[float, float], ...]
    if series.family == "target":
        order = (below, above, lower_right, upper_right, middle)
    elif point.low is not None or series.joined:
        order = (upper_right, lower_right, middle, upper_left, lower_left)
    else:
        order = (above, upper_right, middle, below)
    x, y = plot.x(point.x), plot.y(point.y)
    for across, down in order:
        yield Spot(Box(x + across, y + down - high / 2, wide, high), across - right[0], down)


def _line_boxes(series: Series, *, plot: Plot) -> Iterator[Box]:
    """Points and lines of a series as small boxes."""
    shown = [(plot.x(point.x), plot.y(point.y)) for point in series.points if point.y is not None]
    for x, y in shown:
        yield _around(x, y, _MARK_PX)
    if series.joined:
        for (x0, y0), (x1, y1) in pairwise(shown):
            steps = max(int(math.hypot(x1 - x0, y1 - y0) / 8), 1)
            for step in range(1, steps):
                yield _around(x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps, _LINE_PX)


def _nearest_free(name: str, x: float, y: float, *, taken: Sequence[Box], plot: Plot, frame: Box) -> Box:
    wide, high = style.text_width_px(name, pt=NAME_PT) * 1.06 + 4, style.line_height_px(NAME_PT) * 0.9
    best, least = Box(min(x + 12, frame.right - wide), y - high / 2, wide, high), math.inf
    for top in range(int(plot.box.top) - 4, int(plot.box.bottom - high), 6):
        for left in range(int(plot.box.left) + 2, int(frame.right - wide), 10):
            box = Box(left, top, wide, high)
            gap = math.hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))
            # Before its last point a name reads as the line's past; after it, as where it goes.
            cost = gap + (6 if box.right < x else 0)
            if cost < least and not any(_cross(box, other) for other in taken):
                best, least = box, cost
    return best


def _around(x: float, y: float, reach: float) -> Box:
    return Box(x - reach, y - reach, 2 * reach, 2 * reach)


def _cross(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
