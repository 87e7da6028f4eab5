"""The hand-made kabupaten, once per session: nothing here writes to it."""

from __future__ import annotations

import pytest
from stories.tiny_kabupaten import TinyDatabase, build


@pytest.fixture(scope="session")
def tiny() -> TinyDatabase:
    return build()
