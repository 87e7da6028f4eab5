"""Words for a village's own scorecard (KPM, eHDW) and for the TPPS report."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, percent, short_number

ROMAN = ("", "I", "II", "III", "IV")
CARD = "Kartu skor desa (KPM/eHDW)"
SHORT = "Kartu skor desa"
OWNER = "KPM desa"
CARD_HOW = (
    "Hitungan kader desa (KPM) menurut batasan kartu skornya sendiri; tidak digabung dengan cakupan layanan di atas. "
    "Hitungan 1–4, sisa 1–4, dan kelompok kurang dari 10 disamarkan; pecahan dari satu jumlah disamarkan bersama.")
CARD_CONTENT = "menurut batasan kader desa sendiri, tidak digabung dengan cakupan layanan"
TPPS_CONTENT = "satu angka tertulis untuk seluruh kabupaten, tidak digabung dengan cakupan layanan"
TPPS_NONE = "Belum ada laporan TPPS yang dimuat"
TPPS_COLUMNS = ("Indikator Perpres 72/2021", "Laporan TPPS", "Dari desa", "Selisih (poin)")
TPPS_ASK = "Selisih perlu ditanyakan kepada OPD pengampu; belum tentu salah"
TPPS_HOW = (
    "Angka laporan TPPS ditulis apa adanya dan tidak digabung. Angka dari desa: jumlah pembilang dibagi jumlah "
    "penyebut, laporan terakhir tiap desa pada tahun yang sama")
TPPS_LOAD = "Muat laporan TPPS blok 1A dan 1B (Indikator, Target, Capaian, Sumber) di meja data"
NOTHING_HERE = "belum ada"
OTHER_UNIT = "satuan lain"


def quarter_words(year: int, quarter: int | None) -> str:
    """``Triwulan II 2026``; without a quarter the year, said so."""
    return f"Triwulan {ROMAN[quarter]} {year}" if quarter else f"Tahun {year} (triwulan tidak disebut)"


def quarter_short(year: int, quarter: int | None) -> str:
    """``TW II 2026`` or ``2026``."""
    return f"TW {ROMAN[quarter]} {year}" if quarter else f"{year}"


def part_words(year: int, part: str | None) -> str:
    """``Semester I 2026``, ``Triwulan II 2026`` or ``Tahun 2026``; ``part``: S1, S2, T1 … T4 or None."""
    if not part:
        return f"Tahun {year}"
    return f"{'Semester' if part[0] == 'S' else 'Triwulan'} {ROMAN[int(part[1])]} {year}"


def card_content(n: int) -> str:
    """What a loaded scorecard holds: ``30 hitungan kartu skor desa, menurut …``."""
    return f"{count(n)} hitungan kartu skor desa, {CARD_CONTENT}."


def tpps_content(n: int) -> str:
    """What a loaded TPPS report holds."""
    return f"{count(n)} indikator Perpres 72/2021, {TPPS_CONTENT}."


def card_title(when: str) -> str:
    """``Kartu skor desa (KPM/eHDW), Triwulan II 2026``."""
    return f"{CARD}, {when}"


def tpps_title(*, apart: int, compared: int) -> str:
    """How many of the indicators that both tell differ by a point or more."""
    if not compared:
        return "Laporan TPPS belum dapat disandingkan dengan angka desa"
    if not apart:
        return fit(f"{count(compared)} indikator TPPS sama dengan angka desa")
    return fit(f"{count(apart)} dari {count(compared)} indikator TPPS berbeda dari angka desa")


def stated(value: float | None, *, unit: str) -> str:
    """A stated figure: ``81,5%``, or a head-count with its unit; a dash where the report is blank."""
    if value is None:
        return "–"
    return percent(value) if unit == "persen" else f"{short_number(value) if value % 1 else count(int(value))} {unit}"
