"""Steps as bars from the top, each with what was lost since the step before: shape and word tell it, colour last."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import add_marks, empty_figure
from dashboard.stories.charts import Cascade, CascadeStep

# Share of a row that its bar takes; the measure stands above it, the loss under it.
BAR = 0.34
_GAP = 10


def draw_cascade(chart: Cascade, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """Labels left of the bars, values right of bar and loss; a step without a percentage is its words alone."""
    sizes = style.SIZES[mode]
    figure = empty_figure(mode=mode, width=width, height=height)
    steps = chart.steps
    at = list(range(len(steps)))
    figure.add_trace(go.Bar(
        x=[step.value or 0 for step in steps], y=at, orientation="h", width=BAR, name="tercapai",
        marker={"color": style.SUBJECT, "line": {"width": style.BORDER, "color": style.SUBJECT}},
        text=[_hover(step) for step in steps], textposition="none", hovertemplate="%{text}<extra></extra>"))
    figure.add_trace(go.Bar(
        x=[step.gone for step in steps], y=at, base=[step.value or 0 for step in steps], orientation="h", width=BAR,
        name="hilang", marker={"color": [style.STATUS[step.status].fill for step in steps],
                               "line": {"width": style.BORDER, "color": style.SECONDARY}},
        text=[_hover(step) for step in steps], textposition="none", hovertemplate="%{text}<extra></extra>"))
    row = height / max(len(steps), 1)
    beside = row * BAR / 2
    notes = [note for position, step in enumerate(steps)
             for note in _notes(step, position=position, sizes=sizes, beside=beside, x_to=chart.x_to)]
    left = max((style.text_width(step.label, size=sizes.value) for step in steps), default=0)
    right = max((style.text_width(step.text, size=sizes.value) for step in steps if step.value is not None), default=0)
    axis = {"x0": 0, "x1": 0, "y0": -0.5, "y1": len(steps) - 0.5,
            "line": {"width": style.BORDER, "color": style.SECONDARY}}
    add_marks(figure, notes=notes, lines=[axis])
    figure.update_xaxes(range=[0, chart.x_to])
    figure.update_yaxes(range=[len(steps) - 0.5, -0.5])
    figure.update_layout(barmode="overlay", margin={"l": int(left) + 2 * _GAP, "r": int(right) + 2 * _GAP})
    return figure


def _notes(
    step: CascadeStep, *, position: int, sizes: style.Sizes, beside: float, x_to: float
) -> list[dict[str, object]]:
    """Label, measure, value and loss of one step."""
    known = step.value is not None
    # Rounded parts may add up to a hair more than the axis: Plotly leaves out what stands beyond it.
    end = min((step.value or 0.0) + step.gone, x_to)
    value_ink = style.TEXT if known or step.text[:1].isdigit() else style.SECONDARY
    notes = [
        {"x": 0, "y": position, "text": f"<b>{step.label}</b>", "xanchor": "right", "xshift": -_GAP,
         "font": {"size": sizes.value, "color": style.TEXT}},
        {"x": end, "y": position, "text": f"<b>{step.text}</b>", "xanchor": "left", "xshift": _GAP,
         "font": {"size": sizes.value, "color": value_ink}},
    ]
    above = beside + sizes.small * 0.75
    if step.measure:
        notes.append({"x": 0, "y": position, "text": step.measure, "xanchor": "left", "xshift": 4, "yshift": above,
                      "font": {"size": sizes.small, "color": style.SECONDARY}})
    if step.lost_text:
        notes.append({"x": 0, "y": position, "text": f"<b>{step.lost_text}</b>", "xanchor": "left", "xshift": 4,
                      "yshift": -above, "font": {"size": sizes.small, "color": style.TEXT}})
    return notes


def _hover(step: CascadeStep) -> str:
    return ", ".join(part for part in (f"{step.label}: {step.text}", step.measure, step.lost_text) if part)
