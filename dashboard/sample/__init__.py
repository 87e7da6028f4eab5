"""A synthetic kabupaten in the officers' own file formats; the files then go through the ordinary intake.

Desa names, published surveys, targets and lokus are real; every child, every service count and every list size is
invented and marked DATA CONTOH.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dashboard.sample.children import make_children
from dashboard.sample.damage import spoil
from dashboard.sample.eppgbm_files import write_round
from dashboard.sample.every_kind import write_every_kind
from dashboard.sample.measuring import measure_rounds
from dashboard.sample.places import written_places
from dashboard.sample.population import MIN_CHILDREN, PEOPLE_PER_DESA, PEOPLE_PER_KELURAHAN, make_population
from dashboard.sample.programme_files import write_coverage, write_sasaran
from dashboard.sample.published_files import write_published
from dashboard.sample.readiness_files import write_follow_up
from dashboard.sample.recap_files import write_recap
from dashboard.sample.rounds import newest_rounds
from dashboard.sample.rtl_files import write_rtl

__all__ = ["write_further_kinds", "write_rtl_sheets", "write_sample"]

_IDENTITY = ["nik", "nik_written_badly", "nik_luck", "name", "parent", "address", "rt", "rw", "birth_weight_kg",
             "birth_length_cm"]
ASSUMED = (f"Jumlah penduduk belum diketahui: berkas contoh memakai anggapan {PEOPLE_PER_DESA:,} jiwa per desa dan "
           f"{PEOPLE_PER_KELURAHAN:,} per kelurahan.").replace(",", ".")


def _silent(_: str) -> None:
    return None


def write_sample(
    out: Path,
    *,
    kabupaten_code: str = "62.01",
    children: int | None = None,
    rounds: int | None = None,
    seed: int = 6201,
    progress: Callable[[str], None] = _silent,
) -> list[Path]:
    """Write all files of the synthetic kabupaten into ``out`` (made if missing) and return their paths.

    ``children``: about this many measured per bulan timbang (None = realistic for the kabupaten's population);
    ``rounds``: newest bulan timbang of the twelve (None = all). The same arguments give the same files.
    Raises UnknownKabupatenError, SampleSizeError (too few children, rounds outside 1-12).
    """
    wanted = newest_rounds(rounds)
    population = make_population(kabupaten_code, children=children, seed=seed)
    if population.kabupaten.population is None and children is None:
        progress(ASSUMED)
    cohort = make_children(population, seed=seed)
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for at, rows in measure_rounds(population, children=cohort, rounds=wanted, seed=seed):
        identity = cohort[_IDENTITY].iloc[rows["child"]].reset_index(drop=True)
        records = rows.reset_index(drop=True).join(identity)
        records = written_places(records, population=population, at=at, seed=seed)
        paths += write_round(out, records=spoil(records, at=at, seed=seed), at=at)
        if at == wanted[-1]:
            paths += write_recap(out, rows=rows, children=cohort, at=at, population=population, seed=seed)
        progress(f"Bulan timbang {at.label}: {len(records):,} baris".replace(",", "."))
    paths += write_sasaran(out, population=population, children=cohort, years=sorted({at.year for at in wanted}))
    paths += write_coverage(out, population=population, first_year=wanted[0].year, seed=seed)
    paths += write_follow_up(out, population=population, seed=seed)
    paths += write_published(out, population=population, seed=seed)
    progress(f"{len(paths)} berkas ditulis")
    return paths


def write_further_kinds(out: Path, *, kabupaten_code: str = "62.01", seed: int = 6201) -> list[Path]:
    """Write one file of every layout that ``write_sample`` does not use, so that a folder can hold every kind."""
    out.mkdir(parents=True, exist_ok=True)
    population = make_population(kabupaten_code, children=MIN_CHILDREN, seed=seed)
    return write_every_kind(out, population=population, seed=seed)


def write_rtl_sheets(out: Path, *, kabupaten_code: str = "62.01", seed: int = 6201) -> list[Path]:
    """Write last year's RTL of the rembuk and of each minilok: sheets for the follow-up book, no data to be loaded."""
    return write_rtl(out, population=make_population(kabupaten_code, children=MIN_CHILDREN, seed=seed), seed=seed)
