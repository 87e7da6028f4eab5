"""Writing that a power cut cannot halve: a file is whole under its name, or it is not there."""

from __future__ import annotations

import os
from pathlib import Path


def flush_to_disk(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in the folder are on the disk; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(temporary: Path, *, final: Path) -> None:
    """Give a finished file its name, in one step. Both lie on the same disk."""
    flush_to_disk(temporary)
    os.replace(temporary, final)
    flush_folder(final.parent)


def write_text_atomically(path: Path, *, text: str) -> None:
    """Replace a small text file in one step: a reader sees the old text or the new, never a part."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        put_in_place(temporary, final=path)
    finally:
        temporary.unlink(missing_ok=True)


def append_line(path: Path, *, line: str) -> None:
    """Add one line to a log. A last line cut short by a crash is ended first, so that it spoils only itself."""
    with path.open("ab+") as handle:
        if handle.tell() > 0:
            handle.seek(-1, os.SEEK_END)
            if handle.read(1) != b"\n":
                handle.write(b"\n")
        handle.write(line.encode("utf-8") + b"\n")
        handle.flush()
        os.fsync(handle.fileno())
