"""The presenter never loses the place: a reload, a lost connection and a killed server end on the same slide."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute
from visiting import Visitor

from dashboard.serving import free_port, start_server, wait_until_up

pytestmark = pytest.mark.browser
SLIDE = "() => [...document.querySelectorAll('h1, .langkah, .kaki p')].map(e => e.innerText).join(' | ')"
CONNECTION = "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
STEP = "?acara=rembuk&langkah=6&kec=62.01.01&rapat=true"


class Machine:
    """The computer that serves the meeting: it can lose its power and come back at the same address."""

    def __init__(self, folder: Path, *, port: int) -> None:
        self.folder, self.port = folder, port
        self.server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.server = start_server(self.folder, port=self.port)
        wait_until_up(self.server, port=self.port)

    def kill(self) -> None:
        assert self.server is not None
        self.server.kill()
        self.server.wait(timeout=20)


@pytest.fixture
def machine(kabupaten_folder: Path) -> Iterator[Machine]:
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    one = Machine(kabupaten_folder, port=free_port(8960 + 10 * worker))
    one.start()
    yield one
    one.kill()


def _stands(page: Page, slide: str) -> None:
    """The slide comes to stand again, in a session that answers."""
    page.wait_for_function(f"slide => ({SLIDE})() === slide && ({CONNECTION})() === 'CONNECTED'", arg=slide)


def test_a_killed_server_and_a_reload_come_back_to_the_slide(context, machine: Machine) -> None:
    visitor = Visitor(context.new_page(), address=f"http://127.0.0.1:{machine.port}")
    page = visitor.page
    page.goto(f"{visitor.address}/{STEP}")
    page.wait_for_function("() => document.querySelector('.langkah')?.innerText.startsWith('Langkah 6/')")
    visitor.settle()
    slide = page.evaluate(SLIDE)
    machine.kill()
    page.wait_for_function(f"() => ({CONNECTION})() !== 'CONNECTED'")
    page.wait_for_timeout(4000)
    assert page.evaluate(SLIDE) == slide, "the slide stays on the wall while nobody serves it"
    page.wait_for_function("() => getComputedStyle(document.querySelector('.stApp'), '::after').content"
                           ".startsWith('\"Sambungan terputus')")
    seen = page.locator("body").inner_text()
    assert not re.search(r"Connection|error|Streamlit", seen)
    machine.start()
    _stands(page, slide)
    page.reload()
    _stands(page, slide)
    visitor.settle()
    page.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelector('.langkah')?.innerText.startsWith('Langkah 7/')")


def test_a_dropped_connection_comes_back_to_the_slide(visitor) -> None:
    page, lines = visitor.page, []

    def through(socket: WebSocketRoute) -> None:
        lines.append(socket)
        socket.connect_to_server()

    page.route_web_socket(re.compile("_stcore/stream"), through)
    page.goto(f"{visitor.address}/{STEP}")
    page.wait_for_function("() => document.querySelector('.langkah')?.innerText.startsWith('Langkah 6/')")
    visitor.settle()
    slide, opened = page.evaluate(SLIDE), len(lines)
    lines[-1].close(code=4000, reason="kabel tercabut")
    for _ in range(600):  # until the browser opened a new connection
        if len(lines) > opened:
            break
        page.wait_for_timeout(100)
    _stands(page, slide)
    assert len(lines) == opened + 1
    visitor.settle()
    page.keyboard.press("PageUp")
    page.wait_for_function("() => document.querySelector('.langkah')?.innerText.startsWith('Langkah 5/')")
