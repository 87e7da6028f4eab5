"""The form for a new promise: three fields in a meeting, a few more at the officer's desk. Saved at once, pressed once.

What is stored with it: the page it was recorded from, its query string, the data version and the sentence shown there.
"""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from dashboard import indicators, queries
from dashboard.actions.entries import Meeting, Promise, View
from dashboard.actions.errors import ActionError
from dashboard.actions.rtl import read_day
from dashboard.actions.store import Store, new_key
from dashboard.screen import desk_labels as labels
from dashboard.screen.context import Context, current
from dashboard.screen.filters import draw_page_options
from dashboard.screen.parts import footer_html, heading_html
from dashboard.screen.scorecard import scorecard_html
from dashboard.screen.state import options_of, query_of, value
from dashboard.stories import STORIES
from dashboard.stories.charts import Scorecard
from dashboard.stories.decks import DECKS
from dashboard.stories.promise_book import book_of
from dashboard.stories.story import Selection, Story

_KEY = "catat_kunci"
_MESSAGE = "catat_pesan"
NONE = ""


def show_recording(story: Story) -> None:
    """The officer's page for recording: the form right under the title, then what was recorded today."""
    st.html(heading_html(story, step_text=""))
    draw_page_options(story.slug)
    draw_recording()
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
        about = _about(context)
        if about:
            st.html(f"<p class='tentang'>{escape(about)}</p>")
        with st.form(f"formulir_{key}", border=not meeting, enter_to_submit=True):
            _three_fields(key, meeting=meeting)
            if not meeting:
                _more_fields(key, context=context)
                st.form_submit_button(labels.SAVE, on_click=_save, args=(key,))
        message = st.session_state.get(_MESSAGE, "")
        if message:
            st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")


def _three_fields(key: str, *, meeting: bool) -> None:
    widths = [5, 2.4, 1.6, 1.0] if meeting else [5, 2.4, 1.6]
    columns = st.columns(widths, gap="small", vertical_alignment="bottom")
    agencies = [one.slug for one in indicators.agencies()]
    asked = value("catat_opd")
    with columns[0]:
        st.text_input(labels.WHAT, key=f"{key}_apa", max_chars=300)
    with columns[1]:
        st.selectbox(labels.WHO, agencies, index=agencies.index(asked) if asked in agencies else None,
                     format_func=_owner_name, key=f"{key}_siapa", placeholder=labels.WHO_HINT, accept_new_options=True)
    with columns[2]:
        st.text_input(labels.UNTIL, key=f"{key}_tenggat", placeholder=labels.UNTIL_HINT, max_chars=40)
    if meeting:
        with columns[3]:
            st.form_submit_button(labels.SAVE, on_click=_save, args=(key,), width="stretch")


def _more_fields(key: str, *, context: Context) -> None:
    areas, names = _areas(context), dict(_areas(context))
    codes = [code for code, _ in areas]
    ids = [NONE, *(one.id for one in indicators.register())]
    left, right = st.columns(2, gap="small")
    asked_area, asked_indicator = value("catat_wilayah") or NONE, value("catat_ind") or NONE
    with left:
        st.selectbox(labels.PLACE, codes, index=codes.index(asked_area) if asked_area in codes else 0,
                     format_func=lambda code: names[code], key=f"{key}_wilayah")
        st.text_input(labels.PROBLEM, key=f"{key}_masalah")
    with right:
        st.selectbox(labels.INDICATOR, ids, index=ids.index(asked_indicator) if asked_indicator in ids else 0,
                     format_func=_indicator_name, key=f"{key}_indikator")
        st.text_input(labels.FUNDING, key=f"{key}_dana")
    st.text_input(labels.AUTHOR, key="catat_nama")


