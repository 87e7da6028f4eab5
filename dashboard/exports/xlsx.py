"""A workbook from stories: one sheet per table twin, numbers as numbers, and a sheet that says what they mean."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exports import style
from dashboard.exports.paper import Cover, Target, has_sample
from dashboard.exports.plain import MISSING, cleaned, is_missing, safe_text
from dashboard.stories.story import ColumnKind, Story, Table, Value
from dashboard.words.papers import PAGE, SHEET, SHEETS

NOTES_SHEET = "Catatan"
_FORMATS: Mapping[ColumnKind, str] = {
    "text": "General",
    "code": "@",
    "count": "#,##0",
    "percent": "0.0",
    "points": '+0.0;"\u2212"0.0;0.0',
    "date": "[$-421]d mmmm yyyy",
}
_HEADER_FILL = PatternFill("solid", fgColor=style.PANEL)
_RIGHT = Alignment(horizontal="right", vertical="top")
_TOP = Alignment(vertical="top")
_LINE = Border(bottom=Side("thin", color=style.HATCH_LINE))
_WIDEST = 42
_NOTE_WIDTH = 110
_LONGEST_NAME = 31  # of a sheet, in Excel
_LEGEND = (
    f"Tanda {MISSING} berarti tidak ada data. Persen ditulis sebagai angka 0–100. "
    "Sel berisi kata (misalnya n<10) disamarkan atau terlalu sedikit datanya."
)


def write_xlsx(
    stories: Sequence[Story], *, cover: Cover, path: Target, extra_sheets: Mapping[str, Table] | None = None,
    titles: Sequence[str] | None = None,
) -> None:
    """Write the workbook: ``Catatan`` first, then one sheet per story, then ``extra_sheets`` (name -> table, e.g. RTL).

    Numbers keep full precision and get a display format; codes are text; a hidden cell holds its label; a missing value
    is a dash. With sample data every sheet starts and prints with DATA CONTOH. ``path``: file name or open binary file.
    ``titles``: a name per story, e.g. the steps of a deck; without them the name of its page.
    """
    stories, cover = cleaned(tuple(stories)), cleaned(cover)
    sample = has_sample(stories)
    book = Workbook()
    book.remove(book.active)
    names = _names(stories, titles=titles)
    _add_notes(book, stories, names=names, cover=cover, sample=sample)
    for name, story in zip(names, stories, strict=True):
        sheet = book.create_sheet(name)
        heads = [story.takeaway, story.subtitle, story.filters, story.source]
        _fill_sheet(sheet, story.table, heads=heads, sample=sample)
    for name, table in (extra_sheets or {}).items():
        sheet = book.create_sheet(_sheet_name(cleaned(name), taken=book.sheetnames))
        _fill_sheet(sheet, cleaned(table), heads=[name, cover.forum, cover.filters], sample=sample)
    book.properties.title = safe_text(f"{style.SAMPLE_TEXT}: {cover.forum}" if sample else cover.forum)
    book.properties.creator = "Dasbor stunting"
    book.save(path)


def _font(*, bold: bool = False, size: int = 11, colour: str = style.TEXT) -> Font:
    return Font(name=style.FONT, bold=bold, size=size, color=colour)


def _names(stories: Sequence[Story], *, titles: Sequence[str] | None) -> list[str]:
    """``2 Apa yang berubah sejak rapat``: the sheet of each story."""
    wanted = titles or [SHEETS.get(story.slug, story.question) for story in stories]
    names: list[str] = [NOTES_SHEET]
    for number, (title, _) in enumerate(zip(wanted, stories, strict=True), start=1):
        names.append(_sheet_name(cleaned(f"{number} {title}"), taken=names))
    return names[1:]


def _sheet_name(wanted: str, *, taken: Sequence[str]) -> str:
    """At most 31 characters, cut between words; none that Excel forbids, not yet used."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", wanted).split())
    if len(plain) > _LONGEST_NAME:
        cut = plain[:_LONGEST_NAME + 1].rsplit(" ", 1)[0]
        plain = cut if len(cut) > _LONGEST_NAME // 2 else plain[:_LONGEST_NAME]
    plain = plain.strip(" ,;") or "Lembar"
    name, number = plain, 2
    while name.lower() in {other.lower() for other in taken}:
        name, number = f"{plain[:27]} ({number})", number + 1
    return name


