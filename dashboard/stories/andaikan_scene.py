"""One what-if worked out: what was asked through the address, where, and what came of it. No words yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.actions.entries import Scenario
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import andaikan_lines as lines
from dashboard.stories import andaikan_model as model
from dashboard.stories import published
from dashboard.stories.andaikan_place import Where, where
from dashboard.stories.andaikan_saved import Saved, content
from dashboard.stories.choices import resolve_period
from dashboard.stories.place import Area, chosen_area
from dashboard.stories.story import Selection
from dashboard.words import andaikan as said
from dashboard.words.numbers import displayed

OPTION, SCOPE = "andaikan_paket", "andaikan_lingkup"
GOALS, EFFECTS = "andaikan_sasaran", "andaikan_efek"
SCOPES = tuple(code for code, _ in said.SCOPES)


class NothingToTellError(Exception):
    """This what-if cannot be reckoned; the message is the page's sentence, ``title`` its title."""

    def __init__(self, *, title: str | None, sentence: str | None, area: Area, period: date | None) -> None:
        super().__init__(sentence or title or "")
        self.title, self.sentence, self.area, self.period = title, sentence, area, period


@dataclass(frozen=True)
class Asked:
    """The question of an address: package, scope, goals and effects as written (and as read)."""

    package: str
    scope: str
    goals_text: str
    effects_text: str

    @property
    def goals(self) -> dict[str, float]:
        return lines.parse_goals(self.goals_text)

    @property
    def effects(self) -> dict[str, float]:
        return lines.parse_effects(self.effects_text)

    @property
    def shares(self) -> dict[str, float]:
        return lines.parse_shares(self.effects_text)

    @property
    def quality(self) -> float | None:
        return lines.parse_quality(self.effects_text)


def asked_of(selection: Selection) -> Asked:
    """What the address asks; codes nobody knows mean the first of their kind."""
    package = selection.options.get(OPTION) or lines.PACKAGES[0]
    scope = selection.options.get(SCOPE) or SCOPES[0]
    return Asked(package if package in lines.PACKAGES else lines.PACKAGES[0], scope if scope in SCOPES else SCOPES[0],
                 selection.options.get(GOALS) or "", selection.options.get(EFFECTS) or "")


@dataclass(frozen=True)
class Scene:
    """Everything the page tells. ``goal`` = the kabupaten's target of the target year; ``target`` = the same where the
    level is a survey's, for targets belong to that family.
    """

    asked: Asked
    where: Where
    period: date
    level: model.Level
    raised: tuple[lines.Raised, ...]
    result: model.Result
    profile: model.Profile
    goal: published.Target | None

    @property
    def package(self) -> str:
        return self.asked.package

    @property
    def area(self) -> Area:
        return self.where.area

    @property
    def target(self) -> published.Target | None:
        return self.goal if self.level.family == "survey" else None

    @property
    def survey_year(self) -> int | None:
        return self.where.rounds[-1].year if self.where.rounds else None

    @property
    def now(self) -> float:
        return displayed(self.level.value)

    @property
    def gap(self) -> float | None:
        """Distance to the target in points, as displayed; targets are for the survey's family only."""
        return None if self.target is None else displayed(self.now - displayed(self.target.value))

    @property
    def is_pace(self) -> bool:
        return self.package == lines.PACE

    @property
    def turned(self) -> bool:
        """Did the address change a goal of this package?"""
        return any(one.id in self.asked.goals for one in self.raised)

    @property
    def assumed(self) -> bool:
        """Did the address set the size of an effect, whom it concerns, or the quality?"""
        return not self.is_pace and (any(one.assumed or one.own_share for one in self.raised)
                                     or self.asked.quality is not None)

    @property
    def name(self) -> str:
        """The package, with a word where an officer turned its goals or its assumptions."""
        return said.with_own(said.NAMES[self.package], goals=self.turned, effects=self.assumed)

    @property
    def short_name(self) -> str:
        """The package, with one word where anything was changed."""
        return said.with_word(said.NAMES[self.package], own=self.turned or self.assumed)

    @property
    def has_examples(self) -> bool:
        """Does a coverage of this package, or whom it concerns, rest on an example?"""
        return any(not one.local or (one.share_open and not one.own_share)
                   for one in self.raised if one.changes and one.has_effect)

    @property
    def fall(self) -> tuple[float, float]:
        """Low and high fall after five years in points, as displayed."""
        last = self.result.steps[-1]
        return last.fall_low, last.fall_high

    @property
    def question(self) -> dict[str, str]:
        """What makes another scenario the same one (``andaikan_saved.ASKED``)."""
        return {"paket": self.package, "lingkup": self.asked.scope, "kec": self.area.kecamatan or "",
                "sasaran": self.asked.goals_text, "efek": self.asked.effects_text}

    @property
    def coverages(self) -> dict[str, tuple[float, float]]:
        """Effect id -> coverage now and its goal in percent, of what is raised."""
        changing = [one.intervention for one in self.raised if one.changes]
        return {one.id: (displayed(100 * one.coverage_now), displayed(100 * one.coverage_then)) for one in changing}


