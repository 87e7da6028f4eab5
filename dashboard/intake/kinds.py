"""Which kind of file a row of header names announces: exact normalised keys only, never a part of a word.

(``tb`` inside a longer word would send half of all columns to the height.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from dashboard import reference
from dashboard.intake import perpres_names, report_kinds
from dashboard.intake.kind import PLACE_KEYS, PLACE_NEEDED, PLACE_SHOWN, Kind

__all__ = ["Kind", "all_kinds", "all_named", "announces", "every_name", "fields_in", "measurement", "meeting_plan",
           "missing_groups", "named", "unsupported", "unsupported_sheet"]

MEASUREMENT_KEYS_NEEDED = 6
NEAR_MISS_KEYS = 3
# Oedema is in the upload template, not in the download; the other keys are in data/reference/header_aliases.csv.
_MORE_MEASUREMENT_KEYS = {"pittingedema": "oedema", "pittingoedema": "oedema", "oedema": "oedema", "edema": "oedema"}


@lru_cache(maxsize=1)
def measurement() -> Kind:
    """The e-PPGBM download per child, every variant."""
    aliases = reference.table("header_aliases")
    keys = dict(zip(aliases["key"], aliases["field"], strict=True)) | _MORE_MEASUREMENT_KEYS
    shown = {"no": "No", "nik": "NIK", "child_name": "Nama", "sex": "JK", "birth_date": "Tgl Lahir",
             "birth_weight": "BB Lahir", "birth_length": "TB Lahir", "parent_name": "Nama Ortu", "province": "Prov",
             "kabupaten": "Kab/Kota", "kecamatan": "Kec", "puskesmas": "Pukesmas", "desa": "Desa/Kel",
             "posyandu": "Posyandu", "address": "Alamat", "age_text": "Usia Saat Ukur",
             "measured_on": "Tanggal Pengukuran", "weight": "Berat", "height": "Tinggi", "method": "Cara Ukur",
             "label_hfa": "TB/U", "label_wfa": "BB/U", "label_wfh": "BB/TB", "z_hfa": "ZS TB/U", "z_wfa": "ZS BB/U",
             "z_wfh": "ZS BB/TB", "weight_gain": "Naik Berat Badan", "oedema": "Pitting Edema"}
    needed = (("sex",), ("birth_date", "age_text"), ("measured_on",), ("weight", "height"), ("desa",))
    return Kind("measurement", "pengukuran per anak (e-PPGBM)", keys, needed, shown)


COVERAGE = Kind(
    "coverage", "cakupan layanan",
    {**PLACE_KEYS, "idindikator": "indicator_id", "kodeindikator": "indicator_id", "indikator": "indicator_name",
     "namaindikator": "indicator_name", "bulan": "month", "periode": "month", "tahun": "year", "pembilang": "numerator",
     "penyebut": "denominator", "tanggallapor": "reported_at", "tgllapor": "reported_at"},
    (PLACE_NEEDED, ("indicator_id", "indicator_name"), ("month",), ("numerator",), ("denominator",)),
    {**PLACE_SHOWN, "indicator_id": "ID Indikator", "indicator_name": "Indikator", "month": "Bulan", "year": "Tahun",
     "numerator": "Pembilang", "denominator": "Penyebut", "reported_at": "Tanggal Lapor"})

SASARAN = Kind(
    "sasaran", "sasaran balita per desa",
    {**PLACE_KEYS, "tahun": "year", "sasaranterdaftar": "registered", "terdaftar": "registered",
     "sasaranproyeksi": "projected", "proyeksi": "projected"},
    (PLACE_NEEDED, ("year",), ("registered", "projected")),
    {**PLACE_SHOWN, "year": "Tahun", "registered": "Sasaran Terdaftar", "projected": "Sasaran Proyeksi"})

LOKUS = Kind(
    "lokus", "desa lokus",
    {**PLACE_KEYS, "tahun": "year", "status": "status", "dasar": "basis", "dasarhukum": "basis", "nomorsk": "basis",
     "kepastian": "certainty", "jumlahdaftar": "list_size"},
    (PLACE_NEEDED, ("year",), ("status",), ("basis",)),
    {**PLACE_SHOWN, "year": "Tahun", "status": "Status", "basis": "Dasar", "certainty": "Kepastian",
     "list_size": "Jumlah Daftar"})

SURVEY = Kind(
    "survey", "hasil survei",
    {"kodewilayah": "area_code", "wilayah": "area_name", "tahun": "year", "survei": "survey",
     "prevalensi": "prevalence", "cibawah": "ci_low", "ciatas": "ci_high", "estimator": "estimator", "sumber": "source",
     "kepastian": "certainty", "catatan": "note", "jumlahsampel": "n", "no": "no"},
    (("area_code",), ("year",), ("survey",), ("prevalence",)),
    {"area_code": "Kode Wilayah", "area_name": "Wilayah", "year": "Tahun", "survey": "Survei",
     "prevalence": "Prevalensi", "ci_low": "CI Bawah", "ci_high": "CI Atas", "estimator": "Estimator",
     "source": "Sumber", "certainty": "Kepastian", "note": "Catatan", "n": "Jumlah Sampel"})

TARGET = Kind(
    "target", "target",
    {"cakupan": "scope", "kodewilayah": "area_code", "indikator": "indicator_id", "idindikator": "indicator_id",
     "tahun": "year", "nilai": "value", "status": "status", "dasarhukum": "legal_basis", "kepastian": "certainty",
     "jalur": "path", "no": "no"},
    (("scope",), ("area_code",), ("indicator_id",), ("year",), ("value",)),
    {"scope": "Cakupan", "area_code": "Kode Wilayah", "indicator_id": "Indikator", "year": "Tahun", "value": "Nilai",
     "status": "Status", "legal_basis": "Dasar Hukum", "certainty": "Kepastian", "path": "Jalur"})

# Kinds without a header row of their own: one of ``layouts`` finds them.
_BY_LAYOUT = (perpres_names.KIND,)
_SPOKEN = {"pengukuran": "measurement", "cakupan": "coverage", "survei": "survey"} | report_kinds.SPOKEN

_IDENTITY = ("templat unggah identitas anak ke e-PPGBM, yaitu berkas yang dikirim ke aplikasi, bukan yang diunduh "
             "darinya. Isinya siapa anaknya, tanpa satu pun hasil ukur, sehingga tidak ada yang dapat dihitung. Muat "
             "unduhan pengukuran per anak dari e-PPGBM (menu hasil pengukuran, semua balita).")
_UPLOAD = ("templat unggah pengukuran ke e-PPGBM, yaitu berkas yang dikirim ke aplikasi, bukan yang diunduh darinya. "
           "Jenis kelamin, tanggal lahir, atau desanya tidak ada di dalamnya, padahal tanpa itu z-score dan jumlah per "
           "desa tidak dapat dihitung. Muat unduhan pengukuran per anak dari e-PPGBM, atau lengkapi templat ini dengan "
           "kolom jenis_kelamin, tgl_lahir, dan desa (sebaiknya juga kecamatan).")
_PMT_UPLOAD = ("templat unggah PMT menurut nama ke e-PPGBM. Isinya hanya anak yang mendapat PMT, tanpa jenis kelamin, "
               "tanggal lahir, dan desa, sehingga bukan dasar prevalensi dan tidak dapat dihitung per desa. Jumlahkan "
               "per desa pada templat cakupan (indikator 16 dan 18), atau muat daftar penerima PMT menurut nama yang "
               "memuat bulan, desa, dan BB/PB-TB.")
_PMT_LIST = ("daftar kasus menurut nama: daftar anak pilihan, bukan dasar prevalensi. Agar dihitung per desa, daftar "
             "harus memuat judul yang menyebut penerima PMT (bukan sasarannya) dan bulannya, kolom Desa (atau Alamat "
             "yang berisi desa), dan kolom BB/PB-TB. Atau jumlahkan sendiri pada templat cakupan (indikator 16, 18).")
# Files of the field that are known by sight but not read: all keys of a group in one row; then why, and what to do.
_UNSUPPORTED: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"sikluske", "jenispmt"}), _PMT_UPLOAD), (frozenset({"namalengkapbalita", "bbpbtb"}), _PMT_LIST),
    (frozenset({"namalengkapbalita", "namaorangtua"}), _PMT_LIST))
# The same for templates that staff sometimes complete: read where every needed column of a measurement is there.
_INCOMPLETE: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"tanggalukur", "asibulan0"}), _UPLOAD), (frozenset({"anakke", "hapus", "pindah"}), _IDENTITY))
_YEARLY = ("lembar setahun dengan kolom per bulan, tetapi tanpa tanggal ukur dan berat atau tinggi pada tiap bulan. "
           "Lengkapi kolom itu, atau muat unduhan per anak e-PPGBM tiap bulan.")
_TPPS = ("laporan TPPS (Perpres 72/2021 Lampiran A, blok 1A atau 1B), tetapi tanpa baris judul yang memuat Indikator, "
         "Target, dan Capaian. Tulis ketiga judul itu (dan Sumber) pada satu baris di atas indikatornya, satu kolom "
         "untuk satu tahun, lalu muat lagi.")
_RTL = ("lembar rencana tindak lanjut (RTL) rapat: berisi janji, bukan data. Muat di halaman Tindak lanjut, bagian "
        "Muat lembar RTL lama.")
_RTL_KEYS = frozenset({"penanggungjawab", "pelaksana", "tenggat", "bataswaktu"})
_MONTH_KEYS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
               "november", "desember")


def all_kinds() -> tuple[Kind, ...]:
    """Every kind that can be read; the ones told by a rare column first."""
    return (COVERAGE, *report_kinds.ALL, SASARAN, SURVEY, TARGET, LOKUS, measurement())


def named(name: str) -> Kind | None:
    """The kind of this name (``measurement`` or its Indonesian word ``pengukuran`` ...), or None."""
    wanted = _SPOKEN.get(name.strip().lower(), name.strip().lower())
    return next((kind for kind in (*all_kinds(), *_BY_LAYOUT) if kind.name == wanted), None)


def every_name() -> tuple[str, ...]:
    """The names a kind can be asked for by, in the order they are tried."""
    return tuple(dict.fromkeys(kind.name for kind in (*all_kinds(), *_BY_LAYOUT)))


def all_named(wanted: Kind | None) -> tuple[Kind, ...]:
    """Every layout of the wanted kind; all kinds when none is wanted."""
    return tuple(kind for kind in all_kinds() if wanted is None or kind.name == wanted.name)


def fields_in(keys: Sequence[tuple[str, str]], *, kind: Kind) -> dict[str, list[int]]:
    """Field -> positions of its columns. ``keys`` = (full key, key without what stands in brackets) per column.

    The shorter key serves our own templates only (``Bulan (YYYY-MM)``); a download is matched in full.
    """
    found: dict[str, list[int]] = {}
    for position, (full, short) in enumerate(keys):
        field = kind.keys.get(full) or (kind.keys.get(short) if kind.name != "measurement" else None)
        if field:
            found.setdefault(field, []).append(position)
    return found


def missing_groups(found: Mapping[str, list[int]], *, kind: Kind) -> list[tuple[str, ...]]:
    """The needed groups of which no field was found."""
    return [group for group in kind.needed if not any(field in found for field in group)]


def announces(found: Mapping[str, list[int]], *, kind: Kind) -> bool:
    """Whether a row with these fields is a header of this kind (a measurement header may still lack needed columns)."""
    if kind.name == "measurement":
        return sum(len(positions) for positions in found.values()) >= MEASUREMENT_KEYS_NEEDED
    return not missing_groups(found, kind=kind)


def unsupported(keys: Sequence[tuple[str, str]]) -> str:
    """What a known but unreadable kind of sheet is called, or ``''``."""
    full = {key for key, _ in keys}
    for signature, label in _UNSUPPORTED:
        if signature <= full:
            return label
    if missing_groups(fields_in(keys, kind=measurement()), kind=measurement()):
        for signature, label in _INCOMPLETE:
            if signature <= full:
                return label
    months = sum(any(key.startswith(month) for key in full) for month in _MONTH_KEYS)
    return _YEARLY if months >= 3 else ""


def meeting_plan(keys: Sequence[tuple[str, str]]) -> str:
    """What the header of a meeting's RTL is called, or ``''``; to be asked where no kind announces itself."""
    names = {key for pair in keys for key in pair}
    return _RTL if _RTL_KEYS & names and any("tindaklanjut" in key for key in names) else ""


def unsupported_sheet(texts: Sequence[str]) -> str:
    """The same for a sheet told by the words in its first rows rather than by a header row."""
    found = {code for text in texts if 20 < len(text) < 200 and (code := perpres_names.indicator_code(text))}
    return _TPPS if len(found) >= perpres_names.NAMES_NEEDED else ""
