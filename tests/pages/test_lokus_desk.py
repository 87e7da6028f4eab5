"""A reason typed on the page lokus stands in its table and in the book; nothing of the desk is on a projector."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.actions.store import open_store
from dashboard.screen import desk_labels as labels
from dashboard.settings import Settings
from dashboard.stories import lokus
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database


@pytest.fixture
def folder(kabupaten_folder: Path, tmp_path: Path) -> Path:
    """The published sample with an empty book of its own."""
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, tmp_path / name)
    return tmp_path


def typed(app: AppTest, *, reason: str, author: str) -> AppTest:
    key = app.session_state["lokus_kunci"]
    app.text_area(key=f"{key}_alasan").set_value(reason)
    app.text_input(key=f"{key}_nama").set_value(author)
    return next(button for button in app.button if button.label == labels.REASON_SAVE).click().run()


def test_a_reason_is_kept_with_author_and_what_stood_on_the_screen(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path
) -> None:
    app = typed(run("lokus", folder=folder), reason="Akses air sulit", author="Bappeda")
    assert labels.SAVED in page_text(app)
    story = lokus.tell(Selection(), open_database(folder), Settings())
    assert story.table.rows[0][-1] == "Akses air sulit"
    book = open_store(folder)
    found = book.lokus_reasons(int(story.subtitle.split()[1]))
    book.close()
    (code, (entry, reason)), = found.items()
    assert (code, reason.text, entry.author, entry.view.page) == (
        story.table.rows[0][0], "Akses air sulit", "Bappeda", "lokus")
    assert entry.view.takeaway


def test_without_an_author_the_form_answers_with_a_sentence(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path
) -> None:
    app = typed(run("lokus", folder=folder), reason="Akses air sulit", author="")
    assert "Nama pencatat belum diisi" in page_text(app)
    assert not any(row[-1] for row in lokus.tell(Selection(), open_database(folder), Settings()).table.rows)


def test_a_list_chosen_on_the_page_is_audited_at_once(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path
) -> None:
    app = run("lokus", folder=folder)
    codes = [str(row[0]) for row in lokus.tell(Selection(), open_database(folder), Settings()).table.rows[:2]]
    app = app.multiselect(key="lokus_usulan_pilihan").set_value(codes).run()
    assert app.session_state["lokus_usulan"] == ",".join(codes)
    assert "Desa usulan" in page_text(app)


def test_the_wall_has_no_form_and_no_download(run: Callable[..., AppTest], folder: Path) -> None:
    app = run("lokus", folder=folder, rapat="true")
    assert not app.text_area
    assert not app.multiselect
    assert labels.REASON_SAVE not in [button.label for button in app.button]
