"""Sliders of one page for officers, in the sidebar under the filters; the address keeps what was turned."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.screen import labels
from dashboard.screen.state import in_meeting, value
from dashboard.stories.dials import Dial, read, written


def draw_dials(dials: Sequence[Dial], *, key: str, title: str) -> None:
    """One slider per dial; ``key`` is the address parameter. Not in a meeting, where choices are made beforehand."""
    if in_meeting() or not dials:
        return
    with st.sidebar:
        st.html(f"<h2 class='saringan'>{title}</h2>")
        for dial in dials:
            shown = f"{key}_{dial.key}"
            st.session_state[shown] = dial.value
            st.slider(dial.label, min_value=dial.least, max_value=dial.most, step=dial.step, key=shown,
                      format="%d%%" if dial.unit == "%" else "%d", on_change=_take, args=(dial, key))
        if value(key):
            st.button(labels.RESET_DIALS, key=f"{key}_kembali", on_click=_reset, args=(key,), width="stretch")


def set_dial(name: str, key: str, *, to: int | None) -> None:
    """(Callback) One value of the address parameter ``key``; None takes it out again."""
    turned = read(value(key) or "")
    turned.pop(name, None)
    st.session_state[key] = written([*turned.items(), *([(name, to)] if to is not None else [])])


def _take(dial: Dial, key: str) -> None:
    """(Callback) The turned value joins the ones already in the address."""
    set_dial(dial.key, key, to=int(st.session_state[f"{key}_{dial.key}"]))


def _reset(key: str) -> None:
    """(Callback) Back to the page's own values."""
    st.session_state[key] = ""
