"""What the server makes ready beside itself, and what the first page need not wait for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import server
from dashboard.screen.catalogue import DEFAULT_STEPS
from dashboard.settings import PROJECT_ROOT
from dashboard.stories import STORIES

SLOW_TO_IMPORT = ("scipy.stats", "scipy.optimize", "sqlalchemy", "openpyxl", "pptx", "docx", "shapely", "lokal")


def test_every_page_is_told_ahead(kabupaten_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    for slug in list(STORIES):
        monkeypatch.setitem(STORIES, slug, lambda selection, database, settings, slug=slug: told.append(slug))
    monkeypatch.setenv("DASHBOARD_DATA", str(kabupaten_folder))
    monkeypatch.setattr(server, "FIRST_PAGE_SECONDS", 0)
    server.make_ready()
    assert told == [step.slug for step in DEFAULT_STEPS]


def test_an_empty_folder_is_served_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    server.make_ready()


def test_the_first_page_waits_for_no_library_it_does_not_use() -> None:
    asked = ("import sys, dashboard.screen.chrome, dashboard.screen, dashboard.stories.ringkasan; "
             f"print(sorted(set({SLOW_TO_IMPORT!r}) & set(sys.modules)))")
    done = subprocess.run([sys.executable, "-c", asked], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
