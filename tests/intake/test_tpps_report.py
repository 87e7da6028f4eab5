"""The TPPS report of Perpres 72/2021, Lampiran A: every name as the annex writes it, stated figures kept as stated."""

from __future__ import annotations

import numpy as np
import pytest

# As printed in the annex, in its order.
ANNEX = """Persentase ibu hamil Kurang Energi Kronik (KEK) yang mendapatkan tambahan asupan gizi.
Persentase ibu hamil yang mengonsumsi Tablet Tambah Darah (TTD) minimal 90 tablet selama masa kehamilan.
Persentase remaja putri yang mengonsumsi Tablet Tambah Darah (TTD).
Persentase bayi usia kurang dari 6 bulan mendapat Air Susu Ibu (ASI) eksklusif.
Persentase anak usia 6-23 bulan yang mendapat Makanan Pendamping Air Susu Ibu (MP-ASI).
Persentase anak berusia di bawah lima tahun (balita) gizi buruk yang mendapat pelayanan tata laksana gizi buruk.
Persentase anak berusia di bawah lima tahun (balita) yang dipantau pertumbuhan dan perkembangannya.
Persentase anak berusia di bawah lima tahun (balita) gizi kurang yang mendapat tambahan asupan gizi.
Persentase anak berusia di bawah lima tahun (balita) yang memperoleh imunisasi dasar lengkap.
Persentase pelayanan Keluarga Berencana (KB) pascapersalinan.
Persentase kehamilan yang tidak diinginkan.
Cakupan calon Pasangan Usia Subur (PUS) yang memperoleh pemeriksaan kesehatan sebagai bagian dari pelayanan nikah.
Persentase rumah tangga yang mendapatkan akses air minum layak di kabupaten/kota lokasi prioritas.
Persentase rumah tangga yang mendapatkan akses sanitasi (air limbah domestik) layak di kabupaten/kota lokasi prioritas.
Cakupan Penerima Bantuan Iuran (PBI) Jaminan Kesehatan.
Cakupan keluarga berisiko stunting yang memperoleh pendampingan.
Jumlah keluarga miskin dan rentan yang memperoleh bantuan tunai bersyarat.
Persentase target sasaran yang memiliki pemahaman yang baik tentang stunting di lokasi prioritas.
Jumlah keluarga miskin dan rentan yang menerima bantuan sosial pangan.
Persentase desa/kelurahan stop Buang Air Besar Sembarangan (BABS) atau Open Defecation Free (ODF).""".splitlines()
CODES = [*(f"S{n}" for n in range(1, 10)), *(f"T{n}" for n in range(1, 12))]
HEADER = ["No", "Indikator", "Target", "Capaian", "Sumber Data"]
TITLE = ["LAPORAN TPPS KABUPATEN (PERPRES 72/2021) SEMESTER I TAHUN 2026"]


def lines(names=ANNEX, *, target="90%", achieved="81,5 %"):
    return [[number, f"{number}. {name}", target, achieved, "Dinas Kesehatan"]
            for number, name in enumerate(names, start=1)]


def test_every_indicator_of_both_blocks(maker, codes):
    rows = [TITLE, ["BLOK 1A INTERVENSI SPESIFIK"], HEADER, *lines(ANNEX[:9]), [], ["BLOK 1B INTERVENSI SENSITIF"],
            HEADER, *lines(ANNEX[9:])]
    rows[-6] = [15, ANNEX[14], "112.900.000", "81.000", "Dinsos"]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", rows))
    assert report.kind == "tpps_report"
    assert (report.rows_read, report.rows_rejected) == (20, 0)
    assert table["perpres_code"].tolist() == CODES
    assert set(zip(table["year"], table["part"], strict=True)) == {(2026, "S1")}
    found = table.set_index("perpres_code")
    assert found.loc["S1", ["target", "achieved", "stated_source"]].tolist() == [90, 81.5, "Dinas Kesehatan"]
    assert found.loc["T6", ["target", "achieved"]].tolist() == [112_900_000, 81_000]
    assert "angka_tidak_terbaca" not in codes(report)


