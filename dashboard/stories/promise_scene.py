"""Which promises and which last meeting a place has, and how a promise is written in one line."""

from __future__ import annotations

from datetime import date

from dashboard import indicators
from dashboard.actions.entries import Meeting
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import Store
from dashboard.stories.charts import Status
from dashboard.stories.place import Area
from dashboard.words.numbers import MONTHS_SHORT

STATUS_CELLS: dict[str, Status] = {"belum": "kosong", "berjalan": "perhatian", "selesai": "mencapai", "batal": "netral"}


def promises_in(area: Area, *, book: Store, today: date) -> list[FollowUp]:
    """Promises of a kecamatan, or those of the kabupaten's own meetings and of no meeting."""
    if area.kecamatan is not None:
        return book.follow_ups(today, kecamatan=area.kecamatan)
    local = {key for key, meeting in book.meetings().items() if meeting.kecamatan_code}
    return [one for one in book.follow_ups(today) if not local.intersection(one.meetings)]


def made_on(item: FollowUp, *, book: Store) -> date:
    """The day a promise was recorded, as the clock on the wall had it; the day of its meeting where that was earlier.

    An old RTL sheet loaded today holds promises of that old meeting, not of today.
    """
    recorded = item.entry.recorded_at.astimezone().date()
    meeting = book.meetings().get(item.meeting_id)
    return min(recorded, meeting.day) if meeting is not None and meeting.day is not None else recorded


def last_meeting(book: Store, *, area: Area, before: date) -> tuple[str, Meeting] | None:
    """The newest meeting of this place before a day, whatever its forum.

    One that was cancelled does not count, nor one that was only planned, unless something was promised there.
    """
    promised_at = {one.meeting_id for one in book.follow_ups(before)}
    found = book.meetings(kecamatan=area.kecamatan or "")
    return next(((key, meeting) for key, meeting in found.items()
                 if meeting.day is not None and meeting.day < before
                 and (meeting.held == "terlaksana" or (meeting.held == "direncanakan" and key in promised_at))), None)


def owner_name(owner: str) -> str:
    """Short name of an agency; what was written where it is none."""
    return next((one.short_name for one in indicators.agencies() if one.slug == owner), owner)


def date_short(day: date) -> str:
    """``30 Apr 2025``."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]} {day.year}"


def shortened(text: str, *, most: int = 64) -> str:
    """A promise on two lines of a row; the whole wording is in the table and in the papers."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
