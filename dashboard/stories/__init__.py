"""Stories: one question each, told from counts as a sentence, charts and a table. The only way numbers reach a page.

``STORIES[slug](selection, database, settings) -> Story``; ``pages.PAGES`` names them in the order of the navigation.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.story import Selection, Story

Tell = Callable[[Selection, Database, Settings], Story]

SLUGS = (
    "ringkasan", "peta", "dua_angka", "tren", "banding", "lokus", "opd", "pasti", "desa", "andaikan", "anggaran",
    "dana", "praktik_baik", "mutu_data", "aksi", "tindak_lanjut", "bahan_rapat", "metadata",
)


def _story(slug: str) -> Tell:
    """The story of a page; its module is imported when it is first told: no page waits for all the others."""
    def tell(selection: Selection, database: Database, settings: Settings) -> Story:
        told: Story = import_module(f"dashboard.stories.{slug}").tell(selection, database, settings)
        return told

    return tell


STORIES: dict[str, Tell] = {slug: _story(slug) for slug in SLUGS}
