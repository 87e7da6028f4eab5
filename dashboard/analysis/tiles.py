"""Peta petak: one equal hexagon per desa, near its place, each kecamatan one block.

Desa run from 1 to more than 1,000 square kilometres; on a true map the small town kelurahan, where the children are,
vanish. Here every desa gets the same cell. Cells are pointy-top hexagons of width 1; ``x`` and ``y`` are centres in
hexagon widths, y downwards. Everything is deterministic: the same points always give the same cells.

Inside, a cell is a pair of whole numbers (doubled column, row): ``x = column / 2``, ``y = row * sqrt(3) / 2``; its six
neighbours differ by (+-2, 0) or (+-1, +-1). Whole numbers keep neighbours and outlines free of rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

Cell = tuple[int, int]
Vertex = tuple[float, float]

ROW_STEP = float(np.sqrt(3) / 2)
CELL_HEIGHT = float(2 / np.sqrt(3))
LARGEST_STRETCH = 1.4
PULLS = tuple(round(0.1 * step, 1) for step in range(9))
SPARES = tuple(round(1.15 + 0.05 * step, 2) for step in range(18))
ENOUGH_PX = 100.0
# Between shelves of the schematic layout, so that a name in two lines finds room under its own block.
ROWS_FOR_NAMES = 3
_NEIGHBOURS = ((2, 0), (1, 1), (-1, 1), (-2, 0), (-1, -1), (1, -1))
# Corners around a centre, clockwise on screen, in (half widths, quarter heights).
_CORNERS = ((0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1))


class TileInputError(Exception):
    """The points cannot be laid out; carries the codes or columns at fault."""


@dataclass(frozen=True)
class TileLayout:
    """A layout with what was paid for it.

    ``cells``: code, x, y in the order of code. ``pull`` (p): share by which points were drawn to the mean of their
    kecamatan; ``spare`` (s): grid cells per desa; ``splits``: blocks beyond one per kecamatan; ``holes``: empty cells
    enclosed by desa; ``compass``: share of pairs of desa of which neither the east-west nor the north-south order is
    reversed; ``cell_px``: width of a cell on the drawing. ``warning`` is True when a kecamatan is split or a hole left.
    """

    cells: pd.DataFrame
    pull: float
    spare: float
    splits: int
    holes: int
    compass: float
    cell_px: float

    @property
    def warning(self) -> bool:
        return self.splits > 0 or self.holes > 0


def layout(points: pd.DataFrame, *, width: float = 760, height: float = 500) -> pd.DataFrame:
    """Cells for one kabupaten: code, x, y. ``points``: code, kecamatan_code, lon, lat (degrees). See ``arrange``."""
    return arrange(points, width=width, height=height).cells


def arrange(points: pd.DataFrame, *, width: float = 760, height: float = 500) -> TileLayout:
    """Lay out a kabupaten and say how well it went.

    ``points``: code, kecamatan_code, lon, lat (degrees); ``width`` and ``height`` of the drawing in px. The smallest
    pull toward the kecamatan that leaves every kecamatan one block and no empty cell enclosed wins, then the largest
    cells. If none does: fewest splits, then fewest holes, then the smallest pull, with ``warning``.
    Raises TileInputError for missing columns, a code given twice, or no finite point.
    """
    points = _checked(points, ("code", "kecamatan_code", "lon", "lat"))
    places = _flattened(points, aspect=width / height)
    groups = pd.factorize(points["kecamatan_code"])[0]
    means = np.array([places[groups == group].mean(axis=0) for group in range(groups.max() + 1)])[groups]
    best: tuple[tuple[float, ...], float, float, list[Cell]] | None = None
    for pull in PULLS:
        targets = (1 - pull) * places + pull * means
        for spare in SPARES:
            cells = _assign(targets, *_grid(targets, n_cells=spare * len(points)))
            splits, holes = _splits(cells, groups), len(enclosed(cells))
            score = (splits, holes, pull, -_cell_px(cells, width=width, height=height), spare)
            if best is None or score < best[0]:
                best = (score, pull, spare, cells)
        if best is not None and best[0][:2] == (0, 0):
            break
    assert best is not None
    _, pull, spare, cells = best
    return _result(points, cells, places, groups=groups, pull=pull, spare=spare, width=width, height=height)


def layout_kecamatan(points: pd.DataFrame, *, width: float = 760, height: float = 500) -> pd.DataFrame:
    """Compact, large cells for the desa of one kecamatan: code, x, y.

    Cells are at least 100 px wide on the drawing up to 25 desa. Of the compact shapes whose cells are near the largest
    possible (four fifths), the one that keeps the compass order best is taken.
    """
    points = _checked(points, ("code", "lon", "lat"))
    places = _flattened(points, aspect=width / height)
    n = len(points)
    tried: list[tuple[float, float, list[Cell]]] = []
    for rows in range(1, n + 1):
        for columns in range(-(-n // rows), -(-3 * n // (2 * rows)) + 1):
            grid = [(2 * column + row % 2, row) for row in range(rows) for column in range(columns)]
            # Besides the whole rectangle, its first n cells: always one block without a hole.
            for shape in (grid, grid[:n]):
                cells = _assign(_fitted(places, shape), np.array(shape), _positions(shape))
                if not _splits(cells, np.zeros(n, dtype=int)) and not enclosed(cells):
                    tried.append((_cell_px(cells, width=width, height=height), _compass(places, cells), cells))
    largest = max(cell_px for cell_px, _, _ in tried)
    wanted = max(0.8 * largest, min(ENOUGH_PX, largest))
    _, _, cells = max((entry for entry in tried if entry[0] >= wanted), key=lambda entry: (entry[1], entry[0]))
    return _frame(points, cells)


def block_layout(desa: pd.DataFrame, *, width: float = 760, height: float = 500) -> pd.DataFrame:
    """Susunan skematik: a tidy block per kecamatan where no desa points are known: code, x, y.

    ``desa``: code, kecamatan_code. Blocks stand in order of kecamatan code on shelves, one empty cell apart (so none
    is enclosed); the shelf width that gives the largest cells is taken.
    """
    desa = _checked(desa, ("code", "kecamatan_code"))
    sizes = desa.groupby("kecamatan_code", sort=True).size()
    best: list[tuple[str, Cell]] = []
    best_px = 0.0
    for block_aspect in (0.7, 1.0, 1.4, 2.0):
        blocks = [(str(code), _block(int(n), aspect=block_aspect)) for code, n in sizes.items()]
        widths = [max(column for column, _ in block) // 2 + 2 for _, block in blocks]
        for shelf in range(max(widths), sum(widths) + 1):
            placed = _shelves(blocks, shelf=shelf)
            cell_px = _cell_px([cell for _, cell in placed], width=width, height=height)
            if cell_px > best_px + 1e-9:
                best, best_px = placed, cell_px
    # ``best`` lists each kecamatan's cells in its own order; desa are dealt into them by code.
    queues: dict[str, Iterator[Cell]] = {
        code: iter([cell for owner, cell in best if owner == code]) for code in sizes.index
    }
    return _frame(desa, [next(queues[code]) for code in desa["kecamatan_code"]])


def hexagon(x: float, y: float, size: float = 1.0) -> list[Vertex]:
    """The six corners of a cell, clockwise from the top; ``size`` scales it about its centre (0.86 for the lokus)."""
    return [(x + size * across / 2, y + size * down * CELL_HEIGHT / 4) for across, down in _CORNERS]


def block_outline(cells: Iterable[tuple[float, float]]) -> list[list[Vertex]]:
    """The border around the union of cells (x, y): closed polylines (first vertex repeated last) in hexagon widths.

    Outer borders run clockwise on screen, borders of holes the other way; ordered by their first vertex.
    """
    sides: set[tuple[Cell, Cell]] = set()
    for column, row in set(_to_cells(cells)):
        corners = [(column + across, 3 * row + down) for across, down in _CORNERS]
        sides.update(zip(corners, corners[1:] + corners[:1], strict=True))
    # A side that a neighbour runs along the other way lies inside.
    edges = {start: end for start, end in sides if (end, start) not in sides}
    return [[(across / 2, down * CELL_HEIGHT / 4) for across, down in ring] for ring in _rings(edges)]


def enclosed(cells: Sequence[Cell]) -> set[Cell]:
    """Empty cells that cannot be left without crossing a desa: they look like a desa without data."""
    taken = set(cells)
    columns, rows = [column for column, _ in taken], [row for _, row in taken]
    low, high = (min(columns) - 2, min(rows) - 1), (max(columns) + 2, max(rows) + 1)
    parity = (columns[0] + rows[0]) % 2
    empty = {
        (column, row)
        for row in range(low[1], high[1] + 1)
        for column in range(low[0], high[0] + 1)
        if (column + row) % 2 == parity
    } - taken
    outside = next(cell for cell in sorted(empty) if cell[1] == low[1])
    return empty - _reached(outside, empty)


def cells_of(frame: pd.DataFrame) -> list[Cell]:
    """The whole-number cells (doubled column, row) behind a frame with x and y."""
    return _to_cells(zip(frame["x"], frame["y"], strict=True))


def _checked(points: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    missing = [column for column in columns if column not in points]
    if missing:
        raise TileInputError(f"columns missing: {', '.join(missing)}")
    if points.empty:
        raise TileInputError("no desa given")
    twice = points.loc[points["code"].duplicated(), "code"]
    if len(twice):
        raise TileInputError(f"desa given twice: {', '.join(map(str, twice))}")
    if "lon" in columns:
        unplaced = points.loc[~np.isfinite(points[["lon", "lat"]].to_numpy(dtype=float)).all(axis=1), "code"]
        if len(unplaced):
            raise TileInputError(f"desa without a point: {', '.join(map(str, unplaced))}")
    return points.loc[:, list(columns)].sort_values("code").reset_index(drop=True)


def _flattened(points: pd.DataFrame, *, aspect: float) -> np.ndarray:
    """Points (rounded to 0.01 degree) on a plane, y downwards, stretched toward the drawing's shape by at most 1.4."""
    lon, lat = points["lon"].to_numpy(dtype=float).round(2), points["lat"].to_numpy(dtype=float).round(2)
    places = np.column_stack([lon * np.cos(np.radians(lat.mean())), -lat])
    across, down = np.ptp(places, axis=0)
    if across > 0 and down > 0:
        wanted = aspect / (across / down)
        places[:, 0] *= min(max(wanted, 1.0), LARGEST_STRETCH)
        places[:, 1] *= min(max(1 / wanted, 1.0), LARGEST_STRETCH)
    return places - places.mean(axis=0)


