"""What the kabupaten's plan gives one kecamatan, in words. Money in million rupiah, children as counts."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, money, percent

MILLION = 1_000_000
HOW_PART = (
    "Rencana disusun sekali untuk seluruh kabupaten; halaman ini menunjukkan bagian kecamatan terpilih. Bagian itu "
    "sekaligus rencana terbaik kecamatan untuk biaya yang sama: andaikata ada yang lebih baik, rencana kabupaten pun "
    "akan memakainya. Anggaran kabupaten tidak dianggap seluruhnya milik satu kecamatan.")
HEADER = ("Desa/kelurahan", "Kegiatan", "Biaya", "Anak dicegah", "Rencana setara")
NOT_PLANNED, COULD_ENTER = "belum masuk rencana", "dapat masuk"


def subtitle(*, area: str, budget: int) -> str:
    """Whose plan it is a part of."""
    return f"Bagian {area} dari rencana kabupaten {money(budget * MILLION)}; bila dibiayai lima tahun berturut-turut"


def title(*, area: str, name: str, funded: int, desa: int, children: str, budget: int) -> str:
    """``Kecamatan Kumai: 4 dari 18 desa didanai, 1–3 anak dicegah``; none is said as plainly."""
    if not funded:
        return fit(f"{area}: belum ada desa dalam rencana {money(budget * MILLION)}",
                   f"{name}: belum ada desa dalam rencana kabupaten", "Belum ada desa dalam rencana kabupaten")
    of = f"{count(funded)} dari {count(desa)} desa didanai"
    return fit(f"{area}: {of}, {children} anak dicegah", f"{name}: {of}, {children} anak dicegah",
               f"{name}: {of}", f"Didanai: {of}")


def share_line(*, cost: float, whole: float, desa: int, funded: int) -> str:
    """What of the plan's money and desa falls to the kecamatan."""
    return (f"Untuk kecamatan ini {money(cost * MILLION)} dari {money(whole * MILLION)} biaya rencana kabupaten "
            f"({percent(100 * cost / whole, digits=0)}), {count(funded)} dari {count(desa)} desa yang didanai")


def other_line(*, kept: int, funded: int, other: int | None, search: str) -> str:
    """How far another plan as good differs here. ``other``: desa of this kecamatan in it; None = none was found."""
    if other is None:
        return {"tuntas": "Tidak ada rencana kabupaten lain yang setara dengan desa lain",
                "cepat": "Rencana setara tidak ditemukan pada pencarian cepat; mungkin ada",
                }.get(search, "Rencana setara belum dicari: desa terlalu banyak untuk waktu hitung")
    if kept == funded == other:
        return "Pada rencana kabupaten lain yang setara, desa di kecamatan ini sama"
    same = f"{count(kept)} di antaranya sama" if kept else "tidak satu pun sama"
    kept_text = f", {same}" if funded and other else ""
    return f"Pada rencana kabupaten lain yang setara: {count(other)} desa di kecamatan ini{kept_text}"


def more_line(*, budget: float, desa: int) -> str:
    """What half as much again for the kabupaten would bring here."""
    return f"Bila anggaran kabupaten {money(budget * MILLION)}: {count(desa)} desa di kecamatan ini"


def least_line(*, least: int, funded: int) -> str:
    """The condition of a least number of desa a kecamatan; whether this kecamatan has no more than that."""
    told = f"Syarat sedikitnya {count(least)} desa per kecamatan berlaku"
    return f"{told}; kecamatan ini mendapat tepat sebanyak itu" if funded == least else told


def not_planned_line(names: str) -> str:
    """Who is not in the plan, by name."""
    return f"Belum masuk rencana: {names}"


def left_out_line(desa: int) -> str:
    """Desa of the kecamatan that could not be weighed."""
    return f"{count(desa)} desa kecamatan ini tanpa sasaran belum ikut dihitung"


def more_desa(desa: int) -> str:
    """Rows that did not fit."""
    return f"dan {count(desa)} desa lagi" if desa > 0 else ""
