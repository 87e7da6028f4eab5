"""A dot plot on a slide: an XY scatter in which each range is a series of two points; names and values are text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_label
from dashboard.exports.xy import Plot, XySeries, add_xy, round_step, show_axis
from dashboard.stories.charts import DotRow, Dots
from dashboard.words.classes import STATUS_SHAPES

TALLEST_ROW = 120.0
# A row is this many times as high as its text, at least.
_ROOM = {22: 2.2, 18: 1.25, 16: 1.25}
_MARKERS = {"survey": "diamond", "routine": "circle", "target": "diamond", "context": "circle"}


def add_dots(slide: Any, chart: Dots, *, box: Box) -> None:
    """Rows in the order given, from the top; rows without a judgement beside judged ones are grey."""
    rows = chart.rows
    box = Box(box.left, box.top, box.width, min(box.height, 60 + TALLEST_ROW * len(rows)))
    top, bottom = (26 if chart.reference else 6), 34
    pt = _text_pt(chart, row_px=(box.height - top - bottom) / max(len(rows), 1), width=box.width)
    left, right = _margins(chart, width=box.width, pt=pt)
    plot = Plot(
        Box(box.left + left, box.top + top, box.width - left - right, box.height - top - bottom),
        0,
        chart.x_to,
        0.4,
        len(rows) + 0.6,
    )
    series = list(_all_series(chart))
    made, _ = add_xy(slide, box, plot=plot, series=series, name=chart.title or "Grafik titik", alt=chart.alt)
    show_axis(made.category_axis, step=round_step(chart.x_to), gridlines=False)
    for place, row in enumerate(rows):
        _add_row_texts(slide, row, y=plot.y(_height_of(place, rows=len(rows))), plot=plot, box=box, pt=pt)
    for value, label in chart.reference:
        wide = style.text_width_px(label, pt=style.LEAST_PT)
        start = min(max(plot.x(value) - wide / 2, box.left), box.right - wide)
        add_label(
            slide,
            Box(start, box.top, wide, 22),
            [[Run(label, colour=style.SECONDARY)]],
            name=f"Garis {label}",
            align="center",
        )
    if chart.unit:
        add_label(
            slide,
            Box(plot.box.right + 20, plot.box.bottom + 6, 90, 22),
            [[Run(chart.unit, colour=style.SECONDARY)]],
            name="Satuan",
        )


def _text_pt(chart: Dots, *, row_px: float, width: float) -> float:
    """The largest text that leaves air between rows and four tenths of the width to the plot."""
    for pt, room in _ROOM.items():
        if row_px >= room * style.line_height_px(pt) and sum(_wanted(chart, pt=pt)) <= 0.6 * width:
            return pt
    return style.LEAST_PT


def _wanted(chart: Dots, *, pt: float) -> tuple[float, float]:
    """Width that names and values would like."""
    names = max((style.text_width_px(_label(row), pt=pt) for row in chart.rows), default=0)
    values = max((style.text_width_px(_value(row), pt=pt) for row in chart.rows), default=0)
    return names * 1.06 + 24, values * 1.06 + 24


def _margins(chart: Dots, *, width: float, pt: float) -> tuple[float, float]:
    """Room for names and values; the plot keeps at least a third."""
    names, values = _wanted(chart, pt=pt)
    share = min(1.0, 0.66 * width / (names + values))
    return names * share, values * share


def _label(row: DotRow) -> str:
    return f"{STATUS_SHAPES[row.status]} {row.label}".strip()


def _value(row: DotRow) -> str:
    return " ".join(part for part in (row.text, row.note) if part)


def _height_of(place: int, *, rows: int) -> float:
    return rows - place


def _colour(row: DotRow, *, judged: bool) -> str:
    if judged and row.status == "kritis":
        return style.STATUS["kritis"][0]
    if judged and row.status in ("netral", "kosong"):
        return style.CONTEXT
    return style.FAMILY_COLOURS[row.family]


def _judged(chart: Dots) -> bool:
    return any(row.status != "netral" for row in chart.rows)


def _all_series(chart: Dots) -> Iterator[XySeries]:
    """Reference lines, ranges, dumbbell bars, earlier values, values (the last series)."""
    judged, n = _judged(chart), len(chart.rows)
    for value, label in chart.reference:
        yield XySeries(f"Garis {label}", ((value, 0.4), (value, n + 0.6)), style.SECONDARY, line_px=2, dashed=True)
    for place, row in enumerate(chart.rows):
        y, colour = _height_of(place, rows=n), _colour(row, judged=judged)
        if row.low is not None and row.high is not None:
            yield XySeries(f"Rentang {row.label}", ((row.low, y), (row.high, y)), colour, line_px=3)
        if row.other is not None and row.value is not None:
            yield XySeries(f"Perubahan {row.label}", ((row.other, y), (row.value, y)), colour, line_px=4)
    earlier = tuple(
        (row.other, _height_of(place, rows=n)) for place, row in enumerate(chart.rows) if row.other is not None
    )
    if earlier:
        yield XySeries("Sebelumnya", earlier, style.CONTEXT, marker="circle", marker_px=11, hollow=True)
    # One series per colour and shape: LibreOffice does not colour single points.
    looks: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for place, row in enumerate(chart.rows):
        if row.value is not None:
            look = (_colour(row, judged=judged), _MARKERS[row.family])
            looks.setdefault(look, []).append((row.value, _height_of(place, rows=n)))
    for number, ((colour, marker), points) in enumerate(looks.items()):
        name = "Nilai" if number == 0 else f"Nilai ({number + 1})"
        yield XySeries(name, tuple(points), colour, marker=marker, marker_px=14 if marker == "diamond" else 12)


def _add_row_texts(slide: Any, row: DotRow, *, y: float, plot: Plot, box: Box, pt: float) -> None:
    high = style.line_height_px(pt)
    critical = row.status == "kritis"
    colour = style.STATUS["kritis"][0] if critical else style.TEXT
    add_label(
        slide,
        Box(box.left, y - high / 2, plot.box.left - box.left - 12, high),
        [[Run(_label(row), pt, bold=critical, colour=colour)]],
        name=f"Nama {row.label}",
        align="right",
        anchor="middle",
    )
    runs = [Run(f"{row.text} " if row.note else row.text, pt, bold=True)] if row.text else []
    runs += [Run(row.note, pt)] if row.note else []
    if runs:
        add_label(
            slide,
            Box(plot.box.right + 12, y - high / 2, box.right - plot.box.right - 12, high),
            [runs],
            name=f"Nilai {row.label}",
            anchor="middle",
        )
