"""Spellings of desa nobody knows yet: a person says which desa is meant, or leaves them; none is chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.screen import desk_words as words
from dashboard.screen.desk_tables import table_html
from dashboard.screen.desk_who import SAID, who
from dashboard.stories.desk import Desk, DeskState, Job, UnknownPlace
from dashboard.words.numbers import DASH


def show_unknown(desk: Desk, *, job: Job, state: DeskState) -> None:
    """One choice per unmatched spelling of the checked files, then one press that keeps them and checks again."""
    places = _unknown(job)
    if not places or job.action != "periksa":
        return
    st.html(f"<h2>{words.SPELLINGS}</h2><div class='meja'><p>{words.SPELLINGS_HOW}</p></div>")
    chosen: list[tuple[UnknownPlace, str]] = []
    for number, place in enumerate(places):
        options = dict(place.proposals)
        options |= {code: label for code, label in state.places if code not in options}
        picked = st.selectbox(words.which_desa(place.desa, kecamatan=place.kecamatan, rows=place.rows),
                              list(options), index=None, format_func=options.__getitem__,
                              placeholder=words.SPELLING_UNDECIDED, key=f"meja_ejaan_{job.id}_{number}")
        if picked:
            chosen.append((place, picked))
    st.button(words.SPELLINGS_KEEP, key="meja_ejaan_simpan", on_click=_confirm, args=(desk, job.id, chosen))


def _unknown(job: Job) -> list[UnknownPlace]:
    """Each spelling once, however many files have it."""
    rows: dict[tuple[str, str], UnknownPlace] = {}
    for one in (place for file in job.files for place in file.unknown):
        known = rows.get((one.kecamatan, one.desa))
        rows[(one.kecamatan, one.desa)] = UnknownPlace(
            one.kecamatan, one.desa, one.rows + (known.rows if known else 0), one.proposals)
    return list(rows.values())


def _confirm(desk: Desk, job_id: str, chosen: Sequence[tuple[UnknownPlace, str]]) -> None:
    """(Callback) Keep what was decided; the files are checked again."""
    if not chosen:
        st.session_state[SAID] = words.SPELLING_NONE
    elif not who():
        st.session_state[SAID] = words.WHO_FIRST
    else:
        st.session_state[SAID] = desk.confirm_places(job_id, chosen, who())


def show_known(desk: Desk, *, state: DeskState) -> None:
    """The spellings confirmed so far, and taking one back."""
    if not state.spellings:
        return
    if state.waiting:
        st.html(f"<div class='meja'><p class='kabar'>{escape(words.load_again(state.waiting))}</p></div>")
    with st.expander(words.spellings_known(len(state.spellings))):
        rows = [(one.written, one.kecamatan or DASH, one.desa, one.when, one.who) for one in state.spellings]
        st.html(f"<div class='meja'>{table_html(words.SPELLING_COLUMNS, rows)}</div>")
        labels = [f"{one.written} → {one.desa}" for one in state.spellings]
        picked = st.selectbox(words.SPELLING_FORGET_WHICH, range(len(labels)), index=None,
                              format_func=labels.__getitem__, placeholder=words.SPELLING_NOT_CHOSEN,
                              key="meja_ejaan_lama")
        if st.button(words.SPELLING_FORGET, key="meja_ejaan_hapus", disabled=picked is None) and picked is not None:
            st.session_state[SAID] = desk.forget_spelling(picked)
            st.rerun()


def lines_html(lines: Sequence[str]) -> str:
    """What stands in a file, as a list."""
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>" if lines else ""
