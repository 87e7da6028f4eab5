"""How long the quality checks take on a register of 1.5 million rows, beside one plain scan of it.

Run: ``python tests/bench/bench_quality_checks.py [rows]`` (nothing is judged, seconds and ratios are printed).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from bench_page_statistics import RememberingDatabase, put  # noqa: E402

from dashboard.analysis.quality import age_heaping, age_ratio, edge_signals, final_digits, sd_haz, sex_ratio  # noqa: E402
from dashboard.analysis.quality_series import series_signs  # noqa: E402
from dashboard.queries.measuring_units import puskesmas_signs  # noqa: E402

MONTHS = 60
PUSKESMAS = 18
POSYANDU = 300


def children(rows: int) -> pd.DataFrame:
    """Random measurements: each child once a month, for 60 months; no real child. DATA CONTOH."""
    random = np.random.default_rng(7)
    each = rows // MONTHS
    at = np.arange(each * MONTHS)
    month, child = at // each, at % each
    return pd.DataFrame({
        "child_id": child, "desa_code": "99.01.01.2001", "kecamatan_code": "99.01.01",
        "puskesmas": np.char.add("PKM ", (child % PUSKESMAS).astype(str)),
        "posyandu": np.char.add("Melati ", (child % POSYANDU).astype(str)),
        "period": pd.to_datetime({"year": 2021 + month // 12, "month": month % 12 + 1, "day": 1}).dt.date,
        "age_days": random.integers(0, 1826, len(at)), "sex": random.choice(["L", "P"], len(at)),
        "weight_kg": np.round(random.uniform(3, 20, len(at)), 1),
        "height_cm": np.round(random.uniform(50, 110, len(at)), 1),
        "method": random.choice(["lying", "standing"], len(at)),
        "haz": np.round(random.normal(-1.1, 1.2, len(at)), 2), "haz_flagged": False, "counted": True})


def seconds(task: Callable[[], Any]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def main() -> None:
    frame = children(int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000)
    database = RememberingDatabase()
    put(database, "measurement", frame)
    periods = tuple(sorted(frame["period"].unique()))
    scan = seconds(lambda: database.connection.execute("SELECT SUM(haz), SUM(height_cm) FROM measurement").fetchall())
    signs = seconds(lambda: puskesmas_signs(database, periods=periods))
    rows = puskesmas_signs(database, periods=periods)
    edge = seconds(lambda: edge_signals(
        rows.rename(columns={"k_edge": "k", "n_edge": "n", "mean_haz": "mean", "sd_haz": "sd"})))
    one_by_one = seconds(lambda: (
        final_digits(frame["height_cm"]), age_heaping(frame["age_days"]), age_ratio(frame["age_days"]),
        sd_haz(frame["haz"]), sex_ratio(int((frame["sex"] == "L").sum()), girls=int((frame["sex"] == "P").sum()))))
    series = seconds(lambda: series_signs(frame))
    print(f"{len(frame):,} baris, {MONTHS} bulan, {PUSKESMAS} puskesmas")
    for name, taken in (("membaca tabel sekali", scan), ("tanda per puskesmas dan bulan (SQL)", signs),
                        (f"uji garis -2 SD, {len(rows):,} satuan", edge),
                        ("angka akhir, umur, sebaran, kelamin (semua baris)", one_by_one),
                        ("tanda berurutan per anak dan posyandu", series)):
        print(f"  {name:<52}{taken:8.2f} s   {taken / scan:8.1f} × membaca")


if __name__ == "__main__":
    main()
