"""Templates: filled in and read back without a finding; each kabupaten's own desa, locked; drop-down lists."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from dashboard.intake import kinds
from dashboard.reference import desa
from dashboard.settings import Settings
from dashboard.templates import KINDS, UnknownTemplateError, write_template
from dashboard.templates.workbook import HEADER_ROW

TODAY = dt.date(2026, 9, 15)
# header -> what an officer fills in; a column without an entry stays as it is
FILLED = {
    "Bulan": "2026-08",
    "Pembilang": 7,
    "Penyebut": 9,
    "Tanggal Lapor": dt.date(2026, 9, 2),
    "Tahun": 2026,
    "Sasaran Terdaftar": 100,
    "Sasaran Proyeksi": 110,
    "Status": "",
    "Dasar": "SK Bupati 7/2026",
    "Kode Wilayah": "62.01",
    "Survei": "SSGI",
    "Prevalensi": 20.4,
    "CI Bawah": 18.1,
    "CI Atas": 23.0,
    "Sumber": "Laporan SSGI",
    "Cakupan": "kabupaten",
    "Indikator": "stunting_prevalence",
    "Nilai": 18,
    "Dasar Hukum": "RPJMD",
    "Jumlah TPK": 3,
    "TPK Terlatih": 2,
    "Jumlah Posyandu": 4,
    "Posyandu dengan Alat Ukur Lengkap": 4,
    "SOP Terlaksana": "tidak",
    "OPD": "Dinkes",
    "Sumber Dana": "DD",
    "Pagu (Rp)": 250_000_000,
    "Realisasi (Rp)": 90_000_000,
    "Kegiatan": "PMT lokal",
    "Kecamatan": "Kumai",
    "Desa/Kelurahan": "Candi",
    "Direncanakan": 1,
    "Terlaksana": 1,
    "Penanggung Jawab": "Bappedalitbang",
    "Bukti": "berita acara",
}
STATUS = {"lokus": "ditetapkan", "target": "resmi", "aksi_status": "berjalan"}


def fill(path, kind, *, rows=None):
    """Fill every open cell whose header the test knows, in the given rows or one open row."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    headers = [cell.value.rstrip("*") for cell in page[HEADER_ROW]]
    has_codes = page.cell(HEADER_ROW + 2, 1).value is not None
    last = page.max_row if has_codes else HEADER_ROW + 2
    count = 0
    for row in range(HEADER_ROW + 2, last + 1):
        if rows is not None and count >= rows:
            break
        count += 1
        for position, header in enumerate(headers, start=1):
            cell = page.cell(row, position)
            value = STATUS.get(kind, "") if header == "Status" else FILLED.get(header)
            if not cell.protection.locked and value not in (None, ""):
                cell.value = value
    book.save(path)
    return count


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_template_comes_back_without_a_finding(maker, kind):
    path = write_template(kind, path=maker.files / "templat.xlsx", settings=Settings(), today=TODAY)
    filled = fill(path, kind)
    report, table = maker.accepted(path)
    assert report.kind == kind
    assert report.findings == ()
    assert (report.rows_read, report.rows_rejected, len(table)) == (filled, 0, filled)


def test_only_the_rows_filled_in_are_taken(maker):
    path = write_template("sasaran", path=maker.files / "templat.xlsx", settings=Settings(), today=TODAY)
    fill(path, "sasaran", rows=5)
    report, table = maker.accepted(path)
    assert len(table) == report.rows_read == 5
    assert {finding.code: finding.rows for finding in report.findings} == {"baris_belum_diisi": 89}


def test_lokus_needs_no_word_about_the_other_desa(maker):
    path = write_template("lokus", path=maker.files / "templat.xlsx", settings=Settings(), today=TODAY)
    fill(path, "lokus", rows=13)
    report, table = maker.accepted(path)
    assert report.findings == ()
    assert table["list_size"].tolist() == [13] * 13


def test_a_template_nobody_filled_in_holds_no_data(maker, codes):
    path = write_template("coverage", path=maker.files / "templat.xlsx", settings=Settings(), today=TODAY)
    assert "tanpa_baris_data" in codes(maker.refused(path))


@pytest.mark.parametrize("code", ["62.06", "17.08", "61.11", "32.73"])
def test_codes_and_names_are_the_kabupatens_own_and_locked(maker, code):
    path = write_template("readiness", path=maker.files / "t.xlsx", settings=Settings(kabupaten_code=code), today=TODAY)
    page = openpyxl.load_workbook(path).worksheets[0]
    rows = [[cell.value for cell in row[:3]] for row in page.iter_rows(min_row=HEADER_ROW + 2)]
    own = desa(code)
    assert rows == own[["code", "kecamatan", "name"]].to_numpy().tolist()
    assert page.protection.sheet
    first = page[HEADER_ROW + 2]
    assert [cell.protection.locked for cell in first[:4]] == [True, True, True, False]
    assert first[0].number_format == "@", "a code is text"
    assert str(page.cell(HEADER_ROW + 1, 1).value).startswith("CONTOH")


def test_drop_downs_offer_what_the_intake_reads(maker):
    path = write_template("aksi_status", path=maker.files / "t.xlsx", settings=Settings(), today=TODAY)
    book = openpyxl.load_workbook(path)
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["Daftar"].columns}
    assert lists["Daftar untuk Status"] == ["belum", "berjalan", "selesai"]
    assert book["Daftar"].sheet_state == "hidden"
    rules = book.worksheets[0].data_validations.dataValidation
    assert sorted(rule.type for rule in rules) == ["date", "list", "list", "whole"]
    assert book.sheetnames[1] == "Petunjuk"


def test_the_aksi_are_those_of_the_chosen_frame(maker):
    path = write_template("aksi_status", path=maker.files / "t.xlsx", settings=Settings(kerangka_aksi="2025"),
                          today=TODAY)
    filled = fill(path, "aksi_status")
    report, table = maker.accepted(path)
    assert (filled, report.findings) == (6, ())
    # What both frames call alike is stored under the id of the eight.
    assert set(table["aksi_id"]) == {"situation_analysis", "penguatan_perencanaan", "penguatan_pelaksanaan",
                                     "monitoring_evaluasi", "regulasi", "publikasi"}


def test_one_agencys_coverage_only(maker):
    path = write_template("coverage", path=maker.files / "t.xlsx", settings=Settings(), agency="pupr", today=TODAY)
    page = openpyxl.load_workbook(path).worksheets[0]
    found = {page.cell(row, 4).value for row in range(HEADER_ROW + 2, page.max_row + 1)}
    assert found == {"improved_water", "improved_sanitation"}


def test_unknown_template_names_those_there_are(maker):
    with pytest.raises(UnknownTemplateError, match=r"Templat 'stok' tidak ada.*coverage \(cakupan layanan"):
        write_template("stok", path=maker.files / "t.xlsx", settings=Settings())


def test_every_template_is_a_kind_of_the_intake():
    assert set(KINDS) <= {kind.name for kind in kinds.all_kinds()}
