"""The lower half of the upload page: who published what and when, two versions side by side, going back."""

from __future__ import annotations

import streamlit as st

from dashboard.screen import desk_words as words
from dashboard.screen import labels
from dashboard.screen.desk_tables import changes_html, table_html
from dashboard.screen.desk_who import SAID, who
from dashboard.stories.desk import Desk, DeskState


def show_history(state: DeskState) -> None:
    """The last publishes and restores, newest first."""
    st.html(f"<h2>{words.HISTORY}</h2>")
    if not state.history:
        st.html(f"<div class='meja'><p>{words.NO_HISTORY}</p></div>")
        return
    rows = [(one.when, one.what, one.version, one.who, one.files, one.measured, one.prevalence)
            for one in state.history]
    rest = len(rows) - words.HISTORY_SHOWN
    more = f"<p class='selebihnya'>{labels.more_rows(rest)}</p>" if rest > 0 else ""
    st.html(f"<div class='meja'>{table_html(words.HISTORY_COLUMNS, rows[:words.HISTORY_SHOWN])}{more}</div>")


def show_compare(desk: Desk, *, state: DeskState) -> None:
    """What differs between any two versions of the history."""
    if len(state.compared) < 2:
        return
    st.html(f"<h2>{words.COMPARE}</h2>")
    names = {one.name: one.label for one in state.compared}
    left, right = st.columns(2)
    with left:
        before = st.selectbox(words.FROM, list(names), index=1, format_func=names.__getitem__, key="meja_dari")
    with right:
        after = st.selectbox(words.TO, list(names), index=0, format_func=names.__getitem__, key="meja_ke")
    if not (before and after):
        return
    st.html(changes_html(*desk.compare(before, after)))
    if not {before, after} <= {one.name for one in state.versions}:
        st.html(f"<div class='meja'><p>{words.ONLY_HISTORY}</p></div>")


def show_restore(desk: Desk, *, state: DeskState) -> None:
    """Bring an older version back to every reader."""
    older = {one.name: one.label for one in state.versions if not one.live}
    if not older:
        return
    st.html(f"<h2>{words.RESTORE}</h2>")
    chosen = st.selectbox(words.RESTORE_WHICH, list(older), format_func=older.__getitem__, key="meja_versi")
    sure = st.checkbox(words.RESTORE_SURE, key=f"meja_yakin_{chosen}")
    if st.button(words.RESTORE_DO, key="meja_kembalikan", disabled=not sure) and chosen:
        st.session_state[SAID] = desk.restore(chosen, who()) if who() else words.WHO_FIRST
        st.rerun()
