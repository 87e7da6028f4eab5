"""From the present level and a package to the path in percent, as it will be displayed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from scipy.special import logit

from dashboard import reference
from dashboard.analysis.change import Pace, fastest_pace
from dashboard.analysis.intervals import standard_error_of_interval, z_value
from dashboard.analysis.scenario import HORIZONS, FloatArray, age_profile, at_level
from dashboard.analysis.scenario_draws import DRAWS, simulate
from dashboard.queries import Database
from dashboard.queries.ages import age_bands
from dashboard.stories.andaikan_lines import Raised
from dashboard.stories.charts import Family
from dashboard.stories.measures import Measure
from dashboard.stories.published import SurveyRound
from dashboard.words import frame
from dashboard.words.numbers import displayed, month_short

# The same question gets the same answer, today and at the next meeting.
SEED = 20240612
# Bands of age of one's own are used where each has so many measured, and some stunted.
BAND_MEASURED = 100
BAND_STUNTED = 5


@dataclass(frozen=True)
class Level:
    """Where the place stands now: percent with its 95 % interval; ``name`` = survey and year, or register and month.

    ``of`` says which desa it is of, where it is not all of them.
    """

    value: float
    low: float
    high: float
    name: str
    family: Family
    of: str = ""

    @property
    def source(self) -> str:
        """The name with the desa it is of."""
        return f"{self.name}, {self.of}" if self.of else self.name

    @property
    def sd(self) -> float:
        """Standard deviation of the level on the logit scale."""
        low, high = max(self.low, 0.1) / 100, min(self.high, 99.9) / 100
        return float((logit(high) - logit(low)) / (2 * z_value(0.95)))


@dataclass(frozen=True)
class Step:
    """Prevalence after so many months, in percent as displayed; falls in points against now (positive = fewer).

    ``exact`` = low, median, high of the fall before rounding: for counts of children, and to tell little from nothing.
    """

    months: int
    median: float
    low: float
    high: float
    fall_low: float
    fall_high: float
    exact: tuple[float, float, float]

    @property
    def no_change(self) -> bool:
        """The assumed work moves nothing: every draw falls by nought."""
        return self.exact == (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Result:
    """The path. ``share``: what the range holds (80 or 95); ``falling``: share of draws with any fall after five years;
    ``under_two``: low and high fall of under-twos after five years; ``pace``: the pace carried on,
    if it was one, with its yearly ``rates`` (low, middle, high).
    """

    steps: tuple[Step, ...]
    share: int
    falling: float | None = None
    under_two: tuple[float, float] | None = None
    own_profile: bool = False
    pace: Pace | None = None
    rates: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Profile:
    """Prevalence by month of age at the present level; ``own``: shaped by the kabupaten's own children."""

    shares: FloatArray
    own: bool


def level_of(rounds: tuple[SurveyRound, ...], *, here: Measure, period: date, of: str = "") -> Level | None:
    """The latest survey, else (kecamatan, or no survey) the register; None where no rate may be shown.

    ``of`` says which desa the register's rate is of, where it is not all of them.
    """
    if rounds and 0 < rounds[-1].value < 100:
        last = rounds[-1]
        return Level(last.value, last.low, last.high, last.name, "survey")
    if here.rate is None or here.low is None or here.high is None or not 0 < here.rate < 100:
        return None
    return Level(here.rate, here.low, here.high, f"{frame.REGISTER} {month_short(period)}", "routine", of)


def children_of(here: Measure) -> tuple[int, str]:
    """Under-fives of the place, projected if known, else registered, with the word for it; 0 if neither is known."""
    if here.n_projected:
        return here.n_projected, "proyeksi"
    return here.n_registered or 0, "terdaftar"


def profile_of(database: Database, *, period: date, level: Level) -> Profile:
    """The kabupaten's own shape over age where every band is large enough, else the national survey's."""
    rows = age_bands(database, period=period)
    national = reference.table("ssgi_age_profile")
    enough = (rows["n_measured"] >= BAND_MEASURED) & (rows["n_stunted"] >= BAND_STUNTED)
    own = len(rows) == len(national) and bool(enough.all())
    bands = national
    if own:
        shares = 100 * rows["n_stunted"].astype(float) / rows["n_measured"].astype(float)
        bands = pd.DataFrame({"age_from_mo": national["age_from_mo"], "age_to_mo": national["age_to_mo"],
                              "stunting_pct": shares.to_numpy()})
    return Profile(at_level(age_profile(bands), level.value / 100), own)


def drawn(raised: tuple[Raised, ...], *, profile: Profile, level: Level, quality: float | None = None) -> Result:
    """Draw the package. Told as now less the fall, so that the doubt about now does not blur the effect.

    ``quality``: effective over recorded coverage taken as exactly this; None = drawn.
    """
    found = simulate([one.intervention for one in raised], profile=profile.shares, rng=np.random.default_rng(SEED),
                     draws=DRAWS, level_sd=level.sd, quality=quality)
    fall = found.fall_five
    steps = tuple(
        _step(months, now=level.value, fall=(100 * fall.low[at], 100 * fall.median[at], 100 * fall.high[at]))
        for at, months in enumerate(HORIZONS))
    two = found.fall_two
    return Result(steps, 80, float(found.share_falling[-1]),
                  (displayed(100 * float(two.low[-1])), displayed(100 * float(two.high[-1]))), profile.own)


def carried_on(rounds: tuple[SurveyRound, ...], *, level: Level) -> Result | None:
    """The fastest pace this kabupaten ever kept, carried on; None with fewer than three surveys or none that fell."""
    pace = fastest_pace(
        [one.year for one in rounds], values=[one.value for one in rounds],
        errors=[standard_error_of_interval(one.low, high=one.high) for one in rounds]) if rounds else None
    if pace is None or pace.rate <= 0:
        return None
    rates = (pace.low, pace.rate, pace.high) if np.isfinite(pace.low) else (pace.rate, pace.rate, pace.rate)
    steps = tuple(
        _step(months, now=level.value, fall=pace_falls(level.value, rates=rates, months=months)) for months in HORIZONS)
    return Result(steps, 95, pace=pace, rates=rates)


def pace_falls(now: float, *, rates: tuple[float, float, float], months: int) -> tuple[float, float, float]:
    """Points the level falls in so many months at each of these yearly rates."""
    low, median, high = (now * (1 - (1 - rate) ** (months / 12)) for rate in rates)
    return low, median, high


def _step(months: int, *, now: float, fall: tuple[float, float, float]) -> Step:
    """Rounded once, so that the numbers on the screen add up."""
    shown = displayed(now)
    low_fall, middle_fall, high_fall = (float(one) for one in fall)
    median, low, high = (displayed(now - one) for one in (middle_fall, high_fall, low_fall))
    return Step(months, median, low, high, displayed(shown - high), displayed(shown - low),
                (low_fall, middle_fall, high_fall))
