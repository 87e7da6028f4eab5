"""Invented follow-up of the programme: three standards, money, the eight aksi, mini lokakarya, families at risk.

Written with the headers of our own templates (families at risk: of the BKKBN profile), each file marked DATA CONTOH.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard import reference
from dashboard.sample.chance import stream
from dashboard.sample.containers import MARK, write_xlsx
from dashboard.sample.population import Population
from dashboard.sample.programme_files import PERIODS
from dashboard.sample.services import krs_families

READINESS_HEADER = ("Kode Desa", "Kecamatan", "Desa/Kelurahan", "Bulan", "Jumlah TPK", "TPK Terlatih",
                    "Jumlah Posyandu", "Posyandu dengan Alat Ukur Lengkap", "SOP Terlaksana")
BUDGET_HEADER = ("Tahun", "OPD", "Kode Desa", "Kecamatan", "Desa/Kelurahan", "Kegiatan", "Sumber Dana", "Pagu (Rp)",
                 "Realisasi (Rp)")
AKSI_HEADER = ("Aksi", "Nama Aksi", "Tahun", "Status", "Tanggal Selesai", "Bukti", "Penanggung Jawab")
MINILOK_HEADER = ("Kode Kecamatan", "Kecamatan", "Bulan", "Direncanakan", "Terlaksana")
KRS_HEADER = ("PROVINSI", "KABUPATEN", "KECAMATAN", "KELURAHAN", "TAHUN", "BULAN", "JUMLAH_KELUARGA", "JUMLAH_SASARAN",
              "JUMLAH_KRS", "TERLALU_MUDA", "TERLALU_TUA", "TERLALU_DEKAT", "TERLALU_BANYAK", "SANITASI",
              "SUMBER_AIR_MINUM")
NEWEST = PERIODS[-1]
_PEOPLE_PER_TPK = 1_100
_SILENT_DESA = 0.04
# agency, activity, fund, rupiah per inhabitant and year
_ACTIVITIES = (
    ("dinkes", "Pemberian makanan tambahan lokal bagi balita dan ibu hamil KEK", "APBD", 9_500),
    ("dinkes", "Pengadaan alat antropometri posyandu", "DAK", 2_800),
    ("dp3ap2kb", "Operasional Tim Pendamping Keluarga", "BOKB", 6_400),
    ("dp3ap2kb", "Mini lokakarya dan audit kasus stunting", "BOKB", 1_300),
    ("dinsos", "Bantuan pangan keluarga berisiko stunting", "APBD", 3_100),
    ("pupr", "Sanitasi layak di desa lokus", "DAK", 11_000),
    ("pertanian", "Pekarangan Pangan Lestari di desa lokus", "APBD", 1_700),
    ("perikanan", "Gerakan makan ikan", "APBD", 700),
    ("bappeda", "Koordinasi aksi konvergensi dan rembuk stunting", "APBD", 600),
    ("csr", "Paket telur dan susu bagi balita", "CSR", 900),
)
_VILLAGE_ACTIVITY = "Posyandu dan penyuluhan gizi desa"
_AKSI_DONE = {2025: {1: (1, 28), 2: (2, 27), 3: (3, 13), 4: (6, 30), 5: (10, 20), 6: (10, 31), 7: (11, 14)},
              2026: {1: (1, 30), 2: (2, 26), 3: (3, 12)}}
_AKSI_RUNNING = {2025: (8,), 2026: (4, 5, 6, 7)}
# The same years in the frame of 2025, which a kabupaten may choose instead.
_FRAME_DONE = {
    2025: {"penguatan_perencanaan": (3, 13), "penguatan_pelaksanaan": (12, 19), "regulasi": (8, 4),
           "publikasi": (11, 20)},
    2026: {"penguatan_perencanaan": (3, 12)}}
_FRAME_RUNNING = {2025: ("monitoring_evaluasi",), 2026: ("penguatan_pelaksanaan", "regulasi")}


def write_follow_up(out: Path, *, population: Population, seed: int) -> list[Path]:
    """Five xlsx; the same seed gives the same bytes."""
    return [
        _write(out, "kesiapan", "Kesiapan", READINESS_HEADER, _readiness(population, rng=stream(seed, "readiness"))),
        _write(out, "anggaran", "Anggaran", BUDGET_HEADER, _budget(population, rng=stream(seed, "budget"))),
        _write(out, "aksi", "Aksi", AKSI_HEADER, _aksi()),
        _write(out, "minilok", "Minilok", MINILOK_HEADER, _minilok(population, rng=stream(seed, "minilok"))),
        _write(out, "krs", "Profil KRS", KRS_HEADER, _krs(population, seed=seed)),
    ]


def _write(out: Path, name: str, sheet: str, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> Path:
    return write_xlsx(out / f"DATA-CONTOH_{name}.xlsx", sheet=sheet, preamble=[MARK], header=header, rows=rows)


def _readiness(population: Population, *, rng: np.random.Generator) -> list[tuple[object, ...]]:
    """Twice, half a year apart; a few desa send nothing, and a kit once bought stays."""
    desa = population.desa
    teams = np.maximum(1, np.round(desa["people"].to_numpy() / _PEOPLE_PER_TPK)).astype(int)
    posyandu = np.bincount(population.posyandu["desa"].to_numpy(), minlength=len(desa))
    trained, equipped = rng.binomial(teams, 0.62), rng.binomial(posyandu, 0.55)
    follows = rng.random(len(desa))
    rows: list[tuple[object, ...]] = []
    for month, sop in (("2026-02", 0.58), ("2026-08", 0.71)):
        if month == "2026-08":
            trained = trained + rng.binomial(teams - trained, 0.35)
            equipped = equipped + rng.binomial(posyandu - equipped, 0.3)
        silent = rng.random(len(desa)) < _SILENT_DESA
        for number, row in enumerate(desa.itertuples()):
            if not silent[number]:
                rows.append((row.code, row.kecamatan, row.name, month, int(teams[number]), int(trained[number]),
                             int(posyandu[number]), int(equipped[number]), "ya" if follows[number] < sop else "tidak"))
    return rows


def _budget(population: Population, *, rng: np.random.Generator) -> list[tuple[object, ...]]:
    """Whole thousands of rupiah; the running year is spent in part."""
    desa = population.desa
    people = int(desa["people"].sum())
    names = _short_names()
    rows: list[tuple[object, ...]] = []
    for year, spent in ((2025, 0.93), (2026, 0.52)):
        for agency, activity, fund, each in _ACTIVITIES:
            planned = _thousands(people * each * rng.uniform(0.85, 1.15))
            rows.append((year, names[agency], "", "", "", activity, fund, planned,
                         _thousands(planned * np.clip(rng.normal(spent, 0.08), 0.05, 1))))
        for row in desa[desa["kind"].eq("desa")].itertuples():
            planned = _thousands(rng.uniform(18e6, 75e6))
            rows.append((year, names["desa"], row.code, row.kecamatan, row.name, _VILLAGE_ACTIVITY, "DD", planned,
                         _thousands(planned * np.clip(rng.normal(spent - 0.05, 0.15), 0, 1))))
    return rows


def _short_names() -> dict[str, str]:
    agencies = reference.table("agencies")
    return dict(zip(agencies["slug"], agencies["short_name"], strict=True))


def _thousands(rupiah: float) -> int:
    return int(round(rupiah, -3))


def _aksi() -> list[tuple[object, ...]]:
    """Both frames for both years: which one is shown is the kabupaten's choice."""
    eight = reference.table("aksi")
    later = reference.table("aksi_2025").rename(columns={"id": "key"})
    later = later[later["same_as"] == ""]  # what both call alike is told once
    rows = []
    for year in _AKSI_DONE:
        rows += _aksi_rows(eight.assign(key=eight["number"]), year=year, running=tuple(map(str, _AKSI_RUNNING[year])),
                           done={str(number): day for number, day in _AKSI_DONE[year].items()})
        rows += _aksi_rows(later, year=year, done=_FRAME_DONE[year], running=_FRAME_RUNNING[year])
    return rows


