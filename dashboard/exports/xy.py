"""Native XY scatter charts whose inner plot stands exactly where we say, so that texts can be set beside points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.parts import Box, describe, rgb
from dashboard.exports.style import emu

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MARKERS = {"diamond": XL_MARKER_STYLE.DIAMOND, "circle": XL_MARKER_STYLE.CIRCLE}
_STEPS = (0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000, 100000)


@dataclass(frozen=True)
class XySeries:
    """One series as drawn: a line and/or markers; ``hollow`` markers are pale inside."""

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str
    line_px: float = 0
    dashed: bool = False
    marker: str = ""
    marker_px: int = 12
    hollow: bool = False


@dataclass(frozen=True)
class Plot:
    """The inner plot on the slide (px) and the values at its edges."""

    box: Box
    x_from: float
    x_to: float
    y_from: float
    y_to: float

    def x(self, value: float) -> float:
        """px from the slide's left edge."""
        return self.box.left + (value - self.x_from) / (self.x_to - self.x_from) * self.box.width

    def y(self, value: float) -> float:
        """px from the slide's upper edge."""
        return self.box.bottom - (value - self.y_from) / (self.y_to - self.y_from) * self.box.height


def add_xy(
    slide: Any, frame: Box, *, plot: Plot, series: Sequence[XySeries], name: str, alt: str
) -> tuple[Any, list[Any]]:
    """The chart, its data editable, axes hidden until ``show_axis``; and its series in the order given.

    In the file the longest series comes first: LibreOffice empties shorter ones that stand before a longer one. What is
    drawn over what still follows the order given.
    """
    stored = sorted(range(len(series)), key=lambda place: -len(series[place].points))
    data = XyChartData(number_format="General")
    for place in stored:
        added = data.add_series(series[place].name)
        for x, y in series[place].points:
            added.add_data_point(x, y)
    shape = slide.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER, emu(frame.left), emu(frame.top), emu(frame.width), emu(frame.height), data
    )
    shape.name = name
    describe(shape, alt)
    chart = shape.chart
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(style.LEAST_PT)
    chart.font.color.rgb = rgb(style.TEXT)
    place_plot(chart, frame=frame, plot=plot.box)
    clear_ground(chart)
    for axis, low, high in ((chart.category_axis, plot.x_from, plot.x_to), (chart.value_axis, plot.y_from, plot.y_to)):
        axis.minimum_scale, axis.maximum_scale = low, high
        axis.has_major_gridlines = False
        axis.visible = False
    drawn = dict(zip(stored, list(chart.plots[0].series), strict=True))
    for place, one in enumerate(series):
        _draw(drawn[place], one)
        drawn[place]._element.find(f"{{{_C}}}order").set("val", str(place))
    return chart, [drawn[place] for place in range(len(series))]


def show_axis(axis: Any, *, step: float, gridlines: bool) -> None:
    """Tick labels as whole numbers at every ``step``."""
    axis.visible = True
    axis.major_unit = step
    axis.major_tick_mark = XL_TICK_MARK.NONE if gridlines else XL_TICK_MARK.OUTSIDE
    axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.number_format = "0" if step == int(step) else "General"
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(style.LEAST_PT)
    axis.tick_labels.font.color.rgb = rgb(style.TEXT)
    axis.format.line.color.rgb = rgb(style.SECONDARY)
    axis.has_major_gridlines = gridlines
    if gridlines:
        axis.major_gridlines.format.line.color.rgb = rgb(style.GRID)


def round_step(top: float, *, most: int = 6) -> float:
    """The smallest round step that divides 0..top into at most ``most`` parts."""
    return next((step for step in _STEPS if top / step <= most), top)


def place_plot(chart: Any, *, frame: Box, plot: Box) -> None:
    """Fix the inner plot (axes' rectangle) inside the chart's frame."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(f"{{{_C}}}layout"):
        area.remove(old)
    layout = etree.SubElement(area, f"{{{_C}}}layout")
    area.insert(0, layout)
    manual = etree.SubElement(layout, f"{{{_C}}}manualLayout")
    values = (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", (plot.left - frame.left) / frame.width),
        ("y", (plot.top - frame.top) / frame.height),
        ("w", plot.width / frame.width),
        ("h", plot.height / frame.height),
    )
    for tag, value in values:
        etree.SubElement(manual, f"{{{_C}}}{tag}").set("val", value if isinstance(value, str) else f"{value:.5f}")


def move_label(label: Any, *, across: float, down: float) -> None:
    """Move one data label from its usual place, in shares of the chart's width and height."""
    layout = etree.fromstring(
        f'<c:layout xmlns:c="{_C}"><c:manualLayout><c:x val="{across:.5f}"/><c:y val="{down:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )
    element = label._dLbl
    for old in element.findall(f"{{{_C}}}layout"):
        element.remove(old)
    element.insert(1, layout)  # after c:idx
    _hide_leader_lines(element.getparent())


def _hide_leader_lines(labels: Any) -> None:
    """LibreOffice draws a line from each moved label to its point unless told not to."""
    for old in labels.findall(f"{{{_C}}}extLst"):
        labels.remove(old)
    labels.append(
        etree.fromstring(
            f'<c:extLst xmlns:c="{_C}"><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{_C15}">'
            '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
        )
    )


def clear_ground(chart: Any) -> None:
    """No fill behind the chart, so that what stands on the slide (fan, DATA CONTOH) shows through."""
    plain = f'<c:spPr xmlns:c="{_C}" xmlns:a="{_A}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    space = chart._chartSpace
    space.chart.plotArea.append(etree.fromstring(plain))
    space.chart.addnext(etree.fromstring(plain))


def _draw(drawn: Any, one: XySeries) -> None:
    drawn.smooth = False
    if one.line_px:
        drawn.format.line.color.rgb = rgb(one.colour)
        drawn.format.line.width = emu(one.line_px)
        if one.dashed:
            drawn.format.line.dash_style = MSO_LINE.DASH
    else:
        drawn.format.line.fill.background()
    if not one.marker:
        drawn.marker.style = XL_MARKER_STYLE.NONE
        return
    drawn.marker.style = MARKERS[one.marker]
    drawn.marker.size = one.marker_px
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = rgb(style.BAND if one.hollow else one.colour)
    drawn.marker.format.line.color.rgb = rgb(one.colour if one.hollow else style.GROUND)
    drawn.marker.format.line.width = emu(3 if one.hollow else 1)
