"""A saved what-if beside the same one today: what was expected then, what is now, and how far coverage has come."""

from __future__ import annotations

from datetime import date

from dashboard.actions.errors import StoreUnavailableError
from dashboard.actions.store import Store
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.andaikan_saved import Saved, earlier, saved_scenarios
from dashboard.stories.andaikan_scene import NothingToTellError, Scene, asked_again, scene_of
from dashboard.stories.place import Area
from dashboard.stories.promise_book import book_of
from dashboard.stories.story import Fact
from dashboard.words import andaikan as said


def saved_before(scene: Scene, *, database: Database, today: date) -> Saved | None:
    """The newest earlier scenario with this very question; None without one, or where the book cannot be opened."""
    try:
        saved = saved_scenarios(book_of(database))
    except StoreUnavailableError:
        return None
    return earlier(saved, asked=scene.question, before=today)


def then_and_now(scene: Scene, *, saved: Saved) -> tuple[Fact, ...]:
    """The expectation then and now, and what the coverages did since."""
    told = [Fact(said.then_now(
        when=said.saved_when(on=saved.on, forum=saved.meeting.kind if saved.meeting else None),
        level_then=saved.level, fall_then=saved.fall, level_now=scene.now, fall_now=scene.fall))]
    moved = [(key, then, scene.coverages[key][0], goal) for key, (then, goal) in saved.coverages.items()
             if key in scene.coverages]
    if moved:
        told.append(Fact(said.coverage_since(moved)))
    return tuple(told)


def scenario_facts(area: Area, *, database: Database, settings: Settings, book: Store, today: date) -> tuple[Fact, ...]:
    """For the page of promises: the newest earlier scenario of this place, then and now; nothing where none is."""
    saved = next((one for one in saved_scenarios(book)
                  if one.on < today and one.asked["kec"] == (area.kecamatan or "")), None)
    if saved is None:
        return ()
    when = said.saved_when(on=saved.on, forum=saved.meeting.kind if saved.meeting else None)
    try:
        scene = scene_of(asked_again(saved, period=None), database=database, settings=settings)
    except NothingToTellError:
        return (Fact(said.promise_line(name=saved.name, when=when, fall_then=saved.fall, fall_now=None)),)
    return (Fact(said.promise_line(name=saved.name, when=when, fall_then=saved.fall, fall_now=scene.fall)),)
