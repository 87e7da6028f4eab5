"""The key beside the map on a slide: classes, reasons for no class, lokus marks; or three circles."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.tiles import hexagon
from dashboard.exports import style
from dashboard.exports.map_place import place_map
from dashboard.exports.parts import Box, Run, add_label, add_line, add_polygon, decorative
from dashboard.exports.slide_map import (
    CIRCLE_UNIT_PX,
    HATCHES,
    LOKUS_SHARE,
    add_circle,
    add_star,
    circle_px,
    fill_cell,
    hatch_of,
    largest_count,
    outline,
    solid,
)
from dashboard.stories.charts import AreaMap, TileMap
from dashboard.words.classes import CLASS_RANGES, CLASS_WORDS, HIDDEN_COUNT_WORDS
from dashboard.words.numbers import count

_ROW = 25.0
_CELL = 21.0


def add_map_key(slide: Any, chart: TileMap, *, box: Box, map_box: Box) -> float:
    """Draw the key at the top of ``box`` for the map drawn in ``map_box``; returns its height in px."""
    add_label(
        slide,
        Box(box.left, box.top, box.width, 22),
        [[Run(chart.key_title, bold=True)]],
        name="Judul kunci",
    )
    top = box.top + 28
    marks = _marks(chart)
    if chart.view == "jumlah":
        top += _add_circles(slide, chart, box=box, top=top, map_box=map_box)
        for row, (kind, text) in enumerate(marks):
            _add_entry(slide, kind, text, x=box.left, y=top + _ROW * (row + 0.5))
        return top - box.top + _ROW * len(marks)
    classes = [(name, f"{CLASS_RANGES[name]} {CLASS_WORDS[name]}") for name in style.CLASSES]
    second = box.left + max(style.text_width_px(text, pt=style.LEAST_PT) for _, text in classes) + _CELL + 14
    room = box.right - second - _CELL - 8
    beside = [mark for mark in marks if style.text_width_px(mark[1], pt=style.LEAST_PT) <= room]
    under = [mark for mark in marks if mark not in beside]
    for row, (kind, text) in enumerate(classes):
        _add_entry(slide, kind, text, x=box.left, y=top + _ROW * (row + 0.5))
    for row, (kind, text) in enumerate(beside):
        _add_entry(slide, kind, text, x=second, y=top + _ROW * (row + 0.5))
    below = top + _ROW * max(len(classes), len(beside))
    for row, (kind, text) in enumerate(under):
        _add_entry(slide, kind, text, x=box.left, y=below + _ROW * (row + 0.5))
    return below - box.top + _ROW * len(under)


def key_counts(largest: float) -> tuple[float, ...]:
    """Three round counts: about the largest, a third of it, a twelfth."""
    found = []
    for value in (largest, largest / 3, largest / 12):
        power = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 1.0
        found.append(max((step * power for step in (1, 2, 5) if step * power <= value), default=1.0))
    return tuple(dict.fromkeys(found))


def _marks(chart: TileMap) -> list[tuple[str, str]]:
    """Only the marks this map shows."""
    shown = {hatch_of(tile, view=chart.view) for tile in chart.tiles}
    words = {**CLASS_WORDS, "data_sedikit": HIDDEN_COUNT_WORDS} if chart.view == "jumlah" else CLASS_WORDS
    marks = [(name, words[name]) for name in HATCHES if name in shown]
    if chart.view == "tingkat" and chart.thin_words:
        marks.insert(0, ("garis_tipis", chart.thin_words))
    states = {tile.lokus for tile in chart.tiles}
    marks += [("lokus", "desa lokus")] if "ditetapkan" in states else []
    marks += [("calon", "calon lokus")] if "calon" in states else []
    return marks if chart.selected else [*marks, ("batas", "batas kecamatan")]


def _add_entry(slide: Any, kind: str, text: str, *, x: float, y: float) -> None:
    middle = x + _CELL / 2
    if kind == "batas":
        add_line(slide, (x, y), (x + _CELL, y), name="Kunci batas kecamatan", colour=style.TEXT, px=4)
    else:
        shape = add_polygon(slide, _hexagon(middle, y, across=_CELL), name=f"Kunci {text}")
        outline(shape, colour=style.SECONDARY, px=1.5)
        if kind in ("lokus", "calon"):
            solid(shape, style.BASE)
        elif kind == "garis_tipis":
            fill_cell(shape, fill="sedang", thin_lines=True)
        else:
            fill_cell(shape, fill=kind, thin_lines=False)
        decorative(shape)
    if kind in ("lokus", "calon"):
        inner = add_polygon(slide, _hexagon(middle, y, across=_CELL * LOKUS_SHARE), name=f"Kunci {text}, garis")
        inner.fill.background()
        outline(inner, colour=style.TEXT, px=2 if kind == "lokus" else 1.5)
        decorative(inner)
    if kind == "lokus":
        add_star(slide, x=middle, y=y, across=_CELL * 0.6, name="Kunci bintang")
    add_label(
        slide,
        Box(x + _CELL + 8, y - 11, style.text_width_px(text, pt=style.LEAST_PT), 22),
        [[Run(text)]],
        name=f"Kunci: {text}",
        anchor="middle",
    )


def _hexagon(x: float, y: float, *, across: float) -> list[tuple[float, float]]:
    return [(x + across * dx, y + across * dy) for dx, dy in hexagon(0, 0)]


def _add_circles(slide: Any, chart: TileMap, *, box: Box, top: float, map_box: Box) -> float:
    """Three circles with their counts; returns the height taken."""
    largest = largest_count(chart)
    if not largest:
        return 0.0
    cell = CIRCLE_UNIT_PX if isinstance(chart, AreaMap) else place_map(chart, box=map_box).cell_px
    tallest = circle_px(key_counts(largest)[0], largest=largest, cell_px=cell)
    x = box.left
    for number in key_counts(largest):
        across = circle_px(number, largest=largest, cell_px=cell)
        wide = max(across, style.text_width_px(count(number), pt=style.LEAST_PT)) + 20
        shape = add_circle(slide, x=x + wide / 2, y=top + tallest / 2, across=across, name=f"Kunci {count(number)}")
        decorative(shape)
        add_label(
            slide,
            Box(x, top + tallest + 2, wide, 22),
            [[Run(count(number))]],
            name=f"Kunci: {count(number)}",
            align="center",
        )
        x += wide
    return tallest + 32
