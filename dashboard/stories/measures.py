"""Counts become what may be shown: rate, interval, coverage, class, and the reason where there is no number.

Suppression always runs over the whole kabupaten and is filtered afterwards, so that two filters cannot be subtracted.
A hidden count is not carried in a ``Measure`` at all: no chart, hover, table or export can leak it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard import queries
from dashboard.analysis.intervals import wilson
from dashboard.analysis.suppression import Suppressed, suppress_nested
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import FillClass
from dashboard.words import classes
from dashboard.words.numbers import count, percent, percent_range

LOW_COVERAGE_BADGE = "cakupan rendah"
UNKNOWN_COVERAGE_BADGE = "cakupan tidak diketahui"


@dataclass(frozen=True)
class Measure:
    """One place in one period. Rates and coverages in percent, full precision; ``None`` = may not or cannot be shown.

    ``label`` is the privacy label of a hidden cell ('<5', 'n<10', 'disamarkan'); then ``n_stunted`` is None.
    ``rate``, ``low``, ``high`` (Wilson 95 %) are None when hidden or under the reliability floor.
    """

    code: str
    name: str
    kecamatan_code: str
    kecamatan: str
    n_rows: int
    n_measured: int
    n_stunted: int | None
    n_registered: int | None
    n_projected: int | None
    n_measured_registered: int  # measured where the registered sasaran is known: what a coverage may be made of
    n_measured_projected: int
    coverage_registered: float | None
    coverage_projected: float | None
    label: str
    rate: float | None
    low: float | None
    high: float | None
    fill: FillClass
    thin_lines: bool
    badge: str

    @property
    def hidden(self) -> bool:
        return self.label != ""

    @property
    def few(self) -> bool:
        """Measured, allowed to be shown, but too few for a percentage."""
        return not self.hidden and self.rate is None and self.n_measured > 0

    @property
    def has_class(self) -> bool:
        return self.fill in classes.CLASS_ORDER

    @property
    def measured_text(self) -> str:
        """Number measured as it may be written: the label itself under the privacy floor."""
        return self.label if self.label.startswith("n<") else count(self.n_measured)

    @property
    def rate_text(self) -> str:
        """``21,3%``, ``3 dari 25``, ``<5`` or ``tidak ada data``."""
        if self.hidden:
            return self.label
        if self.rate is not None:
            return percent(self.rate)
        if self.n_measured > 0 and self.n_stunted is not None:
            return f"{count(self.n_stunted)} dari {count(self.n_measured)}"
        return classes.NO_DATA

    @property
    def count_text(self) -> str:
        """Stunted children as a count, or the label, or ``tidak ada data``."""
        if self.hidden:
            return self.label
        return count(self.n_stunted) if self.n_stunted is not None and self.n_measured else classes.NO_DATA

    @property
    def interval_text(self) -> str:
        return "" if self.low is None or self.high is None else percent_range(self.low, self.high)


@dataclass(frozen=True)
class Places:
    """All places of one period, suppressed together: every desa, every kecamatan, the kabupaten."""

    period: date
    desa: tuple[Measure, ...]
    kecamatan: tuple[Measure, ...]
    kabupaten: Measure

    def desa_of(self, kecamatan: str | None) -> tuple[Measure, ...]:
        """The desa of one kecamatan, or all."""
        return self.desa if kecamatan is None else tuple(d for d in self.desa if d.kecamatan_code == kecamatan)

    def area(self, kecamatan: str | None) -> Measure:
        """The chosen kecamatan, or the kabupaten. Raises UnknownKecamatanError."""
        if kecamatan is None:
            return self.kabupaten
        for place in self.kecamatan:
            if place.code == kecamatan:
                return place
        raise UnknownKecamatanError(f"no kecamatan {kecamatan!r}")


class UnknownKecamatanError(Exception):
    """The chosen kecamatan is not in the published file; carries the code."""


def measure_places(database: Database, *, period: date, settings: Settings) -> Places:
    """Measure the whole kabupaten in one period."""
    desa = queries.desa_counts(database, period=period)
    desa = desa.assign(
        n_measured_registered=desa["n_measured"].where(desa["n_registered"].notna(), 0),
        n_measured_projected=desa["n_measured"].where(desa["n_projected"].notna(), 0),
    )
    hidden = suppress_nested(
        desa, levels=("kecamatan_code",), cases="n_stunted", measured="n_measured", code="code",
        min_cases=settings.min_cases_private, min_measured=settings.min_measured_private,
    )
    kecamatan = queries.kecamatan_counts(database, period=period)
    kecamatan = kecamatan.assign(
        kecamatan_code=kecamatan["code"], kecamatan=kecamatan["name"],
        label=_total_labels(hidden, level="kecamatan_code", codes=kecamatan["code"]),
    )
    totals = queries.monthly_totals(database)
    totals = totals[totals["period"] == period]
    whole = totals.assign(
        code=str(database.info["kabupaten_code"]), name=str(database.info["kabupaten"]), kecamatan_code="",
        kecamatan="", label=_total_labels(hidden, level="", codes=pd.Series([""] * len(totals), index=totals.index)),
    )
    empty = _nothing(code=str(database.info["kabupaten_code"]), name=str(database.info["kabupaten"]))
    return Places(
        period=period,
        desa=to_measures(hidden.cells, settings=settings),
        kecamatan=to_measures(kecamatan, settings=settings),
        kabupaten=next(iter(to_measures(whole, settings=settings)), empty),
    )


def to_measures(frame: pd.DataFrame, *, settings: Settings) -> tuple[Measure, ...]:
    """One Measure per row; needs code, name, kecamatan_code, kecamatan, label and the counts of desa_month."""
    n = frame["n_measured"].to_numpy(dtype=float)
    low, high = wilson(frame["n_stunted"].to_numpy(dtype=float), n)
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = 100 * frame["n_stunted"].to_numpy(dtype=float) / n
    return tuple(
        _measure(row, rate=float(r), low=float(100 * a), high=float(100 * b), settings=settings)
        for row, r, a, b in zip(frame.to_dict("records"), rates, low, high, strict=True)
    )


def _measure(row: Mapping[Any, Any], *, rate: float, low: float, high: float, settings: Settings) -> Measure:
    n = int(row["n_measured"])
    label = str(row["label"])
    reliable = not label and n >= settings.min_measured_reliable
    registered, projected = _whole(row["n_registered"]), _whole(row["n_projected"])
    in_registered, in_projected = int(row["n_measured_registered"]), int(row["n_measured_projected"])
    covered = _share(in_registered, registered)
    fill, thin_lines, badge = classify(
        rate if reliable else None, measured=n, coverage=covered, settings=settings)
    return Measure(
        code=row["code"], name=row["name"], kecamatan_code=row["kecamatan_code"], kecamatan=row["kecamatan"],
        n_rows=int(row["n_rows"]), n_measured=n, n_stunted=None if label else int(row["n_stunted"]),
        n_registered=registered, n_projected=projected, n_measured_registered=in_registered,
        n_measured_projected=in_projected, coverage_registered=covered,
        coverage_projected=_share(in_projected, projected), label=label,
        rate=rate if reliable else None, low=low if reliable else None, high=high if reliable else None,
        fill=fill, thin_lines=thin_lines, badge=badge,
    )


def classify(
    rate: float | None, *, measured: int, coverage: float | None, settings: Settings
) -> tuple[FillClass, bool, str]:
    """Fill, thin lines and badge. ``rate`` None = hidden or too few; ``coverage`` in percent of the registered.

    From ``coverage_enough`` on the class stands alone; down to ``coverage_blank`` it carries thin lines; under that
    there is no class. An unknown coverage is not taken for a good one: thin lines.
    """
    if measured == 0:
        return "tidak_ada_data", False, ""
    if rate is None:
        return "data_sedikit", False, ""
    fill = classes.stunting_class(rate)
    if coverage is None:
        return fill, True, UNKNOWN_COVERAGE_BADGE
    if coverage < 100 * settings.coverage_blank:
        return "cakupan_rendah", False, LOW_COVERAGE_BADGE
    if coverage < 100 * settings.coverage_enough:
        return fill, True, LOW_COVERAGE_BADGE
    return fill, False, ""


def _total_labels(hidden: Suppressed, *, level: str, codes: pd.Series) -> list[str]:
    totals = hidden.totals[hidden.totals["level"] == level].set_index("code")["label"].to_dict()
    return [str(totals.get(code, "")) for code in codes]


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _share(part: int, whole: int | None) -> float | None:
    return 100 * part / whole if whole else None


def _nothing(*, code: str, name: str) -> Measure:
    return Measure(
        code=code, name=name, kecamatan_code="", kecamatan="", n_rows=0, n_measured=0, n_stunted=None,
        n_registered=None, n_projected=None, n_measured_registered=0, n_measured_projected=0,
        coverage_registered=None, coverage_projected=None, label="", rate=None, low=None, high=None,
        fill="tidak_ada_data", thin_lines=False, badge="",
    )
