"""``python -m dashboard test``: every check that CI runs, in one place, each named before it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

from dashboard.settings import PROJECT_ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def _checks(only: list[str]) -> list[tuple[str, list[str]]]:
    python = sys.executable
    scripts = os.path.dirname(python)
    suite = [python, "-m", "pytest", "-n", "2", *(only or ["tests"])]
    if only:
        return [("Uji terpilih (pytest)", suite)]
    return [
        ("Gaya kode (ruff)", [python, "-m", "ruff", "check", "."]),
        ("Tipe (mypy)", [python, "-m", "mypy"]),
        ("Batas antarruang (import-linter)", [os.path.join(scripts, "lint-imports")]),
        ("Uji (pytest)", suite),
    ]


def run_checks(only: list[str]) -> int:
    """Run all checks (or pytest on ``only``); every check runs even after one fails. 0 when all passed."""
    if not any(shutil.which(name) for name in BROWSERS) and not os.environ.get("CHROMIUM"):
        print("PERHATIAN: tidak ada Chromium/Chrome di komputer ini; uji peramban DILEWATI.", flush=True)
    failed = []
    for name, command in _checks(only):
        print(f"== {name}", flush=True)
        started = time.monotonic()
        status = subprocess.call(command, cwd=PROJECT_ROOT)
        print(f"== {name}: {'lulus' if status == 0 else 'GAGAL'} ({time.monotonic() - started:.0f} detik)", flush=True)
        if status:
            failed.append(name)
    if failed:
        print(f"GAGAL: {', '.join(failed)}", flush=True)
    return 1 if failed else 0
