"""The synthetic kabupaten's places: how many balita each desa holds, its puskesmas and its posyandu.

Names and codes of desa are real (``data/reference``); sizes are invented, because no public desa table exists. They add
up to the real population at 8 % balita, of which about 49 % are measured, as published for the home kabupaten.

Where the reference tables know no population (every kabupaten without tables of its own), it is assumed: 2,600 people
per desa and 9,000 per kelurahan, which over all 75,266 desa and 8,496 kelurahan comes near the country's population.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard import reference
from dashboard.reference import Kabupaten
from dashboard.sample.chance import stream
from dashboard.sample.errors import SampleSizeError

PROJECTED_SHARE = 0.08
MEASURED_OF_PROJECTED = 0.488
# Registered children who come to a bulan timbang, and desa that report it: together about 83 % of the list.
ATTENDANCE = 0.85
MEASURED_OF_LIST = 0.83
MIN_CHILDREN = 100
PEOPLE_PER_DESA = 2_600
PEOPLE_PER_KELURAHAN = 9_000

# Relative sizes that everybody in the home kabupaten would miss: the town kelurahan hold most children.
_HOME_SIZES = {
    "62.01.02.1009": 1150, "62.01.02.1005": 1060, "62.01.02.1006": 1010, "62.01.02.1003": 860, "62.01.02.1007": 610,
    "62.01.02.1002": 170, "62.01.02.1008": 100, "62.01.02.2004": 380, "62.01.02.2015": 190, "62.01.02.2014": 150,
    "62.01.01.1013": 490, "62.01.01.1011": 460, "62.01.01.1012": 230, "62.01.01.2008": 310, "62.01.01.2009": 200,
    "62.01.01.2017": 220, "62.01.01.2032": 180, "62.01.03.1008": 150, "62.01.03.1007": 170, "62.01.04.1002": 60,
    "62.01.06.2003": 260, "62.01.06.2008": 210, "62.01.05.2002": 260, "62.01.05.2007": 200,
}
_HOME_KECAMATAN_MEAN = {"62.01.01": 90, "62.01.02": 70, "62.01.03": 55, "62.01.04": 30, "62.01.05": 115,
                        "62.01.06": 105}
_POSYANDU_NAMES = ("MAWAR", "MELATI", "ANGGREK", "KENANGA", "DAHLIA", "TERATAI", "CEMPAKA", "FLAMBOYAN", "SERUNI",
                   "BOUGENVILE", "KAMBOJA", "NUSA INDAH", "TULIP", "SAKURA", "ASTER")
_CHILDREN_PER_POSYANDU = 45


@dataclass(frozen=True)
class Population:
    """Places of one kabupaten.

    ``desa``: code, name, kind, kecamatan_code, kecamatan, lon, lat, people, projected (balita, 2025), list_size
    (registered balita, mid-period mean), attendance (0-1), puskesmas. Row number = desa number everywhere here.
    ``posyandu``: desa (number), name, share (of the desa's children), day (of the month), whole_cm and whole_kg (share
    of readings rounded to a whole number), heap (0-1, how often a height just below -2 SD is written just above it).
    ``strong_puskesmas`` heap strongly; ``renewed_puskesmas`` did until it got a new kit.
    """

    kabupaten: Kabupaten
    desa: pd.DataFrame
    posyandu: pd.DataFrame
    renewed_puskesmas: str
    strong_puskesmas: tuple[str, ...]


def make_population(kabupaten_code: str, *, children: int | None, seed: int) -> Population:
    """Invent sizes, puskesmas and posyandu. ``children``: about this many measured per bulan timbang; None = realistic.

    Raises SampleSizeError for fewer than 100 children, UnknownKabupatenError for an unknown code.
    """
    if children is not None and children < MIN_CHILDREN:
        raise SampleSizeError(f"Kabupaten contoh perlu paling sedikit {MIN_CHILDREN} balita, diminta {children}.")
    kabupaten = reference.kabupaten(kabupaten_code)
    desa = reference.desa(kabupaten_code)
    population = kabupaten.population or assumed_population(desa)
    realistic = population * PROJECTED_SHARE * MEASURED_OF_PROJECTED
    measured = realistic if children is None else float(children)
    people = population * measured / realistic
    rng = stream(seed, f"population {kabupaten_code}")
    share = _desa_shares(desa, capital=kabupaten.capital, rng=rng)
    projected_share = share * rng.lognormal(0, 0.12, len(desa))
    desa = desa.assign(
        people=np.maximum(1, np.round(people * share)).astype(int),
        projected=people * PROJECTED_SHARE * projected_share / projected_share.sum(),
        list_size=measured / MEASURED_OF_LIST * share,
        attendance=_attendance(share, rng=rng),
    )
    desa["puskesmas"] = _puskesmas(desa)
    sizes = desa.groupby("puskesmas")["list_size"].sum().sort_values(ascending=False)
    strong = (str(sizes.index[1 % len(sizes)]), str(sizes.index[len(sizes) // 2]))
    renewed = str(sizes.index[2 % len(sizes)])
    posyandu = _posyandu(desa, strong=(*strong, renewed), rng=rng)
    return Population(kabupaten, desa, posyandu, renewed, strong)


def assumed_population(desa: pd.DataFrame) -> int:
    """People of a kabupaten whose population the reference tables do not know. ``desa``: kind."""
    kelurahan = int(desa["kind"].eq("kelurahan").sum())
    return PEOPLE_PER_KELURAHAN * kelurahan + PEOPLE_PER_DESA * (len(desa) - kelurahan)


def _desa_shares(desa: pd.DataFrame, *, capital: str, rng: np.random.Generator) -> np.ndarray:
    """Uneven sizes: explicit for the home kabupaten's towns, else kelurahan and the capital's kecamatan hold more."""
    kecamatan_mean = desa["kecamatan_code"].map(_HOME_KECAMATAN_MEAN)
    kelurahan = desa["kind"].eq("kelurahan").to_numpy()
    near_capital = desa.loc[desa["name"].str.startswith(capital) & (capital != ""), "kecamatan_code"]
    town = desa["kecamatan_code"].isin(near_capital).to_numpy()
    drawn = rng.lognormal(0, 0.45, len(desa)) * np.where(kelurahan, 3.2, 1.0) * np.where(town, 1.7, 1.0)
    drawn = np.where(kecamatan_mean.notna(), kecamatan_mean.fillna(0) * rng.lognormal(0, 0.3, len(desa)), drawn)
    fixed = desa["code"].map(_HOME_SIZES)
    sizes = np.where(fixed.notna(), fixed.fillna(0), drawn)
    return sizes / sizes.sum()


def _attendance(share: np.ndarray, *, rng: np.random.Generator) -> np.ndarray:
    """Share of registered children who come: varied by desa, a few very low, on average ATTENDANCE."""
    drawn = rng.beta(ATTENDANCE * 18, (1 - ATTENDANCE) * 18, len(share))
    far = rng.choice(len(share), max(1, len(share) // 30), replace=False)
    drawn[far] = rng.uniform(0.40, 0.60, len(far))
    shift = ATTENDANCE - (drawn * share).sum()
    return np.clip(drawn + shift, 0.35, 0.985)


def _puskesmas(desa: pd.DataFrame) -> pd.Series:
    """One to five puskesmas per kecamatan, named after their largest desa; each desa goes to the nearest."""
    per_puskesmas = desa["list_size"].sum() / (2 * desa["kecamatan_code"].nunique())
    chosen = pd.Series("", index=desa.index)
    for _, part in desa.groupby("kecamatan_code"):
        count = int(np.clip(round(part["list_size"].sum() / per_puskesmas), 1, min(5, len(part))))
        centres = part.nlargest(count, "list_size")
        chosen[part.index] = centres["name"].str.upper().to_numpy()[_distances(part, centres=centres).argmin(axis=1)]
    return chosen


def _distances(part: pd.DataFrame, *, centres: pd.DataFrame) -> np.ndarray:
    """From each desa to each centre: by their points, or by their place in the list where no points are known."""
    if part[["lon", "lat"]].isna().to_numpy().any():
        return np.abs(part.index.to_numpy()[:, None] - centres.index.to_numpy())
    return np.hypot(part["lon"].to_numpy()[:, None] - centres["lon"].to_numpy(),
                    part["lat"].to_numpy()[:, None] - centres["lat"].to_numpy())


def _posyandu(desa: pd.DataFrame, *, strong: tuple[str, ...], rng: np.random.Generator) -> pd.DataFrame:
    """Posyandu with their measuring habits: mild in most, strong in the named puskesmas."""
    rows = []
    for number, (list_size, puskesmas) in enumerate(zip(desa["list_size"].tolist(), desa["puskesmas"], strict=True)):
        count = max(1, round(list_size / _CHILDREN_PER_POSYANDU))
        sizes = rng.dirichlet(np.full(count, 12.0))
        heavy = puskesmas in strong
        for order in range(count):
            name = _POSYANDU_NAMES[(number + order) % len(_POSYANDU_NAMES)]
            repeat = order // len(_POSYANDU_NAMES) + 1
            rows.append((number, name if repeat == 1 else f"{name} {repeat}", sizes[order], int(rng.integers(4, 25)),
                         rng.beta(6, 4), rng.beta(3, 12), rng.beta(14, 1.2) if heavy else rng.beta(1.6, 8.4)))
    return pd.DataFrame(rows, columns=["desa", "name", "share", "day", "whole_cm", "whole_kg", "heap"])
