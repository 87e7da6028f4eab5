"""What an entry rests on and what was written on it since: the view it was made on, then every later word."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.actions.entries import KIND_WORDS, Entry, View
from dashboard.screen import desk_labels as labels
from dashboard.screen import record_labels as words
from dashboard.screen.context import current
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_values import told_value
from dashboard.warehouse.versions import short_name
from dashboard.words.numbers import date_long


def draw_basis_and_history(entry_id: str) -> None:
    """The view an entry was made on, then every line of the book on it, oldest first: nothing is written over."""
    found = book_of(current().database).history(entry_id)
    _draw_basis(next(entry.view for entry in found if entry.entry_id == entry_id))
    lines = "".join(f"<li>{escape(line_of(entry))}</li>" for entry in found)
    st.html(f"<details><summary>{words.HISTORY}</summary><ul class='fakta'>{lines}</ul></details>")


def _draw_basis(view: View) -> None:
    """The sentence that stood on the screen, the indicator's value then, and the way back to that view."""
    if not view.takeaway:
        return
    address = f"{view.page}?{view.query}" if view.query else view.page
    told = words.data_then(short_name(view.data_version)) if view.data_version else ""
    value = words.value_then(told_value(view.value, month=view.value_month)) if view.value else ""
    st.html(f"<p class='dasar'>{labels.BASIS}: “{escape(view.takeaway)}” {escape(value)} "
            f"<a href='{escape(address, quote=True)}' target='_self'>{labels.OPEN_VIEW}</a> {escape(told)}</p>")


def line_of(entry: Entry) -> str:
    """``12 Maret 2026, Bappeda: koreksi (salah tulis)``."""
    day, body = entry.recorded_at.astimezone().date(), entry.body
    detail = "; ".join(str(body[key]) for key in ("status", "note", "evidence", "reason") if body.get(key))
    more = f" ({detail})" if detail and entry.subject else ""
    who = f", {entry.author}" if entry.author else ""
    return f"{date_long(day)}{who}: {KIND_WORDS[entry.kind]}{more}"
