"""Has a report that was owed arrived, and how late? Calendar only: the day on which this is judged is passed in.

A report of a month is due on a day of the following month. An indicator that the form asks only in some months owes the
latest of them. What arrived is judged by its first day of arrival; what did not, as of the day passed in.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["tepat", "terlambat", "tanpa_tanggal", "belum", "belum_pernah", "belum_tempo"]
ARRIVED: frozenset[State] = frozenset({"tepat", "terlambat", "tanpa_tanggal"})
OVERDUE: frozenset[State] = frozenset({"belum", "belum_pernah"})


@dataclass(frozen=True)
class Standing:
    """How one owed report stands. ``owed`` = month asked for; ``days_late`` 0 unless late; ``last`` = last month.

    ``tanpa_tanggal``: it arrived, but nobody wrote down when.
    """

    state: State
    owed: date
    due: date
    days_late: int
    last: date | None

    @property
    def arrived(self) -> bool:
        return self.state in ARRIVED

    @property
    def overdue(self) -> bool:
        return self.state in OVERDUE


def month_after(month: date) -> date:
    """First day of the following month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def month_end(month: date) -> date:
    """Last day of the month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def due_date(owed: date, *, day: int) -> date:
    """Day ``day`` (1-31) of the month after ``owed``; its last day where it has fewer."""
    following = month_after(owed)
    return following.replace(day=min(day, month_end(following).day))


def owed_month(period: date, *, months: Iterable[int] = range(1, 13)) -> date:
    """The latest month up to ``period`` that is one of ``months`` (1-12). Raises ValueError when there is none."""
    wanted = sorted(set(months))
    if not wanted or not set(wanted) <= set(range(1, 13)):
        raise ValueError(f"months must be 1-12: {wanted}")
    earlier = [month for month in wanted if month <= period.month]
    return date(period.year, earlier[-1], 1) if earlier else date(period.year - 1, wanted[-1], 1)


def as_of_day(period: date, *, newest: date | None) -> date:
    """The day on which a period is judged: the newest day of arrival anywhere shows how far the calendar is known.

    Where that is not later than the period itself (or no day is known), the end of the following month: a period that
    nobody reported at all is overdue, not forever "not yet due".
    """
    if newest is not None and newest > month_end(period):
        return newest
    return month_end(month_after(period))


def judge(*, owed: date, due: date, as_of: date, arrived: bool, first_day: date | None, last: date | None) -> Standing:
    """Judge one owed report. ``first_day`` = when it first arrived, ``last`` = newest month ever sent."""
    if arrived:
        if first_day is None:
            return Standing("tanpa_tanggal", owed, due, 0, last)
        late = max((first_day - due).days, 0)
        return Standing("terlambat" if late else "tepat", owed, due, late, last)
    if as_of <= due:
        return Standing("belum_tempo", owed, due, 0, last)
    return Standing("belum" if last else "belum_pernah", owed, due, (as_of - due).days, last)
