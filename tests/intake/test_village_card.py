"""The printed quarterly scorecard: read by its cells only where every label beside them says what belongs there."""

from __future__ import annotations

import json

import openpyxl
import pytest

MOTHERS = ["Ibu hamil periksa kehamilan paling sedikit 4 kali selama kehamilan",
           "Ibu hamil mendapatkan dan minum 1 tablet tambah darah (pil FE) setiap hari minimal selama 90 hari",
           "Ibu bersalin mendapatkan layanan nifas oleh nakes dilaksanakan minimal 3 kali",
           "Ibu hamil mengikuti kegiatan konseling gizi atau kelas ibu minimal 4 kali",
           "Ibu hamil dengan kondisi resiko tinggi dan/atau KEK mendapat kunjungan ke rumah oleh bidan desa",
           "Rumah tangga ibu hamil memiliki sarana akses air minum yang aman",
           "Rumah tangga ibu hamil memiliki sarana jamban keluarga yang layak",
           "Ibu hamil memiliki jaminan layanan kesehatan"]
CHILDREN = ["Bayi usia 12 bulan ke bawah mendapatkan imunisasi dasar lengkap",
            "Anak usia 0-23 bulan diukur berat badannya di posyandu secara rutin setiap bulan",
            "Anak usia 0-23 bulan diukur panjang/tinggi badannya minimal 2 kali dalam setahun",
            "Orang tua/pengasuh mengikuti kegiatan konseling gizi secara rutin minimal sebulan sekali",
            "Anak 0-23 bulan dengan status gizi buruk, gizi kurang, dan stunting mendapat kunjungan ke rumah",
            "Rumah tangga anak usia 0-23 bulan memiliki sarana akses air minum yang aman",
            "Rumah tangga anak usia 0-23 bulan memiliki sarana jamban yang layak",
            "Anak usia 0-23 bulan memiliki jaminan layanan kesehatan",
            "Anak usia 0-23 bulan memiliki akta lahir",
            "Orang tua/pengasuh mengikuti kelas pengasuhan minimal sebulan sekali",
            "Anak usia >2-6 tahun terdaftar dan aktif mengikuti kegiatan layanan PAUD"]
COUNTS = [24, 27, 9, 20, 6, 29, 25, 30, 40, 85, 80, 70, 9, 88, 75, 90, 66, 55, 100]
# The product's own order of rows 18 to 36.
ITEMS = ["pregnant_checked_4", "pregnant_iron", "postpartum_3", "pregnant_counselled_4", "pregnant_risk_visited",
         "pregnant_safe_water", "pregnant_latrine", "pregnant_insured", "children_immunised", "children_weighed",
         "children_length", "caregivers_counselled", "children_poor_visited", "children_safe_water", "children_latrine",
         "children_insured", "children_birth_certificate", "parenting_class", "children_2_6_paud"]


def card(path, changes=None, *, desa="Candi", kecamatan="Kumai", places=None, sheet="Sheet1", book=None):
    """A card as the form lays it out; ``changes``: cell -> value."""
    own = book is None
    book = book or openpyxl.Workbook()
    page = book.active if own else book.create_sheet(sheet)
    cells = {"A1": "LAPORAN KONVERGENSI PENCEGAHAN STUNTING TINGKAT DESA", "A3": "KABUPATEN",
             "C3": ": Kotawaringin Barat",
             "A4": "KECAMATAN", "C4": f": {kecamatan}", "A5": "DESA", "C5": f": {desa}", "F6": "TAHUN", "G6": 2026,
             "F7": "KUARTAL", "G7": "III", "A8": "TABEL 1. JUMLAH SASARAN 1.000 HPK (IBU HAMIL DAN ANAK 0-23 BULAN)",
             "A10": "SASARAN", "C10": "JUMLAH TOTAL RUMAH TANGGA 1.000 HPK", "E10": "IBU HAMIL",
             "H10": "ANAK 0-23 BULAN",
             "F11": "TOTAL", "G11": "KEK/RISTI", "H11": "TOTAL", "I11": "GIZI KURANG/GIZI BURUK/STUNTING",
             "A12": "JUMLAH", "D12": 120, "F12": 30, "G12": 10, "H12": 90, "I12": 12,
             "A13": "TABEL 2. HASIL PENGUKURAN TIKAR PERTUMBUHAN", "D14": "HIJAU (NORMAL)", "F14": "KUNING",
             "H14": "MERAH (TERINDIKASI STUNTING)", "A15": "JUMLAH", "D15": 70, "F15": 12, "H15": 8,
             "A17": "SASARAN", "B17": "NO", "C17": "INDIKATOR", "G17": "JUMLAH", "I17": "%", "A18": "IBU HAMIL",
             "A26": "ANAK 0-23 BULAN"}
    wholes = {23: 30, 24: 30, 25: 30, 18: 30, 19: 30, 21: 30, 22: 10, 27: 90, 28: 90, 30: 12, 31: 90, 32: 90, 33: 90,
              34: 90}
    for row, (label, count) in enumerate(zip([*MOTHERS, *CHILDREN], COUNTS, strict=True), start=18):
        cells |= {f"B{row}": row - 17, f"C{row}": label, f"G{row}": count}
        if row in wholes:
            cells[f"I{row}"] = f"{100 * count / wholes[row]:.1f}%".replace(".", ",")
    cells |= places or {}
    for at, value in (cells | (changes or {})).items():
        page[at] = value
    if own:
        book.save(path)
    return path


