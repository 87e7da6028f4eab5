"""Agencies' recaps: wide programme sheets, monthly forms, KRS, bulan timbang, Daftar Entry. Numbers made up by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import openpyxl
import pyarrow.parquet as pq
import pytest

GROUPS = {
    "POPULASI": ["Total Keluarga", "Total Anak"],
    "REMAJA": ["Remaja putri mengonsumsi TTD", "Pemeriksaan status anemia"],
    "CATIN/PUS": [
        "TTD catin",
        "Periksa kesehatan pranikah",
        "Pendampingan kesehatan reproduksi 3 bulan pranikah",
        "Bimbingan perkawinan",
        "Bantuan tunai bersyarat",
        "BPNT",
        "PBI JKN",
    ],
    "IBU HAMIL": ["Bumil KEK dapat asupan gizi", "TTD >= 90", "Unmeet Need", "KTD"],
    "BALITA": [
        "ASI eksklusif < 6 bln",
        "MP-ASI 6-23 bln",
        "Gizi buruk tata laksana",
        "Dipantau tumbuh kembang",
        "Gizi kurang dapat asupan",
        "IDL",
    ],
    "KELUARGA BERISIKO": [
        "Stop BABS",
        "PHBS",
        "Promosi ikan",
        "KB pascapersalinan",
        "Pendampingan",
        "Pekarangan",
    ],
    "AIR MINUM DAN SANITASI": ["Air minum layak", "Sanitasi layak"],
    "PERLINDUNGAN SOSIAL": ["P2K2", "Variasi bantuan pangan"],
    "ANGGARAN DI DESA": ["DD", "APBDES", "BUMDES", "CSR"],
}
# The order of the 29 cakupan layanan, POPULASI and ANGGARAN aside.
ORDER = [
    "adolescent_ttd",
    "adolescent_anemia_check",
    "bride_ttd",
    "premarital_health_check",
    "premarital_mentoring",
    "marriage_guidance",
    "pus_cash_transfer",
    "pus_food_aid",
    "pus_pbi_jkn",
    "pregnant_kek_food",
    "pregnant_ttd90",
    "unmet_need_kb",
    "unwanted_pregnancy",
    "exclusive_breastfeeding",
    "complementary_feeding",
    "severe_wasting_care",
    "growth_monitoring",
    "moderate_wasting_food",
    "basic_immunisation",
    "stop_babs_family",
    "phbs_family",
    "krs_fish_promotion",
    "postpartum_kb",
    "krs_mentoring",
    "krs_home_garden",
    "improved_water",
    "improved_sanitation",
    "pkh_p2k2",
    "kpm_varied_food",
]


def programme_sheet(path, *rows, title="DATA CAKUPAN PROGRAM INTERVENSI BULAN MARET 2026", sheet="Sheet1", roles=()):
    """Two header rows with merged groups as in the field; with ``roles`` every service is as many columns wide."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    page.append([title])
    page.append(["No", "Kecamatan", "Puskesmas", "Desa"])
    page.append([])
    if roles:
        page.append([])
    for column in range(1, 5):
        page.merge_cells(start_row=2, end_row=4 if roles else 3, start_column=column, end_column=column)
    column, wide = 5, max(1, len(roles))
    for group, services in GROUPS.items():
        page.cell(2, column, group)
        page.merge_cells(start_row=2, end_row=2, start_column=column, end_column=column + wide * len(services) - 1)
        for service in services:
            page.cell(3, column, service)
            for offset, role in enumerate(roles):
                page.cell(4, column + offset, role)
            if wide > 1:
                page.merge_cells(start_row=3, end_row=3, start_column=column, end_column=column + wide - 1)
            column += wide
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def desa_row(number, kecamatan, desa, values):
    return [number, kecamatan, "PKM", desa, *values]


