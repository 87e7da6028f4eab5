"""[Mulai rapat] works out every step of the deck ahead, so that the wall never waits for a query."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace

from dashboard.queries import Database
from dashboard.screen.catalogue import Step
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.story import Selection

LOG = logging.getLogger("dashboard")


def warm(walk: tuple[Step, ...], *, selection: Selection, database: Database, settings: Settings) -> None:
    """Tell every step once: the answers stay with the published file, for every viewer. A step that fails is left."""
    for step in walk:
        try:
            STORIES[step.slug](replace(selection, options=step.options), database, settings)
        except Exception:  # the page itself says so when the meeting comes to it
            LOG.exception("step %s could not be worked out ahead", step.slug)


def warm_aside(walk: tuple[Step, ...], *, selection: Selection, database: Database, settings: Settings) -> None:
    """``warm`` beside the page that is being shown."""
    threading.Thread(target=warm, args=(walk,), daemon=True, name="hangatkan", kwargs={
        "selection": selection, "database": database, "settings": settings}).start()
