"""A trend on a slide: an editable XY chart; value labels are text, the names of lines stand beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_label, add_line, add_polygon, add_text, decorative, rgb
from dashboard.exports.xy import Plot, XySeries, add_xy, round_step, show_axis
from dashboard.stories.charts import Point, Series, Trend
from dashboard.words.numbers import number

VALUE_PT = 16
NAME_PT = 14
_MARKERS = {"survey": "diamond", "routine": "circle", "target": "", "context": "circle"}
# The wider the share, the lighter.
_FAN = {0.5: "B4C2D0", 0.8: "CBD6E0", 0.95: "E2E8EE"}


def add_trend(slide: Any, chart: Trend, *, box: Box) -> None:
    """Lines, upright ranges (dashed where they are our estimate), targets dashed, fans behind, notes dotted."""
    names = _survey_names(chart)
    plot = Plot(
        Box(box.left + 46, box.top + 34, box.width - 70, box.height - 34 - (62 if names else 36)),
        math.floor(chart.x_from),
        max(math.ceil(chart.x_to), math.floor(chart.x_from) + 1),
        0,
        chart.y_to,
    )
    for band in sorted(chart.bands, key=lambda band: -band.share):
        _add_fan(slide, band.xs, band.lows, highs=band.highs, share=band.share, plot=plot)
    drawn = list(_all_series(chart))
    made, natives = add_xy(
        slide, box, plot=plot, series=[one for one, _ in drawn], name=chart.title or "Grafik tren", alt=chart.alt
    )
    years = plot.x_to - plot.x_from
    show_axis(made.category_axis, step=1 if plot.box.width / years >= 52 else 2 if years <= 26 else 5, gridlines=False)
    show_axis(made.value_axis, step=round_step(chart.y_to), gridlines=True)
    for shown, (_, points) in zip(natives, drawn, strict=True):
        for position, (point, series) in enumerate(points):
            if point.text and series is not None:
                _label(shown.points[position].data_label, point, series=series)
    add_text(
        slide, Box(box.left, box.top, box.width, 24), [[Run(chart.y_title, colour=style.SECONDARY)]], name="Satuan"
    )
    _add_survey_names(slide, names, plot=plot)
    _add_names(slide, chart, plot=plot, frame=box)
    _add_notes(slide, chart, plot=plot)


def _all_series(chart: Trend) -> Iterator[tuple[XySeries, list[tuple[Point, Series | None]]]]:
    """Every series of the native chart with the points it is made of (None: carries no label)."""
    for band in chart.bands:
        for side, values in (("bawah", band.lows), ("atas", band.highs)):
            points = tuple(zip(band.xs, values, strict=True))
            line = XySeries(
                f"Kipas {number(100 * band.share, digits=0)}% {side}", points, style.HATCH_LINE, line_px=0.75
            )
            yield line, [(Point(x, y), None) for x, y in points]
    for series in chart.series:
        colour = style.FAMILY_COLOURS[series.family]
        for point in series.points:
            if point.low is not None and point.high is not None:
                ends = ((point.x, point.low), (point.x, point.high))
                name = f"Rentang {point.name or series.name}".strip()
                yield (
                    XySeries(name, ends, colour, line_px=2.5, dashed=point.approximate),
                    [(Point(x, y), None) for x, y in ends],
                )
    for series in chart.series:
        for position, run in enumerate(_runs(series)):
            points = tuple((point.x, point.y) for point in run if point.y is not None)
            yield (
                XySeries(
                    series.name if position == 0 else f"{series.name} (lanjutan {position})",
                    points,
                    style.FAMILY_COLOURS[series.family],
                    line_px=3.5 if series.joined else 0,
                    dashed=series.dashed,
                    marker=_MARKERS[series.family] or ("" if series.joined else "circle"),
                    marker_px=13 if series.family == "survey" else 10,
                ),
                [(point, series) for point in run],
            )


def _runs(series: Series) -> list[list[Point]]:
    """Points without gaps in one run each, so that no line crosses a missing value."""
    if not series.joined:
        shown = [point for point in series.points if point.y is not None]
        return [shown] if shown else []
    return [list(run) for known, run in groupby(series.points, key=lambda point: point.y is not None) if known]


def _label(label: Any, point: Point, *, series: Series) -> None:
    frame = label.text_frame
    frame.text = point.text
    frame.word_wrap = False
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(VALUE_PT), True
    font.color.rgb = rgb(_text_colour(series))
    below = series.family == "target"
    ranged = point.low is not None
    label.position = (
        XL_LABEL_POSITION.BELOW if below else XL_LABEL_POSITION.RIGHT if ranged else XL_LABEL_POSITION.ABOVE
    )


def _text_colour(series: Series) -> str:
    return style.FAMILY_COLOURS[series.family] if series.family in ("survey", "routine") else style.SECONDARY


def _add_fan(
    slide: Any, xs: tuple[float, ...], lows: tuple[float, ...], *, highs: tuple[float, ...], share: float, plot: Plot
) -> None:
    corners = [(plot.x(x), plot.y(y)) for x, y in zip(xs, lows, strict=True)]
    corners += [(plot.x(x), plot.y(min(y, plot.y_to))) for x, y in reversed(list(zip(xs, highs, strict=True)))]
    shape = add_polygon(slide, corners, name=f"Kipas {number(100 * share, digits=0)}%")
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(_FAN.get(round(share, 2), style.BAND))
    shape.line.fill.background()
    decorative(shape)


def _survey_names(chart: Trend) -> dict[float, str]:
    return {
        point.x: point.name.split()[0]
        for series in chart.series
        if series.family == "survey"
        for point in series.points
        if point.name and point.y is not None
    }


def _add_survey_names(slide: Any, names: dict[float, str], *, plot: Plot) -> None:
    """Under the years: which survey was taken. Where two stand too close, the later one goes a line lower."""
    end = -math.inf
    for x, name in sorted(names.items()):
        wide = style.text_width_px(name, pt=NAME_PT)
        left = plot.x(x) - wide / 2
        lower = 18 if left < end + 4 else 0
        end = max(end, left + wide)
        add_label(
            slide,
            Box(left, plot.box.bottom + 26 + lower, wide, 20),
            [[Run(name, colour=style.SECONDARY)]],
            name=f"Survei {name}",
            align="center",
        )


def _add_names(slide: Any, chart: Trend, *, plot: Plot, frame: Box) -> None:
    """The name of each line near its last point, where it covers neither a value nor another name."""
    taken = [
        _value_box(point, plot=plot, series=series)
        for series in chart.series
        for point in series.points
        if point.y is not None
    ]
    for series in chart.series:
        last = next((point for point in reversed(series.points) if point.y is not None), None)
        if last is None or last.y is None:
            continue
        wide, high = style.text_width_px(series.name, pt=NAME_PT), style.line_height_px(NAME_PT)
        x, y = plot.x(last.x), plot.y(last.y)
        shifts = [*(sign * step for step in (0, 22, 44, 66, 88, 110) for sign in (-1, 1))]
        starts = (
            x + 26 + style.text_width_px(last.text, pt=VALUE_PT),
            x + 12,
            min(x - wide - 12, frame.right - wide),
            frame.right - wide,
        )
        spots = [Box(left, y - high / 2 + shift, wide, high) for shift in shifts for left in starts]
        free = [
            spot
            for spot in spots
            if spot.right <= frame.right
            and spot.left >= plot.box.left
            and plot.box.top - 6 <= spot.top <= plot.box.bottom - high
            and not any(_cross(spot, other) for other in taken)
        ]
        spot = free[0] if free else spots[0]
        taken.append(spot)
        add_label(
            slide,
            spot,
            [[Run(series.name, NAME_PT, bold=True, colour=_text_colour(series))]],
            name=f"Nama garis {series.name}",
        )


def _value_box(point: Point, *, plot: Plot, series: Series) -> Box:
    assert point.y is not None
    wide, high = style.text_width_px(point.text, pt=VALUE_PT), style.line_height_px(VALUE_PT)
    x, y = plot.x(point.x), plot.y(point.y)
    if series.family == "target":
        return Box(x - max(wide, 12) / 2, y - 6, max(wide, 12), high + 8)
    if point.low is not None:
        return Box(x - 8, y - high / 2, wide + 18, high)
    return Box(x - max(wide, 12) / 2, y - high - 6, max(wide, 12), high + 12)


def _cross(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _add_notes(slide: Any, chart: Trend, *, plot: Plot) -> None:
    for position, (x, text) in enumerate(chart.notes):
        half = (plot.x_from + plot.x_to) / 2
        wide = style.text_width_px(text, pt=NAME_PT)
        left = plot.x(x) + 6 if x < half else plot.x(x) - 6 - wide
        ends = ((plot.x(x), plot.box.top), (plot.x(x), plot.box.bottom))
        line = add_line(slide, *ends, name=f"Catatan {position + 1}", colour=style.SECONDARY, px=1.5)
        line.line.dash_style = MSO_LINE.ROUND_DOT
        add_label(
            slide,
            Box(left, plot.box.top - 4 + 20 * (position % 2), wide, 20),
            [[Run(text, colour=style.SECONDARY)]],
            name=f"Teks catatan {position + 1}",
        )
