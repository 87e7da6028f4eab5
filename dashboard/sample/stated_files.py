"""Files in which a village's cadre or the TPPS count by definitions of their own: eHDW, printed card, TPPS report.

Invented, DATA CONTOH. The card's cells are those the intake knows; its labels are our own wording of the services.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter

from dashboard import reference
from dashboard.sample.chance import stream
from dashboard.sample.containers import MADE, MARK, write_xlsx
from dashboard.sample.population import Population

YEAR = 2026
_DESA = 6
_PLACES = ("NAMA_PROVINSI", "NAMA_KABUPATEN", "NAMA_KECAMATAN", "desa")
_LABELS = (
    "Ibu hamil periksa kehamilan sedikitnya 4 kali", "Ibu hamil mendapat dan minum pil Fe 90 hari",
    "Ibu bersalin mendapat layanan nifas 3 kali", "Ibu hamil ikut konseling gizi atau kelas ibu 4 kali",
    "Ibu hamil KEK atau risiko tinggi dikunjungi di rumah", "Ibu hamil dengan sarana air minum aman",
    "Ibu hamil dengan jamban keluarga layak", "Ibu hamil memiliki jaminan kesehatan",
    "Bayi mendapat imunisasi dasar lengkap", "Anak 0-23 bulan ditimbang rutin setiap bulan",
    "Anak 0-23 bulan diukur panjang badannya 2 kali setahun", "Pengasuh ikut konseling gizi bulanan",
    "Anak gizi buruk, gizi kurang, dan stunting dikunjungi di rumah", "Anak 0-23 bulan dengan sarana air minum aman",
    "Anak 0-23 bulan dengan jamban layak", "Anak 0-23 bulan memiliki jaminan kesehatan",
    "Anak 0-23 bulan memiliki akta lahir", "Pengasuh ikut kelas pengasuhan bulanan", "Anak 2-6 tahun aktif di PAUD")
_FIRST_ROW = 18
_MOTHERS_UNTIL = 25
Cells = dict[str, Any]


def write_stated(out: Path, *, population: Population, seed: int) -> list[Path]:
    """Three xlsx: the eHDW table of some desa, the printed card of one more, the TPPS report of half a year."""
    desa, own = population.desa, population.kabupaten
    table = [tuple(row) for row in _ehdw(population, rng=stream(seed, "eHDW"))]
    report = [tuple(row) for row in _tpps(rng=stream(seed, "TPPS"))]
    one = desa.iloc[min(_DESA, len(desa) - 1)]
    card = _card(own.name, kecamatan=str(one["kecamatan"]), desa=str(one["name"]), rng=stream(seed, "card"))
    return [
        write_xlsx(out / "DATA-CONTOH_ehdw-desa.xlsx", sheet="eHDW",
                   preamble=[MARK, f"REKAP eHDW PER DESA TRIWULAN II TAHUN {YEAR}"],
                   header=(*_PLACES, *_columns()), rows=table),
        _cells(out / "DATA-CONTOH_kartu-skor-desa.xlsx", cells=card),
        write_xlsx(out / "DATA-CONTOH_laporan-tpps.xlsx", sheet="Lampiran A",
                   preamble=[MARK, f"LAPORAN TPPS BLOK 1A DAN 1B SEMESTER I TAHUN {YEAR}"],
                   header=("No", "Indikator", "Target", "Capaian", "Sumber"), rows=report)]


def _columns() -> tuple[str, ...]:
    items = reference.table("scorecard_items")
    columns = items[items["ehdw_column"] != ""].set_index("code")["ehdw_column"]
    return tuple(columns)


def _ehdw(population: Population, *, rng: np.random.Generator) -> list[list[Any]]:
    items = reference.table("scorecard_items")
    items = items[items["ehdw_column"] != ""]
    sizes = {"households_1000_days": 110, "pregnant": 34, "children_0_23": 84, "children_2_6": 130}
    rows = []
    for place in population.desa.head(_DESA).itertuples():
        counts: dict[str, int] = {}
        for code, whole in zip(items["code"], items["counted_over"], strict=True):
            if code in sizes:
                counts[code] = int(rng.integers(sizes[code] - 15, sizes[code] + 15))
            else:
                share = 0.2 if code in ("pregnant_kek", "pregnant_high_risk") else 0.8
                counts[code] = int(rng.binomial(counts.get(whole, 12), share))
        counts["children_convergence"] = int(rng.integers(55, 80))
        rows.append([population.kabupaten.province.upper(), population.kabupaten.name.upper(),
                     str(place.kecamatan).upper(), str(place.name).upper(),
                     *(f"{counts[code]}%" if code == "children_convergence" else counts[code]
                       for code in items["code"])])
    return rows


def _card(kabupaten: str, *, kecamatan: str, desa: str, rng: np.random.Generator) -> Cells:
    mothers, risky, children, poor = 31, 11, 86, 13
    cells: Cells = {
        "A1": MARK, "A2": "KARTU SKOR KONVERGENSI DESA", "A3": f"Kabupaten: {kabupaten}",
        "A4": f"Kecamatan: {kecamatan}",
        "A5": f"Desa: {desa}", "F6": "Tahun", "G6": YEAR, "F7": "Triwulan", "G7": 2,
        "C10": "Rumah tangga 1.000 HPK", "E10": "Ibu hamil", "H10": "Anak 0-23 bulan", "G11": "KEK atau risti",
        "I11": "Gizi tidak normal", "A12": "Jumlah", "D12": 118, "F12": mothers, "G12": risky, "H12": children,
        "I12": poor, "D14": "Hijau", "F14": "Kuning", "H14": "Merah", "A15": "Jumlah", "D15": 66, "F15": 13, "H15": 7,
        "G17": "Jumlah", "I17": "%"}
    wholes = {22: risky, 30: poor}
    unknown = (20, 26, 29, 35, 36)  # how many are due stands in no cell
    for row, label in enumerate(_LABELS, start=_FIRST_ROW):
        whole = wholes.get(row, mothers if row <= _MOTHERS_UNTIL else children)
        counted = int(rng.binomial(whole, 0.8))
        cells |= {f"C{row}": label, f"G{row}": counted}
        if row not in unknown:
            cells[f"I{row}"] = f"{100 * counted / whole:.1f}%".replace(".", ",")
    return cells


def _tpps(*, rng: np.random.Generator) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for number, one in enumerate(reference.table("perpres_indicators").to_dict("records"), start=1):
        share = one["unit"] == "persen"
        low = one["lower_is_better"] == "true"
        achieved = round(float(rng.uniform(6, 20) if low else rng.uniform(60, 95)), 1)
        target = f"{one['target_value']}%" if share else 30_000
        rows.append([number, one["name_id"], target,
                     f"{achieved}%".replace(".", ",") if share else int(rng.integers(18_000, 30_000)), "Laporan OPD"])
    return rows


def _cells(path: Path, *, cells: Cells) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet("Kartu skor")
        for at, value in cells.items():
            page.write(at, value)
    return path
