"""Which places lie above a line more surely than chance allows, and which of those words may stand at a hidden cell.

Bands are made from the full counts. Beside a hidden cell they stay only while the bands of every line a viewer may
choose, taken together, leave at least three values: in the cell and, by subtraction, in the others of its kecamatan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dashboard import queries
from dashboard.analysis.intervals import wilson
from dashboard.analysis.small_areas import Band, BetaBinomial, bands, fit_beta_binomial, posterior
from dashboard.analysis.suppression import VALUES_LEFT, Suppressed
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.measures import hidden_in
from dashboard.stories.published import Target, known_targets
from dashboard.words import banding as said

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int_]
Positions = npt.NDArray[np.int_]
Names = npt.NDArray[np.str_]
BandOf = Callable[[Floats, Floats], Names]

CHOICES = ("otomatis", "kabupaten", "20", "14", "target")
WHO_HIGH_USED_FROM = 10.0


@dataclass(frozen=True)
class Threshold:
    """The line places are held against, in percent, and how a sentence names it.

    ``is_target``: set for the survey; whoever shows it says so, because the register usually stands lower.
    """

    value: float
    name: str
    is_mean: bool = False
    is_target: bool = False

    @property
    def short(self) -> str:
        """For the line of filters: ``kabupaten 2,9%``."""
        return self.name.removeprefix("rerata ")


@dataclass(frozen=True)
class Fair:
    """Bands of all places of one level. ``above`` = P(true share > line), only for places that are shown."""

    threshold: Threshold
    band: dict[str, Band]
    above: dict[str, float]
    no_difference: bool = False

    def codes(self, band: Band) -> tuple[str, ...]:
        return tuple(code for code, own in self.band.items() if own == band)


def target_of(database: Database, *, period: date) -> float | None:
    """The value of ``goal_of`` in percent; None where none is known."""
    found = goal_of(database, period=period)
    return None if found is None else found.value


def goal_of(database: Database, *, period: date) -> Target | None:
    """The target of the period's year, else the next official one."""
    return known_targets(database, area=str(database.info["kabupaten_code"])).compared_with(period.year)


def threshold_of(choice: str | None, *, kabupaten_rate: float | None, target: float | None) -> Threshold | None:
    """The chosen line: ``20``, ``14``, ``kabupaten``, ``target``; else the WHO line, or the mean where levels are low.

    A target is set for the survey and never taken by itself: only for who asks, and then named for what it is. None
    where the line cannot be told (no target, no kabupaten rate, or a mean of 0).
    """
    if choice in ("20", "14"):
        return Threshold(float(choice), f"{choice}%")
    if choice == "target":
        return None if target is None else Threshold(target, said.target_name(target), is_target=True)
    if choice != "kabupaten" and kabupaten_rate is not None and kabupaten_rate >= WHO_HIGH_USED_FROM:
        return Threshold(20.0, "20%")
    if not kabupaten_rate:
        return None
    return Threshold(kabupaten_rate, said.mean_name(kabupaten_rate), is_mean=True)


def lines_offered(*, kabupaten_rate: float | None, target: float | None) -> tuple[float, ...]:
    """Every line a viewer may choose for this period, in percent: a hidden cell must hold against all of them."""
    found = [threshold_of(choice, kabupaten_rate=kabupaten_rate, target=target) for choice in CHOICES]
    return tuple(sorted({one.value for one in found if one is not None}))


def desa_bands(
    database: Database, *, period: date, threshold: Threshold, lines: tuple[float, ...], settings: Settings
) -> Fair | None:
    """Bands of every desa in one period against one of the ``lines`` offered; None where no probability can be told."""
    return database.once(_desa_bands, period, threshold, lines, settings)


def _desa_bands(
    database: Database, period: date, threshold: Threshold, lines: tuple[float, ...], settings: Settings
) -> Fair | None:
    counts = queries.desa_counts(database, period=period)
    x, n = counts["n_stunted"].to_numpy(dtype=float), counts["n_measured"].to_numpy(dtype=float)
    fit = _fit(tuple(x.tolist()), tuple(n.tolist()))
    if fit is None:
        return None
    place = posterior(x, n=n, fit=fit)
    found = hidden_in(database, period=period, settings=settings)
    cells = found.cells
    low, high = cells["least"].to_numpy(dtype=int), cells["most"].to_numpy(dtype=int)
    safe = _holding(cells["n_stunted"].to_numpy(dtype=float), n=cells["n_measured"].to_numpy(dtype=float), low=low,
                    high=high, judges=[_by_posterior(fit, line=line) for line in lines], groups=_groups(found))
    above = place.above(threshold.value / 100)
    names = [band if ok else "" for band, ok in zip(bands(above), safe[:len(counts)], strict=True)]
    codes = counts["code"].tolist()
    return Fair(
        threshold, dict(zip(codes, names, strict=True)),
        _shown_only(codes, above=above, shown=cells["shown"].tolist()[:len(counts)]), no_difference=fit.no_difference)


def pooled_chances(
    database: Database, *, periods: tuple[date, ...], threshold: Threshold, settings: Settings
) -> dict[str, float]:
    """P(above the line) over several bulan timbang added, only for desa that are shown in each of them."""
    return database.once(_pooled_chances, periods, threshold, settings)


