"""Where the surveys are heading: the fan to the target year, the chance of the target, the pace needed and seen.

The register only helps to see the direction, through a bias that may drift; it never stands on the survey's line.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.analysis.change import aarr, fastest_pace, required_pace
from dashboard.analysis.intervals import standard_error_of_interval
from dashboard.analysis.trajectory import (
    FAN_SHARES,
    Observation,
    Trajectory,
    coverage_breaks,
    forecast,
    half_year,
    sensitivity,
    survey_observation,
    track_class,
)
from dashboard.stories.charts import Band
from dashboard.stories.published import SurveyRound, Targets
from dashboard.stories.register import Moment
from dashboard.stories.story import Fact
from dashboard.words import forecast as said

# Earlier surveys had other samples; the fan starts from what the chart shows.
ROUNDS_FROM = 2018
# The field work of a survey is taken to lie in the second half of its year.
SURVEY_MONTH = 8
TARGET_MONTH = 12


@dataclass(frozen=True)
class Outlook:
    """The fan (empty without a forecast), its highest value in percent, and the sentences beside it.

    ``chance`` = the sentence on the target alone; None without a forecast or a target.
    """

    bands: tuple[Band, ...]
    top: float
    facts: tuple[Fact, ...]
    chance: Fact | None = None


def look_ahead(
    rounds: tuple[SurveyRound, ...], *, moments: tuple[Moment, ...], targets: Targets, until: int
) -> Outlook:
    """Forecast to the end of year ``until``. Fewer than two surveys, or a survey of that year: no fan."""
    used = tuple(one for one in rounds if one.year >= ROUNDS_FROM)
    facts = [Fact(text) for text in _pace_lines(used, targets=targets, until=until)]
    if not used or used[-1].year >= until:
        return Outlook((), 0.0, tuple(facts))
    seen = _observations(used, moments=moments)
    breaks = _breaks(moments)
    end = half_year(until, month=TARGET_MONTH)
    found = forecast(seen, until=end, breaks=breaks)
    if found is None:
        return Outlook((), 0.0, (*facts, Fact(said.NO_FORECAST)))
    start = half_year(used[-1].year, month=SURVEY_MONTH)
    bands = tuple(_band(found, share=share, start=start, end=end) for share in FAN_SHARES)
    track = _track_facts(found, seen=seen, breaks=breaks, targets=targets, until=until)
    return Outlook(bands, max(max(band.highs) for band in bands), (*track[:1], *reversed(facts), *track[1:]),
                   chance=track[0] if track[0].number else None)


def _observations(rounds: tuple[SurveyRound, ...], *, moments: tuple[Moment, ...]) -> list[Observation]:
    surveys = [
        survey_observation(half_year(one.year, month=SURVEY_MONTH), prevalence=one.value / 100, n=one.n,
                           interval=None if one.approximate else (one.low / 100, one.high / 100))
        for one in rounds if 0 < one.value < 100
    ]
    routine = [
        Observation(half_year(m.period.year, month=m.period.month), "routine",
                    m.measure.n_stunted / m.measure.n_measured, n=m.measure.n_measured)
        for m in moments
        if m.measure.n_stunted is not None and 0 < m.measure.n_stunted < m.measure.n_measured
    ]
    return [*surveys, *routine]


def _breaks(moments: tuple[Moment, ...]) -> tuple[int, ...]:
    if len(moments) < 2:
        return ()
    covered = [m.measure.coverage_registered for m in moments]
    return coverage_breaks([half_year(m.period.year, month=m.period.month) for m in moments],
                           coverage=[None if one is None else one / 100 for one in covered])


def _band(found: Trajectory, *, share: float, start: int, end: int) -> Band:
    """From the last survey on; the step of a survey's half-year stands at its year on the axis."""
    low, high = found.fan(share)
    at = [i for i, step in enumerate(found.steps) if start <= step <= end]
    return Band(share, tuple((found.steps[i] - 1) / 2 for i in at), tuple(100 * float(low[i]) for i in at),
                tuple(100 * float(high[i]) for i in at))


def _track_facts(
    found: Trajectory, *, seen: list[Observation], breaks: tuple[int, ...], targets: Targets, until: int
) -> tuple[Fact, ...]:
    end = half_year(until, month=TARGET_MONTH)
    at = found.steps.index(end)
    low, high = found.fan(0.95)
    expected = Fact(said.expected_line(year=until, median=100 * float(found.median[at]), low=100 * float(low[at]),
                                       high=100 * float(high[at])))
    goal = targets.of_year(until)
    if goal is None or not 0 < goal.value < 100:
        return (expected,)
    p = found.on_track(goal.value / 100, step=end)
    others = [chance for _, chance in sensitivity(seen, target=goal.value / 100, step=end, breaks=breaks)]
    return (
        Fact(said.on_track_line(target=goal.value, year=until, p=p, word=track_class(p)), number=said.chances(p)),
        Fact(said.sensitivity_line(low=min(others), high=max(others))), expected)


def _pace_lines(rounds: tuple[SurveyRound, ...], *, targets: Targets, until: int) -> list[str]:
    """Pace over all rounds, and the pace the target takes beside the fastest one seen; both in percent a year."""
    if not rounds:
        return []
    years, values = [one.year for one in rounds], [one.value for one in rounds]
    errors = [float(standard_error_of_interval(one.low, high=one.high)) for one in rounds]
    lines = []
    whole = aarr(years, values=values, errors=errors)
    if whole is not None:
        lines.append(said.pace_line(rate=100 * whole.rate, low=100 * whole.low, high=100 * whole.high,
                                    first=int(whole.first_year), last=int(whole.last_year)))
    goal, last = targets.of_year(until), rounds[-1]
    if goal is not None and 0 < goal.value < 100 and last.year < until:
        best = fastest_pace(years, values=values, errors=errors)
        needed = required_pace(last.value / 100, target=goal.value / 100, years=until - last.year,
                               interval=(last.low / 100, last.high / 100))
        lines.append(said.needed_line(
            rate=100 * needed.rate, low=100 * needed.rate_low, high=100 * needed.rate_high,
            per_year=100 * needed.per_year, until=until, fastest=None if best is None else 100 * best.rate))
    return lines
