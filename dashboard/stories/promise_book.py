"""The follow-up book beside the data: opened once per working folder, shared by pages and papers.

What an invented RTL brought in is told only while the data shown are sample data: it leaves with them.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from dashboard.actions.store import URL_VARIABLE, Store, open_store
from dashboard.queries import Database
from dashboard.stories.place import is_sample

# Who recorded the meetings and promises of an invented RTL.
SAMPLE_AUTHOR = "DATA CONTOH"


def book_in(folder: Path) -> Store:
    """The book of a working folder with every entry in it, whatever data are shown. Raises StoreUnavailableError."""
    return _opened(folder.resolve(), os.environ.get(URL_VARIABLE) or None, "")


def book_of(database: Database) -> Store:
    """The book of the working folder this database lies in. Raises StoreUnavailableError."""
    return _opened(database.path.parent.resolve(), os.environ.get(URL_VARIABLE) or None,
                   "" if is_sample(database) else SAMPLE_AUTHOR)


@lru_cache(maxsize=8)
def _opened(folder: Path, url: str | None, unheard: str) -> Store:
    return open_store(folder, url=url, unheard=unheard)
