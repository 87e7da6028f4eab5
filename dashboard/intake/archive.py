"""Zip archives (xlsx, ods and what only looks like them): what is inside, whether it is whole, whether it is a bomb."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from dashboard.intake.findings import RefusedFileError

MAX_INFLATED_BYTES = 1_500 * 1024 * 1024
MAX_RATIO = 250  # honest workbooks inflate 10 to 30 times
RATIO_MATTERS_FROM = 100 * 1024 * 1024
MAX_CELLS = 20_000_000  # laid out in full by the spreadsheet library: 32 bytes each, filled or not
NARROW_COLUMNS = 104  # A to CZ: no file of this field is wider
_CHUNK = 1 << 20
# A cell far to the right or far down: the spreadsheet library would lay out everything up to it in memory.
# (Begins with a literal on purpose: the search then runs at a third of the cost.)
_FAR_CELL = re.compile(rb' r="(?:[A-Za-z]{3}[0-9]|[D-Zd-z][A-Za-z][0-9]|[A-Za-z]{1,2}[0-9]{7})')
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Za-z]{1,7})([0-9]{1,10})[\"'][^>]*(?<!/)>")
_ODS_REPEATED_CELL = re.compile(rb"number-columns-repeated=\"[0-9]{4,}\"[^>]*(?<!/)>")
_ODS_REPEATED_ROW = re.compile(rb"number-rows-repeated=\"[0-9]{5,}\"[^>]*(?<!/)>(.{0,4000})", re.DOTALL)


def refuse_unusable(data: bytes) -> None:
    """Raise RefusedFileError unless the archive is a whole, reasonably sized spreadsheet."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_other_contents(archive)
            _refuse_bombs(archive, size=len(data))
            for member in archive.infolist():
                _inflate(archive, member)
    except RefusedFileError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
            KeyError, IndexError, UnicodeError):
        raise RefusedFileError("berkas_rusak") from None


def _refuse_other_contents(archive: zipfile.ZipFile) -> None:
    names = [member.filename.lower() for member in archive.infolist()]
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise RefusedFileError("berkas_terkunci")
    if any(name.endswith((".shp", ".geojson", ".gpkg", ".kml")) for name in names):
        raise RefusedFileError("berkas_batas")
    if any(name.startswith("word/") for name in names):
        raise RefusedFileError("bukan_tabel", detail="dokumen Word")
    if any(name.startswith("ppt/") for name in names):
        raise RefusedFileError("bukan_tabel", detail="salindia PowerPoint")
    if "xl/workbook.bin" in names:
        raise RefusedFileError("bukan_tabel", detail="buku kerja biner (xlsb); simpan ulang sebagai xlsx")
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise RefusedFileError("bukan_tabel", detail="arsip zip; ekstrak dahulu lalu muat berkas di dalamnya")


def _refuse_bombs(archive: zipfile.ZipFile, *, size: int) -> None:
    inflated = sum(member.file_size for member in archive.infolist())
    bomb = inflated > RATIO_MATTERS_FROM and inflated / max(size, 1) > MAX_RATIO
    if bomb or inflated > MAX_INFLATED_BYTES:
        raise RefusedFileError("berkas_terlalu_besar", detail="isinya mengembang jauh melebihi ukurannya")


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Read a member to its end: checks its declared size and its checksum, and looks for cells in the far corner."""
    name = member.filename.lower()
    is_sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
    far, first = False, True
    last_row = 0
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            if is_sheet:
                window = tail + chunk
                other_notation = first and b' r="' not in window
                far = far or other_notation or _FAR_CELL.search(window) is not None
                first = False
                last_row = max(last_row, _last_row(window))
                tail = chunk[-64:]
    if is_sheet and (far or last_row * NARROW_COLUMNS > MAX_CELLS):
        _refuse_wide(archive.read(member))
    if name == "content.xml":
        _refuse_repeated(archive.read(member))


def _last_row(window: bytes) -> int:
    at = window.rfind(b"<row ")
    match = re.search(rb"\br=[\"']([0-9]{1,9})[\"']", window[at:at + 200]) if at >= 0 else None
    return int(match.group(1)) if match else 0


def _refuse_wide(sheet: bytes) -> None:
    width = height = 0
    for match in _FILLED_CELL.finditer(sheet):
        width = max(width, _column_number(match.group(1)))
        height = max(height, int(match.group(2)))
    if width * height > MAX_CELLS:
        raise RefusedFileError("berkas_terlalu_besar", detail="ada isi di baris atau kolom yang sangat jauh")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _refuse_repeated(content: bytes) -> None:
    """An ods may say "repeat this cell a million times"; for empty ones that is usual, for filled ones it is not."""
    rows = any(b"<text:p" in match.group(1).split(b"</table:table-row>")[0]
               for match in _ODS_REPEATED_ROW.finditer(content))
    if rows or _ODS_REPEATED_CELL.search(content):
        raise RefusedFileError("berkas_terlalu_besar", detail="ada baris atau sel yang diulang sangat banyak")
