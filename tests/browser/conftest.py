"""A real server on the small sample and a real Chromium. Where there is none the tests are skipped, loudly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from served import served

pytest.register_assert_rewrite("wall_checks")  # so that a failure says what was found
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]
# A page stands when its footer is there, nothing runs or fades out, and what is written has not changed for a while
# (a key pressed before its button stands is lost: in a meeting the turning buttons are part of a page that stands).
SETTLED = """still => {
  const stands = document.querySelector('.kaki')
    && (!location.search.includes('rapat=true') || document.querySelector('.st-key-kendali_keluar button'))
    && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true]');
  const seen = stands ? location.href + document.querySelector('[data-testid=stApp]').innerHTML.length : '';
  if (window.seenBefore !== seen) { window.seenBefore = seen; window.seenSince = performance.now(); }
  return stands && performance.now() - window.seenSince >= still;
}"""
STILL_MS = 600


@pytest.fixture(scope="session")
def address(kabupaten_folder: Path) -> Iterator[str]:
    """The dashboard's address."""
    with served(kabupaten_folder, first_port=8600) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("TIDAK ADA Chromium/Chrome: uji peramban dilewati")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor with the projector's canvas; every address it asks for is kept in ``asked``."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 720}, locale="id-ID")
    yield fresh
    fresh.close()


class Visitor:
    """One tab that opens pages of the dashboard and waits until they stand."""

    def __init__(self, page: Page, *, address: str) -> None:
        self.page, self.address, self.asked = page, address, []
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}/{path}")
        return self.settle()

    def settle(self) -> Page:
        self.page.wait_for_timeout(100)  # what was pressed has begun
        self.page.wait_for_function(SETTLED, arg=STILL_MS, polling=100, timeout=30_000)
        return self.page

    def press(self, key: str) -> Page:
        before = self.page.url
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(400)
        if self.page.url == before:
            self.page.wait_for_timeout(600)
        self.settle()
        if "rapat=true" in before and key != "Escape":
            self.has_address("rapat=true")
        return self.page

    def has_address(self, *parts: str) -> None:
        """Every part comes to stand in the address: a new page writes its choices a moment after it stands."""
        for part in parts:
            self.page.wait_for_function("part => location.href.includes(part)", arg=part, timeout=15_000)

    def at(self, slug: str) -> None:
        """The page comes to be this one."""
        self.page.wait_for_function("slug => location.pathname.endsWith('/' + slug)", arg=slug, timeout=15_000)
        self.settle()

    def shows(self, text: str, *, where: str) -> None:
        """The text comes to stand in this part of the page."""
        self.page.wait_for_function("([where, text]) => document.querySelector(where)?.innerText.includes(text)",
                                    arg=[where, text], timeout=15_000)


@pytest.fixture
def visitor(context: BrowserContext, address: str) -> Visitor:
    return Visitor(context.new_page(), address=address)
