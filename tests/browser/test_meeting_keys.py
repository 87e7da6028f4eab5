"""The clicker: every step by PageDown, back by PageUp, the same step after a reload, the same view from a link."""

from __future__ import annotations

import pytest

from dashboard.screen.catalogue import DEFAULT_STEPS

pytestmark = pytest.mark.browser


def test_page_down_walks_every_step_and_a_reload_stays(visitor) -> None:
    page = visitor.open("ringkasan?rapat=true")
    visitor.at(DEFAULT_STEPS[0].slug)
    for step in DEFAULT_STEPS[1:]:
        visitor.press("PageDown")
        visitor.at(step.slug)
        title = page.locator("h1").first.inner_text()
        page.reload()
        visitor.at(step.slug)
        visitor.shows(title, where="h1")
        visitor.has_address("rapat=true")
    visitor.press("PageDown")
    visitor.at(DEFAULT_STEPS[-1].slug)  # the last step stays where it is
    visitor.press("Home")
    visitor.at(DEFAULT_STEPS[0].slug)
    visitor.press("End")
    visitor.at(DEFAULT_STEPS[-1].slug)
    visitor.press("PageUp")
    visitor.at(DEFAULT_STEPS[-2].slug)


def test_page_down_works_after_each_control(visitor) -> None:
    page = visitor.open("peta?rapat=true")
    for key in ("t", "t", "j", "j"):
        visitor.press(key)
    page.get_by_role("button", name="Tingkat/Jumlah").click()
    visitor.settle()
    visitor.press("PageDown")
    visitor.at(DEFAULT_STEPS[2].slug)


def test_t_shows_the_table_twin_and_j_the_other_view(visitor) -> None:
    page = visitor.open("peta?rapat=true")
    assert page.locator("table.kembaran").count() == 0
    visitor.press("t")
    page.wait_for_selector("table.kembaran")
    visitor.press("t")
    page.wait_for_selector("table.kembaran", state="detached")
    visitor.press("j")
    page.wait_for_function("() => location.search.includes('peta_isi=jumlah')")


def test_escape_leaves_the_meeting(visitor) -> None:
    page = visitor.open("tren?rapat=true")
    visitor.press("Escape")
    page.wait_for_function("() => !location.search.includes('rapat=true')")
    visitor.at("tren")


def test_a_link_gives_the_same_view_to_somebody_else(visitor, browser, address) -> None:
    page = visitor.open("ringkasan")
    page.get_by_role("button", name="Kumai", exact=True).or_(page.get_by_text("Kumai", exact=True)).first.click()
    page.wait_for_function("() => location.search.includes('kec=62.01.01')")
    visitor.settle()
    visitor.shows("Kumai", where=".kaki")
    title, link = page.locator("h1").first.inner_text(), page.url
    other = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    other.goto(link)
    other.wait_for_function("title => document.querySelector('h1')?.innerText === title", arg=title, timeout=30_000)
    other.wait_for_function("() => document.querySelector('.kaki')?.innerText.includes('Kumai')", timeout=15_000)
    other.context.close()


def test_the_filter_survives_the_next_page(visitor) -> None:
    page = visitor.open("ringkasan?kec=62.01.02")
    page.get_by_role("link", name="Peta", exact=True).click()
    page.wait_for_function("() => location.pathname.endsWith('peta')")
    visitor.settle()
    visitor.has_address("kec=62.01.02")
    visitor.shows("Arut Selatan", where=".kaki")


def test_a_wrong_code_in_the_address_is_dropped(visitor) -> None:
    visitor.open("ringkasan?kec=99.99.99&periode=1999-01")
    visitor.shows("Kecamatan: semua", where=".kaki")
