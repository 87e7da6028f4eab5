"""Janji dan hasil: how many promises were kept, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.actions.entries import Meeting
from dashboard.actions.replay import FollowUp


@dataclass(frozen=True)
class Tally:
    """Counts of promises. done + running + waiting + overdue + dropped = total; ``on_time`` is part of ``done``.

    ``running``/``waiting``: berjalan/belum and not past the due date. ``judged``: done ones that had a due date.
    """

    total: int
    done: int
    running: int
    waiting: int
    overdue: int
    dropped: int
    on_time: int
    judged: int


@dataclass(frozen=True)
class Promises:
    """The tally of all and by owner (slug or free text), most overdue first."""

    all: Tally
    by_owner: tuple[tuple[str, Tally], ...]


@dataclass(frozen=True)
class Held:
    """Meetings held of those planned up to a day; cancelled ones count as planned."""

    held: int
    planned: int


def promises(follow_ups: Iterable[FollowUp]) -> Promises:
    """Summary of the follow-ups given (``Store.follow_ups(today, meeting=...)``)."""
    items = list(follow_ups)
    owners = {item.promise.owner: [other for other in items if other.promise.owner == item.promise.owner]
              for item in items}
    by_owner = ((owner, tally(own)) for owner, own in owners.items())
    return Promises(tally(items), tuple(sorted(by_owner, key=lambda pair: (
        -pair[1].overdue, pair[1].done / pair[1].total, pair[0]))))


def tally(items: Iterable[FollowUp]) -> Tally:
    """Counts of the follow-ups given."""
    items = list(items)
    states = ["overdue" if item.overdue else item.status for item in items]
    return Tally(
        total=len(items), done=states.count("selesai"), running=states.count("berjalan"), waiting=states.count("belum"),
        overdue=states.count("overdue"), dropped=states.count("batal"),
        on_time=sum(item.on_time is True for item in items), judged=sum(item.on_time is not None for item in items),
    )


def held(meetings: Iterable[Meeting]) -> Held:
    """How many of the meetings given took place (minilok held / planned is itself measured)."""
    found = list(meetings)
    return Held(sum(meeting.held == "terlaksana" for meeting in found), len(found))
