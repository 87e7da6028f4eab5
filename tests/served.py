"""A real server for a test, stopped again whatever happens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.serving import free_port, start_server, wait_until_up


@contextmanager
def served(folder: Path, *, first_port: int) -> Iterator[str]:
    """The address of a dashboard on this working folder, on the first free port from ``first_port`` on."""
    # Each worker looks from its own port on, so that two do not take the same one.
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    port = free_port(first_port + 40 * worker)
    server = start_server(folder, port=port)
    try:
        wait_until_up(server, port=port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
