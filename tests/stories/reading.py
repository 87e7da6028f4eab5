"""Everything a reader of a story can see, piece by piece: for tests that look for what must not be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from dashboard.stories.story import Story

# Codes are identifiers, not numbers to read; ids of fills and statuses are never printed.
NOT_READ = {"code", "kecamatan_code", "fill", "status", "family", "view", "selected", "key", "kind", "slug", "lokus"}


def texts(part: Any) -> Iterator[str]:
    """Every text of a story or chart, without codes."""
    if isinstance(part, str):
        yield part
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            if field.name not in NOT_READ:
                yield from texts(getattr(part, field.name))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from texts(one)


def table_texts(story: Story) -> Iterator[str]:
    """Text cells of the table twin, without code columns."""
    for row in story.table.rows:
        for column, cell in zip(story.table.columns, row, strict=True):
            if column.kind != "code" and isinstance(cell, str):
                yield cell


def readable(story: Story) -> list[str]:
    """All texts of the story with its charts and table."""
    parts = [getattr(story, field.name) for field in fields(story) if field.name not in {"table", "slug"}]
    found = [text for part in parts for text in texts(part)]
    # A kecamatan in a TileMap is (code, name).
    return [text for text in found if not text[:2].isdigit() or "." not in text[:5]] + list(table_texts(story))
