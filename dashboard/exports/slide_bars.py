"""Bars on a slide: an editable bar chart from zero, values as text at the ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.parts import Box, describe, rgb
from dashboard.exports.style import emu
from dashboard.exports.xy import clear_ground, place_plot
from dashboard.stories.charts import Bars
from dashboard.words.classes import STATUS_SHAPES


def add_bars(slide: Any, chart: Bars, *, box: Box) -> None:
    """Bars in the order given, from the top."""
    pt = 18 if len(chart.items) <= 8 else style.LEAST_PT
    data = CategoryChartData(number_format="General")
    labels = [f"{STATUS_SHAPES[item.status]} {item.label}".strip() for item in chart.items]
    data.categories = labels
    data.add_series(chart.title or "Nilai", [item.value for item in chart.items])
    shape = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, emu(box.left), emu(box.top), emu(box.width), emu(box.height), data
    )
    shape.name = chart.title or "Grafik batang"
    describe(shape, chart.alt)
    made = shape.chart
    made.has_legend = made.has_title = False
    made.font.size = Pt(pt)
    made.font.color.rgb = rgb(style.TEXT)
    clear_ground(made)
    place_plot(made, frame=box, plot=_inner(chart, labels=labels, box=box, pt=pt))
    made.category_axis.tick_labels.font.size = Pt(pt)
    bare_axes(made, x_to=chart.x_to)
    plot = made.plots[0]
    plot.gap_width = 60
    for position, item in enumerate(chart.items):
        _draw_bar(plot.series[0].points[position], text=item.text, status=item.status, pt=pt)


def bare_axes(made: Any, *, x_to: float) -> None:
    """Bars from the top on a line of their own; the axis of values is not seen, its texts stand at the bars."""
    names, values = made.category_axis, made.value_axis
    names.reverse_order = True
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(style.SECONDARY)
    values.minimum_scale, values.maximum_scale = 0, x_to
    values.has_major_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.visible = False


def _inner(chart: Bars, *, labels: Sequence[str], box: Box, pt: float) -> Box:
    """The bars' own rectangle: names left of it, the longest value right of it; at least four tenths of the width."""
    left = max((style.text_width_px(text, pt=pt) for text in labels), default=0) + 16
    right = max((style.text_width_px(item.text, pt=pt) for item in chart.items), default=0) * 1.06 + 16
    share = min(1.0, 0.6 * box.width / (left + right))
    return Box(box.left + left * share, box.top, box.width - (left + right) * share, box.height)


def _draw_bar(point: Any, *, text: str, status: str, pt: float) -> None:
    point.format.fill.solid()
    point.format.fill.fore_color.rgb = rgb(style.SUBJECT if status == "netral" else style.STATUS[status][0])
    point.format.line.color.rgb = rgb(style.SECONDARY)
    frame = point.data_label.text_frame
    frame.text = text
    frame.word_wrap = False
    if frame.paragraphs[0].runs:
        font = frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(pt), True
        font.color.rgb = rgb(style.TEXT)
    point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END
