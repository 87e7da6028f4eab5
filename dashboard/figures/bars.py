"""Horizontal bars from zero, in the order given, each with its label and its value as text."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import empty_figure
from dashboard.stories.charts import BarItem, Bars
from dashboard.words.classes import STATUS_SHAPES


def draw_bars(chart: Bars, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """Labels stand left of the bars, values at their ends; no axis is needed to read them."""
    sizes = style.SIZES[mode]
    figure = empty_figure(mode=mode, width=width, height=height)
    items = list(chart.items)
    positions = list(range(len(items)))
    labels = [f"{STATUS_SHAPES[item.status]} {item.label}".strip() for item in items]
    figure.add_trace(go.Bar(
        x=[item.value for item in items], y=positions, orientation="h", width=0.62,
        marker={"color": [_fill(item) for item in items],
                "line": {"width": style.BORDER, "color": style.SECONDARY}},
        text=[f"{label}: {item.text}" for label, item in zip(labels, items, strict=True)], textposition="none",
        hovertemplate="%{text}<extra></extra>",
    ))
    for position, (label, item) in enumerate(zip(labels, items, strict=True)):
        figure.add_annotation(x=0, y=position, text=label, showarrow=False, xanchor="right", xshift=-10,
                              font={"size": sizes.value, "color": style.TEXT})
        figure.add_annotation(x=item.value, y=position, text=f"<b>{item.text}</b>", showarrow=False, xanchor="left",
                              xshift=8, font={"size": sizes.value, "color": style.TEXT})
    left = max((style.text_width(label, size=sizes.value) for label in labels), default=0)
    right = max((style.text_width(item.text, size=sizes.value) for item in items), default=0)
    figure.update_xaxes(range=[0, chart.x_to])
    figure.update_yaxes(range=[len(items) - 0.5, -0.5])
    figure.update_layout(margin={"l": int(left) + 24, "r": int(right) + 24, "t": 8, "b": 8})
    figure.add_shape(type="line", x0=0, x1=0, y0=-0.5, y1=len(items) - 0.5,
                     line={"width": style.BORDER, "color": style.SECONDARY})
    return figure


def _fill(item: BarItem) -> str:
    return style.SUBJECT if item.status == "netral" else style.STATUS[item.status].fill