def test_programme_sheet_takes_each_service_to_its_indicator(maker, codes):
    values = [500, 90, *range(101, 130), 1, 2, 3, 4]
    report, table = maker.accepted(
        programme_sheet(
            maker.files / "x.xlsx",
            desa_row(1, "Kumai", "Candi", values),
            ["", "", "", "JUMLAH", *values],
            desa_row(2, "Kumai", "Sei Cabang", [None if v == 101 else v for v in values]),
        )
    )
    assert report.kind == "coverage"
    first = table[table["desa_code"].eq("62.01.01.1011")].set_index("indicator_id")["numerator"]
    assert [int(first[one]) for one in ORDER] == list(range(101, 130))
    assert len(first) == 29
    assert set(table["period"]) == {dt.date(2026, 3, 1)}
    assert table["denominator"].isna().all()
    assert "adolescent_ttd" not in set(table[table["desa_code"].eq("62.01.01.2001")]["indicator_id"]), "blank is no 0"
    assert {"tanpa_penyebut", "baris_jumlah"} <= codes(report)
    assert report.rows_read == 2


def test_programme_sheet_with_counts_targets_and_percentages(maker):
    values = []
    for number in range(35):
        values += [number, 40, round(100 * number / 40, 1)]
    values[6 + 2] = 99  # TTD remaja: 2 of 40, typed 99 %
    path = programme_sheet(
        maker.files / "x.xlsx", desa_row(1, "Kumai", "Candi", values), title="Cakupan program", sheet="2026-04",
        roles=("Jumlah", "Sasaran", "%"),
    )
    report, table = maker.accepted(path)
    rows = table.set_index("indicator_id")
    assert rows.loc["adolescent_ttd", ["numerator", "denominator"]].tolist() == [2, 40]
    assert rows.loc["kpm_varied_food", ["numerator", "denominator"]].tolist() == [30, 40]
    assert set(table["period"]) == {dt.date(2026, 4, 1)}, "the sheet's name says the month"
    found = [finding for finding in report.findings if finding.code == "persen_berbeda"]
    assert [(finding.rows, "Kolom M" in finding.message) for finding in found] == [(1, True)]


def test_programme_sheet_without_a_month_is_refused_with_what_to_add(maker, codes):
    report = maker.refused(
        programme_sheet(maker.files / "x.xlsx", desa_row(1, "Kumai", "Candi", range(35)), title="DATA CAKUPAN 2026")
    )
    assert "periode_tidak_ada" in codes(report)
    assert "Bulan Maret 2026" in report.message


def test_programme_sheet_of_percentages_only_is_refused(maker, codes):
    report = maker.refused(
        programme_sheet(maker.files / "x.xlsx", desa_row(1, "Kumai", "Candi", ["87,5%"] * 35))
    )
    assert "hanya_persentase" in codes(report)


FORM = [
    "tahun",
    "bulan",
    "kelurahan",
    "jml_ttd_catin",
    "jml_seluruh_ttd_catin",
    "persentase_ttd_catin",
    "jml_bumil_kek",
    "jml_seluruh_bumil_kek",
    "persentase_bumil_kek",
    "jml_entah_apa",
    "jml_seluruh_entah_apa",
    "persentase_entah_apa",
]


def test_monthly_form_compares_the_typed_percentage(maker):
    rows = [
        [2026, "MARET", "Candi", 9, 10, "90%", 1, 3, "33,3 %", 1, 1, 100],
        [2026, "3", "Sungai Cabang", 9, 10, "9,0", 0, 0, 0, 1, 1, 100],
        [2026, 3, "Madurejo", 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [2026, "Mrt", "Kumai Hulu", 12, 10, 120, 1, 2, 0.5, 0, 0, 0],
        [2026, 4, "Kumai Hulu", 12, 10, 120, 1, 2, 0.5, 0, 0, 0],
    ]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [["DINAS KESEHATAN"], FORM, *rows]))
    found = {(finding.code, finding.row_numbers) for finding in report.findings}
    assert ("persen_berbeda", (4,)) in found
    assert ("semua_nol", (5,)) in found
    assert ("bulan_tidak_terbaca", (6,)) in found
    assert ("pembilang_lebih_besar", (7,)) in found
    assert any("Kolom J, K, L" in finding.message for finding in report.findings), "services nobody knows are named"
    assert sum(code == "persen_berbeda" for code, _ in found) == 1, "a percent cell of 0.5 is 50 %"
    assert set(table["indicator_id"]) == {"bride_ttd", "pregnant_kek_food"}
    rows = table.set_index(["desa_code", "indicator_id"])
    assert rows.loc[("62.01.01.2001", "bride_ttd"), "numerator"] == 9, "the count stays, whatever percentage is typed"
    assert rows.loc[("62.01.01.2001", "pregnant_kek_food"), "denominator"] == 0


