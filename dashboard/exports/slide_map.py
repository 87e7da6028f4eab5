"""The hexagon map on a slide: one freeform per desa, named and described; fills, hatches, lokus, borders, circles."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE

from dashboard.analysis.tiles import block_outline, hexagon
from dashboard.exports import style
from dashboard.exports.map_place import MapPlace, place_map
from dashboard.exports.parts import (
    Box,
    Run,
    add_label,
    add_line,
    add_polygon,
    add_text,
    decorative,
    describe,
    flat,
    rgb,
    write,
)
from dashboard.exports.style import emu
from dashboard.stories.charts import Tile, TileMap

LOKUS_SHARE = 0.86
LARGEST_CIRCLE = 1.15  # of a cell's width
CIRCLE_UNIT_PX = 44.0  # the "cell" of a map that has none
VALUES_FROM_PX = 56.0

# Why there is no class: (pattern, colour of its lines).
HATCHES = {
    "di_bawah_10": (MSO_PATTERN.PERCENT_10, style.HATCH_LINE),
    "cakupan_rendah": (MSO_PATTERN.HORIZONTAL, style.HATCH_LINE),
    "data_sedikit": (MSO_PATTERN.DOTTED_DIAMOND, style.SECONDARY),
    "tidak_ada_data": (MSO_PATTERN.WIDE_UPWARD_DIAGONAL, style.SECONDARY),
}
THIN_LINES = MSO_PATTERN.DASHED_HORIZONTAL


def add_tile_map(slide: Any, chart: TileMap, *, box: Box) -> None:
    """The whole map in ``box``; the key is drawn by ``map_key``."""
    if not chart.tiles:
        return
    note_px = 22.0 if chart.note else 0.0
    place = place_map(chart, box=Box(box.left, box.top, box.width, box.height - note_px))
    for tile in chart.tiles:
        _add_cell(slide, tile, chart=chart, place=place)
    for tile in chart.tiles:
        _add_lokus_outline(slide, tile, place=place)
    _add_borders(slide, chart, place=place)
    if chart.view == "jumlah":
        _add_circles(slide, chart, place=place)
    for tile in chart.tiles:
        _add_cell_text(slide, tile, chart=chart, place=place)
        if tile.lokus == "ditetapkan":
            _add_star(slide, tile, chart=chart, place=place)
    _add_names(slide, place)
    if chart.note:
        add_label(
            slide,
            Box(box.left, box.bottom - 20, box.width, 20),
            [[Run(chart.note, colour=style.SECONDARY)]],
            name="Catatan peta",
        )


def fill_cell(shape: Any, *, fill: str, thin_lines: bool) -> None:
    """The class colour of a cell, or the hatch that says why there is none; ``thin_lines``: coverage low or unknown."""
    if fill in style.CLASSES and not thin_lines:
        solid(shape, style.CLASSES[fill][0])
        return
    pattern, ink, ground = (
        (THIN_LINES, style.SECONDARY, style.CLASSES[fill][0])
        if fill in style.CLASSES
        else (*HATCHES[fill], style.HATCH_GROUNDS.get(fill, style.GROUND))
    )
    shape.fill.patterned()
    shape.fill.pattern = pattern
    shape.fill.fore_color.rgb = rgb(ink)
    shape.fill.back_color.rgb = rgb(ground)


def solid(shape: Any, colour: str) -> None:
    """One plain colour."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def outline(shape: Any, *, colour: str, px: float) -> None:
    """The edge of a shape."""
    shape.line.color.rgb = rgb(colour)
    shape.line.width = emu(px)


def circle_px(count: float, *, largest: float, cell_px: float) -> float:
    """Diameter whose area is proportional to the count; the largest count fills its cell."""
    return LARGEST_CIRCLE * cell_px * (count / largest) ** 0.5 if largest > 0 else 0.0


def largest_count(chart: TileMap) -> float:
    """The largest count shown; 0 when none is."""
    return max((tile.count for tile in chart.tiles if tile.count is not None), default=0.0)


def hatch_of(tile: Tile, *, view: str) -> str:
    """The hatch a tile gets in this view, '' for none; a hidden count reads "data sedikit"."""
    if view == "jumlah":
        if tile.count is not None:
            return ""
        return "tidak_ada_data" if tile.fill == "tidak_ada_data" else "data_sedikit"
    return tile.fill if tile.fill in HATCHES else ""


def add_circle(slide: Any, *, x: float, y: float, across: float, name: str) -> Any:
    """A filled circle around (x, y)."""
    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, emu(x - across / 2), emu(y - across / 2), emu(across), emu(across))
    shape.name = name
    flat(shape)
    solid(shape, style.SUBJECT)
    outline(shape, colour=style.GROUND, px=1.5)
    return shape


def add_star(slide: Any, *, x: float, y: float, across: float, name: str) -> None:
    """The white star of a desa lokus."""
    shape = slide.shapes.add_shape(
        MSO_SHAPE.STAR_5_POINT, emu(x - across / 2), emu(y - across / 2), emu(across), emu(across)
    )
    shape.name = name
    flat(shape)
    solid(shape, style.GROUND)
    outline(shape, colour=style.TEXT, px=1.25)
    decorative(shape)


