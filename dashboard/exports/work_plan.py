"""What was agreed on, told again as the other forms want it: the Rencana Kerja by week, the kegiatan per OPD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dashboard.actions.replay import FollowUp
from dashboard.exports.paper import WorkPlanRow
from dashboard.words.numbers import date_long

WEEKS = 4


def work_plan(follow_ups: Iterable[FollowUp], *, day: date, agency_names: Mapping[str, str]) -> tuple[WorkPlanRow, ...]:
    """One row per follow-up; the week of its due date is marked where it falls into the four weeks after ``day``.

    What is past its due date belongs in no week: it says by how many days instead. Dropped ones are no work.
    """
    return tuple(
        WorkPlanRow(
            activity=one.promise.action, performer=one.promise.performer,
            owner=agency_names.get(one.promise.owner, one.promise.owner),
            weeks=_weeks(one.promise.due_date, day=day), late=one.days_overdue,
            note=f"Tenggat {date_long(one.promise.due_date)}" if one.promise.due_date else "")
        for one in follow_ups if one.status != "batal")


def _weeks(due: date | None, *, day: date) -> tuple[int, ...]:
    if due is None or due < day:
        return ()
    week = (due - day).days // 7 + 1
    return (week,) if week <= WEEKS else ()


def activities(follow_ups: Iterable[FollowUp], *, agency_names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(OPD, what it does), the promises of one owner after each other in the order they were made."""
    by_owner: dict[str, list[str]] = {}
    for one in follow_ups:
        by_owner.setdefault(one.promise.owner, []).append(one.promise.action)
    return tuple((agency_names.get(owner, owner), action) for owner, actions in by_owner.items() for action in actions)
