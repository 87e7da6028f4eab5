"""One cell: its text without invisible characters, its number in Indonesian or English notation, coded words."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable

from dashboard.intake.columns import Cell

# NBSP ends nearly every cell of an e-PPGBM download; zero-width characters come with copies from chats and web pages.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_BLANKS = frozenset({"", "-", "--", "---", ".", "n/a", "na", "#n/a", "null", "none", "nan", "#value!", "#ref!",
                     "#div/0!"})
_NUMBER = re.compile(r"([-+]?[0-9][0-9.,]*|[-+]?[.,][0-9]+)\s*(?:kg|cm|g|gr|gram|%\s*%?|bln|bulan)?", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_LONG_NUMBER = re.compile(r"(?:\d[\s.\-/]?){8,}")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d(?!\d|[\s.\-/]\d)")

WordReader = Callable[[Cell], str]
SEX = {"l": "L", "p": "P", "lakilaki": "L", "perempuan": "P", "1": "L", "2": "P", "m": "L", "f": "P", "lk": "L",
       "pr": "P", "laki": "L", "pria": "L", "wanita": "P", "male": "L", "female": "P"}
METHOD = {"berdiri": "standing", "terlentang": "lying", "telentang": "lying"}
WEIGHT_GAIN = {"n": "N", "t": "T", "o": "O", "b": "B"}
_OEDEMA = frozenset({"ya", "y", "1", "2", "3", "+1", "+2", "+3", "true"})


def clean_text(cell: Cell) -> str:
    """The cell as the officer sees it: NFKC, no invisible characters, single spaces; whole numbers without ``.0``."""
    if isinstance(cell, str):
        text = cell.replace("\xa0", " ")
        if not text.isascii():
            text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
        text = text.strip()
        return _SPACES.sub(" ", text) if "  " in text or "\n" in text or "\t" in text or "\r" in text else text
    if isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def key_of(text: str) -> str:
    """Only a-z and 0-9 of the lower-cased NFKC text: what header names and coded words are compared by."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", text).lower())


def is_blank(cell: Cell) -> bool:
    """Nothing filled in: empty, a dash, or the word a program writes for nothing. 0 is not blank."""
    return isinstance(cell, str) and clean_text(cell).lower() in _BLANKS


def number(cell: Cell) -> float | None:
    """A number, or None for blank and for what is not one: ``8,5`` = ``8.5 kg`` = 8.5; ``1.234,5`` = 1234.5.

    A single separator is the decimal one, whatever it is: heights and weights here never reach a thousand.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    if not isinstance(cell, str):
        return None
    match = _NUMBER.fullmatch(clean_text(cell))
    if match is None:
        return None
    digits = match.group(1)
    last = max(digits.rfind(","), digits.rfind("."))
    if last >= 0:
        whole, part = digits[:last], digits[last + 1:]
        separator = digits[last]
        if separator in whole:  # 1.234.567 or a damaged 89.05.00: never a decimal number
            return None
        digits = f"{whole.replace(',', '').replace('.', '')}.{part}"
    try:
        value = float(digits)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def count_number(cell: Cell) -> float | None:
    """A number that may carry thousands points: ``1.234`` = 1234, ``12.345.678``, ``1,234``; else as ``number``."""
    if isinstance(cell, str):
        text = clean_text(cell)
        if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+", text):
            return float(text.replace(".", "").replace(",", ""))
    return number(cell)


def is_unreadable(cell: Cell) -> bool:
    """Something is written, but it is no number."""
    return not is_blank(cell) and number(cell) is None


def birth_weight_kg(cell: Cell) -> float | None:
    """Birth weight in kg: grams (> 1000), and slips by a factor 100 or 10, are brought to kg; 0 is missing.

    Shares seen in public exports: grams 1-2 %, 100-1000 0.4 %, 10-100 under 1 %.
    """
    text = clean_text(cell) if isinstance(cell, str) else ""
    value = float(text.replace(".", "")) if re.fullmatch(r"[1-9]\.\d{3}", text) else number(cell)
    if value is None or value <= 0:
        return None
    for above, divisor in ((1000, 1000), (100, 100), (10, 10)):
        if value > above:
            return value / divisor
    return value


def sex(cell: Cell) -> str:
    """``L``, ``P``, or ``''`` when blank or unreadable."""
    return SEX.get(key_of(clean_text(cell)), "")


def method(cell: Cell) -> str:
    """``standing``, ``lying``, or ``''``."""
    return METHOD.get(key_of(clean_text(cell)), "")


def weight_gain(cell: Cell) -> str:
    """``N`` naik, ``T`` tidak naik, ``O`` tidak ditimbang bulan lalu, ``B`` baru, or ``''``."""
    return WEIGHT_GAIN.get(clean_text(cell).lower(), "")


def oedema(cell: Cell) -> bool:
    """Pitting oedema recorded (``ya`` or grade 1-3); blank is no."""
    return clean_text(cell).lower() in _OEDEMA


def holds_long_number(text: str) -> bool:
    """Eight digits or more in a row, with or without separators: a NIK, KK or telephone number in the wrong column.

    A span of years ("RPJMN 2025-2029") is none.
    """
    return _LONG_NUMBER.search(_YEARS.sub(" ", text)) is not None
