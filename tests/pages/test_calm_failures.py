"""Whatever goes wrong, a room full of people reads a sentence, never a traceback; the log has the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import stories
from dashboard.screen import labels


def broken_story(*_: object) -> object:
    raise ValueError("rahasia dapur")


def test_a_broken_page_says_so_calmly_and_logs_why(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setitem(stories.STORIES, "peta", broken_story)
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        app = run("peta")
    text = page_text(app)
    assert labels.PAGE_FAILED in text
    assert not app.exception
    assert "rahasia dapur" not in text
    assert "rahasia dapur" in caplog.text


def test_without_data_the_page_says_what_to_do(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], tmp_path: Path,
) -> None:
    text = page_text(run("ringkasan", folder=tmp_path))
    assert labels.NO_DATABASE in text
    assert "python -m dashboard load" in text


def test_settings_that_cannot_be_used_are_named(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], tmp_path: Path,
) -> None:
    (tmp_path / "config.toml").write_text("warna = 'merah'\n", encoding="utf-8")
    text = page_text(run("ringkasan", folder=tmp_path))
    assert "config.toml memuat kunci yang tidak dikenal: warna" in text


def test_a_live_file_that_cannot_be_opened_is_a_sentence(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], tmp_path: Path,
) -> None:
    (tmp_path / "stunting_2025-02_000000000000.duckdb").write_bytes(b"bukan basis data")
    (tmp_path / "CURRENT").write_text("stunting_2025-02_000000000000.duckdb\n", encoding="utf-8")
    text = page_text(run("ringkasan", folder=tmp_path))
    assert labels.DATABASE_FAILED in text or labels.NO_DATABASE in text
    assert "Traceback" not in text