KRS_KECAMATAN = [
    "kecamatan",
    "jumlah_keluarga",
    "jumlah_keluarga_sasaran",
    *(f"kesejahteraan_{n}" for n in (1, 2, 3, 4)),
    "kesejahteraan_lebih_4",
    "total_krs",
    "tidak_berisiko",
    "baduta",
    "balita",
    "pus",
    "pus_hamil",
    "air_minum_tidak_layak",
    "jamban_tidak_layak",
    "terlalu_muda",
    "terlalu_tua",
    "terlalu_dekat",
    "terlalu_banyak",
]


def test_krs_per_kecamatan_keeps_the_four_terlalu_apart(maker):
    title = ["Rekap KRS Semester I, Juni 2025"]
    good = ["KUMAI", 900, 500, 10, 20, 30, 30, 10, 100, 400, 50, 80, 300, 9, 40, 30, 5, 90, 60, 70]
    bad = ["ARSEL", 900, 500, 10, 20, 30, 30, 10, 101, 400, 50, 80, 300, 9, 40, 130, 5, 90, 60, 70]
    total = ["JUMLAH", *[a + b for a, b in zip(good[1:], bad[1:], strict=True)]]
    report, table = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [title, KRS_KECAMATAN, good, bad, total]))
    assert report.kind == "krs"
    rows = table.set_index("kecamatan_code")
    assert rows.index.tolist() == ["62.01.01", "62.01.02"]
    kumai = rows.loc["62.01.01"]
    assert kumai[["families", "target_families", "at_risk", "not_at_risk"]].tolist() == [900, 500, 100, 400]
    assert kumai[["too_young", "too_old", "too_close", "too_many"]].tolist() == [5, 90, 60, 70], "overlapping"
    assert table["desa_code"].isna().all()
    assert set(table["period"]) == {dt.date(2025, 6, 1)}
    found = {finding.code: finding for finding in report.findings}
    assert [f.row_numbers for f in report.findings if f.code == "jumlah_tidak_cocok"] == [(4,), (4,)]
    assert found["bagian_lebih_besar"].row_numbers == (4,)
    assert found["baris_jumlah"].row_numbers == (5,)


def test_krs_per_kecamatan_without_a_period_is_refused(maker, codes):
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [KRS_KECAMATAN, ["KUMAI", *range(19)]]))
    assert "periode_tidak_ada" in codes(report)


KRS_DESA = [
    "PROVINSI",
    "KABUPATEN",
    "KECAMATAN",
    "KELURAHAN",
    "BULAN",
    "JUMLAH_KELUARGA",
    "JUMLAH_SASARAN",
    "JUMLAH_KRS",
    "TERLALU_MUDA",
    "TERLALU_TUA",
    "TERLALU_DEKAT",
    "TERLALU_BANYAK",
    "SANITASI",
    "SUMBER_AIR_MINUM",
]


def test_krs_per_desa(maker, codes):
    place = ["KALTENG", "KOTAWARINGIN BARAT", "KUMAI"]
    report, table = maker.accepted(
        maker.xlsx(
            maker.files / "x.xlsx",
            [
                ["Profil KRS tahun 2026"],
                KRS_DESA,
                [*place, "CANDI", "MARET", 300, 200, 40, 1, 20, 5, 6, 12, 13],
                [*place, "SUNGAI CABANG", "MARET", 300, 200, 1, 0, 0, 0, 0, 0, 0],
                ["KALTENG", "SUKAMARA", "KUMAI", "KUMAI HULU", "MARET", 300, 200, 1, 0, 0, 0, 0, 0, 0],
            ],
        ),
        kind="krs",
    )
    assert table["at_risk"].tolist() == [40, 1]
    assert table["latrine_poor"].tolist() == [12, 0]
    assert table["kecamatan_code"].tolist() == ["62.01.01"] * 2
    assert set(table["period"]) == {dt.date(2026, 3, 1)}
    assert {"krs_sangat_rendah", "baris_kabupaten_lain"} <= codes(report)
    assert "kolom_tidak_dikenal" not in codes(report)


