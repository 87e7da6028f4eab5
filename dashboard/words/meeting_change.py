"""Sentences about what changed since the last meeting: numbers revised, data that came in, promises that moved."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.forums import FORUMS
from dashboard.words.numbers import count, date_long
from dashboard.words.tindak_lanjut import with_percent

NO_MEETING_TITLE = "Belum ada rapat lalu yang tercatat"
NO_MEETING = ("Catat rapat yang sudah berlangsung di halaman ini (Catat, lalu Rapat); sesudah itu perubahan angka, "
              "data baru, dan janji yang bergerak dihitung sejak hari rapat itu.")
NOTHING = "Sejak rapat lalu tidak ada yang berubah"
COLUMNS = ("Yang berubah", "Saat rapat", "Sekarang")
REVISED, NEW_DATA, MOVED, RECORDED = "Angka direvisi", "Data baru", "Janji bergerak", "Janji baru"
WHY = ("Angka yang sudah disepakati dapat berubah karena laporan dibetulkan atau datang terlambat. Bila itu tidak "
       "disebut di awal, rapat membandingkan dua angka yang berbeda dasarnya.")
HOW = (
    ("Angka direvisi = nilai bulan yang sama, di wilayah yang sama, yang kini terbaca lain daripada saat rapat. "
     "Pembandingnya versi data pada hari rapat; bila versi itu sudah dihapus, yang dipakai adalah angka yang tersimpan "
     "bersama janji."),
    "Data baru = bulan timbang, laporan layanan, atau berkas yang baru ada sesudah hari rapat.",
    ("Janji bergerak = status atau tenggatnya berubah sesudah hari rapat. Nilai yang disamarkan tidak dibandingkan."),
)
REVISION_NOTE = "Revisi berarti laporannya dibetulkan atau terlambat masuk, bukan keadaan di lapangan yang berubah"
SOURCE = "riwayat versi data dan catatan tindak lanjut"
NONE_THEN = "belum ada"


def title(*, revised: int, new_data: int, moved: int) -> str:
    """``Sejak rapat lalu: 2 angka direvisi, 1 data baru, 4 janji bergerak``."""
    tail = [f"{count(n)} {words}" for n, words in ((new_data, "data baru"), (moved, "janji bergerak")) if n]
    told, brief = ([f"{count(revised)} {words}"] if revised else [] for words in ("angka direvisi", "revisi"))
    if not told + tail:
        return NOTHING
    return fit(f"Sejak rapat lalu: {', '.join(told + tail)}", f"Sejak rapat lalu: {', '.join(brief + tail)}",
               f"Sejak rapat: {', '.join(brief + tail)}")


def since_then(*, revised: int, new_data: int) -> str:
    """``Sejak itu: 2 angka direvisi, 1 data baru``; '' when nothing changed."""
    parts = [f"{count(revised)} angka direvisi"] if revised else []
    parts += [f"{count(new_data)} data baru"] if new_data else []
    return f"Sejak itu: {', '.join(parts)}" if parts else ""


def subtitle(*, kind: str, day: date, area: str, versions: str) -> str:
    """``Rembuk stunting 12 Maret 2026, Kabupaten X; data 1a2b3c ke 3fa9c1``; the place stays, whatever its name."""
    return fit(f"{FORUMS[kind]} {date_long(day)}, {area}; {versions}", f"{FORUMS[kind]} {date_long(day)}, {area}",
               most=105)


def versions(*, before: str, now: str) -> str:
    """Which two versions are compared; one that is no longer kept is said to be so."""
    return f"data {before} ke {now}" if before != now else f"data tetap {now}"


def versions_unknown(now: str) -> str:
    """No version is known of the day of the meeting."""
    return f"versi saat rapat tidak diketahui; kini {now}"


def only_kept(before: str) -> str:
    """The version of the meeting's day was removed."""
    return (f"Versi data saat rapat ({before}) sudah dihapus: yang dibandingkan hanya angka utama dan angka yang "
            "tersimpan bersama janji")


def prevalence(*, month: str, place: str) -> str:
    """``Prevalensi e-PPGBM Agu 2025, Kumai``."""
    return f"Prevalensi e-PPGBM {month}, {place}"


def survey(name: str) -> str:
    """A survey's value."""
    return f"Prevalensi {name}"


def service(name: str, *, month: str, place: str) -> str:
    """``TTD remaja putri s.d. Agu 2026, Kumai``."""
    return f"{name} s.d. {month}, {place}"


def value(text: str) -> str:
    """``34,0%``; a label in place of a number stays as it is."""
    return with_percent(text)


def revised_value(text: str) -> str:
    """In words, not with a shape: a triangle before a number reads as a rise."""
    return f"{text}, direvisi"


def files(n: int, *, kind: str) -> str:
    """``3 berkas Cakupan layanan OPD``."""
    return f"{count(n)} berkas {kind}"


def new_months(what: str) -> str:
    """``Pengukuran e-PPGBM s.d.`` a later month."""
    return f"Bulan terakhir {what}"


def arrived(day: date) -> str:
    """The day of the last file."""
    return f"masuk {date_long(day)}"


def promise(number: int, *, action: str) -> str:
    """``No 7: PMT di dua desa``."""
    return f"No {count(number)}: {action}"


def due(day: date) -> str:
    """``tenggat 30 April 2026``."""
    return f"tenggat {date_long(day)}"


def counted(n: int, *, what: str) -> str:
    """``Angka direvisi: 3``."""
    return f"{what}: {count(n)}"


def more(n: int) -> str:
    """Below the rows that fit."""
    return f"dan {count(n)} perubahan lain di tabel"
