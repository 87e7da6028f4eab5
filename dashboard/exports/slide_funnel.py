"""The funnel on a slide: an editable XY scatter with its limits; names only at places outside the outer ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_label
from dashboard.exports.xy import Plot, XySeries, add_xy, round_step, show_axis
from dashboard.stories.charts import Funnel
from dashboard.words.classes import STATUS_SHAPES

_COLOURS = {"kritis": style.STATUS["kritis"][0], "perhatian": style.COMPARISON}
_LINE_HIGH = 22.0


def add_funnel(slide: Any, chart: Funnel, *, box: Box) -> None:
    """Rate over number measured; the values can be edited, the names are text."""
    ends = sorted([(chart.centre, chart.centre_label, style.SUBJECT),
                   *((min(line.highs[-1], chart.y_to), line.label, style.SECONDARY) for line in chart.limits)])
    right = max(style.text_width_px(label, pt=style.LEAST_PT) for _, label, _ in ends) * 1.12 + 14
    plot = Plot(Box(box.left + 44, box.top + 28, box.width - 44 - right, box.height - 28 - 58), 0, chart.x_to, 0,
                chart.y_to)
    made, _ = add_xy(slide, box, plot=plot, series=list(_series(chart)), name=chart.title or "Grafik corong",
                     alt=chart.alt)
    show_axis(made.category_axis, step=round_step(chart.x_to), gridlines=False)
    show_axis(made.value_axis, step=round_step(chart.y_to), gridlines=True)
    _label(slide, chart.y_title, left=box.left, top=box.top, width=box.width / 2, align="left")
    _label(slide, chart.x_title, left=plot.box.right - 400, top=box.bottom - _LINE_HIGH, width=400, align="right")
    last = plot.box.bottom + _LINE_HIGH
    for value, label, colour in ends:
        last = min(plot.y(value), last - _LINE_HIGH)
        _label(slide, label, left=plot.box.right + 8, top=last - _LINE_HIGH / 2, width=right - 8, align="left",
               colour=colour)
    _add_names(slide, chart, plot=plot)


def _series(chart: Funnel) -> Iterator[XySeries]:
    for number, line in enumerate(chart.limits):
        for name, values in (("bawah", line.lows), ("atas", line.highs)):
            yield XySeries(f"{line.label} {name}", tuple(zip(line.ns, values, strict=True)), style.SECONDARY, line_px=2,
                           dashed=number == 0)
    yield XySeries(chart.centre_label, ((0, chart.centre), (chart.x_to, chart.centre)), style.SUBJECT, line_px=2)
    for status in ("netral", "perhatian", "kritis"):
        points = tuple((float(point.n), point.value) for point in chart.points if point.status == status)
        if points:
            yield XySeries(f"Wilayah, {status}", points, _COLOURS.get(status, style.CONTEXT),
                           marker="circle" if status == "netral" else "diamond", marker_px=12)


def _add_names(slide: Any, chart: Funnel, *, plot: Plot) -> None:
    """One under the other where two would cover each other."""
    used: list[tuple[float, float]] = []
    for point in sorted((point for point in chart.points if point.named), key=lambda point: -point.value):
        x, y = plot.x(point.n) + 10, plot.y(point.value) - _LINE_HIGH / 2
        while any(abs(y - other_y) < _LINE_HIGH and abs(x - other_x) < 260 for other_x, other_y in used):
            y += _LINE_HIGH
        used.append((x, y))
        text = f"{STATUS_SHAPES[point.status]} {point.label} {point.text}".strip()
        wide = style.text_width_px(text, pt=style.LEAST_PT) * 1.12 + 8
        left = x if x + wide <= plot.box.right else plot.x(point.n) - 10 - wide
        _label(slide, text, left=left, top=y, width=wide, align="left" if left == x else "right",
               colour=_COLOURS.get(point.status, style.TEXT) if point.status == "kritis" else style.TEXT)


def _label(slide: Any, text: str, *, left: float, top: float, width: float, align: Any,
           colour: str = style.SECONDARY) -> None:
    if text:
        add_label(slide, Box(left, top, width, _LINE_HIGH), [[Run(text, colour=colour)]], name=text[:40], align=align)
