"""The officer's desk beside the audit of lokus: a list to propose, the reason of a choice, the annex to take along."""

from __future__ import annotations

import io
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from dashboard import lokus_annex, queries
from dashboard.actions.entries import LokusReason, View
from dashboard.actions.errors import ActionError
from dashboard.actions.store import new_key
from dashboard.exports.paper import paper_name
from dashboard.queries import Database
from dashboard.screen import desk_labels as labels
from dashboard.screen.context import Context, current
from dashboard.screen.state import query_of, value
from dashboard.stories import lokus
from dashboard.stories.choices import resolve_period
from dashboard.stories.lokus_list import MOST_PROPOSED, year_of
from dashboard.stories.lokus_reasons import record_reason
from dashboard.stories.story import Story

_KEY, _MESSAGE, _PROPOSAL = "lokus_kunci", "lokus_pesan", "lokus_usulan_pilihan"


def draw_lokus_desk(story: Story) -> None:
    """Everything an officer does with the list; nothing of it on a projector."""
    context = current()
    if context.mode == "rapat":
        return
    with st.sidebar:
        message = st.session_state.pop(_MESSAGE, "")
        if message:
            st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")
        _draw_proposal(context)
        if story.table.rows:
            _draw_reason(story, context=context)
            _draw_annex(story, context=context)


def _draw_proposal(context: Context) -> None:
    """Another list, audited at once; it stands in the address like everything else that is chosen."""
    desa = queries.desa_list(context.database)
    names = {str(code): f"{name} ({of})" for code, name, of in zip(
        desa["code"], desa["name"], desa["kecamatan"], strict=True)}
    given = [code.strip() for code in (value(lokus.OPTION) or "").split(",")]
    st.session_state[_PROPOSAL] = [code for code in given if code in names]
    st.html(f"<h2 class='saringan'>{labels.PROPOSAL_TITLE}</h2>")
    st.multiselect(labels.PROPOSAL, list(names), key=_PROPOSAL, format_func=names.__getitem__, on_change=_propose,
                   max_selections=MOST_PROPOSED, placeholder=labels.PROPOSAL_HINT)


def _propose() -> None:
    """(Callback) The chosen desa become the list in the address; none = the year's own list."""
    st.session_state[lokus.OPTION] = ",".join(st.session_state[_PROPOSAL])


def _draw_reason(story: Story, *, context: Context) -> None:
    """The reason of a manual choice, per desa; the newest is shown in the table and printed."""
    keys = [column.key for column in story.table.columns]
    rows = {str(row[keys.index("code")]): row for row in story.table.rows}
    reason = keys.index("reason")
    key = st.session_state.setdefault(_KEY, new_key())
    st.html(f"<h2 class='saringan'>{labels.REASON_TITLE}</h2>")
    with st.form(f"alasan_{key}"):
        st.selectbox(labels.REASON_DESA, list(rows), key=f"{key}_desa", format_func=lambda code: (
            f"{rows[code][keys.index('name')]} ({rows[code][keys.index('kecamatan')]}), "
            f"{rows[code][keys.index('status')]}{labels.HAS_REASON if rows[code][reason] else ''}"))
        st.text_area(labels.REASON_TEXT, key=f"{key}_alasan", max_chars=2000, height=80)
        st.text_input(labels.AUTHOR, key=f"{key}_nama", max_chars=200)
        st.form_submit_button(labels.REASON_SAVE, on_click=_save, args=(key, context, story.takeaway), width="stretch")


def _save(key: str, context: Context, takeaway: str) -> None:
    """(Callback) One press, one entry: a second press brings the same key."""
    chosen = st.session_state
    period = resolve_period(context.selection, database=context.database, settings=context.settings)
    audited = lokus.audited_list(context.selection, database=context.database, year=period.year) if period else None
    if period is None or audited is None:
        return
    reason = LokusReason(str(chosen.get(f"{key}_alasan") or ""), str(chosen.get(f"{key}_desa") or ""),
                         year_of(audited, period=period))
    view = View(page=lokus.SLUG, query=query_of(lokus.SLUG), data_version=context.database.name, takeaway=takeaway)
    try:
        record_reason(context.database, reason=reason, author=str(chosen.get(f"{key}_nama") or ""), view=view, key=key)
    except ActionError as error:
        chosen[_MESSAGE] = str(error)
        return
    chosen[_MESSAGE], chosen[_KEY] = labels.SAVED, new_key()


def _draw_annex(story: Story, *, context: Context) -> None:
    """The annex of the decree, made when it is asked for."""
    today = date.today()
    for suffix in lokus_annex.SUFFIXES:
        st.download_button(
            labels.ANNEX[suffix], partial(_annex, story, database=context.database, suffix=suffix, today=today),
            file_name=paper_name("lampiran-sk-lokus", day=today, extension=suffix[1:], sample=story.is_sample),
            key=f"unduh_lampiran{suffix}", on_click="ignore", width="stretch")


def _annex(story: Story, *, database: Database, suffix: str, today: date) -> bytes:
    out = io.BytesIO()
    lokus_annex.write_story(story, database=database, suffix=suffix, target=out, today=today)
    return out.getvalue()
