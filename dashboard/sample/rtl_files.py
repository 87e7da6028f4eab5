"""Last year's RTL as offices keep it: the rembuk of the kabupaten and one minilok per kecamatan. All of it invented.

The twelve columns of the RTL form with Kecamatan and Indikator, which the import on the page of promises reads. Titles
and every row say DATA CONTOH; owners and performers are offices and titles, never persons.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dashboard import reference
from dashboard.sample.chance import stream
from dashboard.sample.containers import MARK, write_xlsx
from dashboard.sample.population import Population

REMBUK_DAY, MINILOK_DAY = dt.date(2025, 11, 27), dt.date(2025, 11, 19)
HEADER = ("No", "Kecamatan", "Desa", "Masalah", "Penyebab", "Tindak lanjut", "Sasaran (jumlah)", "Penanggung jawab",
          "Pelaksana", "Tenggat", "Sumber dana", "Status", "Indikator", "Keterangan")
NOTE = "DATA CONTOH"
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember")


@dataclass(frozen=True)
class _Work:
    """One promise; ``desa`` = how many desa it names; ``due`` as the office wrote it."""

    problem: str
    cause: str
    action: str
    target: str
    agency: str
    performer: str
    due: str
    fund: str
    status: str
    indicator: str
    desa: int = 1


# Due dates lie on both sides of the sample's newest reports (August 2026): done, late, not begun, still to come.
_MINILOK = (
    _Work("Balita ditimbang tetapi tinggi tidak diukur", "Alat ukur posyandu rusak",
          "Ukur ulang panjang dan tinggi balita yang terlewat", "40 balita", "puskesmas",
          "Bidan desa dan kader posyandu", "28 Februari 2026", "BOK", "Selesai", "growth_monitoring"),
    _Work("Ibu hamil KEK belum semua mendapat PMT", "Bahan pangan lokal terlambat dibeli",
          "Antar PMT lokal ke ibu hamil KEK", "12 ibu hamil", "dinkes", "Petugas gizi puskesmas", "30/04/2026", "APBD",
          "Berjalan", "pregnant_kek_food", desa=2),
    _Work("Keluarga berisiko belum didampingi", "TPK baru belum dilatih",
          "Latih TPK dan bagi daftar keluarga dampingan", "9 TPK", "dp3ap2kb", "Koordinator penyuluh KB", "31/05/2026",
          "BOKB", "Selesai", "krs_mentoring"),
    _Work("Jamban keluarga belum layak", "Bahan bangunan belum tersedia", "Bangun jamban keluarga berisiko",
          "8 keluarga", "pupr", "Pemerintah desa", "30 Juni 2026", "DAK", "Belum", "improved_sanitation"),
    _Work("Remaja putri tidak rutin minum TTD", "Hari minum TTD di sekolah terhenti",
          "Aktifkan lagi hari minum TTD di sekolah", "120 remaja putri", "dinkes", "Pembina UKS dan petugas puskesmas",
          "31-03-2026", "BOK", "Berjalan", "adolescent_ttd", desa=2),
    _Work("Calon pengantin terlambat diperiksa", "Jadwal periksa tidak sama dengan jadwal KUA",
          "Samakan jadwal periksa calon pengantin", "25 calon pengantin", "kemenag", "Penyuluh KUA dan bidan",
          "15 Desember 2026", "BOK", "Belum", "premarital_health_check"),
    _Work("Pekarangan keluarga berisiko belum ditanami", "Bibit belum dibagikan",
          "Bagikan bibit sayur dan ayam petelur", "30 keluarga", "pertanian", "Penyuluh pertanian lapangan",
          "20/07/2026", "APBD", "Batal", "krs_home_garden"),
)
_REMBUK = (
    _Work("Cakupan pengukuran masih rendah", "Sweeping tidak terjadwal",
          "Sweeping pengukuran balita yang tidak datang", "200 balita", "dinkes", "Kepala puskesmas", "28/02/2026",
          "BOK", "Selesai", "growth_monitoring", desa=2),
    _Work("Data keluarga berisiko tidak sama antar-OPD", "Daftar penyebut belum dibagikan",
          "Bagikan daftar keluarga berisiko ke semua OPD tiap triwulan", "6 OPD", "dp3ap2kb", "Kepala bidang KB",
          "31 Januari 2026", "APBD", "Selesai", "krs_mentoring", desa=0),
    _Work("Keluarga lokus tanpa air minum layak", "Sambungan pipa belum sampai",
          "Bangun sumur bor dan sambungan rumah", "60 rumah tangga", "pupr", "Kepala bidang cipta karya",
          "30/06/2026", "DAK", "Berjalan", "improved_water", desa=2),
    _Work("PUS miskin belum menerima bantuan", "Usulan data belum diverifikasi", "Verifikasi usulan penerima bantuan",
          "150 keluarga", "dinsos", "Pendamping PKH", "31-03-2026", "APBD", "Belum", "pus_cash_transfer", desa=0),
    _Work("Laporan cakupan datang terlambat", "Formulir tiap OPD berbeda",
          "Pakai satu formulir cakupan, kirim paling lambat tanggal 10", "7 OPD", "bappeda", "Sekretariat TPPS",
          "28 Februari 2026", "APBD", "Selesai", "", desa=0),
    _Work("Gizi kurang belum semua mendapat PMT", "Stok PMT habis pada akhir tahun",
          "Anggarkan PMT lokal sampai Desember", "90 balita", "dinkes", "Kepala bidang kesehatan masyarakat",
          "30 April 2026", "APBD", "Berjalan", "moderate_wasting_food", desa=2),
    _Work("Keluarga berisiko jarang makan ikan", "Harga ikan mahal di pedalaman",
          "Promosi makan ikan dan pembagian bibit ikan", "100 keluarga", "perikanan", "Penyuluh perikanan",
          "31 Agustus 2026", "APBD", "Belum", "krs_fish_promotion"),
    _Work("KB pascasalin rendah", "Konseling hanya di puskesmas", "Konseling KB saat kunjungan nifas",
          "80 ibu bersalin", "dp3ap2kb", "Bidan desa dan penyuluh KB", "30 November 2026", "BOKB", "Berjalan",
          "postpartum_kb"),
    _Work("Dana desa untuk stunting belum terserap", "Kegiatan belum masuk APBDes perubahan",
          "Dampingi desa lokus menyusun APBDes perubahan", "5 desa", "dpmd", "Tenaga ahli pendamping desa",
          "30 September 2026", "DD", "Belum", "", desa=2),
    _Work("Bimbingan perkawinan belum memuat stunting", "Bahan belum dibagikan",
          "Bagikan bahan bimbingan perkawinan", "8 KUA", "kemenag", "Kepala seksi bimbingan masyarakat", "31/05/2026",
          "APBN", "Selesai", "marriage_guidance", desa=0),
    _Work("Mitra usaha belum tahu kebutuhan desa", "Daftar kebutuhan belum ada",
          "Serahkan daftar kebutuhan desa lokus kepada mitra CSR", "4 perusahaan", "bappeda", "Forum CSR kabupaten",
          "30 Juni 2026", "CSR", "Batal", "", desa=0),
)


def write_rtl(out: Path, *, population: Population, seed: int) -> list[Path]:
    """The rembuk's RTL and one per kecamatan's minilok; ``out`` apart from the data files, for ``load`` reads none."""
    out.mkdir(parents=True, exist_ok=True)
    name = population.kabupaten.name
    written = [_write(out / "DATA-CONTOH_rtl_rembuk.xlsx", title=_title("Rembuk Stunting", place=name,
                                                                         day=REMBUK_DAY),
                      rows=_rows(_REMBUK, population=population, rng=stream(seed, "RTL rembuk")))]
    for kecamatan in dict.fromkeys(population.desa["kecamatan"]):
        rows = _rows(_MINILOK, population=population, rng=stream(seed, f"RTL {kecamatan}"), kecamatan=kecamatan)
        written.append(_write(
            out / f"DATA-CONTOH_rtl_minilok_{_plain(kecamatan)}.xlsx", rows=rows,
            title=_title("Mini Lokakarya", place=f"Kecamatan {kecamatan}, {name}", day=MINILOK_DAY)))
    return written


def _title(forum: str, *, place: str, day: dt.date) -> str:
    return f"RENCANA TINDAK LANJUT {forum.upper()} {place.upper()}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _write(path: Path, *, title: str, rows: list[tuple[object, ...]]) -> Path:
    return write_xlsx(path, sheet="RTL", preamble=[MARK, f"{title} (DATA CONTOH)"], header=HEADER, rows=rows)


def _rows(work: tuple[_Work, ...], *, population: Population, rng: np.random.Generator, kecamatan: str = ""
          ) -> list[tuple[object, ...]]:
    """One row a promise; the desa it names lie in one kecamatan: the meeting's own, or one after the other."""
    names = dict(zip(reference.table("agencies")["slug"], reference.table("agencies")["short_name"], strict=True))
    indicators = reference.table("indicators").set_index("id")["short_name_id"]
    places = [kecamatan] if kecamatan else list(dict.fromkeys(population.desa["kecamatan"]))
    # A name that two desa bear would not be recognised without its kecamatan.
    known = population.desa[~population.desa["name"].duplicated(keep=False)]
    rows: list[tuple[object, ...]] = []
    for number, one in enumerate(work, start=1):
        where = places[(number - 1) % len(places)]
        inside = known.loc[known["kecamatan"] == where, "name"].to_numpy()
        desa = ", ".join(rng.choice(inside, min(one.desa, len(inside)), replace=False)) if one.desa else ""
        rows.append((number, where if desa else "", desa, one.problem, one.cause, f"{one.action} (contoh)", one.target,
                     names[one.agency], one.performer, one.due, one.fund, one.status,
                     indicators[one.indicator] if one.indicator else "", NOTE))
    return rows
