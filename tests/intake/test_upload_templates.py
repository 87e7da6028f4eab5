"""Templates that staff send to the application: refused by name with what to load instead, read where they suffice."""

from __future__ import annotations

import pytest

U1 = ["No", "anak_ke", "tgl_lahir", "jenis_kelamin", "nomor_KK", "NIK", "nama_anak", "usia_hamil", "berat_lahir",
      "panjang_lahir", "lingkar_kepala_lahir", "kia", "kia_bayi_kecil", "imd", "nama_ortu", "nik_ortu", "hp_ortu",
      "alamat", "rt", "rw", "hapus", "pindah"]
U2 = ["No", "NIK", "nama_anak", "TANGGALUKUR", "BERAT", "TINGGI", "LILA", "lingkar_kepala", "Pitting_edema", "CARAUKUR",
      "vita", *(f"asi_bulan_{n}" for n in range(7)), "kelas_ibu_balita", "mbg"]
U3 = ["nik", "nama", "tanggal_pemberian_pertama", "siklus_ke", "jenis_pmt", "sumber_anggaran", "mitra", "mitra_lain",
      "pmt_sesuai_juknis", "alasan_pemberian", "minggu_ke", "tanggal_pemantauan", *(f"hari_{n}" for n in range(1, 8)),
      "bb", "tb", "cara_ukur", "pemantauan_kesehatan", "tindak_lanjut"]


@pytest.mark.parametrize(("header", "what", "why", "instead"), [
    (U1, "templat unggah identitas anak", "tanpa satu pun hasil ukur", "Muat unduhan pengukuran per anak"),
    ([*U1, "nama_posyandu"], "templat unggah identitas anak", "tanpa satu pun hasil ukur", "Muat unduhan"),
    (U2, "templat unggah pengukuran", "z-score", "jenis_kelamin, tgl_lahir, dan desa"),
    (U3, "templat unggah PMT", "bukan dasar prevalensi", "templat cakupan"),
])
def test_refused_by_name_with_what_to_load_instead(maker, codes, header, what, why, instead):
    report = maker.refused(maker.xls(maker.files / "x.xls", [header, ["RAHASIA"] * len(header)]))
    assert "jenis_belum_didukung" in codes(report)
    for words in (what, why, instead):
        assert words in report.message
    assert "RAHASIA" not in str(report)


@pytest.mark.parametrize("header", [
    ["No", "Masalah", "Rencana Tindak Lanjut", "Penanggung Jawab", "Tenggat"],
    ["No", "Kecamatan", "Desa", "Indikator", "Tindak Lanjut", "Pelaksana (OPD)", "Bulan"]])
def test_the_plan_of_a_meeting_is_sent_to_its_own_page(maker, codes, header):
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [["RTL Rembuk 2025"], header, ["1"] * len(header)]))
    assert "jenis_belum_didukung" in codes(report)
    assert "halaman Tindak lanjut" in report.message


def test_a_copy_with_enough_columns_is_read(maker):
    header = [*U2, "jenis_kelamin", "tgl_lahir", "kecamatan", "desa"]
    rows = []
    for child in maker.children(40):
        cells = dict.fromkeys(header, "") | {
            "NIK": child["nik"], "nama_anak": child["name"], "TANGGALUKUR": child["measured"].isoformat(),
            "BERAT": child["weight"], "TINGGI": child["height"], "CARAUKUR": child["method"].lower(),
            "Pitting_edema": "tidak", "vita": "ya", "jenis_kelamin": child["sex"],
            "tgl_lahir": child["birth"].isoformat(), "kecamatan": child["kecamatan"], "desa": child["desa"]}
        rows.append([cells[name] for name in header])
    report, table = maker.accepted(maker.xls(maker.files / "x.xls", [header, *rows]))
    assert report.kind == "measurement"
    assert (report.rows_accepted, report.rows_rejected) == (40, 0)
    assert table["height_cm"].notna().all()
    assert table["desa_code"].notna().all()
    assert not table["oedema"].any()
