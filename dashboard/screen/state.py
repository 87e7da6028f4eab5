"""The address is the state: ``periode, kec, ind, rapat, langkah`` and each page's own options, as codes.

Streamlit binds a widget's *label* to the address, so codes are held by widgets nobody sees; the visible filters set
them. Everything is drawn by the entrypoint on every page: a widget drawn by one page would lose its value on the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.screen.catalogue import ENTRIES, OPTIONS, TEXTS, Choice, PageOption, Step

TARGET = "tujuan"  # page to switch to once the run has begun
AS_TABLE = "rapat_tabel"
MOST_STEPS = 30


@dataclass(frozen=True)
class Choices:
    """What may be chosen: (code, label) each; periods newest first."""

    periods: tuple[Choice, ...]
    kecamatan: tuple[Choice, ...]
    indicators: tuple[Choice, ...]


def draw_address_state(choices: Choices) -> None:
    """Draw the unseen widgets that tie the address to the session. Unknown codes in an address are dropped."""
    with st.container(key="alamat"):
        _bound("periode", [code for code, _ in choices.periods])
        _bound("kec", [code for code, _ in choices.kecamatan])
        _bound("ind", [code for code, _ in choices.indicators])
        _bound("langkah", [str(number) for number in range(1, MOST_STEPS + 1)])
        for option in OPTIONS:
            _bound(option.key, [code for code, _ in option.choices])
        for key in TEXTS:
            st.text_input(key, key=key, bind="query-params", label_visibility="collapsed")
        st.checkbox("rapat", key="rapat", bind="query-params", label_visibility="collapsed")


def _bound(key: str, codes: Sequence[str]) -> None:
    st.pills(key, list(codes) or ["-"], key=key, bind="query-params", label_visibility="collapsed")


def value(key: str) -> str | None:
    """The code chosen for ``key``; None = the default."""
    chosen = st.session_state.get(key)
    return str(chosen) if chosen else None


def in_meeting() -> bool:
    """Whether the meeting view is on (``rapat=true``)."""
    return bool(st.session_state.get("rapat"))


def options_of(slug: str) -> dict[str, str]:
    """The page's own options with their present codes."""
    entry = ENTRIES[slug]
    chosen = {option.key: value(option.key) or option.choices[0][0] for option in entry.options}
    return chosen | {key: value(key) or "" for key in entry.texts}


def go_to(step: Step, *, number: int) -> None:
    """(Callback) Choose a step of the meeting; the switch itself happens when the next run begins."""
    st.session_state["langkah"] = str(number)
    for option in ENTRIES[step.slug].options:
        st.session_state[option.key] = step.options.get(option.key)
    st.session_state[AS_TABLE] = False
    st.session_state[TARGET] = step.slug


def enter_meeting(number: int | None) -> None:
    """(Callback) Turn the meeting view on at this step."""
    st.session_state["rapat"] = True
    if number is not None:
        st.session_state["langkah"] = str(number)


def leave_meeting() -> None:
    """(Callback) Back to the officer's view of the same page."""
    st.session_state["rapat"] = False
    st.session_state["langkah"] = None
    st.session_state[AS_TABLE] = False


def toggle_table() -> None:
    """(Callback) Chart or its table twin."""
    st.session_state[AS_TABLE] = not st.session_state.get(AS_TABLE)


def next_choice(option: PageOption) -> None:
    """(Callback) The next choice of one of the page's options, e.g. Tingkat to Jumlah."""
    codes = [code for code, _ in option.choices]
    now = value(option.key) or codes[0]
    following = codes[(codes.index(now) + 1) % len(codes)]
    # The default is kept out of the address.
    st.session_state[option.key] = None if following == codes[0] else following
