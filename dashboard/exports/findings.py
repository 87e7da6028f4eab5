"""The findings of one file as an xlsx for whoever sent it: row, column, reason; never a cell's content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from dashboard.exports import style
from dashboard.exports.plain import safe_text

MOST_ROWS = 100_000
HEADER = ("Baris", "Kolom", "Tingkat", "Alasan dan yang perlu dilakukan")
WIDTHS = (10, 22, 14, 110)
SEVERITIES = {"tolak": "Ditolak", "perbaikan": "Dikosongkan/diperbaiki", "peringatan": "Perlu dilihat",
              "info": "Keterangan"}


@dataclass(frozen=True)
class FoundRow:
    """One finding in one row of the file; ``row`` None = the whole file."""

    row: int | None
    column: str
    severity: str
    message: str


def write_findings(found: Iterable[FoundRow], *, file_name: str, is_sample: bool, path: Path) -> None:
    """Write the sheet, in the order of the rows, at most ``MOST_ROWS`` of them; every text is safe from formulas."""
    rows = sorted(found, key=lambda one: (one.row or 0, one.column))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Temuan")
    for letter, width in zip("ABCD", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    bold = Font(name=style.FONT, bold=True)
    heads = [style.SAMPLE_TEXT] if is_sample else []
    heads += [f"Temuan pada berkas: {file_name}",
              "Nomor baris = baris pada berkas asli (baris pertama = 1). Tidak memuat nama, NIK, atau isi sel."]
    if len(rows) > MOST_ROWS:
        heads.append(f"Hanya {MOST_ROWS} temuan pertama dari {len(rows)} yang ditulis.")
    for text in heads:
        sheet.append([_cell(sheet, safe_text(text), font=bold)])
    sheet.append([])
    sheet.append([_cell(sheet, text, font=bold) for text in HEADER])
    plain, wrapped = Font(name=style.FONT), Alignment(wrap_text=True, vertical="top")
    for one in rows[:MOST_ROWS]:
        cell = _cell(sheet, safe_text(one.message), font=plain)
        cell.alignment = wrapped
        sheet.append([one.row if one.row is not None else "berkas", safe_text(one.column),
                      SEVERITIES.get(one.severity, safe_text(one.severity)), cell])
    book.save(path)


def _cell(sheet: object, text: str, *, font: Font) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = font
    return cell