def _pooled_chances(
    database: Database, periods: tuple[date, ...], threshold: Threshold, settings: Settings
) -> dict[str, float]:
    counts = [queries.desa_counts(database, period=period) for period in periods]
    x = np.sum([one["n_stunted"].to_numpy(dtype=float) for one in counts], axis=0)
    n = np.sum([one["n_measured"].to_numpy(dtype=float) for one in counts], axis=0)
    fit = _fit(tuple(x.tolist()), tuple(n.tolist()))
    if fit is None:
        return {}
    shown = np.all([hidden_in(database, period=period, settings=settings).cells["shown"].to_numpy(dtype=bool)[:len(n)]
                    for period in periods], axis=0)
    above = posterior(x, n=n, fit=fit).above(threshold.value / 100)
    return _shown_only(counts[0]["code"].tolist(), above=above, shown=shown.tolist())


def kecamatan_bands(
    database: Database, *, period: date, threshold: Threshold, lines: tuple[float, ...], settings: Settings
) -> Fair:
    """Kecamatan whose whole 95 % interval lies above or below the line; too few for a probability of their own."""
    return database.once(_kecamatan_bands, period, threshold, lines, settings)


def _kecamatan_bands(
    database: Database, period: date, threshold: Threshold, lines: tuple[float, ...], settings: Settings
) -> Fair:
    counts = queries.kecamatan_counts(database, period=period)
    x, n = counts["n_stunted"].to_numpy(dtype=float), counts["n_measured"].to_numpy(dtype=float)
    ranges = _total_ranges(hidden_in(database, period=period, settings=settings))
    codes = counts["code"].tolist()
    low = np.array([ranges.get(code, (0, 0))[0] for code in codes])
    high = np.array([min(ranges.get(code, (0, 0))[1], int(whole)) for code, whole in zip(codes, n, strict=True)])
    safe = _holding(x, n=n, low=low, high=high, judges=[_by_interval(line) for line in lines], groups=[])
    names = _by_interval(threshold.value)(x, n)
    return Fair(threshold, {
        code: str(name) if ok and whole > 0 else ""  # type: ignore[misc]
        for code, name, ok, whole in zip(codes, names, safe, n, strict=True)}, {})


@lru_cache(maxsize=128)
def _fit(x: tuple[float, ...], n: tuple[float, ...]) -> BetaBinomial | None:
    """The fit costs more than the rest of the page and depends on the counts alone."""
    return fit_beta_binomial(x, n=n)


def _shown_only(codes: list[str], *, above: Floats, shown: list[bool]) -> dict[str, float]:
    return {code: float(p) for code, p, ok in zip(codes, above, shown, strict=True) if ok and not np.isnan(p)}


def _by_posterior(fit: BetaBinomial, *, line: float) -> BandOf:
    def band_of(x: Floats, n: Floats) -> Names:
        return np.array(bands(posterior(x, n=n, fit=fit).above(line / 100)))
    return band_of


def _by_interval(line: float) -> BandOf:
    def band_of(x: Floats, n: Floats) -> Names:
        low, high = wilson(x, n)
        return np.select([low > line / 100, high < line / 100], ["atas", "bawah"], default="belum")
    return band_of


def _total_ranges(found: Suppressed) -> dict[str, tuple[int, int]]:
    """What a reader can work out of each kecamatan's total: (least, most), equal where it is shown."""
    totals = found.totals[found.totals["level"] == "kecamatan_code"]
    return {
        str(code): (int(least), int(most))
        for code, least, most in zip(totals["code"], totals["least"], totals["most"], strict=True)
    }


def _groups(found: Suppressed) -> list[tuple[Positions, int, int]]:
    """Positions of the desa of each kecamatan, and the range of its total."""
    members: dict[str, list[int]] = {}
    for at, code in enumerate(found.cells["kecamatan_code"].tolist()):
        members.setdefault(str(code), []).append(at)
    ranges = _total_ranges(found)
    return [(np.array(places), *ranges[code]) for code, places in members.items()]


def _holding(
    x: Floats, *, n: Floats, low: Whole, high: Whole, judges: list[BandOf], groups: list[tuple[Positions, int, int]]
) -> npt.NDArray[np.bool_]:
    """May the bands of a cell be told? ``low``..``high`` is what its label and the totals leave; equal = shown.

    A band grows with x, so the counts it fits are one stretch; the bands of all lines together must leave at least
    three counts (or all there were), and still do after subtraction from the total of the group.
    """
    told_low, told_high = low.copy(), high.copy()
    hidden = np.flatnonzero(high > low)
    if len(hidden):
        sizes = high[hidden] - low[hidden] + 1
        cell = np.repeat(hidden, sizes)
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        values = np.arange(len(cell)) - np.repeat(starts, sizes) + low[cell]
        fits = np.ones(len(cell), dtype=bool)
        for judge in judges:
            fits &= judge(values.astype(float), n[cell]) == judge(x, n)[cell]
        told_low[hidden] = np.minimum.reduceat(np.where(fits, values, high[cell]), starts)
        told_high[hidden] = np.maximum.reduceat(np.where(fits, values, low[cell]), starts)
    needed = np.minimum(VALUES_LEFT, high - low + 1)
    safe = told_high - told_low + 1 >= needed
    told_low, told_high = np.where(safe, told_low, low), np.where(safe, told_high, high)
    for members, total_low, total_high in groups:
        own_low, own_high = told_low[members], told_high[members]
        least = np.maximum(own_low, total_low - (own_high.sum() - own_high))
        most = np.minimum(own_high, total_high - (own_low.sum() - own_low))
        if np.any(most - least + 1 < needed[members]):
            safe[members[high[members] > low[members]]] = False
    return safe
