"""What a file is by its bytes, never by its extension, and the tables inside it as raw cells.

The row number an officer sees in the spreadsheet program is the position in ``Table.rows`` plus one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import python_calamine

from dashboard.intake import archive, biff, markup, text_table
from dashboard.intake.columns import Rows
from dashboard.intake.findings import Findings, RefusedFileError

MAX_FILE_BYTES = 200 * 1024 * 1024
OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_PICTURES = {b"\xff\xd8\xff": "foto JPEG", b"\x89PNG": "gambar PNG", b"GIF8": "gambar GIF", b"BM": "gambar BMP",
             b"II*\x00": "gambar TIFF", b"MM\x00*": "gambar TIFF", b"%PDF": "dokumen PDF", b"Rar!": "arsip RAR",
             b"7z\xbc\xaf": "arsip 7z", b"\x1f\x8b": "arsip gzip", b"SQLite format 3": "basis data SQLite",
             b"PAR1": "berkas Parquet"}


@dataclass(frozen=True)
class Table:
    """One sheet, HTML table or text file. ``position`` counts from 1; ``rows`` start at the file's first row.

    ``name``: of the sheet, '' where a table has none.
    """

    position: int
    rows: Rows
    name: str = ""


def tables(data: bytes, *, findings: Findings) -> Iterator[Table]:
    """The tables of a file in their order. Raises RefusedFileError when the bytes are not a readable table."""
    if not data.strip(b"\x00 \t\r\n"):
        raise RefusedFileError("berkas_kosong")
    if len(data) > MAX_FILE_BYTES:
        raise RefusedFileError("berkas_terlalu_besar", detail=f"lebih dari {MAX_FILE_BYTES // 1024 // 1024} MB")
    if data.startswith(OLE_MAGIC):
        _refuse_other_ole(data)
        biff.refuse_far_cells(data)
        return _spreadsheet(data)
    if data.startswith(b"PK"):
        archive.refuse_unusable(data)
        return _spreadsheet(data)
    _refuse_pictures(data)
    if markup.is_markup(data):
        return (Table(position, rows) for position, rows in enumerate(markup.read_html(data), start=1))
    return iter([Table(1, text_table.read_text(data, findings=findings))])


def _refuse_other_ole(data: bytes) -> None:
    """Old Office files share one wrapper: only those with a workbook stream are spreadsheets."""
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise RefusedFileError("berkas_terkunci")
    if holds("WordDocument"):
        raise RefusedFileError("bukan_tabel", detail="dokumen Word")
    if holds("PowerPoint Document"):
        raise RefusedFileError("bukan_tabel", detail="salindia PowerPoint")


def _refuse_pictures(data: bytes) -> None:
    for magic, name in _PICTURES.items():
        if data.startswith(magic):
            raise RefusedFileError("bukan_tabel", detail=name)
    if data[4:8] == b"ftyp":
        raise RefusedFileError("bukan_tabel", detail="foto atau video")


def _spreadsheet(data: bytes) -> Iterator[Table]:
    book = _opened(data)
    for position, sheet in enumerate(book.sheets_metadata, start=1):
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            yield Table(position, _sheet_rows(book, position - 1), sheet.name)


def _opened(data: bytes) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    except python_calamine.PasswordError:
        raise RefusedFileError("berkas_terkunci") from None
    except BaseException as error:
        raise _refusal(error) from None


def _sheet_rows(book: python_calamine.CalamineWorkbook, index: int) -> Rows:
    try:
        # skip_empty_area would drop leading blank rows and shift every row number.
        return book.get_sheet_by_index(index).to_python(skip_empty_area=False)
    except BaseException as error:
        raise _refusal(error) from None


def _refusal(error: BaseException) -> BaseException:
    """A broken workbook may surface as any error, even as a panic of the Rust library, which is no Exception."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        return error
    return RefusedFileError("berkas_rusak")
