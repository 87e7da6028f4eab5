"""Over four thousand damaged files: never an error nobody foresaw, never half a set, never a cell in a finding."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from dashboard.intake import check_file, load_file
from dashboard.settings import Settings

SECRET = "RAHASIA ANAK"
FAMILIES = [
    ["KRS Desember 2025"],
    ["No", "No KK", "Nama KK", "Desa", "Kecamatan", "Sasaran", "", "Penapisan", "", ""],
    ["", "", "", "", "", "0-23", "PUS", "Air minum", "Jamban", "Terlalu muda"],
    [1, "6201010101010001", SECRET, "Candi", "Kumai", "v", "", 1, "", "v"],
    [2, "6201010101010002", SECRET, "Madurejo", "Arsel", "", "v", "", 1, ""],
]
PROGRAMME = [
    ["Cakupan Maret 2026"],
    ["No", "Kecamatan", "Desa", "REMAJA", "", "IBU HAMIL", "", "BALITA", ""],
    ["", "", "", "TTD", "Anemia", "KEK", "TTD", "ASI eksklusif", "IDL"],
    [1, "Kumai", "Candi", 1, 2, 3, 4, 5, 6],
    [2, "Arsel", "Madurejo", 1, 2, "50%", 4, "", 6],
]
FORM = [
    ["tahun", "bulan", "kelurahan", "jml_ktd", "jml_seluruh_ktd", "persentase_ktd", "jml_phbs", "jml_seluruh_phbs",
     "persentase_phbs"],
    [2026, "MARET", "Candi", 1, 20, "5%", 7, 9, 0.778],
    [2026, 4, "Madurejo", 0, 0, 0, 0, 0, 0],
]  # fmt: skip
ENTRY = [
    ["Daftar Entry 2026"],
    ["No", "", "", "", "Puskesmas", "Kelurahan/Desa", "Bulan", "Sasaran", *[f"k{n}" for n in range(9, 50)]],
    [1, "", "", "", "PKM", "Candi", "Maret", *range(8, 50)],
    [2, "", "", "", "PKM", "Madurejo", "Maret", *range(8, 50)],
]
KRS = [
    ["Semester I Juni 2025"],
    ["kecamatan", "jumlah_keluarga", "jumlah_keluarga_sasaran", "total_krs", "tidak_berisiko", "pus", "terlalu_tua"],
    ["KUMAI", 900, 500, 100, 400, 300, 200],
    ["ARSEL", 900, 500, 90, 400, 300, 200],
]
BUDGET = [
    ["Tahun", "OPD", "Kecamatan", "Desa/Kelurahan", "Kegiatan", "Sumber Dana", "Pagu (Rp)", "Realisasi (Rp)"],
    [2026, "Dinkes", "", "", "PMT", "APBD", 5_000_000, 2_000_000],
    [2026, "Dinsos", "Kumai", "Candi", SECRET, "DD", "5.000.000", ""],
]
AKSI = [["Tahun", "Aksi", "Status", "Tanggal Selesai", "Bukti"], [2026, "Aksi 3", "selesai", "2026-03-12", "BA"]]
READINESS = [
    ["Kode Desa", "Bulan", "Jumlah TPK", "TPK Terlatih", "SOP Terlaksana"],
    ["62.01.01.2001", "2026-08", 3, 2, "ya"],
    ["62.01.01.2002", "2026-08", 3, 4, "tidak"],
]
SASARAN = [
    ["Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar", "Sasaran Proyeksi"],
    ["Kumai", "Candi", 2026, 100, 110],
]
LOKUS = [["tahun", "kecamatan", "desa", "status", "dasar", "jumlah daftar"], [2026, "Kumai", "Candi", "calon", "SK", 4]]
MINILOK = [["Kecamatan", "Bulan", "Direncanakan", "Terlaksana"], ["Kumai", "2026-08", 1, 1]]
VERIFIED = [
    ["VERVAL KRS Desember 2025"],
    ["No", "No KK", "Nama KK", "Desa", "Kecamatan", "Penapisan", "", ""],
    ["", "", "", "", "", "Air minum", "Jamban", "Terlalu muda"],
    [1, "6201010101010001", SECRET, "Candi", "Kumai", 1, 2, 3],
    [2, "6201010101010002", SECRET, "Madurejo", "Arsel", 2, 1, 1],
]
YEARLY = [
    ["PENGUKURAN TAHUN 2026"],
    ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Kec", "Desa/Kel", "JANUARI", "", "", "FEBRUARI", "", ""],
    [*[""] * 7, *["TGL UKUR", "BERAT", "TINGGI"] * 2],
    [1, "6201010101200001", SECRET, "L", "2023-05-02", "Kumai", "Candi", "2026-01-05", 11.5, 90.1, 7, 11.8, 91],
    [2, "6201010101200002", SECRET, "P", "2022-05-02", "Arsel", "Madurejo", "2026-01-06", "12,5", 98, "", "", ""],
]
FLAT = [
    ["NIK", "Nama", "JK", "Tgl Lahir", "Kec", "Desa/Kel", "JANUARI_TANGGALUKUR", "JANUARI_BERAT", "MEI_TANGGALUKUR",
     "MEI_BERAT", "MEI_TINGGI"],
    ["6201010101200001", SECRET, "L", "2023-05-02", "Kumai", "Candi", "2026-01-05", 11.5, "2026-05-05", 11.8, 91],
    ["6201010101200002", SECRET, "P", "2022-05-02", "Arsel", "Madurejo", "2026-01-06", 12.5, "", "", ""],
]
SURVEY = [["Kode Wilayah", "Tahun", "Survei", "Prevalensi", "CI Bawah", "CI Atas"], ["62.01", 2024, "SSGI", 21, 18, 25]]
TARGET = [["Cakupan", "Kode Wilayah", "Indikator", "Tahun", "Nilai", "Status", "Dasar Hukum"],
          ["kabupaten", "62.01", "stunting_prevalence", 2026, 14, "resmi", "RPJMD"]]
RECAP = [
    ["Tahun", "Bulan", "Puskesmas", "Kelurahan", "data_sasaran_L", "data_sasaran_P", "Sangat_Pendek", "Pendek",
     "TB_Normal", "Tinggi", "Stunting", "jumlah_timbang", "jumlah_ukur"],
    [2026, "FEBRUARI", "PKM", "Candi", 20, 22, 1, 3, 30, 1, 4, 36, 35],
    [2026, "FEBRUARI", "PKM", "Madurejo", 20, 22, 1, 3, 30, 1, 5, 36, 35],
]
LONG = [
    ["Kode Desa", "Kecamatan", "Desa/Kelurahan", "ID Indikator", "Bulan", "Pembilang", "Penyebut", "Tanggal Lapor"],
    ["62.01.01.1011", "Kumai", "Candi", "phbs_family", "2026-05", 3, 10, "2026-06-07"],
    ["", "Arsel", "Madurejo", "S9", "2026-05", 3, 10, "2026-06-07"],
]
EHDW = [
    ["REKAP eHDW TRIWULAN II 2026"],
    ["NAMA_KECAMATAN", "desa", "Ibu_Hamil", "Usia_Anak_0-23-Bln_", "Bumil_KEK", "Bumil_KEK_Kunjungan",
     "Anak_Timbang_Rutin", "Konvergensi_Anak_"],
    ["Kumai", "Candi", 30, 90, 6, 5, 80, "63,5%"],
    ["Arsel", "Madurejo", 31, 80, 7, "", 70, "0%"],
]
CARD = [
    ["LAPORAN KONVERGENSI DESA", *[""] * 8], [""], ["Kabupaten: Kobar"], ["Kecamatan: Kumai"], ["Desa: Candi"],
    [*[""] * 5, "Tahun", 2026], [*[""] * 5, "Kuartal", 3], [""], [""],
    ["", "", "Rumah tangga 1000 HPK", "", "Ibu hamil", "", "", "Anak 0-23", ""],
    [*[""] * 6, "KEK/RISTI", "", "Gizi kurang"], ["Jumlah", SECRET, "", 120, "", 30, 10, 90, 12], [""],
    ["", "", "", "Hijau", "Kuning", "Merah"], ["Jumlah", "", "", 70, 12, 8], [""], [*[""] * 6, "Jumlah", "", "%"],
    *[["", number, label, "", "", "", 20, "", "66,7%"] for number, label in enumerate((
        "periksa 4 kali", "pil Fe", "nifas", "konseling", "KEK dikunjungi", "air minum", "jamban", "jaminan",
        "imunisasi", "timbang", "panjang badan", "konseling", "gizi buruk dikunjungi", "air minum", "jamban", "jaminan",
        "akta lahir", "kelas pengasuhan", "PAUD"))],
]
TPPS = [
    ["LAPORAN TPPS SEMESTER I 2026"],
    ["No", "Indikator", "Target", "Capaian", "Sumber"],
    [1, "Ibu hamil KEK yang mendapatkan tambahan asupan gizi", 90, "81,5%", "Dinkes"],
    [2, "Remaja putri yang mengonsumsi TTD", 58, 60, "Dinkes"],
    [3, "Balita yang memperoleh imunisasi dasar lengkap", 90, 85, SECRET],
    [4, "Keluarga berisiko stunting yang memperoleh pendampingan", 90, 85, "DP3AP2KB"],
]
GRIDS = {"families": FAMILIES, "programme": PROGRAMME, "form": FORM, "entry": ENTRY, "krs": KRS, "budget": BUDGET,
         "aksi": AKSI, "readiness": READINESS, "minilok": MINILOK, "sasaran": SASARAN, "lokus": LOKUS,
         "verval": VERIFIED, "yearly": YEARLY, "flat": FLAT, "survey": SURVEY, "target": TARGET, "recap": RECAP,
         "long": LONG, "ehdw": EHDW, "card": CARD, "tpps": TPPS}  # fmt: skip
NASTY = ["", " ", "\xa0", "-", "0", "-1", "1e308", "1e999", "nan", "inf", "#REF!", "=1+1", "99999999999999999999", "%",
         "62.01.01.2001", "6201012001.0", "2026-13", "31/02/2026", "Maret", "\u0661\u0662", "\u202eabc", "x" * 500,
         "'; DROP TABLE", "Candi", "KUMAI", "JUMLAH", "CONTOH", "TRUE", "1.234.567", "0,5", "\U0001f600"]  # fmt: skip
EACH = 200


def damaged(grid, chance):
    """One to six accidents: cells replaced, lost or doubled, rows lost, doubled or moved, columns lost."""
    rows = [list(row) for row in grid]
    for _ in range(chance.randrange(1, 7)):
        row = chance.randrange(len(rows))
        accident = chance.randrange(8)
        if accident <= 3 and rows[row]:
            rows[row][chance.randrange(len(rows[row]))] = chance.choice(NASTY)
        elif accident == 4 and rows[row]:
            del rows[row][chance.randrange(len(rows[row]))]
        elif accident == 5 and len(rows) > 1:
            del rows[row]
        elif accident == 6:
            rows.insert(chance.randrange(len(rows)), list(rows[row]))
        else:
            position = chance.randrange(12)
            rows = [line[:position] + line[position + 1:] for line in rows]
    return rows


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("name", GRIDS)
def test_whole_grids_are_read(tmp_path, name):
    path = tmp_path / "x.csv"
    path.write_bytes(as_csv(GRIDS[name]))
    report = check_file(path, folder=tmp_path / "data", settings=Settings())
    assert report.status == "accepted", report.message


@pytest.mark.parametrize("name", GRIDS)
def test_damaged_grids(tmp_path, name):
    chance = random.Random(f"{name} 6201")
    path = tmp_path / "x.csv"
    taken = 0
    for _ in range(EACH):
        path.write_bytes(as_csv(damaged(GRIDS[name], chance)))
        report = check_file(path, folder=tmp_path / "data", settings=Settings())
        codes = {finding.code for finding in report.findings}
        assert "kesalahan_tak_terduga" not in codes, path.read_text(encoding="utf-8-sig")
        assert SECRET not in str(report)
        taken += report.status == "accepted"
    assert 0 < taken < EACH, "some are still good, some are not"
    assert not (tmp_path / "data").exists(), "checking writes nothing"


def test_damaged_workbooks_with_a_sheet_per_month(tmp_path):
    """Every sheet damaged on its own; the file is taken or refused as a whole, its row numbers stay unique."""
    chance = random.Random("lembar 6201")
    folder, path = tmp_path / "data", tmp_path / "x.xlsx"
    names = sorted(GRIDS)
    statuses = set()
    for _ in range(150):
        first = chance.choice(names)
        book = openpyxl.Workbook()
        book.remove(book.active)
        for month in ("JANUARI", "FEBRUARI", SECRET):
            page = book.create_sheet(month)
            for row in damaged(GRIDS[first if chance.random() < 0.8 else chance.choice(names)], chance):
                page.append([cell if isinstance(cell, int | float) else _no_control(str(cell)) for cell in row])
        book.save(path)
        report = load_file(path, folder=folder, settings=Settings())
        assert "kesalahan_tak_terduga" not in {finding.code for finding in report.findings}, first
        assert SECRET not in str(report)
        statuses.add(report.status)
        if report.status == "accepted":
            numbers = pq.read_table(folder / "intake" / f"{report.sha256}.parquet")["row_number"].to_pylist()
            wide = report.kind in ("coverage", "village_scorecard")  # one row of a wide sheet becomes several cells
            assert wide or len(numbers) == len(set(numbers))
    assert statuses >= {"accepted", "refused"}


def _no_control(text):
    return "".join(letter for letter in text if letter >= " ")


def test_damaged_bytes_leave_nothing_or_everything(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in PROGRAMME:
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    data = whole.getvalue()
    chance = random.Random(6201)
    folder, path = tmp_path / "data", tmp_path / "x.xlsx"
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 5)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(bytes(broken[:chance.randrange(1, len(broken))] if chance.random() < 0.3 else broken))
        report = load_file(path, folder=folder, settings=Settings())
        assert "kesalahan_tak_terduga" not in {finding.code for finding in report.findings}
        stored = sorted(one.name for one in (folder / "intake").glob(f"{report.sha256}*")) if report.sha256 else []
        assert len(stored) == (0 if report.status == "refused" else 3)
