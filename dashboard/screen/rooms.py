"""How much height each chart of a meeting page gets, and which ones do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures import style
from dashboard.stories.charts import Chart, Dots, Scorecard, Trend

ROOMY_ROW = 52
# Of the height that is left each later chart that can stretch takes this share: the first carries the message.
LATER_SHARE = 0.2


def roomy(chart: Scorecard, *, room: float) -> bool:
    """Whether the rows of a scorecard leave room for larger letters."""
    return (len(chart.rows) + 1) * ROOMY_ROW <= room


def drawn_height(chart: Chart, *, room: int, mode: style.Mode) -> int:
    """A dot plot of an officer is as tall as its rows need; a few rows do not spread over a whole wall."""
    if isinstance(chart, Dots):
        row = 30 if mode == "petugas" else 64
        wanted = len(chart.rows) * row + (70 if mode == "petugas" else 110)
        return wanted if mode == "petugas" else min(room, wanted)
    return room


def least_height(chart: Chart, *, tick: float) -> int:
    """The height in px under which a chart cannot be read from the back of the room."""
    if isinstance(chart, Dots):
        return round(len(chart.rows) * tick * 1.5 + tick * 5)
    if isinstance(chart, Scorecard):
        return round((len(chart.rows) + 1) * tick * 1.7 + tick * 2)
    return 190


def rooms(charts: Sequence[Chart], *, height: int, tick: float) -> list[tuple[Chart, int]]:
    """The charts that fit under each other, the first always, each with its height.

    What is left goes to the trends, which gain most from it, or else to the first chart.
    """
    shown: list[tuple[Chart, int]] = []
    left = height
    for chart in charts:
        least = least_height(chart, tick=tick)
        if shown and least > left:
            break
        shown.append((chart, min(least, left)))
        left -= least
    note = tick * 1.5 if len(shown) < len(charts) else 0
    stretching = [place for place, (one, _) in enumerate(shown) if isinstance(one, Trend)] or [0][:len(shown)]
    more = max(left - note, 0) * (1 - LATER_SHARE * (len(stretching) - 1))
    extra = {place: more if place == stretching[0] else max(left - note, 0) * LATER_SHARE for place in stretching}
    return [(one, round(given + extra.get(place, 0))) for place, (one, given) in enumerate(shown)]