def krs_by_name(path, rows):
    book = openpyxl.Workbook()
    page = book.active
    page.append(["DAFTAR KELUARGA BERISIKO STUNTING SEMESTER II (DESEMBER 2025)"])
    page.append(["No", "No KK", "NIK KK", "Nama KK", "Desa", "Kecamatan", "Sasaran", "", "Penapisan", "", "", "", ""])
    page.append(["", "", "", "", "", "", "Anak", "PUS", "Fasilitas lingkungan", "", "PUS", "", ""])
    page.append(["", "", "", "", "", "", "0-23", "PUS", "Air minum", "Jamban", "4 Terlalu", "", "Bukan KB modern"])
    page.append(["", "", "", "", "", "", "", "", "", "", "Terlalu muda", "Terlalu banyak", ""])
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_krs_by_name_is_counted_at_the_door(maker):
    names = ["SUWARNO RAHASIA", "SITI RAHASIA", "BUDI RAHASIA"]
    rows = [
        [1, "6201010101010001", "6201010101019001", names[0], "Candi", "Kumai", "v", "", 1, "", "√", "", ""],
        [2, "6201010101010002", "6201010101019002", names[1], "CANDI", "KUMAI", "", "v", "", 1, "", "√", "ya"],
        [3, "6201010101010002", "6201010101019002", names[1], "CANDI", "KUMAI", "", "v", "", 1, "", "√", "ya"],
        [4, "6201010101010003", "6201010101019003", names[2], "Madurejo", "Arut Selatan", "", "", "", "", "", "", "?"],
    ]
    report, table = maker.accepted(krs_by_name(maker.files / "x.xlsx", rows))
    assert report.kind == "krs"
    table = table.set_index("desa_code")
    assert table["at_risk"].to_dict() == {"62.01.01.1011": 2, "62.01.02.1005": 1}
    candi = table.loc["62.01.01.1011"]
    assert candi[["water_poor", "latrine_poor", "too_young", "too_many", "no_modern_kb"]].tolist() == [1, 1, 1, 1, 1]
    assert candi[["under_2", "pus"]].tolist() == [1, 1]
    assert np.isnan(candi["families"]), "the list does not say how many families live there"
    found = {finding.code: finding.row_numbers for finding in report.findings}
    assert found["keluarga_berulang"] == (8,)
    assert found["krs_tanpa_penapisan"] == (9,)
    assert found["centang_tidak_terbaca"] == (9,)
    for path in (maker.folder / "intake").iterdir():
        kept = path.read_bytes() + (str(pq.read_table(path).to_pylist()).encode() if path.suffix == ".parquet" else b"")
        assert not any(part.encode() in kept for name in names for part in name.split())
        assert b"620101010101" not in kept


def test_bulan_timbang_per_desa(maker):
    header = maker.headers["A1"]
    row = dict(zip(header, [0] * len(header), strict=True)) | {
        "Tahun": 2026, "Bulan": "FEBRUARI", "Puskesmas": "KUMAI", "Kelurahan": "CANDI", "data_sasaran_L": 60,
        "data_sasaran_P": 50, "Sangat_Pendek": 3, "Pendek": 7, "TB_Normal": 85, "Tinggi": 5, "Stunting": 10,
        "jumlah_timbang": 104, "jumlah_ukur": 100, "jumlah_timbang_ukur": 99,
    }  # fmt: skip
    wrong = row | {"Kelurahan": "SUNGAI CABANG", "Stunting": 11, "jumlah_timbang": 130}
    report, table = maker.accepted(
        maker.xlsx(maker.files / "x.xlsx", [header, list(row.values()), list(wrong.values())])
    )
    assert report.kind == "desa_report"
    assert table[["target", "weighed", "measured", "stunted", "severely_stunted"]].to_numpy().tolist() == [
        [110, 104, 100, 10, 3],
        [110, 130, 100, 11, 3],
    ]
    told = {finding.message.split("apa adanya: ")[-1]: finding.row_numbers for finding in report.findings
            if finding.severity == "peringatan"}  # fmt: skip
    assert set(told.values()) == {(3,)}
    assert any("Stunting = Sangat Pendek + Pendek" in words for words in told)
    assert any("ditimbang melebihi sasaran" in words for words in told)


