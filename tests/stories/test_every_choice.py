"""Every page for every place and option, on a published file: one title line, plain Bahasa, sums that hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from stories.reading import readable

from dashboard import queries
from dashboard.settings import Settings
from dashboard.stories import STORIES, choices
from dashboard.stories.charts import Dots, TileMap, Trend
from dashboard.stories.measures import measure_places
from dashboard.stories.pages import PAGES
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words.numbers import displayed, percent

SETTINGS = Settings()
BANNED = re.compile(r"signifikan|\bdelta\b|baseline|\byoy\b|insight", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|of|and|not|from|value|seen|official|between|year|source|number|none|nan|null|unknown)\b",
                     re.IGNORECASE)
# A decimal point: one or two digits after a point, not part of a code, a thousand or a date.
DECIMAL_POINT = re.compile(r"(?<![\d.])\d+\.\d{1,2}(?![\d.])")


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def selections(database: Database) -> Iterator[tuple[str, Selection]]:
    kecamatan = (None, *(choice.value for choice in choices.kecamatan_choices(database)))
    # The oldest month has no month before it: the page with the fewest things to tell.
    months = (None, queries.periods(database)[0])
    owners = ("semua", "belum_lapor", *(choice.value for choice in choices.owner_choices(None)))
    for page in PAGES:
        for key, offered in page.options or (("", ("",)),):
            for code in kecamatan:
                for month in months:
                    for value in owners if key == "opd" else offered:
                        yield page.slug, Selection(period=month, kecamatan=code, options={key: value})


@pytest.fixture(scope="module")
def stories(database: Database) -> list[tuple[str, Selection, Story]]:
    return [(slug, chosen, STORIES[slug](chosen, database, SETTINGS)) for slug, chosen in selections(database)]


def test_titles_subtitles_and_sources_fit_their_lines(stories: list[tuple[str, Selection, Story]]) -> None:
    for _, chosen, story in stories:
        assert 0 < len(story.takeaway) <= 60, (chosen, story.takeaway)
        assert not story.takeaway[0].isdigit()
        assert len(story.subtitle) <= 105, story.subtitle
        assert len(story.source) <= 150, story.source
        assert story.source.endswith(f"Berkas {story.source.rsplit(' ', 1)[1]}")


def test_no_decimal_point_no_banned_word_no_english(stories: list[tuple[str, Selection, Story]]) -> None:
    for slug, chosen, story in stories:
        for text in readable(story):
            assert not DECIMAL_POINT.search(text), (slug, chosen, text)
            assert not BANNED.search(text), (slug, chosen, text)
            assert not ENGLISH.search(text), (slug, chosen, text)
            assert "None" not in text
            assert "<NA>" not in text


def test_every_story_is_marked_as_sample(stories: list[tuple[str, Selection, Story]]) -> None:
    assert all(story.is_sample for _, _, story in stories)


def test_every_story_with_charts_explains_itself(stories: list[tuple[str, Selection, Story]]) -> None:
    for _, _, story in stories:
        if story.charts:
            assert story.why
            assert story.how
            assert story.read_aloud
            assert story.table.rows
            assert all(chart.alt for chart in story.charts)


def test_table_rows_match_their_columns(stories: list[tuple[str, Selection, Story]]) -> None:
    for slug, _, story in stories:
        assert all(len(row) == len(story.table.columns) for row in story.table.rows), slug


def test_dots_and_map_show_what_the_table_says(stories: list[tuple[str, Selection, Story]]) -> None:
    for slug, _, story in stories:
        at = {column.key: position for position, column in enumerate(story.table.columns)}
        rows = {str(row[0]): row for row in story.table.rows}
        for chart in story.charts:
            if isinstance(chart, TileMap):
                for tile in chart.tiles:
                    cell = rows[tile.code][at["n_stunted"]]
                    assert tile.count == (cell if isinstance(cell, int) else None), (slug, tile)
            if isinstance(chart, Dots) and slug == "mutu_data":
                for row in chart.rows:
                    cell = rows[row.code][at["coverage_registered"]]
                    assert row.value is None or row.value == cell


def test_families_never_share_a_chart(stories: list[tuple[str, Selection, Story]]) -> None:
    for _, chosen, story in stories:
        for chart in story.charts:
            if isinstance(chart, Trend):
                families = {series.family for series in chart.series}
                assert not {"survey", "routine"} <= families
                assert not (chosen.kecamatan and "survey" in families)


def test_kecamatan_measures_add_up_to_the_kabupaten(database: Database) -> None:
    month = choices.resolve_period(Selection(), database=database, settings=SETTINGS)
    assert month is not None
    places = measure_places(database, period=month, settings=SETTINGS)
    # Children of no known kecamatan belong to the kabupaten only.
    assert 0 <= places.kabupaten.n_measured - sum(k.n_measured for k in places.kecamatan) < 0.05 * (
        places.kabupaten.n_measured)
    assert places.kabupaten.n_registered == sum(d.n_registered or 0 for d in places.desa)


def test_the_register_fact_of_the_opening_page_is_the_kabupatens_rate(database: Database) -> None:
    month = choices.resolve_period(Selection(), database=database, settings=SETTINGS)
    assert month is not None
    rate = measure_places(database, period=month, settings=SETTINGS).kabupaten.rate
    assert rate is not None
    story = STORIES["ringkasan"](Selection(), database, SETTINGS)
    assert any(fact.number == percent(displayed(rate)) for fact in story.facts)
