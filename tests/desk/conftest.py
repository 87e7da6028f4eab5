"""A working folder of one's own, and a report of Dinsos that came late: August, of which the sample has nothing."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from dashboard import desk_files
from dashboard.desk import FolderDesk
from dashboard.stories.desk import Job

LIMIT_SECONDS = 120


@pytest.fixture(scope="session")
def late_report(sample_files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows of May sent again as August, on 30 September; one of them with words where a number belongs."""
    source = next(path for path in sample_files if path.name.endswith("cakupan_dinsos_2026.xlsx"))
    rows = list(openpyxl.load_workbook(source).active.iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Kode Desa")
    month, served, sent = (rows[head].index(name) for name in ("Bulan", "Pembilang", "Tanggal Lapor"))
    book = openpyxl.Workbook()
    for row in rows[: head + 1]:
        book.active.append(row)
    for number, row in enumerate(row for row in rows[head + 1:] if row[month] == "2026-05"):
        changed = list(row)
        changed[month], changed[sent] = "2026-08", dt.datetime(2026, 9, 30)
        changed[served] = "banyak" if number == 3 else changed[served]
        book.active.append(changed)
    path = tmp_path_factory.mktemp("susulan") / "DATA-CONTOH_dinsos_agustus.xlsx"
    book.save(path)
    return path


@pytest.fixture
def folder(kabupaten_folder: Path, tmp_path: Path) -> Path:
    """A copy of the published sample that a test may change."""
    return Path(shutil.copytree(kabupaten_folder, tmp_path / "data"))


@pytest.fixture(autouse=True)
def passing_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Passing files go to a folder of the test (the worker process reads the same variable)."""
    passing = tmp_path / "sementara"
    passing.mkdir()
    monkeypatch.setenv("TMPDIR", str(passing))
    monkeypatch.setenv("TEMP", str(passing))
    monkeypatch.setattr(desk_files.tempfile, "tempdir", str(passing))
    return passing


@pytest.fixture
def finished() -> Callable[[FolderDesk, str], Job]:
    """Wait until a job has ended and return it."""

    def wait(desk: FolderDesk, job_id: str) -> Job:
        until = time.monotonic() + LIMIT_SECONDS
        while time.monotonic() < until:
            job = desk.job(job_id)
            assert job is not None
            if job.phase != "berjalan":
                return job
            time.sleep(0.2)
        raise AssertionError("the work did not end")

    return wait
