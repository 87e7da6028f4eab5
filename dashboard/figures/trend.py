"""Values over years: survey diamonds with their ranges, register dots, dashed targets, the fan of what may come."""

from __future__ import annotations

import math

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import empty_figure, rate_ticks
from dashboard.figures.trend_labels import Frame, add_trend_labels, points_and_lines, x_range
from dashboard.figures.trend_notes import add_notes, note_boxes
from dashboard.stories.charts import Band, Series, Trend


def draw_trend(chart: Trend, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """Lines labelled directly in their own colour; the value axis starts at 0."""
    sizes = style.SIZES[mode]
    figure = empty_figure(mode=mode, width=width, height=height)
    for band in sorted(chart.bands, key=lambda band: -band.share):
        _add_band(figure, band)
    for series in chart.series:
        _add_intervals(figure, series)
        _add_line(figure, series, mode=mode)
    years = _set_axes(figure, chart, mode=mode, width=width)
    margin = {"l": int(sizes.tick * 2.2), "r": int(sizes.value * 2.4), "t": int(sizes.tick * 1.8),
              "b": int(sizes.tick * (0.4 + 1.35 * years))}
    figure.update_layout(margin=margin)
    frame = Frame(chart, width=width, height=height, margin=margin)
    notes = note_boxes(chart, mode=mode, frame=frame, taken=points_and_lines(chart, frame=frame))
    add_notes(figure, chart, mode=mode, frame=frame, boxes=notes)
    add_trend_labels(figure, chart, mode=mode, frame=frame, taken=notes)
    return figure


def _add_band(figure: go.Figure, band: Band) -> None:
    figure.add_trace(go.Scatter(
        x=[*band.xs, *reversed(band.xs)], y=[*band.lows, *reversed(band.highs)], fill="toself", mode="lines",
        line={"width": 0}, fillcolor=style.BAND, opacity=0.75, hoverinfo="skip", name=f"kipas {band.share:.0%}",
    ))


def _add_intervals(figure: go.Figure, series: Series) -> None:
    """Ranges as upright lines; the ones we estimated ourselves are dashed."""
    for approximate in (False, True):
        spans = [point for point in series.points
                 if point.low is not None and point.high is not None and point.approximate is approximate]
        if spans:
            figure.add_trace(go.Scatter(
                x=[x for point in spans for x in (point.x, point.x, None)],
                y=[y for point in spans for y in (point.low, point.high, None)], mode="lines", hoverinfo="skip",
                line={"width": 3, "color": style.FAMILY_COLOURS[series.family],
                      "dash": "4px,4px" if approximate else "solid"},
                name=f"rentang {series.name}",
            ))


def _add_line(figure: go.Figure, series: Series, *, mode: style.Mode) -> None:
    colour = style.FAMILY_COLOURS[series.family]
    drawn = "lines" if series.family == "target" and series.joined else "lines+markers" if series.joined else "markers"
    figure.add_trace(go.Scatter(
        x=[point.x for point in series.points], y=[point.y for point in series.points], mode=drawn,
        connectgaps=False, name=series.name,
        line={"width": style.LINE if series.family != "context" else 2.5, "color": colour,
              "dash": "10px,6px" if series.dashed else "solid"},
        marker={"size": style.POINT + (3 if series.family == "survey" else 0), "color": colour,
                "symbol": "circle" if series.family == "target" else style.FAMILY_SYMBOLS[series.family],
                "line": {"width": 2, "color": style.GROUND}},
        text=[" ".join(part for part in (point.name or series.name, point.text) if part) for point in series.points],
        hovertemplate="%{text}<extra></extra>",
    ))


def _survey_names(chart: Trend) -> dict[int, str]:
    """Year -> the survey taken in it, for the lines under the axis."""
    return {int(point.x): point.name.split()[0] for series in chart.series if series.family == "survey"
            for point in series.points if point.name and point.y is not None}


def _year_texts(years: list[int], *, names: dict[int, str], px_per_year: float, size: float) -> tuple[list[str], int]:
    """Texts under the axis and how many lines they take: a survey name steps down where it would meet its neighbour."""
    texts, ends = [], {1: -1e9, 2: -1e9}
    lines = 1
    for year in years:
        if year not in names:
            texts.append(str(year))
            continue
        half = style.text_width(names[year], size=size) / 2
        line = 1 if year * px_per_year - half > ends[1] + size / 2 else 2
        ends[line] = year * px_per_year + half
        lines = max(lines, line + 1)
        texts.append(f"{year}{'<br>' * line}{names[year]}")
    return texts, lines


def _set_axes(figure: go.Figure, chart: Trend, *, mode: style.Mode, width: int) -> int:
    """Both axes; returns the number of text lines under the years."""
    sizes = style.SIZES[mode]
    names = _survey_names(chart)
    years = list(range(math.ceil(chart.x_from), math.floor(chart.x_to) + 1))
    room = (width - sizes.tick * 5) / max(chart.x_to - chart.x_from, 1)
    every = 1 if room >= style.text_width("2024", size=sizes.tick) * 1.25 else 2
    shown = [year for position, year in enumerate(years) if position % every == 0 or year in names]
    texts, lines = _year_texts(shown, names=names, px_per_year=room, size=sizes.tick)
    figure.update_xaxes(
        visible=True, range=list(x_range(chart)), tickvals=shown, showgrid=False, zeroline=False, ticktext=texts,
        tickfont={"size": sizes.tick, "color": style.TEXT}, ticks="outside", ticklen=5, tickcolor=style.SECONDARY,
        linecolor=style.SECONDARY, linewidth=style.BORDER, showline=True, tickangle=0,
    )
    values, texts = rate_ticks(chart.y_to)
    figure.update_yaxes(
        visible=True, range=[0, chart.y_to], tickvals=values, ticktext=texts, gridcolor=style.GRID, zeroline=False,
        tickfont={"size": sizes.tick, "color": style.TEXT},
    )
    figure.add_annotation(xref="paper", yref="paper", x=0, y=1, xanchor="left", yanchor="bottom",
                          xshift=-int(sizes.tick * 1.4), yshift=8, text=chart.y_title, showarrow=False,
                          font={"size": sizes.small, "color": style.SECONDARY})
    return lines
