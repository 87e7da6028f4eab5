"""What papers and the command that writes them say."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.words.numbers import count

# Perpres 72/2021 on the acceleration of stunting reduction: every forum rests on it.
LEGAL_BASIS = ("Peraturan Presiden Nomor 72 Tahun 2021 tentang Percepatan Penurunan Stunting",)

RTL = "Rencana tindak lanjut (RTL)"

# Slug of a page -> the name of its sheet in a workbook.
SHEETS: dict[str, str] = {
    "ringkasan": "Ringkasan", "peta": "Peta desa", "dua_angka": "Dua angka", "tren": "Tren", "banding": "Banding",
    "lokus": "Audit lokus", "opd": "Layanan OPD", "pasti": "4 pasti, 3 standar", "aksi": "Aksi konvergensi",
    "dana": "Dana", "desa": "Desa", "andaikan": "Andaikan", "anggaran": "Anggaran", "praktik_baik": "Praktik baik",
    "mutu_data": "Mutu data", "metadata": "Kamus indikator", "tindak_lanjut": "Janji dan hasil",
    "bahan_rapat": "Bahan rapat",
}
SHEET, PAGE = "Lembar", "Halaman"
OVERDUE_PLAN = "Sudah lewat tenggat"
OVERDUE_PLAN_NOTE = "Yang berikut seharusnya sudah selesai; sepakati dahulu tenggat barunya atau hentikan."


LOGO_MISSING = "berkasnya tidak ada di folder kerja"
LOGO_LARGE = "ukurannya lebih dari 5 MB"
LOGO_KIND = "isinya bukan gambar PNG atau JPEG"


def unusable_logo(name: str, *, why: str) -> str:
    """A logo that cannot be printed."""
    return f"Logo {name!r} di config.toml tidak dapat dipakai: {why}. Perbaiki, atau hapus baris logo."


def logo_alt(kabupaten: str) -> str:
    """What the arms are, for who cannot see them."""
    return f"Lambang {kabupaten}"


def not_written(path: str, *, why: str) -> str:
    """A file or folder that cannot be read or written just now."""
    return (f"{path or 'Berkas'} tidak dapat dibaca atau ditulis ({why}). Tutup dahulu bila terbuka di program lain, "
            "periksa ruang kosong dan izin foldernya, lalu ulangi.")


def unknown_paper(name: str, *, suffixes: tuple[str, ...]) -> str:
    """A file name that ends in no kind of paper."""
    return f"Jenis berkas {name!r} tidak dikenal. Akhiri nama berkas dengan {', '.join(suffixes)}."


def unknown_period(value: str) -> str:
    """A period that is no month."""
    return f"Periode {value!r} tidak dikenal. Tulis tahun dan bulan, misalnya 2025-02."


def unknown_kecamatan(code: str) -> str:
    """A code that is no kecamatan here."""
    return f"Kecamatan {code!r} tidak ada dalam data. Tulis kodenya, misalnya 62.01.01."


def unknown_desa(code: str) -> str:
    """A code that is no desa of the place."""
    return f"Desa {code!r} tidak ada di tempat itu. Tulis kodenya, misalnya 62.01.01.2001."


NEEDS_PLACE = "Sebut kecamatannya (--kecamatan KODE) atau desanya (--desa KODE), misalnya 62.01.01."


def written(path: str) -> str:
    """Where the paper lies."""
    return f"Ditulis: {path}"


def more_rows(n: int) -> str:
    """Under a table that goes on: ``3 baris lagi di salindia berikut``."""
    return f"{count(n)} baris lagi di salindia berikut"


def continued_subtitle(subtitle: str, *, number: int, of: int) -> str:
    """``Cakupan, Kecamatan Kumai · lanjutan 2/3``."""
    return f"{subtitle} · lanjutan {count(number)}/{count(of)}"


def desa_values(by_kecamatan: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Each desa of a map with its value, a line for each kecamatan."""
    lines = [f"{kecamatan}: {'; '.join(values)}." for kecamatan, values in by_kecamatan if values]
    return "\n".join(("Nilai tiap desa pada peta:", *lines))


def closing(n: int, *, overdue: int) -> str:
    """Over the signatures: what is being signed."""
    late = f"; {count(overdue)} di antaranya sudah lewat tenggat" if overdue else ""
    return (f"Rencana tindak lanjut di atas memuat {count(n)} janji yang disepakati hari ini atau masih terbuka dari "
            f"rapat sebelumnya{late}.")
