"""Pieces of a slide: text that knows its size and language, lines, alternative texts. Positions are screen px."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.style import emu

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}


@dataclass(frozen=True)
class Box:
    """A rectangle on the 1280x720 canvas, px."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Run:
    """Text of one size and colour; ``new_line`` starts on the next line of the same paragraph."""

    text: str
    pt: float = style.LEAST_PT
    bold: bool = False
    colour: str = style.TEXT
    new_line: bool = False


Paragraphs = Sequence[Sequence[Run]]


def rgb(colour: str) -> RGBColor:
    """``1A1A1A`` as the library wants it."""
    return RGBColor.from_string(colour)


def write(
    frame: Any,
    paragraphs: Paragraphs,
    *,
    align: Align = "left",
    anchor: Anchor = "top",
    space_pt: float = 0,
) -> None:
    """Fill a text frame: no margins, no automatic size, Indonesian as its language."""
    frame.word_wrap = True
    frame.vertical_anchor = _ANCHOR[anchor]
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for position, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        if position and space_pt:
            paragraph.space_before = Pt(space_pt)
        for place, run in enumerate(runs):
            if place and run.new_line:
                paragraph.add_line_break()
            style_run(paragraph.add_run(), run)


def style_run(made: Any, run: Run) -> None:
    """Text, size, weight, colour and language of one run."""
    made.text = run.text
    made.font.size = Pt(run.pt)
    made.font.bold = run.bold
    made.font.color.rgb = rgb(run.colour)
    made.font.language_id = MSO_LANGUAGE_ID.INDONESIAN


def add_text(
    slide: Any,
    box: Box,
    paragraphs: Paragraphs,
    *,
    name: str,
    align: Align = "left",
    anchor: Anchor = "top",
    space_pt: float = 0,
) -> Any:
    """A text box, wrapped to its width, with a name that says what it is."""
    shape = slide.shapes.add_textbox(emu(box.left), emu(box.top), emu(box.width), emu(box.height))
    shape.name = name
    write(shape.text_frame, paragraphs, align=align, anchor=anchor, space_pt=space_pt)
    return shape


def add_label(
    slide: Any, box: Box, paragraphs: Paragraphs, *, name: str, align: Align = "left", anchor: Anchor = "top"
) -> Any:
    """A text box whose lines are never broken: it grows as wide as its text, away from where it is aligned to."""
    return add_text(slide, _one_line(box, paragraphs, align=align), paragraphs, name=name, align=align, anchor=anchor)


def _one_line(box: Box, paragraphs: Paragraphs, *, align: Align) -> Box:
    """The box widened to hold its text on one line. Switching wrapping off instead moves the text in LibreOffice."""
    needed = max((sum(style.text_width_px(run.text, pt=run.pt) for run in runs) for runs in paragraphs), default=0)
    more = max(0.0, needed * 1.12 + 8 - box.width)
    left = {"left": box.left, "center": box.left - more / 2, "right": box.left - more}[align]
    return Box(left, box.top, box.width + more, box.height)


def flat(shape: Any) -> None:
    """No shadow: the template's theme gives every drawn shape one."""
    for reference in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}effectRef"):
        reference.set("idx", "0")


def add_line(
    slide: Any, start: tuple[float, float], end: tuple[float, float], *, name: str, colour: str, px: float
) -> Any:
    """A straight line."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, emu(start[0]), emu(start[1]), emu(end[0]), emu(end[1]))
    line.name = name
    line.line.color.rgb = rgb(colour)
    line.line.width = emu(px)
    flat(line)
    decorative(line)
    return line


def add_polygon(slide: Any, corners: Sequence[tuple[float, float]], *, name: str) -> Any:
    """A closed freeform through the corners, without fill or line yet."""
    builder = slide.shapes.build_freeform(emu(corners[0][0]), emu(corners[0][1]), scale=1.0)
    builder.add_line_segments([(emu(x), emu(y)) for x, y in corners[1:]], close=True)
    shape = builder.convert_to_shape()
    shape.name = name
    flat(shape)
    return shape


def describe(shape: Any, text: str) -> None:
    """The alternative text that a screen reader speaks."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def decorative(shape: Any) -> None:
    """An empty alternative text: nothing to speak."""
    describe(shape, "")


def fit_pt(text: str, *, width_px: float, sizes: Sequence[float], bold: float = 1.0) -> float:
    """The largest of ``sizes`` at which the text stays on one line; the last when none does. ``bold`` widens."""
    return next((pt for pt in sizes if style.text_width_px(text, pt=pt) * bold <= width_px), sizes[-1])
