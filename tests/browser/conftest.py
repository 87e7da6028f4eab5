"""A real server on the small sample and a real Chromium. Where there is none the tests are skipped, loudly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from served import served
from visiting import Visitor

pytest.register_assert_rewrite("wall_checks")  # so that a failure says what was found
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]
# Long, because only a fault ever waits for it: a machine with other work is no fault.
LIMIT_MS = 60_000
expect.set_options(timeout=LIMIT_MS)


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


@contextmanager
def _fresh(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 720}, locale="id-ID")
    opened.set_default_timeout(LIMIT_MS)
    yield opened
    opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here, with the projector's canvas."""
    with _fresh(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def common_context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose tabs share what was fetched once: Streamlit's own scripts are most of opening a page."""
    with _fresh(browser) as opened:
        yield opened


@pytest.fixture
def visitor(common_context: BrowserContext, address: str) -> Iterator[Visitor]:
    """A tab of its own; every address it asks for is kept in ``asked``."""
    page = common_context.new_page()
    yield Visitor(page, address=address)
    page.close()
