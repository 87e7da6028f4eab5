"""Which numbers a kecamatan has: the dictionary means the same everywhere, what was sent does not."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, listed

HEADER = ("Sumber data", "Ada datanya", "Desa melapor", "Laporan terakhir", "Belum ada data")
SAME = "isi sama di semua kecamatan"
SAME_MEANING = "Arti dan cara hitung sama di semua kecamatan; yang berbeda hanya datanya"
SURVEY, SURVEY_ONLY = "Survei (SSGI, SKI)", "hanya kabupaten"
MEASURED, LISTED = "e-PPGBM, pengukuran", "Sasaran balita"
HOW = (
    "Desa melapor = desa dengan pembilang dan penyebut pada tahun laporan; laporan tahun sebelumnya disebut bulannya "
    "saja. Jumlah sasaran (penyebut) disamarkan bila terlalu kecil, seperti di halaman lain.")


def title(*, area: str, name: str, known: int, of: int) -> str:
    """``Kecamatan Kumai: 27 dari 29 indikator ada datanya``."""
    told = f"{count(known)} dari {count(of)} indikator ada datanya"
    return fit(f"{area}: {told}", f"{name}: {told}", f"Ada data: {count(known)} dari {count(of)} indikator")


def subtitle(*, area: str, month: str) -> str:
    """What is counted."""
    return f"Data menurut sumber, {area}, laporan s.d. {month}"


def desa_of(reported: tuple[int, ...], desa: int) -> str:
    """``18 dari 20``; ``14–18 dari 20`` where indicators of one owner differ; nothing sent is a dash."""
    if not any(reported):
        return "–"
    low, high = min(reported), max(reported)
    return f"{count(low) if low == high else f'{count(low)}–{count(high)}'} dari {count(desa)}"


def missing_line(names: list[str]) -> str:
    """Indicators the kecamatan never sent, by name."""
    return f"Belum pernah ada data: {listed(names)}"


def oldest_line(*, name: str, month: str) -> str:
    """The indicator whose last report is the oldest."""
    return f"Laporan paling lama: {name}, terakhir {month}"
