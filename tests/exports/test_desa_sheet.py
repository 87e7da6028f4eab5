"""The sheet of a desa: reopened with python-docx, and printed by LibreOffice, one page each whatever it holds."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from docx import Document

from dashboard.exports.desa_sheet import write_desa_sheets
from dashboard.stories.charts import ScoreCell
from dashboard.stories.desa_sheet import DesaSheet, WorkRow

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TO_TEXT = shutil.which("pdftotext")
LONG_CHECK = (
    "Dilayani lebih banyak daripada sasaran: Kehamilan tidak diinginkan, P2K2 kesehatan dan gizi, dan 4 lainnya; "
    "cocokkan daftarnya")
LONG_MEASURED = (
    "Diukur 122 dari 140 balita terdaftar (87,1%) dan 160 balita proyeksi (76,3%). Cakupan lebih dari 100%: periksa "
    "sasaran terdaftar")
LONG_PROMISE = "Pemberian makanan tambahan bagi semua balita… (DP3AP2KB, 30 Sep 2026, lewat 120 hari)"
LONG_WORK = "Operasional pendamping keluarga dan Kader Pembangunan Manusia, jemput balita"
SERVICES = tuple(
    (f"Layanan nomor {n} ↓", ScoreCell("34,0 (58)", status))  # type: ignore[arg-type]
    for n, status in enumerate(["kritis"] * 12 + ["perhatian"] * 6 + ["mencapai"] * 6)) + tuple(
    (f"Layanan disamarkan {n}", ScoreCell(text, "kosong"))
    for n, text in enumerate(("<5", "sisa <5", "n<10", "disamarkan", "tidak ada sasaran")))
SHEET = DesaSheet(
    code="62.01.02.2011", place="Desa Runtu", area="62.01.02.2011 · Kecamatan Arut Selatan · Kabupaten X",
    takeaway="Runtu: sekitar 2 dari 10 balita stunting, 12 layanan kritis",
    prevalence="Dari 10 balita yang diukur, sekitar 2 stunting (mungkin 2 sampai 3)",
    measured=("Diukur 122 dari 140 balita terdaftar (87,1%)", "Kecamatan Arut Selatan: 11,4%"),
    course="Stunting balita diukur Feb 2025 21,0%, Agu 2025 19,4%. Sejak Feb 2025: belum dapat dibedakan",
    lokus=("Lokus 2026 (calon)",), reach=(("ibu hamil", "45"), ("calon pengantin", "kurang dari 10")),
    services=SERVICES,
    work=(WorkRow("TTD remaja putri", ScoreCell("34,0 (58)", "kritis"), "Dinkes", "Posyandu remaja"),),
    work_title="Dapat dikerjakan dengan dana desa (contoh)",
    readiness=(ScoreCell("TPK terlatih 1 dari 2", "perhatian"), ScoreCell("SOP terlaksana", "mencapai")),
    promises=("PMT lokal (Dinkes, 30 Apr 2026)",), promise_line="Tindak lanjut belum selesai: 1", more_promises=0,
    checks=("Apakah daftar sasaran sama?",), source="Sumber: e-PPGBM, Agu 2026. Berkas 3fa9c1", is_sample=True)
FULLEST = dataclasses.replace(
    SHEET, place="Kelurahan Kotawaringin Hulu Seberang",
    lokus=("Lokus 2026 (calon): Rapat Aksi 2, 28 Feb 2025, perlu dicek",) * 2,
    measured=(LONG_MEASURED, "Kecamatan Kotawaringin Lama: 12,5%"),
    course="Stunting balita diukur Feb 2025 12 dari 25, Agu 2025 disamarkan, Feb 2026 disamarkan, Agu 2026 disamarkan. "
           "Sejak Feb 2026: tidak sebanding, cakupan tidak diketahui",
    reach=tuple((f"kelompok sasaran {n}", "1.044") for n in range(8)),
    work=(WorkRow("Kehamilan tidak diinginkan ↓", ScoreCell("20,6 (15,5)", "kritis"), "DP3AP2KB", LONG_WORK),) * 3,
    readiness=(*SHEET.readiness, ScoreCell("posyandu beralat ukur lengkap 2 dari 4", "perhatian")),
    promises=(LONG_PROMISE,) * 3, more_promises=4, checks=(LONG_CHECK,) * 4)
MIXES = tuple(
    dataclasses.replace(FULLEST, promises=FULLEST.promises[:promises], checks=FULLEST.checks[:checks],
                        lokus=FULLEST.lokus[:lokus], more_promises=2 if promises == 3 else 0)
    for promises in range(4) for checks in (1, 2, 3, 4) for lokus in (1, 2))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lembar") / "lembar.docx"
    other = dataclasses.replace(SHEET, place="Desa Rangda")
    write_desa_sheets((SHEET, other, *MIXES), path=path, title="Lembar desa X")
    return path


def all_text(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_everything_the_sheet_holds_is_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "satu.docx"
    write_desa_sheets((SHEET,), path=path, title="Lembar")
    text = all_text(path)
    for part in (SHEET.place, SHEET.takeaway, SHEET.prevalence, SHEET.course, SHEET.source, *SHEET.measured,
                 *SHEET.lokus, *SHEET.promises, *SHEET.checks, "Ibu hamil: 45", "Calon pengantin: kurang dari 10"):
        assert part in text, part
    for name, cell in SERVICES:
        assert name in text
        assert cell.text in text


def test_status_is_shape_and_ground(tmp_path: Path) -> None:
    path = tmp_path / "satu.docx"
    write_desa_sheets((SHEET,), path=path, title="Lembar")
    grounds: dict[str, set[str]] = {}
    for table in Document(str(path)).tables:
        for row in table.rows:
            for cell in row.cells:
                fills = [str(value) for value in cell._tc.xpath("./w:tcPr/w:shd/@w:fill")]
                grounds.setdefault(cell.text[:1], set()).update(fills)
    assert grounds["■"] == {"8C1D18"}
    assert grounds["▲"] == {"FFD75E"}
    assert grounds["✓"] == {"E3F1E8"}


def test_sample_data_says_so_in_the_header_and_real_data_does_not(tmp_path: Path) -> None:
    for sample in (True, False):
        path = tmp_path / f"{sample}.docx"
        write_desa_sheets((dataclasses.replace(SHEET, is_sample=sample),), path=path, title="Lembar")
        for section in Document(str(path)).sections:
            assert ("DATA CONTOH" in section.header.paragraphs[0].text) is sample


def test_every_desa_is_exactly_one_printed_page(written: Path) -> None:
    if not OFFICE or not TO_TEXT:
        warnings.warn("LibreOffice atau pdftotext tidak ditemukan: uji cetak DILEWATI", stacklevel=1)
        pytest.skip("soffice/pdftotext tidak ada")
    profile = f"-env:UserInstallation={(written.parent / 'profil').as_uri()}"
    convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(written.parent), str(written)]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)
    text = subprocess.run([TO_TEXT, "-layout", str(written.with_suffix(".pdf")), "-"], check=True, capture_output=True,
                          text=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) == 2 + len(MIXES)
    for page in pages:
        assert "DATA CONTOH" in page
        assert "Berkas 3fa9c1" in page
    assert "Kesepakatan desa" in pages[0]
