"""The synthetic children: a persistent cohort with births, late registration, leavers and ageing out.

Nobody here exists: names are "<first name> CONTOH <number>", the serial of every NIK starts with 9 (real serials count
from 0001 per day), streets are "JL CONTOH".
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.sample.chance import stream
from dashboard.sample.population import Population

FIRST_BIRTH, LAST_BIRTH = np.datetime64("2016-01-01", "D"), np.datetime64("2026-08-31", "D")
_YEAR_DAYS = 365.25
_GROWTH_PER_YEAR = 0.0125  # the list grows
_MID_BIRTHS = np.datetime64("2021-04-01", "D")

GIRLS = ("SITI", "AISYAH", "DEWI", "PUTRI", "NUR", "RINA", "MAYA", "LESTARI", "ANISA", "RATNA", "SARI", "INTAN")
BOYS = ("AHMAD", "BUDI", "RIZKY", "FAJAR", "ANDI", "YUSUF", "BAYU", "DIMAS", "IRFAN", "HADI", "RANGGA", "GILANG")


def make_children(population: Population, *, seed: int) -> pd.DataFrame:
    """Every child who is on the list at some time, one row per child (row number = child number).

    desa, posyandu (numbers), sex ('L', 'P'), birth, entry, exit (days), birth_weight_kg, birth_length_cm, nik (16
    digits), nik_written_badly, nik_luck (0-1; low = the bad form is what the register holds), name, parent, address,
    rt, rw, length_trait, weight_trait, habit (standard normal: growth and attendance that stay with the child).
    """
    rng = stream(seed, "children")
    desa = _born_in(population, rng=rng)
    count = len(desa)
    birth = _births(count, rng=rng)
    boy = rng.random(count) < 0.512
    length_trait = rng.normal(size=count)
    children = pd.DataFrame({
        "desa": desa,
        "posyandu": _posyandu_of(desa, population=population, rng=rng),
        "sex": np.where(boy, "L", "P"),
        "birth": birth,
        "entry": birth + np.where(rng.random(count) < 0.80, 0, rng.exponential(70, count)).astype(int),
        "birth_weight_kg": np.round(np.clip(rng.normal(3.05 + 0.12 * length_trait, 0.38), 1.6, 4.6), 1),
        "birth_length_cm": np.round(np.clip(rng.normal(48.9 + 0.5 * length_trait, 1.4), 42, 54)),
        "nik_luck": rng.random(count),
        "length_trait": length_trait,
        "weight_trait": rng.normal(size=count),
        "habit": rng.normal(size=count),
    })
    leaves = rng.random(count) < 0.10
    stay = np.where(leaves, rng.integers(200, 1800, count), 4000)
    children["exit"] = birth + stay
    kecamatan = population.desa["kecamatan_code"].to_numpy()[desa]
    children["nik"] = _nik(kecamatan, birth=birth, boy=boy)
    children["nik_written_badly"] = _bad_nik(children["nik"], rng=rng)
    return _with_names(children, boy=boy, rng=rng)


def _born_in(population: Population, *, rng: np.random.Generator) -> np.ndarray:
    years = (LAST_BIRTH - FIRST_BIRTH).astype(int) / _YEAR_DAYS
    expected = population.desa["list_size"].to_numpy() / 5 * years * 1.07
    return np.repeat(np.arange(len(expected)), np.maximum(2, rng.poisson(expected)))


def _births(count: int, *, rng: np.random.Generator) -> np.ndarray:
    days = FIRST_BIRTH + np.arange((LAST_BIRTH - FIRST_BIRTH).astype(int) + 1)
    intensity = 1 + _GROWTH_PER_YEAR * (days - _MID_BIRTHS).astype(int) / _YEAR_DAYS
    return rng.choice(days, count, p=intensity / intensity.sum())


def _posyandu_of(desa: np.ndarray, *, population: Population, rng: np.random.Generator) -> np.ndarray:
    """A posyandu of the child's own desa, by the posyandu's share."""
    posyandu = population.posyandu
    upper = posyandu["desa"].to_numpy() + posyandu.groupby("desa")["share"].cumsum().to_numpy()
    place = np.searchsorted(upper, desa + rng.random(len(desa)) * 0.999999)
    return np.minimum(place, len(posyandu) - 1)


def _nik(kecamatan: np.ndarray, *, birth: np.ndarray, boy: np.ndarray) -> pd.Series:
    """Kecamatan, day (girls + 40), month, year, serial from 9001 to 9999: shaped like a NIK, of nobody."""
    when = pd.DatetimeIndex(birth)
    frame = pd.DataFrame({"place": pd.Series(kecamatan).str.replace(".", "", regex=False), "when": when,
                          "day": np.where(boy, when.day, when.day + 40)})
    first = when.day_of_year.to_numpy() * 37  # so that last digits are as mixed as those of real numbers
    serial = 9001 + (first + frame.groupby(["place", "when"]).cumcount()) % 999
    return (frame["place"] + frame["day"].astype(str).str.zfill(2) + frame["when"].dt.strftime("%m%y")
            + serial.astype(str))


def _bad_nik(nik: pd.Series, *, rng: np.random.Generator) -> list[str]:
    """What a register holds where the NIK is not known: cut short, placeholder, padded, last digit lost in Excel."""
    kind = rng.choice(["short", "zeros", "nines", "padded", "rounded"], len(nik), p=[0.58, 0.08, 0.06, 0.20, 0.08])
    length = rng.integers(5, 16, len(nik))
    forms = {"zeros": lambda text, _: "0" * 16, "nines": lambda text, _: "9" * 16, "short": lambda text, n: text[:n],
             "padded": lambda text, _: text[:12] + "0000", "rounded": lambda text, _: text[:15] + "0"}
    return [forms[form](text, size) for form, text, size in zip(kind, nik, length, strict=True)]


def _with_names(children: pd.DataFrame, *, boy: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    count = len(children)
    first = np.where(boy, np.array(BOYS)[rng.integers(0, len(BOYS), count)],
                     np.array(GIRLS)[rng.integers(0, len(GIRLS), count)])
    mother = np.array(GIRLS)[rng.integers(0, len(GIRLS), count)]
    street, rt, rw = rng.integers(1, 200, count), rng.integers(0, 20, count), rng.integers(0, 6, count)
    no_rt = rng.random(count) < 0.5
    lower_case = rng.random(count) < 0.15
    names = [f"{text} CONTOH {number:05d}" for number, text in enumerate(first)]
    return children.assign(
        name=[name.title() if small else name for name, small in zip(names, lower_case, strict=True)],
        parent=[f"{text} CONTOH {number:05d}" for number, text in enumerate(mother)],
        address=[f"JL CONTOH {number}" for number in street],
        rt=["" if blank else str(number) for blank, number in zip(no_rt, rt, strict=True)],
        rw=["" if blank else str(number) for blank, number in zip(no_rt, rw, strict=True)],
    )
