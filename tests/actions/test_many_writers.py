"""Several processes at once lose nothing, and what was acknowledged survives kill -9."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.actions.store import Store, open_store
from dashboard.settings import PROJECT_ROOT

WRITERS, EACH = 20, 15

WRITER = """
import sys
from datetime import date
from pathlib import Path
from dashboard.actions.entries import Promise
from dashboard.actions.store import open_store
folder, url, name, n = sys.argv[1:]
store = open_store(Path(folder), url=url or None)
for number in range(int(n)):
    promise = Promise(action=f"{name}-{number}", owner="dinkes", due_date=date(2025, 5, 1))
    kept = store.record_follow_up(promise, author=name)
    print(kept, flush=True)
"""


def _start(folder: Path, *, url: str = "", name: str, n: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), url, name, str(n)]
    return subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_no_entry_of_many_processes_is_lost(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """They also all open the empty store at the same moment."""
    url = request.getfixturevalue("postgres_url") if backend == "postgresql" else ""
    writers = [_start(tmp_path, url=url, name=f"w{number}", n=EACH) for number in range(WRITERS)]
    acknowledged: set[str] = set()
    for writer in writers:
        out, err = writer.communicate(timeout=120)
        assert writer.returncode == 0, err
        acknowledged.update(out.split())
    store = open_store(tmp_path, url=url or None)
    found = store.follow_ups(date(2025, 5, 1))
    store.close()
    assert {item.entry_id for item in found} == acknowledged
    assert sorted(item.promise.action for item in found) == sorted(
        f"w{w}-{n}" for w in range(WRITERS) for n in range(EACH)
    )
    assert sorted(item.number for item in found) == list(range(1, WRITERS * EACH + 1))


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_kill_in_mid_write_loses_nothing_acknowledged(
    backend: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """One writer is shot while another goes on: neither loses what it was told is kept."""
    url = request.getfixturevalue("postgres_url") if backend == "postgresql" else ""
    for round_number in range(3):
        other = _start(tmp_path, url=url, name=f"o{round_number}", n=EACH)
        writer = _start(tmp_path, url=url, name=f"r{round_number}", n=100_000)
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip() for _ in range(25 * (round_number + 1))]
        writer.send_signal(signal.SIGKILL)
        acknowledged += writer.communicate()[0].split()  # what stood in the pipe was acknowledged, too
        acknowledged += other.communicate(timeout=120)[0].split()
        assert other.returncode == 0
        store = open_store(tmp_path, url=url or None)
        kept = {item.entry_id for item in store.follow_ups(date(2025, 5, 1))}
        whole = [line for line in acknowledged if len(line) == 32]
        assert len(whole) >= 25 + EACH
        assert kept.issuperset(whole)
        store.close()


def test_threads_of_one_server_share_a_store(reopen: Callable[[], Store]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from dashboard.actions.entries import Promise

    store = reopen()
    record = lambda number: store.record_follow_up(  # noqa: E731
        Promise(action=str(number), owner="dinkes", due_date=date(2025, 5, 1)), author="A", key=f"tekan-{number % 40}"
    )
    with ThreadPoolExecutor(10) as pool:
        keys = list(pool.map(lambda number: record(number % 40), range(120)))
    assert {item.entry_id for item in store.follow_ups(date(2025, 5, 1))} == set(keys)
    assert len(set(keys)) == 40
