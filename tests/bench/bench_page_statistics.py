"""How long the statistics of the comparing pages take at 94 and at 1,600 desa.

Run: ``python tests/bench/bench_page_statistics.py``. Counts are invented; the database is in memory, so the figures are
those of the statistics and the story, not of a disk. "awal" = nothing worked out before, "ulang" = the same choice once
more on the same version, which remembers what follows from it. Processor time: a busy machine changes little.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from stories.tiny_kabupaten import TARGETS, TinyDatabase  # noqa: E402

from dashboard.settings import Settings  # noqa: E402
from dashboard.stories import STORIES, fair  # noqa: E402
from dashboard.stories.story import Selection  # noqa: E402

MONTHS = tuple(date(year, month, 1) for year in (2023, 2024, 2025) for month in (2, 8))
PAGES = ("ringkasan", "peta", "dua_angka", "tren", "banding", "lokus", "praktik_baik", "mutu_data")
PER_KECAMATAN = 16
CHILDREN = 120
TIMES = 3


class RememberingDatabase(TinyDatabase):
    """Remembers answers and what follows from them, as the product's own reader does."""

    def __init__(self) -> None:
        super().__init__()
        self.forget()

    def forget(self) -> None:
        """As a server that has just been started."""
        self._answers = lru_cache(maxsize=512)(self._answer)
        self._results = lru_cache(maxsize=128)(lambda make, arguments: make(self, *arguments))

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        bound = tuple(sorted((key, tuple(value) if isinstance(value, list) else value)
                             for key, value in params.items()))
        return self._answers(name, bound).copy()

    def _answer(self, name: str, bound: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
        return super().ask(name, **{key: list(value) if isinstance(value, tuple) else value for key, value in bound})

    def once(self, make: Callable[..., Any], *arguments: Any) -> Any:
        return self._results(make, arguments)


def kabupaten(desa: int, *, seed: int) -> RememberingDatabase:
    """``desa`` places of about 120 children in six bulan timbang, 16 to a kecamatan, with a list and surveys."""
    rng = np.random.default_rng(seed)
    database = RememberingDatabase()
    parents = [f"99.01.{1 + at // PER_KECAMATAN:02d}" for at in range(desa)]
    codes = [f"{parent}.{2001 + at % PER_KECAMATAN}" for at, parent in enumerate(parents)]
    areas: list[tuple[Any, ...]] = [("99.01", "Contoh", "kabupaten", "99", "9901", None, None)]
    areas += [(code, code, "kecamatan", "99.01", None, None, None) for code in dict.fromkeys(parents)]
    areas += [(code, code, "desa", parent, None, 111.0, -2.0) for code, parent in zip(codes, parents, strict=True)]
    database.insert("area", areas)
    months, children = [], []
    for period in MONTHS:
        n = rng.integers(20, 2 * CHILDREN, desa)
        level = rng.normal(-1.1, 0.15, desa)
        for code, parent, size, mean in zip(codes, parents, n.tolist(), level.tolist(), strict=True):
            haz = np.round(rng.normal(mean, 1.1, size), 2)
            months.append((code, parent, period, size + 9, size + 19, size, size, size, int((haz < -2).sum()), 0, 0, 0))
            children.append(pd.DataFrame({
                "desa_code": code, "kecamatan_code": parent, "puskesmas": f"PKM {parent}", "period": period,
                "age_days": rng.integers(0, 1826, size), "height_cm": np.round(rng.uniform(60, 100, size), 1),
                "haz": haz, "haz_flagged": False, "counted": True}))
    put(database, "desa_month", pd.DataFrame(months, columns=[
        row[1] for row in database.connection.execute("PRAGMA table_info('desa_month')").fetchall()]))
    put(database, "measurement", pd.concat(children, ignore_index=True))
    database.insert("survey", [("99.01", 2022, "SSGI", 24.0, None, None, "direct", "Contoh", "sure", "", None),
                               ("99.01", 2023, "SKI", 22.0, None, None, "direct", "Contoh", "sure", "", None),
                               ("99.01", 2024, "SSGI", 21.0, None, None, "direct", "Contoh", "sure", "", None)])
    database.insert("target", [(sc, a, "stunting_prevalence", y, v, st, lb, "sure", path)
                               for sc, a, y, v, st, lb, path in TARGETS])
    database.insert("lokus", [(code, 2025, "ditetapkan", "Contoh", "sure", 12) for code in codes[:12]])
    return database


def put(database: RememberingDatabase, table: str, frame: pd.DataFrame) -> None:
    database.connection.register("given", frame)
    database.run(f"INSERT INTO {table} BY NAME SELECT * FROM given")
    database.connection.unregister("given")


def milliseconds(task: Callable[[], Any], *, forget: Callable[[], None]) -> tuple[float, float]:
    """The best of the runs that start from nothing, and the best of those that follow one."""
    fresh, later = [], []
    for _ in range(TIMES):
        forget()
        fair._fit.cache_clear()
        started = time.process_time()
        task()
        fresh.append(time.process_time() - started)
    for _ in range(TIMES):
        started = time.process_time()
        task()
        later.append(time.process_time() - started)
    return 1000 * min(fresh), 1000 * min(later)


def main() -> None:
    settings = Settings()
    small, large = kabupaten(94, seed=1), kabupaten(1600, seed=2)
    print(f"{'halaman':<14}{'94 desa: awal':>16}{'ulang':>10}{'1.600 desa: awal':>20}{'ulang':>10}{'rasio awal':>12}")
    for page in PAGES:
        found = [milliseconds(lambda page=page, one=one: STORIES[page](Selection(), one, settings), forget=one.forget)
                 for one in (small, large)]
        (first, again), (first_large, again_large) = found
        print(f"{page:<14}{first:>13.0f} ms{again:>7.0f} ms{first_large:>17.0f} ms{again_large:>7.0f} ms"
              f"{first_large / first:>12.1f}")


if __name__ == "__main__":
    main()
