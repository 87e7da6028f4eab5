"""Which desa lie above a line more surely than chance allows: three bands, never a ranking.

The bands are made from the full counts, hidden ones included: a band may stay where a count is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard import queries
from dashboard.analysis.small_areas import Band, BetaBinomial, bands, fit_beta_binomial, posterior
from dashboard.queries import Database
from dashboard.stories.measures import Measure

# WHO-UNICEF's line for "tinggi"; no use where hardly any desa comes near it.
WHO_HIGH = 20.0
# Below half of that line the register's own level is the only line that tells desa apart.
WHO_HIGH_USED_FROM = 10.0


@dataclass(frozen=True)
class Bands:
    """Band of every desa of the kabupaten; ``threshold`` in percent, ``is_mean`` = the kabupaten's own rate."""

    of: dict[str, Band]
    threshold: float
    is_mean: bool

    def codes(self, band: Band) -> tuple[str, ...]:
        return tuple(code for code, own in self.of.items() if own == band)


def line_for(kabupaten: Measure) -> tuple[float, bool] | None:
    """The threshold in percent and whether it is the kabupaten mean; None without a kabupaten rate."""
    if kabupaten.rate is None:
        return None
    if kabupaten.rate >= WHO_HIGH_USED_FROM:
        return WHO_HIGH, False
    return kabupaten.rate, True


def judge_bands(database: Database, *, period: date, kabupaten: Measure) -> Bands | None:
    """Bands of all desa in one period; None where the data allow no probability."""
    line = line_for(kabupaten)
    if line is None or line[0] <= 0:
        return None
    counts = queries.desa_counts(database, period=period)
    x, n = counts["n_stunted"].tolist(), counts["n_measured"].tolist()
    fit = _fit(tuple(x), tuple(n))
    if fit is None:
        return None
    found = bands(posterior(x, n=n, fit=fit).above(line[0] / 100))
    return Bands(dict(zip(counts["code"], found, strict=True)), line[0], line[1])


@lru_cache(maxsize=128)
def _fit(x: tuple[int, ...], n: tuple[int, ...]) -> BetaBinomial | None:
    """The fit costs more than the rest of the page and depends on the counts alone."""
    return fit_beta_binomial(x, n=n)
