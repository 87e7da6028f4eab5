"""What is said when there is nothing to show: calm sentences, the details go to the log."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.screen import labels


def no_database() -> None:
    """No version has been published yet."""
    _notice(labels.NO_DATABASE, lines=labels.NO_DATABASE_HOW)


def database_failed() -> None:
    """The live file cannot be opened."""
    _notice(labels.DATABASE_FAILED, lines=())


def page_failed() -> None:
    """Something in a page went wrong; what it was stands in the log of the server."""
    _notice(labels.PAGE_FAILED, lines=())


def settings_refused(sentence: str) -> None:
    """``config.toml`` cannot be used; the sentence says what to mend."""
    _notice(sentence, lines=())


def _notice(sentence: str, *, lines: Sequence[str]) -> None:
    commands = "".join(f"<p class='perintah'>{escape(line)}</p>" for line in lines)
    st.html(f"<div class='pemberitahuan'><h1>{escape(labels.APP_TITLE)}</h1><p>{escape(sentence)}</p>{commands}</div>")
