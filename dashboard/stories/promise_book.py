"""The follow-up book beside the data: opened once per working folder, shared by pages and papers."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from dashboard.actions.store import URL_VARIABLE, Store, open_store
from dashboard.queries import Database


def book_of(database: Database) -> Store:
    """The book of the working folder this database lies in. Raises StoreUnavailableError."""
    return book_in(database.path.parent)


def book_in(folder: Path) -> Store:
    """The book of a working folder. Raises StoreUnavailableError."""
    return _opened(folder.resolve(), os.environ.get(URL_VARIABLE) or None)


@lru_cache(maxsize=8)
def _opened(folder: Path, url: str | None) -> Store:
    return open_store(folder, url=url)
