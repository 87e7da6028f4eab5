"""What a file is and what it would change, read off a copy of the working folder; the live one is not touched."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

from dashboard import boundaries
from dashboard.desk_columns import column_of
from dashboard.desk_content import contents, extent
from dashboard.desk_places import unknown_places
from dashboard.exports.findings import SEVERITIES, FoundRow, write_findings
from dashboard.intake import FileReport
from dashboard.intake.kinds import named
from dashboard.printing import KIND_WORDS, STATUS_WORDS
from dashboard.settings import Settings
from dashboard.stories.desk import FilePreview, FoundLine

SHADOW = ".meja_"
ABANDONED_AFTER_SECONDS = 24 * 3600
# Names in the working folder that the copy needs: the key (the same children must be the same), choices, spellings.
_CHOICES = ("child.key", "config.toml", "aliases.csv", "indikator.csv")


@contextmanager
def shadow_of(folder: Path) -> Iterator[Path]:
    """A working folder beside the live one with the same intake sets (as links: sets never change), for one trial."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{SHADOW}*"):
        if time.time() - old.stat().st_mtime > ABANDONED_AFTER_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=SHADOW, dir=folder, ignore_cleanup_errors=True) as name:
        shadow = Path(name)
        (shadow / "intake").mkdir()
        for path in (folder / "intake").glob("[!.]*"):
            if path.is_file():  # sets that a stopped build put aside lie in a folder of their own
                _link(path, to=shadow / "intake" / path.name)
        for choice in _CHOICES:
            if (folder / choice).exists():
                shutil.copy2(folder / choice, shadow / choice)
        yield shadow


def _link(path: Path, *, to: Path) -> None:
    """A second name for a set's file; a copy where the disk has no such thing, and of the one file that changes."""
    if path.suffix in (".parquet", ".json"):
        try:
            os.link(path, to)
        except OSError:
            shutil.copy2(path, to)
    else:
        shutil.copy2(path, to)


def preview(report: FileReport, *, folder: Path, settings: Settings, place: Path, number: int) -> FilePreview:
    """One file as the desk shows it; its findings are written as an xlsx into the job's ``place``."""
    rows = folder / "intake" / f"{report.sha256 or '-'}.parquet"
    period, n_desa = extent(rows)
    sheet = ""
    if report.findings:
        sheet = f"temuan_{number:04d}.xlsx"
        write_findings(_found(report, folder=folder), file_name=report.name, is_sample=report.is_sample,
                       path=place / sheet)
    return FilePreview(
        name=report.name, status=STATUS_WORDS[report.status], refused=report.status == "refused",
        kind=_kind(report), period=period, n_desa=n_desa, rows_read=report.rows_read,
        rows_accepted=report.rows_accepted, rows_rejected=report.rows_rejected,
        findings=tuple(FoundLine(SEVERITIES.get(one.severity, one.severity), one.message) for one in report.findings),
        message=report.message, findings_sheet=sheet, content=contents(rows, settings=settings) or _told(report),
        unknown=unknown_places(report.unmatched, folder=folder, settings=settings))


def _told(report: FileReport) -> tuple[str, ...]:
    """Of a file without rows of its own (boundaries) what was read of it."""
    return (report.message,) if report.status == "accepted" and report.kind == boundaries.KIND else ()


def _kind(report: FileReport) -> str:
    if not report.kind:
        return "tidak dikenali"
    known = named(report.kind)
    return KIND_WORDS.get(report.kind) or (known.label if known else report.kind)


def _found(report: FileReport, *, folder: Path) -> list[FoundRow]:
    """Every finding with its row; of a refused file only what the report tells."""
    path = folder / "intake" / f"{report.sha256}.findings.parquet"
    if report.sha256 and path.is_file():
        rows = pq.read_table(path, columns=["row_number", "column_name", "code", "severity", "message"]).to_pylist()
        return [FoundRow(row["row_number"], column_of(row["code"], named=row["column_name"] or "",
                                                      row=row["row_number"]), row["severity"], row["message"])
                for row in rows]
    return [FoundRow(number, column_of(one.code, named="", row=number), one.severity, one.message)
            for one in report.findings for number in (one.row_numbers or (None,))]
