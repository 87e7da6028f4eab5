"""The page andaikan as a meeting touches it: everything at least 44 px high, nothing cut, the clicker keeps working."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from wall_checks import fits_the_projector, words_and_marks

from dashboard.screen.catalogue import DEFAULT_STEPS

pytestmark = pytest.mark.browser
LEAST_TARGET = 44
TOUCHED = "[class*='st-key-andaikan_kendali_'] button"


@pytest.mark.parametrize("query", [
    "andaikan_paket=semua", "andaikan_paket=semua&andaikan_lihat=atur", "andaikan_paket=paket&andaikan_lihat=anggapan",
    "andaikan_paket=laju&andaikan_lihat=atur", "andaikan_paket=semua&andaikan_lingkup=lokus",
    "andaikan_paket=paket&andaikan_lihat=atur&andaikan_sasaran=BEP_KEK:95&andaikan_efek=CFEDU_2017:28"])
def test_every_view_fits_and_every_target_is_large(visitor, query: str) -> None:
    page = visitor.open(f"andaikan?{query}&rapat=true")
    fits_the_projector(page)
    words_and_marks(visitor)
    boxes = [button.bounding_box() for button in page.locator(TOUCHED).all()]
    for box in boxes:
        assert box["height"] >= LEAST_TARGET - 0.5
        assert box["width"] >= LEAST_TARGET - 0.5


def test_a_package_pressed_changes_the_title_and_page_down_still_turns(visitor) -> None:
    page = visitor.open("andaikan?rapat=true")
    page.locator(TOUCHED, has_text="Lingkungan").click()
    visitor.has_address("andaikan_paket=lingkungan")
    visitor.shows("Lingkungan saja", where="h1")
    visitor.settle()
    visitor.press("PageDown")
    following = [step.slug for step in DEFAULT_STEPS]
    visitor.at(following[following.index("andaikan") + 1])


def test_a_step_and_an_end_of_the_evidence_stand_in_the_address_and_reopen(visitor) -> None:
    page = visitor.open("andaikan?andaikan_paket=batas_atas&andaikan_lihat=atur&rapat=true")
    page.get_by_role("button", name="+10").first.click()
    visitor.has_address("andaikan_sasaran=")
    visitor.settle()
    page.locator(TOUCHED, has_text="15%").click()
    visitor.has_address("andaikan_sasaran=", "andaikan_efek=SQLNS_2021")
    visitor.shows("Dengan anggapan sendiri", where="h1")
    visitor.settle()
    title, link = page.locator("h1").first.inner_text(), page.url
    visitor.open(link.removeprefix(visitor.address).lstrip("/"))
    visitor.shows(title, where="h1")


def test_the_table_twin_is_not_covered(visitor) -> None:
    page = visitor.open("andaikan?rapat=true")
    page.get_by_role("button", name="Tabel").click()
    page.wait_for_selector("table.kembaran")
    expect(page.locator(TOUCHED)).to_have_count(0)
