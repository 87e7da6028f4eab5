"""The plan of every template. Headers are those the intake knows; lists come from the reference tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dashboard import indicators, reference
from dashboard.settings import AKSI_FRAMES
from dashboard.templates.plan import Plan, PlanColumn

_BLANK_NOTE = ("Kosongkan sel yang belum ada datanya. Jangan menulis 0 bila belum dilaporkan: kosong berarti belum "
               "lapor.")
_LOCKED_NOTE = "Kode dan nama sudah terisi dan terkunci; jangan diubah atau diurutkan terpisah dari isiannya."
_EXAMPLE_NOTE = "Baris CONTOH tepat di bawah judul boleh dibiarkan; baris itu tidak ikut dibaca."


class NoIndicatorError(Exception):
    """A coverage template for an agency that owns no indicator; the message is for the officer and names who does."""


def months_offered(today: dt.date) -> tuple[str, ...]:
    """``YYYY-MM`` from January two years ago to this month, the newest first."""
    first = (today.year - 2) * 12
    return tuple(f"{number // 12}-{number % 12 + 1:02d}" for number in range(today.year * 12 + today.month - 1,
                                                                          first - 1, -1))


def _places(code: str) -> list[tuple[str, str, str]]:
    desa = reference.desa(code)
    return list(zip(desa["code"], desa["kecamatan"], desa["name"], strict=True))


def _place_columns(code: str) -> tuple[PlanColumn, ...]:
    longest = max((len(name) for _, _, name in _places(code)), default=16)
    return (PlanColumn("Kode Desa", "Kode Kemendagri, sudah terisi.", width=15),
            PlanColumn("Kecamatan", "Sudah terisi.", width=20),
            PlanColumn("Desa/Kelurahan", "Sudah terisi.", width=max(16, longest + 2)))


def _month(months: tuple[str, ...]) -> PlanColumn:
    return PlanColumn("Bulan", "Bulan laporan, ditulis seperti 2026-03; pilih dari daftar.", "bulan", months,
                      required=True, width=11)


_YEAR = PlanColumn("Tahun", "Empat angka, misalnya 2026.", "tahun", required=True, width=8)
_REPORTED = PlanColumn("Tanggal Lapor", "Tanggal laporan diserahkan; boleh kosong.", "tanggal", width=14)


def _titled(words: str, code: str) -> str:
    return f"Templat {words}: {reference.kabupaten(code).name}"


def coverage(code: str, *, agency: str, today: dt.date) -> Plan:
    """One row per desa and indicator (of one agency, where one is named) of the frame in force on ``today``.

    Only months of that frame are offered: an indicator reported for another one would stand on no page. Raises
    NoIndicatorError.
    """
    register = [one for one in indicators.register(today) if not agency or one.agency == agency]
    if not register:
        owners = ", ".join(sorted(one.slug for one in indicators.owners(today)))
        raise NoIndicatorError(f"OPD '{agency}' tidak mengampu indikator pada {today:%m/%Y}. Yang mengampu: {owners}.")
    months, frame_notes = _months_of_frame(today)
    rows = tuple((*place, one.id, one.name) for one in register
                 for place in _places(code))
    first, january = rows[0], f"{today.year}-01"
    return Plan(
        _titled("cakupan layanan", code), "Cakupan",
        (*_place_columns(code), PlanColumn("ID Indikator", "Sudah terisi.", width=24),
         PlanColumn("Indikator", "Sudah terisi.", width=48), _month(months),
         PlanColumn("Pembilang", "Jumlah yang dilayani (orang, keluarga), bukan persentase.", "jumlah", width=12),
         PlanColumn("Penyebut", "Jumlah sasarannya. 0 hanya bila memang tidak ada sasaran.", "jumlah", width=12),
         _REPORTED),
        (f"CONTOH {first[0]}", *first[1:], january if january in months else months[-1], 18, 25,
         today.replace(month=1, day=31)),
        (*frame_notes, _LOCKED_NOTE, _BLANK_NOTE, "Hapus atau biarkan kosong baris indikator yang bukan tugas OPD ini.",
         "Angka kumulatif ditulis kumulatif sejak Januari; dasbor tidak menjumlahkan bulan.", _EXAMPLE_NOTE), rows)


def _months_of_frame(today: dt.date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Months to choose from, and what to say where there is more than one frame."""
    offered = months_offered(today)
    here = indicators.register(today)[0]
    if len(indicators.frames()) == 1:
        return offered, ()
    own = tuple(month for month in offered
                if indicators.register(dt.date.fromisoformat(f"{month}-01"))[0].frame == here.frame)
    note = (f"Indikator menurut kerangka {here.frame}, untuk laporan bulan {own[-1]} sampai {own[0]}. Untuk bulan lain "
            "pakai templat bulan itu.")
    return own, (note,)


