"""The officer's desk under "Janji dan hasil": every promise, its progress, last year's sheet, files to take along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard.actions.errors import ActionError
from dashboard.actions.replay import FollowUp
from dashboard.actions.rtl import Imported, read_day
from dashboard.actions.store import Store, new_key
from dashboard.rtl_file import NoRtlError, take_in
from dashboard.screen import desk_labels as labels
from dashboard.screen import record_labels as words
from dashboard.screen.carrying import draw_carrying
from dashboard.screen.context import Context, current
from dashboard.screen.entry_history import draw_basis_and_history
from dashboard.screen.promise_list import STATES, draw_downloads, filtered
from dashboard.screen.record_fields import child_warning, typed
from dashboard.screen.status_saving import save_status
from dashboard.screen.table import draw_table
from dashboard.stories.decks import DECKS
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import owner_name, shortened
from dashboard.stories.promise_values import since_promised
from dashboard.stories.story import Story
from dashboard.stories.tindak_lanjut import promise_table
from dashboard.words.forums import SHORT_FORUMS

CORRECTION, POSTPONED = "koreksi", "tenggat"
_CHANGE_WORDS = {CORRECTION: words.CORRECTION, POSTPONED: words.POSTPONE}
_KEY, _MESSAGE = "janji_kunci", "janji_pesan"


def draw_desk(story: Story) -> None:
    """Everything an officer does with promises; ``story`` is the page's own."""
    context, today = current(), date.today()
    book = book_of(context.database)
    message = st.session_state.pop(_MESSAGE, "")
    if message:
        st.html("".join(f"<p class='pesan' role='status'>{escape(line)}</p>" for line in message.splitlines()))
    found = book.follow_ups(today, kecamatan=context.selection.kecamatan)
    if found:
        st.html(f"<h2>{labels.LIST_TITLE}</h2>")
        shown = filtered(found, context=context)
        draw_table(promise_table(shown, values=since_promised(shown, book=book, database=context.database,
                                                              settings=context.settings), database=context.database))
        draw_downloads(shown, context=context, story=story)
        _progress(shown)
        draw_carrying()
    _last_years_sheet(book, context=context)


def _progress(found: Sequence[FollowUp]) -> None:
    """One promise: what it rests on, its status, and putting right what was written wrongly."""
    if not found:
        return
    st.html(f"<h2>{labels.CHANGE_TITLE}</h2>")
    by_id = {one.entry_id: one for one in found}
    chosen = by_id[st.selectbox(
        labels.CHOSEN, list(by_id), key="janji_dipilih",
        format_func=lambda key: f"{by_id[key].number} · {shortened(by_id[key].promise.action)} · "
                                f"{owner_name(by_id[key].promise.owner)}")]
    draw_basis_and_history(chosen.entry_id)
    key = st.session_state.setdefault(_KEY, new_key())
    left, right = st.columns(2, gap="medium")
    with left, st.form(f"status_{key}"):
        st.segmented_control(labels.STATUS, STATES, default=chosen.status, key=f"{key}_status", required=True)
        st.text_input(labels.STATUS_DAY, value=f"{date.today():%d/%m/%Y}", key=f"{key}_hari")
        st.text_input(labels.NOTE, key=f"{key}_catatan")
        st.text_input(labels.EVIDENCE, key=f"{key}_bukti")
        st.text_input(labels.AUTHOR, key="catat_nama_status")
        st.form_submit_button(labels.SAVE_STATUS, on_click=_save_status, args=(key, chosen.entry_id))
    with right, st.form(f"koreksi_{key}"):
        due = chosen.promise.due_date
        st.text_input(labels.WHAT, value=chosen.promise.action, key=f"{key}_{chosen.entry_id}_apa")
        st.text_input(labels.UNTIL, value=f"{due:%d/%m/%Y}" if due else "", key=f"{key}_{chosen.entry_id}_tenggat")
        st.segmented_control(words.CHANGE_KIND, (CORRECTION, POSTPONED), default=CORRECTION, required=True,
                             format_func=_CHANGE_WORDS.__getitem__, key=f"{key}_jenis")
        st.text_input(labels.REASON, key=f"{key}_alasan")
        st.text_input(labels.AUTHOR, key="catat_nama_koreksi")
        st.form_submit_button(labels.CORRECT, on_click=_correct, args=(key, chosen))


