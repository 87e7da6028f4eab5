"""The desk of the upload page: files in, checked aside, published with one press; versions, difference, going back.

Used by ``pages/data.py`` alone. The work itself runs in a process of its own (``desk_job``); what stands here returns
at once, so that no viewer ever waits for somebody's file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from dashboard import desk_files, desk_places
from dashboard.desk_changes import version_changes
from dashboard.desk_files import UNFORESEEN
from dashboard.headlines import EVENT_WORDS, NOT_SAID, files_brought, headline_changes, headline_of, moment
from dashboard.register_file import Stamp, register_stamp
from dashboard.settings import PROJECT_ROOT, Settings, load_settings
from dashboard.stories.desk import (
    Action,
    Change,
    DeskState,
    HistoryLine,
    Job,
    ServiceChange,
    UnknownPlace,
    VersionLine,
)
from dashboard.warehouse import versions
from dashboard.warehouse.versions import Version, short_name
from dashboard.words.numbers import DASH

SILENT_SECONDS = 900
_SHEET = re.compile(r"temuan_\d{4}\.xlsx")
# Work of this server; after a restart only its passing folder tells of it.
_RUNNING: dict[str, subprocess.Popen[bytes]] = {}


# Two published files never change: every press on the page would work out the same again.
@lru_cache(maxsize=8)
def _compared(before: Path, after: Path, settings: Settings,
              _register: Stamp | None) -> tuple[tuple[ServiceChange, ...], tuple[Change, ...]]:
    return version_changes(before, after, settings=settings)


class FolderDesk:
    """The desk of one working folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def state(self) -> DeskState:
        """Versions that can be shown (newest first) and the last events, newest first."""
        desk_files.sweep()
        live = versions.current_path(self.folder)
        known = versions.list_versions(self.folder)
        shown = next((one for one in known if live is not None and one.name == live.stem), None)
        title = "Belum ada data: muat berkas pertama di sini" if shown is None else (
            f"Yang tampil: versi {shown.short}, dibuat {moment(shown.built_at)}")
        return DeskState(
            title=title, is_sample=shown.is_sample if shown else False,
            versions=tuple(VersionLine(one.name, _label(one), one is shown) for one in known),
            history=tuple(_event(line) for line in reversed(versions.history(self.folder))),
            compared=tuple(VersionLine(one.name, _label(one), one is shown) for one in [
                *known, *versions.told_versions(self.folder, besides=known)]),
            places=desk_places.all_desa(self.folder), spellings=desk_places.spellings(self.folder),
            waiting=desk_places.waiting_files(self.folder))

    def start_check(self, uploads: Sequence[tuple[str, BinaryIO]]) -> str:
        """Put the files aside and begin to check them; returns the id of the job."""
        job_id, place = desk_files.new_place(uploads, folder=self.folder)
        desk_files.write_job(Job(job_id, "periksa", "berjalan", "Menunggu giliran …", ""), place=place)
        self._run("periksa", job_id)
        return job_id

    def start_publish(self, job_id: str, who: str) -> None:
        """Begin to load the files of a finished check; anything else is left as it is."""
        place, job = self._own_place(job_id), self.job(job_id)
        if place is None or job is None or not job.publishable or job.phase != "selesai":
            return
        desk_files.write_job(replace(job, action="terbitkan", phase="berjalan", progress="Menunggu giliran …",
                                     message="", publishable=False, who=versions.signed(who)), place=place)
        self._run("terbitkan", job_id)

    def confirm_places(self, job_id: str, chosen: Sequence[tuple[UnknownPlace, str]], who: str) -> str:
        """Remember what spellings mean and check the files again; a sentence when a spelling cannot be kept."""
        place, job = self._own_place(job_id), self.job(job_id)
        if place is None or job is None or job.action != "periksa" or job.phase != "selesai" or not chosen:
            return ""
        said = desk_places.confirm_all(self.folder, chosen=chosen, who=versions.signed(who))
        desk_files.write_job(Job(job_id, "periksa", "berjalan", "Menunggu giliran …", ""), place=place)
        self._run("periksa", job_id)
        return said

    def forget_spelling(self, number: int) -> str:
        """Take a confirmed spelling back."""
        return desk_places.forget(self.folder, number=number)

    def _run(self, action: Action, job_id: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(PROJECT_ROOT), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "dashboard.desk_job", action, job_id, str(self.folder)]
        _RUNNING[job_id] = subprocess.Popen(command, cwd=PROJECT_ROOT, env=environment, stdin=subprocess.DEVNULL,
                                            stdout=subprocess.DEVNULL)

    def job(self, job_id: str) -> Job | None:
        """How far a job of this folder is. One whose process ended without a word has failed."""
        place = self._own_place(job_id)
        if place is None:
            return None
        process = _RUNNING.get(job_id)
        ended = process.poll() is not None if process else desk_files.untouched_seconds(place) > SILENT_SECONDS
        job = desk_files.read_job(place)  # after poll(): what a process wrote last is seen
        if job is not None and job.phase == "berjalan" and ended:
            desk_files.forget_uploads(place)
            return replace(job, phase="gagal", message=UNFORESEEN, publishable=False)
        return job

    def findings_sheet(self, job_id: str, name: str) -> bytes:
        """The xlsx with the findings of one file; empty when it is gone."""
        place = self._own_place(job_id)
        if place is None or not _SHEET.fullmatch(name) or not (place / name).is_file():
            return b""
        return (place / name).read_bytes()

    def _own_place(self, job_id: str) -> Path | None:
        """The passing folder of a job of this working folder."""
        place = desk_files.place_of(job_id)
        return place if place is not None and desk_files.belongs_to(place, folder=self.folder) else None

    def cancel(self, job_id: str) -> None:
        """Forget a job that is not running, and its files."""
        place, job = self._own_place(job_id), self.job(job_id)
        if place is not None and (job is None or job.phase != "berjalan"):
            shutil.rmtree(place, ignore_errors=True)
            _RUNNING.pop(job_id, None)

    def compare(self, before: str, after: str) -> tuple[tuple[Change, ...], tuple[ServiceChange, ...]]:
        """Headline values of two versions; of one whose file is gone only what the history kept."""
        known = {one.name: one for one in versions.known_versions(self.folder)}
        if before not in known or after not in known:
            return (), ()
        old, new = known[before], known[after]
        # A version of long ago has no row counts: a table that then looks new is not told.
        counted = replace(new, row_counts=new.row_counts if old.row_counts else {})
        changes = [Change(*line) for line in headline_changes(old, counted)]
        files = [self.folder / f"{name}.duckdb" for name in (before, after)]
        services: tuple[ServiceChange, ...] = ()
        if all(path.is_file() for path in files):
            services, totals = _compared(*files, load_settings(self.folder), register_stamp(self.folder))
            changes += totals
        return tuple(changes), services

    def restore(self, name: str, who: str) -> str:
        """Make a version the live one; files loaded after it are taken back until they are loaded again."""
        try:
            version = versions.restore(self.folder, name, who=who)
        except versions.UnknownVersionError as error:
            return str(error)
        return (f"Versi {version.short} kembali ditampilkan. Berkas yang dimuat sesudahnya tidak dipakai lagi sampai "
                "dimuat ulang.")


def _label(one: Version) -> str:
    return (f"{one.short}: {moment(one.built_at)}, diukur {headline_of(one.headline, key='n_measured')}, prevalensi "
            f"rutin {headline_of(one.headline, key='prevalence')}")


def _event(line: dict[str, Any]) -> HistoryLine:
    kept = line.get("headline")
    headline = kept if isinstance(kept, dict) else {}
    return HistoryLine(moment(line.get("when")), EVENT_WORDS.get(line["what"], str(line["what"])),
                       short_name(str(line["version"])), str(line.get("who") or NOT_SAID), files_brought(line) or DASH,
                       headline_of(headline, key="n_measured"), headline_of(headline, key="prevalence"))
