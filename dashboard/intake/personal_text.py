"""Columns of places may hold a person: a shifted row puts a name or an address under Desa/Kel or Puskesmas.

What is kept of a place as written must not carry it along. Three signs: words of an address or a lineage, a word of the
child's own name, and a text that hardly any other row of a large file shares (places are shared, persons are not).
A free text (a legal basis, an activity, evidence) is full of numbers that are nobody's: decrees, account codes, dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.intake.cells import Cell, clean_text, holds_long_number

NOT_SHOWN = "(tidak ditampilkan)"
SHARED_BY = 3
LARGE_FILE_ROWS = 100
LEAST_LETTERS = 4
_PERSONAL = re.compile(r"\b(?:JL|JLN|JALAN|GG|GANG|RT|RW|BIN|BINTI)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]+")
# Numbers that are nobody's, whatever stands in them: a date, hours of the day, an account code (1.02.02.2.02.0015), the
# code of a desa.
_NOBODYS = re.compile(
    r"(?<![\d.])(?:[0-3]?\d([-/.])[01]?\d\1(?:19|20)\d\d|(?:19|20)\d\d([-/.])[01]?\d\2[0-3]?\d"
    r"|[0-2]?\d[.:][0-5]\d\s?(?:-|–|s\.?d\.?)\s?[0-2]?\d[.:][0-5]\d"
    r"|[1-9](?:\.\d{1,4}){3,12}|\d\d\.\d\d\.\d\d\.\d{4})(?![\d.]*\d)", re.IGNORECASE)
# And those that are nobody's unless a NIK was written so: rupiah; a decree, whose digits and slashes have a year or a
# word among them (440/123/2025, 400.5.7/1685/Bangda).
_RUPIAH = re.compile(r"\bRp\b\.?\s*(\d[\d.,]*)", re.IGNORECASE)
_DECREE = re.compile(r"(?<![\w./])(?=\S*/(?:(?:19|20)\d\d(?!\d)|[A-Za-z]))\d{1,4}(?:\.\d{1,4})*(?:/[\w.-]{1,20})+",
                     re.ASCII)
_NIK_DIGITS = 16
_LONGEST_GROUP = 5  # the parts of a decree's number are shorter


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


def holds_personal_number(text: str) -> bool:
    """Whether a free text holds what may be a NIK, a KK or a telephone number, beside numbers that are nobody's."""
    plain = _NOBODYS.sub(" ", text)
    plain = _RUPIAH.sub(lambda found: found.group() if _digits(found.group()) >= _NIK_DIGITS else " ", plain)
    return holds_long_number(_DECREE.sub(_unless_personal, plain))


def _unless_personal(found: re.Match[str]) -> str:
    longest = max(map(len, re.findall(r"\d+", found.group())), default=0)
    personal = _digits(found.group()) == _NIK_DIGITS or longest >= _LONGEST_GROUP
    return found.group() if personal else " "


def _digits(text: str) -> int:
    return sum(letter.isdecimal() for letter in text)
