"""The two ways a DuckDB file is opened: read-only for everybody, writable for one build in its own folder."""

from __future__ import annotations

from pathlib import Path

import duckdb

READER_CHOICES = (
    "SET memory_limit = '400MB'",
    "SET autoinstall_known_extensions = FALSE",
    "SET enable_external_access = FALSE",
)
# Measured: 1.5 million measurements build in the first, in a ninth more time than in the second; 15 million need the
# second. More would take the laptop from whoever works beside the build.
BUILD_MEMORY, BUILD_MEMORY_MOST = "300MB", "2GB"


def connect_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a published file for reading, with a bound on its memory.

    No other file can be read through it and no extension is fetched: nothing leaves the machine. Set after opening,
    because DuckDB refuses a second connection of the same process that opens with other choices.
    """
    con = duckdb.connect(str(path), read_only=True)
    for choice in READER_CHOICES:
        con.execute(choice).fetchall()
    return con


def connect_for_build(path: Path, *, scratch: Path, memory: str) -> duckdb.DuckDBPyConnection:
    """Open the file a build writes; what does not fit into ``memory`` (``300MB``) spills into ``scratch``.

    Insertion order is kept only where a statement sorts, which lets a large build run in little memory.
    """
    return duckdb.connect(
        str(path),
        config={
            "memory_limit": memory,
            "temp_directory": str(scratch),
            "preserve_insertion_order": "false",
            "autoinstall_known_extensions": "false",
        },
    )
