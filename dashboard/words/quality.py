"""Sentences about the data themselves: coverage, silent desa, unmapped places, rows, findings, freshness."""

from __future__ import annotations

from datetime import date

from dashboard.words.numbers import count, date_long, first_few, month_short, number, percent

# Reasons of ``row_flow`` in the order in which rows leave.
FLOW_WORDS: dict[str, str] = {
    "dibaca": "Baris dibaca",
    "registrasi": "Baris pendaftaran, bukan pengukuran",
    "digabung": "Anak yang sama diukur berulang: digabung",
    "ditahan": "Ditahan: satu NIK dengan dua tanggal lahir atau jenis kelamin",
    "tanpa_umur": "Tanpa umur",
    "umur_di_luar": "Umur 60 bulan atau lebih",
    "tanpa_jenis_kelamin": "Tanpa jenis kelamin",
    "tanpa_tinggi": "Tanpa tinggi badan yang sah",
    "tidak_wajar": "Nilai TB/U mustahil",
    "dihitung": "Anak dihitung",
}
SEVERITY_WORDS: dict[str, str] = {"tolak": "Ditolak", "perbaikan": "Dikosongkan", "peringatan": "Perlu dilihat"}
KIND_WORDS: dict[str, str] = {
    "measurement": "Pengukuran e-PPGBM", "coverage": "Cakupan layanan OPD", "sasaran": "Sasaran", "survey": "Survei",
    "target": "Target", "lokus": "Lokus", "desa_report": "Rekap bulan timbang dinas", "krs": "Keluarga berisiko (KRS)",
    "readiness": "Kesiapan tiga standar", "budget": "Anggaran", "aksi_status": "Status aksi konvergensi",
    "minilok": "Mini lokakarya",
}


def limit_label(limit: float) -> str:
    """``batas 80%``."""
    return f"batas {percent(limit, digits=0)}"


def projected_note(coverage: float | None) -> str:
    """``proyeksi 61,2%``: the second denominator beside the first."""
    return "proyeksi belum dimuat" if coverage is None else f"proyeksi {percent(coverage)}"


def silent_desa(names: list[str], *, most: int = 10) -> str:
    """``Belum mengirim data: Runtu dan Rangda``."""
    return f"Belum mengirim data: {first_few(names, most=most)}" if names else "Semua desa mengirim data"


def register_incomplete(*, share: float) -> str:
    """The register holds far fewer children than the projection expects."""
    return f"Sasaran terdaftar hanya {percent(share)} dari proyeksi: daftar sasaran mungkin belum lengkap"


def unmapped(*, rows: int, places: list[tuple[str, int]], most: int = 4) -> str:
    """``Belum terpetakan ke desa: 41 baris (Sidorjo 20, Runtuh 12, …)``."""
    if not rows:
        return "Semua baris terpetakan ke desa"
    named = [f"{name or 'desa kosong'} {count(n)}" for name, n in places]
    return f"Belum terpetakan ke desa: {count(rows)} baris ({first_few(named, most=most)})"


def audit(*, compared: int, differ: int, class_changed: int, other_rule: int) -> str:
    """The file's own z-scores against ours."""
    if not compared:
        return "Berkas tidak membawa z-score untuk dibandingkan"
    told = (f"Z-score berkas dibanding hitungan ulang: {percent(100 * differ / compared)} dari {count(compared)} "
            f"berbeda lebih dari 0,05 dan {percent(100 * class_changed / compared)} berganti kelas")
    return f"{told}; {count(other_rule)} karena aturan cara ukur yang lain" if other_rule else told


