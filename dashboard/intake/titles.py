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
# The day a list was printed, and a law's year, are no reporting period.
_NO_PERIOD = re.compile(r"data\s+tanggal|tanggal|dicetak|diunduh|nomor|perpres|peraturan|\bsk\b", re.IGNORECASE)


def month_of(texts: Sequence[str]) -> dt.date | None:
    """First of the one month the texts name; None when they name none or more than one."""
    usable = [text for text in texts if not _NO_PERIOD.search(text)]
    found = {(int(match[2]), MONTHS[match[1].lower()]) for text in usable for match in _WORD_YEAR.finditer(text)}
    found |= {(int(match[1]), int(match[2])) for text in usable for match in _YEAR_MONTH.finditer(text)}
    found |= {(int(match[2]), int(match[1])) for text in usable for match in _MONTH_YEAR.finditer(text)}
    if not found and (year := year_of(texts)):
        found = {(year, MONTHS[match[1].lower()]) for match in _MONTH_ALONE.finditer(" ".join(usable))}
    return dt.date(*found.pop(), 1) if len(found) == 1 else None


def year_of(texts: Sequence[str]) -> int | None:
    """The one year the texts name; None when they name none or more than one."""
    found = {int(match[1]) for text in texts if not _NO_PERIOD.search(text) for match in _YEAR.finditer(text)}
    return found.pop() if len(found) == 1 else None
