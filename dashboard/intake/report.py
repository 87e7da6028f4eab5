"""What reading one file came to: the report that the command line prints and the upload page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class FindingSummary:
    """One kind of finding in one file. ``rows`` 0 = the whole file; ``row_numbers`` the first few; no cell content."""

    code: str
    severity: str
    rows: int
    message: str
    row_numbers: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The keys of ``load --json``."""
        return {"code": self.code, "severity": self.severity, "rows": self.rows, "message": self.message,
                "row_numbers": list(self.row_numbers)}


@dataclass(frozen=True)
class UnmatchedPlace:
    """A desa as written that matched none, in ``rows`` rows; '' = not written. Never a text that may be a person."""

    kecamatan: str
    desa: str
    rows: int


@dataclass(frozen=True)
class FileReport:
    """One file: what it is, how many rows were read, taken and rejected, and a sentence for the officer.

    ``status``: ``accepted`` new and usable, ``unchanged`` loaded before, ``refused`` nothing of it is used.
    """

    name: str
    sha256: str
    kind: str | None
    status: Literal["accepted", "unchanged", "refused"]
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    is_sample: bool
    findings: tuple[FindingSummary, ...]
    message: str
    unmatched: tuple[UnmatchedPlace, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The keys of one entry of ``files`` in ``load --json``."""
        return {"name": self.name, "sha256": self.sha256, "kind": self.kind, "status": self.status,
                "rows_read": self.rows_read, "rows_accepted": self.rows_accepted, "rows_rejected": self.rows_rejected,
                "findings": [finding.as_json() for finding in self.findings]}
