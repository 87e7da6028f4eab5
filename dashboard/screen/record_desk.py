"""The officer's desk under the record of meetings: progress of commitments, taking back, the record as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from dashboard import papers
from dashboard.actions.errors import ActionError
from dashboard.actions.store import new_key
from dashboard.screen import desk_labels
from dashboard.screen import record_labels as words
from dashboard.screen.context import current
from dashboard.screen.entry_history import draw_basis_and_history
from dashboard.screen.promise_list import STATES
from dashboard.screen.record_fields import typed
from dashboard.screen.status_saving import save_status
from dashboard.stories.meeting_record import Recorded, recorded_at
from dashboard.stories.place import chosen_area
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import shortened
from dashboard.stories.story import Story
from dashboard.words.meeting_record import COMMITMENT, PLEDGE
from dashboard.words.numbers import date_long

_KEY, _MESSAGE = "catatan_kunci", "catatan_pesan"


def draw_record_desk(story: Story) -> None:
    """Everything an officer does with the record; ``story`` is the page's own."""
    context = current()
    message = st.session_state.pop(_MESSAGE, "")
    if message:
        st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")
    area = chosen_area(context.selection, database=context.database)
    found = recorded_at(area, book=book_of(context.database), database=context.database, today=date.today())
    if not found:
        return
    mark = papers.SAMPLE_PREFIX if story.is_sample else ""
    st.download_button(words.EXPORT, papers.story_workbook(story, database=context.database),
                       file_name=f"{mark}catatan_rapat.xlsx", key="unduh_catatan", on_click="ignore")
    _choose(found, key="catatan_dilihat")
    known = {row.entry_id for row in found}
    seen = typed("catatan_dilihat")
    draw_basis_and_history(seen if seen in known else found[0].entry_id)
    key = st.session_state.setdefault(_KEY, new_key())
    pledges = [row for row in found if row.kind in (COMMITMENT, PLEDGE)]
    left, right = st.columns(2, gap="medium")
    with left:
        if pledges:
            _progress(pledges, key=key)
    with right:
        _taking_back(found, key=key)


def _choose(found: Sequence[Recorded], *, key: str) -> None:
    names = {row.entry_id: f"{row.kind}, {date_long(row.day)}: {shortened(row.text)}" for row in found}
    st.selectbox(words.CHOSEN, list(names), format_func=names.__getitem__, key=key)


def _progress(pledges: Sequence[Recorded], *, key: str) -> None:
    st.html(f"<h2>{words.COMMITMENT_TITLE}</h2>")
    with st.form(f"komitmen_{key}"):
        _choose(pledges, key=f"{key}_komitmen")
        st.segmented_control(desk_labels.STATUS, STATES, default="berjalan", key=f"{key}_status", required=True)
        st.text_input(desk_labels.STATUS_DAY, value=f"{date.today():%d/%m/%Y}", key=f"{key}_hari")
        st.text_input(desk_labels.NOTE, key=f"{key}_catatan")
        st.text_input(desk_labels.EVIDENCE, key=f"{key}_bukti")
        st.text_input(desk_labels.AUTHOR, key=f"{key}_nama_status")
        st.form_submit_button(desk_labels.SAVE_STATUS, key=f"{key}_simpan_komitmen", on_click=_save_progress,
                              args=(key,))


def _save_progress(key: str) -> None:
    """(Callback) The new status of a commitment."""
    wrong = save_status(typed(f"{key}_komitmen"), key=key, author=typed(f"{key}_nama_status"))
    st.session_state[_MESSAGE] = wrong or words.SAVED
    if not wrong:
        st.session_state[_KEY] = new_key()


def _taking_back(found: Sequence[Recorded], *, key: str) -> None:
    st.html(f"<h2>{words.WITHDRAW_TITLE}</h2>")
    with st.form(f"tarik_{key}"):
        _choose(found, key=f"{key}_tarik")
        st.text_input(words.WITHDRAW_REASON, key=f"{key}_alasan")
        st.text_input(desk_labels.AUTHOR, key=f"{key}_nama_tarik")
        st.form_submit_button(words.WITHDRAW, on_click=_take_back, args=(key,))


def _take_back(key: str) -> None:
    """(Callback) Gone from every list, still in the history."""
    chosen = st.session_state
    try:
        book_of(current().database).withdraw(typed(f"{key}_tarik"), reason=typed(f"{key}_alasan"),
                                             author=typed(f"{key}_nama_tarik"), key=key)
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE], chosen[_KEY] = words.WITHDRAWN, new_key()
