"""The steps of a target group on a slide: an editable stacked bar chart with its texts beside the bars."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_label, describe, rgb
from dashboard.exports.slide_bars import bare_axes
from dashboard.exports.style import emu
from dashboard.exports.xy import clear_ground, place_plot
from dashboard.stories.charts import Cascade, CascadeStep

_LABEL_PT = 18
_GAP = 10
# The bar takes this share of its row: a gap of 190 % of the bar between two bars.
_BAR, _GAP_WIDTH = 1 / 2.9, 190


def add_cascade(slide: Any, chart: Cascade, *, box: Box) -> None:
    """Series "Tercapai" and "Hilang" in percent, from the top; labels, measures and losses are text beside them."""
    left = max((style.text_width_px(step.label, pt=_LABEL_PT) for step in chart.steps), default=0) * 1.1 + _GAP
    right = max((style.text_width_px(step.text, pt=_LABEL_PT) for step in chart.steps if step.value is not None),
                default=0) * 1.1 + 2 * _GAP
    plot = Box(box.left + left, box.top, box.width - left - right, box.height)
    _add_bars(slide, chart, box=box, plot=plot)
    row = box.height / max(len(chart.steps), 1)
    for position, step in enumerate(chart.steps):
        _add_texts(slide, step, row=Box(plot.left, box.top + row * position, plot.width, row), x_to=chart.x_to,
                   label_left=box.left)


def _add_bars(slide: Any, chart: Cascade, *, box: Box, plot: Box) -> None:
    data = CategoryChartData(number_format="General")
    data.categories = [step.label for step in chart.steps]
    data.add_series("Tercapai (persen)", [step.value or 0 for step in chart.steps])
    data.add_series("Hilang (poin)", [step.gone for step in chart.steps])
    shape = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_STACKED, emu(box.left), emu(box.top), emu(box.width), emu(box.height), data)
    shape.name = chart.title or "Langkah sasaran"
    describe(shape, chart.alt)
    made = shape.chart
    made.has_legend = made.has_title = False
    made.font.size = Pt(style.LEAST_PT)
    clear_ground(made)
    place_plot(made, frame=box, plot=plot)
    made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    bare_axes(made, x_to=chart.x_to)
    bars = made.plots[0]
    bars.gap_width, bars.overlap = _GAP_WIDTH, 100
    reached, lost = bars.series
    reached.format.fill.solid()
    reached.format.fill.fore_color.rgb = rgb(style.SUBJECT)
    for position, step in enumerate(chart.steps):
        point = lost.points[position]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(style.STATUS[step.status][0])
        point.format.line.color.rgb = rgb(style.SECONDARY)


def _add_texts(slide: Any, step: CascadeStep, *, row: Box, x_to: float, label_left: float) -> None:
    """Label left, value right, measure above and loss under the bar of one row."""
    middle, half = row.top + row.height / 2, row.height * _BAR / 2
    line = style.line_height_px(_LABEL_PT)
    small = style.line_height_px(style.LEAST_PT)
    end = row.left + row.width * ((step.value or 0) + step.gone) / x_to
    add_label(slide, Box(label_left, middle - line / 2, row.left - label_left - _GAP, line),
              [[Run(step.label, _LABEL_PT, bold=True)]], name=f"Langkah {step.label}", anchor="middle")
    known = step.value is not None
    add_label(slide, Box(end + _GAP, middle - line / 2, 60, line),
              [[Run(step.text, _LABEL_PT, bold=True, colour=style.TEXT if known else style.SECONDARY)]],
              name=f"Nilai {step.label}", anchor="middle")
    if step.measure:
        add_label(slide, Box(row.left + 4, middle - half - small - 2, row.width, small),
                  [[Run(step.measure, colour=style.SECONDARY)]], name=f"Ukuran {step.label}")
    if step.lost_text:
        add_label(slide, Box(row.left + 4, middle + half + 2, row.width, small), [[Run(step.lost_text, bold=True)]],
                  name=f"Hilang {step.label}")
