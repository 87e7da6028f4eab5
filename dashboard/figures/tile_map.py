"""Peta petak: one equal hexagon per desa, coloured by class, or circles by number of children.

Drawing order: class fills, thin lines, hatches, lokus outline and star, kecamatan borders, chosen kecamatan, texts,
and an invisible layer that answers the pointer. One trace per class, polygons parted by None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from dashboard.analysis.tiles import block_outline, hexagon
from dashboard.figures import style
from dashboard.figures.base import empty_figure, hatched
from dashboard.figures.tile_frame import TileFrame, frame_of
from dashboard.figures.tile_text import VALUES_FROM_PX, add_names, add_texts
from dashboard.stories.charts import Tile, TileMap

LOKUS_SHARE = 0.86
TEXT_GROUND_SHARE = 0.82
LARGEST_CIRCLE = 1.15  # of a cell's width
STAR_SHARE = 0.34


def draw_tile_map(chart: TileMap, *, mode: style.Mode, width: int, height: int) -> go.Figure:
    """The map of one kabupaten, or of the desa of one kecamatan when one is chosen."""
    figure = empty_figure(mode=mode, width=width, height=height)
    figure.update_xaxes(range=[0, width], constrain="domain")
    figure.update_yaxes(range=[height, 0], scaleanchor="x", scaleratio=1, constrain="domain")
    if not chart.tiles:
        return figure
    frame = frame_of(chart, mode=mode, width=width, height=height)
    if chart.view == "jumlah":
        _add_ground(figure, chart.tiles, frame=frame)
    else:
        _add_classes(figure, chart.tiles, frame=frame)
        _add_thin_lines(figure, chart.tiles, frame=frame)
    _add_hatches(figure, chart, frame=frame)
    _add_text_grounds(figure, chart, frame=frame)
    _add_lokus_outlines(figure, chart.tiles, frame=frame)
    _add_borders(figure, chart, frame=frame)
    if chart.view == "jumlah":
        _add_circles(figure, chart.tiles, frame=frame)
    _add_stars(figure, chart, frame=frame)
    add_texts(figure, chart, frame=frame, mode=mode)
    add_names(figure, frame, mode=mode)
    _add_hover(figure, chart.tiles, frame=frame)
    return figure


def _polygons(tiles: Iterable[Tile], *, frame: TileFrame, size: float) -> tuple[list[float | None], list[float | None]]:
    """Closed hexagons in px, parted by None."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for tile in tiles:
        corners = hexagon(tile.x, tile.y, size=size)
        xs += [*(frame.x(x) for x, _ in [*corners, corners[0]]), None]
        ys += [*(frame.y(y) for _, y in [*corners, corners[0]]), None]
    return xs, ys


def _add_shapes(
    figure: go.Figure, tiles: Sequence[Tile], *, frame: TileFrame, name: str, fill: dict[str, object],
    line: dict[str, object], size: float = 1.0,
) -> None:
    if tiles:
        xs, ys = _polygons(tiles, frame=frame, size=size)
        figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", name=name, hoverinfo="skip", line=line, **fill))


def _edge() -> dict[str, object]:
    return {"width": style.THIN, "color": style.SECONDARY}


def _add_classes(figure: go.Figure, tiles: Sequence[Tile], *, frame: TileFrame) -> None:
    for name, look in style.CLASSES.items():
        members = [tile for tile in tiles if tile.fill == name and not tile.thin_lines]
        _add_shapes(figure, members, frame=frame, name=name, fill={"fill": "toself", "fillcolor": look.fill},
                    line=_edge())


def _add_thin_lines(figure: go.Figure, tiles: Sequence[Tile], *, frame: TileFrame) -> None:
    for name, look in style.CLASSES.items():
        members = [tile for tile in tiles if tile.fill == name and tile.thin_lines]
        _add_shapes(figure, members, frame=frame, name=f"{name}_bergaris",
                    fill=hatched(style.THIN_LINES, ground=look.fill), line=_edge())


def _add_ground(figure: go.Figure, tiles: Sequence[Tile], *, frame: TileFrame) -> None:
    _add_shapes(figure, [tile for tile in tiles if tile.count is not None], frame=frame, name="dasar",
                fill={"fill": "toself", "fillcolor": style.BASE}, line={"width": style.THIN, "color": style.HATCH_LINE})


def _add_hatches(figure: go.Figure, chart: TileMap, *, frame: TileFrame) -> None:
    """Desa without a class, or without a count in the circle view (a hidden count is "data sedikit")."""
    for name, hatch in style.HATCHES.items():
        members = [tile for tile in chart.tiles if hatch_of(tile, view=chart.view) == name]
        _add_shapes(figure, members, frame=frame, name=name, fill=hatched(hatch, ground=hatch.ground), line=_edge())


def _add_text_grounds(figure: go.Figure, chart: TileMap, *, frame: TileFrame) -> None:
    """A plain field inside a hatched cell that carries text: the hatch stays as its rim."""
    if frame.cell_px < VALUES_FROM_PX:
        return
    written = [tile for tile in chart.tiles if chart.selected or tile.value_text]
    for ground in dict.fromkeys(hatch.ground for hatch in style.HATCHES.values()):
        bare = [tile for tile in written
                if (hatch := style.HATCHES.get(hatch_of(tile, view=chart.view))) and hatch.ground == ground]
        _add_shapes(figure, bare, frame=frame, name="bidang teks", size=TEXT_GROUND_SHARE,
                    fill={"fill": "toself", "fillcolor": ground}, line={"width": 0})
    for name, look in style.CLASSES.items():
        lined = [tile for tile in written if chart.view == "tingkat" and tile.thin_lines and tile.fill == name]
        _add_shapes(figure, lined, frame=frame, name=f"bidang teks {name}", size=TEXT_GROUND_SHARE,
                    fill={"fill": "toself", "fillcolor": look.fill}, line={"width": 0})


