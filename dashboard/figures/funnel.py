"""The funnel: rate over number measured, with the limits chance allows; only what stands outside carries a name."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import add_marks, empty_figure, rate_ticks
from dashboard.figures.label_places import Box, Wanted, line_boxes, place
from dashboard.stories.charts import Funnel, FunnelPoint
from dashboard.words.classes import STATUS_SHAPES

# A name keeps off points more than off lines, and leaves air for its shape.
POINT_WEIGHT = 4
LABEL_AIR = 16
_SYMBOLS = {"kritis": "square", "perhatian": "triangle-up"}


def draw_funnel(chart: Funnel, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """Limits as lines (the outer solid, the inner dashed), every place as a point, names at those outside."""
    sizes = style.SIZES[mode]
    figure = empty_figure(mode=mode, width=width, height=height)
    left, top, bottom = int(sizes.tick * 2.6), int(sizes.tick * 1.6), int(sizes.tick * 3.2)
    ends = [chart.centre_label, *(line.label for line in chart.limits)]
    right = int(1.1 * max(style.text_width(label, size=sizes.small) for label in ends)) + 18
    plot = Box(left, top, width - right, height - bottom)
    for number, line in enumerate(chart.limits):
        for values in (line.lows, line.highs):
            figure.add_trace(go.Scatter(
                x=list(line.ns), y=list(values), mode="lines", hoverinfo="skip", name=line.label,
                line={"width": 2.5, "color": style.SECONDARY, "dash": "solid" if number else "6px,5px"}))
    add_marks(figure, lines=[{"x0": 0, "x1": chart.x_to, "y0": chart.centre, "y1": chart.centre,
                              "line": {"width": 2.5, "color": style.SUBJECT}}])
    for status in ("netral", "perhatian", "kritis"):
        _add_points(figure, [point for point in chart.points if point.status == status], status=status)
    _add_texts(figure, chart, mode=mode, plot=plot)
    _set_axes(figure, chart, mode=mode)
    figure.update_layout(margin={"l": left, "r": right, "t": top, "b": bottom})
    return figure


def _add_points(figure: go.Figure, points: list[FunnelPoint], *, status: str) -> None:
    colour = {"kritis": style.STATUS["kritis"].fill, "perhatian": style.FAMILY_COLOURS["routine"]}.get(
        status, style.CONTEXT)
    figure.add_trace(go.Scatter(
        x=[point.n for point in points], y=[point.value for point in points], mode="markers",
        marker={"size": style.POINT + (2 if status != "netral" else 0), "symbol": _SYMBOLS.get(status, "circle"),
                "color": colour, "line": {"width": 1.5, "color": style.GROUND}},
        text=[f"{point.label} {point.text}" for point in points], hovertemplate="%{text}<extra></extra>",
        name=status))


def _add_texts(figure: go.Figure, chart: Funnel, *, mode: style.Mode, plot: Box) -> None:
    """Names beside the places outside the outer limits; each line named at its right end; what the axes are."""
    sizes = style.SIZES[mode]

    def at(n: float, value: float) -> tuple[float, float]:
        return (plot.left + n / chart.x_to * (plot.right - plot.left),
                plot.bottom - value / chart.y_to * (plot.bottom - plot.top))

    # From the left: small places crowd there and find the fewest free spots.
    named = sorted((point for point in chart.points if point.named), key=lambda point: point.n)
    size = sizes.small
    points = [Box(x - 9, y - 9, x + 9, y + 9) for x, y in (at(point.n, point.value) for point in chart.points)]
    taken = points * POINT_WEIGHT
    for line in chart.limits:
        for values in (line.lows, line.highs):
            taken += line_boxes([at(n, value) for n, value in zip(line.ns, values, strict=True)])
    texts = [f"{STATUS_SHAPES[point.status]} {point.label} {point.text}".strip() for point in named]
    wanted = [Wanted(*at(point.n, point.value), style.text_width(text, size=size) + LABEL_AIR, size * 1.4)
              for point, text in zip(named, texts, strict=True)]
    boxes = place(wanted, taken=taken, canvas=plot)
    notes = [_note(text, x=(box.left + box.right) / 2, y=(box.top + box.bottom) / 2, plot=plot, size=size,
                   bold=point.status == "kritis") for point, text, box in zip(named, texts, boxes, strict=True)]
    notes += _end_labels(chart, size=size, pixels=plot.bottom - plot.top)
    notes.append({"x": 0, "y": 1, "xref": "paper", "yref": "paper", "text": chart.y_title, "xanchor": "left",
                  "yanchor": "bottom", "yshift": 4, "font": {"size": size, "color": style.SECONDARY}})
    notes.append({"x": 1, "y": 0, "xref": "paper", "yref": "paper", "text": chart.x_title, "xanchor": "right",
                  "yanchor": "top", "yshift": -sizes.tick * 1.6, "font": {"size": size, "color": style.SECONDARY}})
    add_marks(figure, notes=notes)


def _note(text: str, *, x: float, y: float, plot: Box, size: int, bold: bool) -> dict[str, object]:
    return {"x": (x - plot.left) / (plot.right - plot.left), "y": (plot.bottom - y) / (plot.bottom - plot.top),
            "xref": "paper", "yref": "paper", "text": f"<b>{text}</b>" if bold else text, "xanchor": "center",
            "yanchor": "middle", "font": {"size": size, "color": style.STATUS["kritis"].fill if bold else style.TEXT}}


def _end_labels(chart: Funnel, *, size: int, pixels: float) -> list[dict[str, object]]:
    """The lines named at their right ends, from below, pushed up where two would cover each other."""
    ends = sorted([(chart.centre, chart.centre_label, style.SUBJECT),
                   *((min(line.highs[-1], chart.y_to), line.label, style.SECONDARY) for line in chart.limits)])
    apart, last, notes = 1.25 * size / pixels * chart.y_to, -chart.y_to, []
    for value, text, colour in ends:
        last = max(value, last + apart)
        notes.append({"x": chart.x_to, "y": last, "text": f"<b>{text}</b>" if colour == style.SUBJECT else text,
                      "xanchor": "left", "yanchor": "middle", "xshift": 6, "font": {"size": size, "color": colour}})
    return notes


def _set_axes(figure: go.Figure, chart: Funnel, *, mode: style.Mode) -> None:
    tick = {"size": style.SIZES[mode].tick, "color": style.TEXT}
    values, texts = rate_ticks(chart.y_to)
    figure.update_yaxes(visible=True, range=[0, chart.y_to], tickvals=values, ticktext=texts, gridcolor=style.GRID,
                        zeroline=True, zerolinecolor=style.SECONDARY, zerolinewidth=style.BORDER, tickfont=tick)
    values, texts = rate_ticks(chart.x_to)
    figure.update_xaxes(visible=True, range=[0, chart.x_to], tickvals=values, ticktext=texts, showgrid=False,
                        zeroline=True, zerolinecolor=style.SECONDARY, zerolinewidth=style.BORDER, tickfont=tick,
                        tickangle=0)
