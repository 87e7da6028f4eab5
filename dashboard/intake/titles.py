"""Month and year from a title or a sheet's name, where a recap has no column for them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dashboard.intake.dates import MONTHS

_WORDS = "|".join(sorted(MONTHS, key=len, reverse=True))
_WORD_YEAR = re.compile(rf"\b({_WORDS})\b[\s.,:/-]*(?:tahun|thn|th)?[\s.,:/-]*(20\d\d)\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\bbulan\b[\s:]*({_WORDS})\b", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(?<![\d/.-])(20\d\d)[-/.](0[1-9]|1[0-2])(?![\d/.-])")
_MONTH_YEAR = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])[-/.](20\d\d)(?![\d/.-])")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# A law named by number and year ("Perpres 72/2021") says nothing of the rest of its title.
_LAW = re.compile(r"\b(?:perpres|peraturan\s+(?:presiden|bupati|menteri|bkkbn)|perbup|sk)\b[a-z\s]*"
                  r"(?:no(?:mor|\.)?\s*)?\d+\s*(?:/|tahun\s+)\s*(?:20\d\d)", re.IGNORECASE)
# The day a list was printed, and a law's year, are no reporting period.
_NO_PERIOD = re.compile(r"data\s+tanggal|tanggal|dicetak|diunduh|nomor|perpres|peraturan|\bsk\b", re.IGNORECASE)


def month_of(texts: Sequence[str]) -> dt.date | None:
    """First of the one month the texts name; None when they name none or more than one."""
    usable = _usable(texts)
    found = {(int(match[2]), MONTHS[match[1].lower()]) for text in usable for match in _WORD_YEAR.finditer(text)}
    found |= {(int(match[1]), int(match[2])) for text in usable for match in _YEAR_MONTH.finditer(text)}
    found |= {(int(match[2]), int(match[1])) for text in usable for match in _MONTH_YEAR.finditer(text)}
    if not found and (year := year_of(texts)):
        found = {(year, MONTHS[match[1].lower()]) for match in _MONTH_ALONE.finditer(" ".join(usable))}
    return dt.date(*found.pop(), 1) if len(found) == 1 else None


def month_of_sheet(name: str, *, texts: Sequence[str]) -> dt.date | None:
    """The month a sheet is called after, where the one year stands in its name or in the texts above its table."""
    word = plain_month(name).partition(" ")[0].lower()
    year = year_of([name, *texts])
    return dt.date(year, MONTHS[word], 1) if word and year else None


def plain_month(text: str) -> str:
    """``Maret`` or ``Maret 2026`` where a text is nothing but a month (and a year); '' for anything else."""
    word, _, year = text.strip().partition(" ")
    if word.lower() not in MONTHS or (year and not _YEAR.fullmatch(year.strip())):
        return ""
    return f"{word.capitalize()} {year.strip()}".strip()


def year_of(texts: Sequence[str]) -> int | None:
    """The one year the texts name; None when they name none or more than one."""
    found = {int(match[1]) for text in _usable(texts) for match in _YEAR.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _usable(texts: Sequence[str]) -> list[str]:
    """The texts without the laws they name, and without those about something else than the report's period."""
    without = [_LAW.sub(" ", text) for text in texts]
    return [text for text in without if not _NO_PERIOD.search(text)]
