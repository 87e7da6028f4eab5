"""Headline and facts beside or under a chart: as large as they fit, never under 14 pt; the rest goes to the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.exports import style
from dashboard.exports.parts import Box, Run, add_text, fit_pt
from dashboard.stories.story import Fact, Headline
from dashboard.words.classes import STATUS_SHAPES
from dashboard.words.numbers import count

_FACT_PTS = (18, 16)
HEADLINE_PTS = (66, 54, 44, 36, 28, 22, 18)
NUMBER_PT = 24
_GAP_PX = 10


def add_headline(slide: Any, headline: Headline, *, box: Box) -> float:
    """The big number with its label, range and judgement; returns the height taken."""
    pt = fit_pt(headline.text, width_px=box.width, sizes=HEADLINE_PTS, bold=1.05)
    y = box.top
    _add_block(
        slide,
        headline.text,
        box=Box(box.left, y, box.width, style.line_height_px(pt)),
        pt=pt,
        bold=True,
        colour=style.SUBJECT,
        name="Angka utama",
    )
    y += style.line_height_px(pt)
    shape = STATUS_SHAPES[headline.status]
    judgement = f"{shape} {headline.judgement}".strip() if headline.judgement else ""
    for text, bold, name in (
        (headline.label, False, "Label angka"),
        (headline.interval, False, "Rentang angka"),
        (judgement, True, "Penilaian angka"),
    ):
        if text:
            high = _height(text, pt=style.LEAST_PT, width=box.width)
            _add_block(
                slide,
                text,
                box=Box(box.left, y, box.width, high),
                pt=style.LEAST_PT,
                bold=bold,
                name=name,
                colour=style.STATUS["kritis"][0] if bold and headline.status == "kritis" else style.TEXT,
            )
            y += high + 2
    return y - box.top + _GAP_PX


def facts_height(facts: Sequence[Fact], *, width: float) -> float:
    """Height in px that the facts would take at their largest."""
    return _facts_height(facts, pt=_FACT_PTS[0], width=width)


def add_facts(slide: Any, facts: Sequence[Fact], *, box: Box) -> int:
    """Facts from the top of ``box``; returns how many were written (the others belong in the notes)."""
    if not facts:
        return 0
    pt = next(
        (size for size in _FACT_PTS if _facts_height(facts, pt=size, width=box.width) <= box.height), style.LEAST_PT
    )
    written = _fitting(facts, pt=pt, box=box)
    paragraphs = [_runs(fact, pt=pt) for fact in facts[:written]]
    if written < len(facts):
        text = f"{count(len(facts) - written)} keterangan lagi di catatan pembicara"
        paragraphs.append([Run(text, colour=style.SECONDARY)])
    add_text(slide, box, paragraphs, name="Keterangan", space_pt=_GAP_PX * 0.75)
    return written


def fact_text(fact: Fact) -> str:
    """The sentence with the shape of its status in front."""
    return f"{STATUS_SHAPES[fact.status]} {fact.text}".strip()


def _fitting(facts: Sequence[Fact], *, pt: float, box: Box) -> int:
    """How many facts fit, with a line left for the count of the others."""
    if _facts_height(facts, pt=pt, width=box.width) <= box.height:
        return len(facts)
    room, written = box.height - style.line_height_px(style.LEAST_PT), 0
    for fact in facts:
        room -= _fact_height(fact, pt=pt, width=box.width) + _GAP_PX
        if room < 0:
            break
        written += 1
    return written


def _runs(fact: Fact, *, pt: float) -> list[Run]:
    colour = style.STATUS["kritis"][0] if fact.status == "kritis" else style.TEXT
    text = Run(fact_text(fact), pt, colour=colour, new_line=True)
    return [Run(fact.number, NUMBER_PT, bold=True), text] if fact.number else [text]


def _facts_height(facts: Sequence[Fact], *, pt: float, width: float) -> float:
    return sum(_fact_height(fact, pt=pt, width=width) + _GAP_PX for fact in facts)


def _fact_height(fact: Fact, *, pt: float, width: float) -> float:
    return _height(fact_text(fact), pt=pt, width=width) + (style.line_height_px(NUMBER_PT) if fact.number else 0)


def _height(text: str, *, pt: float, width: float) -> float:
    return style.lines_needed(text, pt=pt, width_px=width) * style.line_height_px(pt)


def _add_block(slide: Any, text: str, *, box: Box, pt: float, bold: bool, colour: str, name: str) -> None:
    add_text(slide, box, [[Run(text, pt, bold=bold, colour=colour)]], name=name)
