"""What the numbers mean: the dictionary's own entries, methods in plain words, and the sentences of the self-test."""

from __future__ import annotations

from dashboard.words import banding, explain
from dashboard.words.fitting import fit
from dashboard.words.numbers import count, number

WHY = (
    "Angka hanya dapat dibandingkan bila pembilang, penyebut, dan periodenya sama. Kamus ini menyebut semuanya, dan "
    "uji diri membuktikan bahwa hitungannya sama dengan hitungan WHO.")

# Name, numerator, denominator, direction, producer, period, source of the definition.
MEASURES: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("Prevalensi stunting (e-PPGBM)", "Balita dengan TB/U di bawah −2 SD", "Balita dengan tinggi terukur sah",
     "Makin rendah makin baik", "Dinas Kesehatan", "Bulan timbang", "Standar WHO 2006; Permenkes 2/2020"),
    ("Sangat pendek (e-PPGBM)", "Balita dengan TB/U di bawah −3 SD", "Balita dengan tinggi terukur sah",
     "Makin rendah makin baik", "Dinas Kesehatan", "Bulan timbang", "Standar WHO 2006; Permenkes 2/2020"),
    ("Prevalensi stunting (survei)", "Balita stunting menurut percontoh", "Balita dalam percontoh (tertimbang)",
     "Makin rendah makin baik", "Kementerian Kesehatan", "Tahun survei", "Riskesdas, SSGBI, SSGI, SKI"),
    ("Cakupan pengukuran (terdaftar)", "Balita dengan tinggi terukur sah", "Sasaran balita terdaftar",
     "Makin tinggi makin baik", "Dinas Kesehatan", "Bulan timbang", "Tabel sasaran kabupaten"),
    ("Cakupan pengukuran (proyeksi)", "Balita dengan tinggi terukur sah", "Sasaran balita proyeksi",
     "Makin tinggi makin baik", "Dinas Kesehatan", "Bulan timbang", "Tabel sasaran kabupaten"),
    ("Peluang di atas ambang", "Peluang tingkat sebenarnya melebihi ambang", "–", "Makin rendah makin baik",
     "Dihitung dasbor", "Bulan timbang", "Model beta-binomial; Richardson 2004"),
)
ACCUMULATION_WORDS = {"cumulative": "kumulatif dalam tahun", "stock": "keadaan terakhir", "case": "per kasus",
                      "monthly": "bulanan"}
CERTAINTY_WORDS = {"sure": "pasti", "likely": "kemungkinan besar", "memory": "perlu dicek"}

METHODS: tuple[tuple[str, str], ...] = (
    ("Prevalensi", explain.PREVALENCE),
    ("z-score", explain.Z_SCORE),
    ("Dua keluarga angka", explain.FAMILIES),
    ("Selang survei", explain.SURVEY_INTERVAL),
    ("Benarkah berubah", explain.VERDICT),
    ("Beda antardesa", banding.BANDS),
    ("Kerahasiaan", banding.HIDDEN),
)
OUTLINE = "Tidak dihitung: peringkat mentah desa, ramalan per desa, risiko per anak, sebab-akibat layanan antardesa."


def title_dictionary(*, services: int, measures: int) -> str:
    """``Kamus: 29 cakupan layanan dan 6 ukuran utama``."""
    return f"Kamus: {count(services)} cakupan layanan dan {count(measures)} ukuran utama"


TITLE_METHODS = "Cara hitung dengan kata biasa"


def title_test(*, passed: bool, largest: float) -> str:
    """``Uji diri lulus: selisih terbesar terhadap WHO 0,00``."""
    if passed:
        return fit(f"Uji diri lulus: selisih terbesar terhadap WHO {number(largest, digits=2)}")
    return fit(f"Uji diri GAGAL: selisih terhadap WHO {number(largest, digits=2)}",
               "Uji diri GAGAL: jangan pakai angka ini")


def index_line(*, name: str, n: int, largest: float, one_sided: int) -> str:
    """``TB/U: 471 anak, selisih terbesar 0,00``."""
    told = f"{name}: {count(n)} anak, selisih terbesar {number(largest, digits=2)}"
    return f"{told}; {count(one_sided)} anak hanya bernilai di satu pihak" if one_sided else told


def known_line(*, agreeing: int, of: int) -> str:
    """How many known answers agree."""
    return (f"Jawaban yang sudah diketahui: {count(agreeing)} dari {count(of)} cocok sampai angka terakhir yang "
            "diterbitkan")


def survey_line(children: int) -> str:
    """What is recomputed."""
    return (f"Survei contoh WHO, {count(children)} anak, dihitung ulang sekarang dengan program yang sedang berjalan; "
            "anak 60 bulan ke atas di luar standar")
