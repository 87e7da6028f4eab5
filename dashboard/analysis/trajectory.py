"""Where is prevalence heading, and may the target be met? A small state-space model in half-year steps.

State: u = logit of true prevalence, g = drift of u per step, d = bias of routine data on the logit scale.

    u' = u + g + N(0, .02²)      g' = g + N(0, .006²)      d' = d + N(0, q_d²)
    survey:  logit y = u     + N(0, deff/(n·p(1-p)) + τ²)
    routine: logit y = u + d + N(0, 1/(n·p(1-p)) + .02²)

Kalman filter and Rauch-Tung-Striebel smoother. Survey and routine never share a line: routine data only help to see the
direction, through d, which may drift. The default q_d is wide because a kabupaten's own gap between the two
families was seen to move by 0.5 in two years. Proportions are fractions (0-1).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from scipy.special import expit, logit, ndtr

from dashboard.analysis.intervals import (
    DESIGN_EFFECT_ASSUMED,
    SURVEY_CHILDREN_ASSUMED,
    FloatArray,
    logit_interval,
    z_value,
)

SURVEYS_NEEDED = 2
FAN_SHARES = (0.5, 0.8, 0.95)
# A new antropometri kit or a jump in coverage may move the routine bias by this much (SD on the logit scale).
BREAK_SD = 0.5
COVERAGE_JUMP = 0.10
ON_TRACK = 0.8
OFF_TRACK = 0.2
# (q_d, τ): shown side by side, because no choice can be proved from one kabupaten.
SENSITIVITY = ((0.06, 0.0), (0.12, 0.10), (0.20, 0.15))

TrackClass = Literal["di jalur", "belum pasti", "di luar jalur"]


@dataclass(frozen=True)
class Model:
    """Standard deviations per half-year step and the starting state, all on the logit scale."""

    q_d: float = 0.20
    tau: float = 0.15
    level_sd: float = 0.02
    drift_sd: float = 0.006
    routine_sd: float = 0.02
    start_level_sd: float = 1.0
    start_drift: float = -0.03
    start_drift_sd: float = 0.03
    start_bias_sd: float = 2.0


@dataclass(frozen=True)
class Observation:
    """One value. ``step`` counts half-years: ``2·year`` first half, ``2·year + 1`` second (see ``half_year``).

    ``interval`` is a published 95 % interval (surveys only): its width on the logit scale then replaces
    ``design_effect/(n·p(1-p))``.
    """

    step: int
    family: Literal["survey", "routine"]
    prevalence: float
    n: float = SURVEY_CHILDREN_ASSUMED
    design_effect: float = 1.0
    interval: tuple[float, float] | None = None

    def variance(self, *, model: Model) -> float:
        """Variance of the logit: sampling plus what sampling does not explain (τ, or .02 for routine)."""
        p = self.prevalence
        extra = model.tau if self.family == "survey" else model.routine_sd
        if self.interval is not None:
            sampling = (float(logit(self.interval[1]) - logit(self.interval[0])) / (2 * z_value(0.95))) ** 2
        else:
            sampling = self.design_effect / (self.n * p * (1 - p))
        return sampling + extra**2


@dataclass(frozen=True)
class Trajectory:
    """Smoothed state per step: means and standard deviations of u, g and d (logit scale)."""

    steps: tuple[int, ...]
    u: FloatArray
    sd_u: FloatArray
    g: FloatArray
    sd_g: FloatArray
    d: FloatArray
    sd_d: FloatArray

    @property
    def median(self) -> FloatArray:
        """Median prevalence per step."""
        return np.asarray(expit(self.u), dtype=float)

    def fan(self, share: float) -> tuple[FloatArray, FloatArray]:
        """Interval that holds this share (0.5, 0.8, 0.95): ``expit(u ± z·sd)``."""
        return logit_interval(self.u, spread=self.sd_u, level=share)

    def on_track(self, target: float, *, step: int) -> float:
        """P(prevalence <= target) at the step: ``Φ((logit T - u)/sd_u)``. Raises KeyError outside the steps."""
        if step not in self.steps:
            raise KeyError(f"step {step} lies outside {self.steps[0]}..{self.steps[-1]}")
        at = self.steps.index(step)
        return float(ndtr((float(logit(target)) - self.u[at]) / self.sd_u[at]))


def half_year(year: int, *, month: int) -> int:
    """Step of a month: 2025-02 gives 4050, 2025-08 gives 4051."""
    return 2 * year + (1 if month > 6 else 0)


def survey_observation(
    step: int, *, prevalence: float, n: float | None = None, interval: tuple[float, float] | None = None
) -> Observation:
    """A survey round; without published n or interval the assumed ones are used (671 children, design effect 1.5)."""
    return Observation(
        step,
        "survey",
        prevalence,
        n=SURVEY_CHILDREN_ASSUMED if n is None else n,
        design_effect=DESIGN_EFFECT_ASSUMED,
        interval=interval,
    )


def coverage_breaks(steps: Sequence[int], *, coverage: Sequence[float | None]) -> tuple[int, ...]:
    """Steps at which TB/S jumped by more than 10 points: the routine bias may have moved with it."""
    pairs = zip(steps[1:], pairwise(coverage), strict=True)
    return tuple(
        step
        for step, (before, now) in pairs
        if before is not None and now is not None and abs(now - before) > COVERAGE_JUMP + 1e-9
    )


def forecast(
    observations: Sequence[Observation],
    *,
    until: int,
    since: int | None = None,
    model: Model | None = None,
    breaks: Collection[int] = (),
) -> Trajectory | None:
    """Smoothed trajectory up to step ``until``, or None with fewer than two surveys.

    Starts at the first observation, or at ``since`` where that is earlier (to compare fits with and without routine
    data from one and the same start). ``breaks`` are steps (a new antropometri kit, a coverage jump) at which 0.5² is
    added to the variance of d. Raises ValueError for a prevalence of 0 or 1 or outside: it has no logit.
    """
    chosen = model or Model()
    wrong = [o for o in observations if not 0 < o.prevalence < 1]
    if wrong:
        raise ValueError(f"prevalence must lie between 0 and 1, got {wrong[0].prevalence} at step {wrong[0].step}")
    surveys = [o for o in observations if o.family == "survey"]
    if len(surveys) < SURVEYS_NEEDED:
        return None
    first = min(o.step for o in observations)
    first = first if since is None else min(first, since)
    steps = tuple(range(first, max(until, *(o.step for o in observations)) + 1))
    start = float(logit(min(surveys, key=lambda o: o.step).prevalence))
    return _smooth(steps, observations=observations, model=chosen, start=start, breaks=breaks)


def _smooth(
    steps: tuple[int, ...], *, observations: Sequence[Observation], model: Model, start: float, breaks: Collection[int]
) -> Trajectory:
    move = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    noise = np.diag([model.level_sd, model.drift_sd, model.q_d]) ** 2
    mean = np.array([start, model.start_drift, 0.0])
    cov = np.diag([model.start_level_sd, model.start_drift_sd, model.start_bias_sd]) ** 2
    predicted, filtered = [], []
    for at, step in enumerate(steps):
        if at > 0:
            mean, cov = move @ mean, move @ cov @ move.T + noise
        if step in breaks:
            cov = cov + np.diag([0.0, 0.0, BREAK_SD**2])
        predicted.append((mean, cov))
        for o in (o for o in observations if o.step == step):
            seen = np.array([1.0, 0.0, 0.0 if o.family == "survey" else 1.0])
            gain = cov @ seen / (seen @ cov @ seen + o.variance(model=model))
            mean = mean + gain * (float(logit(o.prevalence)) - seen @ mean)
            cov = cov - np.outer(gain, seen @ cov)
        filtered.append((mean, cov))
    means, covs = [filtered[-1][0]], [filtered[-1][1]]
    for at in range(len(steps) - 2, -1, -1):
        (mean, cov), (ahead, ahead_cov) = filtered[at], predicted[at + 1]
        back = np.linalg.solve(ahead_cov, move @ cov).T
        means.append(mean + back @ (means[-1] - ahead))
        covs.append(cov + back @ (covs[-1] - ahead_cov) @ back.T)
    centre = np.array(means[::-1])
    spread = np.sqrt(np.array([np.diag(c) for c in covs[::-1]]))
    return Trajectory(steps, centre[:, 0], spread[:, 0], centre[:, 1], spread[:, 1], centre[:, 2], spread[:, 2])


def track_class(probability: float) -> TrackClass:
    """P >= 0.8 "di jalur", P <= 0.2 "di luar jalur", between "belum pasti"."""
    if probability >= ON_TRACK:
        return "di jalur"
    return "di luar jalur" if probability <= OFF_TRACK else "belum pasti"


def sensitivity(
    observations: Sequence[Observation], *, target: float, step: int, breaks: Collection[int] = ()
) -> tuple[tuple[Model, float], ...]:
    """P(on track) under the three settings of (q_d, τ); empty with fewer than two surveys."""
    results = []
    for q_d, tau in SENSITIVITY:
        model = Model(q_d=q_d, tau=tau)
        found = forecast(observations, until=step, model=model, breaks=breaks)
        if found is not None:
            results.append((model, found.on_track(target, step=step)))
    return tuple(results)
