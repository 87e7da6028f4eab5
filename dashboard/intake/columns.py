"""A column as its distinct cells and, per row, which one: every distinct cell is read once, then spread over the rows.

A file of 50,000 rows holds 94 desa, 2 sexes and some 900 heights: this is what keeps reading close to the speed of the
spreadsheet library itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Column:
    """``name`` = header text shown to the officer; ``distinct`` cells; ``codes`` = index into it for every row."""

    name: str
    distinct: list[Cell]
    codes: npt.NDArray[np.int32]

    def spread(self, per_distinct: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        """One value per distinct cell -> one value per row."""
        return per_distinct[self.codes]

    def counts(self) -> npt.NDArray[np.int64]:
        """How many rows hold each distinct cell."""
        return np.bincount(self.codes, minlength=len(self.distinct))

    def floats(self, read: Callable[[Cell], float | None]) -> npt.NDArray[np.float64]:
        """``read`` every distinct cell to a number, NaN where it gives None; one value per row."""
        per_distinct = np.array([np.nan if (value := read(cell)) is None else value for cell in self.distinct],
                                dtype=np.float64)
        return per_distinct[self.codes] if len(per_distinct) else np.empty(0)

    def flags(self, test: Callable[[Cell], bool]) -> npt.NDArray[np.bool_]:
        """``test`` every distinct cell; one flag per row."""
        per_distinct = np.array([test(cell) for cell in self.distinct], dtype=bool)
        return per_distinct[self.codes] if len(per_distinct) else np.empty(0, dtype=bool)

    def texts(self, read: Callable[[Cell], str]) -> npt.NDArray[np.object_]:
        """``read`` every distinct cell to text; one value per row."""
        per_distinct = np.array([read(cell) for cell in self.distinct], dtype=object)
        return per_distinct[self.codes] if len(per_distinct) else np.empty(0, dtype=object)

    def where(self, keep: npt.NDArray[np.bool_]) -> Column:
        """The same column for a part of the rows."""
        return Column(self.name, self.distinct, self.codes[keep])


def column(name: str, cells: Sequence[Cell]) -> Column:
    """Number the distinct cells of a column in order of appearance.

    ``1``, ``1.0`` and ``True`` count as one cell, as they do in a spreadsheet.
    """
    positions: dict[Cell, int] = dict.fromkeys(cells, 0)
    for position, cell in enumerate(positions):
        positions[cell] = position
    codes = np.fromiter(map(positions.__getitem__, cells), dtype=np.int32, count=len(cells))
    return Column(name, list(positions), codes)


def transpose(rows: Rows, *, width: int) -> list[tuple[Cell, ...]]:
    """Rows of any length -> ``width`` columns; a missing cell is ``''``."""
    if not rows:
        return [() for _ in range(width)]
    full = [row if len(row) == width else [*row[:width], *[""] * (width - len(row))] for row in rows]
    return list(zip(*full, strict=True))
