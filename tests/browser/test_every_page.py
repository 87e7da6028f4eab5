"""Every page in both modes at 1280 x 720, as the room sees it: no scroll, nothing small or English, DATA CONTOH."""

from __future__ import annotations

import pytest
from wall_checks import SMALL_TEXTS, SMALLEST_OFFICER, fits_the_projector, words_and_marks

from dashboard.screen.catalogue import PAGES

pytestmark = pytest.mark.browser
SLUGS = [page.slug for page in PAGES]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_meeting_page_fits_the_projector(visitor, slug: str) -> None:
    page = visitor.open(f"{slug}?rapat=true")
    fits_the_projector(page)
    words_and_marks(visitor)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_officer_page_reads_well(visitor, slug: str) -> None:
    page = visitor.open(slug)
    assert page.evaluate(SMALL_TEXTS, SMALLEST_OFFICER) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1280
    words_and_marks(visitor)


@pytest.mark.parametrize("slug", ["ringkasan", "peta"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_other_projectors_show_the_same_canvas(visitor, slug: str, size: tuple[int, int]) -> None:
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = visitor.open(f"{slug}?rapat=true")
    assert page.evaluate("() => document.documentElement.scrollHeight") <= size[1]
    box = page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (1280, 720)