def daftar_entry(path, rows, *, title="Daftar Entry Balita Gizi Tahun 2026", extra=()):
    header = ["No", "Provinsi", "Kabupaten", "Kecamatan", "Puskesmas", "Kelurahan/Desa", "Bulan", "Sasaran Balita"]
    header += [f"kolom {number}" for number in range(9, 111)]
    for position, name in extra:
        header[position - 1] = name
    lines = []
    for number, row in enumerate(rows, start=1):
        line = [number, "KALTENG", "KOBAR", "KUMAI", "PKM KUMAI", "", "", *[0] * 103]
        for position, value in row.items():
            line[position - 1] = value
        lines.append(line)
    book = openpyxl.Workbook()
    book.active.append([title])
    for line in [header, *lines]:
        book.active.append(line)
    book.save(path)
    return path


ENTRY = {6: "CANDI", 7: "Maret", 8: 100, 9: 40, 10: 55, 11: 95, 12: 38, 14: 50, 16: 88, 18: 38, 20: 49, 22: 87, 24: 38,
         26: 49, 28: 87, 32: 50, 33: 20, 36: 70, 38: 9, 40: 4, 42: 2, 44: 11}  # fmt: skip


def test_daftar_entry_by_position(maker):
    bad = ENTRY | {6: "SUNGAI CABANG", 16: 90, 36: 71, 38: 88}
    report, table = maker.accepted(daftar_entry(maker.files / "x.xlsx", [ENTRY, bad]))
    assert report.kind == "desa_report"
    first = table.iloc[0]
    columns = ["target", "weighed", "measured", "weighed_measured", "stunted", "wasted", "overweight", "underweight",
               "gained", "weighed_before"]  # fmt: skip
    assert first[columns].tolist() == [95, 88, 87, 87, 9, 4, 2, 11, 50, 70]
    assert first["puskesmas"] == "PKM KUMAI"
    assert first["period"] == dt.date(2026, 3, 1)
    broken = [f for f in report.findings if f.code in ("jumlah_tidak_cocok", "bagian_lebih_besar")]
    assert [finding.row_numbers for finding in broken] == [(4,)] * 3


def test_daftar_entry_newest_input_wins_and_a_year_is_needed(maker, codes):
    extra = [(109, "Tahun"), (110, "Waktu Input")]
    twice = [ENTRY | {38: 8, 109: 2026, 110: "2026-04-05 10:00:00"}, ENTRY | {109: 2026, 110: "2026-04-02 10:00:00"}]
    _, table = maker.accepted(daftar_entry(maker.files / "x.xlsx", twice, title="", extra=extra))
    assert table["stunted"].tolist() == [8]
    report = maker.load(daftar_entry(maker.files / "y.xlsx", [ENTRY], title="Daftar Entry"))
    assert report.status == "refused"
    assert "periode_tidak_ada" in codes(report)


@pytest.mark.parametrize("zero", [0, "0"])
def test_a_row_of_zeros_is_asked_about(maker, codes, zero):
    row = {position: zero for position in ENTRY if position > 7} | {6: "CANDI", 7: 3}
    report, table = maker.accepted(daftar_entry(maker.files / "x.xlsx", [row]))
    assert "semua_nol" in codes(report)
    assert table["stunted"].tolist() == [0], "kept as written"
