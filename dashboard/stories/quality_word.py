"""One word for how well the children of a period were measured, beside every headline ("Mutu: baik")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard import queries
from dashboard.analysis.quality import Measure, digit_preference, implausible_share, sd_haz
from dashboard.queries import Database

# From best to worst; the word of a period is its worst measure.
GRADES = ("sangat baik", "baik", "cukup", "bermasalah")
UNKNOWN = "belum dapat dinilai"


@dataclass(frozen=True)
class Quality:
    """Three measures of one period and place, with the word they give together."""

    digits: Measure
    implausible: Measure
    spread: Measure

    @property
    def word(self) -> str:
        graded = [one.grade for one in (self.digits, self.implausible, self.spread) if one.grade]
        return max(graded, key=GRADES.index) if graded else UNKNOWN


def judge_quality(database: Database, *, period: date, kecamatan: str | None = None) -> Quality:
    """Digit preference of heights, share of implausible HAZ, SD of HAZ."""
    return database.once(_judge_quality, period, kecamatan)


def _judge_quality(database: Database, period: date, kecamatan: str | None) -> Quality:
    counts = queries.measuring_quality(database, period=period, kecamatan=kecamatan)
    shape = queries.haz_histogram(database, period=period, kecamatan=kecamatan)
    return Quality(
        digits=digit_preference(queries.height_digits(database, period=period, kecamatan=kecamatan)),
        implausible=implausible_share(counts["n_haz_flagged"], n=counts["n_haz"]),
        spread=sd_haz(np.repeat(shape["haz"].to_numpy(dtype=float), shape["n"].to_numpy(dtype=int))),
    )
