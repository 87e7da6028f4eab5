"""Every page with each of its choices on a slide and in a workbook: the numbers are those of the screen."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from exports.slides import every_number_is_drawn, everything_is_told, story_slides, texts_of
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.exports.paper import Cover
from dashboard.exports.pptx import write_pptx
from dashboard.exports.xlsx import write_xlsx
from dashboard.screen.catalogue import PAGES
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database

COVER = Cover("Rembuk stunting", "Kabupaten X", "Provinsi Y", "13 Maret 2025", "", "Kecamatan: semua")
KUMAI = "62.01.01"


def _selections() -> Iterator[tuple[str, Selection]]:
    """Each page as it opens, with every choice of its own, and for one kecamatan."""
    for page in PAGES:
        yield page.slug, Selection(kecamatan=KUMAI if "kec" in page.uses else None)
        yield page.slug, Selection()
        for option in page.options:
            yield from ((page.slug, Selection(options={option.key: code})) for code, _ in option.choices[1:])


@pytest.fixture(scope="module")
def stories(kabupaten_folder: Path) -> tuple[Story, ...]:
    database: Database = open_database(kabupaten_folder)
    return tuple(STORIES[slug](chosen, database, Settings()) for slug, chosen in _selections())


def test_every_page_has_its_story_on_paper(stories: tuple[Story, ...]) -> None:
    assert {story.slug for story in stories} == set(STORIES)


def test_slides_say_what_the_screen_says(stories: tuple[Story, ...]) -> None:
    out = io.BytesIO()
    write_pptx(stories, cover=COVER, path=out)
    for slide, story in zip(story_slides(Presentation(out)), stories, strict=True):
        shown = texts_of(slide)
        assert slide.shapes.title.text_frame.text == story.takeaway
        assert all(text in shown for text in (story.subtitle, story.filters, story.source)), story.takeaway
        assert "DATA CONTOH" in shown
        everything_is_told(slide, story)
        every_number_is_drawn(slide, story)


def test_workbooks_hold_the_numbers_of_the_table_twins(stories: tuple[Story, ...]) -> None:
    out = io.BytesIO()
    write_xlsx(stories, cover=COVER, path=out)
    for sheet, story in zip(load_workbook(out).worksheets[1:], stories, strict=True):
        cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
        assert story.takeaway in cells
        there = {round(float(cell), 9) for cell in cells if isinstance(cell, int | float)}
        wanted = {round(float(cell), 9) for row in story.table.rows for cell in row
                  if isinstance(cell, int | float) and cell == cell}
        assert wanted <= there, story.takeaway
