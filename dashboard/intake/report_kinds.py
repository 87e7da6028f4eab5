"""Kinds beside the first templates: agencies' recaps recognised by their own header, and our templates for follow-up.

Header names of the recaps as seen in the field's files; each is matched as a whole, never as a part of a word.
"""

from __future__ import annotations

from dashboard import reference
from dashboard.intake.kind import (
    MONTH_KEYS,
    MONTH_SHOWN,
    PLACE_KEYS,
    PLACE_NEEDED,
    PLACE_SHOWN,
    WIDER_KEYS,
    Kind,
)
from dashboard.intake.village_items import ehdw_keys

BULAN_TIMBANG = Kind(
    "desa_report", "rekap bulan timbang per desa",
    {**PLACE_KEYS, **WIDER_KEYS, **MONTH_KEYS, "puskesmas": "puskesmas", "pukesmas": "puskesmas",
     "datasasaranl": "target_boys",
     "datasasaranp": "target_girls", "bbsangatkurang": "severely_underweight", "bbkurang": "moderately_underweight",
     "sangatpendek": "severely_stunted", "pendek": "moderately_stunted", "tbnormal": "height_normal",
     "tinggi": "tall", "giziburuk": "severely_wasted", "gizikurang": "moderately_wasted", "stunting": "stunted",
     "wasting": "wasted", "underweight": "underweight", "jumlahtimbang": "weighed", "jumlahukur": "measured",
     "jumlahtimbangukur": "weighed_measured", "waktuinput": "reported_at"},
    (PLACE_NEEDED, ("month",), ("stunted",), ("measured",), ("weighed",)),
    {**PLACE_SHOWN, **MONTH_SHOWN, "puskesmas": "Puskesmas", "target_boys": "data_sasaran_L",
     "target_girls": "data_sasaran_P", "severely_underweight": "BBSangat_Kurang",
     "moderately_underweight": "BB_Kurang", "severely_stunted": "Sangat_Pendek", "moderately_stunted": "Pendek",
     "height_normal": "TB_Normal", "tall": "Tinggi", "severely_wasted": "Gizi_Buruk",
     "moderately_wasted": "Gizi_Kurang", "stunted": "Stunting", "wasted": "Wasting", "underweight": "Underweight",
     "weighed": "jumlah_timbang", "measured": "jumlah_ukur", "weighed_measured": "jumlah_timbang_ukur",
     "reported_at": "Waktu Input"}, layout="bulan_timbang")

_KRS_RISKS = {"airminumtidaklayak": "water_poor", "jambantidaklayak": "latrine_poor", "terlalumuda": "too_young",
              "terlalutua": "too_old", "terlaludekat": "too_close", "terlalubanyak": "too_many"}
_KRS_RISKS_SHOWN = {"water_poor": "air minum tidak layak", "latrine_poor": "jamban tidak layak",
                    "too_young": "terlalu muda", "too_old": "terlalu tua", "too_close": "terlalu dekat",
                    "too_many": "terlalu banyak"}

KRS_KECAMATAN = Kind(
    "krs", "rekap keluarga berisiko stunting per kecamatan",
    {**MONTH_KEYS, **_KRS_RISKS, "kecamatan": "kecamatan", "kec": "kecamatan", "no": "no",
     "jumlahkeluarga": "families", "jumlahkeluargasasaran": "target_families", "totalkrs": "at_risk",
     "tidakberisiko": "not_at_risk", "kesejahteraan1": "rank_1", "kesejahteraan2": "rank_2",
     "kesejahteraan3": "rank_3", "kesejahteraan4": "rank_4", "kesejahteraanlebih4": "rank_above_4",
     "baduta": "under_2", "balita": "under_5", "pus": "pus", "pushamil": "pregnant"},
    (("kecamatan",), ("at_risk",), ("not_at_risk",), ("target_families",)),
    {**MONTH_SHOWN, **_KRS_RISKS_SHOWN, "kecamatan": "kecamatan", "families": "jumlah_keluarga",
     "target_families": "jumlah_keluarga_sasaran", "at_risk": "total_krs", "not_at_risk": "tidak_berisiko",
     "rank_1": "kesejahteraan_1", "rank_2": "kesejahteraan_2", "rank_3": "kesejahteraan_3",
     "rank_4": "kesejahteraan_4", "rank_above_4": "kesejahteraan_lebih_4", "under_2": "baduta", "under_5": "balita",
     "pus": "pus", "pregnant": "pus_hamil"}, layout="krs_kecamatan")