def _add_cell(slide: Any, tile: Tile, *, chart: TileMap, place: MapPlace) -> None:
    shape = add_polygon(slide, place.points(hexagon(tile.x, tile.y)), name=f"{tile.name} ({tile.code})")
    describe(shape, tile.hover or f"{tile.name}: {tile.value_text}")
    outline(shape, colour=style.SECONDARY, px=1.5)
    hatch = hatch_of(tile, view=chart.view)
    if chart.view == "jumlah" and not hatch:
        solid(shape, style.BASE)
    else:
        fill_cell(shape, fill=hatch or tile.fill, thin_lines=tile.thin_lines and not hatch)


def _add_lokus_outline(slide: Any, tile: Tile, *, place: MapPlace) -> None:
    """Double outline for a desa lokus, a single thin one for a candidate."""
    looks = {"ditetapkan": ((4.0, style.GROUND), (2.0, style.TEXT)), "calon": ((1.5, style.TEXT),)}.get(tile.lokus, ())
    for px, colour in looks:
        shape = add_polygon(
            slide, place.points(hexagon(tile.x, tile.y, size=LOKUS_SHARE)), name=f"Lokus {tile.lokus}: {tile.name}"
        )
        shape.fill.background()
        outline(shape, colour=colour, px=px)
        decorative(shape)


def _add_borders(slide: Any, chart: TileMap, *, place: MapPlace) -> None:
    for code, name in chart.kecamatan:
        cells = [(tile.x, tile.y) for tile in chart.tiles if tile.kecamatan_code == code]
        for ring in block_outline(cells) if cells else ():
            shape = add_polygon(slide, place.points(ring[:-1]), name=f"Batas kecamatan {name}")
            shape.fill.background()
            chosen = code == chart.selected
            outline(shape, colour=style.SUBJECT if chosen else style.TEXT, px=6 if chosen else 4)
            decorative(shape)


def _add_circles(slide: Any, chart: TileMap, *, place: MapPlace) -> None:
    largest = largest_count(chart)
    for tile in sorted((tile for tile in chart.tiles if tile.count), key=lambda tile: -(tile.count or 0)):
        across = circle_px(tile.count or 0, largest=largest, cell_px=place.cell_px)
        shape = add_circle(slide, x=place.x(tile.x), y=place.y(tile.y), across=across, name=f"Jumlah {tile.name}")
        describe(shape, tile.hover or f"{tile.name}: {tile.value_text}")


def _add_star(slide: Any, tile: Tile, *, chart: TileMap, place: MapPlace) -> None:
    above = bool(chart.selected) or chart.view == "jumlah" or place.cell_px >= VALUES_FROM_PX
    add_star(
        slide,
        x=place.x(tile.x),
        y=place.y(tile.y - (0.36 if above else 0)),
        across=min(22.0, max(13.0, 0.36 * place.cell_px)),
        name=f"Bintang lokus {tile.name}",
    )


def _add_cell_text(slide: Any, tile: Tile, *, chart: TileMap, place: MapPlace) -> None:
    """Value (and name, when one kecamatan is chosen) in wide cells; on a ground where hatches would run through."""
    if place.cell_px < VALUES_FROM_PX:
        return
    colour, ground = text_look(tile, chart=chart)
    value_pt = 18 if chart.selected else style.LEAST_PT
    lines = (
        [[Run(line, style.LEAST_PT, bold=True, colour=colour)] for line in _name_lines(tile.name, place=place)]
        if chart.selected
        else []
    )
    if tile.value_text:
        lines.append([Run(tile.value_text, value_pt, bold=True, colour=colour)])
    if not lines:
        return
    wide = max(style.text_width_px(run[0].text, pt=run[0].pt) for run in lines) + 4
    high = sum(style.line_height_px(run[0].pt) for run in lines)
    middle = place.y(tile.y) - (0 if tile.lokus != "ditetapkan" else -6)
    shape = add_text(
        slide, Box(place.x(tile.x) - wide / 2, middle - high / 2, wide, high), [], name=f"Nilai {tile.name}"
    )
    write(shape.text_frame, lines, align="center", anchor="middle")
    if ground:
        solid(shape, ground)
    decorative(shape)


def text_look(tile: Tile, *, chart: TileMap) -> tuple[str, str]:
    """Text colour, and the ground under it ('' = none)."""
    if chart.view == "jumlah":
        return style.TEXT, style.GROUND
    if tile.fill in style.CLASSES:
        fill, ink = style.CLASSES[tile.fill]
        return ink, fill if tile.thin_lines else ""
    return style.TEXT, style.GROUND


def _name_lines(name: str, *, place: MapPlace) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and style.text_width_px(longer, pt=style.LEAST_PT) <= 0.94 * place.cell_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _add_names(slide: Any, place: MapPlace) -> None:
    for name in place.names:
        if name.leader is not None:
            add_line(slide, *name.leader, name=f"Penunjuk {name.text}", colour=style.SECONDARY, px=1.5)
        add_label(
            slide,
            name.box,
            [[Run(name.text, bold=True)]],
            name=f"Nama kecamatan {name.text}",
            align="center",
            anchor="middle",
        )
