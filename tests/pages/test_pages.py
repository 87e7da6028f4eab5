"""Every page in both modes: a computed title, filters and source, DATA CONTOH, the table twin."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screen import labels
from dashboard.screen.catalogue import DEFAULT_STEPS, ENTRIES, PAGES
from dashboard.stories import STORIES

SLUGS = [page.slug for page in PAGES]
# Where officers do more than look; and the book that holds no promise yet.
WITH_BUTTONS, EMPTY_HERE = {"tindak_lanjut", "bahan_rapat", "ringkasan", "andaikan", "lokus"}, {"tindak_lanjut"}
KECAMATAN = [("62.01.02", "Arut Selatan"), ("62.01.04", "Arut Utara")]


def title_of(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text)
    assert found, text[:500]
    return found.group(1)


def test_every_page_has_its_story_and_its_file() -> None:
    assert set(SLUGS) <= set(STORIES)
    assert {step.slug for step in DEFAULT_STEPS} <= set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_officer_gets_title_source_table_and_reasons(
    slug: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    app = run(slug)
    text = page_text(app)
    assert not app.exception
    assert labels.PAGE_FAILED not in text
    assert 0 < len(title_of(text)) <= 60
    assert "<div class='kaki'>" in text
    assert labels.SAMPLE in text
    assert labels.WHY in text
    assert labels.HOW in text
    assert len(app.dataframe) == (0 if slug in EMPTY_HERE else 1)
    shown = [button.label for button in app.button]
    assert labels.ENTER_MEETING in shown
    assert slug in WITH_BUTTONS or shown == [labels.ENTER_MEETING]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_meeting_gets_steps_instead_of_filters_and_tables(
    slug: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    app = run(slug, rapat="true")
    text = page_text(app)
    assert labels.PAGE_FAILED not in text
    assert labels.SAMPLE in text
    assert labels.step(SLUGS.index(slug) + 1, of=len(DEFAULT_STEPS)) in text
    assert not app.dataframe
    assert not app.selectbox
    shown = [button.label for button in app.button]
    assert {labels.PREVIOUS, labels.NEXT, labels.FIRST, labels.LAST, labels.LEAVE_MEETING} <= set(shown)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_table_twin_stands_for_the_chart(
    slug: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    app = run(slug, rapat="true")
    app.button(key="kendali_tabel").click().run()
    assert "<table class='kembaran'>" in page_text(app)
    assert not app.get("plotly_chart")
    app.button(key="kendali_tabel").click().run()
    assert "<table class='kembaran'>" not in page_text(app)


@pytest.mark.parametrize(("code", "name"), KECAMATAN)
@pytest.mark.parametrize("slug", [slug for slug in SLUGS if "kec" in ENTRIES[slug].uses])
def test_a_kecamatan_from_the_address_is_the_one_shown(
    slug: str, code: str, name: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    text = page_text(run(slug, kec=code))
    assert labels.PAGE_FAILED not in text
    assert f"Kecamatan: {name}" in text
    assert 0 < len(title_of(text)) <= 60


@pytest.mark.parametrize(("slug", "key", "code"), [
    (page.slug, option.key, code) for page in PAGES for option in page.options for code, _ in option.choices])
def test_every_choice_of_a_page_can_be_shown(
    slug: str, key: str, code: str, run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    text = page_text(run(slug, rapat="true", **{key: code}))
    assert labels.PAGE_FAILED not in text
    assert 0 < len(title_of(text)) <= 60
