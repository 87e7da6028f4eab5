"""Our own templates: coverage, sasaran, lokus, survey, target. Blank is not 0, nothing is clamped."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from dashboard.intake.small_tables import region_code

COVERAGE = [
    "Kode Desa",
    "Kecamatan",
    "Desa/Kelurahan",
    "ID Indikator",
    "Indikator",
    "Bulan (YYYY-MM)",
    "Pembilang",
    "Penyebut",
    "Tanggal Lapor",
]
SASARAN = ["Kode Desa", "Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar", "Sasaran Proyeksi"]
LOKUS = ["Tahun", "Kode Desa", "Kecamatan", "Desa/Kelurahan", "Status", "Dasar", "Kepastian", "Jumlah Daftar"]
SURVEY = [
    "Kode Wilayah",
    "Wilayah",
    "Tahun",
    "Survei",
    "Prevalensi",
    "CI Bawah",
    "CI Atas",
    "Estimator",
    "Sumber",
    "Kepastian",
    "Catatan",
]
TARGET = ["Cakupan", "Kode Wilayah", "Indikator", "Tahun", "Nilai", "Status", "Dasar Hukum", "Kepastian", "Jalur"]


@pytest.fixture
def loaded(maker):
    def run(header, *rows, above=(), kind=None):
        path = maker.xlsx(maker.files / f"{len(list(maker.files.iterdir()))}.xlsx", [*above, header, *rows])
        report = maker.load(path, kind=kind)
        table = maker.rows(report) if report.status == "accepted" else None
        return report, table, {finding.code: finding for finding in report.findings}

    return run


def coverage_row(**changed):
    row = {
        "code": "62.01.01.2001",
        "kec": "",
        "desa": "",
        "id": "bride_ttd",
        "name": "",
        "month": "2026-03",
        "x": 5,
        "n": 10,
        "day": None,
    } | changed
    return list(row.values())


def test_coverage(loaded):
    report, table, found = loaded(
        COVERAGE,
        coverage_row(),
        coverage_row(x=None, month="Maret 2026", code="", kec="KUMAI", desa="Sei Bakau"),
        coverage_row(x=0, n=0, code="6201012008"),
        coverage_row(x=12, month=dt.datetime(2026, 4, 1), day="30/04/2026"),
        coverage_row(id="", name="TTD catin", month="05/2026", x="1.234", n="2.000"),
        above=[["DATA CONTOH: angka karangan"]],
    )
    assert report.is_sample
    assert table["desa_code"].tolist() == [
        "62.01.01.2001",
        "62.01.01.2006",
        "62.01.01.2008",
        "62.01.01.2001",
        "62.01.01.2001",
    ]
    np.testing.assert_array_equal(table["numerator"], [5, np.nan, 0, 12, 1234])
    np.testing.assert_array_equal(table["denominator"], [10, 10, 0, 10, 2000])
    assert [day.isoformat() for day in table["period"]] == ["2026-03-01"] * 3 + ["2026-04-01", "2026-05-01"]
    assert table["reported_at"].tolist() == [None, None, None, dt.date(2026, 4, 30), None]
    assert found["pembilang_lebih_besar"].row_numbers == (6,)
    assert found["nol_per_nol"].row_numbers == (5,)
    assert set(table["indicator_id"]) == {"bride_ttd"}


def test_coverage_rows_that_leave(loaded):
    report, table, found = loaded(
        COVERAGE,
        coverage_row(),
        coverage_row(code="62.06.01.2001"),
        coverage_row(code="62.01.01.9999"),
        coverage_row(id="imunisasi?"),
        coverage_row(month="kapan"),
        coverage_row(x=-1, n="banyak", month="2026-07"),
        coverage_row(x=6, day="2026-04-02"),
        coverage_row(code="", kec="Kumai", desa="Entah"),
    )
    assert (report.rows_read, report.rows_accepted, report.rows_rejected) == (8, 2, 6)
    assert found["baris_kabupaten_lain"].row_numbers == (3,)
    assert found["desa_tidak_dikenal"].row_numbers == (4, 9)
    assert found["indikator_tidak_dikenal"].row_numbers == (5,)
    assert found["bulan_tidak_terbaca"].row_numbers == (6,)
    assert found["baris_digantikan"].row_numbers == (2,)
    assert table["row_number"].tolist() == [7, 8]
    assert table["numerator"].isna().tolist() == [True, False]
    assert found["angka_negatif"].rows == found["angka_tidak_terbaca"].rows == 1


def test_coverage_month_word_beside_a_year(loaded):
    header = ["Tahun", *COVERAGE]
    header[6] = "Bulan"
    _, table, _ = loaded(header, [2026, *coverage_row(month="AGUSTUS")], [2026, *coverage_row(month="09")])
    assert [day.isoformat() for day in table["period"]] == ["2026-08-01", "2026-09-01"]


def test_code_wins_over_name(loaded):
    _, table, found = loaded(COVERAGE, coverage_row(kec="Kumai", desa="Candi"))
    assert table["desa_code"].tolist() == ["62.01.01.2001"]
    assert found["kode_dan_nama_berbeda"].row_numbers == (2,)


def test_bps_codes_are_recognised_for_the_file(loaded):
    _, table, found = loaded(SASARAN, [6201060001, "", "", 2026, 100, None], ["6201060014", "", "", 2026, 5, 7])
    assert table["desa_code"].tolist() == ["62.01.01.2001", "62.01.01.1012"]
    assert "sistem_kode" in found


def test_sasaran(loaded):
    report, table, found = loaded(
        SASARAN,
        ["62.01.01.2001", "", "", "2026", "1.250", ""],
        ["", "Arsel", "Madurejo", 2026, 0, 7],
        ["62.01.01.2003", "", "", "tahun ini", 1, 1],
        ["62.01.01.2001", "", "", 2026, 1300, None],
    )
    assert table["registered"].tolist() == [0, 1300]
    assert table["projected"].isna().tolist() == [False, True]
    assert report.rows_rejected == 2
    assert found["tahun_tidak_terbaca"].row_numbers == (4,)
    assert found["baris_digantikan"].row_numbers == (2,)


def test_lokus_full_and_minimal(loaded):
    _, table, _ = loaded(LOKUS, [2026, "62.01.02.1005", "", "", "Ditetapkan", "SK Bupati 1/2026", "", 13])
    assert table.iloc[0][["status", "basis", "certainty", "list_size"]].tolist() == [
        "ditetapkan",
        "SK Bupati 1/2026",
        "sure",
        13,
    ]
    _, table, _ = loaded(
        ["tahun", "kecamatan", "desa_kelurahan", "status", "dasar"],
        [2026, "Arut Selatan", "Madurejo", "calon", ""],
        [2026, "Kumai", "Candi", "CALON", ""],
        [2026, "Kumai", "Kumai Hulu", "mungkin", ""],
    )
    assert table["list_size"].tolist() == [2, 2]
    assert set(table["certainty"]) == {"likely"}


def test_survey(loaded):
    report, table, found = loaded(
        SURVEY,
        ["ID", "Indonesia", 2023, "SKI", "21,5%", 21, 22, "direct", "Kemenkes", "sure", "catatan"],
        [62.01, "Kobar", 2023, "SKI", 21.3, 22.0, 25.3, "", "", "", ""],
        ["62.10", "", 2023, "SKI", 130, "", "", "", "", "", ""],
        ["", "", 2023, "SKI", 20, "", "", "", "", "", ""],
    )
    assert table["area_code"].tolist() == ["ID", "62.01"]
    assert table["prevalence"].tolist() == [21.5, 21.3]
    assert table["ci_low"].isna().tolist() == [False, True]
    assert found["rentang_terbalik"].row_numbers == (3,)
    assert found["nilai_wajib_kosong"].row_numbers == (4,)
    assert found["wilayah_tidak_dikenal"].row_numbers == (5,)
    assert report.rows_rejected == 2


def test_a_survey_may_tell_its_sample(loaded):
    """Published or not: a blank is no number, and neither is a sample of nobody."""
    _, table, found = loaded(
        [*SURVEY, "Jumlah Sampel"],
        ["62.01", "", 2023, "SKI", 17.9, "", "", "", "", "", "", "640"],
        ["62", "", 2023, "SKI", 23.5, "", "", "", "", "", "", ""],
        ["ID", "", 2023, "SKI", 21.5, "", "", "", "", "", "", 0],
        ["ID", "", 2022, "SSGI", 21.6, "", "", "", "", "", "", "banyak"],
    )
    assert [None if pd.isna(n) else n for n in table["n"]] == [640, None, None, None]
    assert found["angka_tidak_terbaca"].row_numbers == (5,)


def test_a_survey_sheet_without_the_column_still_loads(loaded):
    _, table, _ = loaded(SURVEY, ["62.01", "", 2023, "SKI", 17.9, "", "", "", "", "", ""])
    assert table["n"].isna().all()


def test_survey_typed_as_fractions(loaded):
    _, table, found = loaded(
        SURVEY,
        ["62.01", "", 2023, "SKI", 0.213, 0.178, 0.253, "", "", "", ""],
        ["62", "", 2023, "SKI", 0.235, "", "", "", "", "", ""],
    )
    assert table["prevalence"].tolist() == [21.3, 23.5]
    assert table["ci_low"].tolist()[0] == 17.8
    assert "persen_sebagai_pecahan" in found


def test_target(loaded):
    _, table, found = loaded(
        TARGET,
        ["Nasional", "ID", "stunting_prevalence", 2029, 14.2, "resmi", "RPJMN", "sure", "rpjmn_2025_2029"],
        ["kabupaten", "62.01", "bride_ttd", 2026, "90 %", "usulan", "", "", ""],
        ["kabupaten", "62.01", "entah_apa", 2026, 90, "", "", "", ""],
    )
    assert table["scope"].tolist() == ["nasional", "kabupaten"]
    assert table["value"].tolist() == [14.2, 90]
    assert found["indikator_tidak_dikenal"].row_numbers == (4,)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("62.01", "62.01"),
        (62.01, "62.01"),
        (62.1, "62.10"),
        ("62", "62"),
        (62.0, "62"),
        ("ID", "ID"),
        ("Indonesia", "ID"),
        ("62.01.00", "62.01"),
        ("62,01", "62.01"),
        (dt.time(17, 8), "17.08"),
        (dt.timedelta(hours=62, minutes=1), "62.01"),
        ("6206", ""),
        ("", ""),
        ("Kobar", ""),
        ("62.01.01.2001", ""),
    ],
)
def test_region_codes_that_a_spreadsheet_has_touched(cell, code):
    assert region_code(cell) == code


def test_missing_column_is_named(loaded):
    header = [name for name in COVERAGE if name != "Penyebut"]
    report, _, found = loaded(header, coverage_row()[:8])
    assert report.status == "refused"
    assert "Tidak ada: Penyebut." in found["kolom_wajib_tidak_ada"].message


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("cakupan", "accepted"),
        ("coverage", "accepted"),
        ("sasaran", "refused"),
        ("pengukuran", "refused"),
        ("lain", "refused"),
    ],
)
def test_kind_asked_for(loaded, kind, status):
    report, _, found = loaded(COVERAGE, coverage_row(), kind=kind)
    assert report.status == status
    if status == "refused":
        assert {"jenis_tidak_cocok", "jenis_tidak_dikenal"} & set(found)


def test_example_row_of_a_template_is_no_data(loaded):
    example = ["CONTOH: 62.01.01.2001", *coverage_row()[1:]]
    report, _, found = loaded(COVERAGE, example, coverage_row(x=3))
    assert report.rows_read == 1
    assert not found, "right under the header it is the template's own"
    report, _, found = loaded(COVERAGE, coverage_row(x=4), example)
    assert found["baris_contoh"].row_numbers == (3,)


def test_rows_with_nothing_but_codes_and_names_are_not_filled_in(loaded):
    report, _, found = loaded(COVERAGE, coverage_row(), coverage_row(month="", x=None, n=None, kec="Kumai"))
    assert (report.rows_read, report.rows_rejected) == (1, 0)
    assert found["baris_belum_diisi"].row_numbers == (3,)


def test_codes_all_of_another_kabupaten_refuse_the_file(loaded):
    report, _, found = loaded(SASARAN, *[[f"62.06.01.20{number:02d}", "", "", 2026, 10, 10] for number in range(1, 9)])
    assert report.status == "refused"
    assert "kabupaten_lain" in found


def test_texts_with_long_numbers_are_not_kept(loaded):
    _, table, _ = loaded(
        SURVEY, ["62.01", "", 2023, "SKI", 21.3, "", "", "", "telp 0812-9876-5432", "", "6201012345678901"]
    )
    assert table["source"].tolist() == [""]
    assert table["note"].tolist() == [""]


@pytest.mark.parametrize("header", [COVERAGE, SASARAN, LOKUS, SURVEY, TARGET])
def test_header_case_and_spacing_do_not_matter(loaded, header):
    report, _, _ = loaded([f"  {name.upper().replace(' ', '_')} " for name in header], ["x"] * len(header))
    assert report.kind in ("coverage", "sasaran", "lokus", "survey", "target")
