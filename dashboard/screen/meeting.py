"""The meeting view: pages as steps, turned by a clicker. Only buttons and pills, so PageDown is never swallowed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.queries import Database
from dashboard.screen import labels
from dashboard.screen.catalogue import ENTRIES, Choice, Step, deck_steps, step_of
from dashboard.screen.context import current
from dashboard.screen.digits import draw_digits
from dashboard.screen.filters import draw_kecamatan_pills, offered_options
from dashboard.screen.state import (
    AS_TABLE,
    CHOOSING_PLACE,
    address_of,
    enter_meeting,
    go_to,
    leave_meeting,
    next_choice,
    record_from,
    to_papers,
    toggle_choosing_place,
    toggle_table,
    value,
)
from dashboard.settings import Settings
from dashboard.stories.decks import DECKS, deck_for, left_out_of
from dashboard.stories.red_cells import RECORDABLE, Offer, offers

# The page's own choices in their order: what they switch, and the key on the board.
SWITCH_KEYS = (("isi", "J"), ("bentuk", "P"))


def steps(*, period: date | None, database: Database, settings: Settings) -> tuple[Step, ...]:
    """The steps of the present meeting: its deck, else every page. ``period`` as in the address."""
    forum, given = value("acara"), value("lewati") or ""
    if forum is None or forum not in DECKS:
        return deck_steps(None, left_out=given)
    deck = deck_for(DECKS[forum], period=period, database=database)
    return deck_steps(deck, left_out=left_out_of(deck, given=given, period=period, database=database,
                                                 settings=settings))


def address_elsewhere(slug: str, *, walk: tuple[Step, ...]) -> str | None:
    """The address of the step that the present one names, where that is another page; else None.

    A minilok without its kecamatan leads to the page where one is chosen.
    """
    forum, given = value("acara"), value("langkah")
    if forum is None or forum not in DECKS or value("catat_dari"):
        return None
    if DECKS[forum].one_kecamatan and not value("kec"):
        return f"bahan_rapat?bahan_acara={forum}"
    if not given or int(given) > len(walk) or walk[int(given) - 1].slug == slug:
        return None
    return address_of(walk[int(given) - 1], number=int(given))


def left_step(walk: tuple[Step, ...]) -> int | None:
    """Position of the step that was left to record something; None when nothing was left."""
    given = value("langkah")
    if not value("catat_dari") or not given or int(given) > len(walk):
        return None
    return int(given) - 1


def step_text(slug: str, *, walk: tuple[Step, ...]) -> str:
    """``Langkah 3/5``, or nothing for a page outside the meeting."""
    position = left_step(walk)
    if position is None:
        position = step_of(slug, given=value("langkah"), steps=walk)
    return "" if position is None else labels.step(position + 1, of=len(walk))


def draw_controls(slug: str, *, walk: tuple[Step, ...], kecamatan: tuple[Choice, ...], database: Database) -> None:
    """Turning pages, the table twin, the other view, leaving. At the ends a key leads to where one already is."""
    left = left_step(walk)
    position = left if left is not None else step_of(slug, given=value("langkah"), steps=walk) or 0
    back = position if left is not None else max(position - 1, 0)
    with st.container(key="kendali", horizontal=True):
        st.button(labels.LEAVE_MEETING, key="kendali_keluar", shortcut="Esc", on_click=leave_meeting)
        shown = labels.SHOW_CHART if st.session_state.get(AS_TABLE) else labels.SHOW_TABLE
        st.button(shown, key="kendali_tabel", shortcut="T", on_click=toggle_table)
        for option, (key, shortcut) in zip(offered_options(slug, database=database), SWITCH_KEYS, strict=False):
            st.button(option.switch, key=f"kendali_{key}", shortcut=shortcut, on_click=next_choice, args=(option,))
        if _place_can_change(slug):
            st.button(labels.CHOOSE_PLACE, key="kendali_kecamatan", shortcut="K", on_click=toggle_choosing_place)
        if slug in RECORDABLE:
            st.button(labels.RECORD, key="kendali_catat", shortcut="B", on_click=_record)
        if value("acara") in DECKS and position == len(walk) - 1:
            st.button(labels.TO_PAPERS, key="kendali_berkas", shortcut="F", on_click=to_papers)
        _turn(labels.PREVIOUS, "sebelumnya", "PageUp", walk, to=back)
        _turn(labels.NEXT, "berikutnya", "PageDown", walk, to=min(position + 1, len(walk) - 1))
        _turn(labels.FIRST, "awal", "Home", walk, to=0)
        _turn(labels.LAST, "akhir", "End", walk, to=len(walk) - 1)
    draw_digits(walk)
    if _place_can_change(slug) and st.session_state.get(CHOOSING_PLACE):
        with st.container(key="pilih_kecamatan"):
            draw_kecamatan_pills(kecamatan)


def _place_can_change(slug: str) -> bool:
    """Where the page is about a place; a minilok stays with its own kecamatan."""
    deck = DECKS.get(value("acara") or "")
    return "kec" in ENTRIES[slug].uses and (deck is None or not deck.one_kecamatan)


def _record() -> None:
    """(Callback) The form, filled in from the worst cell of the page that was on the screen."""
    shown = current()
    found = offers(shown.slug, selection=shown.selection, database=shown.database, settings=shown.settings)
    record_from(shown.slug, found[0] if found else Offer(""))


def _turn(label: str, key: str, shortcut: str, walk: tuple[Step, ...], *, to: int) -> None:
    st.button(label, key=f"kendali_{key}", shortcut=shortcut, on_click=go_to, args=(walk[to],),
              kwargs={"number": to + 1})


def draw_entrance(slug: str, *, walk: tuple[Step, ...]) -> None:
    """The officer's way into the meeting view."""
    position = step_of(slug, given=None, steps=walk)
    st.button(labels.ENTER_MEETING, key="masuk_rapat", help=labels.ENTER_MEETING_HELP, on_click=enter_meeting,
              args=(None if position is None else position + 1,), width="stretch")
