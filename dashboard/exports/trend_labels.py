"""Where the texts of a trend stand: values beside their points, the name of each line near its last point."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from dashboard.exports import style
from dashboard.exports.parts import Box
from dashboard.exports.xy import Plot
from dashboard.stories.charts import Point, Series, Trend

VALUE_PT = 16
NAME_PT = 14
Side = Literal["right", "left"]
Edge = Literal["upper", "lower"]
_MARK_PX = 8.0
_LINE_PX = 3.0


@dataclass(frozen=True)
class Spot:
    """A text's box on the slide and its offset (px, right and down) from the place right of its point."""

    box: Box
    across: float
    down: float


@dataclass(frozen=True)
class NotePlace:
    """The words of a dated note and the part of its upright line that is drawn (px, from the top of the slide)."""

    box: Box
    side: Side
    line_from: float
    line_to: float


def note_places(chart: Trend, *, plot: Plot, frame: Box) -> list[NotePlace]:
    """A row for each note along the upper or the lower edge, all words on one side of their lines.

    The note whose words run towards the others' lines stands outermost and each line begins at its own words, in a
    chart too narrow for that beyond all words: so no line strikes through words, however close the notes are. Of the
    arrangements, the one that covers least.
    """
    taken = [box for series in chart.series for box in (*_line_boxes(series, plot=plot), *_ranges(series, plot=plot))]
    arrangements = [_arranged(chart.notes, side=side, edge=edge, plot=plot, frame=frame)
                    for edge in get_args(Edge) for side in get_args(Side)]
    return min(arrangements, key=lambda places: (
        sum(_outside(one.box, plot=plot, frame=frame) for one in places),
        sum(_cross(one.box, other) for one in places for other in taken)))


def _arranged(notes: Sequence[tuple[float, str]], *, side: Side, edge: Edge, plot: Plot, frame: Box
              ) -> list[NotePlace]:
    high = style.line_height_px(NAME_PT)
    by_date = sorted(range(len(notes)), key=lambda position: notes[position][0], reverse=side == "left")
    places: dict[int, NotePlace] = {}
    for row, position in enumerate(by_date):
        x, text = notes[position]
        wide = style.text_width_px(text, pt=NAME_PT) * 1.04
        # In a narrow chart a long text crosses its own line rather than the chart's edge.
        left = min(plot.x(x) + 6, frame.right - wide) if side == "right" else max(plot.x(x) - 6 - wide, plot.box.left)
        top = plot.box.top + row * high if edge == "upper" else plot.box.bottom - (row + 1) * high
        ends = (top, plot.box.bottom) if edge == "upper" else (plot.box.top, top + high)
        places[position] = NotePlace(Box(left, top, wide, high), side, *ends)
    made = [places[position] for position in range(len(notes))]
    if not any(_outside(one.box, plot=plot, frame=frame) for one in made):
        return made
    block = len(notes) * high
    ends = ((plot.box.top + block, plot.box.bottom) if edge == "upper" else (plot.box.top, plot.box.bottom - block))
    return [NotePlace(one.box, side, *ends) for one in made]


def _outside(box: Box, *, plot: Plot, frame: Box) -> bool:
    """Whether words had to be moved over their own line, or run over the chart's edge."""
    return box.left <= plot.box.left or box.right >= frame.right


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


def _ranges(series: Series, *, plot: Plot) -> Iterator[Box]:
    """Upright ranges of a series."""
    for point in series.points:
        if point.low is not None and point.high is not None:
            top = plot.y(point.high)
            yield Box(plot.x(point.x) - _LINE_PX, top, 2 * _LINE_PX, plot.y(point.low) - top)


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
