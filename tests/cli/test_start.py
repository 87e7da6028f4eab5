"""Starting with a folder that was filled before: a build that is stopped must not keep the room waiting."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard import loading
from dashboard.settings import Settings
from dashboard.warehouse.build import BuildStoppedError
from dashboard.warehouse.versions import current_path


def _stopped(**_: object) -> None:
    raise BuildStoppedError("pemeriksaan menemukan baris salah.", check="uji", rows=[])


def test_the_last_good_version_stays_when_the_rebuild_is_stopped(
        kabupaten_folder: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    shutil.copytree(kabupaten_folder, folder)
    live = current_path(folder)
    monkeypatch.setattr(loading, "build_and_publish", _stopped)
    said: list[str] = []
    assert loading.rebuild_if_outdated(folder=folder, settings=settings, say=said.append) is False
    assert current_path(folder) == live
    assert "tidak dibangun ulang" in said[0]


def test_without_any_version_the_reason_is_told(settings: Settings, tmp_path: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "build_and_publish", _stopped)
    with pytest.raises(BuildStoppedError):
        loading.rebuild_if_outdated(folder=tmp_path, settings=settings, say=lambda text: None)


def test_the_same_program_and_data_build_nothing_new(kabupaten_folder: Path, settings: Settings) -> None:
    assert loading.rebuild_if_outdated(folder=kabupaten_folder, settings=settings, say=lambda text: None) is False
