"""A scorecard on a slide: a native table whose judged cells carry shape, text and colour, with the words under it.

Rows that find no room, and those the screen cut, go on with the same columns on slides of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_label, describe, rgb, style_run
from dashboard.exports.slide_columns import evened, needed_px, whole
from dashboard.exports.style import emu
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.words.classes import STATUS_SHAPES, STATUS_WORDS
from dashboard.words.papers import more_rows

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PAD_PX, _CLOSE_PAD_PX = 6, 3
_KEY_PX = 26
_LARGEST_PT = 20
_CONTINUED_PT = 16


@dataclass(frozen=True)
class Drawn:
    """The height taken in px, and the table that goes on elsewhere (None: every row is there)."""

    height: float
    left: Scorecard | None


def add_scorecard(slide: Any, chart: Scorecard, *, box: Box, largest_pt: float = _LARGEST_PT) -> Drawn:
    """As many rows as fit at 14 pt or more; those that go on elsewhere are counted under the table."""
    key = _key(chart)
    foot = _KEY_PX * bool(key) + _KEY_PX * bool(chart.more or chart.rest)
    pt, widths = _size(chart, box=Box(box.left, box.top, box.width, box.height - foot), largest_pt=largest_pt)
    heights = [_row_px(row, widths=widths, pt=pt, pad=_pad(chart)) for row in _texts(chart)]
    shown = _fitting(heights, room=box.height - foot)
    if len(chart.rows) > shown - 1 and not (chart.more or chart.rest):
        shown = _fitting(heights, room=box.height - foot - _KEY_PX)
    left = (*chart.rows[shown - 1:], *chart.rest)
    table_height = sum(heights[:shown])
    frame = slide.shapes.add_table(
        shown, len(chart.columns), emu(box.left), emu(box.top), emu(box.width), emu(table_height)
    )
    frame.name = "Tabel status"
    describe(frame, chart.alt)
    _fill_table(frame.table, chart, widths=widths, heights=heights[:shown], pt=pt)
    notes = [text for text in (_more(chart, left_out=len(left)), key) if text]
    for position, text in enumerate(notes):
        add_label(
            slide,
            Box(box.left, box.top + table_height + 4 + _KEY_PX * position, box.width, _KEY_PX),
            [[Run(text, colour=style.SECONDARY)]],
            name="Keterangan tabel",
        )
    return Drawn(table_height + 4 + _KEY_PX * len(notes), replace(chart, rows=left, rest=(), more="") if left else None)


def add_continued(slide: Any, part: Scorecard, *, box: Box) -> None:
    """One part of ``continued``, in letters not much larger than those of the slide before."""
    add_scorecard(slide, part, box=box, largest_pt=_CONTINUED_PT)


def continued(chart: Scorecard, *, box: Box) -> list[Scorecard]:
    """The rows that go on, in parts that each fit a slide of their own."""
    room = box.height - _KEY_PX * bool(_key(chart))
    needed = needed_px(_texts(chart), pt=style.LEAST_PT, pad=_pad(chart))
    widths = evened(_widths(chart, width=box.width, pt=style.LEAST_PT), needed=needed)
    head, *heights = [_row_px(row, widths=widths, pt=style.LEAST_PT, pad=_pad(chart)) for row in _texts(chart)]
    fewest = len(_split(heights, room=room - head))
    # As few slides as it takes, and about as much on each.
    even = next(limit for limit in (*range(int(sum(heights) / fewest), int(room - head), 8), room - head)
                if len(_split(heights, room=limit)) == fewest)
    parts, first = [], 0
    for n in _split(heights, room=even):
        rows = chart.rows[first:first + n]
        parts.append(replace(chart, rows=rows, alt=_read_out(rows)))
        first += n
    return parts


def _split(heights: Sequence[float], *, room: float) -> list[int]:
    """Numbers of rows, in order, that are no higher than ``room`` together (a higher one stands alone)."""
    counts: list[int] = []
    used = 0.0
    for height in heights:
        if not counts or used + height > room:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += height
    return counts


def _read_out(rows: Sequence[Sequence[ScoreCell]]) -> str:
    """Every cell of every row, for the alternative text and the notes; a text cut for its row is whole there."""
    return "; ".join(", ".join(whole_text(cell) for cell in row if cell.text) for row in rows) + "."


def whole_text(cell: ScoreCell) -> str:
    """What a cell says, uncut."""
    return cell.hover if cell.text.endswith("…") and cell.hover else cell_text(cell)


def cell_text(cell: ScoreCell) -> str:
    """The shape of the status before the text, unless the text already begins with it."""
    shape = STATUS_SHAPES[cell.status]
    return cell.text if cell.text.startswith(shape) else f"{shape} {cell.text}".strip()


def least_height(chart: Scorecard, *, width: float) -> float:
    """The height at which every row is there in the smallest letters, with what stands under the table."""
    widths = _widths(chart, width=width, pt=style.LEAST_PT)
    rows = sum(_row_px(row, widths=widths, pt=style.LEAST_PT, pad=_pad(chart)) for row in _texts(chart))
    return rows + _KEY_PX * (bool(_key(chart)) + bool(chart.more)) + 8


def _pad(chart: Scorecard) -> float:
    return _CLOSE_PAD_PX if chart.close else _PAD_PX


def _texts(chart: Scorecard) -> list[list[str]]:
    return [list(chart.columns), *([cell_text(cell) for cell in row] for row in chart.rows)]


def _key(chart: Scorecard) -> str:
    """What the shapes beside figures mean; a cell that says its state in words (``berjalan``) explains itself."""
    used = {cell.status for row in chart.rows for cell in row if not cell.text[:1].isalpha()}
    return "   ".join(
        f"{STATUS_SHAPES[status]} {STATUS_WORDS[status]}"
        for status in STATUS_SHAPES
        if status in used and status != "netral"
    )


def _more(chart: Scorecard, *, left_out: int) -> str:
    """What goes on; where the story gave no rows for its own count, that count too."""
    if not left_out:
        return chart.more
    told = more_rows(left_out)
    return f"{chart.more}; {told}" if chart.more and not chart.rest else f"Dan {told}"


def _size(chart: Scorecard, *, box: Box, largest_pt: float) -> tuple[float, list[float]]:
    """The largest text with which all rows fit, else 14 pt; and the column widths in px."""
    for pt in (size for size in (_LARGEST_PT, 18, _CONTINUED_PT, style.LEAST_PT) if size <= largest_pt):
        needed = needed_px(_texts(chart), pt=pt, pad=_pad(chart))
        widths = evened(_widths(chart, width=box.width, pt=pt), needed=needed)
        height = sum(_row_px(row, widths=widths, pt=pt, pad=_pad(chart)) for row in _texts(chart))
        if height <= box.height and whole(widths, needed=needed):
            return pt, widths
    # Rows count for more than whole cells: only the words over the columns are kept together.
    pt = style.LEAST_PT
    needed = needed_px(_texts(chart)[:1], pt=pt, pad=_pad(chart))
    return pt, evened(_widths(chart, width=box.width, pt=pt), needed=needed)


def _widths(chart: Scorecard, *, width: float, pt: float) -> list[float]:
    shares = list(chart.widths)
    if len(shares) != len(chart.columns):
        texts = _texts(chart)
        shares = [
            max(min(style.text_width_px(row[column], pt=pt), 420) for row in texts) + 2 * _pad(chart)
            for column in range(len(chart.columns))
        ]
    return [width * share / sum(shares) for share in shares]


def _row_px(texts: Sequence[str], *, widths: Sequence[float], pt: float, pad: float) -> float:
    lines = max(
        sum(style.lines_needed(part, pt=pt, width_px=width - 2 * pad) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return lines * style.line_height_px(pt) + 8


def _fitting(heights: Sequence[float], *, room: float) -> int:
    """Rows (with the header) that fit; always the header and one row."""
    total, shown = 0.0, 0
    for height in heights:
        total += height
        if total > room and shown >= 2:
            break
        shown += 1
    return shown


def _fill_table(table: Any, chart: Scorecard, *, widths: Sequence[float], heights: Sequence[float], pt: float) -> None:
    _plain_style(table)
    pad = _pad(chart)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = emu(width)
    for row, height in zip(table.rows, heights, strict=True):
        row.height = emu(height)
    for column, text in enumerate(chart.columns):
        _fill_cell(table.cell(0, column), text, fill=style.PANEL, colour=style.TEXT, pt=pt, pad=pad, bold=True)
    for number, row in enumerate(chart.rows[: len(heights) - 1], start=1):
        for column, cell in enumerate(row):
            fill, colour = style.STATUS[cell.status]
            _fill_cell(
                table.cell(number, column),
                cell_text(cell),
                fill=fill,
                colour=colour,
                pt=pt,
                pad=pad,
                bold=cell.status == "kritis",
            )


def _fill_cell(cell: Any, text: str, *, fill: str, colour: str, pt: float, pad: float, bold: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(fill)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = emu(pad)
    cell.margin_top = cell.margin_bottom = emu(2)
    for position, part in enumerate(text.split("\n")):
        paragraph = cell.text_frame.paragraphs[0] if position == 0 else cell.text_frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size = Pt(pt)
        style_run(paragraph.add_run(), Run(part, pt, bold=bold, colour=colour))
    for side in ("lnL", "lnR", "lnT", "lnB"):
        _border(cell, side=side)


def _border(cell: Any, *, side: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.fromstring(
        f'<a:{side} xmlns:a="{_A}" w="9525"><a:solidFill><a:srgbClr val="{style.HATCH_LINE}"/></a:solidFill></a:{side}>'
    )
    # The schema wants the borders before the fill.
    properties.insert(("lnL", "lnR", "lnT", "lnB").index(side), line)


def _plain_style(table: Any) -> None:
    """No bands and no theme colours: every cell says its own."""
    table.first_row = True
    table.horz_banding = False
    for style_id in table._tbl.tblPr.findall(f"{{{_A}}}tableStyleId"):
        style_id.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
