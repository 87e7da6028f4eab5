"""Which places lie above a line more surely than chance allows, and which of those words may stand at a hidden cell.

Bands are made from the full counts. Beside a hidden cell a band stays only while it leaves the reader at least three
values, in the cell itself and, by subtraction, in every other hidden cell of the same kecamatan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import queries
from dashboard.analysis.intervals import wilson
from dashboard.analysis.small_areas import Band, BetaBinomial, bands, fit_beta_binomial, posterior
from dashboard.analysis.suppression import VALUES_LEFT, Suppressed, suppress_nested
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.published import known_targets
from dashboard.words import banding as said

BandOf = Callable[[npt.NDArray[np.float64], float], npt.NDArray[np.str_]]
WHO_HIGH_USED_FROM = 10.0


@dataclass(frozen=True)
class Threshold:
    """The line places are held against, in percent, and how a sentence names it."""

    value: float
    name: str
    is_mean: bool = False


@dataclass(frozen=True)
class Fair:
    """Bands of all places of one level. ``above`` = P(true share > line), only for places that are shown."""

    threshold: Threshold
    band: dict[str, Band]
    above: dict[str, float]
    no_difference: bool = False

    def codes(self, band: Band) -> tuple[str, ...]:
        return tuple(code for code, own in self.band.items() if own == band)


def threshold_of(
    choice: str | None, *, kabupaten_rate: float | None, database: Database, year: int
) -> Threshold | None:
    """The chosen line: ``20``, ``14``, ``kabupaten``, ``target``; else the WHO line, or the mean where levels are low.

    None where the line cannot be told (no kabupaten rate, or a mean of 0).
    """
    if choice in ("20", "14"):
        return Threshold(float(choice), f"{choice}%")
    if choice == "target":
        target = known_targets(database, area=str(database.info["kabupaten_code"])).compared_with(year)
        if target is not None:
            return Threshold(target.value, said.target_name(value=target.value, year=target.year))
    if choice not in ("kabupaten", "target") and kabupaten_rate is not None and kabupaten_rate >= WHO_HIGH_USED_FROM:
        return Threshold(20.0, "20%")
    if not kabupaten_rate:
        return None
    return Threshold(kabupaten_rate, said.mean_name(kabupaten_rate), is_mean=True)


def desa_bands(
    database: Database, *, periods: tuple[date, ...], threshold: Threshold, settings: Settings
) -> Fair | None:
    """Bands of every desa over one period, or over several pooled; None where the data allow no probability."""
    counts = [queries.desa_counts(database, period=period) for period in periods]
    x = np.sum([one["n_stunted"].to_numpy(dtype=float) for one in counts], axis=0)
    n = np.sum([one["n_measured"].to_numpy(dtype=float) for one in counts], axis=0)
    fit = fit_beta_binomial(x, n=n)
    if fit is None:
        return None
    above = posterior(x, n=n, fit=fit).above(threshold.value / 100)
    codes = counts[0]["code"].tolist()
    seen = [_seen(one, settings=settings) for one in counts]
    kept = _kept_bands(seen, band_of=_by_posterior(fit, threshold=threshold), found=bands(above))
    shown = np.all([one.cells["shown"].to_numpy(dtype=bool) for one in seen], axis=0)
    return Fair(
        threshold, dict(zip(codes, kept, strict=True)),
        {code: float(p) for code, p, ok in zip(codes, above, shown, strict=True) if ok and not np.isnan(p)},
        no_difference=fit.no_difference)


def kecamatan_bands(database: Database, *, period: date, threshold: Threshold, settings: Settings) -> Fair:
    """Kecamatan whose whole 95 % interval lies above or below the line; too few for a probability of their own."""
    counts = queries.kecamatan_counts(database, period=period)
    x, n = counts["n_stunted"].to_numpy(dtype=float), counts["n_measured"].to_numpy(dtype=float)
    by_interval = _by_interval(threshold)
    ranges = _total_ranges(_seen(queries.desa_counts(database, period=period), settings=settings))
    band: dict[str, Band] = {}
    for code, cases, measured in zip(counts["code"], x, n, strict=True):
        own = str(by_interval(np.array([cases]), measured)[0]) if measured > 0 else ""
        low, high = ranges.get(code, (0, 0))
        if low < high:
            told = np.arange(low, min(high, int(measured)) + 1, dtype=float)
            alike = int(np.sum(by_interval(told, measured) == own))
            own = own if alike >= min(VALUES_LEFT, len(told)) else ""
        band[code] = own  # type: ignore[assignment]
    return Fair(threshold, band, {})


def _total_ranges(seen: Suppressed) -> dict[str, tuple[int, int]]:
    """What a reader can work out of each kecamatan's total: (least, most), equal where it is shown."""
    totals = seen.totals[seen.totals["level"] == "kecamatan_code"]
    return {
        str(code): (int(least), int(most))
        for code, least, most in zip(totals["code"], totals["least"], totals["most"], strict=True)
    }


