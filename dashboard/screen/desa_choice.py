"""One desa for officers, in the sidebar under the filters; its code is kept in the address."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.screen import labels
from dashboard.screen.context import current
from dashboard.screen.state import in_meeting, value

ALL = ""


def draw_desa_choice(key: str, *, choices: Callable[..., tuple[tuple[str, str], ...]]) -> None:
    """A list of the desa of the chosen kecamatan; ``key`` is the address parameter. Not in a meeting."""
    if in_meeting():
        return
    context = current()
    names = {ALL: labels.EVERY_DESA, **dict(choices(context.database, kecamatan=context.selection.kecamatan))}
    shown = f"{key}_pilihan"
    chosen = value(key) or ALL
    st.session_state[shown] = chosen if chosen in names else ALL
    with st.sidebar:
        st.selectbox(labels.FILTER_DESA, list(names), format_func=lambda code: names[code], key=shown,
                     on_change=_take, args=(key,))


def _take(key: str) -> None:
    """(Callback) The visible choice becomes the state in the address."""
    st.session_state[key] = st.session_state[f"{key}_pilihan"]
