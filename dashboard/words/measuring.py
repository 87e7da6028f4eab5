"""How each puskesmas measured: measures, thresholds, what to mend before the next bulan timbang. No person's name."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, first_few, number, percent

THRESHOLDS = (
    "Ambang: angka akhir tinggi (DPS) <8 sangat baik, <12 baik, <20 cukup, selebihnya bermasalah; nilai mustahil lebih "
    "dari 1% bermasalah; simpang baku TB/U 0,9–1,3 baik, 0,8–1,5 cukup (sedikitnya 100 balita); rasio umur 6–29 "
    "terhadap 30–59 bulan dan rasio kelamin diuji terhadap 0,85 dan 1 (peluang <0,001 bermasalah).")
EDGE = (
    "Garis −2 SD: jumlah anak tepat di bawah dan di atas garis diuji per puskesmas dan bulan, dengan koreksi untuk "
    "banyak uji. Tanda dapat berasal dari pembulatan, ukur ulang, atau salin data: perlu verifikasi, bukan tuduhan.")
PER_SEMESTER = (
    "Dihitung per puskesmas selama enam bulan terakhir: desa terlalu kecil untuk ukuran ini. Tidak ada skor gabungan.")
EDGE_FOUND = "perlu verifikasi"
EDGE_NONE = "tidak ada tanda"
EDGE_UNTESTED = "terlalu sedikit"
NO_PUSKESMAS = "Berkas tidak menyebut puskesmas, jadi mutu per puskesmas belum dapat dinilai."

# Worst first; who mends it before the next bulan timbang.
REPAIRS: dict[str, str] = {
    "edge": "Verifikasi pengukuran di lapangan (Dinkes)",
    "implausible": "Ukur ulang nilai mustahil (puskesmas)",
    "digits": "Latih baca alat sampai 0,1 cm (puskesmas)",
    "spread": "Periksa alat ukur dan cara ukur (puskesmas)",
    "age": "Datangi balita yang tidak terukur (posyandu)",
    "sex": "Periksa daftar sasaran (posyandu)",
}
NOTHING = "–"
# Measurements to check beside others of the same child or posyandu: key of the count and what it is called.
SERIES: dict[str, str] = {
    "n_height_falls": "Tinggi turun lebih dari 1 cm",
    "n_haz_jumps": "TB/U melompat lebih dari 1,5 dalam 3 bulan",
    "n_height_same": "Tinggi sama sejak 3 bulan atau lebih",
    "n_copied": "Berat dan tinggi sama pada 5 anak atau lebih",
    "n_method": "Cara ukur tidak sesuai umur",
    "n_whole": "Semua tinggi bilangan bulat",
}
SERIES_HOW = (
    "Pengukuran yang perlu dicek dihitung di samping pengukuran lain dari anak, atau dari posyandu dan bulan, yang "
    "sama. Batasnya pilihan dasbor; jumlahnya untuk memilih posyandu yang dikunjungi, "
    "bukan mencari kesalahan seseorang.")


def title(*, problems: int, of: int) -> str:
    """``Ada 3 dari 18 puskesmas perlu memperbaiki pengukuran``."""
    if of == 0:
        return "Mutu per puskesmas belum dapat dinilai"
    if problems == 0:
        return "Belum ada puskesmas dengan tanda pengukuran bermasalah"
    if problems == of > 1:
        return fit(f"Semua {count(of)} puskesmas perlu memperbaiki pengukuran")
    return fit(f"Ada {count(problems)} dari {count(of)} puskesmas perlu memperbaiki pengukuran")


def graded(value: float, *, grade: str) -> str:
    """``18,3 cukup``; the value alone where there is no grade."""
    return f"{number(value)} {grade}".strip()


def share_graded(value: float, *, grade: str) -> str:
    """``0,6% baik`` from a fraction."""
    return f"{percent(100 * value)} {grade}".strip()


def repairs_line(*, repair: str, names: list[str], most: int = 5) -> str:
    """``Latih baca alat sampai 0,1 cm (puskesmas): Kumai dan Arut Utara``."""
    return f"{repair}: {first_few(names, most=most)}"


def series_line(totals: list[int]) -> str:
    """``Perlu dicek: 34 tinggi turun lebih dari 1 cm, …``; nothing where no row needs a look."""
    told = [f"{count(n)} {label[:1].lower()}{label[1:]}" if not label.startswith("TB/U") else f"{count(n)} {label}"
            for n, label in zip(totals, SERIES.values(), strict=True) if n]
    return f"Pengukuran yang perlu dicek: {'; '.join(told)}" if told else ""


def more_rows(rest: int) -> str:
    """Rows that did not fit on the screen."""
    return f"dan {count(rest)} puskesmas lagi di tabel" if rest > 0 else ""
