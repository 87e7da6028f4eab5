"""How long one desa on screen, the labels of all services and a kecamatan's sheets take, in processor time.

Run: ``python tests/bench/bench_desa.py FOLDER KECAMATAN`` with a working folder that holds a version. "awal" =
nothing worked out before, "ulang" = once more on the same version. The labels are also measured at 1,600 invented desa.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import pandas as pd

from dashboard.analysis.suppression import suppress_services
from dashboard.desa_sheets import sheet_file
from dashboard.settings import load_settings
from dashboard.stories.desa import tell
from dashboard.stories.promise_book import book_in
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database

INDICATORS = 29


def timed(what: str, work: Callable[[], object]) -> None:
    """Print what one run of the work costs."""
    start = time.process_time()
    work()
    print(f"{what:<44} {1000 * (time.process_time() - start):8.0f} ms")


def label_many(desa: int) -> None:
    """The tree of one kabupaten or province for every indicator, on invented reports."""
    rng = np.random.default_rng(1)
    for _ in range(INDICATORS):
        due = rng.integers(0, 120, desa)
        served = rng.binomial(due, 0.75)
        suppress_services(pd.DataFrame({"kecamatan_code": np.arange(desa) // 16, "x": served, "n": due}))


def main() -> None:
    """Time the page, the labels and the sheets."""
    folder, kecamatan = Path(sys.argv[1]), sys.argv[2]
    database, settings, today = open_database(folder), load_settings(folder), date.today()
    chosen = Selection(kecamatan=kecamatan)
    timed("satu desa, awal", lambda: tell(chosen, database, settings))
    timed("satu desa, ulang", lambda: tell(chosen, database, settings))
    for at in ("awal", "ulang"):
        timed(f"lembar satu kecamatan, {at}", lambda: io.BytesIO(sheet_file(
            database, selection=chosen, desa=None, settings=settings, book=book_in(folder), today=today)))
    for desa in (94, 1600):
        timed(f"label {INDICATORS} layanan, {desa} desa", lambda desa=desa: label_many(desa))


if __name__ == "__main__":
    main()
