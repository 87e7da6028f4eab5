"""A scorecard as a real table: read by screen readers, cut and pasted, printed in grey."""

from __future__ import annotations

from html import escape
from typing import Literal

from dashboard.analysis.privacy_rules import MASKED
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.words.classes import NO_DATA, NO_TARGET_GROUP, NOT_REPORTED, STATUS_SHAPES, STATUS_WORDS

Letters = Literal["biasa", "lega", "besar"]
NO_NUMBER = (NO_DATA, NO_TARGET_GROUP, NOT_REPORTED, MASKED)
SHORT = 8  # a number and its shape stay on one line


def scorecard_html(chart: Scorecard, *, letters: Letters = "biasa") -> str:
    """``<table>`` with a row header in the first column; a judged cell has shape, word (for readers) and ground.

    ``lega`` and ``besar`` set larger letters where the rows leave room for them.
    """
    widths = chart.widths or (1.0,) * len(chart.columns)
    columns = "".join(f"<col style='width:{100 * width / sum(widths):.2f}%'>" for width in widths)
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in chart.columns)
    body = "".join(_row(row) for row in chart.rows)
    more = f"<p class='selebihnya'>{escape(chart.more)}</p>" if chart.more else ""
    close = " sempit" if chart.close else ""
    return (f"<table class='rapor {letters}{close}'><caption>{escape(chart.alt)}</caption>"
            f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}")


def _row(row: tuple[ScoreCell, ...]) -> str:
    first, rest = row[0], row[1:]
    return f"<tr><th scope='row'>{_content(first)}</th>{''.join(_cell(cell) for cell in rest)}</tr>"


def _cell(cell: ScoreCell) -> str:
    hover = f" title='{escape(cell.hover, quote=True)}'" if cell.hover else ""
    short = " pendek" if len(cell.text) <= SHORT else ""
    return f"<td class='status-{cell.status}{short}'{hover}>{_content(cell)}</td>"


def _content(cell: ScoreCell) -> str:
    shape, word = STATUS_SHAPES[cell.status], STATUS_WORDS[cell.status]
    text = escape(cell.text)
    # The story may already have set the shape in the text; a word for "no number" needs no dash before it.
    if not shape or cell.text.strip().startswith(shape) or (cell.status == "kosong" and cell.text in NO_NUMBER):
        return text
    if cell.status == "kosong" and text:
        return f"{shape} {text}"  # read aloud the text says enough: "belum" is no missing number
    return f"<span class='bentuk' role='img' aria-label='{escape(word, quote=True)}'>{shape}</span> {text}".strip()