def sasaran(code: str, *, agency: str, today: dt.date) -> Plan:
    """One row per desa."""
    places = tuple(_places(code))
    return Plan(
        _titled("sasaran balita", code), "Sasaran",
        (*_place_columns(code), _YEAR,
         PlanColumn("Sasaran Terdaftar", "Balita pada daftar posyandu.", "jumlah", width=12),
         PlanColumn("Sasaran Proyeksi", "Balita menurut proyeksi penduduk.", "jumlah", width=12)),
        (f"CONTOH {places[0][0]}", *places[0][1:], today.year, 120, 131),
        (_LOCKED_NOTE, _BLANK_NOTE, _EXAMPLE_NOTE), places)


def lokus(code: str, *, agency: str, today: dt.date) -> Plan:
    """One row per desa; only the lokus are filled in."""
    places = tuple(_places(code))
    return Plan(
        _titled("desa lokus", code), "Lokus",
        (*_place_columns(code), _YEAR,
         PlanColumn("Status", "calon atau ditetapkan.", "pilihan", ("calon", "ditetapkan"), required=True, width=13),
         PlanColumn("Dasar", "Nomor dan tahun SK, atau nama daftar.", required=True, width=36)),
        (f"CONTOH {places[0][0]}", *places[0][1:], today.year, "ditetapkan", f"SK Bupati Nomor 1 Tahun {today.year}"),
        (_LOCKED_NOTE, "Isi hanya desa yang menjadi lokus; biarkan baris lain kosong.", _EXAMPLE_NOTE), places)


def survey(code: str, *, agency: str, today: dt.date) -> Plan:
    """Open rows: kabupaten, province, country."""
    own = reference.kabupaten(code)
    return Plan(
        _titled("hasil survei", code), "Survei",
        (PlanColumn("Kode Wilayah", "Kode kabupaten, provinsi, atau ID untuk Indonesia.", "pilihan",
                    (own.code, own.province_code, "ID"), required=True, width=13),
         PlanColumn("Wilayah", "Nama wilayah; boleh kosong.", width=24), _YEAR,
         PlanColumn("Survei", "Misalnya SSGI atau SKI.", required=True, width=12),
         PlanColumn("Prevalensi", "Persen, misalnya 21,3.", "persen", required=True, width=11),
         PlanColumn("CI Bawah", "Batas bawah selang kepercayaan 95 persen.", "persen", width=10),
         PlanColumn("CI Atas", "Batas atasnya.", "persen", width=10),
         PlanColumn("Jumlah Sampel", "Balita yang diukur survei di wilayah itu, hanya bila diterbitkan.", "jumlah",
                    width=11),
         PlanColumn("Estimator", "direct atau SAE; boleh kosong.", width=12),
         PlanColumn("Sumber", "Judul dan tahun terbitan.", width=36)),
        (f"CONTOH {own.code}", own.name, today.year - 1, "SSGI", 21.3, 17.8, 25.3, 640, "direct", "Laporan SSGI"),
        ("Satu baris per wilayah, tahun, dan survei.",
         "Angka survei dan angka e-PPGBM tidak dicampur; di sini hanya survei.", _EXAMPLE_NOTE), open_rows=40)


