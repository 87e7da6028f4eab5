"""One bulan timbang of one place as it stands beside a survey: bounds for the unmeasured, its dot, its table row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis import unmeasured
from dashboard.stories import published
from dashboard.stories.charts import DotRow
from dashboard.stories.measures import Measure
from dashboard.stories.story import Column, Value
from dashboard.words.numbers import count, month_short, percent, percent_range

COLUMNS = (
    Column("family", "Jenis"), Column("when", "Waktu"), Column("value", "Persen", "percent"),
    Column("low", "Rentang bawah", "percent"), Column("high", "Rentang atas", "percent"),
    Column("n_stunted", "Balita stunting", "count"), Column("n_measured", "Balita diukur", "count"),
    Column("coverage_registered", "Cakupan terdaftar", "percent"),
    Column("coverage_projected", "Cakupan proyeksi", "percent"),
    Column("bound_low", "Bila yang lain normal", "percent"), Column("bound_high", "Bila yang lain stunting", "percent"),
    Column("note", "Keterangan"),
)


@dataclass(frozen=True)
class Month:
    """One place in one bulan timbang. ``everyone`` = sasaran the shares are made of: projected, else registered."""

    period: date
    measure: Measure

    @property
    def everyone(self) -> int | None:
        m = self.measure
        if m.n_projected and m.n_measured_projected == m.n_measured:
            return m.n_projected
        return m.n_registered if m.n_registered and m.n_measured_registered == m.n_measured else None

    @property
    def basis(self) -> str:
        kind = "proyeksi" if self.everyone == self.measure.n_projected else "terdaftar"
        return f"{count(self.everyone or 0)} balita {kind}"

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Percent if nobody or everybody unmeasured were stunted; None without sasaran, or where n exceeds it."""
        m = self.measure
        if m.n_stunted is None or self.everyone is None or self.everyone < m.n_measured:
            return None
        low, high = unmeasured.bounds(m.n_stunted, n=m.n_measured, total=self.everyone)
        return 100 * float(low), 100 * float(high)

    @property
    def missed(self) -> int | None:
        return None if self.everyone is None else max(self.everyone - self.measure.n_measured, 0)


def survey_row(one: published.SurveyRound) -> DotRow:
    """A survey with its interval: the survey's marker, never the register's."""
    return DotRow(
        code=one.name, label=one.name, value=one.value, text=percent(one.value), low=one.low, high=one.high,
        note=percent_range(one.low, one.high), family="survey")


def month_dot(one: Month) -> DotRow:
    """The range goes from "nobody" to "everybody unmeasured is stunted"; Wilson where the sasaran is unknown."""
    m, bounds = one.measure, one.bounds
    low, high = (None, None) if m.rate is None else bounds if bounds else (m.low, m.high)
    return DotRow(
        code=month_short(one.period), label=f"e-PPGBM {month_short(one.period)}", value=m.rate, text=m.rate_text,
        low=low, high=high, note=percent_range(low, high) if low is not None and high is not None else "")


def month_row(one: Month) -> tuple[Value, ...]:
    """Raw values of ``COLUMNS``; under the privacy floor the label stands for n and its shares."""
    m, bounds = one.measure, one.bounds or (None, None)
    tiny = m.label.startswith("n<")
    return (
        "e-PPGBM", month_short(one.period), m.rate if m.rate is not None else m.rate_text, m.low, m.high,
        m.label if m.hidden else m.n_stunted, m.label if tiny else m.n_measured,
        m.label if tiny else m.coverage_registered, m.label if tiny else m.coverage_projected, *bounds, m.badge,
    )
