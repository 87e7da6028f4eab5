"""The form for a new promise: three fields in a meeting, more at the officer's desk. Saved at once, pressed once.

What is stored with it: the page it was recorded from, its query string, the data version, the sentence shown there and
the indicator's value. The officer's desk records meetings, commitments, obstacles and notes beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from dashboard import indicators
from dashboard.actions.entries import Promise
from dashboard.actions.errors import ActionError
from dashboard.actions.rtl import read_day, read_target
from dashboard.actions.store import new_key
from dashboard.screen import desk_labels as labels
from dashboard.screen import record_labels as words
from dashboard.screen.carrying import draw_carrying_here
from dashboard.screen.context import Context, current
from dashboard.screen.filters import draw_page_options
from dashboard.screen.parts import footer_html, heading_html
from dashboard.screen.record_fields import (
    NONE,
    agency_slugs,
    areas_of,
    cells_left,
    child_warning,
    choose,
    choose_meeting,
    is_kecamatan,
    subjects_of,
    todays_meeting,
    typed,
    view_now,
)
from dashboard.screen.record_more import draw_other
from dashboard.screen.scorecard import scorecard_html
from dashboard.screen.state import value
from dashboard.stories import opd
from dashboard.stories.charts import Scorecard
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import owner_name
from dashboard.stories.promise_values import one_indicator, subject_name, value_place
from dashboard.stories.red_cells import Offer
from dashboard.stories.story import Story

_KEY = "catat_kunci"
_MESSAGE = "catat_pesan"
_KIND = "catat_jenis"
_CELL = "catat_sel"


def show_recording(story: Story) -> None:
    """The officer's page for recording: the form right under the title, then what was recorded today."""
    st.html(heading_html(story, step_text=""))
    draw_page_options(story.slug)
    kind = st.segmented_control(words.KIND, list(words.KINDS), default="tindak_lanjut", required=True,
                                format_func=words.KINDS.__getitem__, key=_KIND)
    st.html(f"<p class='tentang'>{words.PRIVACY}</p>")
    if kind == "tindak_lanjut":
        draw_recording()
    else:
        draw_other(str(kind))
    for chart in story.charts:
        if isinstance(chart, Scorecard):
            st.html(scorecard_html(chart))
    st.html(footer_html(story))


def draw_recording() -> None:
    """The form; in a meeting one line over the foot of the page."""
    context = current()
    if context.as_table:
        return
    key = st.session_state.setdefault(_KEY, new_key())
    meeting = context.mode == "rapat"
    with st.container(key="catat_baris" if meeting else "catat_meja"):
        _draw_cells(context)
        with st.form(f"formulir_{key}", border=not meeting, enter_to_submit=True):
            _three_fields(key, meeting=meeting)
            if not meeting:
                _more_fields(key, context=context)
                st.form_submit_button(labels.SAVE, on_click=_save, args=(key,))
        if meeting:
            left, right = st.columns([3, 2], gap="small", vertical_alignment="top")
            with left:
                _message()
            with right:
                draw_carrying_here()
        else:
            _message()


def _draw_cells(context: Context) -> None:
    """What the promise is about: any red cell of the page one came from, the worst one first."""
    found = cells_left(context)
    now = next((number for number, one in enumerate(found) if all(
        (value(key) or NONE) == text for key, text in one.address().items())), None)
    if len(found) > 1 and now is not None:
        st.selectbox(words.CELL, range(len(found)), index=now, format_func=lambda number: f"■ {found[number].label}",
                     key=_CELL, on_change=_take_cell, args=(found,), label_visibility="collapsed")
    elif about := _about(context):
        st.html(f"<p class='tentang'>{escape(about)}</p>")


def _take_cell(found: Sequence[Offer]) -> None:
    """(Callback) Another red cell: its agency, indicator and place go into the form."""
    for key, text in found[st.session_state[_CELL]].address().items():
        st.session_state[key] = text
    st.session_state[_KEY] = new_key()


def _message() -> None:
    message = st.session_state.get(_MESSAGE, "")
    if message:
        st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")


