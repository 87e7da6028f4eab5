"""A plan as an xlsx: the form first, then its instructions, then (hidden) the lists behind the drop-downs."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.templates.plan import Plan, PlanColumn

HEADER_ROW = 3
_HEAD = PatternFill("solid", fgColor="1F4E5F")
_GIVEN = PatternFill("solid", fgColor="EEF1F2")
_EXAMPLE = PatternFill("solid", fgColor="FFF6DD")
_LINE = Border(bottom=Side(style="thin", color="D0D5D8"))
_OPEN = Protection(locked=False)
_FORMATS = {"jumlah": "#,##0", "rupiah": "#,##0", "persen": "0.0", "tahun": "0", "tanggal": "yyyy-mm-dd"}


def write_workbook(plan: Plan, *, path: Path) -> None:
    """Write the plan. The form is protected without a password: it guards against slips, not against people."""
    book = Workbook()
    form = book.active
    assert isinstance(form, Worksheet)
    form.title = plan.sheet
    rows = len(plan.given) or plan.open_rows
    _head(form, plan)
    _example(form, plan)
    _body(form, plan, rows=rows)
    _instructions(book.create_sheet("Petunjuk"), plan)
    _drop_downs(form, book.create_sheet("Daftar"), plan, last=HEADER_ROW + 1 + rows)
    form.protection.sheet = True
    form.protection.formatColumns = form.protection.formatRows = False
    form.protection.autoFilter = form.protection.sort = False
    book.save(path)


def _head(form: Worksheet, plan: Plan) -> None:
    form["A1"] = plan.title
    form["A1"].font = Font(name="Calibri", bold=True, size=14)
    form["A2"] = "Isi sel putih saja. Penjelasan tiap kolom ada di lembar Petunjuk. Kolom bertanda * wajib diisi."
    form["A2"].font = Font(name="Calibri", italic=True, color="555555")
    for position, column in enumerate(plan.columns, start=1):
        cell = form.cell(HEADER_ROW, position, column.header + ("*" if column.required else ""))
        cell.font = Font(name="Calibri", bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        form.column_dimensions[get_column_letter(position)].width = column.width
    form.column_dimensions["A"].width = max(plan.columns[0].width, 22)  # holds CONTOH and a code
    form.row_dimensions[HEADER_ROW].height = 46
    form.freeze_panes = form.cell(HEADER_ROW + 1, 1 + (len(plan.given[0]) if plan.given else 0))
    form.page_setup.orientation = "landscape"
    form.page_setup.fitToHeight = 0
    form.sheet_properties.pageSetUpPr.fitToPage = True
    form.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _example(form: Worksheet, plan: Plan) -> None:
    for position, (column, value) in enumerate(zip(plan.columns, plan.example, strict=True), start=1):
        cell = form.cell(HEADER_ROW + 1, position, value if value != "" else None)
        cell.font = Font(name="Calibri", italic=True, color="7A6A35")
        cell.fill = _EXAMPLE
        _style(cell, column)


def _body(form: Worksheet, plan: Plan, *, rows: int) -> None:
    for index in range(rows):
        given = plan.given[index] if plan.given else ()
        for position, column in enumerate(plan.columns, start=1):
            cell = form.cell(HEADER_ROW + 2 + index, position)
            if position <= len(given):
                cell.value = given[position - 1]
                cell.fill = _GIVEN
            else:
                cell.protection = _OPEN
            _style(cell, column)


def _style(cell: Cell, column: PlanColumn) -> None:
    # Text format keeps codes and months what they are: 62.10 stays 62.10 and 2026-03 does not become a date.
    cell.number_format = _FORMATS.get(column.filling, "@")
    cell.border = _LINE


def _instructions(page: Worksheet, plan: Plan) -> None:
    page.append([plan.title])
    page["A1"].font = Font(name="Calibri", bold=True, size=14)
    for note in plan.notes:
        page.append([f"• {note}"])
    page.append([])
    page.append(["Nama kolom", "Yang harus ada", "Cara mengisi"])
    for cell in page[page.max_row]:
        cell.font = Font(name="Calibri", bold=True, color="FFFFFF")
        cell.fill = _HEAD
    given = len(plan.given[0]) if plan.given else 0
    for position, column in enumerate(plan.columns):
        need = "sudah terisi" if position < given else "wajib" if column.required else "boleh kosong"
        page.append([column.header, need, column.told])
        page.cell(page.max_row, 3).alignment = Alignment(wrap_text=True, vertical="top")
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    for letter, width in (("A", 34), ("B", 16), ("C", 80)):
        page.column_dimensions[letter].width = width


def _drop_downs(form: Worksheet, lists: Worksheet, plan: Plan, *, last: int) -> None:
    lists.sheet_state = "hidden"
    for position, column in enumerate(plan.columns, start=1):
        given = len(plan.given[0]) if plan.given else 0
        if position <= given:
            continue
        rule = _rule(column, lists=lists)
        if rule is not None:
            letter = get_column_letter(position)
            rule.add(f"{letter}{HEADER_ROW + 2}:{letter}{max(last, HEADER_ROW + 2)}")
            form.add_data_validation(rule)


def _rule(column: PlanColumn, *, lists: Worksheet) -> DataValidation | None:
    told = {"errorTitle": "Isian tidak cocok", "error": column.told, "showErrorMessage": True, "allow_blank": True}
    if column.choices:
        position = 1 if lists.max_row == 1 and lists["A1"].value is None else lists.max_column + 1
        lists.cell(1, position, f"Daftar untuk {column.header}")
        for row, choice in enumerate(column.choices, start=2):
            lists.cell(row, position, choice).number_format = "@"
        letter = get_column_letter(position)
        return DataValidation(type="list", formula1=f"Daftar!${letter}$2:${letter}${len(column.choices) + 1}", **told)
    if column.filling in ("jumlah", "rupiah"):
        return DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", **told)
    if column.filling == "persen":
        return DataValidation(type="decimal", operator="between", formula1="0", formula2="100", **told)
    if column.filling == "tahun":
        return DataValidation(type="whole", operator="between", formula1="2000", formula2="2100", **told)
    if column.filling == "tanggal":
        return DataValidation(type="date", operator="greaterThan", formula1="36526", **told)
    return None
