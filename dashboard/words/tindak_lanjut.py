"""Sentences about promises: what was kept, what is overdue, by whom; and about recording new ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.forums import FORUMS
from dashboard.words.numbers import count, date_long, first_few

NOTHING_TITLE = "Belum ada janji yang tercatat"
NOTHING = ("Belum ada tindak lanjut yang tercatat. Catat di akhir rapat: apa, siapa, tenggat; "
           "atau muat lembar RTL tahun lalu di halaman Tindak lanjut.")
NOTHING_TODAY_TITLE = "Belum ada tindak lanjut yang dicatat hari ini"
NOTHING_TODAY = "Sebut apa yang dikerjakan, siapa yang menjawab, dan tenggatnya; bacakan sebelum rapat ditutup."
COLUMNS = ("No", "Tindak lanjut", "Penanggung jawab", "Tenggat", "Status", "Sejak janji")
ALL_PROMISES = "Semua janji yang tercatat"
VALUES_SOURCE = "laporan cakupan OPD"
REGISTER_SOURCE = "e-PPGBM"
SOURCE = "catatan tindak lanjut rapat"
STATUS: dict[str, str] = {"belum": "belum", "berjalan": "berjalan", "selesai": "selesai", "batal": "batal"}
WHY = ("Rapat yang tidak membuka dengan janji lamanya hanya menambah janji. Yang lewat tenggat disebut lebih dulu, "
       "beserta penanggung jawabnya.")
HOW = (
    "Status dicatat oleh petugas beserta tanggal, catatan, dan buktinya; catatan lama tidak pernah dihapus.",
    ("Lewat tenggat dihitung dari tanggal hari ini dan tenggat janji, bukan diketik. Selesai tepat waktu = tanggal "
    "selesai tidak melewati tenggat yang berlaku."),
    ("Sejak janji = nilai indikator yang terkait, dari laporan terakhir sebelum janji dibuat dan laporan terakhir "
    "sekarang, di kecamatan janji itu atau di kabupaten. Perubahan itu bukan bukti bahwa kegiatannya berhasil."),
    ("Janji yang terkait prevalensi stunting menunjukkan nilai e-PPGBM desanya pada bulan timbang terakhir saat itu "
    "dan sekarang, seperti di peta: yang disamarkan di sana disamarkan juga di sini. Di satu desa angka itu naik "
    "turun karena kebetulan pula."),
)


def kept(*, done: int, total: int, overdue: int, after_meeting: bool) -> str:
    """``Janji rapat lalu: 4 dari 11 selesai, 3 lewat tenggat``."""
    head = "Janji rapat lalu" if after_meeting else "Janji"
    late = f"{count(overdue)} lewat tenggat" if overdue else "tidak ada yang lewat tenggat"
    return fit(f"{head}: {count(done)} dari {count(total)} selesai, {late}",
               f"Janji: {count(done)} dari {count(total)} selesai, {late}")


def recorded_today(n: int) -> str:
    """``Disepakati hari ini: 5 tindak lanjut``."""
    return f"Disepakati hari ini: {count(n)} tindak lanjut"


def after_meeting(*, kind: str, day: date, area: str, older: int, since: str = "") -> str:
    """``Rembuk stunting 12 Maret 2025, Kabupaten X. Sejak itu: 2 angka direvisi; termasuk 3 janji lama``."""
    head, short = f"{FORUMS[kind]} {date_long(day)}, {area}", f"{FORUMS[kind]} {date_long(day)}"
    more = f"; termasuk {count(older)} janji lama yang belum selesai" if older else ""
    brief = f"; termasuk {count(older)} janji lama" if older else ""
    told = f". {since}" if since else ""
    return fit(f"{head}{told}{more}", f"{head}{told}{brief}", f"{short}{told}{brief}", f"{short}{told}", most=105)


def status_cell(*, status: str, days_overdue: int) -> str:
    """``lewat 12 hari``, ``berjalan``, ``belum``, ``selesai``, ``batal``; the shape is the status of the cell."""
    return f"lewat {count(days_overdue)} hari" if days_overdue else STATUS[status]


def with_percent(value: str) -> str:
    """``34,0%``; ``3 dari 25``, ``n<10`` and every other label in place of a rate stay as they are."""
    return f"{value}%" if re.fullmatch(r"[\d.]+,\d", value) else value


def since(*, before: str, now: str) -> str:
    """``34,0 ke 36,2%``, ``tetap 34,0%``; a value that is not shown keeps its word."""
    then, told = with_percent(before), with_percent(now)
    if before == now:
        return f"tetap {told}"
    # The sign stands once where both are rates.
    return f"{before} ke {told}" if then != before and told != now else f"{then} ke {told}"


def outcome_cell(place: str, *, outcome: str, agency: str) -> str:
    """``Sabuai · Prevalensi stunting (e-PPGBM) · Kecamatan``: a place whose outcome is too high."""
    return f"{place} · {outcome} · {agency}"


def by_owner(*, owner: str, done: int, total: int, overdue: int, running: int = 0, dropped: int = 0) -> str:
    """``Dinas Kesehatan: 3 dari 5 selesai, 1 lewat tenggat, 1 berjalan``."""
    parts = ((overdue, "lewat tenggat"), (running, "berjalan"), (dropped, "batal"))
    rest = "".join(f", {count(n)} {words}" for n, words in parts if n)
    return f"{owner}: {count(done)} dari {count(total)} selesai{rest}"


def by_state(*, done: int, running: int, waiting: int, overdue: int, dropped: int) -> str:
    """``Selesai 10, berjalan 8, belum 3, lewat tenggat 17, batal 2``."""
    states = ((done, "selesai"), (running, "berjalan"), (waiting, "belum"), (overdue, "lewat tenggat"),
              (dropped, "batal"))
    told = ", ".join(f"{word} {count(n)}" for n, word in states if n)
    return f"{told[:1].upper()}{told[1:]}"


def late_by_owner(late: Sequence[tuple[str, int]]) -> str:
    """``Lewat tenggat pada: Dinsos 3, Dinkes 2, dan 4 lainnya``."""
    return f"Lewat tenggat pada: {first_few([f'{owner} {count(n)}' for owner, n in late], most=5)}"


def on_time(*, on_time: int, judged: int) -> str:
    """``Selesai tepat waktu: 3 dari 4 yang selesai``."""
    return f"Selesai tepat waktu: {count(on_time)} dari {count(judged)} yang selesai"


def elsewhere(*, total: int, overdue: int) -> str:
    """Promises of kecamatan meetings, beside those of the kabupaten."""
    return f"Di minilok kecamatan: {count(total)} janji lain, {count(overdue)} lewat tenggat"


def new_data(*, period: str, measured: str) -> str:
    """Data that came after the meeting; ``measured`` as it may be shown."""
    return f"Data baru sejak rapat itu: {period}, {measured} balita diukur"


def basis(*, number: int, takeaway: str) -> str:
    """``Dasar no 7: “Cakupan PMT 34%”``: the sentence on the screen when it was promised."""
    return f"Dasar no {count(number)}: “{takeaway}”"


def until(day: str) -> str:
    """``tenggat 30 April 2026``."""
    return f"tenggat {day}"


def more(n: int) -> str:
    """Below the rows that fit."""
    return f"dan {count(n)} janji lain"


def read_aloud(title: str, *, overdue: list[str]) -> str:
    """The title, then whose promises are overdue."""
    late = f" Lewat tenggat: {first_few(overdue, most=3)}." if overdue else ""
    return f"{title}.{late}"
