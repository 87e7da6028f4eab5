"""The funnel in words: what chance alone explains, in natural frequencies. Counts of desa."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.words.fitting import fit
from dashboard.words.numbers import about, count, first_few

X_TITLE = "balita diukur"
Y_TITLE = "persen stunting"
HOW = (
    "Corong: batas 95% dan 99,8% di sekitar angka kabupaten menurut jumlah balita diukur; desa kecil boleh lebih jauh "
    "menyimpang karena kebetulan. Bertindak pada 99,8%; di antara 95% dan 99,8% perlu dilihat.")


def title(*, shown: int, above: int, below: int) -> str:
    """``Ada 3 dari 61 desa di atas batas kebetulan``."""
    if not shown:
        return "Belum ada desa yang angkanya dapat digambar"
    if above:
        return fit(f"Ada {count(above)} dari {count(shown)} desa di atas batas kebetulan")
    if below:
        return fit(f"Tidak ada desa di atas batas kebetulan; {count(below)} di bawahnya")
    return f"Semua {count(shown)} desa yang digambar di dalam batas kebetulan"


def counts_line(classes: Sequence[str]) -> str:
    """The desa drawn, by where they stand."""
    above, below = classes.count("tinggi 99,8"), classes.count("rendah 99,8")
    watch = classes.count("tinggi 95") + classes.count("rendah 95")
    return (f"Dari {count(len(classes))} desa yang digambar: {count(above) if above else 'tidak ada'} di atas batas "
            f"99,8%, {count(below) if below else 'tidak ada'} di bawahnya, {count(watch)} di antara batas 95% dan "
            f"99,8%, {count(classes.count('tidak berbeda'))} di dalam corong")


def chance_line(*, measured: int, warned: float, acted: float) -> str:
    """How many would stand outside though all were alike."""
    return (f"Andaikata semua desa sebenarnya sama, {about(warned)} dari {count(measured)} desa tetap berada di "
            f"luar batas 95% karena kebetulan, dan {about(acted)} di luar batas 99,8%")


def names_line(names: list[str], *, high: bool, most: int = 6) -> str:
    """Names in order of code, not of size."""
    where = "atas" if high else "bawah"
    return f"Di {where} batas 99,8%: {first_few(names, most=most)}" if names else ""


def not_drawn_line(places: int) -> str:
    """Desa without a rate."""
    if not places:
        return ""
    return (f"{count(places)} desa tidak digambar: disamarkan (kasusnya sedikit), kurang dari 30 balita diukur, atau "
            "tanpa data")
