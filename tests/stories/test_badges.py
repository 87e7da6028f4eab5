"""Every headline says how far it may be trusted: the words of its source line that lead to the page mutu_data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from dashboard import indicators, queries
from dashboard.settings import Settings
from dashboard.stories import STORIES, choices
from dashboard.stories.pages import PAGES
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words.frame import quality_of, split_source

SETTINGS = Settings()
EVERY = "*"
# Pages (and their own choice) without a badge, and why: none of these tells a number that was measured or reported.
NOTHING_MEASURED: dict[tuple[str, str], str] = {
    ("bahan_rapat", EVERY): "the steps of an agenda: chosen here, neither measured nor reported",
    ("metadata", EVERY): "meanings, methods and the self-test, which is itself the evidence; a kecamatan has its badge",
    ("desa", EVERY): "no desa is chosen: a list of names and of who is lokus",
    ("tindak_lanjut", "catat"): "what is being agreed on now: nothing was promised yet, so nothing can be told of it",
    ("tindak_lanjut", "berubah"): "the differences between two versions of the folder itself, all of them",
    ("tindak_lanjut", "rapat"): "the book of meetings itself, all of it",
}
# A story that tells its own absence has no number either.
NO_DATA = "Sumber: belum ada data untuk pilihan ini"


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def _combinations(slug: str) -> Iterator[dict[str, str]]:
    owners = ("semua", "belum_lapor", *(choice.value for choice in choices.owner_choices(None)))
    own = next(page.options for page in PAGES if page.slug == slug)
    offered = [[(key, value) for value in (owners if key == "opd" else values)] for key, values in own]
    yield from (dict(one) for one in product(*offered))


def _selections(database: Database) -> Iterator[tuple[str, Selection]]:
    # The oldest month has the fewest things to tell; one kecamatan stands for all.
    last = choices.kecamatan_choices(database)[-1].value
    oldest = min(queries.periods(database))
    for page in PAGES:
        if page.slug == "mutu_data":  # the page the badges lead to
            continue
        for options in _combinations(page.slug):
            for place, month in ((None, None), (last, None), (None, oldest)):
                yield page.slug, Selection(period=month, kecamatan=place, options=options)
    for one in indicators.register(None):
        yield "opd", Selection(indicator=one.id)
    codes = queries.desa_list(database)["code"].tolist()
    for desa, view in product((codes[0], codes[-1]), ("layanan", "tindakan")):
        yield "desa", Selection(options={"desa": desa, "desa_lihat": view})
    yield "anggaran", Selection(options={"anggaran_isi": "DANA:500,SIAP:5,BEP_KEK:300,CFSUP_2017:500"})


@pytest.fixture(scope="module")
def stories(database: Database) -> list[tuple[str, Selection, Story]]:
    return [(slug, chosen, STORIES[slug](chosen, database, SETTINGS)) for slug, chosen in _selections(database)]


def _excused(slug: str, chosen: Selection) -> tuple[str, str] | None:
    if slug == "desa" and chosen.options.get("desa"):
        return None
    return next((key for key in ((slug, EVERY), *((slug, value) for value in chosen.options.values()))
                 if key in NOTHING_MEASURED), None)


def _tells(story: Story) -> bool:
    return not story.source.startswith(NO_DATA) and bool(story.charts or story.headline or story.panels)


def test_every_headline_carries_its_badge(stories: list[tuple[str, Selection, Story]]) -> None:
    bare = {(slug, chosen.kecamatan, tuple(chosen.options.items()), story.takeaway) for slug, chosen, story in stories
            if _tells(story) and not quality_of(story.source) and _excused(slug, chosen) is None}
    assert not bare


def test_no_reason_is_written_for_a_page_that_needs_none(stories: list[tuple[str, Selection, Story]]) -> None:
    used = {_excused(slug, chosen) for slug, chosen, story in stories if not quality_of(story.source)}
    assert set(NOTHING_MEASURED) <= used


def test_an_absence_has_no_chart_and_no_headline(stories: list[tuple[str, Selection, Story]]) -> None:
    for slug, chosen, story in stories:
        if story.source.startswith(NO_DATA):
            assert not story.charts, (slug, chosen)
            assert story.headline is None, (slug, chosen)


def test_a_badge_of_measuring_says_how_many_were_measured_of_whom(stories: list[tuple[str, Selection, Story]]) -> None:
    """A word alone ("bermasalah") is no badge: n and coverage stand beside it, or how many reported.

    Only the what-if of lokus desa goes without: the coverage of the whole place would be read as theirs.
    """
    for slug, chosen, story in stories:
        words = split_source(story.source)[1]
        if quality_of(story.source) and chosen.options.get("andaikan_lingkup") != "lokus":
            assert re.search(r"\d", words), (slug, chosen, story.source)


def test_sources_with_their_badge_fit_their_line(stories: list[tuple[str, Selection, Story]]) -> None:
    assert not {story.source for _, _, story in stories if len(story.source) > 150}
