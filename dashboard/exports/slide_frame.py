"""The frame of every slide: title = takeaway, subtitle, filters and source in the picture, number, DATA CONTOH."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from dashboard.exports import style
from dashboard.exports.paper import Cover
from dashboard.exports.parts import Box, Run, add_label, add_line, add_text, describe, fit_pt, style_run, write
from dashboard.exports.style import emu
from dashboard.stories.story import Story
from dashboard.words.papers import logo_alt

MARGIN = 36.0
LOGO_PX = 120
WIDE = style.WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 14, WIDE, 46)
SUBTITLE = Box(MARGIN, 62, WIDE - 190, 26)
BODY = Box(MARGIN, 98, WIDE, 522)
FOOTER = Box(MARGIN, 632, WIDE, 78)
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TITLE_LAYOUT, _SLIDE_LAYOUT = 0, 5


def new_deck(*, sample: bool) -> Any:
    """An empty 13.33 x 7.5 in deck with two layouts; with sample data DATA CONTOH runs across both of them."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = emu(style.WIDTH), emu(style.HEIGHT)
    keep = {id(deck.slide_layouts[index].part) for index in (_TITLE_LAYOUT, _SLIDE_LAYOUT)}
    for layout in list(deck.slide_layouts):
        if id(layout.part) not in keep:
            deck.slide_layouts.remove(layout)
    _use_font(deck.slide_master)
    for surface in (deck.slide_master, *deck.slide_layouts):
        _clear(surface)
    for layout in deck.slide_layouts:
        if sample:
            _add_diagonal(layout)
    return deck


