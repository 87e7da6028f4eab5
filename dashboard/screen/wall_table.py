"""The table twin on the wall: the first columns and rows that can be read there, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.figures import style
from dashboard.screen import labels
from dashboard.screen.parts import lines_needed
from dashboard.screen.table import NUMERIC, text_of
from dashboard.stories.story import Table

SIZE = style.SIZES["rapat"].small
# What a cell takes beside its letters (screen.css), px.
CELL_WIDTH, CELL_HEIGHT, LINE = 18, 11, 1.3
# A longer text stands on several lines; no column is narrower than its longest word.
WIDEST = 300


def wall_table_html(table: Table, *, width: float, height: float) -> str:
    """A plain table no wider and no taller than this, px; what does not fit is counted below it."""
    texts = [[text_of(cell, kind=column.kind) for column, cell in zip(table.columns, row, strict=True)]
             for row in table.rows]
    widths = _widths([column.label for column in table.columns], texts=texts, width=width)
    n_columns = len(widths)
    room = height - _height([column.label for column in table.columns[:n_columns]], widths=widths)
    n_rows = _rows_within(room, texts=texts, widths=widths, all_columns=n_columns == len(table.columns))
    kinds = ["angka" if column.kind in NUMERIC else "kata" for column in table.columns]
    head = "".join(f"<th scope='col' class='{kind}' style='width:{100 * wide / sum(widths):.1f}%'>"
                   f"{escape(column.label)}</th>"
                   for column, kind, wide in zip(table.columns, kinds, widths, strict=False))
    body = "".join("<tr>" + "".join(f"<td class='{kind}'>{escape(text)}</td>"
                                    for text, kind in zip(row[:n_columns], kinds, strict=False)) + "</tr>"
                   for row in texts[:n_rows])
    told = labels.more_of_table(rows=len(texts) - n_rows, columns=len(table.columns) - n_columns)
    more = f"<p class='selebihnya'>{told}</p>" if told else ""
    return (f"<table class='kembaran'><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>{more}")


def _widths(header: Sequence[str], *, texts: Sequence[Sequence[str]], width: float) -> list[float]:
    """Widths of the first columns that stand beside each other, stretched to the whole width; at least one column."""
    wanted: list[float] = []
    for at, label in enumerate(header):
        cells = [row[at] for row in texts]
        words = [word for text in (label, *cells) for word in text.split()]
        word = max((style.text_width(one, size=SIZE) for one in words), default=0.0)
        line = max((style.text_width(text, size=SIZE) for text in cells), default=0.0)
        wanted.append(max(word, min(line, WIDEST)) + CELL_WIDTH)
    n = 1
    while n < len(wanted) and sum(wanted[:n + 1]) <= width:
        n += 1
    kept = wanted[:n]
    return [width * one / sum(kept) for one in kept]


def _height(cells: Sequence[str], *, widths: Sequence[float]) -> float:
    """Height of a row: its longest cell decides."""
    lines = [lines_needed(text, size_px=SIZE, width_px=wide - CELL_WIDTH)
             for text, wide in zip(cells, widths, strict=False)]
    return CELL_HEIGHT + LINE * SIZE * max(lines, default=1)


def _rows_within(room: float, *, texts: Sequence[Sequence[str]], widths: Sequence[float], all_columns: bool) -> int:
    note, used, n = 2 * LINE * SIZE, 0.0, 0
    heights = [_height(row, widths=widths) for row in texts]
    if all_columns and sum(heights) <= room:
        return len(heights)
    for one in heights:
        if n and used + one > room - note:
            break
        used, n = used + one, n + 1
    return n
