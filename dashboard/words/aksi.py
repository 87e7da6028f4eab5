"""Sentences about the aksi konvergensi and the mini lokakarya of a year."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.numbers import MONTHS_SHORT, count, date_long, first_few, month_long

WHY = (
    "Setiap aksi punya waktu dan penanggung jawab. Yang terlambat menahan yang berikutnya: tanpa analisis situasi "
    "rembuk tidak punya bahan, tanpa rembuk rencana tidak punya anggaran.")
HOW_LATE = (
    "Lewat tenggat dihitung dari tanggal hari ini dan akhir bulan tenggat, bukan diketik. Status, tanggal selesai, dan "
    "dokumen dimuat dari tabel status aksi di halaman Data.")
HOW_REVIEW = (
    "Tahun pada tabel adalah tahun yang dinilai. Reviu tahunan dikerjakan dan jatuh tempo pada Januari–Februari tahun "
    "berikutnya, maka di garis waktu ini tampil reviu atas tahun sebelumnya.")
HOW_MISSING = "Aksi tanpa catatan ditulis “belum ada data”: tidak dianggap selesai dan tidak dihitung terlambat."
KEY = "○ jadwal ◆ tenggat ✓ selesai ■ lewat tenggat"
# What the table of each view is called as a file.
FILES: dict[str, str] = {"aksi": "aksi konvergensi", "minilok": "minilok kecamatan"}
SOURCE = "tabel status aksi konvergensi"
NO_DATA_SENTENCE = (
    "Belum ada status aksi konvergensi untuk tahun ini. Unduh templat status aksi di halaman Data, isi, lalu muat.")
OTHER_FRAME = (
    "Tabel yang dimuat memakai kerangka aksi yang lain. Pilih kerangkanya pada kerangka_aksi di config.toml, atau muat "
    "tabel untuk kerangka ini.")
COLUMNS = ("Aksi", "PIC", *MONTHS_SHORT, "Status", "Dokumen")

MINILOK_WHY = (
    "Minilok adalah tempat rencana desa disepakati dan ditagih. Minilok yang direncanakan tetapi tidak terlaksana "
    "berarti satu bulan tanpa tindak lanjut.")
MINILOK_HOW = (
    "Terlaksana dan direncanakan dihitung hanya dari bulan yang keduanya dicatat. Bulan tanpa catatan ditulis – (belum "
    "ada data), bukan 0; bulan yang belum lewat ditulis ○.")
MINILOK_TWO_SOURCES = (
    "Tabel berasal dari laporan kecamatan yang dimuat; minilok yang dicatat di halaman Tindak lanjut disebut "
    "tersendiri. Keduanya tidak dijumlahkan: rapat yang sama dapat ada di kedua sumber.")
MINILOK_ORDER = "Kecamatan tampil menurut kode, bukan peringkat."
MINILOK_KEY = "✓ terlaksana ▲ tidak terlaksana ○ direncanakan – belum ada data"
MINILOK_SOURCE = "tabel minilok kecamatan"
MINILOK_BOOK = "catatan rapat"
MINILOK_NO_DATA = (
    "Belum ada catatan minilok untuk pilihan ini. Unduh templat minilok di halaman Data, isi, lalu muat.")
MINILOK_COLUMNS = ("Kecamatan", *MONTHS_SHORT, "Terlaksana")
MINILOK_MONTH_COLUMNS = ("Bulan", "Direncanakan", "Terlaksana", "Catatan")


def title(*, late: tuple[str, ...], done: int, total: int) -> str:
    """``Aksi terlambat: 2 dari 8, paling lama Reviu Kinerja Tahunan``; ``late`` the longest first."""
    if not late:
        return fit(f"Belum ada aksi yang terlambat; {count(done)} dari {count(total)} selesai")
    head = f"Aksi terlambat: {count(len(late))} dari {count(total)}"
    return fit(f"{head}, paling lama {late[0]}" if len(late) > 1 else f"{head}, yaitu {late[0]}", head)


def no_data_title(year: int) -> str:
    """``Belum ada data aksi konvergensi 2023``."""
    return f"Belum ada data aksi konvergensi {year}"


def subtitle(*, frame: str, year: int, area: str) -> str:
    """``8 aksi konvergensi 2026, Kabupaten X. ○ jadwal ◆ tenggat …``."""
    return fit(f"{frame} {year}, {area}. {KEY}", f"{year}, {area}. {KEY}", most=105)


def as_of(day: date) -> str:
    """``per 22 November 2026``, for the line of filters."""
    return f"per {date_long(day)}"


def aksi_name(*, label: str, name: str, about: int | None) -> str:
    """``4 Perbup kewenangan desa``; a review names the year it is about."""
    return f"{label} {name}{f' {about}' if about else ''}"


def day_and_month(day: date) -> str:
    """``30 Jan``."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]}"


def done_cell(*, on: date | None, days_late: int) -> str:
    """``selesai 30 Jan``, ``selesai 4 Agu, lewat 4 hari``."""
    if on is None:
        return "selesai"
    return f"selesai {day_and_month(on)}" + (f", lewat {count(days_late)} hari" if days_late else "")


