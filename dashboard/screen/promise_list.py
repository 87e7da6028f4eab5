"""The officer's list of promises: found, filtered, sorted; and what of it is taken along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import papers, queries
from dashboard.actions.replay import FollowUp
from dashboard.screen import desk_labels as labels
from dashboard.screen import record_labels as words
from dashboard.screen.context import Context
from dashboard.screen.record_fields import NONE, choose, meeting_name, meetings_of
from dashboard.stories.due_calendars import calendar_of, calendars_by_owner
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import owner_name
from dashboard.stories.story import Story

LATE = "lewat"
STATES = ("belum", "berjalan", "selesai", "batal")
_ORDER: Mapping[str, Callable[[FollowUp], Any]] = {
    "tenggat": lambda one: one.promise.due_date or date.max,
    "nomor": lambda one: one.number,
    "siapa": lambda one: owner_name(one.promise.owner).lower(),
    "status": lambda one: STATES.index(one.status),
    "baru": lambda one: -one.entry.seq,
}


def filtered(found: Sequence[FollowUp], *, context: Context) -> list[FollowUp]:
    """Draw the filters; the promises that pass them, in the order chosen (at first overdue ones, longest first)."""
    owners = sorted({one.promise.owner for one in found}, key=owner_name)
    meetings = meetings_of(context, book=book_of(context.database))
    first, second, third = st.columns(3, gap="small", vertical_alignment="top")
    with first:
        choose(labels.WHO, [(NONE, labels.ALL_OWNERS), *((owner, owner_name(owner)) for owner in owners)],
               key="janji_siapa")
        choose(words.OF_MEETING, [(NONE, words.ALL_MEETINGS), *((key, meeting_name(one, context=context))
                                                                for key, one in meetings.items())], key="janji_rapat")
    with second:
        choose(words.PLACES, [(NONE, words.ALL_PLACES), *_places(found, context=context)], key="janji_desa")
        st.selectbox(words.SORT, list(words.SORTS), format_func=words.SORTS.__getitem__, key="janji_urut")
    with third:
        st.text_input(words.SEARCH, key="janji_cari")
    states = st.pills(labels.STATUS, (LATE, *STATES), selection_mode="multi", key="janji_status",
                      format_func=lambda state: words.OVERDUE_ONLY if state == LATE else state)
    chosen = st.session_state
    kept = passing(found, owner=chosen.get("janji_siapa") or NONE, meeting=chosen.get("janji_rapat") or NONE,
                   desa=chosen.get("janji_desa") or NONE, text=chosen.get("janji_cari") or NONE, states=states or ())
    return in_order(kept, by=chosen.get("janji_urut") or LATE)


def passing(found: Sequence[FollowUp], *, owner: str, meeting: str, desa: str, text: str,
            states: Sequence[str]) -> list[FollowUp]:
    """Promises of this owner, meeting and desa ('' = any) that hold every word; ``states`` may name ``lewat``."""
    wanted = text.lower().split()
    return [one for one in found
            if owner in (NONE, one.promise.owner) and (not meeting or meeting in one.meetings)
            and (not desa or desa in one.promise.desa_codes)
            and (not states or one.status in states or (LATE in states and one.overdue))
            and all(word in _text(one) for word in wanted)]


def in_order(found: Sequence[FollowUp], *, by: str) -> list[FollowUp]:
    """``by``: a key of ``SORTS``; equal ones stay in reading order."""
    return sorted(found, key=_ORDER[by]) if by in _ORDER else list(found)


def draw_downloads(found: Sequence[FollowUp], *, context: Context, story: Story) -> None:
    """The RTL as a workbook, the due dates as a calendar, and one calendar for each agency."""
    mark = papers.SAMPLE_PREFIX if story.is_sample else ""
    with st.container(horizontal=True):
        st.download_button(labels.CALENDAR, calendar_of(found), file_name=f"{mark}tenggat.ics", mime="text/calendar",
                           key="unduh_ics", on_click="ignore")
        st.download_button(words.CALENDARS, calendars_by_owner(found), file_name=f"{mark}tenggat_per_opd.zip",
                           mime="application/zip", key="unduh_ics_opd", on_click="ignore")
        st.download_button(labels.RTL_WORKBOOK, papers.rtl_workbook(found, story=story, database=context.database),
                           file_name=f"{mark}rtl.xlsx", key="unduh_rtl", on_click="ignore")


def _text(one: FollowUp) -> str:
    promise = one.promise
    return " ".join((promise.action, promise.problem, promise.cause, promise.performer, promise.funding, promise.note,
                     promise.place_written, owner_name(promise.owner), one.status_note, one.evidence)).lower()


def _places(found: Sequence[FollowUp], *, context: Context) -> list[tuple[str, str]]:
    """The desa that a promise names."""
    named = {code for one in found for code in one.promise.desa_codes}
    desa = queries.desa_list(context.database)
    return [(str(code), str(name)) for code, name in zip(desa["code"], desa["name"], strict=True) if str(code) in named]
