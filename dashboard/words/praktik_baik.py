"""Desa worth a visit: never "berhasil". Rates in percent, counts of desa."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import about, count, listed, percent

WHY = (
    "Sebelum menambah anggaran, lihat dulu siapa yang sudah turun lebih dari dugaan. Layar hanya menunjuk tempatnya; "
    "sebabnya ditemukan saat kunjungan. Desa yang turun dari angka sangat tinggi sering turun karena kebetulan.")
GATES = (
    "Semua syarat harus terpenuhi: peluang turun lebih dari rerata desa sedikitnya 0,9 pada dua bulan timbang "
    "berturut-turut; sedikitnya 50 balita diukur; cakupan terdaftar sedikitnya 80% dan tidak turun lebih dari 5 poin; "
    "angka akhir dan sebaran TB/U puskesmasnya tidak memburuk; tidak ada tanda di garis −2 SD; dibakukan menurut umur.")
BASELINE = (
    "Pembanding: bulan timbang sebelumnya yang digabung, tanpa bulan yang dipakai memilih lokus. Bobot umur: balita "
    "diukur di seluruh kabupaten, karena sasaran terdaftar per kelompok umur tidak ada. Perubahan diringkas dengan "
    "DerSimonian–Laird; bila desa tidak berbeda, tidak ada yang ditunjuk.")
MATCHED = (
    "Desa serupa: lima desa dengan tingkat awal dan jumlah balita paling mirip. Beda layanan hanya dari laporan dengan "
    "sasaran sedikitnya 30; beda bukan sebab.")
QUESTIONS = (
    "Tanyakan saat kunjungan: siapa yang mengukur, dengan alat apa, dan apakah alat atau petugasnya berganti?",
    "Tanyakan saat kunjungan: apakah semua balita didatangi, dan siapa yang tidak terukur bulan ini?",
    "Tanyakan saat kunjungan: apa yang dilakukan berbeda sejak bulan pembanding, oleh siapa, dan berapa biayanya?",
    "Tanyakan saat kunjungan: apakah ada keluarga yang pindah masuk atau keluar, atau daftar sasaran yang diperbarui?",
    "Tanyakan saat kunjungan: apa yang dapat ditiru desa tetangga tanpa dana tambahan?",
)
GATE_WORDS: dict[str, str] = {
    "keyakinan": "Turun lebih dari dugaan (peluang 0,9)",
    "dua_bulan_timbang": "Terlihat pada dua bulan timbang",
    "jumlah_diukur": "Sedikitnya 50 balita diukur",
    "cakupan": "Cakupan 80% dan tidak turun",
    "angka_akhir": "Angka akhir tinggi tidak memburuk",
    "sebaran": "Sebaran TB/U tidak memburuk",
    "garis_minus_2": "Garis −2 SD dapat diperiksa, tanpa tanda",
    "umur": "Dapat dibakukan menurut umur",
}
NONE_TITLE = "Belum ada desa yang layak dipelajari"
TOO_FEW_MONTHS = (
    "Perlu sedikitnya tiga bulan timbang: dua yang dinilai dan satu pembanding yang tidak dipakai memilih lokus.")
TOO_FEW_MONTHS_TITLE = "Belum cukup bulan timbang untuk menilai"
NO_DIFFERENCE = "Perubahan antardesa sebesar yang dibuat kebetulan: tidak ada desa yang menonjol"
NEXT = "Berikutnya: kunjungan lapangan dengan daftar pertanyaan di bawah"


def title(n: int) -> str:
    """``Layak dipelajari: 2 desa yang turun lebih dari dugaan``."""
    return fit(f"Layak dipelajari: {count(n)} desa yang turun lebih dari dugaan") if n else NONE_TITLE


def here_line(area: str, *, found: int, of: int) -> str:
    """What of it lies in the chosen kecamatan: ``Kecamatan Kumai: 0 dari 18 desa layak dipelajari``."""
    return f"{area}: {count(found)} dari {count(of)} desa layak dipelajari"


def others_line(*, others: int, named: int) -> str:
    """Everybody else (or everybody), without a judgement."""
    who = f"Lainnya: {count(others)} desa" if named else f"Semua {count(others)} desa"
    return f"{who} belum dapat dibedakan atau belum lolos syarat"


def chance_line(*, desa: int, expected: float) -> str:
    """Chance alone would make some desa stand out in the plain numbers; ``expected`` = how many of them."""
    return f"Kebetulan saja membuat {about(expected)} dari {count(desa)} desa tampak menonjol pada angkanya"


def expected_note(value: float) -> str:
    """What the mean change would have brought: ``dugaan 9,8%``."""
    return f"dugaan {percent(value)}"


def differences_line(*, name: str, found: list[tuple[str, float]]) -> str:
    """``Desa R, beda dari 5 desa serupa: PMT +31 poin dan kunjungan TPK +24 poin``; points in the desa's favour."""
    parts = [f"{what} +{count(points)} poin" for what, points in found]
    return f"{name}, beda dari 5 desa serupa: {listed(parts)}" if parts else f"{name}: layanan tidak jelas berbeda"
