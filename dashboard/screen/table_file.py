"""The table of a page to take along: one workbook with its source and definitions. Not on a projector."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from dashboard import papers
from dashboard.exports.paper import paper_name
from dashboard.screen import labels
from dashboard.screen.context import current
from dashboard.stories.story import Story


def draw_table_file(story: Story, *, name: str) -> None:
    """A button in the sidebar; ``name`` is what the file is called (``celah untuk mitra``). Made when asked for."""
    context = current()
    if context.mode == "rapat" or not story.table.rows:
        return
    with st.sidebar:
        st.download_button(
            labels.TABLE_FILE, partial(papers.story_workbook, story, database=context.database),
            file_name=paper_name(name, day=date.today(), extension="xlsx", sample=story.is_sample),
            key="unduh_tabel", on_click="ignore", width="stretch")
