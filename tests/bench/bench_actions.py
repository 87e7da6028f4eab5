"""How many actions per second 20 people at once can record, none lost; and what reading the book costs.

Run: ``python tests/bench/bench_actions.py``. Prints figures and their ratio to bare SQLite on this disk; with
DASHBOARD_TEST_POSTGRES naming an empty database also those of PostgreSQL.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from datetime import date
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dashboard.actions.entries import Promise
from dashboard.actions.store import Store, open_store
from dashboard.actions.tables import BUSY_MS

WRITERS, EACH = 20, 50
TODAY = date(2025, 5, 12)
GIVEN = "DASHBOARD_TEST_POSTGRES"


def _write(folder: str, name: int, barrier: object) -> None:
    _record(open_store(Path(folder)), name=name, barrier=barrier)


def _write_postgres(folder: str, name: int, barrier: object) -> None:
    _record(open_store(Path(folder), url=os.environ[GIVEN]), name=name, barrier=barrier)


def _record(store: Store, *, name: int, barrier: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    for number in range(EACH):
        promise = Promise(action=f"{name}-{number} PMT 90 hari", owner="dinkes", due_date=TODAY, problem="x" * 200)
        store.record_follow_up(promise, author="Notulis")
    store.close()


def _bare_write(folder: str, name: int, barrier: object) -> None:
    connection = sqlite3.connect(f"{folder}/bare.sqlite", timeout=BUSY_MS / 1000)
    connection.execute("PRAGMA synchronous=FULL")
    barrier.wait()  # type: ignore[attr-defined]
    for number in range(EACH):
        connection.execute("INSERT INTO line (text) VALUES (?)", (f"{name}-{number}" + "x" * 400,))
        connection.commit()


def _timed(target: object, *, folder: str) -> float:
    context = get_context("spawn")
    barrier = context.Barrier(WRITERS + 1)
    writers = [context.Process(target=target, args=(folder, name, barrier)) for name in range(WRITERS)]  # type: ignore[arg-type]
    for writer in writers:
        writer.start()
    barrier.wait()
    started = time.perf_counter()
    for writer in writers:
        writer.join()
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = sqlite3.connect(f"{folder}/bare.sqlite")
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("CREATE TABLE line (seq INTEGER PRIMARY KEY, text TEXT)")
        bare.close()
        bare_seconds = _timed(_bare_write, folder=folder)
        seconds = _timed(_write, folder=folder)
        _report("SQLite", open_store(Path(folder)), seconds=seconds)
        n = WRITERS * EACH
        print(f"  bare SQLite {n / bare_seconds:.0f} per second, ratio {seconds / bare_seconds:.2f}")
        if os.environ.get(GIVEN):
            seconds = _timed(_write_postgres, folder=folder)
            _report("PostgreSQL", open_store(Path(folder), url=os.environ[GIVEN]), seconds=seconds)


def _report(name: str, store: Store, *, seconds: float) -> None:
    started = time.perf_counter()
    found = store.follow_ups(TODAY)
    cold = time.perf_counter() - started
    started = time.perf_counter()
    store.follow_ups(TODAY)
    warm = time.perf_counter() - started
    n, kept = WRITERS * EACH, len({item.promise.action for item in found})
    print(f"{name}: {WRITERS} processes x {EACH} follow-ups: {n / seconds:.0f} per second, {n - kept} lost")
    print(f"  reading {len(found)} follow-ups: {cold * 1000:.0f} ms, again {warm * 1000:.1f} ms")
    store.close()


if __name__ == "__main__":
    main()
