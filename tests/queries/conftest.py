"""The hand-made kabupaten of the story tests: its tables follow the data dictionary."""

from __future__ import annotations

import pytest
from stories.tiny_kabupaten import TinyDatabase, build


@pytest.fixture
def tiny() -> TinyDatabase:
    return build()
