"""Texts on the hexagon map: values where a cell is wide enough, desa names when one kecamatan is chosen."""

from __future__ import annotations

import re

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.base import Mark, add_marks
from dashboard.figures.tile_frame import TileFrame
from dashboard.stories.charts import Tile, TileMap

VALUES_FROM_PX = 56.0
# Short forms that officers write themselves, used only when a name does not fit its cell.
SHORT_FORMS = {"Pangkalan": "Pkl.", "Sungai": "Sei", "Tanjung": "Tj.", "Kampung": "Kp.", "Teluk": "Tl.",
               "Bukit": "Bkt.", "Makmur": "Mkr.", "Purwa": "Pw.", "Pasar": "Ps."}
# A hexagon narrows towards the line below the name.
VALUE_SHARE = 0.78
# The consonant (or ny, sy, kh) before a vowel; after ng, since names are made of words (Karang-anyar).
_SYLLABLE = re.compile(r"(?<=ng)(?=[aeiou])|(?<!n(?=[gy]))(?<!s(?=y))(?<!k(?=h))(?:ny|sy|kh|[bcdfghjklmnpqrstvwyz])"
                       r"(?=[aeiou])")


def add_names(figure: go.Figure, frame: TileFrame, *, mode: style.Mode) -> None:
    """Kecamatan names outside their block, a thin line to it where the name stands apart."""
    for place in frame.names:
        if place.leader is not None:
            x0, y0, x1, y1 = place.leader
            figure.add_shape(type="line", x0=x0, y0=y0, x1=x1, y1=y1,
                             line={"width": style.THIN, "color": style.SECONDARY})
        left, top, right, bottom = place.box
        figure.add_annotation(x=(left + right) / 2, y=(top + bottom) / 2, showarrow=False,
                              text=f"<b>{'<br>'.join(place.lines)}</b>",
                              font={"size": style.SIZES[mode].small, "color": style.TEXT}, bgcolor=style.VEIL,
                              borderpad=0)


def add_texts(figure: go.Figure, chart: TileMap, *, frame: TileFrame, mode: style.Mode) -> None:
    """Values (and names, when a kecamatan is chosen) in the cells, if these are at least ``VALUES_FROM_PX`` wide."""
    if frame.cell_px < VALUES_FROM_PX:
        return
    sizes = style.SIZES[mode]
    name_size = sizes.small + 1
    notes: list[Mark] = []
    for tile in chart.tiles:
        value_size = _value_size(tile.value_text, room_px=frame.cell_px, sizes=sizes) if chart.selected else sizes.cell
        lines = short_name(tile.name, room_px=frame.cell_px * 0.94, size=name_size) if chart.selected else []
        if tile.value_text:
            lines.append(f'<span style="font-size:{value_size}px">{tile.value_text}</span>')
        if not lines:
            continue
        notes.append({
            "x": frame.x(tile.x), "y": frame.y(tile.y), "text": "<b>" + "<br>".join(lines) + "</b>",
            "align": "center", "borderpad": 1, "yshift": -4 if tile.lokus == "ditetapkan" else 0,
            # The distance between lines follows from this size, so the smaller one keeps three lines in the cell.
            "font": {"size": name_size if chart.selected else value_size, "color": _colour(tile, chart=chart)},
        })
    add_marks(figure, notes=notes)


def _value_size(text: str, *, room_px: float, sizes: style.Sizes) -> int:
    """The largest letters in which the value stays inside its cell, never below the smallest of the page."""
    tried = (sizes.value, sizes.cell, sizes.small)
    return next((size for size in tried if style.text_width(text, size=size) <= VALUE_SHARE * room_px), sizes.small)


def _colour(tile: Tile, *, chart: TileMap) -> str:
    """Text colour: the class decides, circles and hatches have their own plain ground."""
    if chart.view == "tingkat" and tile.fill in style.CLASSES:
        return style.CLASSES[tile.fill].text
    return style.TEXT


def short_name(name: str, *, room_px: float, size: int) -> list[str]:
    """The name in as few lines as fit ``room_px``; long first words give way to their usual short form.

    A single word that is still too wide is divided at a syllable near its middle: ``Sendang-``, ``mulyo``.
    """
    lines = _wrapped(name.split(), room_px=room_px, size=size)
    if len(lines) > 2 or any(style.text_width(line, size=size) > room_px for line in lines):
        lines = _wrapped([SHORT_FORMS.get(word, word) for word in name.split()], room_px=room_px, size=size)
    parts = [part for line in lines for part in (
        _divided(line) if style.text_width(line, size=size) > room_px and " " not in line else [line])]
    return _wrapped(parts, room_px=room_px, size=size) if len(parts) > 2 else parts


def _divided(word: str) -> list[str]:
    """Two halves of a word, parted before a consonant that begins a syllable; a word without one stays whole."""
    places = [found.start() for found in _SYLLABLE.finditer(word, 2) if found.start() <= len(word) - 2]
    if not places:
        return [word]
    at = min(places, key=lambda place: abs(place - len(word) / 2))
    return [f"{word[:at]}-", word[at:]]


def _wrapped(words: list[str], *, room_px: float, size: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and style.text_width(f"{lines[-1]} {word}", size=size) <= room_px:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
