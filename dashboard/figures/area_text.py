"""Texts on the area map: kecamatan names on the whole kabupaten; desa names and values when one kecamatan is chosen."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.area_frame import (
    AreaFrame,
    Box,
    Placed,
    beside,
    box_around,
    cells_of,
    covered_cells,
    line_boxes,
    overlaps,
)
from dashboard.figures.tile_text import short_name
from dashboard.stories.charts import AreaMap, Tile

NAME_ROOM_PX = 150.0
DOT_PX = 6.0


def add_kecamatan_names(
    figure: go.Figure, chart: AreaMap, *, frame: AreaFrame, mode: style.Mode, canvas: tuple[int, int],
) -> None:
    """Each name off the map with a line into its kecamatan, so that it hides no desa; on it where there is no room."""
    size = style.SIZES[mode].small
    names = dict(chart.kecamatan)
    taken: list[Box] = []
    covered = np.any([covered_cells(shape, frame=frame, canvas=canvas) for _, shape, _ in chart.borders], axis=0)
    for code, _, (x, y) in sorted(chart.borders, key=lambda border: border[2][1]):
        lines = (names[code],)
        placed = beside(frame.x(x), frame.y(y), lines=lines, size=size, taken=taken, covered=covered, canvas=canvas)
        if placed is None:
            box = _within(box_around(frame.x(x), frame.y(y), lines=lines, size=size), canvas=canvas)
            if overlaps(box, others=taken):
                continue
            placed = Placed(lines, box)
        taken += [placed.box, *line_boxes(placed)]
        _write(figure, placed, size=size, colour=style.TEXT, ground=style.VEIL)


def add_texts(
    figure: go.Figure, chart: AreaMap, *, frame: AreaFrame, mode: style.Mode, canvas: tuple[int, int],
) -> None:
    """Name and value in every area that has room, largest areas first; beside it with a line where it has none."""
    size = style.SIZES[mode].small
    taken: list[Box] = []
    apart: list[tuple[Tile, tuple[str, ...]]] = []
    grounds = [covered_cells(shape, frame=frame, canvas=canvas) for shape in chart.shapes]
    for tile, own in zip(chart.tiles, grounds, strict=True):
        lines = _lines(tile, size=size)
        box = box_around(frame.x(tile.x), frame.y(tile.y), lines=lines, size=size)
        if cells_of(box, covered=own).all() and not overlaps(box, others=taken):
            taken.append(box)
            colour, ground = _colours(tile, chart=chart)
            _write(figure, Placed(lines, box), size=size, colour=colour, ground=ground)
        else:
            apart.append((tile, lines))
    covered = np.any(grounds, axis=0)
    for tile, lines in sorted(apart, key=lambda entry: entry[0].y):
        placed = beside(frame.x(tile.x), frame.y(tile.y), lines=lines, size=size, taken=taken, covered=covered,
                        canvas=canvas)
        if placed is not None:
            taken += [placed.box, *line_boxes(placed)]
            _write(figure, placed, size=size, colour=style.TEXT, ground=style.VEIL)


def _lines(tile: Tile, *, size: int) -> tuple[str, ...]:
    names = short_name(tile.name, room_px=NAME_ROOM_PX, size=size)
    return (*names, tile.value_text) if tile.value_text else tuple(names)


def _colours(tile: Tile, *, chart: AreaMap) -> tuple[str, str]:
    """Text colour, and a ground under it where hatches or circles would run through the letters."""
    if chart.view == "jumlah":
        return style.TEXT, style.VEIL
    if tile.fill in style.CLASSES:
        look = style.CLASSES[tile.fill]
        return look.text, look.fill if tile.thin_lines else style.CLEAR
    return style.TEXT, style.GROUND


def _within(box: Box, *, canvas: tuple[int, int]) -> Box:
    across = max(0.0, 2 - box[0]) - max(0.0, box[2] - canvas[0] + 2)
    down = max(0.0, 2 - box[1]) - max(0.0, box[3] - canvas[1] + 2)
    return box[0] + across, box[1] + down, box[2] + across, box[3] + down


def _write(figure: go.Figure, placed: Placed, *, size: int, colour: str, ground: str) -> None:
    if placed.leader is not None:
        x0, y0, x1, y1 = placed.leader
        figure.add_trace(go.Scatter(
            x=[x0, x1], y=[y0, y1], mode="lines+markers", hoverinfo="skip", name="penunjuk",
            line={"width": style.THIN, "color": style.TEXT}, marker={"size": [0, DOT_PX], "color": style.TEXT}))
    x, y = placed.middle
    figure.add_annotation(x=x, y=y, text=f"<b>{'<br>'.join(placed.lines)}</b>", showarrow=False, align="center",
                          borderpad=1, bgcolor=ground, font={"size": size, "color": colour})
