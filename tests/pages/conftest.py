"""The whole dashboard run by Streamlit's own test driver on the small published sample; no browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.settings import PROJECT_ROOT

Run = Callable[..., AppTest]


@pytest.fixture
def run(kabupaten_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Open a page: ``run("peta", kec="62.01.02")``; keywords are the address."""

    def opened(slug: str, *, folder: Path = kabupaten_folder, **address: str) -> AppTest:
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        app = AppTest.from_file(str(PROJECT_ROOT / "dashboard" / "app.py"), default_timeout=60)
        for key, value in address.items():
            app.query_params[key] = value
        # The way the clicker goes: the page is switched when the run begins.
        app.session_state["tujuan"] = slug
        return app.run()

    return opened


def html_of(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.fixture
def page_text() -> Callable[[AppTest], str]:
    """Everything the page wrote as HTML, in order."""
    return html_of
