"""The z-scores that the files carry: WHO's LMS as e-PPGBM applies it.

It differs from WHO's newest rule in one place: 0.7 cm is added to a standing measurement from birth on, where WHO
ignores "standing" below nine months. The product computes its own z-scores in SQL; this is only what stands in the
ZS columns of a synthetic file.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.anthro.lms import MAX_AGE_DAYS, STANDING_FROM_DAYS, lms_tables

POSITION_CM = 0.7


def corrected_cm(height_cm: np.ndarray, *, age_days: np.ndarray, method: np.ndarray) -> np.ndarray:
    """Length below 731 days, height from then on: the recorded height after the position rule of the files."""
    standing_early = (method == "standing") & (age_days < STANDING_FROM_DAYS)
    lying_late = (method == "lying") & (age_days >= STANDING_FROM_DAYS)
    return height_cm + np.where(standing_early, POSITION_CM, 0.0) - np.where(lying_late, POSITION_CM, 0.0)


def file_scores(records: pd.DataFrame) -> pd.DataFrame:
    """haz, waz, whz (two decimals, NaN where not computable) of rows with sex, age_days, weight_kg, height_cm, method."""
    age = records["age_days"].to_numpy()
    sex = records["sex"].eq("P").to_numpy().astype(int)
    weight = records["weight_kg"].to_numpy(dtype=float)
    size = corrected_cm(records["height_cm"].to_numpy(dtype=float), age_days=age, method=records["method"].to_numpy())
    in_range = (age >= 0) & (age <= MAX_AGE_DAYS)
    day = np.clip(age, 0, MAX_AGE_DAYS)
    haz = _restricted(size, lms=_by_age("haz")[sex, day])
    waz = _restricted(weight, lms=_by_age("waz")[sex, day])
    whz = np.where(age < STANDING_FROM_DAYS, _by_size_z(weight, sex=sex, size_cm=size, position="lying"),
                   _by_size_z(weight, sex=sex, size_cm=size, position="standing"))
    scores = pd.DataFrame({"haz": haz, "waz": waz, "whz": whz}, index=records.index)
    return scores.where(pd.Series(in_range, index=records.index), np.nan).round(2)


def _restricted(value: np.ndarray, *, lms: np.ndarray) -> np.ndarray:
    power, median, spread = lms[..., 0], lms[..., 1], lms[..., 2]

    def at(sd: float) -> np.ndarray:
        return median * (1 + power * spread * sd) ** (1 / power)

    with np.errstate(invalid="ignore", divide="ignore"):
        z = ((value / median) ** power - 1) / (power * spread)
        high = 3 + (value - at(3)) / (at(3) - at(2))
        low = -3 + (value - at(-3)) / (at(-2) - at(-3))
        z = np.where(z > 3, high, np.where(z < -3, low, z))
    return np.where(value > 0, z, np.nan)


def _by_size_z(weight: np.ndarray, *, sex: np.ndarray, size_cm: np.ndarray, position: str) -> np.ndarray:
    first, table = _by_size(position)
    steps = np.round(np.nan_to_num(size_cm, nan=0.0) * 10, 2) - first
    inside = (steps >= 0) & (steps <= table.shape[1] - 1)
    below = np.clip(np.floor(steps).astype(int), 0, table.shape[1] - 1)
    above = np.minimum(below + 1, table.shape[1] - 1)
    part = (steps - below)[..., None]
    lms = table[sex, below] * (1 - part) + table[sex, above] * part
    return np.where(inside, _restricted(weight, lms=np.where(inside[..., None], lms, table[sex, 0])), np.nan)


@lru_cache(maxsize=2)
def _by_age(index_name: str) -> np.ndarray:
    by_age, _ = lms_tables()
    part = by_age[by_age["index_name"] == index_name].sort_values(["sex", "age_days"])
    return part[["l", "m", "s"]].to_numpy(dtype=float).reshape(2, MAX_AGE_DAYS + 1, 3)


@lru_cache(maxsize=2)
def _by_size(position: str) -> tuple[int, np.ndarray]:
    _, by_size = lms_tables()
    part = by_size[by_size["position"] == position].sort_values(["sex", "size_mm"])
    return int(part["size_mm"].min()), part[["l", "m", "s"]].to_numpy(dtype=float).reshape(2, -1, 3)
