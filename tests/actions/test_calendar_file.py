"""The calendar file read back by a plain reading of RFC 5545: unfold, then split."""

from __future__ import annotations

import re
from datetime import date

from dashboard.actions.calendar_file import calendar_file
from dashboard.actions.entries import Promise, View
from dashboard.actions.store import Store

TODAY = date(2025, 5, 12)


def lines_of(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_events_of_an_agency(local_store: Store) -> None:
    long = "Pemberian makanan tambahan lokal, 90 hari; untuk balita “gizi kurang” — désa P\\Q\nbaris kedua " + "ü" * 90
    first = local_store.record_follow_up(
        Promise(action=long, owner="kemenag", due_date=date(2025, 12, 31)),
        author="A",
        view=View(takeaway="Cakupan PMT Desa P 34%"),
    )
    gone = local_store.record_follow_up(
        Promise(action="Batal saja", owner="kemenag", due_date=date(2025, 6, 1)), author="A"
    )
    local_store.change_status(gone, status="batal", on=TODAY, author="A")
    data = calendar_file(
        local_store.follow_ups(TODAY, owner="kemenag"), agency_name="Kemenag/KUA", agency_level="vertikal"
    )
    lines = lines_of(data)
    assert (lines[0], lines[-2], lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT")) == (
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        2,
        2,
    )
    assert f"UID:{first}@dasbor-stunting" in lines
    assert "DTSTART;VALUE=DATE:20251231" in lines
    assert "DTEND;VALUE=DATE:20260101" in lines
    summary = next(line for line in lines if line.startswith("SUMMARY:Permohonan: Pemberian"))
    assert "lokal\\, 90 hari\\; untuk" in summary
    assert "P\\\\Q" in summary
    description = next(line for line in lines if line.startswith("DESCRIPTION:") and "Dasar" in line)
    assert description.endswith("\\nStatus: belum dimulai\\nDasar: Cakupan PMT Desa P 34%")
    assert {"STATUS:CONFIRMED", "STATUS:CANCELLED", "SEQUENCE:0", "SEQUENCE:1"} <= set(lines)
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines[:-1])


def test_an_office_of_the_kabupaten_has_due_dates(local_store: Store) -> None:
    local_store.record_follow_up(Promise(action="X", owner="dinkes", due_date=TODAY), author="A")
    data = calendar_file(local_store.follow_ups(TODAY), agency_name="Dinas Kesehatan")
    assert "SUMMARY:Tenggat: X" in lines_of(data)


def test_nothing_due_is_still_a_calendar() -> None:
    assert lines_of(calendar_file([], agency_name="BPS"))[-2] == "END:VCALENDAR"
