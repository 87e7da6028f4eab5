"""Words for the record of meetings: held and planned, commitments, obstacles, notes."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.forums import SHORT_FORUMS
from dashboard.words.numbers import count, date_long

NOTHING_TITLE = "Belum ada rapat yang tercatat"
NOTHING = ("Catat rapat yang direncanakan dan yang sudah berlangsung, beserta instansi yang hadir, komitmen, dan "
           "hambatannya (Catat); semuanya tercetak di berita acara.")
COLUMNS = ("Jenis", "Isi", "Pihak atau wilayah", "Tenggat", "Status")
MEETING, COMMITMENT, PLEDGE, OBSTACLE, NOTE = "Rapat", "Komitmen", "Dukungan CSR", "Hambatan", "Catatan grafik"
HELD: dict[str, str] = {"direncanakan": "direncanakan", "terlaksana": "terlaksana", "batal": "batal"}
LEVELS: dict[str, str] = {"desa": "tingkat desa", "kecamatan": "tingkat kecamatan", "sektor": "tingkat sektor"}
SOURCE = "catatan rapat"
WHY = ("Rapat yang terlaksana, siapa yang hadir, apa yang dijanjikan, dan apa yang menghambat adalah kinerja TPPS itu "
       "sendiri. Minilok yang terlaksana dibanding yang direncanakan adalah indikator.")
HOW = (
    ("Rapat terlaksana dibanding direncanakan dihitung dari rapat yang tercatat sampai hari ini; rapat yang batal "
     "tetap dihitung sebagai rencana."),
    "Komitmen dan dukungan CSR memakai status dan tenggat seperti janji; lewat tenggat dihitung dari tanggal hari ini.",
    "Hambatan dicatat menurut tingkatnya: desa, kecamatan, atau sektor.",
)


def title(*, held: int, planned: int, pledges: int, obstacles: int) -> str:
    """``Rapat: 5 dari 6 terlaksana, 3 komitmen, 4 hambatan``."""
    return fit(f"Rapat: {count(held)} dari {count(planned)} terlaksana, {count(pledges)} komitmen, "
               f"{count(obstacles)} hambatan")


def meeting(*, kind: str, place: str, venue: str, chair: str, present: list[str]) -> str:
    """``Minilok Kumai di Aula Kecamatan, dipimpin Camat; hadir 3 instansi: Dinkes, DPUPR, KUA``."""
    head = " ".join(part for part in (SHORT_FORUMS[kind], place) if part)
    parts = [f" di {venue}" if venue else "", f", dipimpin {chair}" if chair else "",
             f"; hadir {count(len(present))} instansi: {', '.join(present)}" if present else ""]
    return f"{head}{''.join(parts)}"


def minilok_fact(*, year: int, held: int, planned: int) -> str:
    """``Minilok 2026 yang tercatat: 5 dari 8 terlaksana``."""
    return f"Minilok {year} yang tercatat: {count(held)} dari {count(planned)} terlaksana"


def minilok_loaded(*, year: int, held: int, planned: int) -> str:
    """What the loaded sheet says of the same."""
    return f"Menurut laporan yang dimuat, minilok {year}: {count(held)} dari {count(planned)} terlaksana"


def without_minilok(*, year: int, names: str) -> str:
    """Kecamatan without any meeting that was held."""
    return f"Belum ada minilok {year} yang tercatat terlaksana: {names}"


def attendance(*, day: date, n: int) -> str:
    """How many agencies came to the last meeting."""
    return f"Rapat terakhir, {date_long(day)}: {count(n)} instansi hadir"


def overdue(n: int) -> str:
    """Commitments past their date."""
    return f"{count(n)} komitmen lewat tenggat"


def more(n: int) -> str:
    """Below the rows that fit."""
    return f"dan {count(n)} catatan lain di tabel"


def rupiah(amount: int) -> str:
    """``Rp25.000.000``."""
    return f"Rp{count(amount)}"
