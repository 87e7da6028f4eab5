"""The eHDW table per desa: 30 columns as the field writes them, a period from wherever it stands, never mixed in."""

from __future__ import annotations

import openpyxl
import pytest

HEADER = ["NAMA_PROVINSI", "NAMA_KABUPATEN", "NAMA_KECAMATAN", "desa", "RT_1.000_HPK_", "Ibu_Hamil",
          "Usia_Anak_0-23-Bln_", "Bumil_cek_4kali_", "Bumil_Pil_FE_", "Bumil_NIFAS_3kali", "Bumil_Konseling_Gizi_4kali",
          "Bumil_KEK", "Bumil_KEK_Kunjungan", "Bumil_RESTI", "Bumil_RESTI_Kunjungan", "Bumil_Air_Minum_Aman",
          "Bumil_Jamban_Layak", "Bumil_JamKes", "Anak_Imunisasi", "Anak_Timbang_Rutin", "Anak_Ukur_Panjang",
          "Pengasuh_Laki", "Pengasuh_Pr", "Jlh_Kunjungan_Gizi_Brk", "Jlh_Kunjungan_Gizi_Krg_",
          "Jlh_Kunjungan_Ank_Stunting", "Jlh_Anak_Air_Minum_Aman", "Jlh_Anak_Jamban_Layak", "Jlh_Anak_JamKes",
          "Jlh_Anak_Punya_Akta_Lahir", "Jlh_Pengasuh_Ikut_Parenting", "Jlh_Anak_2-6Tahun_",
          "Jlh_Anak_2-6Tahun_Aktif_Paud_", "Konvergensi_Anak_"]
PLACE = ["KALIMANTAN TENGAH", "KOTAWARINGIN BARAT", "KUMAI"]
COUNTS = [120, 30, 90, 25, 28, 10, 22, 6, 5, 7, 7, 29, 24, 30, 60, 85, 80, 12, 70, 1, 3, 8, 88, 75, 90, 66, 55, 140,
          100]
TITLE = ["REKAP eHDW TRIWULAN II TAHUN 2022"]


def row(desa, *changes, place=PLACE, stated="63,5 %"):
    counts = list(COUNTS)
    for name, value in changes:
        counts[HEADER.index(name) - 4] = value
    return [*place, desa, *counts, stated]


def test_every_column_becomes_an_item(maker, codes):
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER, row("CANDI"),
                                                                       row("SEI CABANG", stated="0%")]))
    assert report.kind == "village_scorecard"
    assert not {"kolom_tidak_dikenal", "kolom_ganda"} & codes(report)
    assert (report.rows_read, report.rows_rejected) == (2, 0)
    assert set(table["desa_code"]) == {"62.01.01.1011", "62.01.01.2001"}
    assert set(zip(table["year"], table["quarter"], table["layout"], strict=True)) == {(2022, 2, "ehdw")}
    candi = table[table["desa_code"].eq("62.01.01.1011")].set_index("item")
    assert len(candi) == 30
    assert candi["counted"].dropna().astype(int).tolist() == COUNTS
    assert candi.loc[["pregnant", "pregnant_kek_visited", "children_2_6_paud"], "counted"].tolist() == [30, 5, 100]
    assert candi.loc["children_convergence", "stated_percent"] == 63.5
    assert candi["stated_percent"].notna().sum() == 1


@pytest.mark.parametrize(("above", "header", "cells", "told"), [
    ([["eHDW"], ["Kuartal 3 2023"]], [], [], (2023, 3)),
    ([["SCORECARD KONVERGENSI DESA"], ["TRIWULAN I TAHUN 2023"]], [], [], (2023, 1)),
    ([["Rekap eHDW Bulan Mei 2024"]], [], [], (2024, 2)),
    ([["Pelaksanaan Perpres 72 Tahun 2021, TW IV - 2023"]], [], [], (2023, 4)),
    ([], ["Tahun", "Bulan"], [2023, "MARET"], (2023, 1)),
    ([], ["Tahun", "Triwulan"], ["2023", "IV"], (2023, 4)),
    ([["TAHUN 2025"]], ["Triwulan"], ["Triwulan II"], (2025, 2)),
    ([], ["Periode"], ["2024-11"], (2024, 4)),
])
def test_the_period_from_a_title_or_from_columns(maker, codes, above, header, cells, told):
    rows = [*above, [*header, *HEADER], [*cells, *row("CANDI")]]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", rows))
    assert set(zip(table["year"], table["quarter"], strict=True)) == {told}
    assert "triwulan_tidak_disebut" not in codes(report)


