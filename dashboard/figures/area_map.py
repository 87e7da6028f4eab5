"""Peta batas: every desa on its (indicative) boundary, coloured by class, or circles by number of children.

Drawn as SVG lines that are filled: no tiles, no network, no WebGL. One trace per desa, so that the pointer is answered
by the area it stands in. Drawing order as on the hexagon map: fills and hatches, lokus, kecamatan borders, circles,
stars, texts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.area_frame import AreaFrame, frame_of
from dashboard.figures.area_text import add_kecamatan_names, add_texts
from dashboard.figures.base import empty_figure, hatched
from dashboard.figures.tile_map import circle_px, hatch_of, largest_count
from dashboard.stories.charts import AreaMap, Shape, Tile

# A circle's unit: the largest count is drawn 1.15 times as wide.
CIRCLE_UNIT_PX = 30.0
# An area smaller than this in both directions is drawn as a square of its class, or nobody would see it.
SMALLEST_PX = 7.0
FINE_EDGE = 0.8
STAR_PX = 13.0


def draw_area_map(chart: AreaMap, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """The map of one kabupaten, or of the desa of one kecamatan when one is chosen."""
    figure = empty_figure(mode=mode, width=width, height=height)
    figure.update_xaxes(range=[0, width], constrain="domain")
    figure.update_yaxes(range=[height, 0], scaleanchor="x", scaleratio=1, constrain="domain")
    if not chart.tiles:
        return figure
    frame = frame_of(chart, width=width, height=height)
    for tile, shape in zip(chart.tiles, chart.shapes, strict=True):
        _add_desa(figure, tile, shape=shape, chart=chart, frame=frame)
    _add_lokus(figure, chart, frame=frame)
    _add_borders(figure, chart, frame=frame)
    _add_specks(figure, chart, frame=frame)
    if chart.view == "jumlah":
        _add_circles(figure, chart, frame=frame)
    _add_stars(figure, chart, frame=frame)
    if chart.selected:
        add_texts(figure, chart, frame=frame, mode=mode, canvas=(width, height))
    else:
        add_kecamatan_names(figure, chart, frame=frame, mode=mode, canvas=(width, height))
    return figure


def _outline(shapes: Sequence[Shape], *, frame: AreaFrame) -> tuple[np.ndarray, np.ndarray]:
    """All rings in px, parted by NaN. Holes run the other way round than outer rings, so that they stay empty."""
    part = np.array([[np.nan, np.nan]])
    rings = [piece for shape in shapes for rings in shape for ring in rings for piece in (frame.ring(ring), part)]
    points = np.concatenate(rings).astype(np.float32)
    return points[:, 0], points[:, 1]


def _add_desa(figure: go.Figure, tile: Tile, *, shape: Shape, chart: AreaMap, frame: AreaFrame) -> None:
    xs, ys = _outline([shape], frame=frame)
    figure.add_trace(go.Scatter(
        x=xs, y=ys, mode="lines", name=tile.code, hoveron="fills", hoverinfo="text", text=tile.hover,
        line={"width": style.THIN if chart.selected else FINE_EDGE, "color": style.SECONDARY, "simplify": False},
        **_fill(tile, view=chart.view)))


def _fill(tile: Tile, *, view: str) -> dict[str, object]:
    """Class colour, class colour under thin lines, the hatch that says why there is none, or the ground of circles."""
    hatch = hatch_of(tile, view=view)
    if hatch:
        return hatched(style.HATCHES[hatch], ground=style.HATCHES[hatch].ground)
    if view == "jumlah":
        return {"fill": "toself", "fillcolor": style.BASE}
    colour = style.CLASSES[tile.fill].fill
    return hatched(style.THIN_LINES, ground=colour) if tile.thin_lines else {"fill": "toself", "fillcolor": colour}


def _add_lines(
    figure: go.Figure, shapes: list[Shape], *, frame: AreaFrame, name: str, width: float, colour: str,
    dash: str = "solid",
) -> None:
    if shapes:
        xs, ys = _outline(shapes, frame=frame)
        figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", name=name, hoverinfo="skip",
                                    line={"width": width, "color": colour, "dash": dash, "simplify": False}))


def _add_lokus(figure: go.Figure, chart: AreaMap, *, frame: AreaFrame) -> None:
    """Double outline for a desa lokus, a thin broken one for a candidate."""
    named = [shape for tile, shape in zip(chart.tiles, chart.shapes, strict=True) if tile.lokus == "ditetapkan"]
    candidates = [shape for tile, shape in zip(chart.tiles, chart.shapes, strict=True) if tile.lokus == "calon"]
    _add_lines(figure, candidates, frame=frame, name="calon lokus", width=4, colour=style.GROUND)
    _add_lines(figure, candidates, frame=frame, name="calon lokus", width=style.THIN, colour=style.TEXT, dash="6px,3px")
    _add_lines(figure, named, frame=frame, name="lokus", width=6, colour=style.GROUND)
    _add_lines(figure, named, frame=frame, name="lokus", width=2.5, colour=style.TEXT)


def _add_borders(figure: go.Figure, chart: AreaMap, *, frame: AreaFrame) -> None:
    names = dict(chart.kecamatan)
    for code, shape, _ in chart.borders:
        chosen = code == chart.selected
        _add_lines(figure, [shape], frame=frame, name=f"batas {names[code]}",
                   width=style.SELECTED_BORDER if chosen else style.KECAMATAN_BORDER - 1,
                   colour=style.SUBJECT if chosen else style.TEXT)


def _is_speck(shape: Shape, *, frame: AreaFrame) -> bool:
    points = [point for rings in shape for point in rings[0]]
    across = max(x for x, _ in points) - min(x for x, _ in points)
    down = max(y for _, y in points) - min(y for _, y in points)
    return max(across, down) * frame.px_per_km < SMALLEST_PX


def _add_specks(figure: go.Figure, chart: AreaMap, *, frame: AreaFrame) -> None:
    specks = [tile for tile, shape in zip(chart.tiles, chart.shapes, strict=True) if _is_speck(shape, frame=frame)]
    if not specks:
        return
    colours = [style.CLASSES[tile.fill].fill if tile.fill in style.CLASSES and chart.view == "tingkat" else style.GROUND
               for tile in specks]
    figure.add_trace(go.Scatter(
        x=[frame.x(tile.x) for tile in specks], y=[frame.y(tile.y) for tile in specks], mode="markers",
        name="desa sangat kecil", text=[tile.hover for tile in specks], hovertemplate="%{text}<extra></extra>",
        marker={"symbol": "square", "size": SMALLEST_PX + 2, "color": colours,
                "line": {"width": FINE_EDGE, "color": style.SECONDARY}}))


def _add_circles(figure: go.Figure, chart: AreaMap, *, frame: AreaFrame) -> None:
    largest = largest_count(chart.tiles)
    shown = sorted((tile for tile in chart.tiles if tile.count), key=lambda tile: -(tile.count or 0))
    figure.add_trace(go.Scatter(
        x=[frame.x(tile.x) for tile in shown], y=[frame.y(tile.y) for tile in shown], mode="markers", name="jumlah",
        text=[tile.hover for tile in shown], hovertemplate="%{text}<extra></extra>",
        marker={"symbol": "circle", "opacity": 0.85, "color": style.SUBJECT,
                "size": [circle_px(tile.count or 0, largest=largest, cell_px=CIRCLE_UNIT_PX) for tile in shown],
                "line": {"width": 1.5, "color": style.GROUND}}))


def _add_stars(figure: go.Figure, chart: AreaMap, *, frame: AreaFrame) -> None:
    """White star with a dark edge; above the value where a kecamatan is chosen."""
    named = [tile for tile in chart.tiles if tile.lokus == "ditetapkan"]
    if not named:
        return
    lift = 30.0 if chart.selected else 0.0
    figure.add_trace(go.Scatter(
        x=[frame.x(tile.x) for tile in named], y=[frame.y(tile.y) - lift for tile in named], mode="markers",
        hoverinfo="skip", name="bintang lokus",
        marker={"symbol": "star", "color": style.GROUND, "size": STAR_PX,
                "line": {"width": 1.5, "color": style.TEXT}}))