def _fill_sheet(sheet: Worksheet, table: Table, *, heads: Sequence[str], sample: bool) -> None:
    for text in [style.SAMPLE_SENTENCE, *heads] if sample else heads:
        _append_text(sheet, text)
    sheet.cell(row=2 if sample else 1, column=1).font = _font(bold=True, size=14)
    header = sheet.max_row + 2
    for position, column in enumerate(table.columns, start=1):
        cell = _put(sheet, row=header, column=position, value=column.label, kind="text")
        cell.font, cell.fill, cell.border = _font(bold=True), _HEADER_FILL, _LINE
        across = "left" if column.kind in ("text", "code") else "right"
        cell.alignment = Alignment(horizontal=across, wrap_text=True, vertical="top")
    for number, row in enumerate(table.rows, start=header + 1):
        for position, (column, value) in enumerate(zip(table.columns, row, strict=True), start=1):
            _put(sheet, row=number, column=position, value=value, kind=column.kind)
    _set_widths(sheet, header=header)
    if table.columns:
        last = f"{get_column_letter(len(table.columns))}{header + len(table.rows)}"
        sheet.auto_filter.ref = f"A{header}:{last}"
        sheet.freeze_panes = f"A{header + 1}"
        sheet.print_title_rows = f"{header}:{header}"
    _set_print(sheet, sample=sample)


def _put(sheet: Worksheet, *, row: int, column: int, value: Value, kind: ColumnKind) -> Any:
    cell = sheet.cell(row=row, column=column)
    cell.font = _font()
    cell.alignment = _TOP if kind in ("text", "code") else _RIGHT
    if value is None or is_missing(value):
        cell.value = MISSING
    elif isinstance(value, str) or kind == "code":
        cell.value = safe_text(str(value))
        cell.data_type = "s"
        cell.number_format = "@"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = _FORMATS["date"]
    else:
        cell.value = value
        cell.number_format = _FORMATS[kind]
    return cell


def _append_text(sheet: Worksheet, text: str) -> None:
    row = sheet.max_row + 1 if sheet.cell(row=1, column=1).value is not None else 1
    cell = sheet.cell(row=row, column=1, value=safe_text(text))
    cell.data_type = "s"
    cell.font = _font()
    if text.startswith(style.SAMPLE_TEXT):
        cell.font = _font(bold=True, size=14, colour=style.SAMPLE_INK)


def _set_widths(sheet: Worksheet, *, header: int) -> None:
    """As wide as the longest cell under the header, within reason; the sentences above may run over."""
    for cells in sheet.iter_cols(min_row=header):
        if not cells:  # a story without a table has only its sentences
            continue
        longest = max((_length(cell.value) for cell in cells), default=0)
        sheet.column_dimensions[cells[0].column_letter].width = min(max(1.15 * longest + 3, 9), _WIDEST)
        if longest > _WIDEST:
            for cell in cells[1:]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _length(value: object) -> int:
    """Letters as displayed, about."""
    if isinstance(value, date):
        return len("28 September 2025")
    return len(f"{value:,.1f}") if isinstance(value, float) else len(str(value))


def _set_print(sheet: Worksheet, *, sample: bool) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if sample:
        sheet.oddHeader.center.text = f'&"Arial,Bold"&14{style.SAMPLE_SENTENCE}'
    sheet.oddFooter.right.text = "&P / &N"


def _add_notes(
    book: Workbook, stories: Sequence[Story], *, names: Sequence[str], cover: Cover, sample: bool
) -> None:
    """Which meeting, which filters, which sources and versions, and how each number is made."""
    sheet = book.create_sheet(NOTES_SHEET)
    if sample:
        _append_text(sheet, style.SAMPLE_SENTENCE)
    lines = [
        cover.forum,
        f"{cover.kabupaten}, {cover.province}",
        cover.place,
        cover.date_text,
        cover.filters,
        _LEGEND,
    ]
    for line in lines:
        if line:
            _append_text(sheet, line)
    for name, story in zip(names, stories, strict=True):
        start = sheet.max_row + 2
        for offset, (label, text) in enumerate(_definitions(story, name=name)):
            _put(sheet, row=start + offset, column=1, value=label, kind="text").font = _font(bold=True)
            cell = _put(sheet, row=start + offset, column=2, value=text, kind="text")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[start + offset].height = 15 * math.ceil(len(text) / (0.8 * _NOTE_WIDTH))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, _NOTE_WIDTH
    _set_print(sheet, sample=sample)


def _definitions(story: Story, *, name: str) -> list[tuple[str, str]]:
    pairs = [
        (SHEET, name),
        (PAGE, story.slug),
        ("Pertanyaan", story.question),
        ("Jawaban", story.takeaway),
        ("Ukuran", story.subtitle),
        ("Filter", story.filters),
        ("Sumber dan versi", story.source),
        ("Mengapa penting", story.why),
        *(("Cara hitung", paragraph) for paragraph in story.how),
        *(("Keterangan", " ".join(part for part in (fact.number, fact.text) if part)) for fact in story.facts),
        ("Dibacakan", story.read_aloud),
    ]
    return [(label, text) for label, text in pairs if text]
