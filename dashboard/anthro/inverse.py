"""From a z-score back to centimetres and kilograms: the mirror of ``dashboard/sql/anthro``, for synthetic children."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dashboard.anthro.lms import MAX_AGE_DAYS, STANDING_FROM_DAYS, lms_tables

Floats = npt.NDArray[np.float64]


@lru_cache(maxsize=2)
def _by_age(index_name: str) -> Floats:
    """(sex L=0/P=1, age_days, l/m/s), dense."""
    by_age, _ = lms_tables()
    part = by_age[by_age["index_name"] == index_name].sort_values(["sex", "age_days"])
    return part[["l", "m", "s"]].to_numpy(dtype=float).reshape(2, MAX_AGE_DAYS + 1, 3)


@lru_cache(maxsize=2)
def _by_size(position: str) -> tuple[int, Floats]:
    """Smallest size in mm, and (sex L=0/P=1, mm above it, l/m/s), dense."""
    _, by_size = lms_tables()
    part = by_size[by_size["position"] == position].sort_values(["sex", "size_mm"])
    return int(part["size_mm"].min()), part[["l", "m", "s"]].to_numpy(dtype=float).reshape(2, -1, 3)


def _sex_index(sex: npt.ArrayLike) -> npt.NDArray[np.int64]:
    text = np.asarray(sex, dtype=str)
    unknown = sorted(set(np.unique(text)) - {"L", "P"})
    if unknown:
        raise ValueError(f"sex must be 'L' or 'P', found {unknown}")
    return (text == "P").astype(np.int64)


def _ages(age_days: npt.ArrayLike) -> npt.NDArray[np.int64]:
    ages = np.asarray(age_days, dtype=np.int64)
    if ages.size and (ages.min() < 0 or ages.max() > MAX_AGE_DAYS):
        raise ValueError(f"age_days must be 0-{MAX_AGE_DAYS}, found {ages.min()}-{ages.max()}")
    return ages


def _from_z(z: Floats, *, lms: Floats) -> Floats:
    """Inverse of WHO's restricted z: beyond +/-3 a straight line with the width of the last SD."""
    power, median, spread = lms[..., 0], lms[..., 1], lms[..., 2]

    def at(sd: Floats) -> Floats:
        return median * (1 + power * spread * sd) ** (1 / power)

    three = np.full_like(z, 3.0)
    high = at(three) + (z - 3) * (at(three) - at(three - 1))
    low = at(-three) + (z + 3) * (at(-three + 1) - at(-three))
    inside = at(np.clip(z, -3.0, 3.0))
    return np.where(z > 3, high, np.where(z < -3, low, inside))


def height_at(haz: npt.ArrayLike, sex: npt.ArrayLike, age_days: npt.ArrayLike) -> Floats:
    """Length (under 731 days, lying) or height (from 731 days, standing) in cm that has this z-score; arrays broadcast.

    ``sex`` is 'L' or 'P', ``age_days`` whole days 0-1826; ValueError otherwise. Not rounded.
    """
    z, sexes, ages = np.broadcast_arrays(np.asarray(haz, dtype=float), _sex_index(sex), _ages(age_days))
    lms = _by_age("haz")[sexes, ages]
    return lms[..., 1] * (1 + lms[..., 2] * z)


def weight_for_age_at(waz: npt.ArrayLike, sex: npt.ArrayLike, age_days: npt.ArrayLike) -> Floats:
    """Weight in kg that has this weight-for-age z-score; arrays broadcast, arguments as in ``height_at``."""
    z, sexes, ages = np.broadcast_arrays(np.asarray(waz, dtype=float), _sex_index(sex), _ages(age_days))
    return _from_z(z, lms=_by_age("waz")[sexes, ages])


def weight_at(
    whz: npt.ArrayLike, sex: npt.ArrayLike, age_days: npt.ArrayLike, corrected_length_cm: npt.ArrayLike
) -> Floats:
    """Weight in kg that has this weight-for-length (under 731 days) or weight-for-height z-score; arrays broadcast.

    ``corrected_length_cm`` is the length or height after the 0.7 cm rule, to the millimetre or finer. NaN where it is
    outside WHO's tables (length 45-110 cm, height 65-120 cm): use ``weight_for_age_at`` for those children.
    """
    z, sexes, ages, size_cm = np.broadcast_arrays(
        np.asarray(whz, dtype=float), _sex_index(sex), _ages(age_days), np.asarray(corrected_length_cm, dtype=float)
    )
    weight = np.full(z.shape, np.nan)
    for position, here in (("lying", ages < STANDING_FROM_DAYS), ("standing", ages >= STANDING_FROM_DAYS)):
        first_mm, table = _by_size(position)
        steps = np.round(np.nan_to_num(size_cm, nan=-1.0) * 1000).astype(np.int64) / 100 - first_mm
        chosen = here & (steps >= 0) & (steps <= table.shape[1] - 1)
        below = np.floor(steps[chosen]).astype(np.int64)
        above = np.minimum(below + 1, table.shape[1] - 1)
        part = (steps[chosen] - below)[..., None]
        lms = table[sexes[chosen], below] * (1 - part) + table[sexes[chosen], above] * part
        weight[chosen] = _from_z(z[chosen], lms=lms)
    return weight
