"""Files of the other OPD: coverage per owner and year, and the list sizes (sasaran) per desa and year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard import reference
from dashboard.sample.chance import stream
from dashboard.sample.containers import MARK, write_xlsx
from dashboard.sample.eppgbm_cells import serial_dates
from dashboard.sample.population import Population
from dashboard.sample.services import service_counts

COVERAGE_HEADER = ("Kode Desa", "Kecamatan", "Desa/Kelurahan", "ID Indikator", "Indikator", "Bulan", "Pembilang",
                   "Penyebut", "Tanggal Lapor")
SASARAN_HEADER = ("Kode Desa", "Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar", "Sasaran Proyeksi")
# Decembers of the years before, then every month of the last twelve.
PERIODS = [(year, 12) for year in (2022, 2023, 2024)] + [(2025, month) for month in range(9, 13)] + [
    (2026, month) for month in range(1, 9)]
_NOT_REPORTED = {"dinsos": [(2026, 6), (2026, 7), (2026, 8)], "pupr": [(2026, 8)]}
_DAYS_LATE = {"dinkes": 6, "dp3ap2kb": 14, "kemenag": 19, "dinsos": 38, "perikanan": 11, "pertanian": 25, "pupr": 31}
_BLANK, _ABSENT, _OVERFULL = 0.012, 0.025, 0.005


def write_coverage(out: Path, *, population: Population, first_year: int, seed: int) -> list[Path]:
    """One xlsx per owner and year from ``first_year`` on, the last twelve months always.

    Dinsos is silent for the last three months, PUPR for the last one.
    """
    indicators = reference.table("indicators")
    counts = service_counts(population, indicators=indicators, periods=PERIODS, seed=seed)
    counts = counts[counts["year"].ge(min(first_year, 2025))]
    counts = _spoil(counts, rng=stream(seed, "coverage damage"))
    names = indicators.set_index("id")["name_id"]
    paths = []
    for (agency, year), part in counts.groupby(["agency", "year"]):
        places = population.desa.iloc[part["desa"]]
        month_text = [f"{y}-{m:02d}" for y, m in zip(part["year"], part["month"], strict=True)]
        reported = serial_dates(part["reported_at"].to_numpy().astype("datetime64[D]"))
        rows = zip(places["code"], places["kecamatan"], places["name"], part["indicator_id"],
                   part["indicator_id"].map(names), month_text, _counts(part["numerator"]),
                   _counts(part["denominator"]), reported, strict=True)
        paths.append(write_xlsx(out / f"DATA-CONTOH_cakupan_{agency}_{year}.xlsx", sheet="Cakupan", preamble=[MARK],
                                header=COVERAGE_HEADER, rows=rows, date_columns=("Tanggal Lapor",)))
    return paths


def _counts(values: pd.Series) -> list[int | str]:
    return ["" if pd.isna(value) else int(value) for value in values]


def _spoil(counts: pd.DataFrame, *, rng: np.random.Generator) -> pd.DataFrame:
    """Missing months and desa, blank cells, a few rows above 100 %, a desa that typed zeros, and reporting dates."""
    for agency, months in _NOT_REPORTED.items():
        silent = counts["agency"].eq(agency) & pd.Series(
            list(zip(counts["year"], counts["month"], strict=True)), index=counts.index).isin(months)
        counts = counts[~silent]
    luck = rng.random(len(counts))
    counts = counts[luck >= _ABSENT].reset_index(drop=True)
    key = counts["agency"] + counts["desa"].astype(str) + counts["year"].astype(str) + counts["month"].astype(str)
    lost = rng.choice(key.unique(), max(2, key.nunique() // 60), replace=False)
    counts = counts[~key.isin(lost)].reset_index(drop=True)
    luck = rng.random(len(counts))
    numerator = counts["numerator"].astype(float).mask(luck < _BLANK)
    over = (luck > 1 - _OVERFULL) & counts["denominator"].gt(3)
    numerator = numerator.mask(over, np.ceil(counts["denominator"] * 1.08))
    zeros = counts["desa"].eq(counts["desa"].max()) & counts["agency"].eq("dinkes") & counts["month"].eq(5)
    numerator = numerator.mask(zeros, 0.0)
    denominator = counts["denominator"].astype(float).mask(zeros, 0.0)
    return counts.assign(numerator=numerator, denominator=denominator, reported_at=_reported(counts, rng=rng))


def _reported(counts: pd.DataFrame, *, rng: np.random.Generator) -> pd.Series:
    """The owner's usual delay after the month's end, a little different each month."""
    month_end = pd.to_datetime({"year": counts["year"], "month": counts["month"], "day": 1}) + pd.offsets.MonthEnd(0)
    batch = counts["agency"] + counts["year"].astype(str) + counts["month"].astype(str)
    jitter = {name: int(rng.integers(-3, 9)) for name in batch.unique()}
    late = counts["agency"].map(_DAYS_LATE) + batch.map(jitter) + rng.choice([0, 0, 0, 5], len(counts))
    return month_end + pd.to_timedelta(late.clip(lower=1), unit="D")


def registered_children(children: pd.DataFrame, *, on: dt.date, desa_count: int) -> np.ndarray:
    """Balita on the list of each desa on this day."""
    day = np.datetime64(on, "D")
    birth = children["birth"].to_numpy().astype("datetime64[D]")
    on_list = ((children["entry"].to_numpy().astype("datetime64[D]") <= day)
               & (children["exit"].to_numpy().astype("datetime64[D]") > day) & ((day - birth).astype(int) <= 1826))
    return np.bincount(children["desa"].to_numpy()[on_list], minlength=desa_count)


def write_sasaran(out: Path, *, population: Population, children: pd.DataFrame, years: list[int]) -> list[Path]:
    """Registered list (mid-year) beside the projection (1 % a year around 2025), one row per desa and year."""
    rows: list[tuple[object, ...]] = []
    desa = population.desa
    for year in years:
        registered = registered_children(children, on=dt.date(year, 5, 15), desa_count=len(desa))
        projected = np.round(desa["projected"].to_numpy() * 1.01 ** (year - 2025)).astype(int)
        rows += zip(desa["code"], desa["kecamatan"], desa["name"], [year] * len(desa), registered.tolist(),
                    projected.tolist(), strict=True)
    return [write_xlsx(out / "DATA-CONTOH_sasaran.xlsx", sheet="Sasaran", preamble=[MARK], header=SASARAN_HEADER,
                       rows=rows)]
