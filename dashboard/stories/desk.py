"""What the upload page shows, as data: files recognised, what would change, versions. All texts are final Bahasa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

Action = Literal["periksa", "terbitkan"]
Phase = Literal["berjalan", "selesai", "gagal"]


@dataclass(frozen=True)
class FoundLine:
    """One kind of finding in a file: ``severity`` as the officer reads it, then the sentence."""

    severity: str
    message: str


@dataclass(frozen=True)
class FilePreview:
    """One file: what it is, its months or years, its desa, its rows; ``findings_sheet``: name of its xlsx, or ''."""

    name: str
    status: str
    refused: bool
    kind: str
    period: str
    n_desa: int | None
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    findings: tuple[FoundLine, ...]
    message: str
    findings_sheet: str


@dataclass(frozen=True)
class Change:
    """One headline value before and after, as shown."""

    label: str
    before: str
    after: str
    moved: str


@dataclass(frozen=True)
class Job:
    """One piece of work on the desk. ``publishable``: checked, and something of it can be published."""

    id: str
    action: Action
    phase: Phase
    progress: str
    message: str
    files: tuple[FilePreview, ...] = ()
    changes: tuple[Change, ...] = ()
    publishable: bool = False


@dataclass(frozen=True)
class VersionLine:
    """A version one can go back to or compare with; ``label`` names it with its day and headline."""

    name: str
    label: str
    live: bool


@dataclass(frozen=True)
class HistoryLine:
    """One publish or restore: when, what, which version, its headline."""

    when: str
    what: str
    version: str
    measured: str
    prevalence: str


@dataclass(frozen=True)
class DeskState:
    """The versions of a working folder: the title says which is shown."""

    title: str
    is_sample: bool
    versions: tuple[VersionLine, ...]
    history: tuple[HistoryLine, ...]


class Desk(Protocol):
    """What the page may ask of the desk. None of these raises for a bad file; a refusal is a sentence in the job."""

    def state(self) -> DeskState:
        """Versions and history as they are now."""

    def start_check(self, uploads: Sequence[tuple[str, BinaryIO]]) -> str:
        """Begin to read and check files aside; returns the id of the job."""

    def start_publish(self, job_id: str) -> None:
        """Begin to load the files of a finished check."""

    def job(self, job_id: str) -> Job | None:
        """How far a job is; None when there is none (any more)."""

    def findings_sheet(self, job_id: str, name: str) -> bytes:
        """The xlsx with the findings of one file."""

    def cancel(self, job_id: str) -> None:
        """Forget a job and its files."""

    def compare(self, before: str, after: str) -> tuple[Change, ...]:
        """Headline values and row counts of two versions."""

    def restore(self, name: str) -> str:
        """Make a version the live one; returns the sentence for the officer."""
