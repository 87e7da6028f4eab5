"""The sheets of desa to hand out, made when they are asked for: one press, from the page desa and from bahan_rapat."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from dashboard.desa_sheets import SUFFIX, sheet_file
from dashboard.exports.paper import paper_name
from dashboard.queries import Database
from dashboard.screen.context import Context, current
from dashboard.settings import Settings
from dashboard.stories.desa import chosen_desa
from dashboard.stories.place import is_sample
from dashboard.stories.promise_book import book_of
from dashboard.stories.story import Selection
from dashboard.words import desa as words


def draw_desa_papers() -> None:
    """On the page of a desa: its own sheet, and those of all desa of its kecamatan. Nothing on a projector."""
    context = current()
    chosen = chosen_desa(context.selection, database=context.database)
    if context.mode == "rapat" or chosen is None:
        return
    with st.sidebar:
        st.html(f"<h2 class='saringan'>{words.SHEETS}</h2>")
        _button(words.SHEET_BUTTON, context=context, kecamatan=chosen.kecamatan_code, desa=chosen.code, of=chosen.full)
        draw_kecamatan_sheets(context, kecamatan=chosen.kecamatan_code, of=chosen.kecamatan)


def draw_kecamatan_sheets(context: Context, *, kecamatan: str, of: str) -> None:
    """One file with a page per desa of this kecamatan; ``of`` is its name, for the file's."""
    _button(words.SHEETS_BUTTON, context=context, kecamatan=kecamatan, desa=None, of=of)


def _button(label: str, *, context: Context, kecamatan: str, desa: str | None, of: str) -> None:
    today, database = date.today(), context.database
    selection = Selection(period=context.selection.period, kecamatan=kecamatan)
    st.download_button(
        label, partial(_made, database, selection=selection, desa=desa, settings=context.settings, today=today),
        file_name=paper_name(words.sheets_title(of), day=today, extension=SUFFIX[1:], sample=is_sample(database)),
        key=f"unduh_lembar_{'desa' if desa else 'kecamatan'}", on_click="ignore", width="stretch")


def _made(database: Database, *, selection: Selection, desa: str | None, settings: Settings, today: date) -> bytes:
    return sheet_file(database, selection=selection, desa=desa, settings=settings, book=book_of(database),
                      today=today)
