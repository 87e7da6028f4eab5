"""The clicker: every step by PageDown, back by PageUp, the same step after a reload, the same view from a link."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.screen.catalogue import DEFAULT_STEPS

pytestmark = pytest.mark.browser


def test_page_down_walks_every_step_and_a_reload_stays(visitor) -> None:
    page = visitor.open("ringkasan?rapat=true")
    visitor.at(DEFAULT_STEPS[0].slug)
    for step in DEFAULT_STEPS[1:]:
        page.keyboard.press("PageDown")
        visitor.at(step.slug)
        title = page.locator("h1").first.inner_text()
        page.reload()
        visitor.shows(title, where="h1")
        visitor.at(step.slug)
        visitor.has_address("rapat=true")
    visitor.press("PageDown")
    visitor.at(DEFAULT_STEPS[-1].slug)  # the last step stays where it is
    for key, step in (("Home", 0), ("End", -1), ("PageUp", -2)):
        page.keyboard.press(key)
        visitor.at(DEFAULT_STEPS[step].slug)


def test_page_down_works_after_each_control(visitor) -> None:
    page = visitor.open("peta?rapat=true")
    for twins in (1, 0):
        visitor.press("t")
        expect(page.locator("table.kembaran")).to_have_count(twins)
    for comes_to in (visitor.has_address, visitor.has_no_address):  # the first choice is not written there
        visitor.press("j")
        comes_to("peta_isi=jumlah")
        visitor.settle()
    page.get_by_role("button", name="Tingkat/Jumlah").click()
    visitor.has_address("peta_isi=jumlah")
    visitor.settle()
    visitor.press("PageDown")
    visitor.at(DEFAULT_STEPS[2].slug)


def test_t_shows_the_table_twin_and_j_the_other_view(visitor) -> None:
    page = visitor.open("peta?rapat=true")
    assert page.locator("table.kembaran").count() == 0
    visitor.press("t")
    page.wait_for_selector("table.kembaran")
    visitor.settle()
    visitor.press("t")
    page.wait_for_selector("table.kembaran", state="detached")
    visitor.settle()
    visitor.press("j")
    visitor.has_address("peta_isi=jumlah")


def test_escape_leaves_the_meeting(visitor) -> None:
    visitor.open("tren?rapat=true")
    visitor.press("Escape")
    visitor.has_no_address("rapat=true")
    visitor.at("tren")


def test_a_link_gives_the_same_view_to_somebody_else(visitor, browser, address) -> None:
    page = visitor.open("ringkasan")
    page.get_by_role("button", name="Kumai", exact=True).or_(page.get_by_text("Kumai", exact=True)).first.click()
    visitor.has_address("kec=62.01.01")
    visitor.shows("Kumai", where=".kaki")
    visitor.settle()
    title, link = page.locator("h1").first.inner_text(), page.url
    other = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    other.goto(link)
    other.wait_for_function("title => document.querySelector('h1')?.innerText === title", arg=title, timeout=60_000)
    other.wait_for_function("() => document.querySelector('.kaki')?.innerText.includes('Kumai')", timeout=60_000)
    other.context.close()


def test_the_filter_survives_the_next_page(visitor) -> None:
    page = visitor.open("ringkasan?kec=62.01.02")
    page.get_by_role("link", name="Peta", exact=True).click()
    visitor.at("peta")
    visitor.has_address("kec=62.01.02")
    visitor.shows("Arut Selatan", where=".kaki")


def test_a_wrong_code_in_the_address_is_dropped(visitor) -> None:
    visitor.open("ringkasan?kec=99.99.99&periode=1999-01")
    visitor.shows("Kecamatan: semua", where=".kaki")
