"""Opening one of the three meetings by its name: from the start page, or from the page that prepares it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.screen import labels
from dashboard.screen.catalogue import deck_steps
from dashboard.screen.context import current
from dashboard.screen.state import TARGET, start_meeting
from dashboard.screen.warming import warm_aside
from dashboard.stories.decks import DECKS, KecamatanNeededError, deck_for, kecamatan_for, left_out_of

START_PAGE = "ringkasan"


def draw_openings() -> None:
    """The three meetings by name."""
    st.html(f"<h2 class='saringan'>{labels.OPEN_MEETING}</h2>")
    for deck in DECKS.values():
        st.button(deck.forum, key=f"buka_{deck.key}", on_click=open_meeting, args=(deck.key, ""), width="stretch")


def open_meeting(forum: str, given: str) -> None:
    """(Callback) The first step of a deck; ``given`` = numbers left out by hand. A minilok first asks which kecamatan.

    A meeting of the whole kabupaten begins with the whole kabupaten, whatever was looked at before.
    """
    context, deck = current(), DECKS[forum]
    try:
        place = kecamatan_for(deck, kecamatan=context.selection.kecamatan)
    except KecamatanNeededError:
        st.session_state["bahan_acara"], st.session_state[TARGET] = forum, "bahan_rapat"
        return
    deck = deck_for(deck, period=context.selection.period, database=context.database)
    left_out = left_out_of(deck, given=given, period=context.selection.period, database=context.database,
                           settings=context.settings)
    walk = deck_steps(deck, left_out=left_out)
    st.session_state["kec"] = place
    start_meeting(forum, walk[0], left_out)
    warm_aside(walk, selection=replace(context.selection, kecamatan=place, indicator=None), database=context.database,
               settings=context.settings)
