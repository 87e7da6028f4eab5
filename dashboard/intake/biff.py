"""Old .xls workbooks: how far their cells reach, before the spreadsheet library lays all up to them out in memory.

An .xls has no checksum: one flipped byte can place a cell in column 65,000, and the memory asked for then ends the
whole program. Layout: [MS-CFB] for the wrapper, [MS-XLS] for the records.
"""

from __future__ import annotations

import struct

from dashboard.intake.findings import RefusedFileError

MAX_CELLS = 20_000_000
MAX_COLUMNS = 256  # of the format itself
_END_OF_CHAIN = 0xFFFFFFFE
_DIMENSIONS = 0x0200
_CELL_RECORDS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_STREAMS = ("Workbook", "Book")
_SMALL_STREAM = 4096
_BOF = 0x0809


def refuse_far_cells(data: bytes) -> None:
    """Raise RefusedFileError when the workbook stream is broken or reaches further than any honest sheet."""
    try:
        stream = _workbook_stream(data)
        cells, width = _extent(stream)
    except (struct.error, IndexError, ValueError):
        raise RefusedFileError("berkas_rusak") from None
    if width > MAX_COLUMNS or cells > MAX_CELLS:
        raise RefusedFileError("berkas_rusak")


def _workbook_stream(data: bytes) -> bytes:
    sector_size = 1 << struct.unpack_from("<H", data, 30)[0]
    if sector_size not in (512, 4096):
        raise ValueError("sector size")
    first_directory, = struct.unpack_from("<I", data, 48)
    mini_cutoff, first_mini_fat = struct.unpack_from("<II", data, 56)
    table = _allocation_table(data, sector_size=sector_size)
    directory = _chain(data, first_directory, table=table, sector_size=sector_size)
    entries = {}
    root_start = None
    for at in range(0, len(directory) - 127, 128):
        name_bytes, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        name = directory[at:at + max(0, min(name_bytes, 64) - 2)].decode("utf-16-le", errors="replace")
        entries[name] = (start, size)
        if kind == 5:
            root_start = start
    for name in _STREAMS:
        if name in entries:
            start, size = entries[name]
            if size >= min(mini_cutoff, _SMALL_STREAM):
                return _chain(data, start, table=table, sector_size=sector_size)[:size]
            return _small_stream(data, start, size, root_start=root_start, first_mini_fat=first_mini_fat, table=table,
                                 sector_size=sector_size)
    raise ValueError("no workbook stream")


def _allocation_table(data: bytes, *, sector_size: int) -> list[int]:
    """Sector -> next sector: the sectors of the table itself are listed in the header and its continuation."""
    listed = list(struct.unpack_from("<109I", data, 76))
    next_list, count = struct.unpack_from("<II", data, 68)
    per_sector = sector_size // 4
    for _ in range(min(count, 1000)):
        if next_list >= _END_OF_CHAIN:
            break
        values = struct.unpack_from(f"<{per_sector}I", data, (next_list + 1) * sector_size)
        listed += values[:-1]
        next_list = values[-1]
    table: list[int] = []
    for sector in listed:
        if sector < 0xFFFFFFFA:
            table += struct.unpack_from(f"<{per_sector}I", data, (sector + 1) * sector_size)
    return table


def _chain(data: bytes, start: int, *, table: list[int], sector_size: int) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector < 0xFFFFFFFA:
        if len(parts) > len(table):
            raise ValueError("circular chain")
        parts.append(data[(sector + 1) * sector_size:(sector + 2) * sector_size])
        sector = table[sector]
    return b"".join(parts)


def _small_stream(data: bytes, start: int, size: int, *, root_start: int | None, first_mini_fat: int, table: list[int],
                  sector_size: int) -> bytes:
    """Streams under 4 KB live in 64-byte pieces inside the root entry's stream."""
    if root_start is None:
        raise ValueError("no root entry")
    pieces = _chain(data, root_start, table=table, sector_size=sector_size)
    raw = _chain(data, first_mini_fat, table=table, sector_size=sector_size)
    mini_table = list(struct.unpack(f"<{len(raw) // 4}I", raw))
    parts: list[bytes] = []
    sector = start
    while sector < 0xFFFFFFFA:
        if len(parts) > len(mini_table):
            raise ValueError("circular chain")
        parts.append(pieces[sector * 64:(sector + 1) * 64])
        sector = mini_table[sector]
    return b"".join(parts)[:size]


def _extent(stream: bytes) -> tuple[int, int]:
    """Cells of the largest sheet (rows x columns) and the widest column of any, by cells and by what sheets claim."""
    height = width = cells = widest = 0
    at, end = 0, len(stream)
    header = struct.Struct("<HH")
    while at + 4 <= end:
        kind, size = header.unpack_from(stream, at)
        if kind in _CELL_RECORDS and size >= 4:
            row, column = header.unpack_from(stream, at + 4)
            height, width = max(height, row + 1), max(width, column + 1)
            if kind in (0x00BD, 0x00BE) and size >= 6:  # several cells: the last column stands at the end
                width = max(width, header.unpack_from(stream, at + 2 + size)[0] + 1)
        elif kind == _DIMENSIONS and size >= 14:
            first_row, last_row, first_column, last_column = struct.unpack_from("<IIHH", stream, at + 4)
            height, width = max(height, last_row, first_row), max(width, last_column, first_column)
        elif kind == _BOF:
            cells, widest = max(cells, height * width), max(widest, width)
            height = width = 0
        at += 4 + size
    return max(cells, height * width), max(widest, width)