def _save(key: str) -> None:
    """(Callback) One press, one entry: a second press brings the same key."""
    context, chosen = current(), st.session_state
    written = str(chosen.get(f"{key}_tenggat") or "").strip()
    due = read_day(written) if written else None
    if written and due is None:
        chosen[_MESSAGE] = labels.bad_day(written)
        return
    area = chosen.get(f"{key}_wilayah") or value("catat_wilayah") or NONE
    indicator = chosen.get(f"{key}_indikator") or value("catat_ind") or NONE
    kecamatan = context.selection.kecamatan or NONE
    promise = Promise(
        action=str(chosen.get(f"{key}_apa") or ""), owner=str(chosen.get(f"{key}_siapa") or ""), due_date=due,
        problem=str(chosen.get(f"{key}_masalah") or "") or _about(context),
        funding=str(chosen.get(f"{key}_dana") or ""),
        kecamatan_code=kecamatan or (area if _is_kecamatan(area) else NONE),
        desa_codes=(area,) if area and not _is_kecamatan(area) else (),
        indicator_ids=(indicator,) if indicator else (), agencies=(value("catat_opd") or NONE,))
    author = str(chosen.get("catat_nama") or "") or labels.ROOM
    try:
        book = book_of(context.database)
        meeting = _meeting(book, kecamatan=kecamatan) if context.mode == "rapat" else NONE
        book.record_follow_up(promise, author=author, meeting=meeting, key=key, view=_view(context))
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE] = labels.saved(promise.action.strip())
    chosen[_KEY] = new_key()


def _meeting(book: Store, *, kecamatan: str) -> str:
    """The id of today's meeting of this forum and place; recorded as held when nobody planned it."""
    forum, today = value("acara"), date.today()
    if forum is None or forum not in DECKS:
        return NONE
    kind = DECKS[forum].key
    place = kecamatan if DECKS[forum].one_kecamatan else NONE
    for found, meeting in book.meetings(kind=kind, kecamatan=place).items():
        if meeting.day == today and meeting.held != "batal":
            return found
    return book.record_meeting(Meeting(day=today, kind=kind, kecamatan_code=place, held="terlaksana"),
                               author=labels.ROOM, key=f"rapat-{kind}-{place or 'kab'}-{today:%Y%m%d}")


def _view(context: Context) -> View:
    """What stood on the screen: the page one came from, or this one."""
    origin = value("catat_dari") or context.slug
    if origin not in STORIES:
        return View()
    chosen = Selection(period=context.selection.period, kecamatan=context.selection.kecamatan,
                       options=options_of(origin))
    told = STORIES[origin](chosen, context.database, context.settings)
    return View(page=origin, query=query_of(origin), data_version=context.database.name, takeaway=told.takeaway)


def _about(context: Context) -> str:
    """What the form was filled in with: ``TTD remaja putri · Kecamatan Kumai``."""
    area, indicator = value("catat_wilayah"), value("catat_ind")
    names = dict(_areas(context))
    known = {one.id for one in indicators.register()}
    parts = [_indicator_name(indicator) if indicator in known else "", names.get(area, "") if area else ""]
    return " · ".join(part for part in parts if part)


def _areas(context: Context) -> list[tuple[str, str]]:
    """Kecamatan and desa of the kabupaten, or the desa of the chosen kecamatan."""
    desa, chosen = queries.desa_list(context.database), context.selection.kecamatan
    kecamatan = queries.kecamatan_list(context.database)
    places = [(str(code), f"Kecamatan {name}") for code, name in zip(kecamatan["code"], kecamatan["name"], strict=True)
              if chosen in (None, str(code))]
    places += [(str(code), f"{name} ({of})") for code, name, of, parent in
               zip(desa["code"], desa["name"], desa["kecamatan"], desa["kecamatan_code"], strict=True)
               if chosen in (None, str(parent))]
    return [(NONE, labels.PLACE_NONE), *places]


def _is_kecamatan(code: str) -> bool:
    return code.count(".") == 2


def _owner_name(slug: str) -> str:
    return next((one.short_name for one in indicators.agencies() if one.slug == slug), slug)


def _indicator_name(indicator_id: str) -> str:
    return indicators.indicator(indicator_id).short_name if indicator_id else labels.INDICATOR_NONE

