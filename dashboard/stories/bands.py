"""Which desa lie above a line more surely than chance allows, for the map: three bands, never a ranking.

The same bands as on the page that compares places: beside a hidden count a band stays only where it opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.small_areas import Band
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import fair
from dashboard.stories.measures import Measure


@dataclass(frozen=True)
class Bands:
    """Band of every desa of the kabupaten ('' = not judged); ``line`` names what they are held against."""

    of: dict[str, Band]
    line: str

    def codes(self, band: Band) -> tuple[str, ...]:
        return tuple(code for code, own in self.of.items() if own == band)


def judge_bands(database: Database, *, period: date, kabupaten: Measure, settings: Settings) -> Bands | None:
    """Bands of all desa in one period; None where the data allow no probability."""
    rate = kabupaten.rate
    target = fair.target_of(database, period=period)
    line = fair.threshold_of(None, kabupaten_rate=rate, target=target)
    if line is None:
        return None
    lines = fair.lines_offered(kabupaten_rate=rate, target=target)
    found = fair.desa_bands(database, period=period, threshold=line, lines=lines, settings=settings)
    return None if found is None else Bands(found.band, line.name)
