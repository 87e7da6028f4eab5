"""The passing folder of one piece of desk work: uploaded bytes, findings sheets, and how far the work is.

Lies in the system's folder for passing files, readable by this user alone; the uploads are removed as soon as they are
loaded or given up, and everything after an hour in which nobody touched it: looked for whenever the page is drawn and
when the dashboard starts.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.stories.desk import Change, FilePreview, FoundLine, Job, ServiceChange, UnknownPlace
from dashboard.warehouse.files import write_text_atomically

PREFIX = "dasbor-meja-"
KEPT_SECONDS = 3600
UNFORESEEN = ("Pekerjaan ini berhenti karena kesalahan yang tidak terduga. Data yang tampil tidak berubah. Coba sekali "
              "lagi; bila berulang, beri tahu admin dasbor.")
_ID = re.compile(r"[0-9a-f]{32}")
_UNSAFE = re.compile(r"[\x00-\x1f<>:\"/\\|?*]")


def place_of(job_id: str) -> Path | None:
    """The folder of a job; None for anything that is no id of ours or is gone."""
    if not _ID.fullmatch(job_id):
        return None
    place = Path(tempfile.gettempdir()) / f"{PREFIX}{job_id}"
    return place if place.is_dir() and not place.is_symlink() else None


def new_place(uploads: Sequence[tuple[str, BinaryIO]], *, folder: Path) -> tuple[str, Path]:
    """Put uploaded files aside for a working folder; each in a numbered folder of its own, under its own plain name."""
    job_id = secrets.token_hex(16)
    place = Path(tempfile.gettempdir()) / f"{PREFIX}{job_id}"
    place.mkdir(mode=0o700)
    (place / "folder.txt").write_text(str(folder), encoding="utf-8")
    for number, (name, stream) in enumerate(uploads, start=1):
        own = place / "berkas" / f"{number:04d}"
        own.mkdir(parents=True)
        with (own / plain_name(name)).open("wb") as target:
            shutil.copyfileobj(stream, target)
    return job_id, place


def plain_name(name: str) -> str:
    """A file's own name without folders or characters that no file system takes."""
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    return plain[-120:] or "berkas"


def uploads_of(place: Path) -> list[Path]:
    """The uploaded files in the order in which they came."""
    return sorted(path for path in (place / "berkas").glob("*/*") if path.is_file())


def forget_uploads(place: Path) -> None:
    """Remove the uploaded bytes; what was found in them stays."""
    shutil.rmtree(place / "berkas", ignore_errors=True)


def belongs_to(place: Path, *, folder: Path) -> bool:
    """Whether the work is for this working folder."""
    try:
        return (place / "folder.txt").read_text(encoding="utf-8") == str(folder)
    except OSError:
        return False


def write_job(job: Job, *, place: Path) -> None:
    """Keep how far the work is, in one step: a page that reads meanwhile sees the old state or the new."""
    write_text_atomically(place / "keadaan.json", text=json.dumps(asdict(job), ensure_ascii=False))


def read_job(place: Path) -> Job | None:
    """How far the work is; None when nothing (readable) was written yet."""
    try:
        kept = json.loads((place / "keadaan.json").read_text(encoding="utf-8"))
        files = tuple(_file_preview(one) for one in kept.pop("files"))
        changes = tuple(Change(**one) for one in kept.pop("changes"))
        services = tuple(ServiceChange(**one) for one in kept.pop("services"))
        return Job(**kept, files=files, changes=changes, services=services)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _file_preview(kept: dict[str, Any]) -> FilePreview:
    places = tuple(UnknownPlace(**{**one, "proposals": tuple((code, words) for code, words in one["proposals"])})
                   for one in kept["unknown"])
    return FilePreview(**{**kept, "findings": tuple(FoundLine(**line) for line in kept["findings"]),
                          "content": tuple(kept["content"]), "unknown": places})


def untouched_seconds(place: Path) -> float:
    """How long nothing was written about this work."""
    try:
        return time.time() - (place / "keadaan.json").stat().st_mtime
    except OSError:
        return time.time() - place.stat().st_mtime


def sweep() -> None:
    """Remove what nobody touched for an hour."""
    for place in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if _ID.fullmatch(place.name.removeprefix(PREFIX)) and untouched_seconds(place) > KEPT_SECONDS:
                shutil.rmtree(place, ignore_errors=True)
        except OSError:
            continue  # removed meanwhile, or another user's
