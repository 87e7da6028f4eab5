"""Birth records of a time-damaged file are still told from measurements."""

from __future__ import annotations

import numpy as np

from dashboard.intake.columns import column
from dashboard.intake.context import DataRows
from dashboard.intake.measurement import _Ages, _registration


def test_a_damaged_birth_weight_is_compared_as_it_was_typed() -> None:
    rows = DataRows({"birth_weight": column("BB Lahir", ["03.03", "03.03", "3.3", "0,1375", "3.3"])},
                    np.arange(2, 7, dtype=np.int32))
    days = np.array([0.0, 0.0, 0.0, 0.0, 5.0])
    ages = _Ages(np.ones(5, dtype=np.int64), np.ones(5, dtype=np.int64), days, np.zeros(5, dtype=bool))
    weight = np.array([3.3, 3.9, 3.3, 3.18, 3.3])
    found = _registration(rows, ages=ages, weight=weight, height=np.full(5, np.nan))
    # Equal once decoded; another weight; equal as it stands; three hours and eighteen minutes; not the day of birth.
    assert found.tolist() == [True, False, True, True, False]
