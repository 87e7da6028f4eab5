"""Labels of a trend: the value beside its point, the line's name beside its last one, nothing on top of anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import add_marks
from dashboard.figures.label_places import Box, Wanted, line_boxes, place
from dashboard.stories.charts import Point, Series, Trend

PAD_SHARE = 0.04


def x_range(chart: Trend) -> tuple[float, float]:
    """The years the axis spans, with a little air at both ends."""
    pad = PAD_SHARE * (chart.x_to - chart.x_from)
    return chart.x_from - pad, chart.x_to + pad


class Frame:
    """Where a value stands on the drawing, in px from its upper left corner."""

    def __init__(self, chart: Trend, *, width: int, height: int, margin: dict[str, int]) -> None:
        self.left, self.top = margin["l"], margin["t"]
        self.right, self.bottom = width - margin["r"], height - margin["b"]
        self.canvas = Box(self.left, 0, width, self.bottom)
        self.plot = Box(self.left, self.top, width, self.bottom)
        self._x0, self._x1 = x_range(chart)
        self._y1 = chart.y_to

    def x(self, value: float) -> float:
        return self.left + (value - self._x0) / (self._x1 - self._x0) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - value / self._y1 * (self.bottom - self.top)


def add_trend_labels(figure: go.Figure, chart: Trend, *, mode: style.Mode, frame: Frame,
                     taken: Sequence[Box] = ()) -> None:
    """Write every label; survey values choose their place first, then the register's, then the targets'.

    ``taken``: what else they must not cover.
    """
    size = style.SIZES[mode].value
    # Of the targets the latest chooses first: it has the least room, at the right edge.
    ordered = sorted(chart.series, key=lambda one: (_ORDER[one.family], -one.points[-1].x if one.points else 0.0))
    labels = [(point, name, series) for series in ordered
              for point, name in _named(series, alone=len(chart.series) == 1)]
    wanted = [Wanted(frame.x(point.x), frame.y(point.y or 0), below=series.family == "target", height=size * 1.2,
                     width=0.88 * style.text_width(f"{point.text} {name}", size=size))
              for point, name, series in labels]
    boxes = place(wanted, taken=[*points_and_lines(chart, frame=frame), *taken], canvas=frame.canvas)
    add_marks(figure, notes=[
        {"x": point.x, "y": point.y, "text": f"{f'<b>{point.text}</b>' if point.text else ''} {name}".strip(),
         "xanchor": "left", "yanchor": "top", "xshift": box.left - want.x, "yshift": want.y - box.top, "borderpad": 0,
         "align": "left", "font": {"size": size, "color": text_colour(series, mode=mode)}}
        for (point, name, series), want, box in zip(labels, wanted, boxes, strict=True)])


_ORDER = {"survey": 0, "routine": 1, "target": 2, "context": 3}


def text_colour(series: Series, *, mode: style.Mode) -> str:
    """The line's colour where the text is large enough to carry it."""
    if series.family == "routine" and mode == "petugas":
        return style.SECONDARY
    return style.SECONDARY if series.family in ("target", "context") else style.FAMILY_COLOURS[series.family]


def _named(series: Series, *, alone: bool) -> list[tuple[Point, str]]:
    """Every measured value; of a target only where it ends. The last one carries the line's name unless it is alone."""
    shown = [point for point in series.points if point.y is not None]
    if series.family == "target":
        shown = shown[-1:]
    # The axis already says which years a path covers.
    name = "" if alone else re.sub(r" \d{4}–\d{4}$", "", series.name)
    return [(point, name if point is shown[-1] else "") for point in shown if point.text or point is shown[-1]]


def points_and_lines(chart: Trend, *, frame: Frame) -> list[Box]:
    """Points, ranges and lines: what a label must not cover."""
    taken = []
    for series in chart.series:
        drawn = [(frame.x(point.x), frame.y(point.y)) for point in series.points if point.y is not None]
        if series.joined:
            taken += line_boxes(drawn)
        if series.family != "target" or not series.joined:
            taken += [Box(x - 11, y - 11, x + 11, y + 11) for x, y in drawn]
        for point in series.points:
            if point.low is not None and point.high is not None:
                taken += line_boxes([(frame.x(point.x), frame.y(point.low)), (frame.x(point.x), frame.y(point.high))])
    return taken
