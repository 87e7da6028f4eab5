"""The officer's desk under "Janji dan hasil": every promise, its progress, last year's sheet, files to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

import streamlit as st

from dashboard import indicators, papers, queries
from dashboard.actions.calendar_file import calendar_file
from dashboard.actions.entries import Meeting
from dashboard.actions.errors import ActionError
from dashboard.actions.replay import FollowUp
from dashboard.actions.rtl import Imported, import_rtl, read_day
from dashboard.actions.store import Store, new_key
from dashboard.rtl_file import NoRtlError, read_rtl_workbook
from dashboard.screen import desk_labels as labels
from dashboard.screen.context import Context, current
from dashboard.screen.table import draw_table
from dashboard.stories.decks import DECKS
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_values import since_promised
from dashboard.stories.story import Story
from dashboard.stories.tindak_lanjut import owner_name, promise_table, shortened
from dashboard.words.forums import SHORT_FORUMS

EVERYONE = ""
STATES = ("belum", "berjalan", "selesai", "batal")
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
        shown = _filtered(found)
        draw_table(promise_table(shown, values=since_promised(shown, database=context.database,
                                                              settings=context.settings), database=context.database))
        _downloads(shown, context=context, story=story)
        _progress(shown, context=context)
    _last_years_sheet(book, context=context)


def _filtered(found: Sequence[FollowUp]) -> list[FollowUp]:
    owners = sorted({one.promise.owner for one in found}, key=owner_name)
    left, right = st.columns(2, gap="small", vertical_alignment="bottom")
    with left:
        owner = st.selectbox(labels.WHO, [EVERYONE, *owners], key="janji_siapa",
                             format_func=lambda slug: owner_name(slug) if slug else labels.ALL_OWNERS)
    with right:
        states = st.pills(labels.STATUS, STATES, selection_mode="multi", key="janji_status")
    return [one for one in found if owner in (EVERYONE, one.promise.owner) and (not states or one.status in states)]


def _downloads(found: Sequence[FollowUp], *, context: Context, story: Story) -> None:
    """The RTL as a workbook, and the due dates of those shown as a calendar (one agency: under its name)."""
    owners = {one.promise.owner for one in found}
    agency = next((one for one in indicators.agencies() if owners == {one.slug}), None)
    calendar = calendar_file(found, agency_name=agency.name if agency else labels.ALL_OWNERS,
                             agency_level=agency.level if agency else "kabupaten")
    mark = papers.SAMPLE_PREFIX if story.is_sample else ""
    with st.container(horizontal=True):
        st.download_button(labels.CALENDAR, calendar, file_name=f"{mark}tenggat.ics", mime="text/calendar",
                           key="unduh_ics", on_click="ignore")
        st.download_button(labels.RTL_WORKBOOK, papers.rtl_workbook(found, story=story, database=context.database),
                           file_name=f"{mark}rtl.xlsx", key="unduh_rtl", on_click="ignore")


def _progress(found: Sequence[FollowUp], *, context: Context) -> None:
    """One promise: what it rests on, its status, and putting right what was written wrongly."""
    if not found:
        return
    st.html(f"<h2>{labels.CHANGE_TITLE}</h2>")
    by_id = {one.entry_id: one for one in found}
    chosen = by_id[st.selectbox(
        labels.CHOSEN, list(by_id), key="janji_dipilih",
        format_func=lambda key: f"{by_id[key].number} · {shortened(by_id[key].promise.action)} · "
                                f"{owner_name(by_id[key].promise.owner)}")]
    view = chosen.entry.view
    if view.takeaway:
        address = f"{view.page}?{view.query}" if view.query else view.page
        st.html(f"<p class='dasar'>{labels.BASIS}: “{escape(view.takeaway)}” "
                f"<a href='{escape(address, quote=True)}' target='_self'>{labels.OPEN_VIEW}</a></p>")
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
        st.text_input(labels.REASON, key=f"{key}_alasan")
        st.text_input(labels.AUTHOR, key="catat_nama_koreksi")
        st.form_submit_button(labels.CORRECT, on_click=_correct, args=(key, chosen))


def _save_status(key: str, entry_id: str) -> None:
    """(Callback) The new status with its day, note and evidence."""
    chosen = st.session_state
    written = str(chosen.get(f"{key}_hari") or "").strip()
    day = read_day(written)
    if day is None:
        chosen[_MESSAGE] = labels.bad_day(written)
        return
    try:
        book_of(current().database).change_status(
            entry_id, status=chosen[f"{key}_status"], on=day, note=str(chosen.get(f"{key}_catatan") or ""),
            evidence=str(chosen.get(f"{key}_bukti") or ""), author=str(chosen.get("catat_nama_status") or ""), key=key)
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE], chosen[_KEY] = labels.SAVED, new_key()


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
    if not changes:
        return
    try:
        book_of(current().database).correct(promise.entry_id, changes=changes, key=key,
                                            reason=str(chosen.get(f"{key}_alasan") or ""),
                                            author=str(chosen.get("catat_nama_koreksi") or ""))
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE], chosen[_KEY] = labels.SAVED, new_key()


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
            written = st.text_input(labels.IMPORT_DAY, placeholder=labels.UNTIL_HINT, key="rtl_hari")
        pressed = st.form_submit_button(labels.IMPORT)
    if not pressed or file is None:
        return
    day = read_day(written.strip())
    if day is None:
        st.session_state[_MESSAGE] = labels.bad_day(written)
        st.rerun()
    try:
        place = context.selection.kecamatan or "" if forum == "minilok" else ""
        meeting = book.record_meeting(Meeting(day=day, kind=DECKS[forum].key, kecamatan_code=place, held="terlaksana"),
                                      author=labels.ROOM, key=f"rapat-{forum}-{place or 'kab'}-{day:%Y%m%d}")
        result = import_rtl(book, rows=read_rtl_workbook(file), meeting=meeting, author=labels.IMPORT_TITLE, as_of=day,
                            find_desa=_finder(context))
        st.session_state[_MESSAGE] = _told(result)
    except (ActionError, NoRtlError) as error:
        st.session_state[_MESSAGE] = str(error)
    st.rerun()


def _finder(context: Context) -> Callable[[str], str | None]:
    """Written desa name -> code where exactly one desa has it."""
    desa = queries.desa_list(context.database)
    names = [(str(name).lower(), str(code)) for code, name in zip(desa["code"], desa["name"], strict=True)]

    def find(written: str) -> str | None:
        plain = written.lower().removeprefix("desa ").removeprefix("kelurahan ").strip()
        codes = [code for name, code in names if name == plain]
        return codes[0] if len(codes) == 1 else None

    return find


def _told(result: Imported) -> str:
    refused = sum(not one.taken for one in result.problems)
    lines = [labels.imported(len(result.entry_ids), refused=refused)]
    lines += [labels.row_problem(one.row, message=one.message) for one in result.problems[:10]]
    return "\n".join(lines)
