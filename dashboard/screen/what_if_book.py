"""Keeping a what-if with the meeting, and opening one that was kept: the address is the scenario."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from html import escape

import streamlit as st

from dashboard.actions.errors import ActionError
from dashboard.actions.store import Store
from dashboard.screen import desk_labels
from dashboard.screen import what_if_labels as labels
from dashboard.screen.context import Context, current
from dashboard.screen.record_fields import todays_meeting, view_now
from dashboard.stories import andaikan
from dashboard.stories.andaikan_saved import Saved, saved_scenarios
from dashboard.stories.andaikan_scene import NothingToTellError, Scene, scene_of, to_save
from dashboard.stories.promise_book import book_of
from dashboard.words import andaikan as said

MOST_LINKS = 6
_MESSAGE = "andaikan_pesan"


def draw_keeping() -> None:
    """Keep this scenario, or open the one kept before it."""
    context = current()
    try:
        scene, book = _scene(context), book_of(context.database)
        kept = saved_scenarios(book)
    except (NothingToTellError, ActionError):
        return
    today = [one for one in kept if one.on == date.today() and one.asked == scene.question]
    st.button(labels.SAVED if today else labels.SAVE, key="andaikan_simpan", on_click=_save, disabled=bool(today))
    if context.mode == "rapat":
        other = _before(kept, scene=scene)
        if other:
            st.button(labels.LAST, key="andaikan_lalu", on_click=_open, args=(other,))
    message = st.session_state.pop(_MESSAGE, "")
    if message:
        st.html(f"<p class='pesan' role='status'>{escape(message)}</p>")


def draw_keeping_desk() -> None:
    """At the officer's desk: keep this scenario, and the kept ones as links."""
    if current().mode == "petugas":
        with st.sidebar:
            st.html(f"<h2 class='saringan'>{labels.SAVED_HEAD}</h2>")
            draw_keeping()
            _links()


def _links() -> None:
    context = current()
    try:
        kept = saved_scenarios(book_of(context.database))
    except ActionError:
        return
    if not kept:
        return
    links = "".join(f"<li><a href='{escape(f'{andaikan.SLUG}?{one.query}', quote=True)}' target='_self'>"
                    f"{escape(_link(one))}</a></li>" for one in kept[:MOST_LINKS])
    st.html(f"<ul class='tawaran'>{links}</ul>")


def _link(one: Saved) -> str:
    when = said.saved_when(on=one.on, forum=one.meeting.kind if one.meeting else None)
    return f"{one.name} ({when})"


def _before(kept: tuple[Saved, ...], *, scene: Scene) -> Saved | None:
    """The newest kept question; if that is the one on the screen, the one before it, and so round."""
    questions = list({tuple(one.asked.items()): one for one in reversed(kept)}.values())[::-1]
    at = next((number for number, one in enumerate(questions) if one.asked == scene.question), -1)
    following = questions[(at + 1) % len(questions)] if questions else None
    return None if following is None or following.asked == scene.question else following


def _scene(context: Context) -> Scene:
    return scene_of(context.selection, database=context.database, settings=context.settings)


def _save() -> None:
    """(Callback) One question, one data version, one day: one entry, however often it is pressed."""
    context = current()
    try:
        scene, book = _scene(context), book_of(context.database)
        _, content = to_save(scene)
        meeting = _meeting(book, context=context)
        text = "|".join([*scene.question.values(), context.database.name, meeting, date.today().isoformat()])
        book.save_scenario(content, author=desk_labels.ROOM, meeting=meeting, view=view_now(context),
                           key=f"skenario-{sha256(text.encode()).hexdigest()[:40]}")
    except (NothingToTellError, ActionError):
        st.session_state[_MESSAGE] = labels.NOT_SAVED


def _meeting(book: Store, *, context: Context) -> str:
    return todays_meeting(book, kecamatan=context.selection.kecamatan or "") if context.mode == "rapat" else ""


def _open(saved: Saved) -> None:
    """(Callback) The kept question in the address; the data are today's."""
    asked = saved.asked
    for key, name in ((andaikan.OPTION, "paket"), (andaikan.SCOPE, "lingkup"), ("kec", "kec")):
        st.session_state[key] = asked[name] or None
    for key, name in ((andaikan.GOALS, "sasaran"), (andaikan.EFFECTS, "efek")):
        st.session_state[key] = asked[name]
