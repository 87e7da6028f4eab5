"""What every form of the book shares: places, agencies, indicators, meetings, the view, and the word on privacy."""

from __future__ import annotations

from datetime import date
from typing import cast

import streamlit as st

from dashboard import indicators, queries
from dashboard.actions.entries import Meeting, View
from dashboard.actions.personal import child_named
from dashboard.actions.store import Store
from dashboard.screen import desk_labels
from dashboard.screen import record_labels as words
from dashboard.screen.context import Context
from dashboard.screen.state import options_of, query_of, value
from dashboard.stories import STORIES, opd
from dashboard.stories.choices import subject_choices
from dashboard.stories.decks import DECKS
from dashboard.stories.promise_values import value_now
from dashboard.stories.red_cells import RECORDABLE, Offer, offers
from dashboard.stories.story import Selection
from dashboard.words.forums import SHORT_FORUMS
from dashboard.words.numbers import date_long

NONE = ""
_WARNED = "catat_diingatkan"


def is_kecamatan(code: str) -> bool:
    """Whether an area code is that of a kecamatan (``62.01.02``)."""
    return code.count(".") == 2


def agency_slugs() -> list[str]:
    """Every agency of the register."""
    return [one.slug for one in indicators.agencies()]


def kecamatan_of(context: Context) -> list[tuple[str, str]]:
    """(code, name) of the kecamatan, or of the chosen one."""
    known = queries.kecamatan_list(context.database)
    return [(str(code), str(name)) for code, name in zip(known["code"], known["name"], strict=True)
            if context.selection.kecamatan in (None, str(code))]


def desa_of(context: Context) -> list[tuple[str, str]]:
    """(code, ``Kubu (Kumai)``) of the desa of the kabupaten, or of the chosen kecamatan."""
    desa = queries.desa_list(context.database)
    return [(str(code), f"{name} ({of})") for code, name, of, parent in
            zip(desa["code"], desa["name"], desa["kecamatan"], desa["kecamatan_code"], strict=True)
            if context.selection.kecamatan in (None, str(parent))]


def areas_of(context: Context) -> list[tuple[str, str]]:
    """No place, then kecamatan, then desa."""
    kecamatan = [(code, f"Kecamatan {name}") for code, name in kecamatan_of(context)]
    return [(NONE, desk_labels.PLACE_NONE), *kecamatan, *desa_of(context)]


def subjects_of(context: Context) -> list[tuple[str, str]]:
    """(id, short name) of the indicators a promise or a note may be about, as the month on the screen knows them."""
    period = opd.service_period(context.selection, database=context.database)
    found = {one.value: one.label for one in subject_choices(period, today=date.today())}
    asked = value("catat_ind")
    if asked and asked not in found and asked in indicators.known_ids():
        found[asked] = indicators.indicator(asked, period=period).short_name
    return list(found.items())


def choose(label: str, pairs: list[tuple[str, str]], *, key: str, asked: str = NONE) -> None:
    """A select box over (code, name) pairs; ``asked`` is chosen at first where it is among them."""
    codes, names = [code for code, _ in pairs], dict(pairs)
    st.selectbox(label, codes, index=codes.index(asked) if asked in codes else 0, key=key,
                 format_func=lambda code: names.get(code, code))


def meetings_of(context: Context, *, book: Store) -> dict[str, Meeting]:
    """Meetings of the chosen kecamatan and of the kabupaten, or all; newest first, cancelled ones left out."""
    here = context.selection.kecamatan
    return {key: meeting for key, meeting in book.meetings().items()
            if meeting.held != "batal" and (here is None or meeting.kecamatan_code in (NONE, here))}


def meeting_name(meeting: Meeting, *, context: Context) -> str:
    """``Minilok Kumai, 12 Maret 2026``."""
    place = dict(kecamatan_of(context)).get(meeting.kecamatan_code, meeting.kecamatan_code)
    head = " ".join(part for part in (SHORT_FORUMS[meeting.kind], place) if part)
    return f"{head}, {date_long(meeting.day)}" if meeting.day else head


def choose_meeting(context: Context, *, book: Store, key: str) -> None:
    """Which meeting an entry belongs to; today's own one is proposed."""
    known = meetings_of(context, book=book)
    pairs = [(NONE, words.NO_MEETING), *((one, meeting_name(found, context=context)) for one, found in known.items())]
    todays = next((one for one, found in known.items() if found.day == date.today()), NONE)
    choose(words.MEETING, pairs, key=key, asked=todays)


def view_now(context: Context, *, indicator: str = NONE, place: str = NONE) -> View:
    """What stood on the screen: the page one came from, or this one; and the indicator's value there today."""
    origin = value("catat_dari") or context.slug
    if origin not in STORIES:
        return View()
    chosen = Selection(period=context.selection.period, kecamatan=context.selection.kecamatan,
                       indicator=context.selection.indicator, options=options_of(origin))
    told = STORIES[origin](chosen, context.database, context.settings)
    shown, month = value_now(indicator, place=place, database=context.database, settings=context.settings)
    return View(page=origin, query=query_of(origin), data_version=context.database.name, takeaway=told.takeaway,
                value=shown, value_month=month, place=place if shown else NONE)


def cells_left(context: Context) -> tuple[Offer, ...]:
    """The red cells of the page one came from, as it stood; none where one came from nowhere."""
    origin = value("catat_dari")
    if origin not in RECORDABLE:
        return ()
    chosen = Selection(period=context.selection.period, kecamatan=context.selection.kecamatan,
                       indicator=context.selection.indicator, options=options_of(origin))
    return offers(origin, selection=chosen, database=context.database, settings=context.settings)


def todays_meeting(book: Store, *, kecamatan: str) -> str:
    """The id of today's meeting of the deck that is open; recorded as held when nobody planned it; '' without one."""
    forum, today = value("acara"), date.today()
    if forum is None or forum not in DECKS:
        return NONE
    kind = DECKS[forum].key
    place = kecamatan if DECKS[forum].one_kecamatan else NONE
    for found, meeting in book.meetings(kind=kind, kecamatan=place).items():
        if meeting.day == today and meeting.held == "terlaksana":
            return found
        if meeting.day == today and meeting.held == "direncanakan":
            book.record_outcome(found, changes={"held": "terlaksana"}, author=desk_labels.ROOM,
                                key=f"mulai-{kind}-{place or 'kab'}-{today:%Y%m%d}")
            return found
    return book.record_meeting(Meeting(day=today, kind=kind, kecamatan_code=place, held="terlaksana"),
                               author=desk_labels.ROOM, key=f"rapat-{kind}-{place or 'kab'}-{today:%Y%m%d}")


def child_warning(*texts: str) -> str:
    """A sentence, once for the same texts, where one of them seems to name a child; '' = go on and save."""
    found, together = child_named(*texts), "\n".join(texts)
    if not found or st.session_state.get(_WARNED) == together:
        return ""
    st.session_state[_WARNED] = together
    return words.perhaps_a_child(found)


def typed(key: str) -> str:
    """What stands in a field now; '' for nothing."""
    return str(st.session_state.get(key) or "").strip()


def picked(key: str) -> tuple[str, ...]:
    """What is chosen in a field that takes several."""
    return tuple(cast("list[str]", st.session_state.get(key) or ()))
