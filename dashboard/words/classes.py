"""WHO-UNICEF classes of a shown stunting prevalence, and the words of a judged cell.

Source of the limits: de Onis et al., Public Health Nutrition 2019;22:175-179. The class is that of the *displayed*
value: 19,96 shows as 20,0 and is "tinggi". Never rescaled to the data.
"""

from __future__ import annotations

from typing import Literal

from dashboard.words.numbers import displayed, number

PrevalenceClass = Literal["sangat_rendah", "rendah", "sedang", "tinggi", "sangat_tinggi"]

KEY_TITLE = "Kelas WHO–UNICEF"

# (upper limit, not included; class), in percent.
STUNTING_LIMITS: tuple[tuple[float, PrevalenceClass], ...] = (
    (2.5, "sangat_rendah"), (10.0, "rendah"), (20.0, "sedang"), (30.0, "tinggi"), (float("inf"), "sangat_tinggi"))

CLASS_ORDER: tuple[PrevalenceClass, ...] = ("sangat_rendah", "rendah", "sedang", "tinggi", "sangat_tinggi")

CLASS_WORDS: dict[str, str] = {
    "sangat_rendah": "sangat rendah", "rendah": "rendah", "sedang": "sedang", "tinggi": "tinggi",
    "sangat_tinggi": "sangat tinggi", "di_bawah_10": "<10, kasus di bawah 5",
    "cakupan_rendah": "cakupan rendah", "data_sedikit": "data sedikit",
    "tidak_ada_data": "tidak ada data",
}
# In the view of counts a tile without a circle is hidden as "<5" or has too few measured.
HIDDEN_COUNT_WORDS = "kasus disamarkan atau data sedikit"
CLASS_RANGES: dict[str, str] = {
    "sangat_rendah": "<2,5", "rendah": "2,5–<10", "sedang": "10–<20", "tinggi": "20–<30", "sangat_tinggi": "≥30",
}

STATUS_WORDS: dict[str, str] = {
    "mencapai": "Mencapai target", "perhatian": "Perlu perhatian", "kritis": "Kritis", "kosong": "Tidak ada data",
    "netral": "",
}
STATUS_SHAPES: dict[str, str] = {"mencapai": "✓", "perhatian": "▲", "kritis": "■", "kosong": "–", "netral": ""}

NO_TARGET_GROUP = "tidak ada sasaran"
NO_DATA = "tidak ada data"
NOT_REPORTED = "belum melapor"
LEFT_THE_FRAME = "tidak lagi dilaporkan"


def thin_lines_words(*, blank: float, enough: float, some_known: bool, some_unknown: bool) -> str:
    """What thin lines over a class mean on a map: ``cakupan 50–80%``; ``blank``, ``enough`` as shares of 1.

    Lines also stand where the coverage is not known; empty where no desa has them.
    """
    known = [f"cakupan {number(100 * blank, digits=0)}–{number(100 * enough, digits=0)}%"] if some_known else []
    unknown = ["tidak diketahui" if known else "cakupan tidak diketahui"] if some_unknown else []
    return " atau ".join((*known, *unknown))


def stunting_class(value_percent: float) -> PrevalenceClass:
    """Class of a stunting prevalence in percent, judged on its displayed value."""
    shown = displayed(value_percent)
    return next(name for limit, name in STUNTING_LIMITS if shown < limit)
