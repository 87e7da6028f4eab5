"""Columns of places may hold a person: a shifted row puts a name or an address under Desa/Kel or Puskesmas.

What is kept of a place as written must not carry it along. Three signs: words of an address or a lineage, a word of the
child's own name, and a text that hardly any other row of a large file shares (places are shared, persons are not).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.intake.cells import Cell, clean_text

NOT_SHOWN = "(tidak ditampilkan)"
SHARED_BY = 3
LARGE_FILE_ROWS = 100
LEAST_LETTERS = 4
_PERSONAL = re.compile(r"\b(?:JL|JLN|JALAN|GG|GANG|RT|RW|BIN|BINTI)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]+")


def speaks_of_a_person(text: str, *, name: str = "") -> bool:
    """Whether a place as written looks like an address or shares a word with the child's own name."""
    if _PERSONAL.search(text):
        return True
    words = {word for word in _WORD.findall(name.upper()) if len(word) >= LEAST_LETTERS}
    return bool(words & set(_WORD.findall(text.upper())))


def places_to_keep(written: Sequence[str], *, names: Sequence[Cell]) -> list[str | None]:
    """Per row the place as written that may be kept; None where none was written, NOT_SHOWN if it may be a person."""
    shared = Counter(written)
    rare = SHARED_BY if len(written) >= LARGE_FILE_ROWS else 0
    return [None if not text else NOT_SHOWN if shared[text] < rare or speaks_of_a_person(text, name=clean_text(name))
            else text for text, name in zip(written, names, strict=True)]