def _by_posterior(fit: BetaBinomial, *, threshold: Threshold) -> BandOf:
    def band_of(x: npt.NDArray[np.float64], n: float) -> npt.NDArray[np.str_]:
        return np.array(bands(posterior(x, n=np.full(len(x), n), fit=fit).above(threshold.value / 100)))
    return band_of


def _by_interval(threshold: Threshold) -> BandOf:
    def band_of(x: npt.NDArray[np.float64], n: float) -> npt.NDArray[np.str_]:
        low, high = wilson(x, np.full(len(x), n))
        line = threshold.value / 100
        return np.select([low > line, high < line], ["atas", "bawah"], default="belum")
    return band_of


def _seen(counts: pd.DataFrame, *, settings: Settings) -> Suppressed:
    return suppress_nested(
        counts[["code", "kecamatan_code", "n_stunted", "n_measured"]], levels=("kecamatan_code",), cases="n_stunted",
        measured="n_measured", code="code", min_cases=settings.min_cases_private,
        min_measured=settings.min_measured_private)


def _kept_bands(seen: list[Suppressed], *, band_of: BandOf, found: tuple[Band, ...]) -> tuple[Band, ...]:
    """The bands that may stand, over one period or the sum of several (each hidden part keeps its own range)."""
    cells = [one.cells for one in seen]
    n = np.sum([one["n_measured"].to_numpy(dtype=float) for one in cells], axis=0)
    low = np.sum([one["least"].to_numpy(dtype=int) for one in cells], axis=0)
    high = np.sum([one["most"].to_numpy(dtype=int) for one in cells], axis=0)
    kept = list(found)
    told_low, told_high = low.copy(), high.copy()
    for at in np.flatnonzero(high > low):
        values = np.arange(low[at], high[at] + 1, dtype=float)
        alike = values[band_of(values, float(n[at])) == found[at]]
        if len(alike) < min(VALUES_LEFT, len(values)):
            kept[at] = ""
        else:
            told_low[at], told_high[at] = int(alike.min()), int(alike.max())
    for members, total_low, total_high in _groups(seen):
        if _subtracted(told_low[members], told_high[members], was=(low[members], high[members]),
                       total=(total_low, total_high)):
            for at in members[high[members] > low[members]]:
                kept[at] = ""
    return tuple(kept)


def _groups(seen: list[Suppressed]) -> list[tuple[npt.NDArray[np.intp], int, int]]:
    """Positions of the desa of each kecamatan, and the range of their total (both periods added)."""
    members: dict[str, list[int]] = {}
    for at, code in enumerate(seen[0].cells["kecamatan_code"].tolist()):
        members.setdefault(str(code), []).append(at)
    ranges = [_total_ranges(one) for one in seen]
    return [
        (np.array(places), sum(one[code][0] for one in ranges), sum(one[code][1] for one in ranges))
        for code, places in members.items()
    ]


def _subtracted(
    low: npt.NDArray[np.int_], high: npt.NDArray[np.int_], *,
    was: tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]], total: tuple[int, int],
) -> bool:
    """Would these ranges, taken from the total, leave one of the desa with fewer values than it must keep?"""
    least = np.maximum(low, total[0] - (high.sum() - high))
    most = np.minimum(high, total[1] - (low.sum() - low))
    needed = np.minimum(VALUES_LEFT, was[1] - was[0] + 1)
    return bool(np.any(most - least + 1 < needed))
