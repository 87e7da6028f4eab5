"""The steps of one place with what is lost between them, in percent of all who are due, and their judgement."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.analysis.cascade import losses
from dashboard.settings import Settings
from dashboard.stories.charts import Status
from dashboard.stories.pasti_chain import Chain, StepCount
from dashboard.stories.pasti_register import LISTED
from dashboard.words.numbers import displayed


@dataclass(frozen=True)
class Lost:
    """Between two neighbouring steps with a count: ``people`` (negative = the later is larger) and ``points``."""

    before: int
    after: int
    people: float
    points: float | None
    status: Status


@dataclass(frozen=True)
class Steps:
    """``base`` = the step all percentages are of (0 projected, 1 listed); ``shares`` by step number, None = none."""

    chain: Chain
    base: int
    base_count: float | None
    shares: tuple[float | None, ...]
    lost: dict[int, Lost]  # by the later step

    def of(self, number: int) -> StepCount:
        return self.chain.steps[number]

    @property
    def worst(self) -> Lost | None:
        """The largest loss in points; None where no percentage stands or nobody was lost."""
        found = [one for one in self.lost.values() if one.points is not None and one.points > 0]
        return max(found, key=lambda one: (one.points or 0.0, -one.after), default=None)


def steps_of(chain: Chain, *, settings: Settings) -> Steps:
    """Shares and losses of one place. Under ``min_measured_reliable`` due there is no percentage and no judgement."""
    counts = [step.count for step in chain.steps]
    base = 0 if counts[0] else LISTED
    whole = counts[base]
    enough = whole is not None and whole >= settings.min_measured_reliable
    shares = tuple(100 * value / whole if enough and whole and value is not None else None for value in counts)
    lost = {}
    for one in losses(counts):
        before, after = shares[one.before], shares[one.after]
        gone = None if before is None or after is None else displayed(displayed(before) - displayed(after))
        lost[one.after] = Lost(one.before, one.after, one.count, gone,
                               _status(gone, people=one.count, gap=settings.status_gap_points))
    return Steps(chain, base, whole, shares, lost)


def _status(points: float | None, *, people: float, gap: float) -> Status:
    """More than ``gap`` points lost is 'kritis'; a step that grows wants a look as well."""
    if points is None:
        return "netral"
    if people == 0:
        return "mencapai"
    return "kritis" if points > gap else "perhatian"
