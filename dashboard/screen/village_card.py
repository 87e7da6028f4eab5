"""The list of what a desa's own cadre counted (KPM, eHDW), under its page at the officer's desk."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.screen.context import current
from dashboard.screen.table import table_html
from dashboard.stories.desa import chosen_desa
from dashboard.stories.village_card import card_of
from dashboard.words import village_card as words

MOST_ROWS = 60  # more than a card has


def draw_village_card() -> None:
    """The newest card of the desa, folded; nothing in a meeting, or where the desa sent none."""
    context = current()
    chosen = chosen_desa(context.selection, database=context.database)
    if context.mode == "rapat" or chosen is None:
        return
    card = card_of(chosen.code, database=context.database, settings=context.settings)
    if card is None:
        return
    with st.expander(words.card_title(card.when)):
        st.html(f"<p>{escape(words.CARD_HOW)}</p>{table_html(card.table, most_rows=MOST_ROWS)}")
