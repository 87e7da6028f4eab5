"""Headline and facts beside or under a chart: as large as they fit, never under 14 pt; the rest goes to the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_text, fit_pt
from dashboard.stories.story import Fact, Headline
from dashboard.words.classes import STATUS_SHAPES
from dashboard.words.numbers import count

_FACT_PTS = (18, 16, style.LEAST_PT)
_HEADLINE_PTS = (66, 54, 44, 36, 28, 22, 18)
_NUMBER_PT = 24
_GAP_PX = 10
_BOLDER = 1.1  # bold letters are this much wider


def headline_height(headline: Headline, *, width: float, largest_pt: float = _HEADLINE_PTS[0]) -> float:
    """Height in px of ``add_headline`` in a box of this width."""
    runs = _headline_runs(headline, width=width, largest_pt=largest_pt)
    return sum(_height(run.text, pt=run.pt, width=width / (_BOLDER if run.bold else 1)) + 2 for run in runs) + _GAP_PX


def add_headline(slide: Any, headline: Headline, *, box: Box, largest_pt: float = _HEADLINE_PTS[0]) -> float:
    """The big number with its label, range and judgement; returns the height taken."""
    runs = _headline_runs(headline, width=box.width, largest_pt=largest_pt)
    add_text(slide, box, [[run] for run in runs], name="Angka utama", space_pt=1)
    return headline_height(headline, width=box.width, largest_pt=largest_pt)


def _headline_runs(headline: Headline, *, width: float, largest_pt: float) -> list[Run]:
    sizes = [pt for pt in _HEADLINE_PTS if pt <= largest_pt]
    pt = fit_pt(headline.text, width_px=width, sizes=sizes, bold=_BOLDER)
    judgement = f"{STATUS_SHAPES[headline.status]} {headline.judgement}".strip() if headline.judgement else ""
    colour = style.STATUS["kritis"][0] if headline.status == "kritis" else style.TEXT
    runs = [
        Run(headline.text, pt, bold=True, colour=style.SUBJECT),
        Run(headline.label),
        Run(headline.interval),
        Run(judgement, bold=True, colour=colour),
    ]
    return [run for run in runs if run.text]


def facts_height(facts: Sequence[Fact], *, width: float, columns: int) -> float:
    """Height in px that the facts take in equal columns at middle size."""
    heights = [_fact_height(fact, pt=_FACT_PTS[1], width=width) for fact in facts]
    return _least_height(heights, columns=columns)


def add_facts(slide: Any, facts: Sequence[Fact], *, boxes: Sequence[Box]) -> int:
    """Facts down the columns ``boxes`` (of one size); returns how many were written, the others belong in the notes."""
    if not facts:
        return 0
    width, room = boxes[0].width, boxes[0].height
    pt, columns = float(style.LEAST_PT), [list(facts)]
    for pt in _FACT_PTS:
        heights = [_fact_height(fact, pt=pt, width=width) for fact in facts]
        columns = _split(facts, heights, limit=min(room, _least_height(heights, columns=len(boxes))))
        if len(columns) <= len(boxes):
            break
    shown = columns[: len(boxes)]
    written = sum(len(column) for column in shown)
    if written < len(facts):
        line = style.line_height_px(style.LEAST_PT) + _GAP_PX
        while shown[-1] and _column_height(shown[-1], pt=pt, width=width) + line > room:
            shown[-1].pop()
        written = sum(len(column) for column in shown)
    for column, box in zip(shown, boxes, strict=False):
        paragraphs = [_runs(fact, pt=pt) for fact in column]
        if column is shown[-1] and written < len(facts):
            text = f"{count(len(facts) - written)} keterangan lagi di catatan pembicara"
            paragraphs.append([Run(text, colour=style.SECONDARY)])
        add_text(slide, box, paragraphs, name="Keterangan", space_pt=_GAP_PX * 0.75)
    return written


def fact_text(fact: Fact) -> str:
    """The sentence with the shape of its status in front."""
    return f"{STATUS_SHAPES[fact.status]} {fact.text}".strip()


def _split(facts: Sequence[Fact], heights: Sequence[float], *, limit: float) -> list[list[Fact]]:
    """Facts in order into columns no higher than ``limit`` (a single higher one stands alone)."""
    columns: list[list[Fact]] = [[]]
    used = 0.0
    for fact, high in zip(facts, heights, strict=True):
        if columns[-1] and used + high > limit + 0.5:
            columns.append([])
            used = 0.0
        columns[-1].append(fact)
        used += high
    return columns


def _least_height(heights: Sequence[float], *, columns: int) -> float:
    """The lowest limit with which all fit into the columns."""
    sums = sorted(
        {sum(heights[start:end]) for start in range(len(heights)) for end in range(start + 1, len(heights) + 1)}
    )
    for limit in sums:
        needed, used = 1, 0.0
        for high in heights:
            if used and used + high > limit + 0.5:
                needed, used = needed + 1, 0.0
            used += high
        if needed <= columns and limit >= max(heights):
            return limit
    return sum(heights)


def _column_height(facts: Sequence[Fact], *, pt: float, width: float) -> float:
    return sum(_fact_height(fact, pt=pt, width=width) for fact in facts)


def _runs(fact: Fact, *, pt: float) -> list[Run]:
    colour = style.STATUS["kritis"][0] if fact.status == "kritis" else style.TEXT
    text = Run(fact_text(fact), pt, colour=colour, new_line=True)
    return [Run(fact.number, _NUMBER_PT, bold=True), text] if fact.number else [text]


def _fact_height(fact: Fact, *, pt: float, width: float) -> float:
    number = style.line_height_px(_NUMBER_PT) if fact.number else 0
    return _height(fact_text(fact), pt=pt, width=width) + number + _GAP_PX


def _height(text: str, *, pt: float, width: float) -> float:
    return style.lines_needed(text, pt=pt, width_px=width) * style.line_height_px(pt)
