"""How much height each chart of a meeting page gets, and which ones do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures import style
from dashboard.screen.parts import lines_needed
from dashboard.screen.scorecard import SHORT, Letters
from dashboard.stories.charts import Bars, Chart, Dots, Scorecard, ScoreCell, Trend
from dashboard.words.classes import STATUS_SHAPES

# Letters of a scorecard on a meeting page: text size and the px a row takes beside its lines (meeting.css).
LETTERS: dict[Letters, tuple[int, float, int]] = {
    "besar": (style.SIZES["rapat"].value, 1.3, 35),
    "lega": (style.SIZES["rapat"].tick, 1.3, 23), "biasa": (style.SIZES["rapat"].small, 1.25, 7)}
CELL_PADDING, CLOSE_PADDING = 21, 8
MOST_LARGE_COLUMNS, LARGEST_SHARE = 4, 0.78  # the rest of the room is for the facts under the table
# Of the height that is left each later chart that can stretch takes this share: the first carries the message.
LATER_SHARE = 0.2


def scorecard_height(chart: Scorecard, *, letters: Letters, width: float) -> float:
    """Height in px of a scorecard on a meeting page: the longest cell of a row decides its lines."""
    size, line, between = LETTERS[letters]
    widths = chart.widths or (1.0,) * len(chart.columns)
    padding = CLOSE_PADDING if chart.close else CELL_PADDING
    columns = [width * share / sum(widths) - padding for share in widths]
    rows = [chart.columns, *(tuple(_shown(cell) for cell in row) for row in chart.rows)]
    more = 1.3 * size if chart.more else 0
    return more + sum(between + line * size * max(
        lines_needed(text, size_px=size, width_px=room) for text, room in zip(row, columns, strict=True))
        for row in rows)


def _shown(cell: ScoreCell) -> str:
    """The text with its shape. A short cell is never broken (``pendek``), however narrow its column."""
    return "■" if len(cell.text) <= SHORT else f"{STATUS_SHAPES[cell.status]} {cell.text}".strip()


def letters_of(chart: Scorecard, *, width: float, room: float) -> Letters:
    """The largest letters with which the rows fit; a short and narrow table takes the size of values."""
    largest = scorecard_height(chart, letters="besar", width=width)
    if len(chart.columns) <= MOST_LARGE_COLUMNS and largest <= room * LARGEST_SHARE:
        return "besar"
    fits = scorecard_height(chart, letters="lega", width=width) <= room and _names_stay_whole(chart, width=width)
    return "lega" if fits else "biasa"


def _names_stay_whole(chart: Scorecard, *, width: float) -> bool:
    """Whether no word over a column, such as Kotawaringin, is wider than its column in the larger letters."""
    widths = chart.widths or (1.0,) * len(chart.columns)
    return all(
        style.text_width(word, size=LETTERS["lega"][0]) <= width * share / sum(widths) - CELL_PADDING
        for name, share in zip(chart.columns, widths, strict=True) for word in name.split())


def drawn_height(chart: Chart, *, room: int, mode: style.Mode) -> int:
    """Dot plots and bars of an officer are as tall as their rows need; a few rows do not spread over a whole wall."""
    if isinstance(chart, Dots):
        row = 30 if mode == "petugas" else 64
        wanted = len(chart.rows) * row + (70 if mode == "petugas" else 110)
        return wanted if mode == "petugas" else min(room, wanted)
    if isinstance(chart, Bars):
        wanted = len(chart.items) * (48 if mode == "petugas" else 90) + 20
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
