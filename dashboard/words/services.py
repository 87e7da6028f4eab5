"""Sentences about the cakupan layanan: who is behind, who has not reported, whom one orders and whom one asks."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit, sentence_case
from dashboard.words.numbers import (
    MONTHS_SHORT,
    count,
    date_long,
    first_few,
    listed,
    month_short,
    number,
    percent,
    points,
    short_number,
)

ARROW_LOWER = "↓"
NOTE = f"{ARROW_LOWER} rendah lebih baik; – belum ada nilai"
# Beside the name of an agency and how complete its reports are there is less room.
NOTE_OWNER = f"{ARROW_LOWER} rendah lebih baik; – tanpa nilai; nihil: tanpa sasaran"


def group_name(group: str) -> str:
    """``remaja_putri`` as it is read: ``Remaja putri``; abbreviations stay what they are."""
    return _GROUPS.get(group, group.replace("_", " ").capitalize())


_GROUPS = {"krs": "KRS", "pus": "PUS", "kpm_pkh": "KPM PKH", "kpm_1000hpk": "KPM 1.000 HPK"}


def owner_source(agency: str, *, month: date) -> str:
    """``laporan Dinkes s.d. Agu 2026``: all its own."""
    return f"laporan {agency} s.d. {month_short(month)}"


def indicator_name(name: str, *, lower_is_better: bool) -> str:
    """``Unmet need KB ↓``."""
    return f"{name} {ARROW_LOWER}" if lower_is_better else name


def gap_cell(*, name: str, value: float, target: float, older: date | None = None) -> str:
    """``TTD remaja putri 34,0 (58)``; an older value ends in its month: ``…, Mei``."""
    month = f", {MONTHS_SHORT[older.month - 1]}" if older else ""
    return f"{name} {number(value)} ({short_number(target)}){month}"


def none_behind(*, reached: int, without_value: int) -> str:
    """An OPD none of whose indicators is short of its target; "semua" only where every one has a value."""
    if not reached:
        return "–"
    return "yang bernilai mencapai target" if without_value else "semua mencapai target"


def ordered(*, offices: list[tuple[str, int, int]]) -> str:
    """OPD of the kabupaten are told: ``Diminta segera melapor: Dinsos (5 indikator, lewat 27 hari)``.

    Offices come as (name, indicators missing, days past the due date; 0 = not yet due or not known).
    """
    return f"Diminta segera melapor: {listed(_named(offices))}"


def asked(*, offices: list[tuple[str, int, int]]) -> str:
    """Agencies outside the kabupaten are asked: ``Dimohon bantuan data: Kemenag/KUA (1 indikator, lewat 3 hari)``."""
    return f"Dimohon bantuan data: {listed(_named(offices))}"


def _named(offices: list[tuple[str, int, int]]) -> list[str]:
    return [f"{name} ({count(n)} indikator{f', {past_due(days)}' if days else ''})" for name, n, days in offices]


def past_due(days: int) -> str:
    """``lewat 27 hari``."""
    return f"lewat {count(days)} hari"


def completeness(*, filled: int, owed: int, on_time: int, arrived: int, as_of: date) -> str:
    """Completeness beside timeliness: ``Sel terisi 2.320 dari 2.726 (85,1%); tepat waktu 6 dari 22 laporan; …``."""
    share = f" ({percent(100 * filled / owed)})" if owed else ""
    return (f"Sel terisi {count(filled)} dari {count(owed)}{share}; tepat waktu {count(on_time)} dari {count(arrived)} "
            f"laporan yang masuk. Dinilai per {date_long(as_of)}")


def empty_cells(n: int) -> str:
    """``12 sel desa kosong``."""
    return f"{count(n)} sel desa kosong"


def older_value(text: str, *, month: date) -> str:
    """A value from before the month asked for carries its month: ``61,0 Mei``."""
    return f"{text} {MONTHS_SHORT[month.month - 1]}"


def worst_gap(*, name: str, owner: str, value: float, target: float, gap: float, lower_is_better: bool,
              older: date | None = None) -> str:
    """``Kesenjangan terbesar: TTD remaja putri (Dinkes) 34,0%, 24,0 poin di bawah target 58%``; ``older`` = month."""
    side = "di atas" if lower_is_better else "di bawah"
    month = f" (data {month_short(older)})" if older else ""
    return (f"Kesenjangan terbesar: {name} ({owner}) {percent(value)}{month}, {points(gap)} {side} target "
            f"{short_number(target)}%")


def key(gap_points: float) -> str:
    """``✓ mencapai ▲ kurang ≤15 poin ■ kurang >15 poin``; the limit as set by the kabupaten."""
    limit = short_number(gap_points)
    return f"✓ mencapai ▲ kurang ≤{limit} poin ■ kurang >{limit} poin"


def over_flag(*, names: list[str], most: int = 4) -> str:
    """Indicators in which some desa reports more served than due: named, never clipped."""
    return f"Pembilang melebihi penyebut di sebagian desa, perlu diperiksa: {first_few(names, most=most)}"


def other_kecamatan(n: int) -> str:
    """Kecamatan for which the page has no column: those that fall short of the targets by least."""
    return f"dan {count(n)} kecamatan lain lebih dekat ke target atau belum ada data"


def not_shown(names: list[str]) -> str:
    """Their names."""
    return f"Tidak ditampilkan di tabel ini: {listed(names)}"


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


STATES: dict[str, str] = {
    "tepat": "melapor tepat waktu", "terlambat": "melapor terlambat",
    "tanpa_tanggal": "melapor (tanggal tidak dicatat)",
    "belum": "belum melapor", "belum_pernah": "belum ada laporan", "belum_tempo": "belum jatuh tempo",
}
ALL_COMPLETE = "lengkap"
HELP_ASKED = "dimohon bantuan data"
ALL_DESA = "Semua desa"


def indicator_takeaway(name: str, *, behind: int, places: int) -> str:
    """``Imunisasi dasar lengkap: 5 dari 6 kecamatan di bawah target``; ``places`` have a value."""
    if places == 0:
        return fit(f"{name}: belum ada nilai", "Indikator ini belum ada nilainya")
    if places == 1:
        told = "belum mencapai target" if behind else "mencapai target"
        return fit(f"{name}: {told}", f"Indikator ini {told}")
    told = f"{count(behind)} dari {count(places)} kecamatan belum mencapai target" if behind else (
        f"semua dari {count(places)} kecamatan mencapai target")
    return fit(f"{name}: {told}", sentence_case(told))


def indicator_judgement(word: str, *, gap: float | None) -> str:
    """``Kritis: 41,2 poin dari target``; without a gap the word alone."""
    return f"{word}: {points(gap)} dari target" if gap is not None and gap > 0 else word
