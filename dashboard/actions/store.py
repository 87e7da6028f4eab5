"""The follow-up store: append an entry, read the current state. Nothing is ever changed or deleted.

Every recording function takes ``key``: made once when the form is drawn, it makes a double press one entry. What the
functions return is the entry's id (= that key).
"""

from __future__ import annotations

import dataclasses
import os
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from dashboard.actions import replay as book_of
from dashboard.actions.checks import checked, checked_day, public_text, required_text
from dashboard.actions.codec import changes_to_body, to_body
from dashboard.actions.entries import (
    EARLIEST_LOKUS,
    KIND_WORDS,
    LATEST_LOKUS,
    LONG,
    Annotation,
    Attendance,
    Commitment,
    Content,
    Entry,
    EntryKind,
    LokusReason,
    Meeting,
    MeetingKind,
    Obstacle,
    ProgressStatus,
    Promise,
    Scenario,
    StatusChange,
    View,
)
from dashboard.actions.errors import EntryError, UnknownEntryError
from dashboard.actions.replay import Book, FollowUp, Line, Pledge
from dashboard.actions.summary import Promises, promises

if TYPE_CHECKING:
    from dashboard.actions.log import Log

URL_VARIABLE = "DASHBOARD_ACTIONS_URL"
_KEY_LIMIT = 64
_NO_VIEW = View()


def new_key() -> str:
    """A key for one form: made when it is drawn, sent with every press of its button."""
    return uuid.uuid4().hex


def open_store(folder: Path, *, url: str | None = None, unheard: str = "") -> Store:
    """The store of a working folder: ``actions.sqlite`` there, or the PostgreSQL of ``url`` / DASHBOARD_ACTIONS_URL.

    ``unheard``: an author whose entries stay in the book and are not told.
    Raises StoreUnavailableError.
    """
    # Not above: SQLAlchemy is slow to import, and many a page never opens the book.
    from dashboard.actions.log import Log
    from dashboard.actions.tables import open_engine

    return Store(Log(open_engine(folder, url=url or os.environ.get(URL_VARIABLE) or None)), unheard=unheard)


