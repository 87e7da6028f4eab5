"""A number typed on the board leads to that step of the meeting; two digits in quick succession are one number."""

from __future__ import annotations

import time

import streamlit as st

from dashboard.screen.catalogue import Step
from dashboard.screen.state import go_to

DIGITS = "0123456789"
SECONDS = 1.5  # the second digit of a number follows within this time
_TYPED = "angka_diketik"


def number_typed(digit: str, *, before: str, of: int) -> str:
    """The number so far: ``1`` then ``2`` is 12 where there is a step 12, else the new digit begins a number."""
    together = f"{before}{digit}"
    return together if before and 1 <= int(together) <= of else digit


def draw_digits(walk: tuple[Step, ...]) -> None:
    """Ten buttons nobody sees: only their keys are used."""
    with st.container(key="kendali_angka"):
        for digit in DIGITS:
            st.button(digit, key=f"kendali_angka_{digit}", shortcut=digit, on_click=_jump, args=(digit, walk))


def _jump(digit: str, walk: tuple[Step, ...]) -> None:
    """(Callback) The first digit leads to its step at once; a second one in time leads on from there."""
    before, at = st.session_state.get(_TYPED, ("", 0.0))
    now = time.monotonic()
    typed = number_typed(digit, before=before if now - at < SECONDS else "", of=len(walk))
    st.session_state[_TYPED] = (typed, now)
    if 1 <= int(typed) <= len(walk):
        go_to(walk[int(typed) - 1], number=int(typed))
