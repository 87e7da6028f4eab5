"""Scenarios saved with a meeting, as the page andaikan wrote them: newest first, and which one is this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.actions.entries import Meeting, Scenario
from dashboard.actions.store import Store

# What makes two scenarios the same question; results and coverages of the day stand beside them.
ASKED = ("paket", "lingkup", "kec", "sasaran", "efek")


@dataclass(frozen=True)
class Saved:
    """One saved scenario: its name, the day, the meeting it was shown in (if any), its address and what it said."""

    entry_id: str
    name: str
    on: date
    meeting: Meeting | None
    query: str
    data_version: str
    takeaway: str
    choices: Mapping[str, Any]

    @property
    def asked(self) -> dict[str, str]:
        """The question: package, scope, kecamatan, goals, effects."""
        return {key: str(self.choices.get(key, "")) for key in ASKED}

    @property
    def fall(self) -> tuple[float, float]:
        """Low and high fall after five years in points, as displayed then."""
        low, high = self.choices["turun"]
        return float(low), float(high)

    @property
    def level(self) -> float:
        return float(self.choices["tingkat"])

    @property
    def coverages(self) -> dict[str, tuple[float, float]]:
        """Effect id -> coverage then and its goal, in percent."""
        return {str(key): (float(now), float(goal)) for key, (now, goal) in self.choices.get("cakupan", {}).items()}


def saved_scenarios(book: Store) -> tuple[Saved, ...]:
    """Every scenario the page andaikan saved, newest first; entries of another make are left out."""
    meetings = book.meetings()
    return tuple(
        Saved(entry.entry_id, content.name, entry.recorded_at.astimezone().date(), meetings.get(entry.meeting_id),
              entry.view.query, entry.view.data_version, entry.view.takeaway, content.choices)
        for entry, content in book.saved_scenarios() if {"paket", "turun", "tingkat"} <= set(content.choices))


def earlier(saved: tuple[Saved, ...], *, asked: Mapping[str, str], before: date) -> Saved | None:
    """The newest scenario with this very question saved before a day."""
    return next((one for one in saved if one.on < before and one.asked == dict(asked)), None)


def content(*, name: str, asked: Mapping[str, str], level: float, source: str, fall: tuple[float, float],
            coverages: Mapping[str, tuple[float, float]]) -> Scenario:
    """A scenario to be saved: the question, and what it answered with the data of the day."""
    return Scenario(name=name, choices={
        **asked, "tingkat": level, "sumber": source, "turun": list(fall),
        "cakupan": {key: list(pair) for key, pair in coverages.items()}})