class Store:
    """One follow-up book. Safe to share between threads; other processes may write to the same book."""

    def __init__(self, log: Log, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC), unheard: str = ""
                 ) -> None:
        self._log = log
        self._clock = clock
        self._unheard = unheard
        self._lock = Lock()
        self._read: tuple[str, Book] | None = None

    def close(self) -> None:
        """Give back the connections."""
        self._log.close()

    # Recording ---------------------------------------------------------------------------------------------------

    def record_meeting(self, meeting: Meeting, *, author: str, key: str | None = None, view: View = _NO_VIEW) -> str:
        """A meeting planned or held. Raises EntryError."""
        return self._add("rapat", meeting, author=author, key=key, view=view)

    def record_follow_up(self, promise: Promise, *, author: str, meeting: str = "", key: str | None = None,
                         view: View = _NO_VIEW) -> str:
        """A new promise; it must have a due date. Raises EntryError, UnknownEntryError (no such meeting)."""
        checked_day(promise.due_date, label="Tenggat")
        return self._add("tindak_lanjut", promise, author=author, meeting=meeting, key=key, view=view)

    def record_commitment(self, commitment: Commitment, *, author: str, meeting: str = "", key: str | None = None,
                          view: View = _NO_VIEW) -> str:
        """A komitmen of the room or a CSR pledge."""
        return self._add("komitmen", commitment, author=author, meeting=meeting, key=key, view=view)

    def record_obstacle(self, obstacle: Obstacle, *, author: str, meeting: str = "", key: str | None = None,
                        view: View = _NO_VIEW) -> str:
        """A hambatan told in the room."""
        return self._add("hambatan", obstacle, author=author, meeting=meeting, key=key, view=view)

    def record_annotation(self, annotation: Annotation, *, author: str, key: str | None = None,
                          view: View = _NO_VIEW) -> str:
        """A dated note; its author must be named."""
        required_text(author, label="Nama pencatat")
        return self._add("catatan", annotation, author=author, key=key, view=view)

    def save_scenario(self, scenario: Scenario, *, author: str, meeting: str = "", key: str | None = None,
                      view: View = _NO_VIEW) -> str:
        """A what-if under a name, perhaps with the meeting it was shown in; the newest of a name is the current one."""
        return self._add("skenario", scenario, author=author, meeting=meeting, key=key, view=view)

    def record_lokus_reason(self, reason: LokusReason, *, author: str, meeting: str = "", key: str | None = None,
                            view: View = _NO_VIEW) -> str:
        """The reason of a manual choice; its author must be named. Raises EntryError, also for an unlikely year."""
        required_text(author, label="Nama pencatat")
        if reason.year is None or not EARLIEST_LOKUS <= reason.year <= LATEST_LOKUS:
            raise EntryError(f"Tahun lokus {reason.year} di luar {EARLIEST_LOKUS}–{LATEST_LOKUS}. Periksa tahunnya.",
                             field="Tahun lokus", value=reason.year)
        return self._add("alasan_lokus", reason, author=author, meeting=meeting, key=key, view=view)

    def change_status(self, entry_id: str, *, status: ProgressStatus, on: date, author: str, note: str = "",
                      evidence: str = "", key: str | None = None, view: View = _NO_VIEW) -> str:
        """Progress of a follow-up or commitment, as of the day ``on``."""
        line = self._line(entry_id, kinds=("tindak_lanjut", "komitmen"))
        change = StatusChange(status=status, on=on, note=note, evidence=evidence)
        return self._add("status", change, author=author, meeting=line.entry.meeting_id, subject=entry_id, key=key,
                         view=view)

    def correct(self, entry_id: str, *, changes: Mapping[str, Any], reason: str, author: str, key: str | None = None,
                view: View = _NO_VIEW) -> str:
        """Put right what was recorded wrongly: ``changes`` = field name -> value. The first wording stays in
        the history.
        """
        return self._change("koreksi", entry_id, changes=changes, reason=reason, author=author, key=key, view=view)

    def postpone(self, entry_id: str, *, due_date: date, reason: str, author: str, key: str | None = None,
                 view: View = _NO_VIEW) -> str:
        """A new due date agreed on: unlike a correction it is counted, and the first date stays visible."""
        self._line(entry_id, kinds=("tindak_lanjut", "komitmen"))
        changes = {"due_date": checked_day(due_date, label="Tenggat")}
        return self._change("tenggat", entry_id, changes=changes, reason=reason, author=author, key=key, view=view)

    def record_held(self, meeting: str, *, attendance: Sequence[Attendance], author: str,
                    decisions: Sequence[str] = (), chair: str = "", key: str | None = None,
                    view: View = _NO_VIEW) -> str:
        """A planned meeting took place: who came and what was agreed."""
        changes: dict[str, Any] = {"held": "terlaksana", "attendance": tuple(attendance)}
        if decisions:
            changes["decisions"] = tuple(decisions)
        if chair:
            changes["chair"] = chair
        return self.record_outcome(meeting, changes=changes, author=author, key=key, view=view)

    def record_outcome(self, meeting: str, *, changes: Mapping[str, Any], author: str, key: str | None = None,
                       view: View = _NO_VIEW) -> str:
        """What became of a meeting: any of its fields (held, attendance, place, chair, decisions)."""
        self._line(meeting, kinds=("rapat",))
        return self._change("pelaksanaan", meeting, changes=changes, reason="Pelaksanaan rapat", author=author, key=key,
                            view=view)

    def withdraw(self, entry_id: str, *, reason: str, author: str, key: str | None = None,
                 view: View = _NO_VIEW) -> str:
        """Take back an entry made by mistake: gone from the current state, still in the history."""
        body = {"reason": _reason(reason)}
        if not (key and self._log.about(key)):  # a second press finds the entry already gone
            self._line(entry_id)
        entry = self._entry("penarikan", body, author=author, key=key, view=view, subject=entry_id)
        return self._log.append([entry])[0]

    def carry_over(self, *, to_meeting: str, today: date, author: str, view: View = _NO_VIEW) -> list[str]:
        """Bring what earlier meetings of this kind and area left open before ``to_meeting``; safe to repeat.

        The promise stays the same entry with its own due date: carrying does not make it young again.
        Returns the ids of the follow-ups carried.
        """
        waiting = self.left_open(before=to_meeting, today=today)
        return self.carry([item.entry_id for item in waiting], to_meeting=to_meeting, author=author, view=view)

    def carry(self, entry_ids: Sequence[str], *, to_meeting: str, author: str, view: View = _NO_VIEW) -> list[str]:
        """Bring these follow-ups before ``to_meeting``, all or none; one that is there already stays as it is.

        Raises UnknownEntryError for what is no follow-up or no meeting.
        """
        self._line(to_meeting, kinds=("rapat",))
        for entry_id in entry_ids:
            self._line(entry_id, kinds=("tindak_lanjut",))
        self._log.append([
            self._entry("dibawa", {}, author=author, key=_carry_key(entry_id, meeting=to_meeting), view=view,
                        subject=entry_id, meeting=to_meeting)
            for entry_id in entry_ids])
        return list(entry_ids)

    def append_imported(self, imported: Iterable[tuple[str, Promise, StatusChange | None]], *, meeting: str,
                        author: str) -> list[str]:
        """Rows of an older RTL, all or none: (key, promise, status or None). A row already there changes nothing."""
        self._line(meeting, kinds=("rapat",))
        entries = []
        for key, promise, status in imported:
            body = to_body(checked(promise))
            entries.append(self._entry("tindak_lanjut", body, author=author, key=key, view=_NO_VIEW, meeting=meeting))
            if status is not None:
                entries.append(self._entry("status", to_body(checked(status)), author=author, key=f"{key[:56]}-status",
                                           view=_NO_VIEW, subject=key, meeting=meeting))
        return self._log.append(entries)

    # Reading -----------------------------------------------------------------------------------------------------

    def version(self) -> str:
        """Changes with every new entry, from whatever process: the key for caching what is read here."""
        return self._log.version()

    def meetings(self, *, kind: MeetingKind | None = None, kecamatan: str | None = None) -> dict[str, Meeting]:
        """id -> meeting, newest day first. ``kecamatan`` '' = only those of the whole kabupaten."""
        found = book_of.meetings_of(self._book())
        chosen = {key: meeting for key, meeting in found.items()
                  if kind in (None, meeting.kind) and kecamatan in (None, meeting.kecamatan_code)}
        return dict(sorted(chosen.items(), key=lambda item: (item[1].day or date.min, item[0]), reverse=True))

    def meeting(self, meeting_id: str) -> Meeting:
        """One meeting as it reads today. Raises UnknownEntryError."""
        return cast(Meeting, self._line(meeting_id, kinds=("rapat",)).content)

    def previous_meeting(self, meeting_id: str) -> str | None:
        """The id of the last meeting of the same kind and area before this one, if any."""
        this = self.meeting(meeting_id)
        earlier = [(other.day, key) for key, other in
                   self.meetings(kind=this.kind, kecamatan=this.kecamatan_code).items()
                   if other.day and this.day and other.day < this.day and other.held != "batal"]
        return max(earlier)[1] if earlier else None

    def follow_ups(self, today: date, *, meeting: str | None = None, kecamatan: str | None = None,
                   owner: str | None = None, desa: str | None = None,
                   statuses: Sequence[ProgressStatus] | None = None) -> list[FollowUp]:
        """Promises as of ``today``: overdue first (longest), then open by due date, then finished, then dropped.

        ``meeting`` includes those carried to it; ``kecamatan`` matches the promise's kecamatan or one of its desa.
        """
        book = self._book()
        found = (book_of.follow_up(book, entry_id=key, today=today)
                 for key, line in book.lines.items() if isinstance(line.content, Promise))
        chosen = [item for item in found if item is not None
                  and meeting in (None, *item.meetings)
                  and owner in (None, item.promise.owner)
                  and (desa is None or desa in item.promise.desa_codes)
                  and (kecamatan is None or _in_kecamatan(item.promise, kecamatan=kecamatan))
                  and (statuses is None or item.status in statuses)]
        return sorted(chosen, key=book_of.order)

    def follow_ups_as_known(self, until: datetime, *, today: date) -> dict[str, FollowUp]:
        """id -> follow-up as the book read at a moment: what was recorded later is not there yet."""
        book = self._heard(book_of.replay(entry for entry in self._log.entries() if entry.recorded_at <= until))
        found = {key: book_of.follow_up(book, entry_id=key, today=today) for key in book.lines}
        return {key: item for key, item in found.items() if item is not None}

    def promises(self, today: date, *, meeting: str | None = None, kecamatan: str | None = None) -> Promises:
        """Janji dan hasil as of ``today``: done, running, waiting, overdue, dropped; in all and by owner."""
        return promises(self.follow_ups(today, meeting=meeting, kecamatan=kecamatan))

    def left_open(self, *, before: str, today: date) -> list[FollowUp]:
        """What meetings of the same kind and area before ``before`` left open and nobody carried there yet."""
        this = self.meeting(before)
        earlier = {key for key, other in self.meetings(kind=this.kind, kecamatan=this.kecamatan_code).items()
                   if other.day and this.day and other.day < this.day}
        return [item for item in self.follow_ups(today, statuses=("belum", "berjalan"))
                if earlier.intersection(item.meetings) and before not in item.meetings]

    def pledges(self, today: date, *, meeting: str | None = None) -> list[Pledge]:
        """Commitments and CSR pledges in the order made."""
        book = self._book()
        found = (book_of.pledge(book, entry_id=key, today=today)
                 for key, line in book.lines.items() if isinstance(line.content, Commitment))
        return [item for item in found if item is not None and meeting in (None, item.meeting_id)]

    def obstacles(self, *, meeting: str | None = None) -> list[tuple[Entry, Obstacle]]:
        """Hambatan in the order told."""
        return [(line.entry, line.content) for line in self._book().lines.values()
                if isinstance(line.content, Obstacle) and meeting in (None, line.entry.meeting_id)]

    def annotations(self, *, area: str | None = None, indicator: str | None = None) -> list[tuple[Entry, Annotation]]:
        """Notes by day."""
        found = [(line.entry, line.content) for line in self._book().lines.values()
                 if isinstance(line.content, Annotation) and area in (None, line.content.area_code)
                 and indicator in (None, line.content.indicator_id)]
        return sorted(found, key=lambda item: (item[1].day or date.min, item[0].seq))

    def scenarios(self) -> dict[str, Scenario]:
        """name -> the newest scenario of that name."""
        return {line.content.name: line.content for line in self._book().lines.values()
                if isinstance(line.content, Scenario)}

    def saved_scenarios(self) -> list[tuple[Entry, Scenario]]:
        """Every scenario ever saved with its entry (when, at which meeting, on which screen), newest first."""
        found = [(line.entry, line.content) for line in self._book().lines.values()
                 if isinstance(line.content, Scenario)]
        return sorted(found, key=lambda item: item[0].seq, reverse=True)

    def lokus_reasons(self, year: int) -> dict[str, tuple[Entry, LokusReason]]:
        """Desa code -> the newest reason written for the lokus of this year, with its entry."""
        return {line.content.desa_code: (line.entry, line.content) for line in self._book().lines.values()
                if isinstance(line.content, LokusReason) and line.content.year == year}

    def history(self, entry_id: str) -> list[Entry]:
        """Everything ever written on one entry, oldest first, withdrawn or not. Raises UnknownEntryError."""
        found = self._log.about(entry_id)
        if not any(entry.entry_id == entry_id for entry in found):
            raise UnknownEntryError(entry_id)
        return found

    # Inside ------------------------------------------------------------------------------------------------------

    def _book(self) -> Book:
        """The book read up to now; read again only when something was added."""
        version = self.version()
        with self._lock:
            if self._read is None or self._read[0] != version:
                self._read = (version, self._heard(book_of.replay(self._log.entries())))
            return self._read[1]

    def _heard(self, book: Book) -> Book:
        """Without what the unheard author wrote; all others keep their numbers."""
        if self._unheard:
            book.lines = {key: line for key, line in book.lines.items() if line.entry.author != self._unheard}
        return book

    def _line(self, entry_id: str, *, kinds: tuple[str, ...] | None = None) -> Line:
        """One entry as it reads today, from what was written on it alone (its ``number`` has no meaning here)."""
        about = self._log.about(entry_id)
        subject = next((entry.subject for entry in about if entry.entry_id == entry_id), "")
        book = book_of.replay([*(self._log.about(subject) if subject else ()), *about])
        line = book.lines.get(entry_id)
        if line is None or (kinds and line.entry.kind not in kinds):
            wanted = " atau ".join(KIND_WORDS[kind] for kind in kinds or ())
            raise UnknownEntryError(entry_id, wanted=wanted or "catatan")
        return line

    def _add(self, kind: EntryKind, content: Content, *, author: str, key: str | None, view: View, meeting: str = "",
             subject: str = "") -> str:
        body = to_body(checked(content))
        if meeting and kind != "status":
            self._line(meeting, kinds=("rapat",))
        return self._log.append([self._entry(kind, body, author=author, key=key, view=view, meeting=meeting,
                                         subject=subject)])[0]

    def _change(self, kind: EntryKind, entry_id: str, *, changes: Mapping[str, Any], reason: str, author: str,
                key: str | None, view: View) -> str:
        line = self._line(entry_id)
        known = {f.name for f in dataclasses.fields(line.content)}
        unknown = sorted(set(changes) - known)
        if unknown or not changes:
            raise EntryError(f"Tidak ada isian yang dapat dikoreksi: {', '.join(unknown) or 'kosong'}.",
                             field=", ".join(unknown))
        corrected = checked(dataclasses.replace(line.content, **changes))
        body = {"changes": changes_to_body({name: getattr(corrected, name) for name in changes}),
                "reason": _reason(reason)}
        return self._log.append([self._entry(kind, body, author=author, key=key, view=view,
                                         meeting=line.entry.meeting_id, subject=entry_id)])[0]

    def _entry(self, kind: EntryKind, body: Mapping[str, Any], *, author: str, key: str | None, view: View,
               meeting: str = "", subject: str = "") -> Entry:
        entry_id = required_text(key, label="Kunci isian", limit=_KEY_LIMIT) if key else new_key()
        return Entry(entry_id, kind, subject, meeting, public_text(author, label="Nama pencatat"),
                     self._clock().astimezone(UTC), body, checked(view))


def _reason(written: str) -> str:
    return public_text(required_text(written, label="Alasan", limit=LONG), label="Alasan", limit=LONG)


def _carry_key(entry_id: str, *, meeting: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"dibawa {entry_id} {meeting}").hex


def _in_kecamatan(promise: Promise, *, kecamatan: str) -> bool:
    return promise.kecamatan_code == kecamatan or any(code.startswith(f"{kecamatan}.") for code in promise.desa_codes)
