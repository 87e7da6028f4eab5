"""The one kabupaten that many tests read: a small sample, sent through the real intake and the real build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from dashboard.loading import load_files, write_sample_files
from dashboard.settings import Settings

# No clock in a test: a busy machine is not a fault. CI draws the same examples every time; at a desk they are new ones.
hypothesis_settings.register_profile("dasbor", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("dasbor")


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings()


@pytest.fixture(scope="session")
def sample_files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Sample files of Kotawaringin Barat: 1,500 children measured in each of four bulan timbang."""
    out = tmp_path_factory.mktemp("contoh")
    return write_sample_files(out, kabupaten_code="62.01", children=1500, months=4, seed=6201, say=lambda text: None)


@pytest.fixture(scope="session")
def kabupaten_folder(sample_files: list[Path], settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with that sample published. Read only: a test that loads makes its own folder."""
    folder = tmp_path_factory.mktemp("data")
    result = load_files(sample_files, folder=folder, settings=settings, say=lambda text: None)
    assert not result.refused, [report.message for report in result.reports if report.status == "refused"]
    return folder
