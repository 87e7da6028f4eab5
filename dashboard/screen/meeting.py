"""The meeting view: pages as steps, turned by a clicker. Only buttons, so that PageDown is never swallowed."""

from __future__ import annotations

import streamlit as st

from dashboard.queries import Database
from dashboard.screen import labels
from dashboard.screen.catalogue import DEFAULT_STEPS, Step, step_of
from dashboard.screen.filters import offered_options
from dashboard.screen.state import AS_TABLE, enter_meeting, go_to, leave_meeting, next_choice, toggle_table, value

# The page's own choices in their order: what they switch, and the key on the board.
SWITCH_KEYS = (("isi", "J"), ("bentuk", "B"))


def steps() -> tuple[Step, ...]:
    """The steps of the present meeting."""
    return DEFAULT_STEPS


def step_text(slug: str) -> str:
    """``Langkah 3/5``, or nothing for a page outside the meeting."""
    position = step_of(slug, given=value("langkah"), steps=steps())
    return "" if position is None else labels.step(position + 1, of=len(steps()))


def draw_controls(slug: str, *, database: Database) -> None:
    """Turning pages, the table twin, the other view, leaving. At the ends a key leads to where one already is."""
    walk = steps()
    position = step_of(slug, given=value("langkah"), steps=walk) or 0
    with st.container(key="kendali", horizontal=True):
        st.button(labels.LEAVE_MEETING, key="kendali_keluar", shortcut="Esc", on_click=leave_meeting)
        shown = labels.SHOW_CHART if st.session_state.get(AS_TABLE) else labels.SHOW_TABLE
        st.button(shown, key="kendali_tabel", shortcut="T", on_click=toggle_table)
        for option, (key, shortcut) in zip(offered_options(slug, database=database), SWITCH_KEYS, strict=False):
            st.button(option.switch, key=f"kendali_{key}", shortcut=shortcut, on_click=next_choice, args=(option,))
        _turn(labels.PREVIOUS, "sebelumnya", "PageUp", walk, to=max(position - 1, 0))
        _turn(labels.NEXT, "berikutnya", "PageDown", walk, to=min(position + 1, len(walk) - 1))
        _turn(labels.FIRST, "awal", "Home", walk, to=0)
        _turn(labels.LAST, "akhir", "End", walk, to=len(walk) - 1)


def _turn(label: str, key: str, shortcut: str, walk: tuple[Step, ...], *, to: int) -> None:
    st.button(label, key=f"kendali_{key}", shortcut=shortcut, on_click=go_to, args=(walk[to],),
              kwargs={"number": to + 1})


def draw_entrance(slug: str) -> None:
    """The officer's way into the meeting view."""
    position = step_of(slug, given=None, steps=steps())
    st.button(labels.ENTER_MEETING, key="masuk_rapat", help=labels.ENTER_MEETING_HELP, on_click=enter_meeting,
              args=(None if position is None else position + 1,), width="stretch")
