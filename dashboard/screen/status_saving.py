"""A new status of a promise or a commitment, from the fields of its form into the book."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.actions.errors import ActionError
from dashboard.actions.rtl import read_day
from dashboard.screen import record_labels as words
from dashboard.screen.context import current
from dashboard.screen.record_fields import child_warning, typed, view_now
from dashboard.stories.promise_book import book_of


def save_status(entry_id: str, *, key: str, author: str) -> str:
    """Write status, day, note and evidence of the form ``key``; '' when saved, else what the person must mend."""
    day = read_day(typed(f"{key}_hari"))
    if day is None:
        return words.bad_status_day(typed(f"{key}_hari"))
    if day > date.today():
        return words.status_day_ahead(day)
    note, evidence = typed(f"{key}_catatan"), typed(f"{key}_bukti")
    warning = child_warning(note, evidence)
    if warning:
        return warning
    try:
        book_of(current().database).change_status(
            entry_id, status=st.session_state[f"{key}_status"], on=day, note=note, evidence=evidence, author=author,
            key=key, view=view_now(current()))
    except ActionError as error:
        return str(error)
    return ""
