"""Numbers, dates and money as an Indonesian reader expects them (id-ID), always from the rounded value that is shown.

Half-up rounding, because a reader with a pocket calculator does the same; differences are taken between displayed
values, so that what stands on the screen adds up.
"""

from __future__ import annotations

import math
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"
DASH = "–"

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember")
MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

# Largest first; below one thousand rupiah the plain number is written.
_MONEY = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def displayed(value: float, *, digits: int = 1) -> float:
    """``value`` as it will be read: rounded half up to ``digits`` decimals (19.95 -> 20.0). Zero is never negative."""
    step = Decimal(1).scaleb(-digits)
    # repr() is the shortest decimal of the float: 12.35 rounds as the 12,35 a person would write.
    rounded = float(Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP))
    return rounded + 0.0


def number(value: float, *, digits: int = 1) -> str:
    """``21.34`` -> ``21,3``; ``-0.6`` -> ``−0,6``; thousands with a point."""
    shown = displayed(value, digits=digits)
    plain = f"{abs(shown):,.{digits}f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{plain}" if shown < 0 else plain


def short_number(value: float) -> str:
    """One decimal, dropped when it is zero: ``80.0`` -> ``80``, ``15.5`` -> ``15,5`` (targets, limits)."""
    shown = displayed(value)
    return number(shown, digits=0) if shown == int(shown) else number(shown)


def percent(value: float, *, digits: int = 1) -> str:
    """A rate in percent (0-100): ``21.34`` -> ``21,3%``."""
    return f"{number(value, digits=digits)}%"


def count(value: float) -> str:
    """Children, rows, desa: ``17957`` -> ``17.957``."""
    return number(value, digits=0)


def about(expected: float) -> str:
    """An expected count as people say it: ``sekitar 4–5``, ``sekitar satu``, ``kurang dari satu``."""
    if expected < 0.5:
        return "kurang dari satu"
    low, high = math.floor(expected + 1e-9), math.ceil(expected - 1e-9)
    if high == 1:
        return "sekitar satu"
    return f"sekitar {count(low)}" if low == high else f"sekitar {count(low)}{DASH}{count(high)}"


def plain_range(low: float, high: float) -> str:
    """Two values of one unit without it: ``17,8–25,3``."""
    return f"{number(low)}{DASH}{number(high)}"


def percent_range(low: float, high: float) -> str:
    """An interval of rates: ``17,8–25,3%``."""
    return f"{plain_range(low, high)}%"


def displayed_change(*, before: float, after: float) -> float:
    """Difference of the two displayed rates in points (negative = fell), itself with one decimal."""
    return displayed(displayed(after) - displayed(before))


def points(value: float) -> str:
    """A distance between rates, without direction: ``0,6 poin``."""
    return f"{number(abs(displayed(value)))} poin"


def change(*, before: float, after: float) -> str:
    """``turun 0,6 poin``, ``naik 0,6 poin`` or ``tetap``, from the displayed rates."""
    moved = displayed_change(before=before, after=after)
    if moved == 0:
        return "tetap"
    return f"{'turun' if moved < 0 else 'naik'} {points(moved)}"


def signed(value: float) -> str:
    """For tables: ``−0,6``, ``+0,6``, ``0,0``."""
    shown = displayed(value)
    return f"+{number(shown)}" if shown > 0 else number(shown)


def money(rupiah: float) -> str:
    """``1_200_000_000`` -> ``Rp1,2 miliar``; whole units lose the decimal: ``Rp350 juta``."""
    size = abs(rupiah)
    for unit, word in _MONEY:
        # 999,96 juta would print as "1.000 juta": the next unit starts where rounding reaches it.
        if displayed(size / unit * 1000) >= 1000:
            return f"{MINUS if rupiah < 0 else ''}Rp{short_number(size / unit)} {word}"
    return f"{MINUS if rupiah < 0 and displayed(size, digits=0) else ''}Rp{count(size)}"


def date_long(day: date) -> str:
    """``28 Februari 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_long(day: date) -> str:
    """``Februari 2025``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def month_short(day: date) -> str:
    """``Feb 2025``."""
    return f"{MONTHS_SHORT[day.month - 1]} {day.year}"


def listed(items: list[str] | tuple[str, ...]) -> str:
    """``A``, ``A dan B``, ``A, B, dan C``."""
    if len(items) <= 2:
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def first_few(items: list[str] | tuple[str, ...], *, most: int) -> str:
    """The first ``most`` names, then how many more: ``A, B, dan 3 lainnya``."""
    if len(items) <= most:
        return listed(items)
    return f"{', '.join(items[:most])}, dan {count(len(items) - most)} lainnya"
