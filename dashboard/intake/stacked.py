"""Header names in more than one row, merged cells filled."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.columns import Cell, Rows
from dashboard.intake.header import MAX_COLUMNS


def stacked_keys(rows: Rows, *, first: int, count: int) -> list[tuple[str, ...]]:
    """The keys of a column from the top header row down; merged cells are filled to the right within their parent."""
    width = max(len(row) for row in rows[first:first + count])
    grid = [[word_key(row[column]) if column < len(row) else "" for column in range(min(width, MAX_COLUMNS))]
            for row in rows[first:first + count]]
    for level in range(count - 1):
        for column in range(1, len(grid[level])):
            starts_anew = any(grid[above][column] != grid[above][column - 1] for above in range(level))
            if not grid[level][column] and not starts_anew and _has_below(grid, level=level, column=column):
                grid[level][column] = grid[level][column - 1]
    return [tuple(level[column] for level in grid) for column in range(len(grid[0]))] if grid else []


def word_key(cell: Cell) -> str:
    """The key of a heading; a lone percent sign has none of its own letters."""
    return key_of(clean_text(cell).replace("%", " persen ")) if isinstance(cell, str) else ""


def _has_below(grid: Sequence[Sequence[str]], *, level: int, column: int) -> bool:
    return any(row[column] for row in grid[level + 1:])
