"""Carrying open promises to a meeting with one press; number and due date stay as they are."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from dashboard.actions.errors import ActionError
from dashboard.actions.replay import FollowUp
from dashboard.screen import desk_labels
from dashboard.screen import record_labels as words
from dashboard.screen.context import Context, current
from dashboard.screen.record_fields import choose, meeting_name, meetings_of, todays_meeting, typed, view_now
from dashboard.screen.state import value
from dashboard.stories.place import chosen_area
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import made_on, promises_in

_MESSAGE = "bawa_pesan"
_TO = "bawa_ke"


def waiting_for(context: Context, *, meeting: str) -> list[FollowUp]:
    """Promises of the chosen place from before today that are still open and not yet before this meeting."""
    area = chosen_area(context.selection, database=context.database)
    today, book = date.today(), book_of(context.database)
    return [one for one in promises_in(area, book=book, today=today)
            if one.status in ("belum", "berjalan") and made_on(one, book=book) < today and meeting not in one.meetings]


def draw_carrying_here() -> None:
    """In a meeting of a deck: one button for everything open, as long as something is."""
    context = current()
    if not value("acara") or context.as_table:
        return
    known = _todays(context)
    waiting = waiting_for(context, meeting=known)
    message = st.session_state.pop(_MESSAGE, "")
    if waiting:
        st.button(words.carry_here(len(waiting)), key="bawa_ke_sini", on_click=_carry_here)
    elif message:
        st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")


def draw_carrying() -> None:
    """At the officer's desk: the meeting is chosen first."""
    context = current()
    here = context.selection.kecamatan
    # What the kabupaten promised is not carried to a kecamatan; the other way round it may be.
    meetings = {key: one for key, one in meetings_of(context, book=book_of(context.database)).items()
                if here or not one.kecamatan_code}
    if not meetings:
        return
    st.html(f"<h2>{words.CARRY_TITLE}</h2>")
    with st.form("bawa_rapat"):
        choose(words.CARRY_TO, [(key, meeting_name(one, context=context)) for key, one in meetings.items()], key=_TO)
        st.form_submit_button(words.CARRY, on_click=_carry_chosen)
    message = st.session_state.pop(_MESSAGE, "")
    if message:
        st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")


def _todays(context: Context) -> str:
    """The id of today's meeting of the open deck; '' while nobody recorded it."""
    kind = value("acara")
    place = context.selection.kecamatan or "" if kind == "minilok" else ""
    return next((key for key, one in book_of(context.database).meetings(kecamatan=place).items()
                 if one.kind == kind and one.day == date.today() and one.held != "batal"), "")


def _carry_here() -> None:
    """(Callback) To today's meeting, which is recorded as held when nobody planned it."""
    context = current()
    try:
        _carry(context, meeting=todays_meeting(book_of(context.database), kecamatan=context.selection.kecamatan or ""))
    except ActionError as error:
        st.session_state[_MESSAGE] = str(error)


def _carry_chosen() -> None:
    """(Callback) To the meeting that was chosen."""
    try:
        _carry(current(), meeting=typed(_TO))
    except ActionError as error:
        st.session_state[_MESSAGE] = str(error)


def _carry(context: Context, *, meeting: str) -> None:
    waiting = waiting_for(context, meeting=meeting)
    book_of(context.database).carry([one.entry_id for one in waiting], to_meeting=meeting, author=desk_labels.ROOM,
                                    view=view_now(context))
    st.session_state[_MESSAGE] = words.carried(len(waiting))