def add_title_slide(deck: Any, cover: Cover, *, sample: bool) -> None:
    """Forum, kabupaten, place, date, filters."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    if cover.logo:
        _add_logo(slide, cover)
    _set_title(slide, cover.forum, box=Box(90, 190, 1100, 110), pt=40)
    lines = [
        [Run(f"{cover.kabupaten}, {cover.province}", 24, bold=True, colour=style.SUBJECT)],
        [Run(" · ".join(part for part in (cover.place, cover.date_text) if part), 20)],
        [Run(cover.filters, 16, colour=style.SECONDARY)],
    ]
    add_text(
        slide, Box(90, 312, 1100, 170), [line for line in lines if line[0].text], name="Tempat dan tanggal", space_pt=8
    )
    add_line(slide, (90, 304), (390, 304), name="Garis", colour=style.SUBJECT, px=4)
    _add_footer(slide, filters="bukan data sebenarnya" if sample else "", source="", sample=sample)


def _add_logo(slide: Any, cover: Cover) -> None:
    """The arms over the title, never larger than their box."""
    picture = slide.shapes.add_picture(io.BytesIO(cover.logo), emu(90), emu(50), height=emu(LOGO_PX))
    if picture.width > emu(2 * LOGO_PX):
        picture.height = round(picture.height * emu(2 * LOGO_PX) / picture.width)
        picture.width = emu(2 * LOGO_PX)
    picture.name = "Lambang"
    describe(picture, logo_alt(cover.kabupaten))


def add_story_slide(deck: Any, story: Story) -> Any:
    """A slide with its frame; the body (``BODY``) is still empty."""
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    pt = fit_pt(story.takeaway, width_px=WIDE, sizes=(style.TITLE_PT, 24, 22, 20), bold=1.02)
    _set_title(slide, story.takeaway, box=TITLE, pt=pt)
    subtitle_pt = fit_pt(story.subtitle, width_px=SUBTITLE.width, sizes=(style.SUBTITLE_PT, style.LEAST_PT))
    add_label(slide, SUBTITLE, [[Run(story.subtitle, subtitle_pt, colour=style.SECONDARY)]], name="Subjudul")
    if story.is_sample:
        add_label(
            slide,
            Box(style.WIDTH - MARGIN - 180, 62, 180, 26),
            [[Run(style.SAMPLE_TEXT, 16, bold=True, colour=style.SAMPLE_INK)]],
            name="Tanda data contoh",
            align="right",
        )
    _add_footer(slide, filters=story.filters, source=story.source, sample=story.is_sample)
    return slide


def _set_title(slide: Any, text: str, *, box: Box, pt: float) -> None:
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (emu(box.left), emu(box.top), emu(box.width), emu(box.height))
    write(title.text_frame, [[Run(text, pt, bold=True)]], anchor="bottom")


def _add_footer(slide: Any, *, filters: str, source: str, sample: bool) -> None:
    """Filters (one line), source (two lines at most 14 pt), number; DATA CONTOH with sample data."""
    add_line(
        slide,
        (FOOTER.left, FOOTER.top - 4),
        (FOOTER.right, FOOTER.top - 4),
        name="Garis kaki",
        colour=style.GRID,
        px=1.5,
    )
    wide = FOOTER.width - 90
    mark = f"{style.SAMPLE_TEXT} · " if sample else ""
    first = [Run(mark, bold=True, colour=style.SAMPLE_INK)] if mark else []
    first.append(Run(filters, bold=True, colour=style.SECONDARY))
    paragraphs = [[run for run in first if run.text], [Run(source, colour=style.SECONDARY)] if source else []]
    add_text(
        slide,
        Box(FOOTER.left, FOOTER.top, wide, FOOTER.height),
        [line for line in paragraphs if line],
        name="Filter dan sumber",
    )
    box = add_text(slide, Box(FOOTER.right - 80, FOOTER.top, 80, 22), [[]], name="Nomor salindia", align="right")
    _add_number_field(box)


def _add_number_field(box: Any) -> None:
    paragraph = box.text_frame.paragraphs[0]
    field = etree.fromstring(
        f'<a:fld xmlns:a="{_A}" id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="id-ID" sz="{style.LEAST_PT * 100}"><a:solidFill>'
        f'<a:srgbClr val="{style.SECONDARY}"/></a:solidFill></a:rPr>'
        "<a:t>‹#›</a:t></a:fld>"
    )
    paragraph._p.append(field)


def _add_diagonal(layout: Any) -> None:
    """DATA CONTOH across the page, behind everything that a slide puts on it."""
    box = layout.shapes._spTree.add_textbox(_next_id(layout), "DATA CONTOH", emu(140), emu(270), emu(1000), emu(180))
    frame = next(shape for shape in layout.shapes if shape._element is box).text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.word_wrap = False
    paragraph = frame.paragraphs[0]
    paragraph.alignment = 2  # PP_ALIGN.CENTER
    run = paragraph.add_run()
    style_run(run, Run(style.SAMPLE_TEXT, 96, bold=True, colour=style.WATERMARK))
    box.spPr.find(f"{{{_A}}}xfrm").set("rot", str(-20 * 60000 % (360 * 60000)))


def _next_id(layout: Any) -> int:
    return max((int(value) for value in layout.shapes._spTree.xpath("//@id") if str(value).isdigit()), default=1) + 1


def _clear(surface: Any) -> None:
    """Of the template's own placeholders only the title stays; its date and footer are under 14 pt."""
    for shape in list(surface.placeholders):
        if shape.placeholder_format.type not in (1, 3):  # TITLE, CENTER_TITLE
            shape._element.getparent().remove(shape._element)
    for shape in surface.placeholders:
        shape.left, shape.top, shape.width, shape.height = (
            emu(TITLE.left),
            emu(TITLE.top),
            emu(TITLE.width),
            emu(TITLE.height),
        )


def _use_font(master: Any) -> None:
    """One typeface that every office has, in place of the template's."""
    theme = master.part.part_related_by(RT.THEME)
    root = etree.fromstring(theme.blob)
    for latin in root.iter(f"{{{_A}}}latin"):
        latin.set("typeface", style.FONT)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_properties(deck: Any, *, title: str, sample: bool) -> None:
    """The file's own properties."""
    deck.core_properties.title = f"{style.SAMPLE_TEXT}: {title}" if sample else title
    deck.core_properties.language = "id-ID"
    deck.core_properties.author = "Dasbor stunting"
