"""Sentences about the cakupan layanan: who is behind, who has not reported, whom one orders and whom one asks."""

from __future__ import annotations

from dashboard.words.numbers import count, first_few, listed, number, percent, points, short_number

ARROW_LOWER = "↓"
NOTE = f"{ARROW_LOWER} lebih rendah lebih baik; – belum ada nilai"
NOTE_OWNER = f"{NOTE}; nihil = tidak ada sasaran"


def indicator_name(name: str, *, lower_is_better: bool) -> str:
    """``Unmet need KB ↓``."""
    return f"{name} {ARROW_LOWER}" if lower_is_better else name


def gap_cell(*, name: str, value: float, target: float) -> str:
    """``TTD remaja putri 34,0 (58)``."""
    return f"{name} {number(value)} ({short_number(target)})"


def ordered(*, offices: list[tuple[str, int]]) -> str:
    """OPD of the kabupaten are told: ``Diminta segera melapor: Dinsos (5 indikator), DPUPR (2 indikator)``."""
    named = [f"{name} ({count(n)} indikator)" for name, n in offices]
    return f"Diminta segera melapor: {listed(named)}"


def asked(*, offices: list[tuple[str, int]]) -> str:
    """Agencies outside the kabupaten are asked: ``Dimohon bantuan data: Kemenag/KUA (1 indikator)``."""
    named = [f"{name} ({count(n)} indikator)" for name, n in offices]
    return f"Dimohon bantuan data: {listed(named)}"


def worst_gap(*, name: str, owner: str, value: float, target: float, gap: float, lower_is_better: bool) -> str:
    """``Kesenjangan terbesar: TTD remaja putri (Dinkes) 34,0%, 24,0 poin di bawah target 58%``."""
    side = "di atas" if lower_is_better else "di bawah"
    return (f"Kesenjangan terbesar: {name} ({owner}) {percent(value)}, {points(gap)} {side} target "
            f"{short_number(target)}%")


def key(gap_points: float) -> str:
    """``✓ mencapai ▲ kurang ≤15 poin ■ kurang >15 poin``; the limit as set by the kabupaten."""
    limit = short_number(gap_points)
    return f"✓ mencapai ▲ kurang ≤{limit} poin ■ kurang >{limit} poin"


def over_flag(*, names: list[str], most: int = 4) -> str:
    """Indicators in which some desa reports more served than due: named, never clipped."""
    return f"Pembilang melebihi penyebut di sebagian desa, perlu diperiksa: {first_few(names, most=most)}"


def to_be_checked(*, n: int) -> str:
    """Targets that rest on memory."""
    return f"Target {count(n)} indikator masih perlu dicek"


def hover(*, name: str, place: str, text: str, target: float | None, reported: int, desa: int) -> str:
    """``TTD remaja putri, Kec. Kumai: 34,0, target 58; 15 dari 17 desa melapor``."""
    goal = f", target {short_number(target)}" if target is not None else ""
    return f"{name}, {place}: {text}{goal}; {count(reported)} dari {count(desa)} desa melapor"


def reported_cell(part: int, whole: int) -> str:
    """``13/13``."""
    return f"{count(part)}/{count(whole)}"
