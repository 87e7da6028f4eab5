"""Pieces of a page as HTML: heading, headline number, facts, footer. Every text is escaped here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from dashboard.figures import style
from dashboard.screen import labels
from dashboard.stories.story import Fact, Headline, Story
from dashboard.words import frame
from dashboard.words.classes import STATUS_SHAPES, STATUS_WORDS
from dashboard.words.numbers import date_long

LINE_HEIGHT = 1.3
FACT_GAP_PX = 14
# Page text is always set in the face that Streamlit serves: measured at most 0.87 of the generous width.
PAGE_WIDTH_SHARE = 0.9


def heading_html(story: Story, *, step_text: str, trust: str = "") -> str:
    """Takeaway as the page's h1, what is measured below it; right the quality, the step and the sample mark.

    ``trust`` is the address of the page that says how far the numbers may be trusted; '' leaves the quality out.
    """
    quality = frame.quality_of(story.source) if trust else ""
    marks = _link(quality, address=trust) if quality else ""
    marks += "".join(f"<span class='{name}'>{escape(text)}</span>" for name, text in (
        ("langkah", step_text), ("contoh", labels.SAMPLE if story.is_sample else "")) if text)
    below = f"<p class='subjudul'>{escape(story.subtitle)}</p><p class='tanda'>{marks}</p>"
    return f"<div class='kepala'><h1>{escape(story.takeaway)}</h1><div class='bawah'>{below}</div></div>"


def headline_html(headline: Headline, *, size_px: float, width_px: float) -> str:
    """The page's one big number with what it is, its range and its judgement; a long word is set smaller to fit."""
    size = _headline_size(headline.text, size_px=size_px, width_px=width_px)
    lines = [f"<p class='angka-utama' style='font-size:{size:.0f}px'>{escape(headline.text)}</p>",
             f"<p class='label'>{escape(headline.label)}</p>"]
    if headline.interval:
        lines.append(f"<p class='rentang'>{escape(headline.interval)}</p>")
    if headline.judgement:
        lines.append(f"<p class='putusan status-{headline.status}'>{_mark(headline.status)}"
                     f"{escape(headline.judgement)}</p>")
    return f"<div class='utama'>{''.join(lines)}</div>"


def panels_html(panels: Sequence[Headline], *, size_px: float, width_px: float) -> str:
    """Numbers of different families side by side: set apart, never joined."""
    return "<div class='pasangan'>" + "".join(
        headline_html(panel, size_px=size_px, width_px=width_px) for panel in panels) + "</div>"


def facts_html(
    facts: Sequence[Fact], *, size_px: int, number_px: int, hidden: int, address: Callable[[str], str] = str
) -> str:
    """Facts in their order, their numbers larger; ``hidden`` says how many did not fit.

    ``address`` gives the address of the page a fact leads to.
    """
    items = "".join(f"<li class='status-{fact.status}'>{_number(fact, size_px=number_px)}{_mark(fact.status)}"
                    f"<span>{_fact_text(fact, address=address)}</span></li>" for fact in facts)
    more = f"<p class='selebihnya'>{labels.more_facts(hidden)}</p>" if hidden else ""
    return f"<ul class='fakta' style='font-size:{size_px}px'>{items}</ul>{more}"


def _fact_text(fact: Fact, *, address: Callable[[str], str]) -> str:
    return _link(fact.text, address=address(fact.page)) if fact.page else escape(fact.text)


def _number(fact: Fact, *, size_px: int) -> str:
    if not fact.number:
        return ""
    return f"<span class='angka-kedua' style='font-size:{size_px}px'>{escape(fact.number)}</span>"


def footer_html(story: Story, *, trust: str = "") -> str:
    """Filters on the first line, source on the second: on every page and every print.

    ``trust`` is the address behind the words on coverage and quality; '' leaves them plain.
    """
    source = escape(story.source)
    before, words, after = frame.split_source(story.source)
    if trust and words:
        source = f"{escape(before)}{_link(words, address=trust)}{escape(after)}"
    return f"<div class='kaki'><p>{escape(story.filters)}</p><p>{source}</p></div>"


def _link(words: str, *, address: str) -> str:
    return f"<a class='mutu' href='{escape(address, quote=True)}' target='_self'>{escape(words)}</a>"


def printed_html(address: str, *, query: str, day: date) -> str:
    """Only on paper: the day it was printed and the address that opens the same view."""
    link = f"{address}?{query}" if query else address
    return f"<p class='cetak'>{labels.PRINTED} {escape(date_long(day))} · {escape(link)}</p>"


def _mark(status: str) -> str:
    shape = STATUS_SHAPES.get(status, "")
    if not shape:
        return ""
    word = escape(STATUS_WORDS[status], quote=True)
    return f"<span class='bentuk' role='img' aria-label='{word}'>{shape}</span> "


def lines_needed(text: str, *, size_px: float, width_px: float) -> int:
    """Lines a text takes in a column, words kept whole."""
    lines, used = 1, 0.0
    for word in text.split():
        wide = PAGE_WIDTH_SHARE * style.text_width(f"{word} ", size=size_px)
        if used and used + wide > width_px:
            lines, used = lines + 1, 0.0
        used += wide
    return lines


def facts_height(facts: Sequence[Fact], *, size_px: int, number_px: int, width_px: float) -> float:
    """Height in px that facts take in a column of this width."""
    return sum(
        (number_px * 1.15 if fact.number else 0) + FACT_GAP_PX
        + LINE_HEIGHT * size_px * lines_needed(f"{STATUS_SHAPES.get(fact.status, '')} {fact.text}",
                                               size_px=size_px, width_px=width_px)
        for fact in facts)


def _headline_size(text: str, *, size_px: float, width_px: float) -> float:
    """The size of the big number: smaller where its words would not fit the column."""
    wide = style.text_width(text, size=size_px)
    return size_px * min(1.0, width_px / wide) if wide else size_px


def headline_height(headline: Headline, *, sizes: style.Sizes, width_px: float) -> float:
    """Height in px of the headline block."""
    texts = ((headline.label, sizes.tick), (headline.interval, sizes.value), (headline.judgement, sizes.value))
    number = _headline_size(headline.text, size_px=sizes.headline, width_px=width_px)
    return number * 1.05 + 12 + sum(
        LINE_HEIGHT * size * lines_needed(text, size_px=size, width_px=width_px - 24) + 6
        for text, size in texts if text)


@dataclass(frozen=True)
class Fitted:
    """Facts that fit beside a chart, with the sizes of their text and of their numbers."""

    facts: tuple[Fact, ...]
    size_px: int
    number_px: int


def fitting_facts(facts: Sequence[Fact], *, sizes: style.Sizes, width_px: float, height_px: float) -> Fitted:
    """First smaller letters (never below the floor), then smaller numbers, then only the facts that find room."""
    small_number = round(1.4 * sizes.value)
    for size, number in ((sizes.value, sizes.number), (sizes.tick, sizes.number), (sizes.small, sizes.number),
                         (sizes.small, small_number)):
        if facts_height(facts, size_px=size, number_px=number, width_px=width_px) <= height_px:
            return Fitted(tuple(facts), size, number)
    left = height_px - 1.5 * sizes.small  # the line that says how many are missing
    kept = []
    # Where not all find room, those that carry a number say most; what is kept stays in the story's order.
    for position in sorted(range(len(facts)), key=lambda at: not facts[at].number):
        needed = facts_height((facts[position],), size_px=sizes.small, number_px=small_number, width_px=width_px)
        if needed <= left:
            kept.append(position)
            left -= needed
    return Fitted(tuple(facts[position] for position in sorted(kept)), sizes.small, small_number)