def _save_status(key: str, entry_id: str) -> None:
    """(Callback) The new status with its day, note and evidence."""
    wrong = save_status(entry_id, key=key, author=typed("catat_nama_status"))
    st.session_state[_MESSAGE] = wrong or labels.SAVED
    if not wrong:
        st.session_state[_KEY] = new_key()


def _correct(key: str, promise: FollowUp) -> None:
    """(Callback) A correction is a new entry: the first wording stays in the history."""
    chosen = st.session_state
    action = str(chosen.get(f"{key}_{promise.entry_id}_apa") or "").strip()
    written = str(chosen.get(f"{key}_{promise.entry_id}_tenggat") or "").strip()
    due = read_day(written) if written else None
    if written and due is None:
        chosen[_MESSAGE] = labels.bad_day(written)
        return
    changes = {name: value for name, value, old in (
        ("action", action, promise.promise.action), ("due_date", due, promise.promise.due_date)) if value != old}
    warning = child_warning(action, typed(f"{key}_alasan"))
    if not changes or warning:
        chosen[_MESSAGE] = warning or words.NOTHING_CHANGED
        return
    try:
        _write_change(promise, changes=changes, key=key)
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE], chosen[_KEY] = labels.SAVED, new_key()


def _write_change(promise: FollowUp, *, changes: Mapping[str, Any], key: str) -> None:
    """A date moved by agreement is counted and the first one stays visible; all else is a correction."""
    book = book_of(current().database)
    reason, author = typed(f"{key}_alasan"), typed("catat_nama_koreksi")
    moved = changes.get("due_date") if typed(f"{key}_jenis") == POSTPONED else None
    rest = {name: value for name, value in changes.items() if moved is None or name != "due_date"}
    if moved is not None:
        book.postpone(promise.entry_id, due_date=moved, reason=reason, author=author, key=f"{key}-geser")
    if rest:
        book.correct(promise.entry_id, changes=rest, key=key, reason=reason, author=author)


def _last_years_sheet(book: Store, *, context: Context) -> None:
    """A workbook of an earlier meeting: its rows become promises under that meeting; twice changes nothing."""
    st.html(f"<h2>{labels.IMPORT_TITLE}</h2>")
    with st.form("muat_rtl", clear_on_submit=True):
        file = st.file_uploader(labels.IMPORT_FILE, type=["xlsx"], key="rtl_berkas")
        left, right = st.columns(2, gap="small", vertical_alignment="bottom")
        with left:
            forum = st.segmented_control(labels.FORUM, list(SHORT_FORUMS), default="rembuk", required=True,
                                         format_func=SHORT_FORUMS.__getitem__, key="rtl_rapat")
        with right:
            written = st.text_input(labels.IMPORT_DAY, placeholder=labels.DAY_HINT, key="rtl_hari")
        pressed = st.form_submit_button(labels.IMPORT)
    if not pressed or file is None:
        return
    day = read_day(written.strip())
    if day is None or day > date.today():
        st.session_state[_MESSAGE] = words.meeting_day_ahead(day) if day else words.bad_meeting_day(written.strip())
        st.rerun()
    try:
        place = context.selection.kecamatan or "" if forum == "minilok" else ""
        st.session_state[_MESSAGE] = _told(take_in(
            book, file, kind=DECKS[forum].key, kecamatan=place, day=day, database=context.database,
            author=labels.IMPORT_TITLE))
    except (ActionError, NoRtlError) as error:
        st.session_state[_MESSAGE] = str(error)
    st.rerun()


def _told(result: Imported) -> str:
    refused = sum(not one.taken for one in result.problems)
    lines = [labels.imported(len(result.entry_ids), refused=refused)]
    lines += [labels.row_problem(one.row, message=one.message) for one in result.problems[:10]]
    return "\n".join(lines)
