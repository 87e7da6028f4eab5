"""A row that leaves says in which column, what was found there, and what to write; never what the cell says."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from dashboard.printing import file_report

PLACE = ["Kode Desa", "Kecamatan", "Desa/Kelurahan"]
CANDI, UNKNOWN, FOREIGN_CODE = ["62.01.01.1011", "Kumai", "Candi"], ["", "Kumai", "Candie"], ["62.01.99.2001", "", ""]
KINDS = {
    "coverage": ([*PLACE, "ID Indikator", "Bulan", "Pembilang", "Penyebut"], ["phbs_family", "2026-05", 3, 10]),
    "sasaran": ([*PLACE, "Tahun", "Sasaran Terdaftar"], [2026, 100]),
    "lokus": ([*PLACE, "Tahun", "Status", "Dasar"], [2026, "calon", "SK"]),
    "budget": ([*PLACE, "Tahun", "OPD", "Kegiatan", "Sumber Dana", "Pagu (Rp)"], [2026, "Dinkes", "PMT", "APBD", 5]),
}


def book(path: Path, rows: list[list[object]]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def told(report, code: str) -> str:
    (one,) = [finding.message for finding in report.findings if finding.code == code]
    return one


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_desa(maker, kind):
    header, rest = KINDS[kind]
    report = maker.load(book(maker.files / "x.xlsx", [header, [*CANDI, *rest], [*UNKNOWN, *rest],
                                                      [*FOREIGN_CODE, *rest]]))
    assert (report.kind, report.rows_rejected) == (kind, 2)
    message = told(report, "desa_tidak_dikenal")
    assert message.startswith("2 baris (baris 3, 4): Kolom Kode Desa, Desa/Kelurahan: desa tidak dikenal (namanya "
                              "tidak ada di kecamatan itu; kodenya tidak ada dalam daftar desa kabupaten).")
    assert "Pakai kode desa Kemendagri" in message
    assert "Candie" not in message
    assert file_report(report).endswith("Desa yang tertulis dan belum dikenal: Candie (kecamatan Kumai) 1 baris.")


@pytest.mark.parametrize(("kind", "column", "code", "cells", "found"), [
    ("coverage", "Bulan", "bulan_tidak_terbaca", ["", "entah"], "kosong atau berisi tulisan lain"),
    ("coverage", "Bulan", "bulan_tidak_terbaca", ["Mei"], "bulan tanpa tahun"),
    ("sasaran", "Tahun", "tahun_tidak_terbaca", ["26"], "berisi tulisan lain"),
    ("lokus", "Tahun", "tahun_tidak_terbaca", [""], "kosong"),
    ("budget", "Tahun", "tahun_tidak_terbaca", ["", "26"], "kosong atau berisi tulisan lain"),
])
def test_an_unreadable_month_or_year(maker, kind, column, code, cells, found):
    header, rest = KINDS[kind]
    rows = []
    for cell in cells:
        row = [*CANDI, *rest]
        row[header.index(column)] = cell
        rows.append(row)
    report = maker.load(book(maker.files / "x.xlsx", [header, [*CANDI, *rest], *rows]))
    assert f"Kolom {column}: " in told(report, code)
    assert f"tidak terbaca ({found}). Tulis" in told(report, code)


def test_a_measurement_s_date_and_desa(maker):
    header = ["NIK", "Nama", "JK", "Tgl Lahir", "Kec", "Desa/Kel", "Tanggal Pengukuran", "Berat", "Tinggi"]
    child = ["6201010101230001", "ANAK CONTOH", "L", "2023-05-01", "Kumai", "Candi", "2026-02-05", 12.1, 92.0]
    rows = [list(child) for _ in range(4)]
    rows[1][6], rows[2][3], rows[3][5] = "kemarin", "31/02/2023", "Candie"
    report = maker.load(book(maker.files / "x.xlsx", [header, *rows]))
    assert "Kolom Tanggal Pengukuran: tanggal pengukuran tidak terbaca (berisi tulisan lain)" in told(
        report, "tanggal_ukur_tidak_terbaca")
    assert "tanggal lahir kosong atau tidak terbaca" in told(report, "tanpa_umur")
    assert "Kolom Desa/Kel: desa tidak terpetakan" in told(report, "desa_tidak_terpetakan")
    assert "halaman Data" in told(report, "desa_tidak_terpetakan")