def test_a_card_is_read_from_its_cells(maker, codes):
    report, table = maker.accepted(card(maker.files / "x.xlsx"))
    assert (report.kind, report.rows_rejected) == ("village_scorecard", 0)
    assert set(zip(table["desa_code"], table["year"], table["quarter"], table["layout"], strict=True)) == {
        ("62.01.01.1011", 2026, 3, "kartu")}
    rows = table.set_index("item")
    assert rows.loc[ITEMS, "counted"].tolist() == COUNTS
    assert rows.loc[["households_1000_days", "pregnant", "pregnant_kek_or_high_risk", "children_0_23",
                     "children_poor_nutrition"], "counted"].tolist() == [120, 30, 10, 90, 12]
    assert rows.loc[["mat_green", "mat_yellow", "mat_red"], "counted"].tolist() == [70, 12, 8]
    assert rows.loc["pregnant_checked_4", ["row_number", "stated_percent"]].tolist() == [18, 80.0]
    assert codes(report) == set(), "nothing to say about a card in order"


def test_a_typed_percentage_is_compared_and_never_believed(maker, codes):
    report, table = maker.accepted(card(maker.files / "x.xlsx", {"I18": "97%", "I19": 140}))
    wrong = [one.row_numbers for one in report.findings if one.code == "persen_berbeda"]
    assert wrong == [(18,), (19,)]
    assert "persen_di_luar_batas" in codes(report)
    assert table.set_index("item").loc["pregnant_checked_4", "counted"] == 24


def test_percentages_of_a_spreadsheet_are_fractions(maker, codes):
    wholes = {18: 30, 19: 30, 27: 90}
    shares = {f"I{row}": None for row in range(18, 37)} | {
        f"I{row}": COUNTS[row - 18] / whole for row, whole in wholes.items()}
    report, table = maker.accepted(card(maker.files / "x.xlsx", shares))
    assert "persen_berbeda" not in codes(report)
    assert table.set_index("item").loc["pregnant_checked_4", "stated_percent"] == pytest.approx(80)


@pytest.mark.parametrize(("changes", "told"), [
    ({"C20": "Ibu hamil minum susu"}, "di samping G20 dicari 'Ibu nifas dilayani 3 kali', ditemukan tulisan lain"),
    ({"C23": MOTHERS[6]}, "di samping G23 dicari 'Ibu hamil dengan air minum aman', ditemukan 'Ibu hamil dengan"),
    ({"C31": MOTHERS[5]}, "di samping G31 dicari 'Anak 0-23 bulan dengan air minum aman'"),
    ({"F6": "BULAN"}, "di samping G6 dicari 'Tahun'"),
    ({"G6": "dua ribu"}, "G6 harus berisi tahun empat angka, ditemukan tulisan lain"),
    ({"G7": 5}, "G7 harus berisi triwulan 1 sampai 4, ditemukan angka lain"),
    ({"G11": "LAINNYA"}, "di atas G12 dicari 'Ibu hamil KEK atau risiko tinggi'"),
    ({"F11": "KEK"}, "di atas F12 dicari 'Ibu hamil'"),
    ({"F14": None}, "tepat satu kolom 'Tikar pertumbuhan kuning'"),
    ({"C26": None}, "di samping G26"),
    ({"G17": "SASARAN"}, "di atas G18 dicari 'jumlah'"),
    ({"I17": None}, "di atas I18 dicari 'persen'"),
])
def test_labels_that_differ_refuse_the_card_with_what_was_found(maker, codes, changes, told):
    report = maker.refused(card(maker.files / "x.xlsx", changes))
    assert "kartu_skor_beda" in codes(report)
    assert told in report.message


