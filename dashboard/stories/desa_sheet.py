"""What stands on the printed sheet of a desa, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.stories.charts import ScoreCell


@dataclass(frozen=True)
class WorkRow:
    """One large gap: service, coverage with its status, who owns it, what the desa can do."""

    service: str
    coverage: ScoreCell
    owner: str
    work: str


@dataclass(frozen=True)
class DesaSheet:
    """One page for the head of a desa. All texts are final Bahasa, hidden counts hold their labels.

    ``services``: name and judged cell, the worst first; ``reach``: group and number; ``more_promises``: how many open
    ones did not find room.
    """

    code: str
    place: str
    area: str
    takeaway: str
    prevalence: str
    measured: tuple[str, ...]
    course: str
    lokus: tuple[str, ...]
    reach: tuple[tuple[str, str], ...]
    services: tuple[tuple[str, ScoreCell], ...]
    work: tuple[WorkRow, ...]
    work_title: str
    readiness: tuple[ScoreCell, ...]
    promises: tuple[str, ...]
    promise_line: str
    more_promises: int
    checks: tuple[str, ...]
    source: str
    is_sample: bool
