"""How much work is a change of filter for the server, on a kabupaten of 1.5 million measurements?

Run: python tests/bench/bench_filters.py [rows] [months]   (nothing is judged, milliseconds and ratios are printed)
Every filter change asks all the questions below with nothing remembered: the worst case, a choice nobody made before.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from synthetic_sets import FIRST_YEAR, write_sets

from dashboard.settings import Settings
from dashboard.warehouse.build import build_and_publish
from dashboard.warehouse.database import Database, open_database

FILTER_CHANGES = 40
# What a page asks when the period or the kecamatan changes; the last three read the measurements themselves.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "desa_counts": ("period", "kecamatan"),
    "kecamatan_counts": ("period",),
    "monthly_totals": ("kecamatan",),
    "row_flow": ("period",),
    "zscore_audit": ("period",),
    "measuring_quality": ("period", "kecamatan"),
    "height_digits": ("period", "kecamatan"),
    "haz_histogram": ("period", "kecamatan"),
}


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def choices(months: int) -> list[dict[str, object]]:
    """Different filters: every month from the last one back, each with another kecamatan (or none)."""
    kecamatan = [None, *(f"62.01.0{number}" for number in range(1, 7))]
    every = [{"period": date(FIRST_YEAR + month // 12, month % 12 + 1, 1), "kecamatan": where}
             for where in kecamatan for month in reversed(range(months))]
    return every[::max(1, len(every) // FILTER_CHANGES)]


def asked(database: Database, name: str, choice: dict[str, object]) -> float:
    wanted = {key: choice[key] for key in QUESTIONS[name]}
    return milliseconds(lambda: database.ask(name, **wanted))


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000
    months = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sets(folder, rows=rows, months=months)
        built = milliseconds(lambda: build_and_publish(folder=folder, settings=Settings(), progress=print))
        size = sum(path.stat().st_size for path in folder.glob("*.duckdb")) / 1e6
        print(f"{rows:,} measurements: built and published in {built / 1000:.1f} s, file {size:.0f} MB")
        database = open_database(folder)
        trivial = statistics.median(
            milliseconds(lambda: database._connection.cursor().execute("SELECT 1").df()) for _ in range(100))
        print(f"trivial SELECT 1: {trivial:.2f} ms")
        changes: list[float] = []
        by_question: dict[str, list[float]] = {name: [] for name in QUESTIONS}
        for choice in choices(months):
            database._remembered.cache_clear()
            taken = {name: asked(database, name, choice) for name in QUESTIONS}
            changes.append(sum(taken.values()))
            for name, value in taken.items():
                by_question[name].append(value)
        for name, values in by_question.items():
            print(f"  {name:<20} median {statistics.median(values):6.2f} ms   max {max(values):6.2f} ms   "
                  f"{statistics.median(values) / trivial:5.1f} × SELECT 1")
        for name in QUESTIONS:
            asked(database, name, choices(months)[-1])
        again = [asked(database, name, choices(months)[-1]) for name in QUESTIONS]
        print(f"filter change, all {len(QUESTIONS)} questions: median {statistics.median(changes):.1f} ms, "
              f"max {max(changes):.1f} ms, {statistics.median(changes) / trivial:.0f} × SELECT 1")
        print(f"the same filter again (remembered): {sum(again):.2f} ms")
        print(f"peak memory of this process, build included: "
              f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
