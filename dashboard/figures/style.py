"""Every colour, size and font of the screen and the slides, in one place. No other module names a colour.

Contrast is given against white (WCAG 2.2). A lit room lifts black, so text keeps to 7:1, large text to 4.5:1, and
nothing has to be read off a gridline. Status is shape + word + lightness; colour comes last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["rapat", "petugas"]

# The first name is the face that Streamlit itself serves from this computer; the rest are what offices have.
FONT = '"Source Sans", "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif'

GROUND = "#FFFFFF"
TEXT = "#1A1A1A"  # 17.4
SECONDARY = "#4A4A4A"  # 8.9: sources, target line, borders
LINK = "#0F5C7A"  # 7.4: links and focus ring
SUBJECT = "#12436D"  # 10.2: the subject's line, survey
COMPARISON = "#C25700"  # 4.5: register; text only from 24 px
CONTEXT = "#6B6B6B"  # 5.3: lines that only give context
BAND = "#D0D9E2"
GRID = "#E3E3E3"
BASE = "#EDEDED"  # under circles
CIRCLE = "#9FBAD3"  # circles that carry names and numbers; text on it 8.8
PANEL = "#F4F6F8"
HATCH_LINE = "#8C8C8C"

FAMILY_COLOURS: dict[str, str] = {
    "survey": SUBJECT, "routine": COMPARISON, "target": SECONDARY, "context": CONTEXT,
}
FAMILY_SYMBOLS: dict[str, str] = {
    "survey": "diamond", "routine": "circle", "target": "line-ew", "context": "circle",
}


@dataclass(frozen=True)
class Fill:
    """Ground and text of a filled thing."""

    fill: str
    text: str


# ColorBrewer YlOrBr, five classes.
CLASSES: dict[str, Fill] = {
    "sangat_rendah": Fill("#FFFFD4", TEXT),
    "rendah": Fill("#FED98E", TEXT),
    "sedang": Fill("#FE9929", TEXT),
    "tinggi": Fill("#D95F0E", TEXT),  # 4.6: bold and at least 19 px in meetings
    "sangat_tinggi": Fill("#993404", GROUND),
}


@dataclass(frozen=True)
class Hatch:
    """A Plotly fill pattern on white: why there is no class."""

    shape: str
    colour: str
    size: int
    solidity: float
    ground: str = GROUND


HATCHES: dict[str, Hatch] = {
    "di_bawah_10": Hatch(".", HATCH_LINE, 10, 0.12, ground="#FFF1CC"),
    "cakupan_rendah": Hatch("-", HATCH_LINE, 7, 0.35),
    "data_sedikit": Hatch(".", SECONDARY, 8, 0.25),
    "tidak_ada_data": Hatch("/", SECONDARY, 8, 0.22),
}
# Over a class colour: coverage enough to show the class, not enough to rest on it.
THIN_LINES = Hatch("-", SECONDARY, 8, 0.14)

STATUS: dict[str, Fill] = {
    "mencapai": Fill(GROUND, TEXT),
    "perhatian": Fill("#FFD75E", TEXT),
    "kritis": Fill("#8C1D18", GROUND),
    "kosong": Fill(GROUND, SECONDARY),
    "netral": Fill(GROUND, TEXT),
}
STATUS_PRINT_REACHED = "#E3F1E8"

LINE = 4.0
THIN = 1.5
POINT = 13
BORDER = 1.5
KECAMATAN_BORDER = 4
SELECTED_BORDER = 6

WATERMARK = "rgba(26,26,26,0.11)"
WATERMARK_TEXT = "DATA CONTOH"
CLEAR = "rgba(0,0,0,0)"
VEIL = "rgba(255,255,255,0.85)"  # under labels that stand on lines


@dataclass(frozen=True)
class Sizes:
    """Text in CSS px for one mode. ``small`` is the floor."""

    headline: int
    number: int
    title: int
    value: int
    tick: int
    cell: int
    small: int


SIZES: dict[str, Sizes] = {
    "rapat": Sizes(headline=96, number=44, title=36, value=24, tick=20, cell=20, small=18),
    "petugas": Sizes(headline=48, number=28, title=28, value=16, tick=14, cell=14, small=14),
}


def text_width(text: str, *, size: float) -> float:
    """Width in px of a line of text, generously: offices have wider faces than the one Streamlit brings."""
    return sum(0.32 if letter in " .,:;il|!'()" else 0.57 for letter in text) * size