def _three_fields(key: str, *, meeting: bool) -> None:
    widths = [5, 2.4, 1.6, 1.0] if meeting else [5, 2.4, 1.6]
    columns = st.columns(widths, gap="small", vertical_alignment="bottom")
    agencies, asked = agency_slugs(), value("catat_opd")
    with columns[0]:
        st.text_input(labels.WHAT, key=f"{key}_apa", max_chars=300)
    with columns[1]:
        st.selectbox(labels.WHO, agencies, index=agencies.index(asked) if asked in agencies else None,
                     format_func=owner_name, key=f"{key}_siapa", placeholder=labels.WHO_HINT, accept_new_options=True)
    with columns[2]:
        st.text_input(labels.UNTIL, key=f"{key}_tenggat", placeholder=labels.UNTIL_HINT, max_chars=40)
    if meeting:
        with columns[3]:
            st.form_submit_button(labels.SAVE, on_click=_save, args=(key,), width="stretch")


def _more_fields(key: str, *, context: Context) -> None:
    """The other columns of the RTL form; none of them must be filled in."""
    subjects = [(NONE, labels.INDICATOR_NONE), *((one.id, one.short_name) for one in indicators.outcomes()),
                *subjects_of(context)]
    left, right = st.columns(2, gap="small")
    with left:
        choose(labels.PLACE, areas_of(context), key=f"{key}_wilayah", asked=value("catat_wilayah") or NONE)
        st.text_input(labels.PROBLEM, key=f"{key}_masalah")
        st.text_input(words.TARGET_GROUP, key=f"{key}_sasaran")
        st.text_input(labels.FUNDING, key=f"{key}_dana")
    with right:
        choose(labels.INDICATOR, subjects, key=f"{key}_indikator", asked=value("catat_ind") or NONE)
        st.text_input(words.CAUSE, key=f"{key}_penyebab")
        st.text_input(words.PERFORMER, key=f"{key}_pelaksana")
        choose_meeting(context, book=book_of(context.database), key=f"{key}_rapat")
    st.text_input(labels.AUTHOR, key="catat_nama")


def _save(key: str) -> None:
    """(Callback) One press, one entry: a second press brings the same key."""
    context, chosen = current(), st.session_state
    written = typed(f"{key}_tenggat")
    due = read_day(written) if written else None
    if written and due is None:
        chosen[_MESSAGE] = labels.bad_day(written)
        return
    promise = _promise(key, due=due, context=context)
    warning = child_warning(promise.action, promise.problem, promise.cause, promise.performer)
    if warning:
        chosen[_MESSAGE] = warning
        return
    try:
        book = book_of(context.database)
        meeting = (todays_meeting(book, kecamatan=context.selection.kecamatan or NONE) if context.mode == "rapat"
                   else typed(f"{key}_rapat"))
        book.record_follow_up(promise, author=typed("catat_nama") or labels.ROOM, meeting=meeting, key=key,
                              view=view_now(context, indicator=one_indicator(promise), place=value_place(promise)))
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE] = labels.saved(promise.action.strip())
    chosen[_KEY] = new_key()


def _promise(key: str, *, due: date | None, context: Context) -> Promise:
    """What the fields say; agency, place and indicator of the red cell one came from where nothing else was chosen."""
    area = typed(f"{key}_wilayah") or value("catat_wilayah") or NONE
    indicator = typed(f"{key}_indikator") or value("catat_ind") or NONE
    group, count = read_target(typed(f"{key}_sasaran"))
    # An empty choice is no agency.
    named = value("catat_opd") or NONE
    return Promise(
        action=typed(f"{key}_apa"), owner=typed(f"{key}_siapa"), due_date=due,
        problem=typed(f"{key}_masalah") or _about(context), cause=typed(f"{key}_penyebab"),
        target_group=group, target_count=count, performer=typed(f"{key}_pelaksana"), funding=typed(f"{key}_dana"),
        kecamatan_code=_kecamatan(area, context=context),
        desa_codes=(area,) if area and not is_kecamatan(area) else (),
        indicator_ids=(indicator,) if indicator else (), agencies=(named,) if named else ())


def _kecamatan(area: str, *, context: Context) -> str:
    """The chosen kecamatan, else the one of the place; a promise about a desa belongs to its kecamatan."""
    return context.selection.kecamatan or ".".join(area.split(".")[:3])


def _about(context: Context) -> str:
    """What the form was filled in with: ``TTD remaja putri · Kecamatan Kumai``."""
    area, indicator = value("catat_wilayah"), value("catat_ind")
    names = dict(areas_of(context))
    period = opd.service_period(context.selection, database=context.database)
    parts = [subject_name(indicator or "", period=period), names.get(area, "") if area else ""]
    return " · ".join(part for part in parts if part)
