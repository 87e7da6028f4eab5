"""Columns of a table on a slide: wide enough that no word and no short cell is broken, where the others can give."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports import style

BOLD = 1.12  # heads and critical cells are set in bold letters, which are wider
SHORT = 12  # a cell such as "■ 84,5 Jul" stays on one line


def needed_px(texts: Sequence[Sequence[str]], *, pt: float, pad: float) -> list[float]:
    """Per column the width with which nothing in it is broken; ``texts`` row by row."""
    return [
        BOLD * max(style.text_width_px(piece, pt=pt) for text in column for piece in _unbroken(text)) + 2 * pad
        for column in zip(*texts, strict=True)
    ]


def _unbroken(text: str) -> list[str]:
    return [text] if len(text) <= SHORT else text.split()


def evened(widths: Sequence[float], *, needed: Sequence[float]) -> list[float]:
    """The same width in all; columns too narrow take from those that have more than they need, if that is enough."""
    missing = sum(max(least - width, 0) for width, least in zip(widths, needed, strict=True))
    spare = sum(max(width - least, 0) for width, least in zip(widths, needed, strict=True))
    if not missing or spare < missing:
        return list(widths)
    return [max(width, least) if width <= least else width - (width - least) * missing / spare
            for width, least in zip(widths, needed, strict=True)]


def whole(widths: Sequence[float], *, needed: Sequence[float]) -> bool:
    """Whether every column has the width it needs."""
    return all(width >= least - 0.01 for width, least in zip(widths, needed, strict=True))
