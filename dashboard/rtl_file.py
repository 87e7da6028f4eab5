"""Last year's RTL as a workbook: its rows under the header, ready for the follow-up book."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.actions.rtl import known_columns

HEADER_WITHIN = 30
NEEDED = "tindak lanjut"


class NoRtlError(Exception):
    """The workbook cannot be read or holds no RTL; the message says what to do."""


def read_rtl_workbook(file: IO[bytes]) -> list[dict[str, Any]]:
    """Rows under the header that names most columns of a RTL, "Tindak lanjut" among them: header -> cell.

    A workbook of ours holds other sheets with some of these columns. Raises NoRtlError.
    """
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise NoRtlError("Berkas ini bukan XLSX yang dapat dibaca. Simpan ulang sebagai .xlsx lalu muat lagi."
                         ) from error
    best, chosen = 0, []
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        for at, header in enumerate(rows[:HEADER_WITHIN]):
            names = [str(cell).strip() if cell is not None else "" for cell in header]
            known = known_columns(names)
            if known > best and any(NEEDED in name.lower() for name in names):
                best, chosen = known, [_row(names, cells=row) for row in rows[at + 1:]]
    if best:
        return chosen
    raise NoRtlError("Tidak ada kolom “Tindak lanjut” di berkas ini. Periksa judul kolomnya lalu muat lagi.")


def _row(names: Sequence[str], *, cells: Sequence[Any]) -> dict[str, Any]:
    return {name: _plain(cell) for name, cell in zip(names, cells, strict=False) if name}


def _plain(cell: Any) -> Any:
    """A text that was written out as ``'=…`` reads as it was typed."""
    return cell[1:] if isinstance(cell, str) and cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
