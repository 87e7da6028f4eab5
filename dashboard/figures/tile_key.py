"""The key of the hexagon map: classes with their limits, reasons for no class, lokus marks; or three circles."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.analysis.tiles import hexagon
from dashboard.figures import style
from dashboard.figures.area_map import CIRCLE_UNIT_PX
from dashboard.figures.base import empty_figure, hatched
from dashboard.figures.tile_frame import frame_of
from dashboard.figures.tile_map import LOKUS_SHARE, circle_look, circle_px, hatch_of, largest_count
from dashboard.stories.charts import AreaMap, TileMap
from dashboard.words.classes import CLASS_RANGES, CLASS_WORDS, HIDDEN_COUNT_WORDS
from dashboard.words.numbers import count

HATCH_WORDS = {
    "tingkat": {"di_bawah_10": "<10, kasus <5", "cakupan_rendah": "cakupan rendah", "data_sedikit": "data sedikit",
                "tidak_ada_data": "tidak ada data"},
    "jumlah": {"data_sedikit": HIDDEN_COUNT_WORDS, "tidak_ada_data": "tidak ada data"},
}
LOKUS_WORDS = "desa lokus"
CANDIDATE_WORDS = "calon lokus"
BORDER_WORDS = "batas kecamatan"


@dataclass(frozen=True)
class _Entry:
    text: str
    fill: dict[str, object]
    mark: str = ""  # "lokus", "calon", "batas"


def draw_key(chart: TileMap, *, mode: style.Mode, width: int, map_size: tuple[int, int]) -> go.Figure:
    """The key belonging to ``chart`` as drawn at ``map_size``; its height follows from its entries."""
    entries = _marks(chart) if chart.view == "jumlah" else [*_classes(), *_marks(chart)]
    circles = chart.view == "jumlah" and largest_count(chart.tiles) > 0
    size = style.SIZES[mode].small
    row = round(size * 1.5)
    head = round(size * 1.6)
    split = len(entries) if chart.view == "jumlah" else len(_classes())
    columns = [entries[:split], entries[split:]] if entries[split:] else [entries]
    rows = max(len(column) for column in columns)
    cell_px = _circle_unit(chart, mode=mode, map_size=map_size)
    circle_height = round(1.15 * cell_px) + size + 14 if circles else 0
    height = head + circle_height + rows * row + 4
    figure = empty_figure(mode=mode, width=width, height=height)
    figure.update_xaxes(range=[0, width])
    figure.update_yaxes(range=[height, 0])
    _text(figure, f"<b>{chart.key_title}</b>", x=0, y=head / 2 - 2, size=size)
    if circles:
        _add_circle_key(figure, chart, top=head, cell_px=cell_px, width=width, size=size)
    # Columns as wide as their longest text, so the second never runs into the first.
    left = 0.0
    for column in columns:
        for position, entry in enumerate(column):
            _add_entry(figure, entry, left=left, y=head + circle_height + row * (position + 0.5), size=size)
        longest = max((style.text_width(entry.text, size=size) for entry in column), default=0)
        left = min(left + size * 1.9 + longest + 6, width * 0.54)
    return figure


def _circle_unit(chart: TileMap, *, mode: style.Mode, map_size: tuple[int, int]) -> float:
    """The width by which the map's circles are measured."""
    if isinstance(chart, AreaMap) or not chart.tiles:
        return CIRCLE_UNIT_PX
    return frame_of(chart, mode=mode, width=map_size[0], height=map_size[1]).cell_px


def _classes() -> list[_Entry]:
    return [_Entry(f"{CLASS_RANGES[name]} {CLASS_WORDS[name]}", {"fill": "toself", "fillcolor": look.fill})
            for name, look in style.CLASSES.items()]


