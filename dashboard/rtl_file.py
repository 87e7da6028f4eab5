"""Last year's RTL as a workbook: its rows under the header, ready for the follow-up book."""

from __future__ import annotations

import zipfile
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

HEADER_WITHIN = 30
NEEDED = "tindak lanjut"


class NoRtlError(Exception):
    """The workbook cannot be read or holds no RTL; the message says what to do."""


def read_rtl_workbook(file: IO[bytes]) -> list[dict[str, Any]]:
    """Rows of the first sheet with a column "Tindak lanjut", header -> cell. Raises NoRtlError."""
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise NoRtlError("Berkas ini bukan XLSX yang dapat dibaca. Simpan ulang sebagai .xlsx lalu muat lagi."
                         ) from error
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        for at, header in enumerate(rows[:HEADER_WITHIN]):
            names = [str(cell).strip() if cell is not None else "" for cell in header]
            if any(NEEDED in name.lower() for name in names):
                return [{name: cell for name, cell in zip(names, row, strict=False) if name} for row in rows[at + 1:]]
    raise NoRtlError("Tidak ada kolom “Tindak lanjut” di berkas ini. Periksa judul kolomnya lalu muat lagi.")
