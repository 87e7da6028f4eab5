"""Under the agenda of a meeting: which steps to take along, [Mulai rapat], and its papers."""

from __future__ import annotations

import io
from datetime import date
from html import escape

import streamlit as st

from dashboard import papers
from dashboard.exports.paper import paper_name
from dashboard.screen import desk_labels as labels
from dashboard.screen.context import Context, current
from dashboard.screen.desa_papers import draw_kecamatan_sheets
from dashboard.screen.opening import open_meeting
from dashboard.screen.state import value
from dashboard.settings import SettingsError
from dashboard.stories.decks import (
    DECKS,
    NOTHING_LEFT_OUT,
    Deck,
    KecamatanNeededError,
    deck_for,
    kecamatan_for,
    left_out_of,
)
from dashboard.stories.place import chosen_area

_READY = "bahan_siap"


def draw_preparing() -> None:
    """Buttons of the page bahan_rapat; none of them before a minilok has its kecamatan."""
    context = current()
    deck = DECKS[value("bahan_acara") or next(iter(DECKS))]
    if context.mode == "rapat":
        return
    try:
        kecamatan_for(deck, kecamatan=context.selection.kecamatan)
    except KecamatanNeededError:
        return
    deck = deck_for(deck, period=context.selection.period, database=context.database)
    left_out = left_out_of(deck, given=value("lewati") or "", period=context.selection.period,
                           database=context.database, settings=context.settings)
    with st.sidebar:
        st.html(f"<h2 class='saringan'>{labels.TAKE_ALONG}</h2>")
        st.button(labels.START, key="mulai_rapat", on_click=open_meeting, args=(deck.key, left_out), width="stretch")
        _draw_papers(deck, context=context, left_out=left_out)
        if deck.one_kecamatan and context.selection.kecamatan:
            area = chosen_area(context.selection, database=context.database)
            draw_kecamatan_sheets(context, kecamatan=context.selection.kecamatan, of=area.name)
        _draw_steps(deck, left_out=left_out)


def _draw_steps(deck: Deck, *, left_out: str) -> None:
    """Steps as pills; the first and the last are not offered: they always stay."""
    numbers = list(range(2, len(deck.steps)))
    skipped = {int(part) for part in left_out.split(",") if part.isdigit()}
    key = f"langkah_dibawa_{deck.key}"
    st.session_state[key] = [number for number in numbers if number not in skipped]
    st.pills(labels.STEPS, numbers, selection_mode="multi", key=key, on_change=_take_steps, args=(key, numbers),
             format_func=lambda number: f"{number} {deck.steps[number - 1].label}")


def _take_steps(key: str, numbers: list[int]) -> None:
    """(Callback) What is not chosen is left out, and stands in the address."""
    chosen = set(st.session_state[key] or [])
    skipped = ",".join(str(number) for number in numbers if number not in chosen)
    st.session_state["lewati"] = skipped or NOTHING_LEFT_OUT


def _draw_papers(deck: Deck, *, context: Context, left_out: str) -> None:
    """Papers are made when asked for; they stay ready as long as nothing they rest on changes."""
    told_of = (deck.key, left_out, context.selection.kecamatan, context.selection.period, context.database.name)
    ready = st.session_state.get(_READY)
    if ready is None or ready[0] != told_of:
        if not st.button(labels.PREPARE, key="siapkan", width="stretch"):
            return
        try:
            with st.spinner(labels.PREPARING):
                ready = (told_of, _made(deck, context=context, left_out=left_out))
        except SettingsError as error:  # the logo named there cannot be used
            st.html(f"<p class='pesan' role='alert'>{escape(str(error))}</p>")
            return
        st.session_state[_READY] = ready
    for suffix, (name, content) in ready[1].items():
        st.download_button(labels.PAPERS[suffix], content, file_name=name, key=f"unduh{suffix}", on_click="ignore",
                           width="stretch")


def _made(deck: Deck, *, context: Context, left_out: str) -> dict[str, tuple[str, bytes]]:
    """Ending -> (file name, content) of the three papers."""
    told = papers.tell_deck(deck, folder=context.database.path.parent, settings=context.settings,
                            kecamatan=context.selection.kecamatan, period=context.selection.period,
                            today=date.today(), left_out=left_out)
    made = {}
    for suffix in papers.SUFFIXES:
        out = io.BytesIO()
        papers.write_one(told, suffix=suffix, target=out)
        place = told.area.name if deck.one_kecamatan else ""
        made[suffix] = (paper_name(f"{deck.key} {place}", day=told.today, extension=suffix[1:], sample=told.is_sample),
                        out.getvalue())
    return made
