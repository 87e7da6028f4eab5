"""Which column a finding in a row speaks of, in the officers' words, where the reader could not name the file's own.

For the sheet that goes back to whoever sent the file: "row 12 is wrong" is not enough to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Code of the finding -> its column. What is about a whole row (registration, a line of totals) is not here.
COLUMN_OF: Mapping[str, str] = MappingProxyType({
    "tanggal_ukur_tidak_terbaca": "Tanggal pengukuran", "ukur_sebelum_lahir": "Tanggal pengukuran, tanggal lahir",
    "ukur_setelah_unduh": "Tanggal pengukuran", "tanggal_lahir_tidak_terbaca": "Tanggal lahir",
    "umur_dari_teks": "Tanggal lahir", "tanpa_umur": "Tanggal lahir, usia saat ukur",
    "usia_berbeda": "Usia saat ukur", "usia_60_bulan_lebih": "Tanggal lahir, tanggal pengukuran",
    "jenis_kelamin_tidak_terbaca": "Jenis kelamin", "cara_ukur_tidak_terbaca": "Cara ukur",
    "naik_berat_tidak_terbaca": "Naik berat badan", "nik_bukan_16": "NIK", "nik_angka_excel": "NIK",
    "nik_dua_tanggal_lahir": "NIK, tanggal lahir", "nik_dua_jenis_kelamin": "NIK, jenis kelamin",
    "tanpa_kunci_anak": "NIK, nama, tanggal lahir", "anak_diukur_berulang": "NIK, tanggal pengukuran",
    "baris_kabupaten_lain": "Kode desa, kabupaten", "desa_tidak_dikenal": "Desa/kelurahan",
    "desa_tidak_terpetakan": "Desa/kelurahan", "desa_kosong": "Desa/kelurahan",
    "desa_beda_kecamatan": "Kecamatan, desa/kelurahan", "desa_ganda_dalam_kabupaten": "Kecamatan",
    "kode_dan_nama_berbeda": "Kode desa, desa/kelurahan", "kecamatan_tidak_dikenal": "Kecamatan",
    "wilayah_tidak_dikenal": "Kode wilayah", "indikator_tidak_dikenal": "Indikator",
    "indikator_perpres_beda": "Indikator", "bulan_tidak_terbaca": "Bulan", "bulan_belum_tiba": "Bulan",
    "tahun_tidak_terbaca": "Tahun", "status_tidak_dikenal": "Status", "status_aksi_tidak_dikenal": "Status",
    "aksi_tidak_dikenal": "Aksi", "opd_tidak_dikenal": "OPD", "sumber_dana_tidak_dikenal": "Sumber dana",
    "nilai_uang_kosong": "Pagu, realisasi", "tanggal_lapor_tidak_terbaca": "Tanggal lapor",
    "tanggal_tanpa_selesai": "Status, tanggal selesai", "rentang_terbalik": "CI bawah, CI atas",
    "pembilang_lebih_besar": "Pembilang, penyebut", "nol_per_nol": "Pembilang, penyebut",
    "krs_sangat_rendah": "Keluarga berisiko, keluarga sasaran",
})


def column_of(code: str, *, named: str, row: int | None) -> str:
    """The column as the file names it, else the one this finding is about; '' for a finding on the whole file."""
    return named or (COLUMN_OF.get(code, "") if row is not None else "")
