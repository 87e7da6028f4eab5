"""A trend on a slide: an editable XY chart; value labels are text, the names of lines stand beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_label, add_line, add_polygon, add_text, decorative, rgb
from dashboard.exports.trend_labels import NAME_PT, VALUE_PT, NotePlace, Spot, name_boxes, note_places, value_spots
from dashboard.exports.xy import Plot, XySeries, add_xy, move_label, round_step, show_axis
from dashboard.stories.charts import Point, Series, Trend
from dashboard.words.numbers import number

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
        slide, box, plot=plot, series=[one.drawn for one in drawn], name=chart.title or "Grafik tren", alt=chart.alt
    )
    years = plot.x_to - plot.x_from
    show_axis(made.category_axis, step=1 if plot.box.width / years >= 52 else 2 if years <= 26 else 5, gridlines=False)
    show_axis(made.value_axis, step=round_step(chart.y_to), gridlines=True)
    notes = note_places(chart, plot=plot, frame=box)
    words = [place.box for place in notes]
    spots = value_spots(chart, plot=plot, taken=words)
    for shown, one in zip(natives, drawn, strict=True):
        for position, key in enumerate(one.labels):
            if key in spots:
                series = chart.series[key[0]]
                _label(
                    shown.points[position].data_label, series.points[key[1]], series=series, spot=spots[key], frame=box
                )
    add_text(
        slide, Box(box.left, box.top, box.width, 24), [[Run(chart.y_title, colour=style.SECONDARY)]], name="Satuan"
    )
    _add_survey_names(slide, names, plot=plot)
    values = [*words, *(spot.box for spot in spots.values())]
    for series, place in zip(chart.series, name_boxes(chart, plot=plot, frame=box, values=values), strict=True):
        if place is not None:
            add_label(
                slide,
                place,
                [[Run(series.name, NAME_PT, bold=True, colour=_text_colour(series))]],
                name=f"Nama garis {series.name}",
            )
    _add_notes(slide, chart, plot=plot, places=notes)


@dataclass(frozen=True)
class _Native:
    """A series of the native chart; ``labels``: (series, point) of the story behind each of its points."""

    drawn: XySeries
    labels: tuple[tuple[int, int], ...] = ()


def _all_series(chart: Trend) -> Iterator[_Native]:
    """Fans, upright ranges, lines: in the order in which they are drawn."""
    for band in chart.bands:
        for side, values in (("bawah", band.lows), ("atas", band.highs)):
            name = f"Kipas {number(100 * band.share, digits=0)}% {side}"
            yield _Native(XySeries(name, tuple(zip(band.xs, values, strict=True)), style.HATCH_LINE, line_px=0.75))
    for series in chart.series:
        for point in series.points:
            if point.low is not None and point.high is not None:
                ends = ((point.x, point.low), (point.x, point.high))
                yield _Native(
                    XySeries(
                        f"Rentang {point.name or series.name}",
                        ends,
                        style.FAMILY_COLOURS[series.family],
                        line_px=2.5,
                        dashed=point.approximate,
                    )
                )
    for place, series in enumerate(chart.series):
        yield from (_line(series, run, place=place, part=part) for part, run in enumerate(_runs(series)))


def _line(series: Series, run: Sequence[int], *, place: int, part: int) -> _Native:
    points = [(point.x, point.y) for point in (series.points[position] for position in run) if point.y is not None]
    return _Native(
        XySeries(
            f"{series.name} (lanjutan {part})" if part else series.name,
            tuple(points),
            style.FAMILY_COLOURS[series.family],
            line_px=3.5 if series.joined else 0,
            dashed=series.dashed,
            marker=_MARKERS[series.family] or ("" if series.joined else "circle"),
            marker_px=13 if series.family == "survey" else 10,
        ),
        tuple((place, position) for position in run),
    )


def _runs(series: Series) -> list[list[int]]:
    """Positions of points without a gap in one run each, so that no line crosses a missing value."""
    known = [point.y is not None for point in series.points]
    if not series.joined:
        shown = [position for position, there in enumerate(known) if there]
        return [shown] if shown else []
    return [list(run) for there, run in groupby(range(len(known)), key=lambda position: known[position]) if there]


def _label(label: Any, point: Point, *, series: Series, spot: Spot, frame: Box) -> None:
    """The value as text, right of its point and moved from there to its spot."""
    text_frame = label.text_frame
    text_frame.text = point.text
    text_frame.word_wrap = False
    font = text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(VALUE_PT), True
    font.color.rgb = rgb(_text_colour(series))
    label.position = XL_LABEL_POSITION.RIGHT
    move_label(label, across=spot.across / frame.width, down=spot.down / frame.height)


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


def _add_notes(slide: Any, chart: Trend, *, plot: Plot, places: Sequence[NotePlace]) -> None:
    for position, ((x, text), place) in enumerate(zip(chart.notes, places, strict=True), start=1):
        ends = ((plot.x(x), place.line_from), (plot.x(x), place.line_to))
        line = add_line(slide, *ends, name=f"Catatan {position}", colour=style.SECONDARY, px=1.5)
        line.line.dash_style = MSO_LINE.ROUND_DOT
        add_label(slide, place.box, [[Run(text, colour=style.SECONDARY)]], name=f"Teks catatan {position}",
                  align="left" if place.side == "right" else "right")
