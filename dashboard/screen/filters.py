"""The shared filters, drawn by the entrypoint in the sidebar on every page; those a page does not use are disabled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.queries import Database
from dashboard.screen import labels
from dashboard.screen.catalogue import ENTRIES, Choice, PageOption
from dashboard.screen.context import current
from dashboard.screen.state import CHOOSING_PLACE, Choices, period_of, take_option, value
from dashboard.stories import opd
from dashboard.stories.batas import boundaries_of
from dashboard.stories.choices import owner_choices
from dashboard.stories.story import Selection

ALL = ""


def draw_filters(slug: str, *, choices: Choices, indicators: Sequence[Choice]) -> None:
    """Period, kecamatan, indicator: what is chosen here lands in the address as a code.

    ``indicators``: those of the frame in force, out of all that an address may name.
    """
    uses = ENTRIES[slug].uses
    st.html(f"<h2 class='saringan'>{labels.FILTER_HEAD}</h2>")
    _choose("periode", labels.FILTER_PERIOD, choices.periods, default=labels.LATEST, used="periode" in uses)
    _choose_pill("kec", labels.FILTER_KECAMATAN, choices.kecamatan, default=labels.KABUPATEN_WHOLE, used="kec" in uses)
    if indicators:
        _choose("ind", labels.FILTER_INDICATOR, indicators, default=labels.KABUPATEN_WHOLE, used="ind" in uses)


def offered_options(slug: str, *, database: Database) -> list[PageOption]:
    """The page's own choices that make sense with what was loaded."""
    options = tuple(option for option in ENTRIES[slug].options
                    if option.only_with is None or value(option.only_with[0]) in option.only_with[1])
    if any(option.needs_boundaries for option in options) and boundaries_of(database) is None:
        options = tuple(option for option in options if not option.needs_boundaries)
    return [_of_the_frame(option, database=database) for option in options]


def _of_the_frame(option: PageOption, *, database: Database) -> PageOption:
    """Of the agencies that an address may name, those that own indicators in the frame of the chosen period."""
    if option.key != opd.OPTION:
        return option
    period = opd.service_period(Selection(period=period_of(value("periode"))), database=database)
    owners = tuple((one.value, one.label) for one in owner_choices(period))
    return replace(option, choices=(*(one for one in option.choices if one[0] in opd.WITHOUT_OWNER), *owners))


def draw_page_options(slug: str) -> None:
    """The page's own choices as segments, e.g. Tingkat | Jumlah."""
    for option in offered_options(slug, database=current().database):
        names = dict(option.choices)
        shown = f"{option.key}_pilihan"
        chosen = value(option.key)
        st.session_state[shown] = chosen if chosen in names else option.choices[0][0]
        st.segmented_control(
            option.key, list(names), format_func=names.__getitem__, key=shown, required=True,
            label_visibility="collapsed", on_change=_take_option, args=(option,),
        )


def draw_kecamatan_pills(choices: Sequence[Choice]) -> None:
    """Every kecamatan for the meeting view; the strip closes once one is chosen."""
    names = {ALL: labels.KABUPATEN_WHOLE, **dict(choices)}
    st.session_state["kec_pilihan"] = value("kec") or ALL
    st.pills(labels.FILTER_KECAMATAN, list(names), format_func=lambda code: names[code], key="kec_pilihan",
             required=True, on_change=_take_and_close)


def _choose(key: str, label: str, choices: Sequence[Choice], *, default: str, used: bool) -> None:
    names = {ALL: default, **dict(choices)}
    chosen = value(key) or ALL
    st.session_state[f"{key}_pilihan"] = chosen if chosen in names else ALL
    st.selectbox(label, list(names), format_func=lambda code: names[code], key=f"{key}_pilihan", disabled=not used,
                 on_change=_take, args=(key,))
    _say_unused(used)


def _choose_pill(key: str, label: str, choices: Sequence[Choice], *, default: str, used: bool) -> None:
    names = {ALL: default, **dict(choices)}
    st.session_state[f"{key}_pilihan"] = value(key) or ALL
    st.pills(label, list(names), format_func=lambda code: names[code], key=f"{key}_pilihan", required=True,
             disabled=not used, on_change=_take, args=(key,))
    _say_unused(used)


def _say_unused(used: bool) -> None:
    if not used:
        st.html(f"<p class='tidak-dipakai'>{labels.NOT_USED_HERE}</p>")


def _take(key: str) -> None:
    """(Callback) The visible choice becomes the state in the address."""
    st.session_state[key] = st.session_state[f"{key}_pilihan"] or None


def _take_and_close() -> None:
    """(Callback) A kecamatan chosen on the wall."""
    _take("kec")
    st.session_state[CHOOSING_PLACE] = False


def _take_option(option: PageOption) -> None:
    take_option(option, st.session_state[f"{option.key}_pilihan"])
