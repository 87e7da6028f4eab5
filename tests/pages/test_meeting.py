"""Meetings opened by name: which steps are taken along, what is worked out ahead, numbers typed on the board."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.queries import Database
from dashboard.screen import labels
from dashboard.screen.digits import number_typed
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.decks import DECKS, left_out_of, walk
from dashboard.stories.story import Selection, Story

KUMAI = "62.01.01"


def step_of(text: str) -> str:
    return text.split("class='langkah'>")[1].split("<")[0]


@pytest.mark.parametrize("forum", ["rembuk", "evaluasi"])
def test_a_meeting_opens_by_its_name_on_the_start_page(
    forum: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    app = run("ringkasan", kec=KUMAI)
    app.button(key=f"buka_{forum}").click().run()
    context = app.session_state["konteks"]
    left_out = left_out_of(DECKS[forum], given="", period=None, database=context.database, settings=context.settings)
    assert step_of(page_text(app)) == labels.step(1, of=len(walk(DECKS[forum], left_out=left_out)))
    assert app.session_state["lewati"] == left_out
    assert context.selection.kecamatan is None, "a meeting of the whole kabupaten begins with the whole kabupaten"


def test_a_minilok_asks_for_its_kecamatan_first(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    app = run("ringkasan")
    app.button(key="buka_minilok").click().run()
    assert "pilih kecamatannya" in page_text(app)
    app = run("ringkasan", kec=KUMAI)
    app.button(key="buka_minilok").click().run()
    assert step_of(page_text(app)) == labels.step(1, of=len(DECKS["minilok"].steps))
    assert app.session_state["konteks"].selection.kecamatan == KUMAI


def test_opening_a_meeting_works_out_its_steps_ahead(run: Callable[..., AppTest]) -> None:
    app = run("bahan_rapat")
    database = app.session_state["konteks"].database
    app.button(key="mulai_rapat").click().run()
    for thread in threading.enumerate():
        if thread.name == "hangatkan":
            thread.join(timeout=60)
            assert not thread.is_alive()
    asked = database._remembered.cache_info()
    for step in walk(DECKS["rembuk"])[1:-1]:
        app.session_state["tujuan"] = step.slug
        for key, code in step.options.items():
            app.session_state[key] = code
        app.run()
    assert database._remembered.cache_info().misses == asked.misses, "no step asks the file anything new"


def test_another_meeting_forgets_which_steps_were_left_out(run: Callable[..., AppTest]) -> None:
    app = run("bahan_rapat", lewati="2,3")
    app.button_group(key="bahan_acara_pilihan").set_value("evaluasi").run()
    assert app.session_state["bahan_acara"] == "evaluasi"
    assert app.session_state["lewati"] == ""


def test_a_minilok_stays_with_its_kecamatan_and_the_others_may_choose(run: Callable[..., AppTest]) -> None:
    app = run("peta", rapat="true", acara="minilok", kec=KUMAI, langkah="5")
    assert labels.CHOOSE_PLACE not in [button.label for button in app.button]
    app = run("peta", rapat="true", acara="rembuk", langkah="6", peta_isi="tingkat")
    app.button(key="kendali_kecamatan").click().run()
    app.button_group(key="kec_pilihan").set_value(KUMAI).run()
    assert app.session_state["konteks"].selection.kecamatan == KUMAI
    assert not [group for group in app.button_group if group.key == "kec_pilihan"], "the strip closes"


@pytest.mark.parametrize(("digit", "before", "of", "number"), [
    ("5", "", 12, "5"), ("2", "1", 12, "12"), ("3", "1", 12, "3"), ("0", "1", 12, "10"), ("0", "", 12, "0"),
    ("1", "0", 12, "01"), ("4", "12", 12, "4")])
def test_two_digits_are_one_number_where_there_is_such_a_step(digit: str, before: str, of: int, number: str) -> None:
    assert number_typed(digit, before=before, of=of) == number


def test_a_step_is_told_once_and_before_the_wall_is_emptied(
    run: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = run("ringkasan", rapat="true", acara="rembuk", langkah="3")
    before, told = app.session_state["konteks"], []
    tell = STORIES["dua_angka"]

    def counted(selection: Selection, database: Database, settings: Settings) -> Story:
        told.append(selection)
        # The page that still stands is the one that was left.
        assert st.session_state["konteks"].slug == before.slug
        return tell(selection, database, settings)

    monkeypatch.setitem(STORIES, "dua_angka", counted)
    app.button(key="kendali_berikutnya").click().run()
    assert app.session_state["konteks"].slug == "dua_angka"
    assert len(told) == 1
