"""An agency's due dates as an iCalendar file (RFC 5545): one all-day event per promise, importable again and again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from dashboard.actions.replay import FollowUp

# Kemenag, BPS and BPJS are asked, not ordered: levels of agencies.csv that the kabupaten does not command.
ASKED_LEVELS = ("vertikal", "provinsi", "mitra")

_FOLD = 75  # octets per line, RFC 5545 section 3.1
_STATUS_WORDS = {"belum": "belum dimulai", "berjalan": "berjalan", "selesai": "selesai", "batal": "batal"}


def calendar_file(follow_ups: Iterable[FollowUp], *, agency_name: str, agency_level: str = "kabupaten") -> bytes:
    """All promises with a due date, whatever their status: a finished one says so, a dropped one is cancelled.

    UIDs are the entries' ids, so that importing a newer file replaces the older events.
    """
    head = "Permohonan" if agency_level in ASKED_LEVELS else "Tenggat"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dasbor Stunting//Tindak Lanjut//ID", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(f'Tindak lanjut stunting: {agency_name}')}"]
    for item in follow_ups:
        if item.promise.due_date is not None:
            lines += _event(item, head=head)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(item: FollowUp, *, head: str) -> list[str]:
    due = item.promise.due_date
    assert due is not None
    details = [
        f"Tindak lanjut: {item.promise.action}",
        f"Masalah: {item.promise.problem}" if item.promise.problem else "",
        f"Pelaksana: {item.promise.performer}" if item.promise.performer else "",
        f"Status: {_STATUS_WORDS[item.status]}",
        f"Dasar: {item.entry.view.takeaway}" if item.entry.view.takeaway else "",
    ]
    summary = f"{head}: {item.promise.action}"
    return [
        "BEGIN:VEVENT", f"UID:{item.entry_id}@dasbor-stunting", f"DTSTAMP:{_stamp(item.entry.recorded_at)}",
        f"SEQUENCE:{item.changes}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}", f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary.splitlines()[0][:200])}",
        f"DESCRIPTION:{_text(chr(10).join(part for part in details if part))}",
        f"STATUS:{'CANCELLED' if item.status == 'batal' else 'CONFIRMED'}", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """RFC 5545 section 3.3.11: backslash, semicolon, comma and line breaks are escaped."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(line: str) -> bytes:
    """At most 75 octets a line, never cutting a letter in two; a continued line starts with a space."""
    pieces: list[bytes] = []
    here = b""
    for letter in line:
        octets = letter.encode("utf-8")
        if len(here) + len(octets) > _FOLD - (1 if pieces else 0):
            pieces.append(here)
            here = b""
        here += octets
    pieces.append(here)
    return b"\r\n ".join(pieces) + b"\r\n"
