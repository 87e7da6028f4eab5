"""Survey rounds and targets as facts for stories: what was published, with its interval, certainty and path.

Surveys and the register are two families: nothing here ever touches an e-PPGBM value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import queries
from dashboard.analysis.change import SurveyValue, Verdict, survey_verdict
from dashboard.analysis.intervals import DESIGN_EFFECT_ASSUMED, SURVEY_CHILDREN_ASSUMED
from dashboard.queries import Database
from dashboard.stories.charts import Point, Series
from dashboard.words import frame, origin, sampling
from dashboard.words.numbers import percent, percent_range

NATIONAL = "ID"
# The planning document that binds; other national figures of the same year stand in the table only.
BINDING_PATHS = "rpjmn"


@dataclass(frozen=True)
class SurveyRound:
    """One survey value in percent with its interval; ``approximate`` = ours, no interval was published.

    ``n``: children measured; None = not published, then an interval of ours takes the number that is assumed.
    """

    year: int
    survey: str
    value: float
    low: float
    high: float
    approximate: bool
    estimator: str
    certainty: str
    source: str
    n: int | None = None

    @property
    def name(self) -> str:
        return f"{self.survey} {self.year}"

    @property
    def interval_text(self) -> str:
        """``17,8–25,3%``, with the warning where the interval is our own."""
        shown = percent_range(self.low, self.high)
        return f"{shown} ({frame.APPROXIMATE})" if self.approximate else shown

    @property
    def range_text(self) -> str:
        """``17,8–25,3%, sampel 640 balita``; where the interval is our own, what it was reckoned from."""
        return sampling.range_text(self.low, self.high, n=self.n, assumed=self._assumed)

    @property
    def note(self) -> str:
        """What a reader must know beside the value."""
        known = origin.note(certainty=self.certainty, estimator=self.estimator)
        sample = sampling.note(n=self.n, assumed=self._assumed, design_effect=DESIGN_EFFECT_ASSUMED)
        return "; ".join(part for part in (sample, known) if part)

    @property
    def _assumed(self) -> int | None:
        """The sample an interval of our own takes where none was published; None: the interval is the published one."""
        return SURVEY_CHILDREN_ASSUMED if self.approximate else None

    def as_value(self) -> SurveyValue:
        """For the verdict functions: fractions; an interval of ours is left to them."""
        if self.approximate:
            return SurveyValue(self.value / 100, n=self.n)
        return SurveyValue(self.value / 100, self.low / 100, self.high / 100)


@dataclass(frozen=True)
class Target:
    """A target in percent with where it comes from; ``status``: resmi, lokal or interpolasi."""

    year: int
    value: float
    status: str
    scope: str
    path: str
    legal_basis: str
    certainty: str

    @property
    def text(self) -> str:
        """``14,2% (2029, target nasional)``."""
        return f"{percent(self.value)} ({self.year}, target {self.scope})"


def survey_rounds(database: Database, *, area: str, until_year: int | None = None) -> tuple[SurveyRound, ...]:
    """Rounds of one area, oldest first, up to and including ``until_year``."""
    rows = queries.surveys(database, area=area)
    made = [_round(row) for row in rows.to_dict("records") if not pd.isna(row["prevalence"])]
    return tuple(one for one in made if until_year is None or one.year <= until_year)


def change_verdict(rounds: tuple[SurveyRound, ...]) -> Verdict | None:
    """The verdict between the last two rounds; None with fewer than two."""
    if len(rounds) < 2:
        return None
    return survey_verdict(rounds[-2].as_value(), later=rounds[-1].as_value())


def survey_series(rounds: tuple[SurveyRound, ...]) -> tuple[Series, ...]:
    """One series per run of consecutive years: no line crosses a year without a survey. Only the last run is named."""
    runs: list[list[SurveyRound]] = []
    for one in rounds:
        if runs and one.year - runs[-1][-1].year <= 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return tuple(
        Series(
            name="Survei" if run is runs[-1] else "", family="survey", joined=len(run) > 1,
            points=tuple(
                Point(x=float(one.year), y=one.value, text=percent(one.value), low=one.low, high=one.high,
                      approximate=one.approximate, name=one.name)
                for one in run
            ),
        )
        for run in runs
    )


@dataclass(frozen=True)
class Targets:
    """Everything known about targets of a kabupaten and of the nation, official or not."""

    own: tuple[Target, ...]
    national: tuple[Target, ...]

    def of_year(self, year: int) -> Target | None:
        """The target to compare a value of that year with: the kabupaten's own, else the national plan's."""
        for group in (self.own, self._binding(), self.national):
            for one in group:
                if one.year == year and one.status != "interpolasi":
                    return one
        return None

    def next_after(self, year: int) -> Target | None:
        """The first official target later than ``year``; the kabupaten's own comes before the nation's."""
        for group in (self.own, self._binding()):
            later = sorted((t for t in group if t.year > year and t.status != "interpolasi"), key=lambda t: t.year)
            if later:
                return later[0]
        return None

    def compared_with(self, year: int) -> Target | None:
        """The target of that year, else the next one."""
        return self.of_year(year) or self.next_after(year)

    def _binding(self) -> tuple[Target, ...]:
        return tuple(one for one in self.national if one.path.startswith(BINDING_PATHS))

    def series(self, *, until_year: int) -> tuple[Series, ...]:
        """Dashed paths: the kabupaten's own, and each national plan; filled years are named "interpolasi"."""
        paths = [_path_series("Target kabupaten", list(self.own), until_year=until_year)] if self.own else []
        for path in dict.fromkeys(one.path for one in self._binding()):
            years = path.removeprefix(f"{BINDING_PATHS}_").replace("_", "–")
            filled = [t for t in self.national if t.path == f"linear_{years.replace('–', '_')}"]
            points = [t for t in self._binding() if t.path == path] + filled
            last = max(t.year for t in points)
            name = "Target nasional" if last >= until_year else f"RPJMN {years}"
            paths.append(_path_series(name, points, until_year=until_year))
        return tuple(path for path in paths if path.points)


