"""Texts on the area map: kecamatan names on the whole kabupaten; desa names and values when one kecamatan is chosen."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.area_frame import AreaFrame, Box, Placed, beside, box_around, fits_inside, overlaps
from dashboard.figures.tile_text import short_name
from dashboard.stories.charts import AreaMap, Tile

NAME_ROOM_PX = 150.0
# Where a kecamatan's name is tried around the middle of its area, in heights of a line.
NAME_SHIFTS = ((0, 0), (0, -1.4), (0, 1.4), (-2.5, 0), (2.5, 0), (0, -2.8), (0, 2.8))


def add_kecamatan_names(
    figure: go.Figure, chart: AreaMap, *, frame: AreaFrame, mode: style.Mode, canvas: tuple[int, int],
) -> None:
    """Each name on its kecamatan, shifted a little where two would meet."""
    size = style.SIZES[mode].small
    names = dict(chart.kecamatan)
    taken: list[Box] = []
    for code, _, (x, y) in chart.borders:
        for across, down in NAME_SHIFTS:
            box = box_around(frame.x(x) + across * size, frame.y(y) + down * size, lines=[names[code]], size=size)
            box = _within(box, canvas=canvas)
            if not overlaps(box, others=taken):
                break
        else:
            continue
        taken.append(box)
        _write(figure, Placed((names[code],), box), size=size, colour=style.TEXT, ground=style.VEIL)


def add_texts(
    figure: go.Figure, chart: AreaMap, *, frame: AreaFrame, mode: style.Mode, canvas: tuple[int, int],
) -> None:
    """Name and value in every area that has room, largest areas first; beside it with a line where it has none."""
    size = style.SIZES[mode].small
    taken: list[Box] = []
    apart: list[tuple[Tile, tuple[str, ...]]] = []
    for tile, shape in zip(chart.tiles, chart.shapes, strict=True):
        lines = _lines(tile, size=size)
        box = box_around(frame.x(tile.x), frame.y(tile.y), lines=lines, size=size)
        if fits_inside(box, shape=shape, frame=frame) and not overlaps(box, others=taken):
            taken.append(box)
            colour, ground = _colours(tile, chart=chart)
            _write(figure, Placed(lines, box), size=size, colour=colour, ground=ground)
        else:
            apart.append((tile, lines))
    for tile, lines in apart:
        placed = beside(frame.x(tile.x), frame.y(tile.y), lines=lines, size=size, taken=taken, shapes=chart.shapes,
                        frame=frame, canvas=canvas)
        if placed is not None:
            taken.append(placed.box)
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
        figure.add_shape(type="line", x0=x0, y0=y0, x1=x1, y1=y1, line={"width": style.THIN, "color": style.TEXT})
    x, y = placed.middle
    figure.add_annotation(x=x, y=y, text=f"<b>{'<br>'.join(placed.lines)}</b>", showarrow=False, align="center",
                          borderpad=1, bgcolor=ground, font={"size": size, "color": colour})
