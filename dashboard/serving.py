"""Start the dashboard on this computer and say where to find it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from dashboard import desk_files
from dashboard.settings import PROJECT_ROOT

FIRST_PORT = 8501
START_LIMIT_SECONDS = 90


class ServerDidNotStartError(Exception):
    """The server ended or stayed silent; the message is for the officer."""


def free_port(first: int = FIRST_PORT) -> int:
    """The first port from ``first`` on that nobody on this computer listens to."""
    for port in range(first, first + 50):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise ServerDidNotStartError(f"Tidak ada porta kosong antara {first} dan {first + 49}. Tutup dasbor yang lain.")


def start_server(folder: Path, *, port: int) -> subprocess.Popen[bytes]:
    """Start Streamlit as a child process on 127.0.0.1; its English start-up lines are not shown."""
    environment = {**os.environ, "DASHBOARD_DATA": str(folder), "PYTHONPATH": str(PROJECT_ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "dashboard.server", "--server.port", str(port)]
    return subprocess.Popen(command, cwd=PROJECT_ROOT, env=environment, stdout=subprocess.DEVNULL)


def wait_until_up(server: subprocess.Popen[bytes], *, port: int) -> None:
    """Return once the server answers; ServerDidNotStartError if it ended or stayed silent too long."""
    until = time.monotonic() + START_LIMIT_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise ServerDidNotStartError("Dasbor berhenti saat dimulai; pesan di atas menyebut sebabnya.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    server.terminate()
    raise ServerDidNotStartError(f"Dasbor tidak menjawab dalam {START_LIMIT_SECONDS} detik.")


def serve(folder: Path, *, port: int | None, say: Callable[[str], None]) -> int:
    """Run the dashboard until Ctrl+C; returns the server's exit status."""
    desk_files.sweep()
    port = port or free_port()
    server = start_server(folder, port=port)
    try:
        wait_until_up(server, port=port)
        say(f"Dasbor siap: http://localhost:{port}   (Ctrl+C untuk berhenti)")
        return server.wait()
    except KeyboardInterrupt:
        say("Dasbor dihentikan.")
        return 0
    finally:
        if server.poll() is None:
            server.terminate()
            server.wait(timeout=15)
