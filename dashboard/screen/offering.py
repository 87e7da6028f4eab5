"""From a red cell to the form, at the officer's desk: links in the sidebar, filled in through the address."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.screen import desk_labels as labels
from dashboard.screen import record_labels as words
from dashboard.screen.catalogue import ENTRIES
from dashboard.screen.context import current
from dashboard.screen.state import value
from dashboard.stories.red_cells import offers

SHOWN_AT_ONCE = 5


def draw_offers() -> None:
    """The red cells of this page as links to the form; nothing in a meeting, where key B leads there."""
    context = current()
    if context.mode == "rapat":
        return
    found = offers(context.slug, selection=context.selection, database=context.database, settings=context.settings)
    if not found:
        return
    links = [f"<li><a href='{escape(_address(offer.address()), quote=True)}' target='_self'>"
             f"■ {escape(offer.label)}</a></li>" for offer in found]
    first, rest = "".join(links[:SHOWN_AT_ONCE]), "".join(links[SHOWN_AT_ONCE:])
    more = (f"<details><summary>{words.more_cells(len(found) - SHOWN_AT_ONCE)}</summary>"
            f"<ul class='tawaran'>{rest}</ul></details>") if rest else ""
    with st.sidebar:
        st.html(f"<h2 class='saringan'>{labels.NEW_TITLE}</h2><ul class='tawaran'>{first}</ul>{more}")


def _address(filled: dict[str, str]) -> str:
    """The page tindak_lanjut with the form open, the present filters kept."""
    slug = current().slug
    kept = {key: value(key) or "" for key in ("periode", "kec", *(option.key for option in ENTRIES[slug].options))}
    parts = {"tindak_lanjut_isi": "catat", "catat_dari": slug, **filled, **kept}
    return "tindak_lanjut?" + urlencode({key: text for key, text in parts.items() if text})
