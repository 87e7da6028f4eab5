"""Signs across measurements of one child or one posyandu."""

import numpy as np
import pandas as pd

from dashboard.analysis.quality_series import series_signs, whole_numbers_only


def rows(*records):
    columns = ["child_id", "posyandu", "period", "age_days", "weight_kg", "height_cm", "haz", "method"]
    frame = pd.DataFrame(records, columns=columns)
    return frame.assign(period=pd.to_datetime(frame["period"]))


def test_height_falls_and_haz_jumps():
    frame = rows(
        ("a", "p", "2025-03-01", 460, 9.0, 78.9, -1.0, "lying"),
        ("a", "p", "2025-01-01", 400, 9.0, 80.0, -1.0, "lying"),
        ("b", "p", "2025-01-01", 400, 9.1, 80.0, -2.6, "lying"),
        ("b", "p", "2025-02-01", 430, 9.2, 79.0, -1.0, "lying"),
        ("b", "p", "2025-06-01", 550, 9.3, 90.0, 0.9, "lying"),
        (None, "p", "2025-02-01", 430, 9.2, 50.0, -5.0, "lying"),
    )
    frame.index = [7, 7, 1, 2, 3, 4]
    signs = series_signs(frame)
    assert signs.index.tolist() == frame.index.tolist()
    assert signs["height_falls"].tolist() == [True, False, False, False, False, False]
    assert signs["haz_jumps"].tolist() == [False, False, False, True, False, False]


def test_same_height_for_three_months():
    frame = rows(
        *[("a", "p", f"2025-{m:02d}-01", 300 + 30 * m, 9.0, h, -1.0, "lying")
          for m, h in enumerate([80.0, 80.0, 80.0, 80.0, 81.0, 81.0], start=1)],
        ("b", "p", "2025-01-01", 300, 9.0, 80.0, -1.0, "lying"),
        ("b", "p", "2025-05-01", 420, 9.5, 80.0, -1.0, "lying"),
    )  # fmt: skip
    assert series_signs(frame)["height_same"].tolist() == [False, False, False, True, False, False, False, True]


def test_same_height_run_starts_anew():
    heights = [80.0, 80.0, 81.0, 80.0, 80.0]
    frame = rows(*[("a", "p", f"2025-{m:02d}-01", 400, 9.0, h, -1.0, "lying") for m, h in enumerate(heights, start=1)])
    assert not series_signs(frame)["height_same"].any()


def test_copied_values_in_one_posyandu_and_month():
    same = [(f"c{i}", "p", "2025-02-01", 400 + i, 9.0, 80.0, -1.0, "lying") for i in range(5)]
    other = [(f"d{i}", "q", "2025-02-01", 400 + i, 9.0, 80.0, -1.0, "lying") for i in range(4)]
    assert series_signs(rows(*same, *other))["copied"].tolist() == [True] * 5 + [False] * 4


def test_method_against_age():
    frame = rows(
        *[("a", "p", "2025-02-01", age, 9.0, 80.0, -1.0, method)
          for age, method in ((730, "lying"), (731, "lying"), (730, "standing"), (731, "standing"), (731, None))]
    )  # fmt: skip
    assert series_signs(frame)["method_against_age"].tolist() == [False, True, True, False, False]


def test_missing_values_are_no_sign():
    frame = rows(
        ("a", None, "2025-01-01", 400, np.nan, np.nan, np.nan, None),
        ("a", None, "2025-05-01", np.nan, np.nan, np.nan, np.nan, None),
    )
    assert not series_signs(frame).to_numpy().any()


def test_whole_numbers_only():
    whole = [(f"a{i}", "p", "2025-02-01", 400, 9.0, 80.0 + i, -1.0, "lying") for i in range(10)]
    mixed = [(f"b{i}", "q", "2025-02-01", 400, 9.0, 80.0 + i / 10, -1.0, "lying") for i in range(10)]
    few = [(f"c{i}", "r", "2025-02-01", 400, 9.0, 80.0 + i, -1.0, "lying") for i in range(9)]
    found = whole_numbers_only(rows(*whole, *mixed, *few))
    assert found["posyandu"].tolist() == ["p"]
    assert found["n"].tolist() == [10]
