"""Survey results, targets and lokus as officers would type them, from the published figures in ``data/reference``.

These are real, with source and certainty, so they carry no sample mark. Only where no lokus list is known does a
synthetic list stand in, and that one is marked.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard import reference
from dashboard.sample.chance import stream
from dashboard.sample.containers import MARK, write_xlsx
from dashboard.sample.population import Population

SURVEY_HEADER = ("Kode Wilayah", "Wilayah", "Tahun", "Survei", "Prevalensi", "CI Bawah", "CI Atas", "Estimator",
                 "Sumber", "Kepastian", "Catatan")
TARGET_HEADER = ("Cakupan", "Kode Wilayah", "Indikator", "Tahun", "Nilai", "Status", "Dasar Hukum", "Kepastian",
                 "Jalur")
LOKUS_HEADER = ("Tahun", "Kode Desa", "Kecamatan", "Desa/Kelurahan", "Status", "Dasar", "Kepastian", "Jumlah Daftar")
_SAMPLE_BASIS = "Daftar contoh, bukan penetapan"


def write_published(out: Path, *, population: Population, seed: int) -> list[Path]:
    """survei, target and lokus of the kabupaten, with those of its province and the country beside it."""
    kabupaten = population.kabupaten
    areas = (kabupaten.code, kabupaten.province_code, "ID")
    surveys, targets = reference.table("surveys"), reference.table("targets")
    surveys, targets = surveys[surveys["area_code"].isin(areas)], targets[targets["area_code"].isin(areas)]
    survey_columns = ["area_code", "area_name", "year", "survey", "prevalence", "ci_low", "ci_high", "estimator",
                      "source", "certainty", "note"]
    target_columns = ["scope", "area_code", "indicator_id", "year", "value", "status", "legal_basis", "certainty",
                      "path"]
    return [
        write_xlsx(out / f"survei_{kabupaten.code}.xlsx", sheet="Survei", preamble=[], header=SURVEY_HEADER,
                   rows=_rows(surveys[survey_columns], numbers=("year", "prevalence", "ci_low", "ci_high"))),
        write_xlsx(out / f"target_{kabupaten.code}.xlsx", sheet="Target", preamble=[], header=TARGET_HEADER,
                   rows=_rows(targets[target_columns], numbers=("year", "value"))),
        _write_lokus(out, population=population, seed=seed),
    ]


def _rows(frame: pd.DataFrame, *, numbers: tuple[str, ...]) -> list[tuple[object, ...]]:
    """Text as it is; years and values as numbers, blank where blank."""
    columns = [[_number(value) for value in frame[name]] if name in numbers else frame[name].tolist() for name in frame]
    return list(zip(*columns, strict=True))


def _number(text: str) -> float | str:
    return "" if text == "" else float(text)


def _write_lokus(out: Path, *, population: Population, seed: int) -> Path:
    code = population.kabupaten.code
    known = reference.table("lokus")
    known = known[known["desa_code"].str.startswith(code + ".")]
    if known.empty:
        return write_xlsx(out / f"DATA-CONTOH_lokus_{code}.xlsx", sheet="Lokus", preamble=[MARK], header=LOKUS_HEADER,
                          rows=_sample_lokus(population, rng=stream(seed, "lokus")))
    columns = ["year", "desa_code", "kecamatan", "desa_name", "status", "basis", "certainty", "list_size"]
    return write_xlsx(out / f"lokus_{code}.xlsx", sheet="Lokus", preamble=[], header=LOKUS_HEADER,
                      rows=_rows(known[columns], numbers=("year", "list_size")))


def _sample_lokus(population: Population, *, rng: np.random.Generator) -> list[tuple[object, ...]]:
    """Ten desa for 2025 and ten for 2026, four of them in both lists; larger desa are likelier."""
    desa = population.desa
    drawn = rng.choice(len(desa), 16, replace=False, p=desa["list_size"] / desa["list_size"].sum())
    lists = ((2025, "ditetapkan", drawn[:10]), (2026, "calon", drawn[6:]))
    return [(year, desa.at[number, "code"], desa.at[number, "kecamatan"], desa.at[number, "name"], status,
             _SAMPLE_BASIS, "memory", len(numbers))
            for year, status, numbers in lists for number in sorted(numbers)]
