"""Scenarios with their results, beside the published figures they are held against, as a Markdown page.

Run: python tests/bench/scenario_table.py > docs/andaikan.md
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from dashboard import reference
from dashboard.analysis import scenario
from dashboard.analysis.scenario import FloatArray, Intervention
from dashboard.analysis.scenario_draws import DRAWS, simulate
from dashboard.analysis.scenario_presets import PRESETS, Line, interventions, pr_from_smd, preset

EFFECTS = reference.table("effect_sizes")
PROFILE = scenario.age_profile(reference.table("ssgi_age_profile"))
SEED = 20260801
# Results of the presets as the method's paper prints them: under five at 12 to 60 months, under two at 60.
PRINTED = {
    "sekarang": ((20.84, 20.84, 20.84, 20.84, 20.84), 17.55),
    "makanan": ((20.700, 20.537, 20.404, 20.294, 20.256), 17.065),
    "hamil": ((20.838, 20.825, 20.803, 20.778, 20.757), 17.465),
    "paket": ((20.699, 20.522, 20.367, 20.234, 20.175), 16.983),
    "batas_atas": ((20.462, 20.020, 19.661, 19.365, 19.263), 16.241),
    "lingkungan": ((20.84, 20.84, 20.84, 20.84, 20.84), 17.55),
}
# Standardised mean differences of complementary feeding education and supplements: the old and the newer reviews.
REVIEWS = {"2008": (0.25, 0.41), "2017": (0.11, 0.08)}
FOOD_INSECURE = 0.25
COVERED = 0.90
NEWER = (
    "paket Bhutta 2013 dihitung dengan besar efek 2017–2021; pada tingkat tinggi model ini memberi lebih kecil, "
    "karena SMD yang sama berarti rasio yang lebih lemah")
PRESETS_NOTE = (
    "Balita, persen, dari 20,84% (profil umur SSGI 2022), mutu 70%, cakupan dan bagian anak contoh. Kolom “60 rujukan” "
    "= jawaban yang diketahui; rentang 80% dari 5.000 tarikan.")
CLOSING = (
    "Model memperkirakan efek kecil dan lambat, seperti model lain dengan besar efek yang sama. Pendapatan, "
    "pendidikan, dan harga pangan di luar model: penurunan nasional 2021–2024 (sekitar 1,5 poin setahun) jauh "
    "lebih besar daripada efek paket mana pun di sini.\n\n"
    "Mesin lain sejenis, lima pita umur dengan rasio odds antarpita dari 21.786 anak (LiST 2017), yang diberi "
    "penurunan yang sama di dalam jendela umur memberi balita yang sama dalam 0,2 poin "
    "(`tests/analysis/test_scenario_bands.py`). Yang diperiksa adalah seberapa banyak efek bertahan sesudah jendela, "
    "bukan besar efeknya; rasio antara pita 12–23 dan 24–59 bulan tidak diterbitkan, jadi dicoba dua nilai.")


def comma(value: float, digits: int) -> str:
    """A number as officers read it."""
    return f"{value:.{digits}f}".replace(".", ",")


def of_preset(key: str) -> list[Intervention]:
    return interventions(preset(key).lines, effects=EFFECTS)


def preset_rows() -> list[tuple[str, ...]]:
    """name, under five at each horizon, under two at 60, printed under five at 60, 80 % range at 60."""
    rows = []
    for each in PRESETS:
        path = scenario.run(of_preset(each.id), profile=PROFILE)
        drawn = simulate(of_preset(each.id), profile=PROFILE, rng=np.random.default_rng(SEED), draws=DRAWS)
        low, high = (100 * float(side[-1]) for side in (drawn.under_five.low, drawn.under_five.high))
        rows.append((each.name, *(comma(100 * value, 3) for value in path.under_five),
                     comma(100 * float(path.under_two[-1]), 3), comma(PRINTED[each.id][0][-1], 3),
                     f"{comma(low, 1)}–{comma(high, 1)}"))
    return rows


def package(review: str, *, level: float) -> list[Intervention]:
    """Complementary feeding and the two pregnancy lines from nobody to nine in ten, with the effects of one review."""
    education, supplement = (pr_from_smd(smd, prevalence=level) for smd in REVIEWS[review])

    def feeding(name: str, *, pr: float, share: float) -> Intervention:
        return Intervention(name, 6, 24, pr, pr, pr, name, share, 0.0, COVERED)

    pregnancy = interventions([Line("BEP_KEK", 0.17, 0, COVERED), Line("MMS_PR", 1, 0, COVERED)], effects=EFFECTS)
    return [feeding("konseling", pr=education, share=1 - FOOD_INSECURE),
            feeding("tambahan", pr=supplement, share=FOOD_INSECURE), *pregnancy]


def cut(chosen: list[Intervention], *, profile: FloatArray) -> float:
    """Relative fall of under-fives after five years in per cent, with every recorded coverage effective."""
    path = scenario.run(chosen, profile=profile, quality=1.0)
    return 100 * (1 - float(path.under_five[-1]) / path.start_under_five)


def benchmark_rows() -> list[tuple[str, str, str, str]]:
    """what, ours, published, source and how far the two are the same question."""
    at = {level: scenario.at_level(PROFILE, level) for level in (0.2084, 0.36, 0.40, 0.458)}
    falls = {review: [cut(package(review, level=level), profile=at[level]) for level in (0.2084, 0.36, 0.40)]
             for review in REVIEWS}
    malawi = 100 * float(scenario.run(of_preset("paket"), profile=at[0.458], quality=1.0).under_five[-1])
    flat = np.full(60, 0.20)
    one = Intervention("x", 6, 24, 0.88, 0.85, 0.91, "makanan", 1.0, 0.0, 1.0)
    alone = scenario.run([one], profile=flat, quality=1, ramp=0)
    shine = replace(one, pr=0.77, pr_lo=0.77, pr_hi=0.77)
    best = scenario.run([shine], profile=flat, quality=1, ramp=0)
    eighteen = 100 * (1 - float(best.by_age[-1, 23]) / 0.20)
    return [
        ("Satu suplemen 6–23 bulan, PR 0,88, semua anak, rata 20%: balita setelah 5 tahun",
         f"{comma(100 * float(alone.under_five[-1]), 3)}%", "18,056%",
         "hitungan tangan: 20·(6 + 18·0,88 + 36·0,898)/60"),
        ("Paket makanan dan ibu hamil 0 ke 90%, besar efek 2008, tingkat 20,8 / 36 / 40%",
         " / ".join(f"−{comma(fall, 1)}%" for fall in falls["2008"]), "sekitar seperlima",
         "Bhutta 2013 Lancet 382:452 (34 negara, LiST, sepuluh intervensi): isi paket tidak sama"),
        ("Paket yang sama, besar efek 2017", " / ".join(f"−{comma(fall, 1)}%" for fall in falls["2017"]),
         "−10 sampai −12%", NEWER),
        ("Paket 1000 HPK dari 45,8%, semua cakupan efektif", f"{comma(malawi, 1)}%", "43,7%",
         "Malawi, LiST, semua target tercapai: isi paket dan cakupan awal tidak sama, samanya angka kebetulan"),
        ("Uji klinis terbaik sebagai satu lini, anak 23 bulan", f"−{comma(eighteen, 1)}%", "−23% (35 ke 27%)",
         "SHINE, Humphrey 2019 Lancet GH 7:e132: masukan, bukan pemeriksaan; batas putusan “berat”"),
        ("Air, sanitasi, CTPS sampai 90%", "0,0%", "tidak ada efek pada pertumbuhan",
         "WASH Benefits dan SHINE, konsensus 2019"),
    ]


def page() -> str:
    """The whole page as Markdown."""
    lines = ["# Andaikan: skenario, hasil, dan angka terbitan pembandingnya", "",
             "Ditulis oleh `python tests/bench/scenario_table.py`; uji menjaga halaman ini sama dengan kode.", "",
             "## Paket baku", "",
             PRESETS_NOTE, "",
             _line("Paket", "12 bln", "24 bln", "36 bln", "48 bln", "60 bln", "baduta 60", "60 rujukan", "rentang 80%"),
             _line(*["---"] * 9), *(_line(*row) for row in preset_rows()), "",
             "## Dibandingkan dengan yang terbit", "",
             _line("Skenario", "Model ini", "Terbitan", "Sumber dan bedanya"), _line(*["---"] * 4),
             *(_line(*row) for row in benchmark_rows()), "",
             CLOSING]
    return "\n".join(lines) + "\n"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(page(), end="")