def target(code: str, *, agency: str, today: dt.date) -> Plan:
    """Open rows: one per scope, indicator and year."""
    own = reference.kabupaten(code)
    # Targets are set ahead: a frame that is not in force yet has its own.
    known = ("stunting_prevalence", *dict.fromkeys(
        one.id for month in (today, *(start for _, start in indicators.frames() if start > today))
        for one in indicators.register(month)))
    return Plan(
        _titled("target", code), "Target",
        (PlanColumn("Cakupan", "nasional, provinsi, atau kabupaten.", "pilihan",
                    ("kabupaten", "provinsi", "nasional"), required=True, width=12),
         PlanColumn("Kode Wilayah", "Kode kabupaten, provinsi, atau ID.", "pilihan",
                    (own.code, own.province_code, "ID"), required=True, width=13),
         PlanColumn("Indikator", "ID indikator; pilih dari daftar.", "pilihan", known, required=True, width=28),
         _YEAR, PlanColumn("Nilai", "Persen.", "persen", required=True, width=9),
         PlanColumn("Status", "Misalnya resmi atau usulan.", width=12),
         PlanColumn("Dasar Hukum", "Peraturan atau dokumen perencanaan.", width=36),
         PlanColumn("Jalur", "Nama jalur target bila lebih dari satu; boleh kosong.", width=18)),
        ("CONTOH kabupaten", own.code, "stunting_prevalence", today.year, 18.0, "resmi", "RPJMD", "rpjmd"),
        ("Satu baris per indikator dan tahun.", _EXAMPLE_NOTE), open_rows=80)


def readiness(code: str, *, agency: str, today: dt.date) -> Plan:
    """One row per desa: the three standards."""
    places = tuple(_places(code))
    return Plan(
        _titled("kesiapan tiga standar", code), "Kesiapan",
        (*_place_columns(code), _month(months_offered(today)),
         PlanColumn("Jumlah TPK", "Tim Pendamping Keluarga yang terbentuk.", "jumlah", width=10),
         PlanColumn("TPK Terlatih", "Di antaranya yang pelatihannya masih berlaku.", "jumlah", width=10),
         PlanColumn("Jumlah Posyandu", "Posyandu aktif.", "jumlah", width=11),
         PlanColumn("Posyandu dengan Alat Ukur Lengkap", "Kit antropometri lengkap dan terkalibrasi.", "jumlah",
                    width=16),
         PlanColumn("SOP Terlaksana", "ya atau tidak.", "pilihan", ("ya", "tidak"), width=11), _REPORTED),
        (f"CONTOH {places[0][0]}", *places[0][1:], f"{today.year}-01", 3, 2, 4, 3, "ya",
         today.replace(month=1, day=31)),
        (_LOCKED_NOTE, _BLANK_NOTE, _EXAMPLE_NOTE), places)


def budget(code: str, *, agency: str, today: dt.date) -> Plan:
    """Open rows: agency, fund and activity; desa only for money spent in one desa."""
    places = _places(code)
    agencies = reference.table("agencies")
    kecamatan = tuple(dict.fromkeys(name for _, name, _ in places))
    return Plan(
        _titled("anggaran penurunan stunting", code), "Anggaran",
        (_YEAR, PlanColumn("OPD", "Pemilik anggaran; pilih dari daftar. Desa: pilih Desa/kelurahan.", "pilihan",
                           tuple(agencies["short_name"]), required=True, width=18),
         PlanColumn("Kecamatan", "Hanya untuk anggaran di satu desa.", "pilihan", kecamatan, width=20),
         PlanColumn("Desa/Kelurahan", "Hanya untuk anggaran di satu desa.", "pilihan",
                    tuple(sorted({name for _, _, name in places})), width=24),
         PlanColumn("Kegiatan", "Nama kegiatan atau subkegiatan.", width=44),
         PlanColumn("Sumber Dana", "Pilih dari daftar.", "pilihan",
                    ("APBD", "DD", "BOKB", "CSR", "APBN", "DAK", "APBDes"), required=True, width=12),
         PlanColumn("Pagu (Rp)", "Rupiah penuh, bukan ribuan atau juta.", "rupiah", required=True, width=18),
         PlanColumn("Realisasi (Rp)", "Rupiah penuh sampai tanggal lapor.", "rupiah", width=18), _REPORTED),
        (f"CONTOH {today.year}", agencies["short_name"].iloc[0], "", "", "Pemberian makanan tambahan lokal", "APBD",
         250_000_000, 90_000_000, today.replace(month=1, day=31)),
        ("Satu baris per kegiatan dan sumber dana.",
         "DD = Dana Desa, BOKB = Bantuan Operasional Keluarga Berencana, CSR = dana perusahaan mitra.", _EXAMPLE_NOTE),
        open_rows=200)


