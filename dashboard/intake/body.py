"""The rows under a header, as columns, without what is no data: blank rows, repeated headers, a template's example."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.intake import measurement
from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.columns import Rows, column, transpose
from dashboard.intake.context import DataRows
from dashboard.intake.findings import Findings, RefusedFileError
from dashboard.intake.header import Header
from dashboard.intake.kind import PREFILLED, Kind


def data_rows(rows: Rows, *, header: Header, findings: Findings) -> DataRows:
    """The rows under the header as columns, without blank rows, repeated header rows and a template's example rows."""
    body = rows[header.row + 1:]
    width = max((len(row) for row in rows[header.row:header.row + 2]), default=0)
    columns = transpose(body, width=max(width, 1 + max(header.columns.values())))
    used = {field: position for field, position in header.columns.items()
            if header.kind.name != "measurement" or field in measurement.USED_FIELDS}
    read = DataRows({field: column(header.kind.shown.get(field, field), columns[position])
                     for field, position in used.items() if field != "no"},
                    np.arange(header.row + 2, header.row + 2 + len(body), dtype=np.int32))
    blank = np.ones(len(body), dtype=bool)
    for data_column in sorted(read.columns.values(), key=lambda candidate: len(candidate.distinct)):
        if not blank.any():
            break
        blank &= data_column.flags(lambda cell: not clean_text(cell))
    repeated = _repeated_headers(read, kind=header.kind)
    examples = _examples(columns[0], size=len(body)) & ~blank & ~repeated
    findings.add("judul_berulang", rows=read.numbers[repeated & ~blank])
    # The row right under the header is where a template has its own example: nothing to tell about it.
    findings.add("baris_contoh", rows=read.numbers[examples & (read.numbers != header.row + 2)])
    kept = ~(blank | repeated | examples)
    if header.kind.name != "measurement":
        unfilled = kept & _unfilled(read)
        kept &= ~unfilled
        if header.kind.name != "lokus":  # there a row left alone says that the desa is none
            findings.add("baris_belum_diisi", rows=read.numbers[unfilled])
    if not kept.any():
        raise RefusedFileError("tanpa_baris_data")
    return read.where(kept)


def _repeated_headers(read: DataRows, *, kind: Kind) -> np.ndarray:
    """Exports pasted below one another bring their header row along: two cells or more that name their own column."""
    hits = np.zeros(len(read.numbers), dtype=np.int64)
    for field, data_column in read.columns.items():
        if len(data_column.distinct) <= len(read.numbers) // 2 + 50:
            hits += data_column.flags(lambda cell, field=field: isinstance(cell, str) and len(cell) < 60  # type: ignore[misc]
                                      and kind.keys.get(key_of(cell)) == field)
    return hits >= 2


def _unfilled(read: DataRows) -> np.ndarray:
    """Rows that hold only what stands in every row: a template's codes and names, the month, the year."""
    filled = np.zeros(len(read.numbers), dtype=bool)
    for field, data_column in read.columns.items():
        if field not in PREFILLED:
            filled |= data_column.flags(lambda cell: bool(clean_text(cell)))
    return ~filled


def _examples(first_cells: Sequence[object], *, size: int) -> np.ndarray:
    return np.fromiter((isinstance(cell, str) and cell[:20].strip().upper().startswith("CONTOH")
                        for cell in first_cells), dtype=bool, count=size)