def test_the_sheet_s_name_may_tell_the_period(maker):
    _, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [HEADER, row("CANDI")], sheet="TW 1 2022"))
    assert set(zip(table["year"], table["quarter"], strict=True)) == {(2022, 1)}


def test_a_year_without_a_quarter_is_said(maker, codes):
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [["eHDW Triwulan I s.d. IV 2022"], HEADER,
                                                                       row("CANDI")]))
    assert table["quarter"].isna().all()
    assert "triwulan_tidak_disebut" in codes(report)


@pytest.mark.parametrize("title", [[], ["REKAP eHDW"], ["Dicetak tanggal 3 Mei 2022"]])
def test_without_a_year_it_is_refused_with_what_to_write_where(maker, codes, title):
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [title, HEADER, row("CANDI")]))
    assert "tahun_laporan_tidak_ada" in codes(report)
    assert "Triwulan I Tahun 2026" in report.message
    assert "kolom Tahun" in report.message


def test_blank_is_not_zero_and_a_share_is_no_count(maker, codes):
    odd = row("CANDI", ("Bumil_KEK", ""), ("Bumil_Pil_FE_", "80%"), ("Anak_Imunisasi", -3), ("Bumil_cek_4kali_", "x"),
              ("Ibu_Hamil", 20), stated="163%")
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER, odd]))
    found = set(table["item"])
    assert not {"pregnant_kek", "pregnant_iron", "children_immunised", "pregnant_checked_4",
                "children_convergence"} & found
    assert {"persen_bukan_jumlah", "angka_negatif", "angka_tidak_terbaca", "persen_di_luar_batas"} <= codes(report)
    told = [one.message for one in report.findings if one.code == "bagian_lebih_besar"]
    assert any("Ibu hamil dengan air minum aman melebihi Ibu hamil" in one for one in told)


def test_a_row_of_zeros_is_asked_about_and_totals_are_left_out(maker, codes):
    zeros = row("CANDI", *[(name, 0) for name in HEADER[4:-1]], stated="0")
    total = ["", "", "", "JUMLAH", *COUNTS, "63%"]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER, zeros, row("SEI CABANG"), total]))
    assert {"semua_nol", "baris_jumlah"} <= codes(report)
    assert table["desa_code"].nunique() == 2


def test_of_a_quarter_told_by_months_the_last_month_stands(maker, codes):
    rows = [["Tahun", "Bulan", *HEADER], [2023, 6, *row("CANDI", ("Ibu_Hamil", 33))],
            [2023, 4, *row("CANDI", ("Ibu_Hamil", 31))]]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", rows))
    assert table.loc[table["item"].eq("pregnant"), "counted"].tolist() == [33]
    assert "baris_digantikan" in codes(report)


def test_an_unknown_desa_is_told_and_another_kabupaten_refused(maker, codes):
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [
        TITLE, HEADER, row("CANDI"), row("CANDIE"), row("SEI CABANG", ("Ibu_Hamil", ""))]))
    assert "desa_tidak_dikenal" in codes(report)
    assert [(one.kecamatan, one.desa) for one in report.unmatched] == [("KUMAI", "CANDIE")]
    assert table["desa_code"].nunique() == 2
    elsewhere = maker.load(maker.xlsx(maker.files / "y.xlsx", [
        TITLE, HEADER, row("CANDI", place=["KALTENG", "SUKAMARA", "JELAI"])]))
    assert elsewhere.status == "refused"
    assert "kabupaten_lain" in codes(elsewhere)


def test_a_sheet_per_quarter_is_one_file(maker):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("TW I", "TW II"):
        page = book.create_sheet(name)
        for line in (["REKAP TAHUN 2023"], HEADER, row("CANDI")):
            page.append(line)
    book.save(maker.files / "x.xlsx")
    report, table = maker.accepted(maker.files / "x.xlsx")
    assert set(table["quarter"]) == {1, 2}
    assert report.rows_read == 2


def test_without_its_desa_column_it_says_which_column_lacks(maker, codes):
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [TITLE, HEADER[4:], row("CANDI")[4:]]))
    assert "kolom_wajib_tidak_ada" in codes(report)
    assert "eHDW" in report.message
    assert "Desa/Kelurahan" in report.message


def test_a_year_to_come_is_not_taken(maker, codes):
    rows = [["Tahun", "Triwulan", *HEADER], [2062, 1, *row("CANDI")], [2023, 1, *row("SEI CABANG")]]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", rows))
    assert set(table["year"]) == {2023}
    assert "bulan_belum_tiba" in codes(report)
