"""One piece of desk work, run in a process of its own so that no viewer waits for it and a bad file harms nobody else.

``python -m dashboard.desk_job periksa|terbitkan JOB FOLDER``; how far it is stands in the job's passing folder.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dashboard import boundaries
from dashboard.desk_changes import version_changes
from dashboard.desk_files import UNFORESEEN, forget_uploads, place_of, read_job, uploads_of, write_job
from dashboard.desk_preview import preview, shadow_of
from dashboard.headlines import headline_changes
from dashboard.intake import FileReport
from dashboard.loading import check_files, load_files
from dashboard.reference import UnknownKabupatenError
from dashboard.settings import Settings, SettingsError, load_settings
from dashboard.stories.desk import Change, Job, ServiceChange
from dashboard.warehouse.build import BuildStoppedError, current_version_or_none
from dashboard.warehouse.versions import Version, current_path

log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Do the work and leave its outcome in the job; never a traceback, whose text might quote a cell."""
    action, job_id, folder = arguments[0], arguments[1], Path(arguments[2])
    place = place_of(job_id)
    job = read_job(place) if place else None
    if place is None or job is None:
        return 2
    os.environ["DASHBOARD_DATA"] = str(folder)  # where the kabupaten's own register of indicators is looked for
    try:
        done = (check if action == "periksa" else publish)(job, place=place, folder=folder)
    except (BuildStoppedError, SettingsError, UnknownKabupatenError) as error:
        done = replace(job, phase="gagal", message=str(error), publishable=False)
    except Exception as error:
        log.error("desk work %s stopped: %s", action, type(error).__name__)
        done = replace(job, phase="gagal", message=UNFORESEEN, publishable=False)
    waits_for_a_person = done.phase == "selesai" and any(one.unknown for one in done.files)
    if action == "terbitkan" or not (done.publishable or waits_for_a_person):
        forget_uploads(place)
    write_job(done, place=place)
    return 0 if done.phase == "selesai" else 1


def check(job: Job, *, place: Path, folder: Path) -> Job:
    """Load the files into a copy of the working folder: what they are, what is wrong, what would change."""
    settings, paths = load_settings(folder), uploads_of(place)
    say = _teller(job, place=place)
    with shadow_of(folder) as shadow:
        stopped: str = ""
        changes: tuple[Change, ...] = ()
        services: tuple[ServiceChange, ...] = ()
        try:
            result = load_files(paths, folder=shadow, settings=settings, say=say)
            reports = list(result.reports)
            if result.after is not None:
                say("Membandingkan dengan yang sekarang tampil …")
                changes, services = _told(current_version_or_none(folder), result.after, old=current_path(folder),
                                          new=current_path(shadow), settings=settings)
        except BuildStoppedError as error:
            stopped, reports = str(error), check_files(paths, folder=folder, settings=settings)
        files = tuple(preview(report, folder=shadow, settings=settings, place=place, number=number)
                      for number, report in enumerate(reports, start=1))
    usable = any(report.status == "accepted" for report in reports) and not stopped
    return replace(job, phase="selesai", files=files, publishable=usable, changes=changes, services=services,
                   message=stopped or _checked(reports))


def _told(before: Version | None, after: Version, *, old: Path | None, new: Path | None,
          settings: Settings) -> tuple[tuple[Change, ...], tuple[ServiceChange, ...]]:
    """Headline values, then totals of other kinds, and the coverage indicator by indicator."""
    changes = tuple(Change(*line) for line in headline_changes(before, after))
    if new is None or (before is not None and before.name == after.name):
        return changes, ()
    services, totals = version_changes(old, new, settings=settings)
    return changes + totals, services


def _checked(reports: list[FileReport]) -> str:
    accepted = sum(1 for report in reports if report.status == "accepted")
    refused = sum(1 for report in reports if report.status == "refused")
    if not accepted:
        return "Tidak ada berkas baru yang dapat diterbitkan."
    told = f"{accepted} dari {len(reports)} berkas siap diterbitkan"
    return f"{told}; {refused} ditolak." if refused else f"{told}."


def publish(job: Job, *, place: Path, folder: Path) -> Job:
    """Load the files into the working folder itself and publish."""
    settings, old = load_settings(folder), current_path(folder)
    result = load_files(uploads_of(place), folder=folder, settings=settings, who=job.who,
                        say=_teller(job, place=place))
    changes, services = ((), ()) if result.after is None else _told(
        result.before, result.after, old=old, new=current_path(folder), settings=settings)
    message = "Tidak ada versi baru." if result.after is None else f"Versi {result.after.short} kini ditampilkan."
    if result.before is not None and result.after is not None and result.before.name == result.after.name:
        message = f"Tidak ada yang baru: versi tetap {result.after.short}."
    if any(one.kind == boundaries.KIND and one.status == "accepted" for one in result.reports):
        message = f"Batas desa dimuat: peta batas tersedia pada halaman Peta. {message}"
    return replace(job, phase="selesai", message=message, publishable=False, changes=changes, services=services)


def _teller(job: Job, *, place: Path) -> Callable[[str], None]:
    return lambda text: write_job(replace(job, phase="berjalan", progress=text), place=place)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
