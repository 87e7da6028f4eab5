"""The three meetings as people call them, and what is said when a deck cannot be opened."""

from __future__ import annotations

FORUMS: dict[str, str] = {
    "rembuk": "Rembuk stunting",
    "minilok": "Mini lokakarya kecamatan",
    "evaluasi": "Evaluasi kinerja TPPS",
}
SHORT_FORUMS: dict[str, str] = {"rembuk": "Rembuk", "minilok": "Minilok", "evaluasi": "Evaluasi TPPS"}

MINILOK_NEEDS_KECAMATAN = "Minilok adalah rapat satu kecamatan. Pilih kecamatannya lebih dahulu."


def unknown_deck(key: str) -> str:
    """What to write instead of an unknown meeting."""
    return f"Rapat {key!r} tidak dikenal. Pilihan: {', '.join(FORUMS)}."


def opd_step(short_name: str) -> str:
    """``Layanan: Dinkes``."""
    return f"Layanan: {short_name}"