def scene_of(selection: Selection, *, database: Database, settings: Settings) -> Scene:
    """Work the question out, once per version of the data. Raises NothingToTellError."""
    return database.once(_scene_of, asked_of(selection), selection.kecamatan, selection.period, settings)


def _scene_of(
    database: Database, asked: Asked, kecamatan: str | None, month: date | None, settings: Settings
) -> Scene:
    selection = Selection(period=month, kecamatan=kecamatan)
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)

    def nothing(title: str | None = None, sentence: str | None = None) -> NothingToTellError:
        return NothingToTellError(title=title, sentence=sentence, area=area, period=period)

    if period is None:
        raise nothing()
    place = where(area, scope=asked.scope, period=period, database=database, settings=settings,
                  until_year=month.year if month else None)
    if (asked.package == "lokus" or place.lokus_scope) and not place.enough_lokus:
        raise nothing(said.FEW_LOKUS_TITLE, f"{said.FEW_LOKUS}.")
    if place.level is None:
        raise nothing(said.NO_LEVEL_TITLE, f"{said.NO_LEVEL}.")
    profile = model.profile_of(database, period=period, level=place.level)
    raised: tuple[lines.Raised, ...] = ()
    result: model.Result | None
    if asked.package == lines.PACE:
        result = model.carried_on(place.rounds, level=place.level)
        if result is None:
            raise nothing(said.NO_PACE_TITLE, f"{said.NO_PACE}.")
    else:
        raised = raised_for(asked, place=place, period=period)
        result = model.drawn(raised, profile=profile, level=place.level, quality=asked.quality)
    goal = published.known_targets(database, area=str(database.info["kabupaten_code"])).of_year(settings.target_year)
    return Scene(asked, place, period, place.level, raised, result, profile, goal)


def raised_for(asked: Asked, *, place: Where, period: date) -> tuple[lines.Raised, ...]:
    """The coverages of a question in a place and month."""
    return lines.raised_by(asked.package, present=place.present, lokus_then=place.lokus_then, goals=asked.goals,
                           effects=asked.effects, shares=asked.shares, period=period)


def to_save(scene: Scene) -> tuple[str, Scenario]:
    """The name of a scenario and what is written into the book of the meeting."""
    name = said.scenario_name(scene.name, place=scene.where.full)
    return name, content(name=name, asked=scene.question, level=scene.now, source=scene.level.name, fall=scene.fall,
                         coverages=scene.coverages)


def asked_again(saved: Saved, *, period: date | None) -> Selection:
    """The same question put to the data of today (``period`` None = the latest)."""
    asked: Mapping[str, str] = saved.asked
    return Selection(period=period, kecamatan=asked["kec"] or None, options={
        OPTION: asked["paket"], SCOPE: asked["lingkup"], GOALS: asked["sasaran"], EFFECTS: asked["efek"]})