def test_the_product_s_own_names_and_codes_are_known_too(maker):
    names = ["S1", "Remaja putri yang mengonsumsi TTD", "Balita yang memperoleh imunisasi dasar lengkap",
             "Pelayanan KB pascapersalinan", "Kehamilan yang tidak diinginkan",
             "Keluarga berisiko stunting yang memperoleh pendampingan"]
    _, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [
        ["TPPS 2025"], HEADER, *[[n, name, 90, 80, ""] for n, name in enumerate(names)]]))
    assert table["perpres_code"].tolist() == ["S1", "S3", "S9", "T1", "T2", "T7"]
    assert table["part"].isna().all()
    assert table["stated_source"].isna().all()


@pytest.mark.parametrize(("title", "header", "told"), [
    (["Laporan TPPS Triwulan III 2025"], HEADER, (2025, "T3")),
    (["Peraturan Presiden Nomor 72 Tahun 2021"], ["No", "Indikator", "Target 2024", "Capaian 2024", "Sumber"],
     (2024, None)),
    (["Laporan TPPS"], [*HEADER, "Tahun", "Semester"], (2026, "S2")),
])
def test_year_and_part_of_the_year(maker, title, header, told):
    rows = [[*line, 2026, "II"] if "Tahun" in header else line for line in lines()]
    _, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [title, header, *rows]))
    assert {(year, part if isinstance(part, str) else None)
            for year, part in zip(table["year"], table["part"], strict=True)} == {told}


def test_a_law_s_year_is_no_year_of_a_report(maker, codes):
    rows = [["LAPORAN TPPS PERPRES 72 TAHUN 2021"], HEADER, *lines()]
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", rows))
    assert "tahun_laporan_tidak_ada" in codes(report)
    assert "Semester I Tahun 2026" in report.message


def test_two_years_side_by_side_are_refused(maker, codes):
    header = ["No", "Indikator", "Target", "Capaian 2024", "Capaian 2025"]
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [TITLE, header, *lines()]))
    assert "kolom_laporan_ganda" in codes(report)
    assert "kolom D, E" in report.message


def test_odd_cells_are_told_and_blank_stays_blank(maker, codes):
    rows = lines()
    rows[0][3], rows[1][3], rows[2][3], rows[3][2:] = "sudah baik", 130, -4, ["", "", ""]
    rows[4][3] = ""
    rows.append([21, "Persentase warga yang bahagia", 90, 80, "BPS"])
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER, *rows]))
    found = table.set_index("perpres_code")
    assert np.isnan(found.loc["S1", "achieved"])
    assert found.loc["S2", "achieved"] == 130
    assert np.isnan(found.loc["S3", "achieved"])
    assert "S4" not in found.index
    assert np.isnan(found.loc["S5", "achieved"])
    assert {"angka_tidak_terbaca", "persen_di_atas_100", "angka_negatif", "indikator_perpres_tidak_dikenal",
            "baris_belum_diisi"} <= codes(report)


def test_shares_typed_as_fractions_become_percent_and_head_counts_stay(maker, codes):
    rows = lines(target=0.9, achieved=0.815)
    rows[14][2:4], rows[16][2:4], rows[18][2:4] = [900, 700], [50, 40], [50, 41]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER, *rows]))
    found = table.set_index("perpres_code")["achieved"]
    assert found["S1"] == 81.5
    assert found["T6"] == 700
    assert "persen_sebagai_pecahan" in codes(report)


def test_a_person_is_no_source(maker):
    rows = lines()
    rows[0][4], rows[1][4] = "6201998877665543", "Jalan Melati RT 3"
    _, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER, *rows]))
    assert table["stated_source"].isna().sum() == 2


def test_three_names_make_no_report(maker, codes):
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER, *lines(ANNEX[:3])]))
    assert "judul_tidak_ditemukan" in codes(report)


def test_a_year_to_come_is_refused(maker, codes):
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [["TPPS Tahun 2062"], HEADER, *lines()]))
    assert "bulan_belum_tiba" in codes(report)
