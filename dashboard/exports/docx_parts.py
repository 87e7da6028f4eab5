"""Pieces of a Word paper: headings, lists, grids with repeated heads, page numbers, the DATA CONTOH header."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.exports import style

_TO_FILL = "………………………………………………………………………………………………"


def add_text(
    holder: Any,
    text: str,
    *,
    bold: bool = False,
    pt: float = 11,
    colour: str = style.TEXT,
    align: Any = None,
    after_pt: float = 4,
    indent_cm: float = 0,
    keep_next: bool = False,
) -> Any:
    """One paragraph; ``keep_next`` keeps it on the page of the next."""
    paragraph = holder.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after_pt)
    paragraph.paragraph_format.left_indent = Cm(indent_cm)
    paragraph.paragraph_format.keep_with_next = keep_next
    add_run(paragraph, text, bold=bold, pt=pt, colour=colour)
    return paragraph


def add_heading(document: Any, text: str, *, level: int = 1) -> None:
    """A heading of the outline, in our colour and face."""
    heading = document.add_heading(text, level=level)
    for run in heading.runs:
        run.font.name, run.font.size, run.font.bold = style.FONT, Pt(13 if level == 1 else 11.5), True
        run.font.color.rgb = RGBColor.from_string(style.SUBJECT if level == 1 else style.TEXT)


def add_letterhead(document: Any, *, logo: bytes, alt: str) -> Any:
    """The arms on the left; returns the cell on the right for the lines of the letterhead."""
    table = document.add_table(rows=1, cols=2)
    set_widths(table, (2.6, 14.0))
    left, right = table.rows[0].cells
    picture = left.paragraphs[0].add_run().add_picture(io.BytesIO(logo), height=Cm(2.2))
    if picture.width > Cm(2.4):
        picture.height = round(picture.height * Cm(2.4) / picture.width)
        picture.width = Cm(2.4)
    picture._inline.docPr.set("descr", alt)
    right.paragraphs[0].paragraph_format.space_after = Pt(0)
    return right


def add_list(document: Any, items: Sequence[str]) -> None:
    """Numbered lines, or empty ones to fill in by hand."""
    if not items:
        add_lines_to_fill(document, rows=2)
    for number, item in enumerate(items, start=1):
        paragraph = add_text(document, f"{number}. {item}", indent_cm=0.6, after_pt=2)
        paragraph.paragraph_format.first_line_indent = Cm(-0.6)


def add_lines_to_fill(document: Any, *, rows: int) -> None:
    """Dotted lines for the pen."""
    for _ in range(rows):
        add_text(document, _TO_FILL, colour=style.SECONDARY)


def add_fields(document: Any, pairs: Sequence[tuple[str, str]]) -> None:
    """``Tempat : Aula`` in two columns without lines."""
    table = document.add_table(rows=0, cols=2)
    for label, text in pairs:
        cells = table.add_row().cells
        _write(cells[0], label, bold=False, pt=11)
        _write(cells[1], f": {text or '………………………'}", bold=False, pt=11)
    set_widths(table, (4.0, 12.6))


def add_grid(
    document: Any, heads: Sequence[str], *, rows: Sequence[Sequence[str]], widths_cm: Sequence[float], pt: float = 10
) -> Any:
    """A table with lines; its head is repeated on every page and no row is torn. Without rows: three empty ones.

    Returns the empty paragraph under it.
    """
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    head = table.rows[0]
    set_flag(head, "w:tblHeader")
    for cell, text in zip(head.cells, heads, strict=True):
        _write(cell, text, bold=True, pt=pt)
        cell.paragraphs[0].paragraph_format.keep_with_next = True  # never the head alone at the foot of a page
        shade(cell, style.PANEL)
    for row in rows or [[""] * len(heads)] * 3:
        added = table.add_row()
        for cell, text in zip(added.cells, row, strict=True):
            _write(cell, text, bold=False, pt=pt)
    for row in table.rows:
        set_flag(row, "w:cantSplit")
    set_widths(table, widths_cm)
    below = document.add_paragraph()
    below.paragraph_format.space_after = Pt(2)
    return below


def keep_last_row_with_next(table: Any) -> None:
    """The last row goes to the page of what follows."""
    for cell in table.rows[-1].cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def mark_sample(section: Any) -> None:
    """DATA CONTOH in the section's own header."""
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(paragraph, style.SAMPLE_SENTENCE, bold=True, pt=14, colour=style.SAMPLE_INK)


def add_page_number(section: Any, *, text: str) -> None:
    """``Berita acara … · Halaman 2 dari 5`` in the section's own footer."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(paragraph, f"{text} · Halaman ", bold=False, pt=9, colour=style.SECONDARY)
    _add_field(paragraph, "PAGE")
    add_run(paragraph, " dari ", bold=False, pt=9, colour=style.SECONDARY)
    _add_field(paragraph, "NUMPAGES")


def add_run(paragraph: Any, text: str, *, bold: bool, pt: float, colour: str) -> None:
    """Text of one size, weight and colour at the end of a paragraph."""
    run = paragraph.add_run(text)
    run.font.bold, run.font.size = bold, Pt(pt)
    run.font.color.rgb = RGBColor.from_string(colour)


def _add_field(paragraph: Any, instruction: str) -> None:
    """A field that Word fills in, e.g. the page number."""
    add_run(paragraph, "1", bold=False, pt=9, colour=style.SECONDARY)
    shown = paragraph.runs[-1]._r
    field = shown.makeelement(qn("w:fldSimple"), {qn("w:instr"): instruction})
    shown.addprevious(field)
    field.append(shown)


def set_widths(table: Any, widths_cm: Sequence[float]) -> None:
    """Column widths for Word (cells) and LibreOffice (grid)."""
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_cm, strict=True):
            cell.width = Cm(width)


def _write(cell: Any, text: str, *, bold: bool, pt: float) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    add_run(paragraph, text, bold=bold, pt=pt, colour=style.TEXT)


def shade(cell: Any, colour: str) -> None:
    """The ground of a cell."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(
        properties.makeelement(qn("w:shd"), {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): colour})
    )


def set_flag(row: Any, tag: str) -> None:
    """A property of a row without a value, e.g. ``w:cantSplit``."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn(tag), {}))
