"""Why the meeting chose a desa as lokus (or did not), in its own words: from the follow-up book, beside the data."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.actions.entries import LokusReason, View
from dashboard.actions.errors import StoreUnavailableError
from dashboard.queries import Database
from dashboard.stories.promise_book import book_of


def reasons_of(database: Database, *, year: int) -> Mapping[str, str] | None:
    """Desa code -> the newest reason for the lokus of this year; None where the book cannot be opened."""
    try:
        found = book_of(database).lokus_reasons(year)
    except StoreUnavailableError:
        return None
    return {code: reason.text for code, (_, reason) in found.items()}


def record_reason(database: Database, *, reason: LokusReason, author: str, view: View, key: str) -> str:
    """Write one reason down; the same ``key`` twice is one entry. Raises ActionError with a sentence."""
    return book_of(database).record_lokus_reason(reason, author=author, view=view, key=key)
