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
class UnknownPlace:
    """A spelling that matched no desa, as written, in ``rows`` rows; ``proposals``: (code, words) likeliest first."""

    kecamatan: str
    desa: str
    rows: int
    proposals: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KnownSpelling:
    """A spelling that a person confirmed: what was written, which desa it means, when and by whom."""

    kecamatan: str
    written: str
    desa: str
    when: str
    who: str


@dataclass(frozen=True)
class ServiceChange:
    """One indicator whose cells change: how many new, different, gone; the kabupaten's value (%) up to ``period``."""

    indicator: str
    owner: str
    period: str
    added: int
    changed: int
    removed: int
    before: str
    after: str
    moved: str


@dataclass(frozen=True)
class FilePreview:
    """One file: what it is, its months or years, its desa, its rows; ``findings_sheet``: name of its xlsx, or ''.

    ``content``: what stands in it, in a few lines; ``unknown``: spellings that a person may confirm.
    """

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
    content: tuple[str, ...] = ()
    unknown: tuple[UnknownPlace, ...] = ()


@dataclass(frozen=True)
class Change:
    """One headline value before and after, as shown."""

    label: str
    before: str
    after: str
    moved: str


@dataclass(frozen=True)
class Job:
    """One piece of work on the desk. ``publishable``: checked, and something of it can be published.

    ``services``: coverage that changes, indicator by indicator.
    """

    id: str
    action: Action
    phase: Phase
    progress: str
    message: str
    files: tuple[FilePreview, ...] = ()
    changes: tuple[Change, ...] = ()
    publishable: bool = False
    services: tuple[ServiceChange, ...] = ()
    who: str = ""


@dataclass(frozen=True)
class VersionLine:
    """A version one can go back to or compare with; ``label`` names it with its day and headline."""

    name: str
    label: str
    live: bool


@dataclass(frozen=True)
class HistoryLine:
    """One publish or restore: when, what, which version, by whom, with which files, its headline."""

    when: str
    what: str
    version: str
    who: str
    files: str
    measured: str
    prevalence: str


@dataclass(frozen=True)
class DeskState:
    """The versions of a working folder: the title says which is shown.

    ``compared``: every version that can be set beside another one, also those that can no longer be shown.
    """

    title: str
    is_sample: bool
    versions: tuple[VersionLine, ...]
    history: tuple[HistoryLine, ...]
    compared: tuple[VersionLine, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    spellings: tuple[KnownSpelling, ...] = ()
    waiting: str = ""  # files loaded before a spelling in them was confirmed, named


class Desk(Protocol):
    """What the page may ask of the desk. None of these raises for a bad file; a refusal is a sentence in the job."""

    def state(self) -> DeskState:
        """Versions and history as they are now."""

    def start_check(self, uploads: Sequence[tuple[str, BinaryIO]]) -> str:
        """Begin to read and check files aside; returns the id of the job."""

    def start_publish(self, job_id: str, who: str) -> None:
        """Begin to load the files of a finished check; ``who``: the role or unit that does it."""

    def confirm_places(self, job_id: str, chosen: Sequence[tuple[UnknownPlace, str]], who: str) -> str:
        """Remember which desa (code) a spelling means and check the files again; a sentence when one cannot be kept."""

    def forget_spelling(self, number: int) -> str:
        """Take back the confirmed spelling with this number in ``DeskState.spellings``; returns a sentence."""

    def job(self, job_id: str) -> Job | None:
        """How far a job is; None when there is none (any more)."""

    def findings_sheet(self, job_id: str, name: str) -> bytes:
        """The xlsx with the findings of one file."""

    def cancel(self, job_id: str) -> None:
        """Forget a job and its files."""

    def compare(self, before: str, after: str) -> tuple[tuple[Change, ...], tuple[ServiceChange, ...]]:
        """Headline values, row counts and totals of two versions, and their coverage where both can still be read."""

    def restore(self, name: str, who: str) -> str:
        """Make a version the live one; returns the sentence for the officer."""
