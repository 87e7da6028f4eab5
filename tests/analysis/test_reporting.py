"""Due dates and lateness against a calendar reckoned by hand; rules that hold for every month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.reporting import Standing, as_of_day, due_date, judge, month_after, month_end, owed_month

AUG26 = date(2026, 8, 1)
QUARTERS = (3, 6, 9, 12)
months = st.builds(date, st.integers(2020, 2035), st.integers(1, 12), st.just(1))


def standing(*, arrived: bool = False, first_day: date | None = None, as_of: date = date(2026, 10, 7),
             last: date | None = None) -> Standing:
    return judge(owed=AUG26, due=date(2026, 9, 10), as_of=as_of, arrived=arrived, first_day=first_day, last=last)


def test_due_on_the_tenth_of_the_following_month() -> None:
    assert due_date(AUG26, day=10) == date(2026, 9, 10)
    assert due_date(date(2026, 12, 1), day=10) == date(2027, 1, 10)
    assert due_date(date(2026, 1, 1), day=31) == date(2026, 2, 28)  # February has no 31st
    assert due_date(date(2028, 1, 1), day=30) == date(2028, 2, 29)


def test_quarterly_reports_owe_the_last_quarter() -> None:
    assert owed_month(AUG26, months=QUARTERS) == date(2026, 6, 1)
    assert owed_month(date(2026, 9, 1), months=QUARTERS) == date(2026, 9, 1)
    assert owed_month(date(2026, 2, 1), months=QUARTERS) == date(2025, 12, 1)
    assert owed_month(AUG26) == AUG26
    with pytest.raises(ValueError, match="13"):
        owed_month(AUG26, months=[13])


def test_on_time_late_and_without_a_day() -> None:
    assert standing(arrived=True, first_day=date(2026, 9, 10)).state == "tepat"
    late = standing(arrived=True, first_day=date(2026, 9, 24), last=AUG26)
    assert (late.state, late.days_late, late.arrived, late.overdue) == ("terlambat", 14, True, False)
    assert standing(arrived=True).state == "tanpa_tanggal"


def test_not_arrived_is_late_never_or_not_yet_due() -> None:
    late = standing(last=date(2026, 5, 1))
    assert (late.state, late.days_late, late.last) == ("belum", 27, date(2026, 5, 1))
    assert standing().state == "belum_pernah"
    early = standing(as_of=date(2026, 9, 10), last=date(2026, 7, 1))
    assert (early.state, early.days_late, early.overdue) == ("belum_tempo", 0, False)
    assert standing(as_of=date(2026, 9, 11)).days_late == 1


def test_judged_on_the_newest_day_known() -> None:
    assert as_of_day(AUG26, newest=date(2026, 9, 5)) == date(2026, 9, 5)  # nobody is late on the 5th
    assert as_of_day(AUG26, newest=None) == date(2026, 9, 30)
    # Everyone fell silent: the calendar goes on.
    assert as_of_day(AUG26, newest=date(2026, 8, 12)) == date(2026, 9, 30)


@given(month=months, day=st.integers(1, 31))
def test_a_report_is_never_due_inside_its_own_month(month: date, day: int) -> None:
    due = due_date(month, day=day)
    assert month_end(month) < due <= month_end(month_after(month))


@given(period=months, asked=st.sets(st.integers(1, 12), min_size=1))
def test_the_month_owed_is_asked_for_and_less_than_a_year_old(period: date, asked: set[int]) -> None:
    owed = owed_month(period, months=asked)
    assert owed.month in asked
    assert 0 <= (period.year - owed.year) * 12 + period.month - owed.month < 12


@given(month=months, newest=st.none() | st.dates(date(2019, 1, 1), date(2036, 1, 1)), arrived=st.booleans())
def test_a_report_is_arrived_or_overdue_or_not_due(month: date, newest: date | None, arrived: bool) -> None:
    due, as_of = due_date(month, day=10), as_of_day(month, newest=newest)
    assert as_of > month_end(month)
    one = judge(owed=month, due=due, as_of=as_of, arrived=arrived, first_day=None, last=None)
    assert one.arrived + one.overdue + (one.state == "belum_tempo") == 1
    assert one.overdue == (not arrived and as_of > due)
    assert (one.days_late > 0) == one.overdue
