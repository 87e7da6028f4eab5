"""Dot plots: one row per area or quantity, its range as a line, its value as text on the right."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import Mark, add_marks, empty_figure, rate_ticks
from dashboard.stories.charts import DotRow, Dots
from dashboard.words.classes import STATUS_SHAPES

MOST_TEXT_SHARE = 0.28


def draw_dots(chart: Dots, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """Rows in the order given, from the top. Rows that carry no judgement beside ones that do are grey."""
    sizes = style.SIZES[mode]
    figure = empty_figure(mode=mode, width=width, height=height)
    rows = list(chart.rows)
    top = int(sizes.small * 1.7) if chart.reference else 6
    bottom = int(sizes.tick * 1.8)
    size = _row_text_size((height - top - bottom) / max(len(rows), 1), mode=mode)
    labels = [f"{STATUS_SHAPES[row.status]} {row.label}".strip() for row in rows]
    judged = any(row.status != "netral" for row in rows)
    _add_reference(figure, chart, mode=mode)
    add_marks(figure, lines=[line for position, row in enumerate(rows)
                             for line in _range_lines(row, position=position, colour=_colour(row, judged=judged))])
    _add_dots(figure, rows, judged=judged)
    row_px = (height - top - bottom) / max(len(rows), 1)
    plain = [" ".join(part for part in (row.text, row.note) if part) for row in rows]
    widest = max((style.text_width(value, size=size) for value in plain), default=0)
    # A long note goes under its value where the row is high enough, so that the dots keep their room.
    stacked = widest > MOST_TEXT_SHARE * width and row_px >= 2.4 * size
    between = "<br>" if stacked else " "
    values = [between.join(part for part in (f"<b>{row.text}</b>" if row.text else "", row.note) if part)
              for row in rows]
    add_marks(figure, notes=[_label_note(row, label, position=position, size=size)
                             for position, (row, label) in enumerate(zip(rows, labels, strict=True))])
    add_marks(figure, notes=[
        {"x": 1, "xref": "paper", "y": position, "text": value, "xanchor": "left", "xshift": 12, "align": "left",
         "font": {"size": size, "color": style.TEXT}} for position, value in enumerate(values)])
    left = max((style.text_width(label, size=size) for label in labels), default=0)
    right = max((style.text_width(part, size=size) for row in rows for part in (row.text, row.note)),
                default=0) if stacked else widest
    _set_axes(figure, chart, mode=mode, plot_px=width - left - right - 44)
    figure.update_layout(margin={"l": int(left) + 20, "r": int(right) + 24, "t": top, "b": bottom})
    return figure


def _row_text_size(row_px: float, *, mode: style.Mode) -> int:
    sizes = style.SIZES[mode]
    return sizes.value if row_px >= sizes.value * 1.3 else sizes.tick if row_px >= sizes.tick * 1.3 else sizes.small


def _colour(row: DotRow, *, judged: bool) -> str:
    if judged:
        return {"kritis": style.STATUS["kritis"].fill, "netral": style.CONTEXT,
                "kosong": style.CONTEXT}.get(row.status, style.FAMILY_COLOURS[row.family])
    return style.FAMILY_COLOURS[row.family]


def _label_note(row: DotRow, label: str, *, position: int, size: int) -> Mark:
    """The row's name left of the axis; a critical one is bold and in the status colour, beside its shape."""
    critical = row.status == "kritis"
    return {"x": 0, "y": position, "text": f"<b>{label}</b>" if critical else label, "xanchor": "right", "xshift": -12,
            "font": {"size": size, "color": style.STATUS["kritis"].fill if critical else style.TEXT}}


def _range_lines(row: DotRow, *, position: int, colour: str) -> list[Mark]:
    """The range with its end caps, and the line of a dumbbell."""
    lines: list[Mark] = []
    if row.low is not None and row.high is not None:
        lines.append({"x0": row.low, "x1": row.high, "y0": position, "y1": position, "opacity": 0.55,
                      "line": {"width": style.LINE, "color": colour}})
        lines += [{"x0": end, "x1": end, "y0": position - 0.16, "y1": position + 0.16, "opacity": 0.55,
                   "line": {"width": 2.5, "color": colour}} for end in (row.low, row.high)]
    if row.other is not None and row.value is not None:
        lines.append({"x0": row.other, "x1": row.value, "y0": position, "y1": position,
                      "line": {"width": style.LINE, "color": colour}})
    return lines


def _add_dots(figure: go.Figure, rows: list[DotRow], *, judged: bool) -> None:
    earlier = [(position, row) for position, row in enumerate(rows) if row.other is not None]
    if earlier:
        figure.add_trace(go.Scatter(
            x=[row.other for _, row in earlier], y=[position for position, _ in earlier], mode="markers",
            marker={"size": style.POINT + 2, "symbol": "circle", "color": style.GROUND,
                    "line": {"width": 3, "color": [_colour(row, judged=judged) for _, row in earlier]}},
            hoverinfo="skip", name="sebelumnya",
        ))
    shown = [(position, row) for position, row in enumerate(rows) if row.value is not None]
    figure.add_trace(go.Scatter(
        x=[row.value for _, row in shown], y=[position for position, _ in shown], mode="markers",
        marker={"size": style.POINT + 4, "symbol": [style.FAMILY_SYMBOLS[row.family] for _, row in shown],
                "color": [_colour(row, judged=judged) for _, row in shown],
                "line": {"width": 2, "color": style.GROUND}},
        text=[" ".join(part for part in (row.label, row.text, row.note) if part) for _, row in shown],
        hovertemplate="%{text}<extra></extra>", name="nilai",
    ))


def _add_reference(figure: go.Figure, chart: Dots, *, mode: style.Mode) -> None:
    for value, label in chart.reference:
        figure.add_shape(type="line", x0=value, x1=value, y0=-0.6, y1=len(chart.rows) - 0.4,
                         line={"width": 2.5, "color": style.SECONDARY, "dash": "8px,5px"}, layer="below")
        near_right = value > 0.75 * chart.x_to
        figure.add_annotation(x=value, y=1, yref="paper", text=label, showarrow=False, yanchor="bottom",
                              xanchor="right" if near_right else "center",
                              font={"size": style.SIZES[mode].small, "color": style.SECONDARY})


def _set_axes(figure: go.Figure, chart: Dots, *, mode: style.Mode, plot_px: float) -> None:
    sizes = style.SIZES[mode]
    values, texts = rate_ticks(chart.x_to, most=max(2, min(6, int(plot_px / (sizes.tick * 3)))))
    if texts and chart.unit:
        texts[-1] = f"{texts[-1]}{chart.unit if chart.unit == '%' else ' ' + chart.unit}"
    figure.update_xaxes(visible=True, range=[0, chart.x_to], tickvals=values, ticktext=texts, gridcolor=style.GRID,
                        zeroline=True, zerolinecolor=style.SECONDARY, zerolinewidth=style.BORDER,
                        tickfont={"size": sizes.tick, "color": style.TEXT}, side="bottom", tickangle=0)
    figure.update_yaxes(range=[len(chart.rows) - 0.4, -0.6])
