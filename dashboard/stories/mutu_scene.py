"""What the views of the data-quality page share: the place, the month, its coverage and how it was measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import queries
from dashboard.queries import Database
from dashboard.stories import register
from dashboard.stories.measures import Measure, Places
from dashboard.stories.place import Area
from dashboard.stories.quality_word import Quality
from dashboard.stories.story import Fact
from dashboard.words import frame
from dashboard.words import quality as said
from dashboard.words.numbers import month_short

SLUG = "mutu_data"
QUESTION = "Seberapa boleh angka ini dipercaya?"


@dataclass(frozen=True)
class Scene:
    """One place in one month."""

    area: Area
    period: date
    places: Places
    quality: Quality

    @property
    def here(self) -> Measure:
        return self.places.area(self.area.kecamatan)

    @property
    def desa(self) -> tuple[Measure, ...]:
        return self.places.desa_of(self.area.kecamatan)

    @property
    def rows(self) -> tuple[Measure, ...]:
        """Rows of the dot plot: kecamatan of the kabupaten, or desa of the chosen kecamatan."""
        return self.places.kecamatan if self.area.kecamatan is None else self.desa

    @property
    def silent(self) -> list[Measure]:
        return [one for one in self.desa if one.n_rows == 0]


def filters_of(scene: Scene) -> str:
    """The filter line of every view."""
    return frame.filters_line(kecamatan=scene.area.filter_name, period=month_short(scene.period))


def source_of(scene: Scene, *, database: Database) -> str:
    """The source line of every view."""
    return frame.source_line(
        sources=(frame.register_source(scene.period),), version=database.short,
        details=(register.coverage_short(scene.here),), quality=scene.quality.word)


def quality_fact(scene: Scene) -> Fact:
    """The three measures behind the word."""
    quality = scene.quality
    return Fact(said.measures(
        word=quality.word, digits=(quality.digits.value, quality.digits.grade),
        implausible=(quality.implausible.value, quality.implausible.grade),
        spread=(quality.spread.value, quality.spread.grade), n=quality.implausible.n))


def unmapped_fact(scene: Scene, *, database: Database) -> Fact:
    """Rows that no desa could be found for, and how the place was written."""
    places = queries.unmapped_places(database, period=scene.period, kecamatan=scene.area.kecamatan)
    return Fact(said.unmapped(rows=int(places["n_rows"].sum()), places=[
        (str(name), int(n)) for name, n in zip(places["place_written"], places["n_rows"], strict=True)]))


def audit_fact(scene: Scene, *, database: Database) -> Fact:
    """The file's own z-scores against ours."""
    audit = queries.zscore_audit(database, period=scene.period)
    return Fact(said.audit(compared=audit["n_compared"], differ=audit["n_differ"],
                           class_changed=audit["n_class_changed"], other_rule=audit["n_other_rule"]))
