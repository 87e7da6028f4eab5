"""Readiness, money, aksi and mini lokakarya in our own templates, and titles that name a month."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dashboard.intake.titles import month_of, year_of

BUDGET = ["Tahun", "OPD", "Kecamatan", "Desa/Kelurahan", "Kegiatan", "Sumber Dana", "Pagu (Rp)", "Realisasi (Rp)"]


def _coverage(month, *, numerator=50, denominator=60):
    return ["62.01.01.2001", "growth_monitoring", month, numerator, denominator]


COVERAGE = ["Kode Desa", "ID Indikator", "Bulan", "Pembilang", "Penyebut"]


@pytest.fixture
def loaded(maker):
    def run(header, *rows, above=()):
        path = maker.xlsx(maker.files / f"{len(list(maker.files.iterdir()))}.xlsx", [*above, header, *rows])
        report = maker.load(path)
        table = maker.rows(report) if report.status == "accepted" else None
        return report, table, {finding.code: finding for finding in report.findings}

    return run


def test_readiness_blank_is_not_no(loaded):
    header = [
        "Kode Desa",
        "Bulan",
        "Jumlah TPK",
        "TPK Terlatih",
        "Jumlah Posyandu",
        "Posyandu dengan Alat Ukur Lengkap",
        "SOP Terlaksana",
    ]
    report, table, found = loaded(
        header,
        ["62.01.01.2001", "2026-08", 3, 2, 4, 5, "Ya"],
        ["62.01.01.2002", "2026-08", 3, "", 4, 4, ""],
        ["62.01.01.2003", "2026-08", 3, 3, 4, 4, "mungkin"],
        ["62.01.01.2004", "2026-08", 0, 0, 4, 0, "belum"],
    )
    assert report.kind == "readiness"
    assert table["sop_followed"].tolist() == [True, None, None, False]
    np.testing.assert_array_equal(table["tpk_trained"], [2, np.nan, 3, 0])
    assert found["centang_tidak_terbaca"].row_numbers == (4,)
    assert found["bagian_lebih_besar"].row_numbers == (2,)


def test_budget_of_agencies_and_of_desa(loaded):
    report, table, found = loaded(
        BUDGET,
        [2026, "Dinkes", "", "", "PMT", "APBD", "250.000.000", 90_000_000],
        [2026, "Desa/kelurahan", "Kumai", "Sei Cabang", "Posyandu", "Dana Desa", 50_000_000, ""],
        [2026, "Dinas Sosial", "", "", "Bantuan", "CSR", 10, 12],
        [2026, "Dinas Luar Angkasa", "", "", "Roket", "APBD", 10, 12],
        [2026, "Dinkes", "", "", "Hibah", "arisan", 10, 12],
        [2026, "Dinkes", "Kumai", "Entah", "PMT", "APBD", 10, 2],
        [2026, "Dinkes", "", "", "Kosong", "APBD", "", ""],
    )
    assert report.kind == "budget"
    assert table["agency"].tolist() == ["dinkes", "desa", "dinsos"]
    assert [code if isinstance(code, str) else None for code in table["desa_code"]] == [None, "62.01.01.2001", None]
    assert table["fund"].tolist() == ["APBD", "DD", "CSR"]
    np.testing.assert_array_equal(table["planned"], [250e6, 50e6, 10])
    np.testing.assert_array_equal(table["realised"], [90e6, np.nan, 12])
    assert found["bagian_lebih_besar"].row_numbers == (4,)
    assert found["opd_tidak_dikenal"].row_numbers == (5,)
    assert found["sumber_dana_tidak_dikenal"].row_numbers == (6,)
    assert found["desa_tidak_dikenal"].row_numbers == (7,)
    assert found["nilai_uang_kosong"].row_numbers == (8,)
    assert (report.rows_read, report.rows_rejected) == (7, 4)


def test_aksi_by_number_name_or_id(loaded):
    header = ["Tahun", "Aksi", "Status", "Tanggal Selesai", "Bukti", "Penanggung Jawab"]
    report, table, found = loaded(
        header,
        [2026, "Aksi 3", "Selesai", "12/03/2026", "berita acara", "Bappedalitbang"],
        [2026, 8, "belum", "2026-03-12", "", "siapa"],
        [2026, "Analisis Situasi", "proses", "", "telp 081298765432", ""],
        [2026, 9, "selesai", "", "", ""],
        [2026, 4, "hampir", "", "", ""],
    )
    assert report.kind == "aksi_status"
    assert table["aksi_id"].tolist() == ["rembuk_stunting", "annual_review", "situation_analysis"]
    assert table["status"].tolist() == ["selesai", "belum", "berjalan"]
    assert table["completed_on"].tolist()[0] == dt.date(2026, 3, 12)
    assert table["evidence"].tolist() == ["berita acara", "", ""], "a telephone number is not kept"
    assert found["tanggal_tanpa_selesai"].row_numbers == (3,)
    assert found["penanggung_jawab_tidak_dikenal"].row_numbers == (3,)
    assert found["aksi_tidak_dikenal"].row_numbers == (5,)
    assert found["status_aksi_tidak_dikenal"].row_numbers == (6,)


def test_minilok_by_code_or_short_name(loaded):
    header = ["Kode Kecamatan", "Kecamatan", "Bulan", "Direncanakan", "Terlaksana"]
    report, table, found = loaded(
        header,
        ["62.01.01", "Kumai", "2026-08", 1, 1],
        ["", "Arsel", "2026-08", 1, 0],
        ["", "Antah Berantah", "2026-08", 1, 0],
    )
    assert report.kind == "minilok"
    assert table["kecamatan_code"].tolist() == ["62.01.01", "62.01.02"]
    assert table["held"].tolist() == [1, 0]
    assert found["kecamatan_tidak_dikenal"].row_numbers == (4,)


@pytest.mark.parametrize(
    ("texts", "month"),
    [
        (["LAPORAN BULAN MARET 2026"], (2026, 3)),
        (["Bulan : Maret", "Tahun : 2026"], (2026, 3)),
        (["Sheet1", "Keadaan 03/2026"], (2026, 3)),
        (["2026-03"], (2026, 3)),
        (["Agt 2025"], (2025, 8)),
        (["Januari s.d. Maret 2026"], (2026, 3)),
        (["Maret 2026", "April 2026"], None),
        (["Perpres 72 Tahun 2021"], None),
        (["Dicetak tanggal 31/03/2026"], None),
        (["Data Tanggal : 2026-03-01 08:00:00"], None),
        (["Tahun 2026"], None),
        (["Desa Maretan 2026"], None),
        ([], None),
    ],
)
def test_month_of_a_title(texts, month):
    assert month_of(texts) == (dt.date(*month, 1) if month else None)


def test_year_of_a_title():
    assert year_of(["Rekap tahun 2026", "Perpres 72 Tahun 2021"]) == 2026
    assert year_of(["2025 dan 2026"]) is None


def test_activities_are_told_apart_by_their_account_codes(loaded):
    report, table, found = loaded(
        BUDGET,
        [2026, "Dinkes", "", "", "1.02.02.2.02.0015 Pengelolaan Gizi", "APBD", 100, 50],
        [2026, "Dinkes", "", "", "1.02.02.2.02.0017 Imunisasi", "APBD", 200, 150],
        [2026, "Dinkes", "", "", "Hubungi 0812-3456-7890", "APBD", 300, 150],
    )
    assert report.rows_rejected == 0
    assert table["activity"].tolist() == ["1.02.02.2.02.0015 Pengelolaan Gizi", "1.02.02.2.02.0017 Imunisasi", ""]
    assert found["tempat_berisi_nomor"].row_numbers == (4,), "what is not kept is told"


def test_the_number_of_a_decree_stays_with_its_list(loaded):
    header = ["Kode Desa", "Tahun", "Status", "Dasar"]
    _, table, found = loaded(header, ["62.01.01.2001", 2027, "ditetapkan", "SK Bupati Nomor 440/123/2026"])
    assert table["basis"].tolist() == ["SK Bupati Nomor 440/123/2026"]
    assert table["certainty"].tolist() == ["sure"]
    assert "tempat_berisi_nomor" not in found


def test_numbers_no_kabupaten_has_are_emptied_and_told(loaded):
    rows = [_coverage("2026-03", numerator=9.9e99), _coverage("2026-04", numerator="9" * 40)]
    _, table, found = loaded(COVERAGE, *rows)
    assert table["numerator"].isna().all()
    assert found["angka_terlalu_besar"].row_numbers == (2, 3)
    _, table, found = loaded(BUDGET, [2026, "Dinkes", "", "", "PMT", "APBD", 9.9e99, 5])
    assert table["planned"].isna().all()
    assert found["angka_terlalu_besar"].rows == 1


@pytest.mark.parametrize("share", ["85%", 0.85, "0,85", "85,5 %"])
def test_a_share_in_the_place_of_a_count_is_emptied_and_told(loaded, share):
    rows = [_coverage("2026-03", numerator=share), _coverage("2026-04", numerator="1.234", denominator="2.000")]
    _, table, found = loaded(COVERAGE, *rows)
    assert np.isnan(table["numerator"][0])
    assert table["numerator"][1] == 1234
    assert found["persen_bukan_jumlah"].row_numbers == (2,)


@pytest.mark.parametrize("month", ["2062-03", "Desember 2098", dt.date(2091, 1, 1)])
def test_a_month_to_come_has_no_report_yet(loaded, month):
    _, table, found = loaded(COVERAGE, _coverage("2026-03"), _coverage(month))
    assert table["period"].tolist() == [dt.date(2026, 3, 1)]
    assert found["bulan_belum_tiba"].row_numbers == (3,)
    assert loaded(COVERAGE, _coverage(month))[0].status == "refused"
    planned = [["62.01.01", month, 1, ""]]
    assert loaded(["Kode Kecamatan", "Bulan", "Direncanakan", "Terlaksana"], *planned)[0].rows_rejected == 0


def test_a_clock_that_lost_the_time_rejects_no_report(loaded, monkeypatch):
    class LostTime(dt.date):
        @classmethod
        def today(cls):
            return cls(2010, 1, 1)

    monkeypatch.setattr("dashboard.intake.load.dt.date", LostTime)
    report, _, found = loaded(COVERAGE, _coverage("2026-03"))
    assert report.rows_rejected == 0
    assert "jam_komputer" in found


def test_an_interval_that_cannot_be_read_is_told(loaded):
    header = ["Kode Wilayah", "Tahun", "Survei", "Prevalensi", "CI Bawah", "CI Atas"]
    rows = [["62.01", 2025, "SSGI", 17.5, "kira-kira 15", 20], ["62.01", 2026, "SSGI", 17, 15, ""]]
    _, table, found = loaded(header, *rows)
    assert np.isnan(table["ci_low"][0])
    assert found["angka_tidak_terbaca"].row_numbers == (2,)


def test_a_row_with_nothing_but_its_month_is_not_filled_in(loaded):
    report, table, found = loaded(COVERAGE, _coverage("2026-03"), _coverage("2026-04", numerator="", denominator=""))
    assert table["period"].tolist() == [dt.date(2026, 3, 1)]
    assert (report.rows_read, found["baris_belum_diisi"].row_numbers) == (1, (3,))
    header = ["Kode Desa", "Bulan", "Jumlah TPK", "TPK Terlatih"]
    _, table, found = loaded(header, ["62.01.01.2001", "2026-08", 3, 2], ["62.01.01.2002", "2026-08", "", ""])
    assert table["desa_code"].tolist() == ["62.01.01.2001"]
    assert found["baris_belum_diisi"].row_numbers == (3,)
    header = ["Kode Desa", "Tahun", "Status", "Dasar"]
    rows = [["62.01.01.2001", 2027, "ditetapkan", "SK 1"], ["62.01.01.2002", 2027, "", ""]]
    report, table, _ = loaded(header, *rows)
    assert table["desa_code"].tolist() == ["62.01.01.2001"]
    assert report.rows_rejected == 0, "a desa left alone in the list is no lokus, and no mistake"