def _grid(targets: np.ndarray, *, n_cells: float) -> tuple[np.ndarray, np.ndarray]:
    """A pointy-top grid of about ``n_cells`` over the box of the targets: whole-number cells, and their places."""
    low, high = targets.min(axis=0), targets.max(axis=0)
    across, down = np.maximum(high - low, max(0.25 * float((high - low).max()), 1e-6))
    step = float(np.sqrt(across * down / (n_cells * ROW_STEP)))
    columns, rows = int(np.ceil(across / step)), int(np.ceil(down / (step * ROW_STEP)))
    row, column = np.divmod(np.arange(rows * columns), columns)
    cells = np.column_stack([2 * column + row % 2, row])
    places = cells * np.array([step / 2, step * ROW_STEP])
    return cells, places - (places.min(axis=0) + places.max(axis=0)) / 2 + (low + high) / 2


def _fitted(places: np.ndarray, shape: Sequence[Cell]) -> np.ndarray:
    """Places stretched freely over the box of a shape: inside one kecamatan only the order of desa matters."""
    positions = _positions(shape)
    low, size = places.min(axis=0), np.ptp(places, axis=0)
    share = np.where(size > 0, (places - low) / np.where(size > 0, size, 1), 0.5)
    return positions.min(axis=0) + share * np.ptp(positions, axis=0)


