"""Who loads: there is no login, so the officer writes a role or unit once; it stays for the session."""

from __future__ import annotations

import streamlit as st

from dashboard.screen import desk_words as words

SAID = "meja_kabar"
_FIELD, _KEPT = "meja_siapa", "meja_siapa_tetap"  # a field that one page does not draw loses its value


def draw_who() -> None:
    """The field, filled with what was written before in this session."""
    st.text_input(words.WHO, value=st.session_state.get(_KEPT, ""), key=_FIELD, max_chars=60,
                  placeholder=words.WHO_HINT, on_change=_keep)


def _keep() -> None:
    """(Callback) Remember it beyond this page."""
    st.session_state[_KEPT] = " ".join(str(st.session_state.get(_FIELD, "")).split())


def who() -> str:
    """What was written, '' when nothing."""
    return str(st.session_state.get(_KEPT, ""))
