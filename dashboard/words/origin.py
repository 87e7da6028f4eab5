"""Where a published figure comes from, as a reader may see it: reference tables are in English, screens are not."""

from __future__ import annotations

import re

_WORDS = {
    "document not seen": "dokumen belum dilihat", "not official": "bukan angka resmi",
    "Straight line between the two RPJMN values": "garis lurus di antara dua nilai RPJMN",
    "Equal yearly percentage": "persentase sama tiap tahun",
    "between the two RPJMN values": "di antara dua nilai RPJMN",
    "revised yearly target": "target tahunan yang diubah", "slides": "paparan", "release": "rilis", "(press)": "(pers)",
    "text not seen": "naskah belum dilihat", "named as calon at the rembuk of": "disebut calon pada rembuk",
    "no SK seen": "SK belum dilihat", "10 proposed, 5 kept after checking": "10 diusulkan, 5 dipertahankan",
    "Yearly target/projection for 2024 named by Kemenkes at the SSGI 2024 release":
        "Target tahunan 2024 yang disebut Kemenkes saat rilis SSGI 2024",
    "not the RPJMN target": "bukan target RPJMN", "also quoted": "juga dikutip", "also reported": "juga diberitakan",
    "name cut off at": "nama terpotong pada", "the only such desa in the kecamatan": "satu-satunya di kecamatan itu",
    "unverified": "belum diperiksa", "value unverified": "nilai belum diperiksa",
    "has the same value": "bernilai sama", " and ": " dan ",
}
_MONTHS = {"May": "Mei", "Aug": "Agu", "Oct": "Okt", "Dec": "Des"}
_CERTAINTY = {"sure": "", "likely": "dikutip pers", "memory": "perlu dicek", "calculated": "hasil hitungan"}
_ESTIMATOR = {"direct": "", "SAE": "estimasi area kecil", "sae": "estimasi area kecil",
              "unknown": "cara estimasi tidak diketahui"}


def in_bahasa(text: str) -> str:
    """A source or legal basis with its English words and months replaced; names stay as they are."""
    for english, bahasa in sorted(_WORDS.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(english, bahasa)
    text = re.sub(r"(?<=\d )(May|Aug|Oct|Dec)(?= \d)", lambda found: _MONTHS[found[1]], text)
    text = re.sub(r"\b(May|Aug|Oct|Dec)(?= \d{4}\b)", lambda found: _MONTHS[found[1]], text)
    # 2020-2024 is a range of years; a decimal point between digits is a decimal comma here.
    text = re.sub(r"(?<=\b\d{4})-(?=\d{4}\b)", "–", text)
    return re.sub(r"(?<=\d)\.(?=\d+ ?%)", ",", text)


def note(*, certainty: str, estimator: str = "") -> str:
    """``dikutip pers; cara estimasi tidak diketahui``; empty when there is nothing to warn of."""
    parts = [_CERTAINTY.get(certainty, certainty), _ESTIMATOR.get(estimator, estimator)]
    return "; ".join(part for part in parts if part)
