"""How often was a pace ever kept? The pace a target takes, beside the fastest one every known kabupaten has shown.

Rates are yearly average falls (AARR) over any three or more consecutive surveys. Surveys of different designs stand in
one series, and sampling error alone makes some runs look fast: "kept" is generous to the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.change import fastest_pace

Series = tuple[Sequence[float], Sequence[float]]  # years, prevalences in percent


@dataclass(frozen=True)
class Kept:
    """``kept`` of ``known`` places fell at least this fast somewhere; places with fewer than three surveys are not
    known.
    """

    kept: int
    known: int


def ever_kept(places: Sequence[Series], *, rate: float) -> Kept:
    """How many places ever kept a yearly fall of ``rate`` (fraction) over three or more consecutive surveys."""
    best = [fastest_pace(years, values=values) for years, values in places]
    rates = [one.rate for one in best if one is not None]
    return Kept(sum(1 for one in rates if one >= rate), len(rates))
