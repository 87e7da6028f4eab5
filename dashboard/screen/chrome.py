"""Around every page: address, style sheet, filters or meeting controls, and the context the page is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.figures.style import Mode
from dashboard.queries import Database
from dashboard.screen import filters, meeting, opening, state
from dashboard.screen.context import Context, remember, tell_ahead
from dashboard.screen.look import LANGUAGE, UNSEEN, style_sheet
from dashboard.settings import Settings
from dashboard.stories import opd
from dashboard.stories.choices import indicator_choices
from dashboard.stories.story import Selection


def begin(
    slug: str, *, choices: state.Choices, pages: list[st.Page], database: Database, settings: Settings,
    period_of: Callable[[str | None], date | None],
) -> None:
    """Everything that stands on every page, before the page itself runs."""
    st.html(UNSEEN)
    state.draw_address_state(choices)
    _switch_if_asked(pages, slug=slug, database=database, settings=settings, period_of=period_of)
    selection = _selection(slug, period_of=period_of)
    walk = meeting.steps(period=selection.period, database=database, settings=settings)
    elsewhere = meeting.address_elsewhere(slug, walk=walk) if state.in_meeting() else None
    if elsewhere is not None:
        _leave_for(elsewhere)
    mode: Mode = "rapat" if state.in_meeting() else "petugas"
    st.html(style_sheet(mode))
    if mode == "rapat":
        meeting.draw_controls(slug, walk=walk, kecamatan=choices.kecamatan, database=database)
    else:
        with st.sidebar:
            if slug == opening.START_PAGE:
                opening.draw_openings()
            filters.draw_filters(slug, choices=choices, indicators=_indicators(selection, database=database))
            meeting.draw_entrance(slug, walk=walk)
            _keep_address(slug)
    remember(Context(
        selection=selection, database=database, settings=settings, mode=mode, slug=slug,
        step_text=meeting.step_text(slug, walk=walk) if mode == "rapat" else "",
        as_table=mode == "rapat" and bool(st.session_state.get(state.AS_TABLE))))


def _selection(slug: str, *, period_of: Callable[[str | None], date | None]) -> Selection:
    """What a page is asked for, as the address has it."""
    return Selection(period=period_of(state.value("periode")), kecamatan=state.value("kec"),
                     indicator=state.value("ind"), options=state.options_of(slug))


def _indicators(selection: Selection, *, database: Database) -> tuple[tuple[str, str], ...]:
    """Those of the frame in force in the month that pages on services speak of."""
    period = opd.service_period(selection, database=database)
    return tuple((one.value, one.label) for one in indicator_choices(period))


def _keep_address(slug: str) -> None:
    """Filters kept from the page before stand in the address also where a name in the navigation was pressed at once.

    To the next page the browser takes along the parameters of those bound widgets that it has drawn already; of a name
    pressed before that it takes none. The session keeps the choice all the same, and writes it into the address again
    only for a widget that was away meanwhile, which the unseen ones never are.
    """
    query = state.query_of(slug)
    if query:
        told = json.dumps(f"/{slug}?{query}")
        st.html(f"<script>if (!location.search && {told}.startsWith(location.pathname + '?')) "
                f"history.replaceState(history.state, '', {told});</script>", unsafe_allow_javascript=True)


def begin_plain() -> None:
    """The look of the officer's pages, where there is no database to filter yet."""
    st.html(style_sheet("petugas"))
    st.html(LANGUAGE, unsafe_allow_javascript=True)


def _leave_for(address: str) -> None:
    """The browser opens another address: switching pages here would lose what the address said.

    ``address`` is a page name of our own and an encoded query string: nothing somebody typed reaches the script bare.
    """
    st.html(f"<script>window.location.replace({json.dumps(address)})</script>", unsafe_allow_javascript=True)
    st.stop()


def _switch_if_asked(
    pages: list[st.Page], *, slug: str, database: Database, settings: Settings,
    period_of: Callable[[str | None], date | None],
) -> None:
    """A step chosen in a callback: the page changes, the address keeps every choice."""
    target = st.session_state.pop(state.TARGET, None)
    if target == slug:  # the same page with other choices: switching to it would empty the address
        return
    page = next((page for page in pages if page.url_path == target), None) if target else None
    if page is not None and target is not None:
        if state.in_meeting():
            tell_ahead(target, selection=_selection(target, period_of=period_of), database=database, settings=settings)
        # Bound keys may not be set here: the unseen widgets write them into the new page's address themselves.
        st.switch_page(page, query_params={})
