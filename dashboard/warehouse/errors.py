"""What can go wrong in the warehouse, each with a sentence in Bahasa for the officer."""

from __future__ import annotations

from typing import Any


class BuildStoppedError(Exception):
    """Nothing was published, the last version stays live. ``check`` names what failed, ``rows`` the first bad rows."""

    def __init__(self, message: str, *, check: str, rows: list[dict[str, Any]]) -> None:
        super().__init__(message)
        self.check = check
        self.rows = rows


class NoDatabaseError(Exception):
    """Nothing has been published in this working folder yet."""


class DamagedDatabaseError(Exception):
    """The live file is not whole; the message says how to get a whole one."""


class UnknownVersionError(Exception):
    """No published version answers to this name, or more than one does."""


class UnknownQuestionError(Exception):
    """There is no ``sql/questions/<name>.sql``: a mistake in the program, not in the data."""
