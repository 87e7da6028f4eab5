"""Where identity stops: the secret key of the working folder and the keyed hash that replaces a child's identity."""

from __future__ import annotations

import hmac
import os
import re
import secrets
from pathlib import Path

from dashboard.intake.cells import clean_text
from dashboard.intake.columns import Cell

KEY_FILE = "child.key"
KEY_BYTES = 32
CHILD_ID_HEX = 32  # 128 of the hash's 256 bits: no two children meet, and the tables stay half as large
_NIK = re.compile(r"\d{16}")


class ChildKeyError(Exception):
    """``child.key`` exists but cannot be used, or cannot be made."""


def child_key(folder: Path) -> bytes | None:
    """The secret of a working folder, or None when there is none yet. Raises ChildKeyError when it is damaged."""
    path = folder / KEY_FILE
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ChildKeyError(f"child.key tidak dapat dibaca ({type(error).__name__}).") from None
    if len(key) != KEY_BYTES:
        raise ChildKeyError("child.key rusak (bukan 32 bita); kembalikan dari salinan.")
    return key


def make_child_key(folder: Path) -> bytes:
    """Make the secret (32 random bytes, readable by its owner alone) unless another process was faster; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / KEY_FILE
    temporary = folder / f".{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(secrets.token_bytes(KEY_BYTES))
            stream.flush()
            os.fsync(stream.fileno())
        _put_unless_there(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    key = child_key(folder)
    if key is None:
        raise ChildKeyError("child.key tidak dapat dibuat di folder kerja.")
    return key


def _put_unless_there(temporary: Path, path: Path) -> None:
    """A key that is there already is never replaced: that would cut every child off from its history."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links (exFAT sticks)
        if not path.exists():
            os.replace(temporary, path)


def nik_text(cell: Cell) -> str:
    """The 16 digits of a usable NIK, else ``''``: not 16 digits, all 0, all 9, or ending in 0000 is a placeholder.

    A NIK stored as a number has lost its 16th digit (spreadsheets keep 15) and is not usable.
    """
    if not isinstance(cell, str):
        return ""
    text = clean_text(cell).strip("'`").replace(" ", "")
    if not _NIK.fullmatch(text) or len(set(text)) == 1 or text.endswith("0000"):
        return ""
    return text


def is_number_nik(cell: Cell) -> bool:
    """A NIK that a spreadsheet keeps as a number (or wrote as one: ``6,20101E+15``)."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return cell >= 1e14
    return isinstance(cell, str) and re.fullmatch(r"\d[.,]\d+[eE]\+?1\d", clean_text(cell)) is not None


def name_text(cell: Cell) -> str:
    """A name as a key: upper case, letters and digits only (spelling of spaces and dots does not matter)."""
    return re.sub(r"[^0-9A-Z]", "", clean_text(cell).upper())


def child_id(identity: str, *, key: bytes) -> str:
    """Keyed hash (HMAC-SHA-256) of an identity; without the key it cannot be tried out by guessing NIK."""
    return hmac.digest(key, identity.encode("utf-8"), "sha256").hex()[:CHILD_ID_HEX]
