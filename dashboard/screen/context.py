"""What the viewer chose and what it is answered from; set by the entrypoint, read by the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.figures.style import Mode
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.story import Selection, Story

_KEY = "konteks"


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
    return story_of(context.selection, context.database, context.settings)
