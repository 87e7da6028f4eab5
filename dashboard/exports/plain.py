"""Text that no office file chokes on and no spreadsheet takes for a formula; numbers as an Indonesian CSV has them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar, cast

from dashboard.stories.story import ColumnKind, Value
from dashboard.words.numbers import DASH, date_long

T = TypeVar("T")

# A cell that starts so is computed by Excel, LibreOffice or whoever opens the CSV later.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
MISSING = DASH


def cleaned(value: T) -> T:
    """The same story, cover or table without the characters that XML cannot hold, however deep they stand."""
    if isinstance(value, str):
        return cast(T, _CONTROL.sub("", value))
    if isinstance(value, tuple):
        return cast(T, tuple(cleaned(item) for item in value))
    if isinstance(value, Mapping):
        return cast(T, MappingProxyType({cleaned(key): cleaned(item) for key, item in value.items()}))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value, **{f.name: cleaned(getattr(value, f.name)) for f in dataclasses.fields(value)}
        )
    return value


def safe_text(text: str) -> str:
    """Text for a cell: an apostrophe in front of what would start a formula."""
    plain = _CONTROL.sub("", text)
    return f"'{plain}" if plain.startswith(_DANGEROUS) else plain


def is_missing(value: Value) -> bool:
    """Nothing to show: None, empty text, or not a number."""
    return value is None or value == "" or value != value


def csv_value(value: Value, *, kind: ColumnKind) -> str:
    """``21.34`` -> ``21,34`` at full precision; dates in words; a missing value is a dash."""
    if value is None or is_missing(value):
        return MISSING
    if isinstance(value, date):
        return date_long(value)
    if isinstance(value, str):
        return safe_text(value)
    if kind == "code":
        return safe_text(str(value))
    # A number may begin with a minus: it stays a number. float() also takes off what NumPy writes around its own.
    return repr(float(value)).replace(".", ",") if isinstance(value, float) else str(int(value))