def late_cell(days: int) -> str:
    """``lewat 114 hari``."""
    return f"lewat {count(days)} hari"


RUNNING, NOT_BEGUN, NOT_YET, NO_DATA = "berjalan", "belum dimulai", "belum jadwalnya", "belum ada data"
HAS_DOCUMENT, NO_DOCUMENT = "ada", "belum ada"


def late_fact(*, name: str, owner: str, days: int, due: date) -> str:
    """``Perbup kewenangan desa (DPMD): tenggat 31 Juli 2026, lewat 114 hari``."""
    return f"{name} ({owner}): tenggat {date_long(due)}, lewat {count(days)} hari"


def more_late(n: int) -> str:
    """After the first few."""
    return f"{count(n)} aksi lain juga lewat tenggat"


def done_fact(*, done: int, total: int, on_time: int, dated: int) -> str:
    """``Selesai 3 dari 8; tepat waktu 3 dari 3 yang bertanggal``."""
    timely = f"; tepat waktu {count(on_time)} dari {count(dated)} yang bertanggal" if dated else ""
    return f"Selesai {count(done)} dari {count(total)}{timely}"


def next_fact(*, name: str, owner: str, due: date) -> str:
    """``Tenggat berikutnya: 30 November 2026, Pengukuran dan Publikasi (Dinkes)``."""
    return f"Tenggat berikutnya: {date_long(due)}, {name} ({owner})"


def undocumented_fact(names: list[str]) -> str:
    """Done on paper, but the paper is not named."""
    return f"Selesai tanpa dokumen yang dicatat: {first_few(names, most=3)}"


def uncertain_fact(*, uncertain: int, total: int) -> str:
    """Due months that are habit, not rule."""
    return f"Tenggat {count(uncertain)} dari {count(total)} aksi adalah perkiraan dari kebiasaan, perlu dicek"


def unknown_fact(names: list[str]) -> str:
    """Aksi without a record."""
    return f"Belum ada data: {first_few(names, most=3)}"


def kabupaten_only(kecamatan: str) -> str:
    """Why a chosen kecamatan sees the whole kabupaten."""
    return f"Status aksi dicatat untuk kabupaten. Untuk {kecamatan} lihat pilihan Minilok"


def read_aloud(title: str, *, late: list[str]) -> str:
    """The title, then each late aksi with its owner."""
    return f"{title}." + "".join(f" {one}." for one in late[:3])


def minilok_title(*, held: int, planned: int, year: int, kecamatan: str | None) -> str:
    """``Minilok 2026: terlaksana 38 dari 48 yang direncanakan``."""
    done = f"{count(held)} dari {count(planned)}"
    if kecamatan is None:
        return f"Minilok {year}: terlaksana {done} yang direncanakan"
    return fit(f"Minilok Kecamatan {kecamatan} {year}: terlaksana {done}", f"Minilok {year}: terlaksana {done}")


def minilok_untold_title(year: int) -> str:
    """Records without a single month in which both are told."""
    return f"Minilok {year}: pelaksanaannya belum dicatat"


def minilok_no_data_title(year: int) -> str:
    """``Belum ada data minilok 2023``."""
    return f"Belum ada data minilok {year}"


def minilok_subtitle(*, year: int, area: str) -> str:
    """``Mini lokakarya kecamatan 2026, Kabupaten X. ✓ terlaksana …``."""
    return fit(f"Minilok {year}, {area}. {MINILOK_KEY}", f"{area}. {MINILOK_KEY}", MINILOK_KEY, most=105)


def held_cell(*, held: int, planned: int) -> str:
    """``6 dari 8``."""
    return f"{count(held)} dari {count(planned)}"


def no_record_fact(names: list[str]) -> str:
    """Kecamatan that told nothing."""
    return f"Belum ada catatan: {first_few(names, most=4)}"


def missed_fact(*, month: date, kecamatan: list[str]) -> str:
    """``Agustus 2026 tidak terlaksana: Kumai dan Arut Utara``."""
    return f"{month_long(month)} tidak terlaksana: {first_few(kecamatan, most=4)}"


def recorded_in(*, name: str, held: int, planned: int) -> str:
    """``Kumai 1 dari 2``."""
    return f"{name} {count(held)} dari {count(planned)}"


def minilok_recorded(*, year: int, places: list[str]) -> str:
    """``Tercatat di Tindak lanjut, 2026 (terlaksana dari rencana): Kumai 1 dari 2``."""
    return f"Tercatat di Tindak lanjut, {year} (terlaksana dari rencana): {first_few(places, most=4)}"


def more_kecamatan(n: int) -> str:
    """Below the rows that fit."""
    return f"dan {count(n)} kecamatan lain" if n > 0 else ""


def more_aksi(n: int) -> str:
    """Below the rows that fit."""
    return f"dan {count(n)} aksi lain" if n > 0 else ""
