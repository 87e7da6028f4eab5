"""The register (e-PPGBM) through time: bulan timbang values of one place, and the lines that describe coverage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.change import RoutineValue, Verdict, routine_verdict
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Point, Series, Trend
from dashboard.stories.choices import weighing_periods
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.words import frame, titles
from dashboard.words.numbers import month_short, percent

# Older bulan timbang say little in a meeting and make the chart unreadable.
MOST_PERIODS = 8


@dataclass(frozen=True)
class Moment:
    """One place in one bulan timbang."""

    period: date
    measure: Measure

    @property
    def x(self) -> float:
        """Decimal year: Feb 2025 = 2025 + 1/12."""
        return self.period.year + (self.period.month - 1) / 12


def history(
    database: Database, *, kecamatan: str | None, until: date, settings: Settings
) -> tuple[tuple[Moment, ...], tuple[Places, ...]]:
    """The last bulan timbang up to ``until`` of one place, oldest first, and all places of each of them."""
    months = _weighed(database, until=until, settings=settings)[-MOST_PERIODS:]
    places = tuple(measure_places(database, period=month, settings=settings) for month in months)
    moments = tuple(Moment(one.period, one.area(kecamatan)) for one in places)
    return moments, places


def every_moment(database: Database, *, until: date, settings: Settings) -> tuple[Moment, ...]:
    """The kabupaten in every bulan timbang up to ``until``, oldest first: what a forecast rests on.

    More than ``history``, which keeps to what a chart has room for.
    """
    return tuple(Moment(month, measure_places(database, period=month, settings=settings).kabupaten)
                 for month in _weighed(database, until=until, settings=settings))


def _weighed(database: Database, *, until: date, settings: Settings) -> list[date]:
    return [month for month in weighing_periods(database, settings=settings) if month <= until]


def routine_series(name: str, moments: tuple[Moment, ...]) -> Series:
    """Bulan timbang of one place; a value that may not be shown leaves a gap with its label."""
    return Series(
        name=name, family="routine",
        points=tuple(
            Point(x=m.x, y=m.measure.rate, text=m.measure.rate_text, low=m.measure.low, high=m.measure.high,
                  name=month_short(m.period))
            for m in moments
        ),
    )


def change_between(earlier: Measure, *, later: Measure) -> Verdict | None:
    """The routine verdict ("sinyal rutin"), or None where a value is hidden or missing: it would reveal the count."""
    if earlier.n_stunted is None or later.n_stunted is None or not earlier.n_measured or not later.n_measured:
        return None
    return routine_verdict(_routine(earlier), later=_routine(later))


def _routine(measure: Measure) -> RoutineValue:
    assert measure.n_stunted is not None
    covered = measure.coverage_registered
    return RoutineValue(measure.n_stunted, measure.n_measured, None if covered is None else covered / 100)


def coverage_text(measure: Measure) -> str:
    """Measured against both sasaran, and the flag where coverage exceeds 100 %."""
    if measure.label.startswith("n<"):
        return frame.too_few_measured(measure.label)
    told = frame.coverage_phrase(
        measured=measure.n_measured, registered=(measure.n_measured_registered, measure.n_registered),
        projected=(measure.n_measured_projected, measure.n_projected))
    flag = frame.over_full_phrase(measured=measure.n_measured_registered, registered=measure.n_registered)
    return f"{told}. {flag}" if flag else told


def coverage_short(measure: Measure) -> str:
    """The same two shares, short enough for the source line."""
    if measure.label.startswith("n<"):
        return frame.too_few_measured(measure.label)
    return frame.coverage_short(
        measured=measure.n_measured, registered=(measure.n_measured_registered, measure.n_registered),
        projected=(measure.n_measured_projected, measure.n_projected))


def coverage_registered_text(measure: Measure) -> str:
    """``Diukur 17.957 dari 20.640 terdaftar (87,0%)``: short enough for one line under a number."""
    if measure.label.startswith("n<"):
        return frame.too_few_measured(measure.label)
    return frame.coverage_short(
        measured=measure.n_measured, registered=(measure.n_measured_registered, measure.n_registered),
        projected=(0, None))


def low_coverage_title(measure: Measure, *, area: str, settings: Settings) -> str:
    """The title under the coverage that takes the class away on the map: no place is called high, low or different."""
    covered = measure.coverage_registered
    if covered is None or covered >= 100 * settings.coverage_blank or measure.label.startswith("n<"):
        return ""
    return titles.register_low_coverage(area=area, coverage=covered)


def register_text(measure: Measure, *, period: date) -> str:
    """``e-PPGBM Feb 2025: 13,6%``."""
    return f"{frame.REGISTER} {month_short(period)}: {measure.rate_text}"


def bounds_text(measure: Measure) -> str:
    """What the unmeasured could change: ``Bila … tidak satu pun atau semuanya stunting: 11,8% sampai 24,8%``."""
    n, x, registered = measure.n_measured, measure.n_stunted, measure.n_registered
    if measure.rate is None or x is None or not registered or measure.n_measured_registered != n or registered <= n:
        return ""
    low, high = 100 * x / registered, 100 * (x + registered - n) / registered
    return f"Bila yang belum diukur tidak satu pun atau semuanya stunting: {percent(low)} sampai {percent(high)}"


def context_series(name: str, moments: tuple[Moment, ...]) -> Series:
    """The kabupaten behind a kecamatan: a thin line without intervals."""
    return Series(
        name=name, family="context",
        points=tuple(Point(x=m.x, y=m.measure.rate, name=month_short(m.period)) for m in moments),
    )


def routine_trend(place: str, lines: tuple[Series, ...], *, moments: tuple[Moment, ...]) -> Trend:
    """Bulan timbang on an axis of their own: the register never stands on the survey's."""
    tops = [p.high or p.y or 0.0 for line in lines for p in line.points]
    first, last = moments[0].x, moments[-1].x
    values = ", ".join(f"{month_short(m.period)} {m.measure.rate_text}" for m in moments)
    return Trend(
        title=_trend_title(place, moments=moments), series=lines, x_from=first - 0.25, x_to=last + 0.5,
        y_to=axis_end(max(tops, default=0.0)), alt=f"Grafik {frame.REGISTER} {place}, bulan timbang: {values}.",
        y_title="persen balita diukur",
    )


def _trend_title(place: str, *, moments: tuple[Moment, ...]) -> str:
    """A last value of so few of the registered that it has no class on the map says so over its line."""
    last = moments[-1]
    covered = last.measure.coverage_registered
    if last.measure.fill != "cakupan_rendah" or covered is None:
        return f"{frame.REGISTER}, bulan timbang, {place}"
    return f"{frame.REGISTER}, bulan timbang; {month_short(last.period)} baru {percent(covered, digits=0)} diukur"


def axis_end(value: float) -> float:
    """A round number above the largest value: steps of 5 up to 20, then of 10."""
    step = 5 if value < 20 else 10
    return float(step * (int(value // step) + 1))
