"""One upright A4 page per desa for its head to take home; a whole kecamatan in one Word file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dashboard.exports import style
from dashboard.exports.docx_parts import add_run, add_text, mark_sample, set_flag, set_widths, shade
from dashboard.exports.paper import Target
from dashboard.exports.plain import cleaned
from dashboard.stories.charts import ScoreCell
from dashboard.stories.desa_sheet import DesaSheet
from dashboard.words import desa as said
from dashboard.words.classes import STATUS_SHAPES

WIDTH_CM = 18.4
_SERVICES_CM = (5.9, 3.3, 5.9, 3.3)
_WORK_CM = (4.6, 3.0, 2.6, 8.2)
_AGREED_CM = (8.2, 3.6, 3.0, 3.6)
_AGREED_ROWS, _AGREED_HIGH_CM = 3, 0.8
# Lines of the blocks above them from which a row less is left for the pen.
_FULL_LINES = 19
_LINES_PER_ROW = 2
_CELL_PADDING_CM, _PX_PER_CM = 0.4, 37.8
_HALVES_CM = (9.8, 8.6)
SMALL_PT, TEXT_PT, HEAD_PT = 9, 10, 11
FILLS = {**{name: fill for name, (fill, _) in style.STATUS.items()}, "mencapai": style.STATUS_PRINT_REACHED}


def write_desa_sheets(sheets: Sequence[DesaSheet], *, path: Target, title: str) -> None:
    """Write one page per sheet; with sample data the header of every page says DATA CONTOH."""
    document = _new_document()
    for position, sheet in enumerate(cleaned(tuple(sheets))):
        _add_sheet(document, sheet, first=position == 0)
    sample = any(sheet.is_sample for sheet in sheets)
    if sample:
        mark_sample(document.sections[0])
    document.core_properties.title = f"{style.SAMPLE_TEXT}: {title}" if sample else title
    document.core_properties.author = "Dasbor stunting"
    document.core_properties.language = "id-ID"
    document.save(path)


def _new_document() -> Any:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = style.FONT, Pt(TEXT_PT)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), style.FONT)
    normal.element.rPr.append(normal.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): "id-ID"}))
    normal.paragraph_format.space_after = Pt(2)
    normal.paragraph_format.line_spacing = 1.0
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21.0 - WIDTH_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(1.6), Cm(0.9)
    section.header_distance, section.footer_distance = Cm(0.7), Cm(0.5)
    return document


def _add_sheet(document: Any, sheet: DesaSheet, *, first: bool) -> None:
    head = add_text(document, sheet.place, bold=True, pt=18, colour=style.SUBJECT, after_pt=0)
    head.paragraph_format.page_break_before = not first
    head.style = document.styles["Normal"]
    add_text(document, sheet.area, pt=SMALL_PT, colour=style.SECONDARY, after_pt=3)
    add_text(document, sheet.takeaway, bold=True, pt=13, after_pt=3)
    left, right = _two_columns(document)
    _add_children(left, sheet)
    _add_reach(right, sheet)
    _heading(document, said.SERVICES_HEAD)
    _add_services(document, sheet)
    _heading(document, said.WORK_HEAD)
    _add_work(document, sheet)
    add_text(document, "", pt=2, after_pt=0)
    left, right = _two_columns(document)
    _add_checks(left, sheet)
    _add_ready(right, sheet)
    _add_agreed(document, rows=_rows_for_the_pen(sheet))
    key = add_text(document, said.SHEET_KEY, pt=7, colour=style.SECONDARY, after_pt=1)
    key.paragraph_format.space_before = Pt(4)
    add_text(document, sheet.source, pt=7, colour=style.SECONDARY, after_pt=0)


def _heading(holder: Any, text: str) -> None:
    made = add_text(holder, text, bold=True, pt=HEAD_PT, colour=style.SUBJECT, after_pt=2, keep_next=True)
    made.paragraph_format.space_before = Pt(5)


def _two_columns(document: Any) -> tuple[Any, Any]:
    """Two columns without lines."""
    table = document.add_table(rows=1, cols=2)
    set_widths(table, _HALVES_CM)
    set_flag(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    return left, right


def _line(cell: Any, text: str, *, bold: bool = False, pt: float = TEXT_PT, colour: str = style.TEXT) -> None:
    """A line in a cell; the paragraph every cell begins with is used first."""
    empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
    paragraph = cell.paragraphs[0] if empty else cell.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    add_run(paragraph, text, bold=bold, pt=pt, colour=colour)


def _head(cell: Any, text: str) -> None:
    _line(cell, text, bold=True, pt=HEAD_PT, colour=style.SUBJECT)


def _add_children(cell: Any, sheet: DesaSheet) -> None:
    _head(cell, said.CHILDREN_HEAD)
    _line(cell, sheet.prevalence, bold=True, pt=11)
    for text in (*sheet.measured, sheet.course, *sheet.lokus):
        _line(cell, text)


def _add_reach(cell: Any, sheet: DesaSheet) -> None:
    _head(cell, said.REACH)
    for name, n in sheet.reach:
        _line(cell, f"{name[:1].upper()}{name[1:]}: {n}")


def _add_services(document: Any, sheet: DesaSheet) -> None:
    """Two columns of services, read downwards."""
    half = (len(sheet.services) + 1) // 2
    table = _grid(document, said.SERVICE_COLUMNS, rows=half, widths=_SERVICES_CM)
    for at, row in enumerate(table.rows[1:]):
        cells = row.cells
        for side, found in ((0, sheet.services[at:at + 1]), (2, sheet.services[half + at:half + at + 1])):
            for name, cell in found:
                _line(cells[side], name, pt=SMALL_PT)
                _judged(cells[side + 1], cell)


def _add_work(document: Any, sheet: DesaSheet) -> None:
    if not sheet.work:
        add_text(document, said.NO_GAP)
        return
    table = _grid(document, (*said.WORK_COLUMNS[:3], sheet.work_title), rows=len(sheet.work), widths=_WORK_CM)
    for row, one in zip(table.rows[1:], sheet.work, strict=True):
        cells = row.cells
        _line(cells[0], one.service, pt=SMALL_PT)
        _judged(cells[1], one.coverage)
        _line(cells[2], one.owner, pt=SMALL_PT)
        _line(cells[3], one.work, pt=SMALL_PT)


def _add_checks(cell: Any, sheet: DesaSheet) -> None:
    _head(cell, said.CHECK)
    for text in sheet.checks:
        _line(cell, f"☐ {text}")


def _add_ready(cell: Any, sheet: DesaSheet) -> None:
    _head(cell, said.READY)
    for one in sheet.readiness:
        _line(cell, f"{STATUS_SHAPES[one.status]} {one.text[:1].upper()}{one.text[1:]}")
    if not sheet.readiness:
        _line(cell, said.NO_READINESS)
    _head(cell, said.PROMISES_HEAD)
    if not sheet.promises:
        _line(cell, sheet.promise_line)
    for text in sheet.promises:
        _line(cell, f"• {text}")
    if sheet.more_promises:
        _line(cell, said.more_promises(sheet.more_promises))


def _rows_for_the_pen(sheet: DesaSheet) -> int:
    """Three empty rows, fewer where sentences, checks and promises take the room: one page is one page."""
    left, right = _HALVES_CM
    children = _lines((*sheet.measured, sheet.course, *sheet.lokus), width_cm=left)
    checks = _lines([f"☐ {text}" for text in sheet.checks], width_cm=left)
    promises = _lines([f"• {text}" for text in sheet.promises], width_cm=right) + len(sheet.readiness) + 2
    work = _lines([one.work for one in sheet.work], width_cm=_WORK_CM[-1])
    over = max(children, len(sheet.reach)) + max(checks, promises) + work - _FULL_LINES
    return max(_AGREED_ROWS - max(over + _LINES_PER_ROW - 1, 0) // _LINES_PER_ROW, 0)


def _lines(texts: Sequence[str], *, width_cm: float) -> int:
    """Lines that sentences take under each other in a column."""
    px = (width_cm - _CELL_PADDING_CM) * _PX_PER_CM
    return sum(style.lines_needed(text, pt=TEXT_PT, width_px=px) for text in texts)


def _add_agreed(document: Any, *, rows: int) -> None:
    """Rows for the pen: what the desa promises on the day."""
    if rows == 0:
        return
    _heading(document, said.AGREED_HEAD)
    table = _grid(document, said.AGREED_COLUMNS, rows=rows, widths=_AGREED_CM)
    for row in table.rows[1:]:
        row.height = Cm(_AGREED_HIGH_CM)


def _grid(document: Any, heads: Sequence[str], *, rows: int, widths: Sequence[float]) -> Any:
    """A table with lines and a shaded head; its cells are still empty."""
    table = document.add_table(rows=rows + 1, cols=len(heads))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _line(cell, text, bold=True, pt=SMALL_PT)
        shade(cell, style.PANEL)
    for row in table.rows:
        set_flag(row, "w:cantSplit")
    set_widths(table, widths)
    return table


def _judged(cell: Any, one: ScoreCell) -> None:
    """Shape, value and the ground of its status; a word instead of a value needs no dash before it."""
    shape = "" if one.status == "kosong" else STATUS_SHAPES[one.status]
    critical = one.status == "kritis"
    _line(cell, f"{shape} {one.text}".strip(), pt=SMALL_PT, bold=critical, colour=style.STATUS[one.status][1])
    if FILLS[one.status] != style.GROUND:
        shade(cell, FILLS[one.status])