def test_a_row_inserted_refuses_the_card(maker, codes):
    path = card(maker.files / "x.xlsx")
    book = openpyxl.load_workbook(path)
    book.active.insert_rows(20)
    book.save(path)
    assert "judul_tidak_ditemukan" in codes(maker.refused(path)), "hardly a label is where a card has it"
    path = card(maker.files / "y.xlsx", {"A1": "SCORECARD KONVERGENSI DESA"})
    book = openpyxl.load_workbook(path)
    book.active.insert_rows(5)
    book.save(path)
    report = maker.refused(path)
    assert "kartu_skor_beda" in codes(report)
    assert "sel lain" in report.message, "the first three are told, the rest counted"


def test_the_paud_row_is_read_only_with_its_label(maker):
    _, table = maker.accepted(card(maker.files / "x.xlsx", {"C36": "Jumlah seluruhnya"}))
    assert "children_2_6_paud" not in set(table["item"])


@pytest.mark.parametrize("places", [
    {"A5": "Desa : Candi", "C5": None, "A4": "Kecamatan: Kumai", "C4": None},
    {"A5": "KELURAHAN CANDI KECAMATAN KUMAI", "C5": None, "A4": None, "C4": None},
    {"A5": "Nama Desa", "C5": None, "D5": "Candi"},
])
def test_the_desa_is_found_from_the_sheet_s_own_words(maker, places):
    _, table = maker.accepted(card(maker.files / "x.xlsx", places))
    assert set(table["desa_code"]) == {"62.01.01.1011"}


def test_an_unknown_desa_is_refused_and_offered_for_a_person(maker, codes):
    report = maker.refused(card(maker.files / "x.xlsx", desa="Candie"))
    assert "kartu_desa_tidak_dikenal" in codes(report)
    assert [(one.kecamatan, one.desa) for one in report.unmatched] == [("Kumai", "Candie")]


def test_no_desa_two_desa_and_another_kabupaten_are_refused(maker, codes):
    none = maker.refused(card(maker.files / "x.xlsx", {"A5": None, "C5": None}))
    assert "kartu_tanpa_desa" in codes(none)
    two = maker.refused(card(maker.files / "y.xlsx", {"E5": "Kelurahan", "F5": "Kumai Hulu"}))
    assert "kartu_tanpa_desa" in codes(two)
    other = maker.refused(card(maker.files / "z.xlsx", {"C3": ": Sukamara"}))
    assert "kabupaten_lain" in codes(other)


def test_bad_cells_are_emptied_and_told(maker, codes):
    report, table = maker.accepted(card(maker.files / "x.xlsx", {
        "G18": "80%", "G19": -1, "G20": "banyak", "G21": None, "G22": 11, "F12": 30.0}))
    rows = set(table[table["counted"].notna()]["item"])
    assert not {"pregnant_checked_4", "pregnant_iron", "postpartum_3", "pregnant_counselled_4"} & rows
    assert {"persen_bukan_jumlah", "angka_negatif", "angka_tidak_terbaca", "bagian_lebih_besar"} <= codes(report)


def test_a_card_per_sheet_is_one_file(maker):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("Candi", "Kumai Hulu"):
        card(None, desa=name, sheet=name, book=book)
    book.save(maker.files / "x.xlsx")
    _, table = maker.accepted(maker.files / "x.xlsx")
    assert table["desa_code"].nunique() == 2
    assert table["row_number"].max() > 2_000_000


def test_nothing_written_on_a_card_is_kept_or_told(maker):
    planted = {"A2": "KPM: QWERTZIUS ZZYXABEL", "G24": "QWERTZIUS", "C36": "MAMAKU XYLOPHONIA", "G36": "081298765432",
               "J20": "6201998877665543", "A40": "Kepala Desa VEXILLUM"}
    report = maker.load(card(maker.files / "x.xlsx", planted))
    refused = maker.load(card(maker.files / "y.xlsx", planted | {"C20": "QWERTZIUS ZZYXABEL", "G6": "VEXILLUM"}))
    assert (report.status, refused.status) == ("accepted", "refused")
    kept = b"".join(path.read_bytes() for path in maker.folder.rglob("*") if path.is_file()).decode("latin-1")
    told = kept + json.dumps(report.as_json()) + report.message + json.dumps(refused.as_json()) + refused.message
    for word in ("QWERTZIUS", "ZZYXABEL", "XYLOPHONIA", "081298765432", "6201998877665543", "VEXILLUM"):
        assert word not in told


def test_a_quarter_that_has_not_begun_is_refused(maker, codes):
    report = maker.refused(card(maker.files / "x.xlsx", {"G6": 2062}))
    assert {"bulan_belum_tiba", "semua_baris_ditolak"} <= codes(report)
