"""The three meetings: every step opens a page that exists, promises first and last, a minilok is of one kecamatan."""

from __future__ import annotations

from pathlib import Path

import pytest
from stories.tiny_kabupaten import TinyDatabase

from dashboard import indicators
from dashboard.screen.catalogue import DEFAULT_STEPS, ENTRIES, deck_steps, step_of
from dashboard.settings import Settings
from dashboard.stories import STORIES, opd
from dashboard.stories.decks import (
    DECKS,
    NOTHING_LEFT_OUT,
    Deck,
    KecamatanNeededError,
    UnknownDeckError,
    deck_of,
    kecamatan_for,
    left_out_of,
    walk,
)
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database


@pytest.mark.parametrize("deck", DECKS.values(), ids=list(DECKS))
def test_every_step_opens_a_page_with_choices_it_knows(deck: Deck) -> None:
    for step in deck.steps:
        assert step.slug in STORIES
        known = {option.key: {code for code, _ in option.choices} for option in ENTRIES[step.slug].options}
        for key, code in step.options.items():
            assert code in known[key], (step, key)


@pytest.mark.parametrize("deck", DECKS.values(), ids=list(DECKS))
def test_promises_open_and_close_a_meeting(deck: Deck) -> None:
    assert (deck.steps[0].slug, dict(deck.steps[0].options)) == ("tindak_lanjut", {})
    assert (deck.steps[1].slug, dict(deck.steps[1].options)) == ("tindak_lanjut", {"tindak_lanjut_isi": "berubah"})
    assert dict(deck.steps[-1].options) == {"tindak_lanjut_isi": "catat"}


@pytest.mark.parametrize("deck", DECKS.values(), ids=list(DECKS))
def test_no_two_steps_show_the_same(deck: Deck) -> None:
    shown = [(step.slug, tuple(sorted(step.options.items()))) for step in deck.steps]
    assert len(set(shown)) == len(shown)
    assert len({step.label for step in deck.steps}) == len(shown)


def test_a_survey_page_is_no_step_of_a_minilok() -> None:
    assert not {"dua_angka", "tren"} & {step.slug for step in DECKS["minilok"].steps}


def test_steps_can_be_left_out_but_not_the_first_and_the_last() -> None:
    deck = DECKS["rembuk"]
    assert walk(deck) == deck.steps
    left = walk(deck, left_out=f"1,3,{len(deck.steps)}, 4,x,99")
    assert left == (*deck.steps[:2], *deck.steps[4:])
    assert (left[0], left[-1]) == (deck.steps[0], deck.steps[-1])


def test_a_minilok_needs_its_kecamatan_and_the_others_take_none() -> None:
    with pytest.raises(KecamatanNeededError, match="Pilih kecamatannya"):
        kecamatan_for(DECKS["minilok"], kecamatan=None)
    assert kecamatan_for(DECKS["minilok"], kecamatan="62.01.01") == "62.01.01"
    assert kecamatan_for(DECKS["rembuk"], kecamatan="62.01.01") is None


def test_an_unknown_meeting_is_a_sentence() -> None:
    with pytest.raises(UnknownDeckError, match="Pilihan: rembuk, minilok, evaluasi"):
        deck_of("arisan")


def test_without_a_forum_a_meeting_walks_every_page() -> None:
    assert deck_steps(None, left_out="") == DEFAULT_STEPS


def test_the_same_page_twice_is_two_places_in_the_walk() -> None:
    steps = deck_steps(DECKS["rembuk"], left_out="")
    first, second = (at for at, step in enumerate(steps) if step.slug == "peta")
    assert step_of("peta", given=str(second + 1), steps=steps) == second
    assert step_of("peta", given=str(first + 1), steps=steps) == first
    assert step_of("peta", given=None, steps=steps) == first


def test_the_evaluation_walks_only_owners_with_a_critical_indicator(kabupaten_folder: Path) -> None:
    deck, database = DECKS["evaluasi"], open_database(kabupaten_folder)
    left_out = left_out_of(deck, given="", period=None, database=database, settings=Settings())
    shown = {step.options["opd"] for step in walk(deck, left_out=left_out) if step.critical}
    rows = opd.tell(Selection(), database, Settings()).charts[0].rows
    names = {one.short_name: one.slug for one in indicators.owners()}
    at = opd.COLUMNS.index("■")
    red = {names[row[0].text] for row in rows if row[at].status == "kritis"}
    assert red
    assert shown == red
    assert len(red) < len(names)


def test_what_the_address_says_holds_against_the_data(tiny: TinyDatabase) -> None:
    deck = DECKS["evaluasi"]
    for given in ("2", NOTHING_LEFT_OUT):
        assert left_out_of(deck, given=given, period=None, database=tiny, settings=Settings()) == given
    assert walk(deck, left_out=NOTHING_LEFT_OUT) == deck.steps
    assert left_out_of(DECKS["minilok"], given="", period=None, database=tiny, settings=Settings()) == ""
