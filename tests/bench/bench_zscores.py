"""How fast are WHO's z-scores in SQL, against the calculator of the pygrowup2 wheel on the same children?

Run: python tests/bench/bench_zscores.py [children]   (default 1,000,000; nothing is judged, ratios are printed)
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import duckdb
import numpy as np
import pandas as pd
from pygrowup import Observation

from dashboard.anthro.inverse import height_at, weight_at
from dashboard.anthro.zscores import register_lms

CALCULATED_ONE_BY_ONE = 3000


def children(count: int) -> pd.DataFrame:
    """Random children measured as their age asks for; no real child."""
    random = np.random.default_rng(1)
    sex, age = random.choice(["L", "P"], count), random.integers(1, 1826, count)
    height = np.round(height_at(random.normal(-1, 1.2, count), sex, age), 1)
    weight = np.round(np.nan_to_num(weight_at(random.normal(-0.3, 1.1, count), sex, age, height), nan=3.0), 1)
    return pd.DataFrame({"sex": sex, "age_days": age, "weight_kg": weight, "height_cm": height,
                         "method": np.where(age < 731, "lying", "standing"), "oedema": False})


def seconds_in_sql(frame: pd.DataFrame) -> float:
    """All three indices and their flags for every child, written to a table; best of three."""
    with duckdb.connect() as con:
        register_lms(con)
        con.register("given", frame)
        con.execute("CREATE TABLE children AS SELECT * FROM given").fetchall()
        taken = []
        for _ in range(3):
            started = time.perf_counter()
            con.execute("CREATE OR REPLACE TABLE scored AS SELECT haz, waz, whz, haz_flagged, waz_flagged, whz_flagged "
                        "FROM who_zscores('children', 274)").fetchall()
            taken.append(time.perf_counter() - started)
        found = con.execute("SELECT count(haz), count(waz), count(whz) FROM scored").fetchone()
    print(f"SQL: {len(frame):,} children, z-scores found {found}")
    return min(taken)


def seconds_one_by_one(frame: pd.DataFrame) -> float:
    """The same three indices with the wheel's own calculator (which lets some weights for height out)."""
    rows = list(frame.itertuples(index=False))
    Observation("male", age_in_days=10).lhfa(50, recumbent=True)
    started = time.perf_counter()
    for row in rows:
        child = Observation("male" if row.sex == "L" else "female", age_in_days=row.age_days)
        child.lhfa(row.height_cm, auto_adjust=False)
        child.wfa(row.weight_kg)
        if row.age_days < 731 and 45 <= row.height_cm <= 110:
            child.wfl(row.weight_kg, row.height_cm)
        elif row.age_days >= 731 and 65 <= row.height_cm <= 120:
            child.wfh(row.weight_kg, row.height_cm)
    return time.perf_counter() - started


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    frame = children(count)
    sql = seconds_in_sql(frame)
    sample = frame.sample(min(CALCULATED_ONE_BY_ONE, count), random_state=1)
    calculator = seconds_one_by_one(sample)
    sql_rate, calculator_rate = count / sql, len(sample) / calculator
    print(f"SQL        {sql:8.2f} s   {sql_rate:12,.0f} children/s")
    print(f"pygrowup   {calculator:8.2f} s   {calculator_rate:12,.0f} children/s ({len(sample):,} children)")
    print(f"ratio      {sql_rate / calculator_rate:8.0f} ×")


if __name__ == "__main__":
    main()
