"""What every figure has in common: white ground, our face, no legend, no mode bar, Indonesian separators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.words.numbers import short_number


def empty_figure(*, mode: style.Mode, width: int, height: int) -> go.Figure:
    """A bare figure of this size; axes hidden until a chart shows them."""
    sizes = style.SIZES[mode]
    figure = go.Figure()
    figure.update_layout(
        width=width, height=height, autosize=True, showlegend=False, separators=",.", dragmode=False,
        paper_bgcolor=style.GROUND, plot_bgcolor=style.GROUND, margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        font={"family": style.FONT, "size": sizes.small, "color": style.TEXT},
        hoverlabel={"bgcolor": style.GROUND, "bordercolor": style.SECONDARY,
                    "font": {"family": style.FONT, "size": sizes.small, "color": style.TEXT}},
        hovermode="closest",
    )
    figure.update_xaxes(visible=False, fixedrange=True)
    figure.update_yaxes(visible=False, fixedrange=True)
    return figure


Mark = dict[str, Any]


def add_marks(figure: go.Figure, *, notes: Sequence[Mark] = (), lines: Sequence[Mark] = ()) -> None:
    """Texts and lines, all at once: with each single addition Plotly would check every earlier one again."""
    # Assigned, not updated: an update compares each new one with each old one.
    if notes:
        figure.layout.annotations += tuple(go.layout.Annotation(showarrow=False, **note) for note in notes)
    if lines:
        figure.layout.shapes += tuple(go.layout.Shape(type="line", **line) for line in lines)


def hatched(hatch: style.Hatch, *, ground: str) -> dict[str, object]:
    """Arguments of a filled trace with this hatch over ``ground``; full opacity, the default is too pale."""
    return {"fill": "toself", "fillpattern": {
        "shape": hatch.shape, "fgcolor": hatch.colour, "bgcolor": ground, "fgopacity": 1, "size": hatch.size,
        "solidity": hatch.solidity, "fillmode": "replace"}}


def nice_step(top: float, *, most: int) -> float:
    """The smallest round step (1, 2, 5, 10, 20 ...) that gives at most ``most`` steps from 0 to ``top``."""
    for step in (0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000, 100000):
        if top / step <= most:
            return step
    return top


def rate_ticks(top: float, *, most: int = 6) -> tuple[list[float], list[str]]:
    """Tick values from 0 and their texts in Indonesian form."""
    step = nice_step(top, most=most)
    values = [step * number for number in range(int(top / step + 1e-9) + 1)]
    return values, [short_number(value) for value in values]


def mark_sample(figure: go.Figure) -> go.Figure:
    """Write DATA CONTOH across a figure that shows sample data; nothing removes it."""
    figure.add_annotation(
        text=style.WATERMARK_TEXT, xref="paper", yref="paper", x=0.5, y=0.5, showarrow=False, textangle=-20,
        font={"size": 64, "color": style.WATERMARK, "weight": 700}, name="watermark",
    )
    return figure
