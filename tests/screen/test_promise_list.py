"""The officer's filters and orders, and one calendar per agency."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.actions.entries import Meeting, Promise
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import Store, open_store
from dashboard.screen.promise_list import in_order, passing
from dashboard.stories.due_calendars import calendars_by_owner

TODAY = date(2026, 5, 12)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def found(book: Store) -> list[FollowUp]:
    meeting = book.record_meeting(Meeting(day=date(2026, 3, 1), held="terlaksana"), author="A")
    made = [
        ("Sumur bor", "pupr", date(2026, 6, 1), ("62.01.01.2001",), meeting),
        ("PMT lokal", "dinkes", date(2026, 4, 1), (), meeting),
        ("TTD setiap Jumat", "dinkes", date(2026, 7, 1), (), ""),
        ("Bantuan pangan", "Kelompok tani", date(2026, 5, 1), (), ""),
    ]
    for action, owner, due, desa, of in made:
        book.record_follow_up(Promise(action=action, owner=owner, due_date=due, desa_codes=desa, problem="Lokus"),
                              author="A", meeting=of)
    one = next(item for item in book.follow_ups(TODAY) if item.promise.owner == "pupr")
    book.change_status(one.entry_id, status="selesai", on=date(2026, 5, 1), author="A", evidence="foto")
    return book.follow_ups(TODAY)


def chosen(found: list[FollowUp], *, owner: str = "", meeting: str = "", desa: str = "", text: str = "",
           states: tuple[str, ...] = ()) -> list[str]:
    kept = passing(found, owner=owner, meeting=meeting, desa=desa, text=text, states=states)
    return [one.promise.action for one in kept]


def test_every_filter_keeps_its_own(found: list[FollowUp]) -> None:
    meeting = next(one.meeting_id for one in found if one.meeting_id)
    assert len(chosen(found)) == 4
    assert chosen(found, owner="pupr") == ["Sumur bor"]
    assert set(chosen(found, meeting=meeting)) == {"Sumur bor", "PMT lokal"}
    assert chosen(found, desa="62.01.01.2001") == ["Sumur bor"]
    assert chosen(found, text="pmt LOKUS") == ["PMT lokal"]
    assert chosen(found, text="foto") == ["Sumur bor"]
    assert set(chosen(found, states=("lewat",))) == {"PMT lokal", "Bantuan pangan"}
    assert set(chosen(found, states=("lewat", "selesai"))) == {"PMT lokal", "Bantuan pangan", "Sumur bor"}
    assert chosen(found, owner="dinkes", states=("selesai",)) == []


def test_every_order(found: list[FollowUp]) -> None:
    actions = {by: [one.promise.action for one in in_order(found, by=by)]
               for by in ("tenggat", "nomor", "siapa", "status", "baru", "lewat")}
    assert actions["nomor"] == ["Sumur bor", "PMT lokal", "TTD setiap Jumat", "Bantuan pangan"]
    assert actions["baru"] == actions["nomor"][::-1]
    assert actions["tenggat"] == ["PMT lokal", "Bantuan pangan", "Sumur bor", "TTD setiap Jumat"]
    assert actions["siapa"][0] == "PMT lokal"  # Dinkes before DPUPR and Kelompok tani; the overdue one first
    assert actions["status"][-1] == "Sumur bor"
    assert actions["lewat"][0] == "PMT lokal"


def test_one_calendar_for_each_owner(found: list[FollowUp]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(calendars_by_owner(found)))
    assert archive.namelist() == ["tenggat_kelompok-tani.ics", "tenggat_dinkes.ics", "tenggat_pupr.ics"]
    dinkes = archive.read("tenggat_dinkes.ics").decode()
    assert dinkes.count("BEGIN:VEVENT") == 2
    assert "PMT lokal" in dinkes
    assert "Sumur" not in dinkes
    assert calendars_by_owner(found) == calendars_by_owner(found)
