"""Dated notes on a trend: a dotted upright line and its words, where they cover no value and no other note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import add_marks
from dashboard.figures.label_places import Box, least_covering, line_boxes
from dashboard.figures.trend_labels import Frame
from dashboard.stories.charts import Trend

_ROWS = 3
_GAP = 6.0


def note_boxes(chart: Trend, *, mode: style.Mode, frame: Frame, taken: Sequence[Box]) -> list[Box]:
    """Where the words of each note stand: along the upper edge, else the lower one, right of the line or left."""
    size = style.SIZES[mode].small
    placed: list[Box] = []
    lines = {x: line_boxes([(frame.x(x), frame.top), (frame.x(x), frame.bottom)]) for x, _ in chart.notes}
    for x, text in chart.notes:
        others = [box for other, boxes in lines.items() if other != x for box in boxes]
        tried = list(_places(frame.x(x), wide=0.9 * style.text_width(text, size=size), high=size * 1.3, frame=frame))
        placed.append(least_covering(tried, taken=[*taken, *others], placed=placed, canvas=frame.plot))
    return placed


def add_notes(figure: go.Figure, chart: Trend, *, mode: style.Mode, frame: Frame, boxes: Sequence[Box]) -> None:
    """Draw the lines and the words."""
    add_marks(
        figure,
        lines=[{"x0": x, "x1": x, "y0": 0, "y1": chart.y_to,
                "line": {"width": style.THIN, "color": style.SECONDARY, "dash": "2px,4px"}} for x, _ in chart.notes],
        notes=[{"x": x, "y": chart.y_to, "text": text, "xanchor": "left", "yanchor": "top", "borderpad": 0,
                "xshift": box.left - frame.x(x), "yshift": frame.top - box.top, "bgcolor": style.VEIL,
                "font": {"size": style.SIZES[mode].small, "color": style.SECONDARY}}
               for (x, text), box in zip(chart.notes, boxes, strict=True)])


def _places(x: float, *, wide: float, high: float, frame: Frame) -> Iterator[Box]:
    upper = [frame.top + row * high for row in range(_ROWS)]
    lower = [frame.bottom - _GAP - (row + 1) * high for row in range(_ROWS)]
    sides = [left for left in (x + _GAP, x - _GAP - wide)
             if left >= frame.plot.left and left + wide <= frame.plot.right]
    # In a narrow chart a long text crosses its own line rather than the chart's edge.
    for top in (*upper, *lower):
        for left in sides or [frame.plot.right - wide]:
            yield Box(left, top, left + wide, top + high)
