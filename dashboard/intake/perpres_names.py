"""The twenty indicators of Perpres 72/2021, Lampiran A, by code or by name as reports write them; and their report."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard import reference
from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.columns import Cell
from dashboard.intake.kind import Kind

NAMES_NEEDED = 4  # different ones on a sheet make it a report of them
BRACKETS = re.compile(r"\([^)]*\)")
_NUMBERING = re.compile(r"^(?:\d{1,2}|[a-z])\s*[.)]\s*", re.IGNORECASE)
_MEASURED_AS = re.compile(r"^(?:persentase|cakupan|jumlah)\s+", re.IGNORECASE)
# The annex writes in full, with the short form in brackets, what our table writes short.
_SHORT = tuple((re.compile(rf"\b{long}\b(?:\s*\([^)]*\))?", re.IGNORECASE), short) for long, short in (
    (r"kurang\s+energi\s+kroni[ks]", "KEK"), (r"tablet\s+tambah\s+darah", "TTD"),
    (r"makanan\s+pendamping\s+(?:air\s+susu\s+ibu|asi)", "MP-ASI"), (r"air\s+susu\s+ibu", "ASI"),
    (r"anak\s+berusia\s+di\s*bawah\s+lima\s+tahun", "balita"), (r"keluarga\s+berencana", "KB"),
    (r"pasangan\s+usia\s+subur", "PUS"),
    (r"(?:stop\s+)?buang\s+air\s+besar\s+sembarangan(?:\s*\(babs\))?(?:\s+atau\s+open\s+defecation\s+free)?",
     "stop buang air besar sembarangan (ODF)"), (r"di\s+kabupaten/kota\s+lokasi\s+prioritas", "di lokasi prioritas")))
KIND = Kind("tpps_report", "laporan TPPS (Perpres 72/2021 Lampiran A)", {},
            (("indicator_name",), ("target",), ("achieved",)),
            {"indicator_name": "Indikator", "target": "Target", "achieved": "Capaian", "source": "Sumber",
             "year": "Tahun", "part": "Semester"}, layout="tpps_report")


def indicator_code(cell: Cell) -> str:
    """``S1`` … ``T11`` by code or by the whole name as the annex or our table writes it; '' for any other text."""
    text = _NUMBERING.sub("", clean_text(cell))
    return _codes().get(key_of(text)) or _codes().get(_name_key(text), "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    table = reference.table("perpres_indicators")
    known = {key_of(code): code for code in table["code"]}
    return known | {_name_key(name): code for code, name in zip(table["code"], table["name_id"], strict=True)}


def _name_key(text: str) -> str:
    """A name as compared: without "Persentase", short forms for long ones, nothing in brackets, a final full stop."""
    text = _MEASURED_AS.sub("", text.strip().rstrip("."))
    for long, short in _SHORT:
        text = long.sub(short, text)
    return key_of(BRACKETS.sub("", text))
