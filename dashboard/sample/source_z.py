"""The z-scores that stand in the synthetic files' own ZS columns: e-PPGBM's variant, not the product's.

The application adds 0.7 cm to a standing measurement from birth on, where WHO ignores "standing" below nine months.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.anthro.lms import STANDING_FROM_DAYS
from dashboard.anthro.zscores import EPPGBM_STANDING_FROM_DAYS, zscores_frame

POSITION_CM = 0.7
_INPUT = ["sex", "age_days", "weight_kg", "height_cm", "method"]


def corrected_cm(height_cm: np.ndarray, *, age_days: np.ndarray, method: np.ndarray) -> np.ndarray:
    """Length below 731 days, height from then on: the recorded height after the position rule of the files."""
    standing_early = (method == "standing") & (age_days < STANDING_FROM_DAYS)
    lying_late = (method == "lying") & (age_days >= STANDING_FROM_DAYS)
    return height_cm + np.where(standing_early, POSITION_CM, 0.0) - np.where(lying_late, POSITION_CM, 0.0)


def file_scores(records: pd.DataFrame) -> pd.DataFrame:
    """haz, waz, whz (2 decimals, NaN if not computable) of rows with sex, age_days, weight_kg, height_cm, method."""
    return zscores_frame(records[_INPUT], standing_from_days=EPPGBM_STANDING_FROM_DAYS)[["haz", "waz", "whz"]]
