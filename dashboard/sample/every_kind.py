"""One file of every further layout that offices send, beside those of the ordinary sample: invented, DATA CONTOH.

Few desa, small whole numbers; headers as the field writes them. Names in the lists by name are invented and numbered.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter

from dashboard.sample.chance import stream
from dashboard.sample.containers import MADE, MARK
from dashboard.sample.population import Population
from dashboard.sample.stated_files import write_stated

YEAR, MONTH, MONTH_WORD = 2026, 7, "JULI"
_DESA = 6  # desa of the first kecamatan in these files
_CELL = 0.02  # degrees: side of an invented desa in the boundary file
_DAFTAR_WIDTH = 110
# Columns of the Daftar Entry (first = 1) that hold counts; those between are percentages.
_DAFTAR_COLUMNS = {
    "target_list": 8, "target_0_23": 9, "target_24_59": 10, "target": 11, "weighed_0_23": 12, "weighed_24_59": 14,
    "weighed": 16, "measured_0_23": 18, "measured_24_59": 20, "measured": 22, "both_0_23": 24, "both_24_59": 26,
    "weighed_measured": 28, "gained": 32, "not_gained": 33, "weighed_before": 36, "stunted": 38, "wasted": 40,
    "overweight": 42, "underweight": 44}
Rows = Sequence[Sequence[Any]]


def write_every_kind(out: Path, *, population: Population, seed: int) -> list[Path]:
    """Eleven files: programme sheet, monthly form, Daftar Entry, KRS recap, KRS by name, yearly sheet, months, map, and
    those that count by definitions of their own.
    """
    desa = population.desa.head(_DESA)
    places = list(zip(desa["kecamatan"], desa["name"], desa["puskesmas"], strict=True))
    rng = stream(seed, "every kind")
    written = [
        _book(out / "DATA-CONTOH_lembar-cakupan-program.xlsx", {"Cakupan": _programme(places, rng=rng)}),
        _book(out / "DATA-CONTOH_formulir-opd.xlsx", {"Formulir": _form(places, rng=rng)}),
        _book(out / "DATA-CONTOH_daftar-entry.xlsx", {"Balita Gizi": _daftar_entry(places, rng=rng)}),
        _book(out / "DATA-CONTOH_krs-kecamatan.xlsx", {"Rekap": _krs_kecamatan(population, rng=rng)}),
        _book(out / "DATA-CONTOH_krs-menurut-nama.xlsx", {"KRS": _krs_by_name(places, rng=rng)}),
        _book(out / "DATA-CONTOH_pengukuran-setahun.xlsx", {"Setahun": _yearly(places, rng=rng)}),
        _book(out / "DATA-CONTOH_cakupan-per-bulan.xlsx", {
            month: _months(places, rng=rng) for month in ("MEI", "JUNI")}),
    ]
    path = out / "DATA-CONTOH_batas-desa.geojson"
    path.write_text(json.dumps(_boundaries(population), ensure_ascii=False), encoding="utf-8")
    return [*written, path, *write_stated(out, population=population, seed=seed)]


def _book(path: Path, sheets: dict[str, Rows]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": MADE})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            page.write_string(0, 0, MARK)
            for number, row in enumerate(rows, start=1):
                page.write_row(number, 0, row)
    return path


def _served(rng: np.random.Generator) -> tuple[int, int]:
    due = int(rng.integers(20, 60))
    return int(rng.binomial(due, 0.8)), due


def _programme(places: Rows, *, rng: np.random.Generator) -> Rows:
    groups = (("REMAJA", ("TTD", "pemeriksaan anemia")), ("CATIN/PUS", ("TTD", "periksa kesehatan pranikah")),
              ("IBU HAMIL", ("KEK dapat asupan", "TTD >= 90", "Unmeet Need", "KTD")),
              ("BALITA", ("ASI eksklusif < 6 bln", "IDL")))
    first: list[str] = ["No", "Kecamatan", "Puskesmas", "Desa"]
    second, third = [""] * 4, [""] * 4
    for group, services in groups:
        first += [group, *[""] * (3 * len(services) - 1)]
        for service in services:
            second += [service, "", ""]
            third += ["jumlah", "sasaran", "%"]
    rows: list[list[Any]] = [[f"DATA CAKUPAN PROGRAM {MONTH_WORD} {YEAR}"], first, second, third]
    for number, (kecamatan, name, puskesmas) in enumerate(places, start=1):
        row: list[Any] = [number, kecamatan, puskesmas, name]
        for _ in range(sum(len(services) for _, services in groups)):
            served, due = _served(rng)
            row += [served, due, f"{100 * served / due:.1f}%".replace(".", ",")]
        rows.append(row)
    return [*rows, ["", "", "", "JUMLAH"]]


def _form(places: Rows, *, rng: np.random.Generator) -> Rows:
    services = ("stop_babs", "phbs", "pendampingan_krs")
    header = ["tahun", "bulan", "kecamatan", "kelurahan", *(f"{start}_{one}" for one in services
                                                           for start in ("jml", "jml_seluruh", "persentase"))]
    rows: list[list[Any]] = [header]
    for kecamatan, name, _ in places:
        row: list[Any] = [YEAR, MONTH_WORD, kecamatan, name]
        for _ in services:
            served, due = _served(rng)
            row += [served, due, f"{100 * served / due:.2f}%"]
        rows.append(row)
    return rows


def _daftar_entry(places: Rows, *, rng: np.random.Generator) -> Rows:
    header: list[Any] = [""] * _DAFTAR_WIDTH
    header[0], header[4], header[5], header[6] = "No", "Puskesmas", "Kelurahan/Desa", "Bulan"
    rows: list[list[Any]] = [[f"DAFTAR ENTRY {YEAR}"], header]
    for number, (_, name, puskesmas) in enumerate(places, start=1):
        young, older = int(rng.integers(20, 40)), int(rng.integers(30, 60))
        all_of_them = young + older
        filled = {"target_list": all_of_them, "target_0_23": young, "target_24_59": older, "target": all_of_them,
                  "weighed_0_23": young - 3, "weighed_24_59": older - 5, "weighed": all_of_them - 8,
                  "measured_0_23": young - 3, "measured_24_59": older - 6, "measured": all_of_them - 9,
                  "both_0_23": young - 3, "both_24_59": older - 6, "weighed_measured": all_of_them - 9,
                  "gained": all_of_them - 30, "not_gained": 15, "weighed_before": all_of_them - 15, "stunted": 7,
                  "wasted": 3, "overweight": 1, "underweight": 5}
        row: list[Any] = [""] * _DAFTAR_WIDTH
        for field, position in _DAFTAR_COLUMNS.items():
            row[position - 1] = filled[field]
        row[0], row[4], row[5], row[6] = number, puskesmas, name, MONTH_WORD.capitalize()
        rows.append(row)
    return rows


def _krs_kecamatan(population: Population, *, rng: np.random.Generator) -> Rows:
    header = ["kecamatan", "jumlah_keluarga", "jumlah_keluarga_sasaran", "kesejahteraan_1", "kesejahteraan_2",
              "kesejahteraan_3", "kesejahteraan_4", "kesejahteraan_lebih_4", "total_krs", "tidak_berisiko", "pus",
              "air_minum_tidak_layak", "jamban_tidak_layak", "terlalu_muda", "terlalu_tua"]
    rows: list[list[Any]] = [[f"REKAP KRS SEMESTER I JUNI {YEAR}"], header]
    for kecamatan in dict.fromkeys(population.desa["kecamatan"]):
        ranks = rng.integers(10, 60, 5).tolist()
        at_risk, spared = sum(ranks), int(rng.integers(500, 900))
        rows.append([kecamatan, at_risk + spared + 400, at_risk + spared, *ranks, at_risk, spared, at_risk + 300,
                     at_risk // 5, at_risk // 6, at_risk // 9, at_risk + 40])
    return rows


def _krs_by_name(places: Rows, *, rng: np.random.Generator) -> Rows:
    rows: list[list[Any]] = [
        [f"KELUARGA BERISIKO STUNTING JUNI {YEAR}"],
        ["No", "No KK", "Nama KK", "Desa", "Kecamatan", "Sasaran", "", "", "Penapisan", "", "", ""],
        ["", "", "", "", "", "anak 0-23", "PUS", "PUS hamil", "air minum", "jamban", "terlalu muda", "terlalu banyak"]]
    number = 0
    for kecamatan, name, _ in places:
        for _ in range(int(rng.integers(8, 15))):
            number += 1
            ticks = ["v" if drawn < 0.4 else "" for drawn in rng.random(7)]
            ticks[3] = "v"
            rows.append([number, f"9999{number:012d}", f"KELUARGA CONTOH {number}", name, kecamatan, *ticks])
    return rows


def _yearly(places: Rows, *, rng: np.random.Generator) -> Rows:
    identity = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Kec", "Desa/Kel", "Posyandu"]
    months = ("MEI", "JUNI")
    rows: list[list[Any]] = [
        [f"PENGUKURAN BALITA TAHUN {YEAR}"],
        [*identity, *(cell for month in months for cell in (month, "", "", "", ""))],
        [""] * len(identity) + ["TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR"] * len(months)]
    for number in range(40):
        kecamatan, name, _ = places[number % len(places)]
        months_old = int(rng.integers(26, 50))
        height = round(86 + 0.55 * (months_old - 24) + float(rng.normal(0, 3)), 1)
        born = f"{YEAR - months_old // 12 - 1}-{12 - months_old % 12:02d}-11"
        row: list[Any] = [number + 1, f"9999{number + 1:012d}", f"ANAK CONTOH {number + 1}", "LP"[number % 2], born,
                          kecamatan, name, "MELATI"]
        for at, month in enumerate((5, 6)):
            row += [f"{YEAR}-{month:02d}-12", "", round(height / 7.2, 1), round(height + 0.6 * at, 1), "Berdiri"]
        rows.append(row)
    return rows


def _months(places: Rows, *, rng: np.random.Generator) -> Rows:
    rows: list[list[Any]] = [[f"CAKUPAN PROGRAM TAHUN {YEAR}"],
                             ["No", "Kecamatan", "Desa", "REMAJA", "", "", "IBU HAMIL", "", "", "BALITA", "", ""],
                             ["", "", "", "TTD", "", "", "KEK", "", "", "IDL", "", ""],
                             ["", "", "", *("jumlah", "sasaran", "%") * 3]]
    for number, (kecamatan, name, _) in enumerate(places, start=1):
        row: list[Any] = [number, kecamatan, name]
        for _ in range(3):
            served, due = _served(rng)
            row += [served, due, round(100 * served / due, 1)]
        rows.append(row)
    return rows


def _boundaries(population: Population) -> dict[str, Any]:
    """Squares in rows, one per desa, kecamatan by kecamatan: no desa lies where it really does."""
    features = []
    for number, row in enumerate(population.desa.itertuples()):
        x, y = 111.5 + _CELL * (number % 12), -2.5 + _CELL * (number // 12)
        ring = [[x, y], [x + _CELL, y], [x + _CELL, y + _CELL], [x, y + _CELL], [x, y]]
        features.append({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[
            [round(one, 4) for one in point] for point in ring]]},
            "properties": {"KODE_DESA": row.code, "NAMA_DESA": row.name, "KECAMATAN": row.kecamatan}})
    return {"type": "FeatureCollection", "name": MARK, "features": features}
