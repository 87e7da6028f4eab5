"""How many children a survey rests on, and what was assumed where nobody published it."""

from __future__ import annotations

from dashboard.words.numbers import count, number, percent_range

UNKNOWN = "jumlah sampel tidak diketahui"
OWN = "perkiraan, bukan selang resmi"


def note(*, n: int | None, assumed: int | None, design_effect: float) -> str:
    """``perkiraan, bukan selang resmi: jumlah sampel tidak diketahui, seolah 671 balita, efek rancangan 1,5``.

    ``assumed`` = the sample an interval of ours was reckoned from where none was published; None = the interval is the
    published one.
    """
    known = f"sampel {count(n)} balita" if n else UNKNOWN
    if assumed is None:
        return known
    sample = known if n else f"{known}, seolah {count(assumed)} balita"
    return f"{OWN}: {sample}, efek rancangan {number(design_effect)}"


def range_text(low: float, high: float, *, n: int | None, assumed: int | None) -> str:
    """``14,6–21,7% (perkiraan, seolah 671 balita)`` or ``17,8–25,3%, sampel 640 balita``: one line under a number."""
    shown = percent_range(low, high)
    sample = f"sampel {count(n)} balita" if n else ""
    if assumed is None:
        return f"{shown}, {sample}" if sample else shown
    return f"{shown} (perkiraan, {sample or f'seolah {count(assumed)} balita'})"
