"""The header rows of e-PPGBM exports over the years, and what fills each column.

Variants V1 (2022), V2 (2023), V3 (2024), V4 (2025), V6 (2025-26) and V7 (2026), spelled as found ("Pukesmas").
"""

from __future__ import annotations

_IDENTITY = ("NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu")
_PLACE = ("Prov", "Kab/Kota", "Kec", "Pukesmas", "Desa/Kel", "Posyandu", "RT", "RW", "Alamat")
_READING = ("Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi")
_SCORES = ("BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan")
_CARE = ("Jml Vit A", "KPSP", "KIA")

V1 = (*_IDENTITY, *_PLACE, *_READING, "LiLA", *_SCORES, "PMT Diterima (kg)", *_CARE)
V2 = ("No", *V1)
V3 = ("No", *_IDENTITY, *_PLACE, *_READING, "Cara Ukur", "LiLA", *_SCORES, *_CARE, "Detail")
V4 = ("No", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", *_PLACE, *_READING, "Cara Ukur", *_SCORES)
V6 = (*V3[:-1], "Kelas Ibu Balita", "MBG", "Detail")
V7 = ("Nama Anak", "Jenis Kelamin", "Tanggal Lahir", "NIK", "Nomor KK", "Anak Ke", "Nama Orang Tua (Ibu/Ayah)",
      "NIK Orang Tua", "No HP Orang Tua", "Alamat", "RT", "Kecamatan", "Puskesmas", "Kelurahan", "Posyandu",
      "Usia Kehamilan (minggu)", "Berat Lahir - Sasaran (kg)", "Panjang Lahir - Sasaran (cm)",
      "Lingkar Kepala Lahir (cm)", "IMD", "Tanggal Pengukuran", "Berat (kg)", "Tinggi (cm)", "Cara Ukur", "LiLA (cm)",
      "ZS BB/U", "ZS TB/U", "ZS BB/TB", "Naik Berat Badan", "Jml Vit A", "Kelas Ibu Balita", "MBG")

# Column header -> column of the cell table made by ``eppgbm_cells``.
CELL_OF_HEADER = {
    "No": "no", "NIK": "nik", "Nama": "name", "Nama Anak": "name", "JK": "sex", "Jenis Kelamin": "sex",
    "Tgl Lahir": "birth", "Tanggal Lahir": "birth", "BB Lahir": "birth_weight", "Berat Lahir - Sasaran (kg)":
    "birth_weight", "TB Lahir": "birth_length", "Panjang Lahir - Sasaran (cm)": "birth_length", "Nama Ortu": "parent",
    "Nama Orang Tua (Ibu/Ayah)": "parent", "Prov": "province", "Kab/Kota": "kabupaten", "Kec": "kecamatan",
    "Kecamatan": "kecamatan", "Pukesmas": "puskesmas", "Puskesmas": "puskesmas", "Desa/Kel": "desa",
    "Kelurahan": "desa", "Posyandu": "posyandu", "RT": "rt", "RW": "rw", "Alamat": "address",
    "Usia Saat Ukur": "age_text", "Tanggal Pengukuran": "measured_on", "Berat": "weight", "Berat (kg)": "weight",
    "Tinggi": "height", "Tinggi (cm)": "height", "Cara Ukur": "method", "LiLA": "muac", "LiLA (cm)": "muac",
    "BB/U": "label_waz", "ZS BB/U": "waz", "TB/U": "label_haz", "ZS TB/U": "haz", "BB/TB": "label_whz",
    "ZS BB/TB": "whz", "Naik Berat Badan": "gain", "PMT Diterima (kg)": "pmt", "Jml Vit A": "vitamin_a", "KPSP": "dash",
    "KIA": "dash", "Kelas Ibu Balita": "dash", "MBG": "dash", "Detail": "icon", "Nomor KK": "family_card",
    "Anak Ke": "birth_order", "NIK Orang Tua": "parent_nik", "No HP Orang Tua": "phone",
    "Usia Kehamilan (minggu)": "gestation", "Lingkar Kepala Lahir (cm)": "birth_head", "IMD": "imd",
}
