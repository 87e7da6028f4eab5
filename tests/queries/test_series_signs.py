"""The signs across measurements counted in SQL are those that analysis.quality_series finds row by row."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from stories.tiny_kabupaten import TinyDatabase

from dashboard.analysis.quality_series import series_signs, whole_numbers_only
from dashboard.queries.measuring_units import puskesmas_series_signs

MONTHS = tuple(date(2025, month, 1) for month in range(1, 9))


def rows(*, seed: int) -> pd.DataFrame:
    """Children of two puskesmas over eight months, coarse enough that heights repeat, fall and are copied."""
    rng = np.random.default_rng(seed)
    made = []
    for child in range(160):
        height = 60.0 + rng.integers(0, 2)
        for month in MONTHS:
            if rng.random() < 0.25:
                continue
            height += rng.choice([0.0, 0.0, 0.0, 0.5, -1.5, 2.0])
            made.append({
                "child_id": None if child % 20 == 0 else f"c{child}", "puskesmas": f"P{child % 2}",
                "desa_code": "99.01.01.2001", "posyandu": None if child % 33 == 0 else f"Melati {child % 4}",
                "period": month, "age_days": int(rng.integers(600, 900)),
                "weight_kg": float(rng.integers(9, 11)), "height_cm": None if rng.random() < 0.05 else height,
                "haz": round(float(rng.normal(-1, 1.2)), 2), "method": rng.choice(["lying", "standing"]),
                "counted": True})
    # One posyandu reads whole centimetres only.
    made += [{"child_id": f"w{at}", "puskesmas": "P0", "desa_code": "99.01.01.2001", "posyandu": "Bulat",
              "period": MONTHS[-1], "age_days": 500, "weight_kg": 9.0 + at / 10, "height_cm": 70.0 + at, "haz": -1.0,
              "method": "lying", "counted": True} for at in range(12)]
    return pd.DataFrame(made)


def test_counts_per_puskesmas_equal_the_signs_of_the_rows() -> None:
    frame = rows(seed=3)
    database = TinyDatabase()
    database.connection.register("given", frame)
    database.run("INSERT INTO measurement BY NAME SELECT * FROM given")
    last = MONTHS[-3:]
    found = puskesmas_series_signs(database, periods=last).set_index("puskesmas")  # type: ignore[arg-type]
    signs = series_signs(frame.astype({"height_cm": float})).assign(
        puskesmas=frame["puskesmas"], period=frame["period"])
    expected = signs[signs["period"].isin(list(last))].groupby("puskesmas").sum(numeric_only=True)
    for ours, theirs in (("n_height_falls", "height_falls"), ("n_haz_jumps", "haz_jumps"),
                         ("n_height_same", "height_same"), ("n_copied", "copied"), ("n_method", "method_against_age")):
        assert found[ours].to_dict() == expected[theirs].to_dict(), ours
        assert found[ours].sum() > 0, ours
    whole = whole_numbers_only(frame.astype({"height_cm": float}))
    assert found["n_whole"].sum() == whole.loc[whole["period"].isin(list(last)), "n"].sum() == 12
