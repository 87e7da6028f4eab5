"""From files to a published version: intake for each file, then one build. Used by the command line and the desk."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard import boundaries
from dashboard.intake import FileReport, check_file, load_file
from dashboard.intake.findings import sample_left, sample_unused
from dashboard.intake.store import set_aside
from dashboard.register_file import register_table
from dashboard.sample import write_further_kinds, write_rtl_sheets, write_sample
from dashboard.settings import Settings
from dashboard.warehouse.build import BuildStoppedError, build_and_publish, current_version_or_none
from dashboard.warehouse.intake_sets import take_in_again, take_out_again, unused_samples
from dashboard.warehouse.versions import Version, current_path, note_event


@dataclass(frozen=True)
class LoadResult:
    """What one ``load`` did: a report per file, and the live version before and after (None = none yet)."""

    reports: tuple[FileReport, ...]
    before: Version | None
    after: Version | None

    @property
    def refused(self) -> bool:
        return any(report.status == "refused" for report in self.reports)

    def as_json(self) -> dict[str, Any]:
        return {"version": self.after.name if self.after else None,
                "files": [report.as_json() for report in self.reports]}


def is_empty(folder: Path) -> bool:
    """True when nothing was ever loaded into this working folder."""
    return current_path(folder) is None and not any((folder / "intake").glob("*.json"))


def load_files(paths: Sequence[Path], *, folder: Path, settings: Settings, kind: str | None = None,
               crs: str | None = None, who: str = "", say: Callable[[str], None]) -> LoadResult:
    """Read every file, then build and publish once. A refused file leaves the others untouched.

    Boundary files, told by their content, become the map; ``crs`` (``EPSG:32749``) is for one that names none.
    ``who``: the role or unit that loads, kept in the history of versions.
    Raises RegisterFileError for an ``indikator.csv`` that cannot be used, before a file is read; BuildStoppedError when
    a check stops the build: the sets of this load are then set aside, and those it took back into use are out again,
    so that the next load starts from the last good state.
    """
    register_table(folder)  # a register that cannot be used stops here, before anything is stored
    before = current_version_or_none(folder)  # a damaged file is no reason not to load: the build makes a whole one
    reports = []
    for number, path in enumerate(paths, start=1):
        say(f"[{number}/{len(paths)}] {path.name} …")
        if _is_boundaries(path, kind=kind):
            reports.append(boundaries.load(path, folder=folder, settings=settings, crs=crs))
        else:
            reports.append(load_file(path, folder=folder, settings=settings, kind=kind))
    fresh = [report.sha256 for report in reports if report.status == "accepted"]
    returned = take_in_again(folder, [report.sha256 for report in reports if report.status == "unchanged"])
    reports = [_returned(report) if report.sha256 in returned else report for report in reports]
    if not any((folder / "intake").glob("*.json")):
        return LoadResult(tuple(reports), before, None)
    try:
        after = build_and_publish(folder=folder, settings=settings, progress=say, who=who)
    except BuildStoppedError:
        set_aside(folder, fresh)
        take_out_again(folder, returned)
        raise
    drawn = [report.name for report in reports if report.kind == boundaries.KIND and report.status == "accepted"]
    if drawn:
        note_event(folder, version=after, what="boundaries", who=who, files=drawn)
    return LoadResult(_told_of_samples(reports, folder=folder, before=before, after=after), before, after)


def _told_of_samples(reports: Sequence[FileReport], *, folder: Path, before: Version | None,
                     after: Version) -> tuple[FileReport, ...]:
    """With a warning at a sample that is not used, and at the file that made the sample on screen leave."""
    unused = unused_samples(folder)
    left = before is not None and before.is_sample and not after.is_sample
    first = next((report.sha256 for report in reports if left and report.status == "accepted"
                  and report.kind != boundaries.KIND and not report.is_sample), "")
    return tuple(sample_unused(report) if report.sha256 in unused
                 else sample_left(report) if first and report.sha256 == first
                 else report for report in reports)


def _is_boundaries(path: Path, *, kind: str | None) -> bool:
    return kind == boundaries.KIND or (kind is None and boundaries.is_boundary_file(path))


def _returned(report: FileReport) -> FileReport:
    return replace(report, status="accepted",
                   message=f"{report.name}: pernah dimuat lalu ditarik; kini dipakai lagi.")


def check_files(paths: Sequence[Path], *, folder: Path, settings: Settings, kind: str | None = None,
                crs: str | None = None) -> list[FileReport]:
    """The same reading and checking, publishing nothing."""
    return [boundaries.check(path, folder=folder, settings=settings, crs=crs) if _is_boundaries(path, kind=kind)
            else check_file(path, folder=folder, settings=settings, kind=kind) for path in paths]


def write_sample_files(out: Path, *, kabupaten_code: str, children: int | None, months: int | None, seed: int,
                       say: Callable[[str], None]) -> list[Path]:
    """Write the synthetic kabupaten in the officers' formats."""
    return write_sample(out, kabupaten_code=kabupaten_code, children=children, rounds=months, seed=seed, progress=say)


def write_further_sample_files(out: Path, *, kabupaten_code: str, seed: int) -> list[Path]:
    """One synthetic file of every further layout that offices send."""
    return write_further_kinds(out, kabupaten_code=kabupaten_code, seed=seed)


def write_sample_rtl(out: Path, *, kabupaten_code: str, seed: int) -> list[Path]:
    """Last year's synthetic RTL: read on the page of promises, never by ``load``."""
    return write_rtl_sheets(out, kabupaten_code=kabupaten_code, seed=seed)


def load_sample(*, folder: Path, settings: Settings, say: Callable[[str], None]) -> LoadResult:
    """Write the sample into a passing folder and send it through the same intake as an officer's files."""
    with tempfile.TemporaryDirectory(prefix="dasbor-contoh-") as passing:
        files = write_sample_files(Path(passing), kabupaten_code=settings.kabupaten_code, children=None, months=None,
                                   seed=6201, say=say)
        return load_files(files, folder=folder, settings=settings, who="dasbor (data contoh)", say=say)


def rebuild_if_outdated(*, folder: Path, settings: Settings, say: Callable[[str], None]) -> bool:
    """Build again when the program, the reference tables or the settings changed; True when a new version came.

    A build that is stopped leaves the last good version on screen. Raises BuildStoppedError only where there is none.
    """
    before = current_path(folder)
    try:
        build_and_publish(folder=folder, settings=settings, progress=say, who="dasbor (pembaruan)")
    except BuildStoppedError as error:
        if before is None:
            raise
        say(f"Basis data tidak dibangun ulang: {error}")
    return current_path(folder) != before