def _assign(targets: np.ndarray, cells: np.ndarray, positions: np.ndarray) -> list[Cell]:
    """The cell of each target: least sum of squared distances, in whole units so that every machine agrees on ties."""
    from scipy.optimize import linear_sum_assignment  # not above: who only draws cells need not wait for it

    squares = ((targets[:, None, :] - positions[None, :, :]) ** 2).sum(axis=2)
    squares = np.round(squares / max(float(squares.max()), 1e-12) * 1e9)
    chosen = linear_sum_assignment(squares)[1]
    return [(int(column), int(row)) for column, row in cells[chosen]]


def _positions(cells: Sequence[Cell]) -> np.ndarray:
    return np.array(cells) * np.array([0.5, ROW_STEP])


def _reached(start: Cell, within: set[Cell]) -> set[Cell]:
    seen, waiting = {start}, [start]
    while waiting:
        column, row = waiting.pop()
        for across, down in _NEIGHBOURS:
            beside = (column + across, row + down)
            if beside in within and beside not in seen:
                seen.add(beside)
                waiting.append(beside)
    return seen


def _splits(cells: Sequence[Cell], groups: np.ndarray) -> int:
    """Blocks beyond one per group, over all groups."""
    splits = 0
    for group in np.unique(groups):
        left = {cell for cell, owner in zip(cells, groups, strict=True) if owner == group}
        blocks = 0
        while left:
            left -= _reached(min(left), left)
            blocks += 1
        splits += blocks - 1
    return splits


