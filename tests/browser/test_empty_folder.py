"""A dashboard without data says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.serving import free_port, start_server, wait_until_up

pytestmark = pytest.mark.browser


def test_no_data_is_a_sentence(context, tmp_path: Path) -> None:
    port = free_port(8700)
    server = start_server(tmp_path, port=port)
    try:
        wait_until_up(server, port=port)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        page.get_by_text("Belum ada data").wait_for(timeout=20_000)
        assert "Traceback" not in page.inner_text("body")
    finally:
        server.terminate()
        server.wait(timeout=20)