def aksi_status(code: str, *, agency: str, today: dt.date, frame: str = AKSI_FRAMES[0]) -> Plan:
    """One row per aksi of a frame (``kerangka_aksi``): by number in the eight, by id in the others."""
    chosen = reference.table("aksi_frames").set_index("id").loc[frame]
    aksi = reference.table(str(chosen["table"]))
    keys = aksi["number"] if "number" in aksi.columns else aksi["id"]
    rows = tuple(zip(keys, aksi["name_id"], strict=True))
    return Plan(
        _titled(f"status {chosen['name_id']}", code), "Aksi",
        (PlanColumn("Aksi", "Nomor atau kode aksi, sudah terisi.", width=24 if keys.str.len().max() > 2 else 10),
         PlanColumn("Nama Aksi", "Sudah terisi.", width=60),
         _YEAR,
         PlanColumn("Status", "belum, berjalan, atau selesai.", "pilihan", ("belum", "berjalan", "selesai"),
                    required=True, width=12),
         PlanColumn("Tanggal Selesai", "Hanya bila selesai.", "tanggal", width=14),
         PlanColumn("Bukti", "Nomor surat, berita acara, atau tautan dokumen.", width=40),
         PlanColumn("Penanggung Jawab", "OPD penanggung jawab.", "pilihan",
                    tuple(reference.table("agencies")["short_name"]), width=20)),
        (f"CONTOH {keys.iloc[2]}", aksi["name_id"].iloc[2], today.year, "selesai", today.replace(month=1, day=15),
         "Berita acara rembuk stunting", "Bappedalitbang"),
        ("Nomor dan nama aksi sudah terisi dan terkunci.", _EXAMPLE_NOTE), rows)


def minilok(code: str, *, agency: str, today: dt.date) -> Plan:
    """One row per kecamatan, to be filled for one month."""
    desa = reference.desa(code)
    rows = tuple(dict.fromkeys(zip(desa["kecamatan_code"], desa["kecamatan"], strict=True)))
    return Plan(
        _titled("mini lokakarya kecamatan", code), "Minilok",
        (PlanColumn("Kode Kecamatan", "Sudah terisi.", width=16), PlanColumn("Kecamatan", "Sudah terisi.", width=22),
         _month(months_offered(today)), PlanColumn("Direncanakan", "Mini lokakarya menurut jadwal bulan itu.", "jumlah",
                                   required=True, width=14),
         PlanColumn("Terlaksana", "Yang benar-benar berlangsung.", "jumlah", required=True, width=12),
         PlanColumn("Catatan", "Boleh kosong; tanpa nama orang.", width=40)),
        (f"CONTOH {rows[0][0]}", rows[0][1], f"{today.year}-01", 1, 1, ""),
        (_LOCKED_NOTE, "Satu berkas untuk satu bulan; untuk bulan berikutnya pakai templat baru.", _EXAMPLE_NOTE),
        rows)


PLANS: dict[str, Callable[..., Plan]] = {
    "coverage": coverage, "sasaran": sasaran, "lokus": lokus, "survey": survey, "target": target,
    "readiness": readiness, "budget": budget, "aksi_status": aksi_status, "minilok": minilok}
