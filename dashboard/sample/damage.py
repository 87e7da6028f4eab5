"""What goes wrong between a child and a file, in the shares seen in real exports of 2022-2025.

Bad NIK 2-7 %, birth weight in grams 1.4-2.3 %, LiLA 0 in 23 % and blank in 13 %, stale z-scores 0.3-2 %, blank posyandu
1.3 then 0.1 %, a child measured twice in the month, an exact duplicate, impossible readings. Damage to the *form* of
numbers and dates belongs to the file's layout (``eppgbm_layouts``).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.sample.chance import stream
from dashboard.sample.rounds import Round
from dashboard.sample.source_z import file_scores

BAD_NIK = {2021: 0.068, 2022: 0.062, 2023: 0.024, 2024: 0.039, 2025: 0.030, 2026: 0.025}
STALE = {2021: 0.020, 2022: 0.018, 2023: 0.012, 2024: 0.014, 2025: 0.004, 2026: 0.003}
_SECOND_NIK = 0.0025
_TWICE, _EXACT = 0.006, 0.0006
_IMPOSSIBLE = 0.0008


def spoil(records: pd.DataFrame, *, at: Round, seed: int) -> pd.DataFrame:
    """The rows of one round as they stand in the officers' files: same columns, damaged values, a few rows twice."""
    rng = stream(seed, f"damage {at.label}")
    records = _spoil_nik(records, at=at, rng=rng)
    records = _spoil_birth(records, rng=rng, recent=float(at.year >= 2025))
    records = _spoil_muac(records, rng=rng)
    records = _impossible_readings(records, rng=rng)
    records = _stale_scores(records, at=at, rng=rng)
    blank = rng.random(len(records)) < (0.013 if at.year <= 2024 else 0.001)
    records["posyandu_name"] = records["posyandu_name"].mask(blank, "")
    records.loc[int(rng.integers(len(records))), "desa_name"] = ""
    records = _measured_twice(records, rng=rng)
    return _in_file_order(records)


def _spoil_nik(records: pd.DataFrame, *, at: Round, rng: np.random.Generator) -> pd.DataFrame:
    luck = records["nik_luck"]
    nik = records["nik"].mask(luck < BAD_NIK[at.year], records["nik_written_badly"])
    second = luck.between(0.5, 0.5 + _SECOND_NIK) & (at.time >= 2024)
    nik = nik.mask(second, nik.str[:12] + "99" + nik.str[14:])
    # A typist's slip: two rows carry the NIK of the row above, whose birth date differs.
    slips = rng.choice(np.arange(1, len(records)), 2, replace=False)
    values = nik.to_numpy(dtype=object).copy()
    values[slips] = values[slips - 1]
    return records.assign(nik=values)


def _spoil_birth(records: pd.DataFrame, *, rng: np.random.Generator, recent: float) -> pd.DataFrame:
    """Shares of 2024 move to those of 2025 with ``recent`` (0-1)."""
    kg, luck = records["birth_weight_kg"].to_numpy().copy(), rng.random(len(records))
    slips = ((0.0, 0.014 + 0.009 * recent, 1000), (0.03, 0.004, 100), (0.04, 0.008 - 0.004 * recent, 10),
             (0.05, 0.020 - 0.019 * recent, 0))
    for low, share, factor in slips:
        hit = (luck >= low) & (luck < low + share)
        kg[hit] = kg[hit] * factor
    cm, luck = records["birth_length_cm"].to_numpy().copy(), rng.random(len(records))
    cm[luck < 0.023 - 0.007 * recent] = 0
    cm[(luck > 0.5) & (luck < 0.503)] = 5
    cm[(luck > 0.6) & (luck < 0.613 - 0.009 * recent)] *= 10
    return records.assign(birth_weight_kg=np.round(kg, 1), birth_length_cm=cm)


def _spoil_muac(records: pd.DataFrame, *, rng: np.random.Generator) -> pd.DataFrame:
    luck = rng.random(len(records))
    muac = records["muac_cm"].mask(luck < 0.13).mask((luck >= 0.13) & (luck < 0.36), 0.0)
    return records.assign(muac_cm=muac.mask(luck > 0.9999, 1448.0))


def _impossible_readings(records: pd.DataFrame, *, rng: np.random.Generator) -> pd.DataFrame:
    """Readings of another world, with the z-scores that the application makes of them."""
    luck = rng.random(len(records))
    hit = luck < _IMPOSSIBLE
    weight = records["weight_kg"].mask(hit & (luck < _IMPOSSIBLE / 2), (records["weight_kg"] * 10).round(1))
    height = records["height_cm"].mask(hit & (luck >= _IMPOSSIBLE / 2), (records["height_cm"] / 7).round())
    records = records.assign(weight_kg=weight, height_cm=height)
    records.loc[hit, ["haz", "waz", "whz"]] = file_scores(records.loc[hit])
    return records


def _stale_scores(records: pd.DataFrame, *, at: Round, rng: np.random.Generator) -> pd.DataFrame:
    """An input was edited later and the z-score was not made again."""
    stale = (rng.random(len(records)) < STALE[at.year])[:, None]
    earlier = rng.normal(0, 0.5, (len(records), 1))
    scores = records[["haz", "waz", "whz"]]
    return records.assign(**(scores + np.where(stale, earlier, 0.0)).round(2))


def _measured_twice(records: pd.DataFrame, *, rng: np.random.Generator) -> pd.DataFrame:
    """A second visit later in the month, and a few rows that stand there twice."""
    early = records["measured_on"].dt.day.le(20) & records["age_days"].gt(0) & records["age_days"].lt(1800)
    again = records[early & (rng.random(len(records)) < _TWICE)].copy()
    later = rng.integers(3, 8, len(again))
    again["measured_on"] = again["measured_on"] + pd.to_timedelta(later, unit="D")
    again["age_days"] = again["age_days"] + later
    again["weight_kg"] = (again["weight_kg"] + rng.choice([-0.1, 0.0, 0.1], len(again))).round(1)
    again["height_cm"] = (again["height_cm"] + rng.choice([0.0, 0.2, 0.5], len(again))).round(1)
    again[["haz", "waz", "whz"]] = file_scores(again)
    same = records[rng.random(len(records)) < _EXACT]
    return pd.concat([records, again, same], ignore_index=True)


def _in_file_order(records: pd.DataFrame) -> pd.DataFrame:
    """By puskesmas, desa and posyandu, as the application lists them; ``no`` restarts per puskesmas in the layouts."""
    return records.sort_values(["puskesmas", "desa", "posyandu", "measured_on", "child"], kind="stable",
                               ignore_index=True)
