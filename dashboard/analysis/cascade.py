"""People lost between the steps of a service: the losses themselves, and which sums may stand beside hidden cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Loss:
    """From step ``before`` to step ``after`` (positions). ``count`` people, negative where the later step is larger."""

    before: int
    after: int
    count: float


def losses(counts: Sequence[float | None]) -> tuple[Loss, ...]:
    """Between neighbouring known counts; a step without a count is passed over, never taken for its neighbour."""
    known = [(at, value) for at, value in enumerate(counts) if value is not None]
    return tuple(Loss(before, after, more - less)
                 for (before, more), (after, less) in pairwise(known))


def part_may_stand(hidden: Collection[str], *, part: Collection[str]) -> bool:
    """Whether the sum over ``part`` tells nothing new of the ``hidden`` cells, whose joint sum is known already.

    True where none or all of them lie in the part; a part that cuts through them would narrow them.
    """
    inside = set(hidden) & set(part)
    return not inside or inside == set(hidden)


def too_near(before: Mapping[str, float], *, after: Mapping[str, float], least: int) -> set[str]:
    """Places where the two counts differ by 1 to ``least`` - 1 people."""
    return {code for code, value in after.items() if code in before and 1 <= abs(before[code] - value) < least}


def covered(near: set[str], *, after: Mapping[str, float]) -> set[str]:
    """The same places, and one more where there is only one, so that the total does not give it back.

    The cover is the place with the smallest later count.
    """
    if len(near) != 1:
        return near
    others = [(value, code) for code, value in after.items() if code not in near and value > 0]
    return near | {min(others)[1]} if others else near
