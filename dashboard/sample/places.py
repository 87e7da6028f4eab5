"""How places are written in the files: upper case mostly, and every way in which staff write them otherwise."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard import reference
from dashboard.sample.chance import stream
from dashboard.sample.population import Population
from dashboard.sample.rounds import Round

KECAMATAN_SHORT = {"62.01.02": "ARSEL", "62.01.03": "KOLAM", "62.01.04": "ARUTA", "62.01.05": "P. LADA",
                   "62.01.06": "P. BANTENG", "17.08.06": "KABAWETAN"}
# Places that staff write and no list of desa knows: they must end as "tidak terpetakan", never at the nearest name.
UNKNOWN_PLACES = ("AFDELING VII", "TRANS UNIT III BLOK C", "PERUM GRIYA CONTOH")
_DESA_OTHERWISE = 0.14
_KECAMATAN_SHORT_SHARE = 0.25


def written_places(records: pd.DataFrame, *, population: Population, at: Round, seed: int) -> pd.DataFrame:
    """Adds province, kabupaten, kecamatan, puskesmas, desa_name, posyandu_name as this round's files write them."""
    rng = stream(seed, f"places {at.label}")
    places = population.desa
    number = records["desa"].to_numpy()
    kabupaten = population.kabupaten.name.upper()
    puskesmas = places["puskesmas"].to_numpy()
    with_prefix = {name: rng.random() < 0.4 for name in dict.fromkeys(puskesmas)}
    pkm = np.array([f"PUSKESMAS {name}" if with_prefix[name] else name for name in puskesmas])
    kab = np.array([f"KAB {kabupaten}" if with_prefix[name] else kabupaten for name in puskesmas])
    posyandu = _posyandu_names(population, rng=rng)[records["posyandu"]]
    desa_names = np.array(_desa_spellings(population, rng=rng), dtype=object)[number]
    every_other = records["child"].to_numpy() % 2 == 0
    for place, posyandu_number in zip(UNKNOWN_PLACES, _posyandu_written_as_place(population, seed=seed), strict=False):
        desa_names = np.where(every_other & (records["posyandu"].to_numpy() == posyandu_number), place, desa_names)
    return records.assign(province=population.kabupaten.province.upper(), kabupaten=kab[number],
                          kecamatan=np.array(_kecamatan_spellings(population, rng=rng))[number],
                          puskesmas=pkm[number], desa_name=desa_names, posyandu_name=posyandu)


def _posyandu_written_as_place(population: Population, *, seed: int) -> np.ndarray:
    """A few posyandu where a hamlet's or estate's name stands instead of the desa for every other child."""
    rng = stream(seed, "unknown places")
    posyandu = population.posyandu
    several = posyandu.groupby("desa")["share"].transform("size") > 1
    pool = posyandu.index[several] if several.any() else posyandu.index
    return rng.choice(pool.to_numpy(), min(len(UNKNOWN_PLACES), len(pool)), replace=False)


def _desa_spellings(population: Population, *, rng: np.random.Generator) -> list[str]:
    aliases = reference.desa_aliases(population.kabupaten.code)
    aliases = aliases[aliases["auto"].eq("yes")]
    spellings = []
    for code, name, kind in population.desa[["code", "name", "kind"]].to_numpy().tolist():
        plain = name.upper()
        short, long = ("KEL. ", "KELURAHAN ") if kind == "kelurahan" else ("DS. ", "DESA ")
        others = [plain.replace(" ", ""), short + plain, long + plain, name]
        others += aliases.loc[aliases["code"].eq(code), "alias"].str.upper().tolist()
        if plain.startswith("SUNGAI "):
            others += ["SEI " + plain[7:]] * 3
        otherwise = rng.random() < _DESA_OTHERWISE
        spellings.append(others[rng.integers(len(others))] if otherwise else plain)
    return spellings


def _kecamatan_spellings(population: Population, *, rng: np.random.Generator) -> list[str]:
    short = {code: name for code, name in KECAMATAN_SHORT.items() if rng.random() < _KECAMATAN_SHORT_SHARE}
    places = population.desa[["kecamatan_code", "kecamatan"]].to_numpy().tolist()
    return [short.get(code, name.upper()) for code, name in places]


def _posyandu_names(population: Population, *, rng: np.random.Generator) -> np.ndarray:
    """The same posyandu may stand in capitals, in mixed case or with a Roman number."""
    drawn = rng.random(len(population.posyandu))
    return np.array([name.title() if luck < 0.08 else name.replace(" 2", " II") if luck < 0.3 else name
                     for name, luck in zip(population.posyandu["name"], drawn, strict=True)], dtype=object)