def _aksi_rows(frame: pd.DataFrame, *, year: int, done: dict[str, tuple[int, int]], running: tuple[str, ...]
               ) -> list[tuple[object, ...]]:
    names = _short_names()
    rows: list[tuple[object, ...]] = []
    for key, name, agency in zip(frame["key"], frame["name_id"], frame["pic_agency"], strict=True):
        day = done.get(key)
        status = "selesai" if day else "berjalan" if key in running else "belum"
        rows.append((key, name, year, status, dt.date(year, *day).isoformat() if day else "",
                     f"Dokumen contoh {name}" if day else "", names[agency]))
    return rows


def _minilok(population: Population, *, rng: np.random.Generator) -> list[tuple[object, ...]]:
    """One planned per kecamatan and month of the newest year; about four in five are held."""
    places = population.desa[["kecamatan_code", "kecamatan"]].drop_duplicates()
    year, last = NEWEST
    return [(code, name, f"{year}-{month:02d}", 1, int(rng.random() < 0.8))
            for month in range(1, last + 1) for code, name in zip(places["kecamatan_code"], places["kecamatan"],
                                                                  strict=True)]


def _krs(population: Population, *, seed: int) -> list[tuple[object, ...]]:
    """The profile of the newest month. The same number of families at risk as in the services for them."""
    rng = stream(seed, "KRS profile")
    own, desa = population.kabupaten, population.desa
    years = sorted({year for year, _ in PERIODS})
    families = np.maximum(1, np.round(desa["people"].to_numpy() / 3.6)).astype(int)
    at_risk = np.minimum(krs_families(population, years=years, seed=seed)[NEWEST[0]], families)
    target = np.clip(np.round(families * rng.uniform(0.42, 0.55, len(desa))).astype(int), at_risk, families)
    young, old, close, many = (rng.binomial(target, share) for share in (0.004, 0.16, 0.03, 0.09))
    latrine, water = (rng.binomial(at_risk, share) for share in (0.28, 0.22))
    counts = (families, target, at_risk, young, old, close, many, latrine, water)
    return [(own.province.upper(), own.name.upper(), str(row.kecamatan).upper(), str(row.name).upper(), NEWEST[0],
             "AGUSTUS", *(int(values[number]) for values in counts))
            for number, row in enumerate(desa.itertuples())]
