"""Counts become what may be shown: rate, interval, coverage, class, and the reason where there is no number.

Suppression always runs over the whole kabupaten and is filtered afterwards, so that two filters cannot be subtracted.
A hidden count is not carried in a ``Measure`` at all: no chart, hover, table or export can leak it.
"""

from __future__ import annotations

from collections.abc import Hashable
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
    return database.once(_measure_places, period, settings)


def hidden_in(database: Database, *, period: date, settings: Settings) -> Suppressed:
    """What is hidden in one period. ``cells``: every desa as in ``queries.desa_counts``, then those of no known desa.

    Children of no known desa stand in the totals too: what is left after subtracting every desa is theirs, so they are
    hidden together with the desa, as a place of their own in each kecamatan (code ``~`` and the kecamatan's).
    """
    return database.once(_hidden_in, period, settings)


def _hidden_in(database: Database, period: date, settings: Settings) -> Suppressed:
    desa = queries.desa_counts(database, period=period)
    unmapped = queries.unmapped_counts(database, period=period)
    unmapped["code"] = "~" + unmapped["kecamatan_code"]
    cells = ["code", "kecamatan_code", "n_stunted", "n_measured"]
    return suppress_nested(
        pd.concat([desa[cells], unmapped[cells]], ignore_index=True), levels=("kecamatan_code",), cases="n_stunted",
        measured="n_measured", code="code", min_cases=settings.min_cases_private,
        min_measured=settings.min_measured_private,
    )


def _measure_places(database: Database, period: date, settings: Settings) -> Places:
    desa = queries.desa_counts(database, period=period)
    hidden = hidden_in(database, period=period, settings=settings)
    totals = hidden.totals
    labels = dict(zip(totals["code"].tolist(), totals["label"].tolist(), strict=True))  # '' = the kabupaten
    counts = desa.to_dict("list")
    for sasaran in ("registered", "projected"):
        known = zip(counts["n_measured"], counts[f"n_{sasaran}"], strict=True)
        counts[f"n_measured_{sasaran}"] = [0 if _whole(whole) is None else n for n, whole in known]
    kecamatan = queries.kecamatan_counts(database, period=period).to_dict("list")
    code, name = str(database.info["kabupaten_code"]), str(database.info["kabupaten"])
    whole = _of_period(queries.monthly_totals(database).to_dict("list"), period=period)
    made = to_measures(whole | {"code": [code], "name": [name], "kecamatan_code": [""], "kecamatan": [""]},
                       labels=[labels.get("", "")], settings=settings) if whole["period"] else ()
    return Places(
        period=period,
        desa=to_measures(counts, labels=hidden.cells["label"].tolist()[:len(desa)], settings=settings),
        kecamatan=to_measures(
            kecamatan | {"kecamatan_code": kecamatan["code"], "kecamatan": kecamatan["name"]},
            labels=[labels.get(one, "") for one in kecamatan["code"]], settings=settings),
        kabupaten=made[0] if made else _nothing(code=code, name=name),
    )


Columns = dict[Hashable, list[Any]]
_NAMES = ("code", "name", "kecamatan_code", "kecamatan")
_COUNTS = ("n_rows", "n_measured", "n_stunted", "n_registered", "n_projected", "n_measured_registered",
           "n_measured_projected")


def _of_period(columns: Columns, *, period: date) -> Columns:
    kept = [at for at, month in enumerate(columns["period"]) if month == period]
    return {key: [values[at] for at in kept] for key, values in columns.items()}


def to_measures(columns: Columns, *, labels: list[str], settings: Settings) -> tuple[Measure, ...]:
    """One Measure per row: code, name, kecamatan_code, kecamatan and counts; ``labels`` are the privacy labels."""
    x, n = np.array(columns["n_stunted"], dtype=float), np.array(columns["n_measured"], dtype=float)
    low, high = wilson(x, n)
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = (100 * x / n).tolist()
    names = zip(*(columns[column] for column in _NAMES), strict=True)
    counts = zip(*(columns[column] for column in _COUNTS), strict=True)
    shown = zip(rates, (100 * low).tolist(), (100 * high).tolist(), strict=True)
    return tuple(
        _measure(place, label=label, counts=one, shown=values, settings=settings)
        for place, label, one, values in zip(names, labels, counts, shown, strict=True)
    )


def _measure(
    place: tuple[str, str, str, str], *, label: str, counts: tuple[Any, ...], shown: tuple[float, float, float],
    settings: Settings,
) -> Measure:
    code, name, kecamatan_code, kecamatan = place
    n_rows, n, x, registered, projected, in_registered, in_projected = (_whole(value) for value in counts)
    measured = n or 0
    reliable = not label and measured >= settings.min_measured_reliable
    rate, low, high = shown if reliable else (None, None, None)
    covered = _share(in_registered or 0, registered)
    fill, thin_lines, badge = classify(rate, measured=measured, coverage=covered, settings=settings)
    if fill == "data_sedikit" and _surely_low(label, measured=measured, coverage=covered, settings=settings):
        fill = "di_bawah_10"
    return Measure(
        code=code, name=name, kecamatan_code=kecamatan_code, kecamatan=kecamatan, n_rows=n_rows or 0,
        n_measured=measured,
        n_stunted=None if label else x, n_registered=registered, n_projected=projected,
        n_measured_registered=in_registered or 0, n_measured_projected=in_projected or 0, coverage_registered=covered,
        coverage_projected=_share(in_projected or 0, projected), label=label, rate=rate, low=low, high=high, fill=fill,
        thin_lines=thin_lines, badge=badge,
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


def _surely_low(label: str, *, measured: int, coverage: float | None, settings: Settings) -> bool:
    """Whether a count hidden as "<5" cannot leave the two lowest classes: no more than "<5" and n already say."""
    if not label.startswith("<") or measured < settings.min_measured_reliable:
        return False
    if coverage is not None and coverage < 100 * settings.coverage_blank:
        return False
    highest = 100 * (settings.min_cases_private - 1) / measured
    return classes.stunting_class(highest) in ("sangat_rendah", "rendah")


def _whole(value: Any) -> int | None:
    # NaN and <NA> are the only values that differ from themselves or cannot be compared.
    return None if value is None or value is pd.NA or value != value else int(value)


def _share(part: int, whole: int | None) -> float | None:
    return 100 * part / whole if whole else None


def _nothing(*, code: str, name: str) -> Measure:
    return Measure(
        code=code, name=name, kecamatan_code="", kecamatan="", n_rows=0, n_measured=0, n_stunted=None,
        n_registered=None, n_projected=None, n_measured_registered=0, n_measured_projected=0,
        coverage_registered=None, coverage_projected=None, label="", rate=None, low=None, high=None,
        fill="tidak_ada_data", thin_lines=False, badge="",
    )