KRS_DESA = Kind(
    "krs", "profil keluarga berisiko stunting per desa",
    {**PLACE_KEYS, **WIDER_KEYS, **MONTH_KEYS, **_KRS_RISKS, "jumlahkeluarga": "families",
     "jumlahsasaran": "target_families",
     "jumlahkrs": "at_risk", "sanitasi": "latrine_poor", "sumberairminum": "water_poor"},
    (PLACE_NEEDED, ("at_risk",), ("target_families",), ("families",)),
    {**PLACE_SHOWN, **MONTH_SHOWN, **_KRS_RISKS_SHOWN, "families": "JUMLAH_KELUARGA",
     "target_families": "JUMLAH_SASARAN", "at_risk": "JUMLAH_KRS", "latrine_poor": "SANITASI",
     "water_poor": "SUMBER_AIR_MINUM"}, layout="krs_desa")

READINESS = Kind(
    "readiness", "kesiapan tiga standar per desa",
    {**PLACE_KEYS, **MONTH_KEYS, "jumlahtpk": "tpk", "tpkterlatih": "tpk_trained", "jumlahposyandu": "posyandu",
     "posyandudenganalatukurlengkap": "posyandu_equipped",
     "sopterlaksana": "sop_followed", "tanggallapor": "reported_at"},
    (PLACE_NEEDED, ("month",), ("tpk_trained", "posyandu_equipped", "sop_followed")),
    {**PLACE_SHOWN, **MONTH_SHOWN, "tpk": "Jumlah TPK", "tpk_trained": "TPK Terlatih", "posyandu": "Jumlah Posyandu",
     "posyandu_equipped": "Posyandu dengan Alat Ukur Lengkap", "sop_followed": "SOP Terlaksana",
     "reported_at": "Tanggal Lapor"})

BUDGET = Kind(
    "budget", "anggaran penurunan stunting",
    {**PLACE_KEYS, "tahun": "year", "opd": "agency", "perangkatdaerah": "agency", "kegiatan": "activity",
     "sumberdana": "fund", "pagu": "planned", "rencana": "planned", "realisasi": "realised",
     "tanggallapor": "reported_at"},
    (("year",), ("agency",), ("fund",), ("planned",)),
    {**PLACE_SHOWN, "year": "Tahun", "agency": "OPD", "activity": "Kegiatan", "fund": "Sumber Dana",
     "planned": "Pagu (Rp)", "realised": "Realisasi (Rp)", "reported_at": "Tanggal Lapor"})

AKSI_STATUS = Kind(
    "aksi_status", "status delapan aksi konvergensi",
    {"no": "no", "tahun": "year", "aksi": "aksi", "nomoraksi": "aksi", "namaaksi": "aksi_name", "status": "status",
     "tanggalselesai": "completed_on", "bukti": "evidence", "penanggungjawab": "agency"},
    (("year",), ("aksi",), ("status",)),
    {"year": "Tahun", "aksi": "Aksi", "aksi_name": "Nama Aksi", "status": "Status", "completed_on": "Tanggal Selesai",
     "evidence": "Bukti", "agency": "Penanggung Jawab"})

MINILOK = Kind(
    "minilok", "mini lokakarya kecamatan",
    {**MONTH_KEYS, "no": "no", "kodekecamatan": "kecamatan_code", "kecamatan": "kecamatan", "direncanakan": "planned",
     "terlaksana": "held", "catatan": "note"},
    (("kecamatan", "kecamatan_code"), ("month",), ("planned",), ("held",)),
    {**MONTH_SHOWN, "kecamatan_code": "Kode Kecamatan", "kecamatan": "Kecamatan", "planned": "Direncanakan",
     "held": "Terlaksana", "note": "Catatan"})

# Region columns stand before the services and are called NAMA_PROVINSI … desa; a month stands in none of them.
EHDW = Kind(
    "village_scorecard", "rekap eHDW per desa",
    {**PLACE_KEYS, **WIDER_KEYS, **MONTH_KEYS, **ehdw_keys(), "triwulan": "quarter", "kuartal": "quarter",
     "tw": "quarter", "namaprovinsi": "province", "namakabupaten": "kabupaten", "namakabkota": "kabupaten",
     "namakabupatenkota": "kabupaten", "namakecamatan": "kecamatan", "namakec": "kecamatan"},
    (PLACE_NEEDED, ("pregnant_kek",), ("children_weighed",)),
    {**PLACE_SHOWN, **MONTH_SHOWN, "quarter": "Triwulan",
     **{item["code"]: item["ehdw_column"] for item in reference.table("scorecard_items").to_dict("records")
        if item["ehdw_column"]}}, layout="ehdw")

ALL = (BULAN_TIMBANG, KRS_KECAMATAN, KRS_DESA, READINESS, BUDGET, AKSI_STATUS, MINILOK, EHDW)
SPOKEN = {"kesiapan": "readiness", "anggaran": "budget", "aksi": "aksi_status", "laporan_desa": "desa_report",
          "kartu_skor": "village_scorecard", "laporan_tpps": "tpps_report"}
