"""``python -m dashboard``: with nothing but Python 3.11+, make the environment, then hand over to ``dashboard.cli``.

Standard library only, and no shell: the same path on Linux, macOS and Windows. The environment is made once; a stamp
(hash of the pinned requirements and of the Python version) makes the next start skip straight to the work.
"""

import hashlib
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
NEEDS_PYTHON = (3, 11)


def _say(text: str) -> None:
    # Progress goes to stderr so that `--json` leaves exactly one object on stdout.
    print(text, file=sys.stderr, flush=True)


def _environment_python() -> Path:
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return ENVIRONMENT / folder / name


def _stamp_of(requirements: "list[Path]") -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in requirements:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _install(requirements: Path, what: str) -> None:
    """Run pip quietly, showing a line of progress every few packages; on failure show pip's last lines."""
    command = [str(_environment_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
               "--progress-bar", "off", "-r", str(requirements)]
    _say(f"Memasang {what} (sekali saja, satu sampai beberapa menit) …")
    last = [""]
    collected = 0
    started = said = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          encoding="utf-8", errors="replace") as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            last = [*last[-14:], line.rstrip()]
            collected += line.startswith("Collecting")
            if time.monotonic() - said > 2:
                said = time.monotonic()
                step = "memasang" if line.startswith("Installing") else "mengambil"
                _say(f"  … {step}, {collected} pustaka, {said - started:.0f} detik")
    if pip.returncode:
        _say("\n".join(last))
        raise SystemExit(
            "Pemasangan pustaka gagal (pesan pip di atas). Periksa sambungan internet untuk pemasangan pertama, "
            "atau sediakan berkas wheel dan atur PIP_NO_INDEX=1 dan PIP_FIND_LINKS=<folder>, lalu ulangi."
        )
    _say(f"  selesai dalam {time.monotonic() - started:.0f} detik.")


def _ensure_environment(*, for_tests: bool) -> None:
    requirements = [ROOT / "requirements.txt"]
    if for_tests:
        requirements.append(ROOT / "tests" / "requirements.txt")
    stamp = ENVIRONMENT / ("stamp-tests" if for_tests else "stamp")
    wanted = _stamp_of(requirements)
    if stamp.exists() and stamp.read_text() == wanted and _environment_python().exists():
        return
    if not _environment_python().exists():
        _say("Membuat lingkungan Python di .venv …")
        venv.EnvBuilder(with_pip=True, clear=ENVIRONMENT.exists()).create(ENVIRONMENT)
    _install(requirements[-1], "pustaka dan alat uji" if for_tests else "pustaka")
    stamp.write_text(wanted)
    if for_tests:  # the test requirements include the run-time ones
        (ENVIRONMENT / "stamp").write_text(_stamp_of(requirements[:1]))


def main() -> int:
    """Prepare the environment and run the command line inside it; returns its exit status."""
    if sys.version_info < NEEDS_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise SystemExit(f"Dasbor memerlukan Python 3.11 atau lebih baru; yang menjalankan ini Python {found}.")
    arguments = sys.argv[1:]
    _ensure_environment(for_tests=arguments[:1] == ["test"])
    command = [str(_environment_python()), "-m", "dashboard.cli", *arguments]
    places = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"}
    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
