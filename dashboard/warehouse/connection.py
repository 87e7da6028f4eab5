"""The two ways a DuckDB file is opened: read-only for everybody, writable for one build in its own folder."""

from __future__ import annotations

from pathlib import Path

import duckdb

READER_MEMORY = "400MB"
BUILD_MEMORY = "50%"


def connect_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a published file. Every reader of a process uses this one configuration, as DuckDB demands.

    No other file can be read through it and no extension is fetched: nothing leaves the machine.
    """
    return duckdb.connect(
        str(path),
        read_only=True,
        config={
            "memory_limit": READER_MEMORY,
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
        },
    )


def connect_for_build(path: Path, *, scratch: Path) -> duckdb.DuckDBPyConnection:
    """Open the file a build writes. Half of the memory, the rest spills into ``scratch``: the laptop stays usable.

    Insertion order is kept only where a statement sorts, which lets a large build run in little memory.
    """
    return duckdb.connect(
        str(path),
        config={
            "memory_limit": BUILD_MEMORY,
            "temp_directory": str(scratch),
            "preserve_insertion_order": "false",
            "autoinstall_known_extensions": "false",
        },
    )
