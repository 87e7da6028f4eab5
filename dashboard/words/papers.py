"""What papers and the command that writes them say."""

from __future__ import annotations

# Perpres 72/2021 on the acceleration of stunting reduction: every forum rests on it.
LEGAL_BASIS = ("Peraturan Presiden Nomor 72 Tahun 2021 tentang Percepatan Penurunan Stunting",)

RTL = "Rencana tindak lanjut (RTL)"


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
