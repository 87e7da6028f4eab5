"""The address is the state: ``periode, kec, ind, rapat, acara, langkah`` and each page's own options, as codes.

Streamlit binds a widget's *label* to the address, so codes are held by widgets nobody sees; the visible filters set
them. Everything is drawn by the entrypoint on every page: a widget drawn by one page would lose its value on the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from dashboard.screen.catalogue import ENTRIES, OPTIONS, TEXTS, Choice, PageOption, Step
from dashboard.screen.look import LANGUAGE
from dashboard.stories.decks import DECKS
from dashboard.stories.red_cells import Offer

TARGET = "tujuan"  # page to switch to once the run has begun
AS_TABLE = "rapat_tabel"
CHOOSING_PLACE = "rapat_pilih_kecamatan"
MOST_STEPS = 30
TRUST_PAGE = "mutu_data"


@dataclass(frozen=True)
class Choices:
    """What may be chosen: (code, label) each; periods newest first; of indicators those of every frame."""

    periods: tuple[Choice, ...]
    kecamatan: tuple[Choice, ...]
    indicators: tuple[Choice, ...]


def draw_address_state(choices: Choices) -> None:
    """Draw the unseen widgets that tie the address to the session. Unknown codes in an address are dropped."""
    with st.container(key="alamat"):
        st.html(LANGUAGE, unsafe_allow_javascript=True)
        _bound("periode", [code for code, _ in choices.periods])
        _bound("kec", [code for code, _ in choices.kecamatan])
        _bound("ind", [code for code, _ in choices.indicators])
        _bound("acara", list(DECKS))
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


def period_of(code: str | None) -> date | None:
    """``2025-02`` from the address as the first day of that month."""
    return date.fromisoformat(f"{code}-01") if code else None


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
    forget_recording()
    st.session_state[AS_TABLE] = st.session_state[CHOOSING_PLACE] = False
    st.session_state[TARGET] = step.slug


def record_from(slug: str, offer: Offer) -> None:
    """(Callback) From a red cell to the form, filled in; the step of the meeting stays, so that one comes back."""
    st.session_state["catat_dari"] = slug
    for key, text in offer.address().items():
        st.session_state[key] = text
    st.session_state["tindak_lanjut_isi"] = "catat"
    st.session_state[AS_TABLE] = False
    st.session_state[TARGET] = "tindak_lanjut"


def forget_recording() -> None:
    """Empty the form's prefilled values. Only in a callback."""
    for key in ENTRIES["tindak_lanjut"].texts:
        st.session_state[key] = ""


def start_meeting(forum: str, step: Step, left_out: str) -> None:
    """(Callback) The meeting view at the first step of a deck; what it leaves out stays so for the whole meeting."""
    st.session_state["rapat"] = True
    st.session_state["acara"] = forum
    st.session_state["lewati"] = left_out
    go_to(step, number=1)


def query_of(slug: str) -> str:
    """The query string that opens this page with what is chosen now: shared filters and the page's own options."""
    keys = ("periode", "kec", "ind", *(option.key for option in ENTRIES[slug].options), *ENTRIES[slug].texts)
    return urlencode({key: text for key in keys if (text := value(key))})


def address_of(step: Step, *, number: int) -> str:
    """The address of a step of the present meeting: page and query string."""
    kept = {key: value(key) for key in ("periode", "kec", "acara", "lewati")}
    return f"{step.slug}?" + urlencode(
        {key: text for key, text in {**kept, **step.options}.items() if text} | {"langkah": number, "rapat": "true"})


def trust_address(slug: str) -> str:
    """The page that says how far the numbers of this one may be trusted, filters kept; '' on that page itself."""
    return "" if slug == TRUST_PAGE else aside_address(slug, to=TRUST_PAGE)


def aside_address(slug: str, *, to: str) -> str:
    """Another page with the same filters. In a meeting the step that is left stays known, so that one comes back."""
    kept = {key: value(key) for key in ("periode", "kec")}
    if in_meeting():
        kept |= {key: value(key) for key in ("acara", "langkah", "lewati")} | {"rapat": "true", "catat_dari": slug}
    query = urlencode({key: text for key, text in kept.items() if text})
    return f"{to}?{query}" if query else to


def enter_meeting(number: int | None) -> None:
    """(Callback) Turn the meeting view on at this step; a page outside the deck (None) leaves the deck."""
    st.session_state["rapat"] = True
    if number is None:
        st.session_state["acara"] = None
    else:
        st.session_state["langkah"] = str(number)


def leave_meeting() -> None:
    """(Callback) Back to the officer's view of the same page."""
    st.session_state["rapat"] = False
    st.session_state["langkah"] = None
    st.session_state[AS_TABLE] = False


def to_papers() -> None:
    """(Callback) From the last step to the papers of this meeting."""
    st.session_state["bahan_acara"] = value("acara")
    st.session_state[TARGET] = "bahan_rapat"
    leave_meeting()


def toggle_table() -> None:
    """(Callback) Chart or its table twin."""
    st.session_state[AS_TABLE] = not st.session_state.get(AS_TABLE)


def toggle_choosing_place() -> None:
    """(Callback) The kecamatan to choose from, or none of them."""
    st.session_state[CHOOSING_PLACE] = not st.session_state.get(CHOOSING_PLACE)


def next_choice(option: PageOption) -> None:
    """(Callback) The next choice of one of the page's options, e.g. Tingkat to Jumlah."""
    codes = [code for code, _ in option.choices]
    now = value(option.key)
    following = codes[(codes.index(now) + 1 if now in codes else 1) % len(codes)]
    take_option(option, following)


def take_option(option: PageOption, code: str) -> None:
    """(Callback) One choice of a page; the default is kept out of the address."""
    st.session_state[option.key] = None if code == option.choices[0][0] else code
    for key in option.forgets:
        st.session_state[key] = ""