def leading_to(paths: tuple[Series, ...], *, year: int) -> tuple[Series, ...]:
    """Only the paths that reach ``year``: where the page asks about change, expired targets are in the way."""
    return tuple(path for path in paths if path.points[-1].x >= year)


def known_targets(database: Database, *, area: str) -> Targets:
    """Targets of the kabupaten and of the nation."""
    return Targets(own=_targets(database, area=area), national=_targets(database, area=NATIONAL))


def target_rows(targets: Targets) -> tuple[Target, ...]:
    """All targets for the table twin, own first, then the national ones by year and path."""
    return (*targets.own, *sorted(targets.national, key=lambda t: (t.year, t.path)))


def _path_series(name: str, targets: list[Target], *, until_year: int) -> Series:
    """Only the end of a path is labelled: every year of it stands in the table twin. One year alone is a point."""
    chosen = sorted((t for t in targets if t.year <= until_year), key=lambda t: t.year)
    return Series(
        name=name, family="target", dashed=True, joined=len(chosen) > 1,
        points=tuple(
            Point(x=float(t.year), y=t.value, text=percent(t.value) if t is chosen[-1] else "",
                  name="interpolasi" if t.status == "interpolasi" else t.legal_basis)
            for t in chosen
        ),
    )


def _targets(database: Database, *, area: str) -> tuple[Target, ...]:
    rows = queries.targets(database, area=area).to_dict("records")
    return tuple(
        Target(year=int(row["year"]), value=float(row["value"]), status=row["status"], scope=row["scope"],
               path=row["path"] or "",
               legal_basis=origin.in_bahasa(row["legal_basis"] or "") or f"target {row['scope']}",
               certainty=row["certainty"] or "")
        for row in rows
    )


def _round(row: Mapping[Any, Any]) -> SurveyRound:
    value = float(row["prevalence"])
    published = not pd.isna(row["ci_low"]) and not pd.isna(row["ci_high"])
    told = row.get("n")  # a version kept from before samples were read has no such column
    n = None if told is None or pd.isna(told) else int(told)
    low, high = SurveyValue(value / 100, n=n).interval()
    return SurveyRound(
        year=int(row["year"]), survey=row["survey"], value=value,
        low=float(row["ci_low"]) if published else 100 * low, high=float(row["ci_high"]) if published else 100 * high,
        approximate=not published, estimator=row["estimator"] or "", certainty=row["certainty"] or "",
        source=origin.in_bahasa(row["source"] or ""), n=n,
    )
