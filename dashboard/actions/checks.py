"""What a person filled in, cleaned and checked against what the field allows. Nothing is cut off silently."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from dashboard.actions.entries import SHORT, Attendance, View
from dashboard.actions.errors import EntryError
from dashboard.actions.personal import refuse_personal_number

T = TypeVar("T")

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
LARGEST_AMOUNT = 10**15


def checked(content: T) -> T:
    """The same dataclass with every field cleaned. Raises EntryError naming the first field at fault."""
    if not dataclasses.is_dataclass(content) or isinstance(content, type):
        raise TypeError(f"not a content: {content!r}")
    values = {f.name: _checked_field(getattr(content, f.name), rule=f.metadata) for f in dataclasses.fields(content)}
    if not isinstance(content, View):  # a view holds only what the dashboard itself wrote
        for f in dataclasses.fields(content):
            _refuse_personal(values[f.name], label=f.metadata["label"])
    return dataclasses.replace(content, **values)


def _refuse_personal(value: object, *, label: str) -> None:
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str):
            refuse_personal_number(text, label=label)


def public_text(value: object, *, label: str, limit: int = SHORT) -> str:
    """As ``clean_text``, and without a NIK. Raises EntryError."""
    plain = clean_text(value, label=label, limit=limit)
    refuse_personal_number(plain, label=label)
    return plain


def clean_text(value: object, *, label: str, limit: int = SHORT) -> str:
    """NFC text without control characters (line breaks stay). Raises EntryError beyond ``limit`` characters."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise EntryError(f"{label} harus berupa teks; ditemukan {value!r}.", field=label, value=value)
    plain = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    plain = "".join(letter for letter in plain if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"))
    plain = plain.strip()
    if len(plain) > limit:
        raise EntryError(f"{label} terlalu panjang: {len(plain)} huruf, paling banyak {limit}. "
                         "Persingkat lalu simpan lagi.", field=label, value=plain)
    return plain


def required_text(value: object, *, label: str, limit: int = SHORT) -> str:
    """As ``clean_text``; an empty one is an EntryError."""
    plain = clean_text(value, label=label, limit=limit)
    if not plain:
        raise EntryError(f"{label} belum diisi.", field=label, value=value)
    return plain


def checked_day(value: object, *, label: str) -> date:
    """A plausible calendar day. Raises EntryError."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise EntryError(f"{label} belum diisi atau bukan tanggal; ditemukan {value!r}.", field=label, value=value)
    if not EARLIEST <= value <= LATEST:
        raise EntryError(f"{label} {value.isoformat()} di luar 2000–2100. Periksa tahunnya.", field=label, value=value)
    return value


def _checked_field(value: Any, *, rule: Mapping[str, Any]) -> Any:
    label = rule["label"]
    if "choices" in rule:
        return _checked_choice(value, label=label, choices=rule["choices"])
    if "day" in rule:
        return checked_day(value, label=label) if value is not None or rule.get("required") else None
    if "amount" in rule:
        return _checked_amount(value, label=label)
    if "json" in rule:
        return _checked_json(value, label=label, limit=rule["json"])
    if "most" in rule:
        return _checked_list(value, rule=rule)
    check = required_text if rule.get("required") else clean_text
    return check(value, label=label, limit=rule["limit"])


def _checked_choice(value: object, *, label: str, choices: tuple[str, ...]) -> object:
    if value not in choices:
        raise EntryError(f"{label} {value!r} tidak dikenal. Pilihan: {', '.join(choices)}.", field=label, value=value)
    return value


def _checked_amount(value: object, *, label: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_AMOUNT:
        raise EntryError(f"{label} harus bilangan bulat 0 atau lebih; ditemukan {value!r}.", field=label, value=value)
    return value


def _checked_list(value: Any, *, rule: Mapping[str, Any]) -> tuple[Any, ...]:
    label = rule["label"]
    if isinstance(value, str) or not isinstance(value, (list, tuple)):
        raise EntryError(f"{label} harus berupa daftar; ditemukan {value!r}.", field=label, value=value)
    if len(value) > rule["most"]:
        raise EntryError(f"{label} berisi {len(value)} baris, paling banyak {rule['most']}.", field=label,
                         value=len(value))
    if "limit" in rule:
        texts = (clean_text(item, label=label, limit=rule["limit"]) for item in value)
        return tuple(dict.fromkeys(text for text in texts if text))
    if not all(isinstance(item, Attendance) for item in value):
        raise EntryError(f"{label} memuat baris yang tidak dikenal.", field=label, value=value)
    return tuple(checked(item) for item in value)


def _checked_json(value: object, *, label: str, limit: int) -> Any:
    if not isinstance(value, Mapping):
        raise EntryError(f"{label} harus berupa pasangan nama dan nilai.", field=label, value=value)
    try:
        plain = json.dumps(dict(value), allow_nan=False)
    except (TypeError, ValueError) as error:
        raise EntryError(f"{label} memuat nilai yang tidak dapat disimpan: {error}.", field=label,
                         value=value) from error
    if len(plain) > limit:
        raise EntryError(f"{label} terlalu besar: {len(plain)} huruf, paling banyak {limit}.", field=label,
                         value=len(plain))
    return json.loads(clean_json(plain))


def clean_json(plain: str) -> str:
    """JSON text without NUL escapes and lone surrogates, which PostgreSQL cannot hold."""
    value = json.loads(plain)

    def cleaned(part: Any) -> Any:
        if isinstance(part, str):
            return "".join(letter for letter in part if letter != "\0" and unicodedata.category(letter) != "Cs")
        if isinstance(part, list):
            return [cleaned(item) for item in part]
        if isinstance(part, dict):
            return {cleaned(key): cleaned(item) for key, item in part.items()}
        return part

    return json.dumps(cleaned(value))
