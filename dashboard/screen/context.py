"""What the viewer chose and what it is answered from; set by the entrypoint, read by the pages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.figures.style import Mode
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.story import Selection, Story

_KEY = "konteks"
_AHEAD = "cerita_lebih_dahulu"
LOG = logging.getLogger("dashboard")


@dataclass(frozen=True)
class Context:
    """One run: the choice, the open database (a value: its name never means anything else), the mode, the step."""

    selection: Selection
    database: Database
    settings: Settings
    mode: Mode
    slug: str
    step_text: str = ""
    as_table: bool = False


def remember(context: Context) -> None:
    """Keep the context of this run for the page that follows."""
    st.session_state[_KEY] = context


def current() -> Context:
    """The context of this run."""
    context = st.session_state[_KEY]
    assert isinstance(context, Context)
    return context


def tell(story_of: Callable[..., Story]) -> Story:
    """The story for the current choice."""
    context = current()
    told_of, story = st.session_state.pop(_AHEAD, (None, None))
    if told_of == (context.slug, context.selection, context.database.name) and isinstance(story, Story):
        return story
    return story_of(context.selection, context.database, context.settings)


def tell_ahead(slug: str, *, selection: Selection, database: Database, settings: Settings) -> None:
    """Tell a page's story while the page before it still stands; ``tell`` uses it. One that fails is told again there.

    Streamlit empties the wall as soon as it turns to another page: what takes time is done before that.
    """
    try:
        story = STORIES[slug](selection, database, settings)
    except Exception:
        LOG.exception("page %s could not be told ahead", slug)
        return
    st.session_state[_AHEAD] = ((slug, selection, database.name), story)
