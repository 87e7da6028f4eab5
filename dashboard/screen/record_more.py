"""The officer's forms beside promises: a meeting with who came, a commitment, an obstacle, a note on a chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from html import escape

import streamlit as st

from dashboard import indicators
from dashboard.actions.entries import Annotation, Attendance, Commitment, Meeting, Obstacle
from dashboard.actions.errors import ActionError, EntryError
from dashboard.actions.rtl import read_day
from dashboard.actions.store import Store, new_key
from dashboard.screen import desk_labels
from dashboard.screen import record_labels as words
from dashboard.screen.context import Context, current
from dashboard.screen.record_fields import (
    NONE,
    agency_slugs,
    areas_of,
    child_warning,
    choose,
    choose_meeting,
    desa_of,
    kecamatan_of,
    picked,
    subjects_of,
    typed,
    view_now,
)
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_scene import owner_name
from dashboard.words.chart_notes import SUBJECTS
from dashboard.words.forums import MINILOK_NEEDS_KECAMATAN, SHORT_FORUMS

_KEY, _MESSAGE = "catat_lain_kunci", "catat_lain_pesan"


def draw_other(kind: str) -> None:
    """The form of this kind (a key of ``KINDS`` other than tindak_lanjut), and what came of the last press."""
    context = current()
    key = st.session_state.setdefault(_KEY, new_key())
    draw, _ = _FORMS[kind]
    with st.form(f"formulir_{kind}_{key}", border=True):
        draw(key, context)
        st.form_submit_button(words.SAVE, on_click=_save, args=(kind, key))
    message = st.session_state.pop(_MESSAGE, "")
    if message:
        st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")


def _save(kind: str, key: str) -> None:
    """(Callback) One press, one entry; what is wrong is said and everything typed stays."""
    context, chosen = current(), st.session_state
    _, record = _FORMS[kind]
    warning = child_warning(*(typed(f"{key}_{name}") for name in ("isi", "kesepakatan", "pihak")))
    if warning:
        chosen[_MESSAGE] = warning
        return
    try:
        record(book_of(context.database), key, context)
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE], chosen[_KEY] = words.SAVED, new_key()


def _draw_meeting(key: str, context: Context) -> None:
    left, right = st.columns(2, gap="small")
    with left:
        st.segmented_control(words.FORUM, list(SHORT_FORUMS), default="minilok" if context.selection.kecamatan else
                             "rembuk", required=True, format_func=SHORT_FORUMS.__getitem__, key=f"{key}_jenis")
        st.text_input(words.DAY, value=f"{date.today():%d/%m/%Y}", key=f"{key}_hari")
        st.text_input(words.MEETING_PLACE, key=f"{key}_tempat")
    with right:
        choose(words.KECAMATAN, [(NONE, words.KECAMATAN_NONE), *kecamatan_of(context)], key=f"{key}_kecamatan",
               asked=context.selection.kecamatan or NONE)
        st.selectbox(words.CHAIR, words.CHAIRS, index=None, key=f"{key}_pimpinan", accept_new_options=True,
                     placeholder=desk_labels.WHO_HINT)
        st.segmented_control(words.HELD, list(words.HELD_WORDS), default="terlaksana", required=True,
                             format_func=words.HELD_WORDS.__getitem__, key=f"{key}_pelaksanaan")
    st.multiselect(words.PRESENT, agency_slugs(), format_func=owner_name, key=f"{key}_hadir", accept_new_options=True,
                   placeholder=words.PRESENT_HINT)
    st.text_area(words.DECISIONS, key=f"{key}_kesepakatan", height=90)
    st.text_input(desk_labels.AUTHOR, key=f"{key}_nama")


def _record_meeting(book: Store, key: str, context: Context) -> None:
    """A new meeting; one that stands already under its kind, place and day gets what was filled in."""
    kind, day = typed(f"{key}_jenis"), _day(f"{key}_hari")
    place = typed(f"{key}_kecamatan") if kind == "minilok" else NONE
    if kind == "minilok" and not place:
        raise EntryError(MINILOK_NEEDS_KECAMATAN, field=words.KECAMATAN)
    filled: dict[str, object] = {
        "place": typed(f"{key}_tempat"), "chair": typed(f"{key}_pimpinan"),
        "attendance": tuple(Attendance(one) for one in picked(f"{key}_hadir")),
        "decisions": tuple(line for line in typed(f"{key}_kesepakatan").splitlines() if line.strip()),
    }
    changes = {name: value for name, value in filled.items() if value} | {"held": typed(f"{key}_pelaksanaan")}
    author = typed(f"{key}_nama") or desk_labels.ROOM
    known = next((one for one, meeting in book.meetings().items()
                  if (meeting.kind, meeting.kecamatan_code, meeting.day) == (kind, place, day)), None)
    if known is not None:
        book.record_outcome(known, changes=changes, author=author, key=key, view=view_now(context))
    else:
        book.record_meeting(Meeting(day=day, kind=kind, kecamatan_code=place, **changes),  # type: ignore[arg-type]
                            author=author, key=key, view=view_now(context))


def _draw_commitment(key: str, context: Context) -> None:
    st.text_input(words.COMMITMENT, key=f"{key}_isi")
    left, right = st.columns(2, gap="small")
    with left:
        st.segmented_control(words.COMMITMENT_KIND, list(words.COMMITMENT_KINDS), default="komitmen", required=True,
                             format_func=words.COMMITMENT_KINDS.__getitem__, key=f"{key}_jenis")
        st.text_input(words.AMOUNT, key=f"{key}_nilai")
        st.multiselect(words.PLACES, [code for code, _ in desa_of(context)], key=f"{key}_desa",
                       format_func=dict(desa_of(context)).__getitem__, placeholder=desk_labels.PLACE_NONE)
    with right:
        st.selectbox(words.PARTY, agency_slugs(), index=None, format_func=owner_name, key=f"{key}_pihak",
                     accept_new_options=True, placeholder=desk_labels.WHO_HINT)
        st.text_input(words.DUE_OPTIONAL, key=f"{key}_tenggat", placeholder=desk_labels.UNTIL_HINT)
        choose_meeting(context, book=book_of(context.database), key=f"{key}_rapat")
    st.text_input(desk_labels.AUTHOR, key=f"{key}_nama")


def _record_commitment(book: Store, key: str, context: Context) -> None:
    book.record_commitment(
        Commitment(text=typed(f"{key}_isi"), party=typed(f"{key}_pihak"),
                   kind="csr" if typed(f"{key}_jenis") == "csr" else "komitmen",
                   amount_rupiah=_amount(typed(f"{key}_nilai")),
                   due_date=_day(f"{key}_tenggat") if typed(f"{key}_tenggat") else None,
                   desa_codes=picked(f"{key}_desa")),
        author=typed(f"{key}_nama") or desk_labels.ROOM, meeting=typed(f"{key}_rapat"), key=key,
        view=view_now(context))


def _draw_obstacle(key: str, context: Context) -> None:
    st.text_input(words.OBSTACLE, key=f"{key}_isi")
    left, right = st.columns(2, gap="small")
    with left:
        st.segmented_control(words.LEVEL, list(words.LEVELS), default="desa", required=True,
                             format_func=words.LEVELS.__getitem__, key=f"{key}_tingkat")
        choose(words.AGENCY, [(NONE, words.AGENCY_NONE), *((one.slug, one.short_name)
                                                           for one in indicators.agencies())], key=f"{key}_opd")
    with right:
        choose(desk_labels.PLACE, areas_of(context), key=f"{key}_wilayah", asked=context.selection.kecamatan or NONE)
        choose_meeting(context, book=book_of(context.database), key=f"{key}_rapat")
    st.text_input(desk_labels.AUTHOR, key=f"{key}_nama")


def _record_obstacle(book: Store, key: str, context: Context) -> None:
    level = typed(f"{key}_tingkat")
    book.record_obstacle(
        Obstacle(text=typed(f"{key}_isi"), level=level, area_code=typed(f"{key}_wilayah"),  # type: ignore[arg-type]
                 agency=typed(f"{key}_opd")),
        author=typed(f"{key}_nama") or desk_labels.ROOM, meeting=typed(f"{key}_rapat"), key=key,
        view=view_now(context))


def _draw_note(key: str, context: Context) -> None:
    st.text_input(words.NOTE_TEXT, key=f"{key}_isi")
    subjects = [(NONE, words.NOTE_EVERYTHING), *SUBJECTS.items(),
                *subjects_of(context)]
    left, right = st.columns(2, gap="small")
    with left:
        st.text_input(words.DAY, value=f"{date.today():%d/%m/%Y}", key=f"{key}_hari")
        choose(desk_labels.PLACE, areas_of(context), key=f"{key}_wilayah", asked=context.selection.kecamatan or NONE)
    with right:
        choose(words.NOTE_SUBJECT, subjects, key=f"{key}_indikator")
        st.text_input(words.NOTE_AUTHOR, key=f"{key}_nama")


def _record_note(book: Store, key: str, context: Context) -> None:
    book.record_annotation(
        Annotation(text=typed(f"{key}_isi"), day=_day(f"{key}_hari"), area_code=typed(f"{key}_wilayah"),
                   indicator_id=typed(f"{key}_indikator")),
        author=typed(f"{key}_nama"), key=key, view=view_now(context))


def _day(key: str) -> date:
    written = typed(key)
    day = read_day(written)
    if day is None:
        raise EntryError(words.bad_day(written), field=words.DAY, value=written)
    return day


def _amount(written: str) -> int | None:
    """``Rp25.000.000`` -> 25000000; nothing -> None. Raises EntryError."""
    plain = written.lower().removeprefix("rp").replace(".", "").replace(" ", "").removesuffix(",00").removesuffix(",-")
    if not plain:
        return None
    if not plain.isdecimal():
        raise EntryError(words.bad_amount(written), field=words.AMOUNT, value=written)
    return int(plain)


_FORMS: Mapping[str, tuple[Callable[[str, Context], None], Callable[[Store, str, Context], None]]] = {
    "rapat": (_draw_meeting, _record_meeting),
    "komitmen": (_draw_commitment, _record_commitment),
    "hambatan": (_draw_obstacle, _record_obstacle),
    "catatan": (_draw_note, _record_note),
}
