"""Values over years: survey diamonds with their ranges, register dots, dashed targets, the fan of what may come."""

from __future__ import annotations

import math

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import empty_figure, rate_ticks
from dashboard.stories.charts import Band, Point, Series, Trend


def draw_trend(chart: Trend, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """Lines labelled at their ends in their own colour; the value axis starts at 0."""
    sizes = style.SIZES[mode]
    figure = empty_figure(mode=mode, width=width, height=height)
    for band in sorted(chart.bands, key=lambda band: -band.share):
        _add_band(figure, band)
    for series in chart.series:
        _add_intervals(figure, series)
        _add_line(figure, series, mode=mode)
    for series in chart.series:
        _add_labels(figure, series, chart=chart, mode=mode)
    _add_notes(figure, chart, mode=mode)
    _set_axes(figure, chart, mode=mode, width=width)
    figure.update_layout(margin={"l": int(sizes.tick * 2.2), "r": int(sizes.value * 2.4), "t": int(sizes.tick * 1.8),
                                 "b": int(sizes.tick * (2.9 if _survey_names(chart) else 1.7))})
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


def _text_colour(series: Series, *, mode: style.Mode) -> str:
    """The line's colour where the text is large enough to carry it."""
    if series.family == "routine" and mode == "petugas":
        return style.SECONDARY
    return style.SECONDARY if series.family in ("target", "context") else style.FAMILY_COLOURS[series.family]


def _add_labels(figure: go.Figure, series: Series, *, chart: Trend, mode: style.Mode) -> None:
    """Value texts beside the points; the last one carries the name of the line."""
    size = style.SIZES[mode].value
    colour = _text_colour(series, mode=mode)
    shown = [point for point in series.points if point.y is not None]
    if not shown:
        return
    below = series.family == "target"
    for point in shown:
        if point.text:
            figure.add_annotation(
                x=point.x, y=point.y, text=f"<b>{point.text}</b>", showarrow=False, bgcolor=style.VEIL, borderpad=0,
                xanchor="center" if below else "left", yanchor="top" if below else "bottom",
                xshift=0 if below else 9, yshift=-7 if below else 3,
                font={"size": size, "color": colour},
            )
    _add_name(figure, series, last=shown[-1], chart=chart, mode=mode)


def _add_name(figure: go.Figure, series: Series, *, last: Point, chart: Trend, mode: style.Mode) -> None:
    sizes = style.SIZES[mode]
    colour = _text_colour(series, mode=mode)
    below = series.family == "target"
    near_end = last.x > chart.x_to - 0.35 * (chart.x_to - chart.x_from)
    value_width = style.text_width(last.text, size=sizes.value) if last.text and not below else 0
    if near_end:
        shift_y = -(sizes.value * 1.5 + 10) if below else sizes.value * 1.5
        figure.add_annotation(
            x=last.x, y=last.y, text=series.name, showarrow=False, xanchor="right", bgcolor=style.VEIL, borderpad=0,
            yanchor="top" if below else "bottom", yshift=shift_y, xshift=sizes.value * 1.4,
            font={"size": sizes.value, "color": colour},
        )
        return
    figure.add_annotation(
        x=last.x, y=last.y, text=series.name, showarrow=False, xanchor="left", bgcolor=style.VEIL, borderpad=0,
        yanchor="top" if below else "bottom", xshift=12 + value_width, yshift=-7 if below else 3,
        font={"size": sizes.value, "color": colour},
    )


def _add_notes(figure: go.Figure, chart: Trend, *, mode: style.Mode) -> None:
    size = style.SIZES[mode].small
    for x, text in chart.notes:
        figure.add_shape(type="line", x0=x, x1=x, y0=0, y1=chart.y_to,
                         line={"width": style.THIN, "color": style.SECONDARY, "dash": "2px,4px"})
        left_half = x < (chart.x_from + chart.x_to) / 2
        figure.add_annotation(x=x, y=chart.y_to, text=text, showarrow=False, yanchor="top", bgcolor=style.VEIL,
                              xanchor="left" if left_half else "right", xshift=6 if left_half else -6,
                              font={"size": size, "color": style.SECONDARY})


def _survey_names(chart: Trend) -> dict[int, str]:
    """Year -> the survey taken in it, for the second line under the axis."""
    return {int(point.x): point.name.split()[0] for series in chart.series if series.family == "survey"
            for point in series.points if point.name and point.y is not None}


def _set_axes(figure: go.Figure, chart: Trend, *, mode: style.Mode, width: int) -> None:
    sizes = style.SIZES[mode]
    names = _survey_names(chart)
    years = list(range(math.ceil(chart.x_from), math.floor(chart.x_to) + 1))
    room = (width - sizes.tick * 5) / max(len(years), 1)
    every = 1 if room >= style.text_width("2024", size=sizes.tick) * 1.25 else 2
    shown = [year for position, year in enumerate(years) if position % every == 0 or year in names]
    pad = 0.04 * (chart.x_to - chart.x_from)
    figure.update_xaxes(
        visible=True, range=[chart.x_from - pad, chart.x_to + pad], tickvals=shown, showgrid=False, zeroline=False,
        ticktext=[f"{year}<br>{names[year]}" if year in names else str(year) for year in shown],
        tickfont={"size": sizes.tick, "color": style.TEXT}, ticks="outside", ticklen=5, tickcolor=style.SECONDARY,
        linecolor=style.SECONDARY, linewidth=style.BORDER, showline=True, tickangle=0,
    )
    values, texts = rate_ticks(chart.y_to)
    figure.update_yaxes(
        visible=True, range=[0, chart.y_to], tickvals=values, ticktext=texts, gridcolor=style.GRID, zeroline=False,
        tickfont={"size": sizes.tick, "color": style.TEXT},
    )
    figure.add_annotation(xref="paper", yref="paper", x=0, y=1, xanchor="right", yanchor="bottom", xshift=0, yshift=6,
                          text=chart.y_title if len(chart.y_title) <= 3 else "", showarrow=False,
                          font={"size": sizes.small, "color": style.SECONDARY})
    if len(chart.y_title) > 3:
        figure.add_annotation(xref="paper", yref="paper", x=0, y=1, xanchor="left", yanchor="bottom",
                              xshift=-int(sizes.tick * 1.4), yshift=8, text=chart.y_title, showarrow=False,
                              font={"size": sizes.small, "color": style.SECONDARY})
