"""A dashboard without data says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from served import served

pytestmark = pytest.mark.browser


def test_no_data_is_a_sentence(context, tmp_path: Path) -> None:
    with served(tmp_path, first_port=8740) as where:
        page = context.new_page()
        page.goto(f"{where}/")
        page.get_by_text("Belum ada data").wait_for()
        assert "Traceback" not in page.inner_text("body")
