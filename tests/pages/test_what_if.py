"""The page andaikan by hand: coverages in steps, effects within their evidence, a scenario kept and found again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screen import what_if_labels as labels
from dashboard.stories import andaikan
from dashboard.stories.andaikan_saved import saved_scenarios
from dashboard.stories.dials import read
from dashboard.stories.promise_book import book_in

Run = Callable[..., AppTest]


@pytest.fixture
def folder(kabupaten_folder: Path, tmp_path: Path) -> Path:
    """A working folder of its own: here a book is written."""
    return Path(shutil.copytree(kabupaten_folder, tmp_path / "data"))


def pressed(app: AppTest, label: str) -> AppTest:
    button = next(one for one in app.button if one.label == label and not one.disabled)
    return button.click().run()


def address(app: AppTest, key: str) -> dict[str, int]:
    return read(str(app.session_state[key] or ""))


def test_a_step_up_sets_a_goal_of_ones_own_and_back_takes_it_away(run: Run, folder: Path) -> None:
    app = pressed(run("andaikan", folder=folder, rapat="true", andaikan_paket="paket", andaikan_lihat="atur"), "+10")
    goals = address(app, andaikan.GOALS)
    assert len(goals) == 1
    assert all(goal <= 100 for goal in goals.values())
    app = pressed(app, labels.RESET)
    assert address(app, andaikan.GOALS) == {}
    assert not app.exception


def test_the_ends_of_the_evidence_are_set_and_taken_back(run: Run, folder: Path) -> None:
    app = run("andaikan", folder=folder, rapat="true", andaikan_paket="paket", andaikan_lihat="atur")
    control = next(one for one in app.button_group if one.key == f"{andaikan.EFFECTS}_BEP_KEK_bukti")
    app = control.set_value("tinggi").run()
    assert address(app, andaikan.EFFECTS) == {"BEP_KEK": 10}


def test_a_scenario_is_kept_once_and_found_by_its_link(run: Run, folder: Path, page_text: Callable[..., str]) -> None:
    app = run("andaikan", folder=folder, rapat="true", acara="rembuk", andaikan_paket="hamil")
    app = pressed(app, labels.SAVE)
    assert labels.SAVED in [button.label for button in app.button]
    kept = saved_scenarios(book_in(folder))
    assert len(kept) == 1
    assert (kept[0].asked["paket"], kept[0].meeting.kind if kept[0].meeting else None) == ("hamil", "rembuk")
    assert kept[0].query == "andaikan_paket=hamil"
    assert "andaikan?andaikan_paket=hamil" in page_text(run("andaikan", folder=folder))
    other = pressed(run("andaikan", folder=folder, rapat="true", andaikan_paket="paket"), labels.LAST)
    assert other.session_state[andaikan.OPTION] == "hamil"