def _marks(chart: TileMap) -> list[_Entry]:
    """Only the marks that this map shows."""
    entries = []
    if chart.view == "tingkat" and chart.thin_words:
        entries.append(_Entry(chart.thin_words, hatched(style.THIN_LINES, ground=style.CLASSES["sedang"].fill)))
    shown = {hatch_of(tile, view=chart.view) for tile in chart.tiles}
    entries += [_Entry(HATCH_WORDS[chart.view][name], hatched(hatch, ground=hatch.ground))
                for name, hatch in style.HATCHES.items() if name in shown]
    states = {tile.lokus for tile in chart.tiles}
    plain: dict[str, object] = {"fill": "toself", "fillcolor": style.BASE}
    if "ditetapkan" in states:
        entries.append(_Entry(LOKUS_WORDS, plain, "lokus"))
    if "calon" in states:
        entries.append(_Entry(CANDIDATE_WORDS, plain, "calon"))
    if not chart.selected:
        entries.append(_Entry(BORDER_WORDS, {}, "batas"))
    return entries


def _text(figure: go.Figure, text: str, *, x: float, y: float, size: int, anchor: str = "left") -> None:
    figure.add_annotation(x=x, y=y, text=text, showarrow=False, xanchor=anchor, yanchor="middle",
                          font={"size": size, "color": style.TEXT}, borderpad=0)


def _add_entry(figure: go.Figure, entry: _Entry, *, left: float, y: float, size: int) -> None:
    across = size * 1.3
    middle = left + across / 2 + 1
    if entry.mark == "batas":
        figure.add_trace(go.Scatter(x=[left + 1, left + 1 + across], y=[y, y], mode="lines", hoverinfo="skip",
                                    line={"width": style.KECAMATAN_BORDER, "color": style.TEXT}))
    else:
        _add_hexagon(figure, middle, y, across=across, fill=entry.fill, width=style.THIN, colour=style.SECONDARY)
    if entry.mark == "lokus":
        _add_hexagon(figure, middle, y, across=across * LOKUS_SHARE, fill={}, width=2, colour=style.TEXT)
        figure.add_trace(go.Scatter(x=[middle], y=[y], mode="markers", hoverinfo="skip",
                                    marker={"symbol": "star", "size": across * 0.55, "color": style.GROUND,
                                            "line": {"width": 1.2, "color": style.TEXT}}))
    if entry.mark == "calon":
        _add_hexagon(figure, middle, y, across=across * LOKUS_SHARE, fill={}, width=style.THIN, colour=style.TEXT)
    _text(figure, entry.text, x=left + across + 8, y=y, size=size)


def _add_hexagon(
    figure: go.Figure, x: float, y: float, *, across: float, fill: dict[str, object], width: float, colour: str,
) -> None:
    corners = [(x + across * dx, y + across * dy) for dx, dy in hexagon(0, 0)]
    figure.add_trace(go.Scatter(
        x=[corner[0] for corner in [*corners, corners[0]]], y=[corner[1] for corner in [*corners, corners[0]]],
        mode="lines", hoverinfo="skip", line={"width": width, "color": colour}, **fill))


def key_counts(largest: float) -> tuple[float, ...]:
    """Three round counts for the key: about the largest, a half to a third of it, and a tenth."""
    def rounded(value: float) -> float:
        if value < 1:
            return 1.0
        power = 10 ** (len(str(int(value))) - 1)
        return max(step * power for step in (1, 2, 5) if step * power <= value)
    return tuple(dict.fromkeys((rounded(largest), rounded(largest / 3), rounded(largest / 12))))


def _add_circle_key(
    figure: go.Figure, chart: TileMap, *, top: float, cell_px: float, width: int, size: int,
) -> None:
    largest = largest_count(chart.tiles)
    counts = key_counts(largest)
    middle = top + 0.575 * cell_px + 4
    room = max(cell_px * 1.3, style.text_width(count(counts[0]), size=size) + 28)
    look = circle_look(0 if isinstance(chart, AreaMap) else cell_px)
    for position, number in enumerate(counts):
        x = min(room * (position + 0.5), width - room / 2)
        figure.add_trace(go.Scatter(
            x=[x], y=[middle], mode="markers", hoverinfo="skip", name="kunci lingkaran",
            marker={"size": circle_px(number, largest=largest, cell_px=cell_px), **look}))
        _text(figure, count(number), x=x, y=middle + 0.575 * cell_px + size * 0.6, size=size, anchor="center")
