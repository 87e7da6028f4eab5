"""Owners of one or two indicators in a kecamatan, in words: which desa lack it, and since when. Rates as displayed."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count

PLACE, WHOLE = "Wilayah", "Kabupaten"


def title(*, agency: str, name: str, value: str, behind: int, judged: int, desa: int, lower_is_better: bool) -> str:
    """``Diskan: Promosi ikan KRS 29,1%, 8 dari 9 desa kurang``. Of all ``desa`` some are hidden or silent: not judged.
    """
    word = "di atas target" if lower_is_better else "kurang"
    if judged == 0:
        return fit(f"{agency}: {name} {value}", f"{name} {value}")
    if behind == 0:
        told = "semua desa capai target" if judged == desa else f"{count(judged)} desa dinilai, semua capai target"
        return fit(f"{agency}: {name} {value}, {told}", f"{name} {value}, {told}", f"{name} {value}")
    told = f"{count(behind)} dari {count(judged)} desa {word}"
    return fit(f"{agency}: {name} {value}, {told}", f"{name} {value}, {told}", f"{agency}: {told}")


def behind_line(*, name: str, behind: int, judged: int, named: str) -> str:
    """``Promosi ikan KRS belum capai target di 8 dari 9 desa: Tumbang Runen 23,3, …``."""
    return f"{name} belum capai target di {count(behind)} dari {count(judged)} desa: {named}"


def silent_line(*, desa: int, named: str) -> str:
    """Desa without a report this year."""
    return f"{count(desa)} desa belum melapor tahun ini: {named}"


def trend_line(*, name: str, place: str, before: str, when: str, now: str, since: str, part_of_year: bool) -> str:
    """``Promosi ikan KRS, Kamipang: Des 2025 24,9%, Agu 2026 29,1%``; a cumulative count says its year is not over."""
    told = f"{name}, {place}: {when} {before}, {since} {now}"
    return f"{told} (kumulatif, belum setahun)" if part_of_year else told


def more_desa(desa: int) -> str:
    """Rows that did not fit."""
    return f"dan {count(desa)} desa lagi" if desa > 0 else ""
