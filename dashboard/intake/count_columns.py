"""Count columns of sheets that people fill in by hand: a share is no count, and a row of zeros is asked about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.intake.cells import Cell, count_number
from dashboard.intake.columns import Column
from dashboard.intake.context import Context, DataRows
from dashboard.intake.small_tables import Floats


def is_share(cell: Cell) -> bool:
    """A share, not a count: a percent sign, or a number that is not whole."""
    if isinstance(cell, str) and "%" in cell:
        return True
    value = count_number(cell)
    return value is not None and not value.is_integer()


def without_shares(rows: DataRows, field: str, *, context: Context) -> DataRows:
    """This column alone, percentages and fractions in it emptied and noted. The column must be there."""
    column = rows.columns[field]
    context.findings.add("persen_bukan_jumlah", rows=rows.numbers[column.flags(is_share)], column=column.name)
    cleaned = Column(column.name, ["" if is_share(cell) else cell for cell in column.distinct], column.codes)
    return DataRows({field: cleaned}, rows.numbers)


def note_zero_rows(rows: DataRows, *, values: Sequence[Floats], kept: np.ndarray, context: Context) -> None:
    """A row with nothing but zeros is probably a desa that has not reported; it is kept, and asked about."""
    if not values:
        return
    block = np.vstack(values)
    filled = ~np.isnan(block)
    zeros = kept & (filled.sum(axis=0) >= 2) & (np.where(filled, block, 0) == 0).all(axis=0)
    context.findings.add("semua_nol", rows=rows.numbers[zeros])
