"""The Rencana Kerja from what was agreed on: the week of the due date, what is late in no week."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.actions.entries import Promise
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import open_store
from dashboard.exports.work_plan import activities, work_plan

DAY = date(2025, 3, 13)
NAMES = {"dinkes": "Dinkes", "pupr": "DPUPR"}


@pytest.fixture
def agreed(tmp_path: Path) -> list[FollowUp]:
    book = open_store(tmp_path)
    for action, owner, days in (("Kelas ibu", "dinkes", 0), ("Sumur bor", "pupr", 28), ("Ukur ulang", "dinkes", 7),
                                ("Yang lama", "Kepala desa", -40), ("PMT", "dinkes", 27)):
        book.record_follow_up(Promise(action=action, owner=owner, due_date=DAY + timedelta(days=days),
                                      performer="Bidan"), author="A")
    found = sorted(book.follow_ups(DAY), key=lambda one: one.entry.seq)
    book.close()
    return found


def test_the_week_of_the_due_date_is_marked(agreed: list[FollowUp]) -> None:
    rows = work_plan(agreed, day=DAY, agency_names=NAMES)
    assert [(row.activity, row.weeks) for row in rows] == [
        ("Kelas ibu", (1,)), ("Sumur bor", ()), ("Ukur ulang", (2,)), ("Yang lama", ()), ("PMT", (4,))]
    assert [row.late for row in rows] == [0, 0, 0, 40, 0]
    assert (rows[1].owner, rows[1].performer, rows[1].note) == ("DPUPR", "Bidan", "Tenggat 10 April 2025")
    assert rows[3].owner == "Kepala desa"


def test_activities_stand_together_by_owner(agreed: list[FollowUp]) -> None:
    assert activities(agreed, agency_names=NAMES) == (
        ("Dinkes", "Kelas ibu"), ("Dinkes", "Ukur ulang"), ("Dinkes", "PMT"), ("DPUPR", "Sumur bor"),
        ("Kepala desa", "Yang lama"))
