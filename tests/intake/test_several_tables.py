"""Workbooks with a sheet per month, and the yearly sheet with a block of columns per month: all of it, or told."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

COVERAGE = ["Kecamatan", "Desa", "ID Indikator", "Bulan", "Pembilang", "Penyebut"]
PROGRAMME = [["No", "Kecamatan", "Desa", "REMAJA", "", "IBU HAMIL", "", "BALITA", ""],
             ["", "", "", "TTD", "Anemia", "KEK", "TTD", "ASI eksklusif", "IDL"]]
BLOCK = ["TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR"]
IDENTITY = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Kec", "Desa/Kel", "Posyandu"]


def workbook(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def test_a_sheet_per_month_takes_the_month_from_its_name(maker, codes):
    def sheet(*values):
        return [["CAKUPAN PROGRAM TAHUN 2026"], *PROGRAMME, [1, "Kumai", "Candi", *values]]

    path = workbook(maker.files / "bulanan.xlsx", {
        "PETUNJUK": [["Isi tiap bulan"]], "JANUARI": sheet(1, 2, 3, 4, 5, 6), "FEBRUARI": sheet(7, 8, 9, 10, 11, 12),
        "MARET": [["CAKUPAN PROGRAM TAHUN 2026"], *PROGRAMME, [1, "Kumai", "Candi"]]})
    report, rows = maker.accepted(path)
    served = rows[rows["indicator_id"] == "adolescent_ttd"].set_index("period")["numerator"]
    assert {day.month: value for day, value in served.items()} == {1: 1, 2: 7}
    assert "Januari, Februari" in next(one.message for one in report.findings if one.code == "lembar_digabung")
    assert "lembar_kosong" in codes(report), "the month to come is told, not silently left"
    assert maker.load(path).status == "unchanged"


def test_a_row_number_is_that_of_its_sheet(maker):
    def sheet(month, served):
        return [COVERAGE, ["Kumai", "Candi", "adolescent_ttd", month, served, 10]]

    path = workbook(maker.files / "x.xlsx", {"MEI": sheet("2026-05", 3), "JUNI": sheet("2026-06", 12)})
    report, _ = maker.accepted(path)
    (finding,) = [one for one in report.findings if one.code == "pembilang_lebih_besar"]
    assert finding.row_numbers == (2,)
    assert finding.message.startswith("1 baris (baris 2): Juni: ") or "Juni" in finding.message


def test_the_same_cell_on_two_sheets_is_told_and_the_later_sheet_is_used(maker, codes):
    def sheet(served):
        return [COVERAGE, ["Kumai", "Candi", "adolescent_ttd", "2026-05", served, 10]]

    report, rows = maker.accepted(workbook(maker.files / "x.xlsx", {"A": sheet(3), "SALINAN": sheet(4)}))
    assert "lembar_bertumpuk" in codes(report)
    assert rows.sort_values("row_number")["numerator"].tolist() == [3, 4]
    assert "SALINAN" not in str(report), "a sheet may be called after a person"


def test_a_sheet_that_cannot_be_read_does_not_take_the_others_along(maker, codes):
    def sheet(period):
        return [COVERAGE, ["Kumai", "Candi", "adolescent_ttd", period, 1, 10]]

    report, rows = maker.accepted(workbook(maker.files / "x.xlsx", {"MEI": sheet("2026-05"), "JUNI": sheet("entah")}))
    assert len(rows) == 1
    assert "Juni" in next(one.message for one in report.findings if one.code == "lembar_tidak_dibaca")
    report = maker.load(workbook(maker.files / "y.xlsx", {"MEI": sheet("entah"), "JUNI": sheet("entah")}))
    assert report.status == "refused"


def test_families_of_one_desa_on_two_sheets_are_not_added(maker, codes):
    def sheet(family):
        return [["KRS Desember 2025"], ["No", "No KK", "Nama KK", "Desa", "Kecamatan", "Penapisan", ""],
                ["", "", "", "", "", "Air minum", "Jamban"], [1, family, "RAHASIA", "Candi", "Kumai", 1, ""]]

    path = workbook(maker.files / "x.xlsx", {"A": sheet("6201010101010001"), "B": sheet("6201010101010002")})
    report = maker.refused(path)
    assert "desa_di_dua_lembar" in codes(report)


def yearly(children, *, flat, title="PENGUKURAN TAHUN 2026"):
    months = ["JANUARI", "FEBRUARI", "MARET"]
    if flat:
        rows = [[title], [*IDENTITY, *(f"{month}_{name.replace(' ', '')}" for month in months for name in (
            "TANGGAL UKUR", "BERAT", "TINGGI", "CARAUKUR"))]]
    else:
        rows = [[title], [*IDENTITY, *(cell for month in months for cell in (month, "", "", "", ""))],
                [""] * len(IDENTITY) + BLOCK * 3]
    for child in children:
        line = [child["no"], child["nik"], child["name"], child["sex"], child["birth"].isoformat(), child["kecamatan"],
                child["desa"], child["posyandu"]]
        for month in (1, 2, 3):
            day = dt.date(2026, month, 5)
            empty = month == 3 or (month == 2 and child is children[0])
            block = ["", "", "", ""] if empty else [day.isoformat(), child["weight"] + month / 10,
                                                    child["height"] + month / 10, child["method"]]
            line += block if flat else [block[0], "", *block[1:]]
        rows.append(line)
    return rows


@pytest.mark.parametrize("flat", [True, False])
def test_the_yearly_sheet_is_read_month_by_month(maker, codes, flat):
    children = maker.children(12, months=((2025, 11),))
    report, rows = maker.accepted(maker.xlsx(maker.files / "setahun.xlsx", yearly(children, flat=flat)))
    assert report.kind == "measurement"
    by_month = rows.groupby("period").size()
    assert {day.month: n for day, n in by_month.items()} == {1: 12, 2: 11}
    first = rows[rows["period"].map(lambda day: day.month) == 1].sort_values("row_number")
    assert first["height_cm"].round(1).tolist() == [round(child["height"] + 0.1, 1) for child in children]
    assert first["child_id"].is_unique
    assert rows["child_id"].nunique() == 12, "the same child in every month"
    header_rows = 2 if flat else 3
    assert first["row_number"].tolist() == list(range(header_rows + 1, header_rows + 13))
    assert rows["row_number"].is_unique
    assert not any(child["name"] in rows.to_csv() for child in children)


def test_a_day_of_the_month_is_a_date_only_where_the_year_stands_in_the_title(maker, codes):
    children = maker.children(4, months=((2025, 11),))
    rows = yearly(children, flat=False)
    for line in rows[3:]:
        for at in (8, 13):
            line[at] = 17 if line[at] else ""
    _, read = maker.accepted(maker.xlsx(maker.files / "a.xlsx", rows))
    assert set(read["period"]) == {dt.date(2026, 1, 1), dt.date(2026, 2, 1)}
    rows[0] = ["PENGUKURAN POSYANDU"]
    assert maker.load(maker.xlsx(maker.files / "b.xlsx", rows)).status == "refused", "never this year's"


def test_a_yearly_sheet_without_a_desa_is_refused_with_what_lacks(maker, codes):
    rows = [line[:6] + line[7:] for line in yearly(maker.children(3), flat=False)]
    report = maker.refused(maker.xlsx(maker.files / "a.xlsx", rows))
    assert "kolom_wajib_tidak_ada" in codes(report)
    assert "Desa/Kel" in report.message


@pytest.mark.parametrize(("label", "word"), [("Gizi Kurang", "gizi kurang"), ("Gizi Buruk", "gizi buruk")])
def test_a_list_of_wasted_children_is_no_base_for_prevalence(maker, codes, label, word):
    header = maker.headers["V3"]
    rows = maker.table(header, maker.children(40))
    for row in rows[1:]:
        row[header.index("BB/TB")] = label
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", rows))
    assert "daftar_tersaring" in codes(report)
    assert word in report.message


def test_codes_of_the_verification_are_not_ticks(maker, codes):
    rows = [["VERVAL KRS Desember 2025"], ["No", "No KK", "Nama KK", "Desa", "Kecamatan", "Penapisan", "", ""],
            ["", "", "", "", "", "Air minum", "Jamban", "Terlalu muda"],
            [1, "6201010101010001", "RAHASIA", "Candi", "Kumai", 1, 1, 3],
            [2, "6201010101010002", "RAHASIA", "Candi", "Kumai", 1, 2, 2],
            [3, "6201010101010003", "RAHASIA", "Candi", "Kumai", 1, 1, 1]]
    report, read = maker.accepted(maker.xlsx(maker.files / "verval.xlsx", rows))
    assert "kode_verval" in codes(report)
    one = read.iloc[0]
    assert (one["target_families"], one["at_risk"], one["water_poor"], one["latrine_poor"], one["too_young"]) == (
        3, 1, 0, 1, 1), "all water adequate: a 1 is no tick there"


def test_indicators_by_their_name_in_the_perpres(maker, codes):
    rows = [["Kecamatan", "Desa", "Indikator", "Bulan", "Pembilang", "Penyebut"],
            ["Kumai", "Candi", "Pelayanan KB pascapersalinan", "2026-05", 1, 10],
            ["Kumai", "Candi", "S9", "2026-05", 2, 10],
            ["Kumai", "Candi", "Desa/kelurahan stop buang air besar sembarangan (ODF)", "2026-05", 1, 1]]
    report, read = maker.accepted(maker.xlsx(maker.files / "x.xlsx", rows))
    assert sorted(read["indicator_id"]) == ["basic_immunisation", "postpartum_kb"]
    assert "indikator_perpres_beda" in codes(report), "desa instead of families: near, not the same"
