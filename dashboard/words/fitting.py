"""Titles are one line: at most 60 characters, or the back row reads nothing."""

from __future__ import annotations

TITLE_LENGTH = 60


def fits(sentence: str, *, most: int = TITLE_LENGTH) -> bool:
    """Does the sentence fit on the title line?"""
    return len(sentence) <= most


def fit(*forms: str, most: int = TITLE_LENGTH) -> str:
    """The first form that fits, longest first. The last one is cut at a word if even that is too long."""
    for form in forms:
        if fits(form, most=most):
            return form
    cut = forms[-1][: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–")
    return f"{cut}…"


def sentence_case(text: str) -> str:
    """First letter upper case, the rest untouched (``e-PPGBM`` stays as it is written)."""
    return text if text.startswith("e-PPGBM") else text[:1].upper() + text[1:]
