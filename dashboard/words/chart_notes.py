"""Dated notes as they are read: short on a chart, whole with their author beside it."""

from __future__ import annotations

from datetime import date

from dashboard.words.numbers import MONTHS_SHORT, count, date_long

SHORT_LETTERS = 30
REGISTER_VALUE, SURVEY_VALUE = "stunting", "survei"  # what a note speaks of beside the 29 layanan
SUBJECTS: dict[str, str] = {REGISTER_VALUE: "Prevalensi e-PPGBM", SURVEY_VALUE: "Prevalensi survei"}
FAMILY = "Catatan"


def on_chart(text: str, *, day: date, place: str = "") -> str:
    """``Agu 2025: sweeping (Kumai)``, cut at a word where it would not fit beside its line."""
    plain = " ".join(text.split())
    if len(plain) > SHORT_LETTERS:
        plain = f"{plain[:SHORT_LETTERS - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
    where = f" ({place})" if place else ""
    return f"{MONTHS_SHORT[day.month - 1]} {day.year}: {plain}{where}"


def in_full(text: str, *, day: date, author: str, place: str = "") -> str:
    """``Catatan 3 Agustus 2025, Kumai: alat antropometri baru (Dinkes)``."""
    where = f", {place}" if place else ""
    return f"{FAMILY} {date_long(day)}{where}: {' '.join(text.split()).rstrip('.')} ({author})"


def rest(n: int) -> str:
    """How many notes the chart has no room for."""
    return f"{count(n)} catatan lain ada di tabel"
