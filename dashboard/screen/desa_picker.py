"""Which desa the page is about: pills at the desk; in a meeting pills, or a panel of them where they are too many.

Only buttons and pills: a list to pull down would swallow the clicker's PageDown.
"""

from __future__ import annotations

import streamlit as st

from dashboard.figures import style
from dashboard.screen.context import current
from dashboard.screen.frame import Strip, show
from dashboard.screen.parts import PAGE_WIDTH_SHARE, footer_html, heading_html
from dashboard.screen.state import trust_address
from dashboard.stories.desa import CHOSEN, chosen_desa, offered_desa
from dashboard.stories.desa_picture import Desa
from dashboard.stories.story import Story
from dashboard.words import desa as words

PANEL = "desa_panel"
_PILLS = "desa_pilihan"
# The strip over the foot of a meeting page, and what a pill takes beside its name, px.
STRIP_WIDTH, PILL_PADDING = 800, 34


def show_desa(story: Story) -> None:
    """The page with its choice of desa."""
    if current().mode == "rapat" and st.session_state.get(PANEL):
        _show_panel(story)
    else:
        show(story, strip=Strip(_draw_strip))


def _show_panel(story: Story) -> None:
    """Every desa of the kecamatan as a large button, instead of the body of the meeting page."""
    context = current()
    st.html(heading_html(story, step_text=context.step_text, trust=""))
    with st.container(key="isi"):
        _pills()
    st.html(footer_html(story, trust=trust_address(context.slug)))
    with st.container(key="desa_strip", horizontal=True):
        st.button(words.CLOSE_PICK, key="desa_tutup", on_click=_toggle_panel)


def _draw_strip() -> None:
    if current().mode == "petugas":
        _pills()
        return
    with st.container(key="desa_strip", horizontal=True):
        found = _offered()
        if _fit_one_row(found):
            _pills()
        else:
            _neighbours(found)


def _offered() -> tuple[Desa, ...]:
    context = current()
    return offered_desa(context.selection, database=context.database)


def _chosen() -> str | None:
    context = current()
    found = chosen_desa(context.selection, database=context.database)
    return found.code if found else None


def _fit_one_row(found: tuple[Desa, ...]) -> bool:
    size = style.SIZES["rapat"].tick
    wide = sum(PAGE_WIDTH_SHARE * style.text_width(one.name, size=size) + PILL_PADDING for one in found)
    return wide <= STRIP_WIDTH


def _pills() -> None:
    names = {one.code: one.name for one in _offered()}
    st.session_state[_PILLS] = _chosen()
    st.pills(words.PICK, list(names), format_func=names.__getitem__, key=_PILLS, label_visibility="collapsed",
             on_change=_take)


def _neighbours(found: tuple[Desa, ...]) -> None:
    """The desa before and after this one by name, and the way to all of them."""
    codes = [one.code for one in found]
    chosen = _chosen()
    at = codes.index(chosen) if chosen in codes else None
    if at is not None:
        before = found[at - 1]
        st.button(f"◂ {before.name}", key="desa_sebelum", on_click=_open, args=(before.code,))
    st.button(words.pick_of(len(found)), key="desa_semua", on_click=_toggle_panel)
    if at is not None:
        after = found[(at + 1) % len(found)]
        st.button(f"{after.name} ▸", key="desa_sesudah", on_click=_open, args=(after.code,))


def _take() -> None:
    """(Callback) The pressed pill becomes the desa in the address; pressing it again keeps it."""
    if st.session_state[_PILLS]:
        _open(st.session_state[_PILLS])
    st.session_state[PANEL] = False


def _open(code: str) -> None:
    """(Callback) This desa, in the address."""
    st.session_state[CHOSEN] = code


def _toggle_panel() -> None:
    """(Callback) All desa as buttons, or back to the page."""
    st.session_state[PANEL] = not st.session_state.get(PANEL)
