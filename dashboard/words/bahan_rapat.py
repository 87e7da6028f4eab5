"""Sentences about a meeting that is being prepared."""

from __future__ import annotations

from dashboard.words.forums import FORUMS, MINILOK_NEEDS_KECAMATAN, SHORT_FORUMS
from dashboard.words.numbers import count

NEEDS_KECAMATAN_TITLE = "Minilok: pilih kecamatannya lebih dahulu"
NEEDS_KECAMATAN = MINILOK_NEEDS_KECAMATAN
COLUMNS = ("No", "Langkah", "No", "Langkah")
SOURCE = "susunan acara rapat"
WHY = ("Satu susunan untuk layar, salindia, dan berita acara: yang dibawa pulang sama dengan yang dilihat. Rapat "
       "dibuka dengan janji rapat lalu dan ditutup dengan janji baru.")
HOW = (
    ("Tiap langkah adalah satu halaman beserta pilihannya. Langkah pertama dan terakhir selalu ada; yang lain dapat "
     "dilewati."),
    ("PPTX, XLSX, dan berita acara dibuat dari kalimat, bagan, dan tabel yang sama dengan layar, pada periode dan "
     "kecamatan yang dipilih."),
)


def ready(*, forum: str, steps: int) -> str:
    """``Rembuk stunting: 11 langkah``."""
    return f"{FORUMS[forum]}: {count(steps)} langkah"


def subtitle(*, area: str, left_out: int) -> str:
    """The place, and how many steps are left out."""
    return f"{area}; {count(left_out)} langkah dilewati" if left_out else area


def opens_and_closes(*, first: str, last: str) -> str:
    """``Dibuka dengan “Janji dan hasil”, ditutup dengan “Catat tindak lanjut”``."""
    return f"Dibuka dengan “{first}”, ditutup dengan “{last}”"


def forum_filter(forum: str) -> str:
    """``Rapat: Rembuk``."""
    return f"Rapat: {SHORT_FORUMS[forum]}"
