"""Labels of the buttons on the page andaikan."""

from __future__ import annotations

VIEWS = {"hasil": "Hasil", "atur": "Atur", "anggapan": "Anggapan"}
RESET = "Kembalikan"
SAVE = "Simpan skenario"
SAVED = "Tersimpan hari ini"
LAST = "Skenario lalu"
SAVED_HEAD = "Skenario tersimpan"
NOT_SAVED = "Skenario belum tersimpan: buku tindak lanjut tidak dapat dibuka."


def coverage(name: str, *, now: int, then: int) -> str:
    """``PMT bumil KEK 50 ke 90%``; a coverage that stays says so."""
    return f"{name} tetap {now}%" if now == then else f"{name} {now} ke {then}%"


def quality(value: int) -> str:
    """``Mutu 80%``: the share of the effect that arrives."""
    return f"Mutu {value}%"


def evidence(name: str, *, least: int, most: int) -> str:
    """An end of the evidence with its size; the middle is the published effect."""
    return {"rendah": f"{least}%", "tengah": "efek baku", "tinggi": f"{most}%"}[name]
