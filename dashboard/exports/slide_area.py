"""The map on true (indicative) boundaries: one freeform per desa, however many parts and holes it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_LINE

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_label, add_text, decorative, describe, flat
from dashboard.exports.slide_map import (
    CIRCLE_UNIT_PX,
    add_circle,
    add_star,
    circle_px,
    fill_cell,
    hatch_of,
    largest_count,
    outline,
    solid,
    text_look,
)
from dashboard.exports.style import emu
from dashboard.stories.charts import AreaMap, Ring, Shape, Tile

# Vertices closer than this are one: a desa has hundreds, a slide does not show them.
_NEAR_PX = 0.7
# A desa smaller than this both ways is also drawn as a small square, or nobody would see it.
_SPECK_PX = 7.0
_STAR_PX = 15.0
_NAME_HIGH = 22.0


@dataclass(frozen=True)
class _Frame:
    """Scale and offset from kilometres to px."""

    px_per_km: float
    left: float
    top: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.px_per_km, self.top + y * self.px_per_km


def add_area_map(slide: Any, chart: AreaMap, *, box: Box) -> None:
    """The whole map in ``box``, its note and the desa without a polygon under it; the key is drawn by ``map_key``."""
    if not chart.tiles:
        return
    foot = _foot(chart)
    foot_px = sum(style.lines_needed(text, pt=style.LEAST_PT, width_px=box.width) for text in foot) * 19.0 + 4
    frame = _fitted(chart, box=Box(box.left, box.top, box.width, box.height - foot_px))
    for tile, shape in zip(chart.tiles, chart.shapes, strict=True):
        _add_desa(slide, tile, shape, chart=chart, frame=frame)
    for tile, shape in zip(chart.tiles, chart.shapes, strict=True):
        _add_lokus(slide, tile, shape, frame=frame)
    _add_borders(slide, chart, frame=frame)
    for tile, shape in zip(chart.tiles, chart.shapes, strict=True):
        _add_marks(slide, tile, shape, chart=chart, frame=frame)
    _add_texts(slide, chart, frame=frame)
    add_text(
        slide,
        Box(box.left, box.bottom - foot_px, box.width, foot_px),
        [[Run(text, colour=style.SECONDARY)] for text in foot],
        name="Catatan peta",
    )


def _foot(chart: AreaMap) -> list[str]:
    missing = f"Belum berpoligon: {', '.join(chart.missing)}" if chart.missing else ""
    return [text for text in (chart.note, missing) if text]


def _fitted(chart: AreaMap, *, box: Box) -> _Frame:
    points = [point for shape in chart.shapes for rings in shape for point in rings[0]]
    xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    across, down = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    scale = min((box.width - 16) / across, (box.height - 16) / down)
    return _Frame(
        scale,
        box.left + (box.width - scale * across) / 2 - scale * min(xs),
        box.top + (box.height - scale * down) / 2 - scale * min(ys),
    )


def _freeform(slide: Any, shape: Shape, *, frame: _Frame, name: str) -> Any | None:
    """All rings of an area as one freeform; None when nothing of it is left at this scale."""
    rings = [thinned for rings in shape for ring in rings if len(thinned := _thinned(ring, frame=frame)) >= 3]
    if not rings:
        return None
    first, *others = rings
    builder = slide.shapes.build_freeform(*(emu(value) for value in first[0]), scale=1.0)
    builder.add_line_segments([(emu(x), emu(y)) for x, y in first[1:]], close=True)
    for ring in others:
        builder.move_to(*(emu(value) for value in ring[0]))
        builder.add_line_segments([(emu(x), emu(y)) for x, y in ring[1:]], close=True)
    made = builder.convert_to_shape()
    made.name = name
    flat(made)
    return made


def _thinned(ring: Ring, *, frame: _Frame) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for x, y in ring:
        at = frame.point(x, y)
        if not points or abs(at[0] - points[-1][0]) + abs(at[1] - points[-1][1]) >= _NEAR_PX:
            points.append(at)
    return points


def _is_speck(shape: Shape, *, frame: _Frame) -> bool:
    points = [frame.point(x, y) for rings in shape for x, y in rings[0]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return not points or (max(xs) - min(xs) < _SPECK_PX and max(ys) - min(ys) < _SPECK_PX)


def _add_desa(slide: Any, tile: Tile, shape: Shape, *, chart: AreaMap, frame: _Frame) -> None:
    """The area, or in its place a small square of its class when it would not be seen."""
    made = None if _is_speck(shape, frame=frame) else _freeform(slide, shape, frame=frame, name=_name(tile))
    if made is None:
        x, y = frame.point(tile.x, tile.y)
        square = _square(x, y, across=_SPECK_PX)
        builder = slide.shapes.build_freeform(*(emu(value) for value in square[0]), scale=1.0)
        builder.add_line_segments([(emu(at), emu(down)) for at, down in square[1:]], close=True)
        made = builder.convert_to_shape()
        made.name = _name(tile)
        flat(made)
    describe(made, tile.hover or f"{tile.name}: {tile.value_text}")
    outline(made, colour=style.SECONDARY, px=1.5 if chart.selected else 0.8)
    hatch = hatch_of(tile, view=chart.view)
    if chart.view == "jumlah" and not hatch:
        solid(made, style.BASE)
    else:
        fill_cell(made, fill=hatch or tile.fill, thin_lines=tile.thin_lines and not hatch)


def _name(tile: Tile) -> str:
    return f"{tile.name} ({tile.code})"


def _square(x: float, y: float, *, across: float) -> list[tuple[float, float]]:
    half = across / 2
    return [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]


def _add_lokus(slide: Any, tile: Tile, shape: Shape, *, frame: _Frame) -> None:
    """Double outline for a desa lokus, a thin broken one for a candidate."""
    looks = {"ditetapkan": ((6.0, style.GROUND), (2.5, style.TEXT)), "calon": ((4.0, style.GROUND), (1.5, style.TEXT))}
    for px, colour in looks.get(tile.lokus, ()):
        made = _freeform(slide, shape, frame=frame, name=f"Lokus {tile.lokus}: {tile.name}")
        if made is not None:
            made.fill.background()
            outline(made, colour=colour, px=px)
            if tile.lokus == "calon" and colour == style.TEXT:
                made.line.dash_style = MSO_LINE.DASH
            decorative(made)


def _add_borders(slide: Any, chart: AreaMap, *, frame: _Frame) -> None:
    names = dict(chart.kecamatan)
    for code, shape, _ in chart.borders:
        made = _freeform(slide, shape, frame=frame, name=f"Batas kecamatan {names.get(code, code)}")
        if made is not None:
            chosen = code == chart.selected
            made.fill.background()
            outline(made, colour=style.SUBJECT if chosen else style.TEXT, px=6 if chosen else 3)
            decorative(made)


def _add_marks(slide: Any, tile: Tile, shape: Shape, *, chart: AreaMap, frame: _Frame) -> None:
    """Circles of the count view, stars of the lokus."""
    x, y = frame.point(tile.x, tile.y)
    if chart.view == "jumlah" and tile.count:
        across = circle_px(tile.count, largest=largest_count(chart), cell_px=CIRCLE_UNIT_PX)
        made = add_circle(slide, x=x, y=y, across=across, name=f"Jumlah {tile.name}")
        describe(made, tile.hover or f"{tile.name}: {tile.value_text}")
    if tile.lokus == "ditetapkan":
        add_star(slide, x=x, y=y - (18 if chart.selected else 0), across=_STAR_PX, name=f"Bintang lokus {tile.name}")


def _add_texts(slide: Any, chart: AreaMap, *, frame: _Frame) -> None:
    """Kecamatan names on the whole kabupaten; desa names with values when one kecamatan is chosen."""
    taken: list[Box] = []
    if chart.selected:
        for tile in chart.tiles:
            colour, ground = text_look(tile, chart=chart)
            lines = [tile.name, tile.value_text] if tile.value_text else [tile.name]
            _add_name(slide, lines, frame.point(tile.x, tile.y), colour=colour, ground=ground, taken=taken)
        return
    names = dict(chart.kecamatan)
    for code, _, (x, y) in chart.borders:
        _add_name(
            slide, [names.get(code, code)], frame.point(x, y), colour=style.TEXT, ground=style.GROUND, taken=taken
        )


def _add_name(
    slide: Any, lines: Sequence[str], at: tuple[float, float], *, colour: str, ground: str, taken: list[Box]
) -> None:
    """Text around a point, moved a little where two would meet."""
    wide = max(style.text_width_px(line, pt=style.LEAST_PT) for line in lines) * 1.06 + 4
    high = _NAME_HIGH * len(lines)
    x, y = at
    tried = [
        Box(x - wide / 2 + across, y - high / 2 + down, wide, high)
        for down in (0, -high, high, -2 * high, 2 * high)
        for across in (0, -wide / 2, wide / 2)
    ]
    spot = next((box for box in tried if not any(_cross(box, other) for other in taken)), tried[0])
    taken.append(spot)
    made = add_label(
        slide,
        spot,
        [[Run(line, bold=True, colour=colour)] for line in lines],
        name=f"Nama {lines[0]}",
        align="center",
        anchor="middle",
    )
    if ground:
        solid(made, ground)


def _cross(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