def hatch_of(tile: Tile, *, view: str) -> str:
    """The hatch a tile gets in this view, ``''`` for none."""
    if view == "jumlah":
        if tile.count is not None:
            return ""
        return tile.fill if tile.fill == "tidak_ada_data" else "data_sedikit"
    return tile.fill if tile.fill in style.HATCHES else ""


def _add_lokus_outlines(figure: go.Figure, tiles: Sequence[Tile], *, frame: TileFrame) -> None:
    """Double outline for a desa lokus, a single thin one for a candidate."""
    named = [tile for tile in tiles if tile.lokus == "ditetapkan"]
    for width, colour in ((4, style.GROUND), (2, style.TEXT)):
        _add_shapes(figure, named, frame=frame, name="lokus", fill={}, size=LOKUS_SHARE,
                    line={"width": width, "color": colour})
    _add_shapes(figure, [tile for tile in tiles if tile.lokus == "calon"], frame=frame, name="calon lokus", fill={},
                size=LOKUS_SHARE, line={"width": style.THIN, "color": style.TEXT})


def _add_stars(figure: go.Figure, chart: TileMap, *, frame: TileFrame) -> None:
    """White star with a dark edge: in the middle, or near the top where the cell also carries a value."""
    named = [tile for tile in chart.tiles if tile.lokus == "ditetapkan"]
    if not named:
        return
    above = bool(chart.selected) or chart.view == "jumlah" or frame.cell_px >= VALUES_FROM_PX
    figure.add_trace(go.Scatter(
        x=[frame.x(tile.x) for tile in named], y=[frame.y(tile.y - (0.36 if above else 0)) for tile in named],
        mode="markers", hoverinfo="skip", name="bintang lokus",
        marker={"symbol": "star", "color": style.GROUND, "size": min(20.0, max(11.0, frame.cell_px * STAR_SHARE)),
                "line": {"width": THIN_STAR, "color": style.TEXT}},
    ))


THIN_STAR = 1.5


def _add_borders(figure: go.Figure, chart: TileMap, *, frame: TileFrame) -> None:
    for code, name in chart.kecamatan:
        cells = [(tile.x, tile.y) for tile in chart.tiles if tile.kecamatan_code == code]
        if not cells:
            continue
        xs: list[float | None] = []
        ys: list[float | None] = []
        for ring in block_outline(cells):
            xs += [*(frame.x(x) for x, _ in ring), None]
            ys += [*(frame.y(y) for _, y in ring), None]
        chosen = code == chart.selected
        figure.add_trace(go.Scatter(
            x=xs, y=ys, mode="lines", hoverinfo="skip", name=f"batas {name}",
            line={"width": style.SELECTED_BORDER if chosen else style.KECAMATAN_BORDER,
                  "color": style.SUBJECT if chosen else style.TEXT},
        ))


def largest_count(tiles: Sequence[Tile]) -> float:
    """The largest count shown; 0 when none is."""
    return max((tile.count for tile in tiles if tile.count is not None), default=0.0)


def circle_px(count: float, *, largest: float, cell_px: float) -> float:
    """Diameter whose *area* is proportional to the count; the largest count fills its cell."""
    return LARGEST_CIRCLE * cell_px * (count / largest) ** 0.5 if largest > 0 else 0.0


def circle_look(cell_px: float) -> dict[str, object]:
    """Dark circles; paler ones where names and numbers are written over them."""
    if cell_px < VALUES_FROM_PX:
        return {"color": style.SUBJECT, "opacity": 0.9, "line": {"width": THIN_STAR, "color": style.GROUND}}
    return {"color": style.CIRCLE, "opacity": 1, "line": {"width": THIN_STAR, "color": style.GROUND}}


def _add_circles(figure: go.Figure, tiles: Sequence[Tile], *, frame: TileFrame) -> None:
    largest = largest_count(tiles)
    shown = sorted((tile for tile in tiles if tile.count), key=lambda tile: -(tile.count or 0))
    figure.add_trace(go.Scatter(
        x=[frame.x(tile.x) for tile in shown], y=[frame.y(tile.y) for tile in shown], mode="markers",
        hoverinfo="skip", name="jumlah",
        marker={"symbol": "circle", **circle_look(frame.cell_px),
                "size": [circle_px(tile.count or 0, largest=largest, cell_px=frame.cell_px) for tile in shown]},
    ))


def _add_hover(figure: go.Figure, tiles: Sequence[Tile], *, frame: TileFrame) -> None:
    figure.add_trace(go.Scatter(
        x=[frame.x(tile.x) for tile in tiles], y=[frame.y(tile.y) for tile in tiles], mode="markers", name="desa",
        marker={"size": frame.cell_px * 0.9, "color": style.CLEAR, "opacity": 0}, text=[tile.hover for tile in tiles],
        hovertemplate="%{text}<extra></extra>",
    ))
