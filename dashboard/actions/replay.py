"""The current state, derived from the entries alone: no clock, no store. Entries are taken in the order written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from dashboard.actions.codec import changed, content_of
from dashboard.actions.entries import (
    CONTENT_TYPES,
    OPEN,
    Commitment,
    Content,
    Entry,
    Meeting,
    ProgressStatus,
    Promise,
    StatusChange,
)


@dataclass(frozen=True)
class Line:
    """An entry as it reads today. ``number``: place among its kind in the whole book, so that "nomor 7" stays one
    promise through every meeting it is carried to (withdrawn ones keep theirs).
    """

    entry: Entry
    content: Content
    number: int
    corrections: int = 0
    first_due_date: date | None = None
    postponed: int = 0


@dataclass
class Book:
    """All entries, read: ``lines`` (withdrawn ones are gone), progress by subject, meetings carried to."""

    lines: dict[str, Line] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    progress: dict[str, list[str]] = field(default_factory=dict)
    carried: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class FollowUp:
    """A promise today. ``overdue`` and ``days_overdue`` are computed from the day asked about, never typed.

    ``finished_on`` is the day of the last status when that is 'selesai'; ``on_time`` is None while there is nothing to
    judge (not finished, or no due date). ``first_due_date`` stands even when the date was moved ``postponed`` times.
    ``changes`` counts corrections, moved dates and status changes.
    """

    entry_id: str
    number: int
    meeting_id: str
    meetings: tuple[str, ...]
    promise: Promise
    status: ProgressStatus
    status_on: date | None
    status_note: str
    evidence: str
    overdue: bool
    days_overdue: int
    finished_on: date | None
    on_time: bool | None
    first_due_date: date | None
    postponed: int
    corrections: int
    changes: int
    entry: Entry


@dataclass(frozen=True)
class Pledge:
    """A commitment today, with the same progress as a follow-up."""

    entry_id: str
    meeting_id: str
    commitment: Commitment
    status: ProgressStatus
    status_on: date | None
    status_note: str
    evidence: str
    overdue: bool
    days_overdue: int
    entry: Entry


def replay(entries: Iterable[Entry]) -> Book:
    """Read the book from its first line to its last. Words on an entry that is not there (yet) change nothing."""
    book = Book()
    for entry in entries:
        book.kinds[entry.entry_id] = entry.kind
        if entry.kind in CONTENT_TYPES:
            _take_content(book, entry)
        elif entry.subject not in book.lines:
            continue
        elif entry.kind == "penarikan":
            del book.lines[entry.subject]
            book.withdrawn.add(entry.subject)
        elif entry.kind == "dibawa":
            carried = book.carried.setdefault(entry.subject, [])
            if entry.meeting_id not in carried:
                carried.append(entry.meeting_id)
        else:
            _take_change(book, entry)
    return book


def follow_up(book: Book, *, entry_id: str, today: date) -> FollowUp | None:
    """One promise as of ``today``; None when it was withdrawn or is no follow-up."""
    line = book.lines.get(entry_id)
    if line is None or not isinstance(line.content, Promise):
        return None
    last = _last_progress(book, subject=entry_id)
    status: ProgressStatus = last.status if last else "belum"
    days = days_overdue(due_date=line.content.due_date, status=status, today=today)
    finished_on = last.on if last and status == "selesai" else None
    due = line.content.due_date
    return FollowUp(
        entry_id=entry_id, number=line.number, meeting_id=line.entry.meeting_id,
        meetings=tuple(dict.fromkeys((line.entry.meeting_id, *book.carried.get(entry_id, ())))),
        promise=line.content, status=status, status_on=last.on if last else None, status_note=last.note if last else "",
        evidence=last.evidence if last else "", overdue=days > 0, days_overdue=days, finished_on=finished_on,
        on_time=finished_on <= due if finished_on and due else None, first_due_date=line.first_due_date,
        postponed=line.postponed, corrections=line.corrections,
        changes=line.corrections + line.postponed + len(book.progress.get(entry_id, ())), entry=line.entry,
    )


def pledge(book: Book, *, entry_id: str, today: date) -> Pledge | None:
    """One commitment as of ``today``; None when it was withdrawn or is no commitment."""
    line = book.lines.get(entry_id)
    if line is None or not isinstance(line.content, Commitment):
        return None
    last = _last_progress(book, subject=entry_id)
    status: ProgressStatus = last.status if last else "belum"
    days = days_overdue(due_date=line.content.due_date, status=status, today=today)
    return Pledge(entry_id, line.entry.meeting_id, line.content, status, last.on if last else None,
                  last.note if last else "", last.evidence if last else "", days > 0, days, line.entry)


def days_overdue(*, due_date: date | None, status: str, today: date) -> int:
    """Days past the due date of something still open; 0 on the day itself, when closed, or without a date."""
    if due_date is None or status not in OPEN:
        return 0
    return max(0, (today - due_date).days)


def meetings_of(book: Book) -> dict[str, Meeting]:
    """Every meeting not withdrawn, as it reads today."""
    return {key: line.content for key, line in book.lines.items() if isinstance(line.content, Meeting)}


def order(follow_up: FollowUp) -> tuple[int, int, date, int, str]:
    """Reading order: overdue first (longest), then open by due date, then finished, then dropped."""
    place = 0 if follow_up.overdue else {"berjalan": 1, "belum": 1, "selesai": 2, "batal": 3}[follow_up.status]
    due = follow_up.promise.due_date or date.max
    return (place, -follow_up.days_overdue, due, follow_up.number, follow_up.entry_id)


def _take_content(book: Book, entry: Entry) -> None:
    content = content_of(entry.kind, body=entry.body)
    if isinstance(content, StatusChange):
        if entry.subject not in book.lines:
            return
        book.progress.setdefault(entry.subject, []).append(entry.entry_id)
    book._numbers[entry.kind] = book._numbers.get(entry.kind, 0) + 1
    due = content.due_date if isinstance(content, Promise) else None
    book.lines[entry.entry_id] = Line(entry, content, book._numbers[entry.kind], first_due_date=due)


def _take_change(book: Book, entry: Entry) -> None:
    line = book.lines[entry.subject]
    changes = cast("Mapping[str, object]", entry.body.get("changes", {}))
    postponed = entry.kind == "tenggat"
    content = changed(line.content, changes=changes)
    first = line.first_due_date
    if not postponed and isinstance(content, Promise) and "due_date" in changes and line.postponed == 0:
        first = content.due_date  # a mistyped date that was put right was never a promise
    book.lines[entry.subject] = Line(line.entry, content, line.number, line.corrections + (entry.kind == "koreksi"),
                                     first, line.postponed + postponed)


def _last_progress(book: Book, *, subject: str) -> StatusChange | None:
    for entry_id in reversed(book.progress.get(subject, [])):
        line = book.lines.get(entry_id)
        if line is not None:
            return cast(StatusChange, line.content)
    return None