def _cell_px(cells: Sequence[Cell], *, width: float, height: float) -> float:
    across, down = np.ptp(_positions(cells), axis=0)
    return float(min(width / (across + 1), height / (down + CELL_HEIGHT)))


def _compass(places: np.ndarray, cells: Sequence[Cell]) -> float:
    """Share of pairs of which neither the east-west nor the north-south order is reversed (level counts as kept)."""
    positions = _positions(cells)
    upper = np.triu_indices(len(places), 1)
    real = np.sign((places[:, None, :] - places[None, :, :]).round(9))[upper]
    drawn = np.sign((positions[:, None, :] - positions[None, :, :]).round(9))[upper]
    kept = (real * drawn >= 0).all(axis=1)
    return float(kept.mean()) if len(kept) else 1.0


def _block(n: int, *, aspect: float) -> list[Cell]:
    columns = max(1, min(n, round(float(np.sqrt(n * aspect)))))
    return [(2 * (index % columns) + (index // columns) % 2, index // columns) for index in range(n)]


def _shelves(blocks: list[tuple[str, list[Cell]]], *, shelf: int) -> list[tuple[str, Cell]]:
    """Blocks left to right, a new shelf when the width is used up; each shelf starts on an even row."""
    placed: list[tuple[str, Cell]] = []
    left = top = tallest = 0
    for code, block in blocks:
        across = max(column for column, _ in block) // 2 + 2
        if left and left + across > shelf:
            left, top, tallest = 0, top + tallest + ROWS_FOR_NAMES + (tallest + ROWS_FOR_NAMES) % 2, 0
        placed += [(code, (column + 2 * left, row + top)) for column, row in block]
        left, tallest = left + across, max(tallest, max(row for _, row in block) + 1)
    return placed


def _rings(edges: dict[Cell, Cell]) -> list[list[Cell]]:
    """Edges chained into closed rings. Three cells meet at a corner, so no corner is passed twice."""
    rings = []
    while edges:
        start = min(edges)
        ring, here = [start], edges.pop(start)
        while here != start:
            ring.append(here)
            here = edges.pop(here)
        rings.append([*ring, start])
    return rings


def _to_cells(centres: Iterable[tuple[float, float]]) -> list[Cell]:
    return [(round(2 * float(x)), round(float(y) / ROW_STEP)) for x, y in centres]


def _frame(points: pd.DataFrame, cells: Sequence[Cell]) -> pd.DataFrame:
    """code, x, y with the upper left cell's box at x 0, y 0; y has 6 decimals so that a file holds it exactly."""
    left, top = min(column for column, _ in cells), min(row for _, row in cells)
    x = [(column - left) / 2 for column, _ in cells]
    y = [round((row - top) * ROW_STEP, 6) for _, row in cells]
    return pd.DataFrame({"code": points["code"].to_numpy(), "x": x, "y": y}).astype({"code": "str"})


def _result(
    points: pd.DataFrame, cells: list[Cell], places: np.ndarray, *,
    groups: np.ndarray, pull: float, spare: float, width: float, height: float,
) -> TileLayout:
    return TileLayout(
        cells=_frame(points, cells), pull=pull, spare=spare, splits=_splits(cells, groups), holes=len(enclosed(cells)),
        compass=_compass(places, cells), cell_px=_cell_px(cells, width=width, height=height),
    )
