"""Colours and sizes of the papers: the same colours as the screen (a test compares them), sizes in points.

1 CSS px of the 1280x720 screen is 0.75 pt on a 13.33x7.5 in slide, so that slide and screen share one geometry.
"""

from __future__ import annotations

FONT = "Arial"

GROUND = "FFFFFF"
TEXT = "1A1A1A"
SECONDARY = "4A4A4A"
LINK = "0F5C7A"
SUBJECT = "12436D"
COMPARISON = "C25700"
CONTEXT = "6B6B6B"
BAND = "D0D9E2"
GRID = "E3E3E3"
BASE = "EDEDED"
PANEL = "F4F6F8"
HATCH_LINE = "8C8C8C"
HATCH_GROUNDS = {"di_bawah_10": "FFF1CC"}  # other hatches stand on white
STATUS_PRINT_REACHED = "E3F1E8"
WATERMARK = "E6E6E6"
SAMPLE_INK = "8C1D18"

FAMILY_COLOURS = {"survey": SUBJECT, "routine": COMPARISON, "target": SECONDARY, "context": CONTEXT}

# name -> (fill, text)
CLASSES = {
    "sangat_rendah": ("FFFFD4", TEXT),
    "rendah": ("FED98E", TEXT),
    "sedang": ("FE9929", TEXT),
    "tinggi": ("D95F0E", TEXT),
    "sangat_tinggi": ("993404", GROUND),
}
STATUS = {
    "mencapai": (GROUND, TEXT),
    "perhatian": ("FFD75E", TEXT),
    "kritis": ("8C1D18", GROUND),
    "kosong": (GROUND, SECONDARY),
    "netral": (GROUND, TEXT),
}

# Slides: 1280x720 px.
WIDTH, HEIGHT = 1280, 720
EMU_PER_PX = 9525
TITLE_PT = 27
LEAST_PT = 14
SUBTITLE_PT = 16
SAMPLE_TEXT = "DATA CONTOH"
SAMPLE_SENTENCE = "DATA CONTOH – bukan data sebenarnya"


def emu(px: float) -> int:
    """Screen px to slide units."""
    return round(px * EMU_PER_PX)


def text_width_px(text: str, *, pt: float) -> float:
    """Width of a line of Arial in px, on the generous side."""
    return sum(_letter_width(letter) for letter in text) * pt / 0.75


def _letter_width(letter: str) -> float:
    """Share of the type size that a letter of Arial takes, by groups."""
    if letter in " .,:;ijl|!'":
        return 0.28
    if letter in "frt()-/·":
        return 0.36
    if letter in "mwMW%…■▲✓—":
        return 0.88
    return 0.7 if letter.isupper() else 0.56


def line_height_px(pt: float) -> float:
    """Height of one line of text in px."""
    return pt * 1.2 / 0.75


def lines_needed(text: str, *, pt: float, width_px: float) -> int:
    """Lines that a paragraph takes when wrapped at spaces."""
    lines, room = 1, width_px
    for word in text.split(" "):
        wide = text_width_px(f"{word} ", pt=pt)
        if wide > room and room < width_px:
            lines, room = lines + 1, width_px
        room -= wide
    return lines