def measures(
    *, word: str, digits: tuple[float, str], implausible: tuple[float, str], spread: tuple[float, str], n: int
) -> str:
    """``Mutu baik: angka akhir tinggi badan baik, nilai mustahil 0,3% (baik), …``.

    Each measure as (value, its grade or ''); the digit score means nothing to a meeting, so only its word is told.
    """
    if n == 0:
        return f"Mutu {word}"

    def graded(text: str, grade: str) -> str:
        return f"{text} ({grade})" if grade else f"{text} (data sedikit)"

    parts = (
        f"angka akhir tinggi badan {digits[1] or '(data sedikit)'}",
        graded(f"nilai mustahil {percent(100 * implausible[0])}", implausible[1]),
        graded(f"simpang baku TB/U {number(spread[0], digits=2)}", spread[1]),
    )
    return f"Mutu {word}: {', '.join(parts)}; {count(n)} balita"


def more_rows(n: int) -> str:
    """``dan 4 temuan lagi``."""
    return f"dan {count(n)} temuan lagi" if n > 0 else ""


CONFLICTS_HOW = ("Berkas yang dimuat terakhir dipakai; isi berkas lain tetap disimpan. Perbaikan oleh OPD yang sama "
                 "juga tercantum")


def conflicts_title(*, cells: int) -> str:
    """How many cells of the coverage two files report differently."""
    if not cells:
        return "Tidak ada cakupan yang dilaporkan berbeda"
    return f"{count(cells)} sel cakupan dilaporkan berbeda oleh dua berkas"


def more_indicators(n: int) -> str:
    """What a card of indicators left out; '' when nothing."""
    return f"dan {count(n)} indikator lagi" if n > 0 else ""


def filled_share(filled: int, *, owed: int) -> str:
    """The badge of reports, which measure nobody: ``sel terisi 1.962 dari 2.726 (72,0%)``; '' where none is due."""
    return f"sel terisi {count(filled)} dari {count(owed)} ({percent(100 * filled / owed)})" if owed else ""


def filled_short(filled: int, *, owed: int) -> str:
    """The same where the line is long: ``sel terisi 95,3% dari 1.316``."""
    return f"sel terisi {percent(100 * filled / owed)} dari {count(owed)}" if owed else ""


def desa_share(complete: int, *, of: int) -> str:
    """The badge of what desa report about themselves: ``91 dari 94 desa lengkap (96,8%)``; '' where there is none."""
    return f"{count(complete)} dari {count(of)} desa lengkap ({percent(100 * complete / of)})" if of else ""


def agencies_told(told: int, *, of: int) -> str:
    """The badge of money: ``6 dari 6 OPD pemilik layanan mengisi``; '' where none owns a service."""
    return f"{count(told)} dari {count(of)} OPD pemilik layanan mengisi" if of else ""


def places_told(told: int, *, of: int, what: str) -> str:
    """The badge of records per place: ``9 dari 11 desa tercatat``; '' where there is no place."""
    return f"{count(told)} dari {count(of)} {what} tercatat" if of else ""


def rows_told(filled: int, *, of: int) -> str:
    """How many budget lines say what was spent: ``realisasi 88 dari 90 baris``."""
    return f"realisasi {count(filled)} dari {count(of)} baris"


def newest_report(day: date | None) -> str:
    """When the money was last reported: ``Laporan terakhir 31 Agustus 2026``; said too where nobody dated it."""
    return f"Laporan terakhir {date_long(day)}" if day else "Tanggal laporan tidak diisi"


def month_filled(filled: int, *, of: int, month: date) -> str:
    """The badge of one indicator: ``Agu 2026 terisi 91 dari 94 desa (96,8%)``; its value may rest on older months."""
    if not of:
        return ""
    return f"{month_short(month)} terisi {count(filled)} dari {count(of)} desa ({percent(100 * filled / of)})"


def aksi_told(told: int, *, of: int) -> str:
    """The badge of the aksi: ``7 dari 8 aksi berstatus``."""
    return f"{count(told)} dari {count(of)} aksi berstatus" if of else ""


def promises_told(told: int, *, of: int) -> str:
    """The badge of promises: ``kabar masuk untuk 5 dari 11``; one without news since it was made counts as "belum"."""
    return f"kabar masuk untuk {count(told)} dari {count(of)}" if of else ""
