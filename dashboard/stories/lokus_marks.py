"""Lokus desa of one year as marks on the map: ditetapkan (SK) or calon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard import queries
from dashboard.queries import Database
from dashboard.stories.measures import Measure
from dashboard.words import sentences
from dashboard.words.numbers import listed

Mark = Literal["", "ditetapkan", "calon"]


@dataclass(frozen=True)
class LokusYear:
    """One list: the year of intervention, each desa's status, and how long the published list was."""

    year: int
    marks: dict[str, Mark]
    listed: int | None

    def mark(self, code: str) -> Mark:
        return self.marks.get(code, "")

    @property
    def line(self) -> str:
        """``Lokus 2025 (ditetapkan): 12 dari 13 nama diketahui``."""
        statuses = listed(sorted({str(mark) for mark in self.marks.values()}, reverse=True))
        return sentences.lokus_line(year=self.year, known=len(self.marks), listed=self.listed, status=statuses)

    def line_within(self, desa: Iterable[Measure]) -> str:
        """The lokus among these desa only, by name."""
        names = [one.name for one in desa if self.mark(one.code)]
        return sentences.lokus_within(year=self.year, names=names)

    def words(self, code: str) -> str:
        """``lokus 2026 (calon)`` or nothing."""
        mark = self.mark(code)
        return f"lokus {self.year} ({mark})" if mark else ""


def lokus_of(database: Database, *, year: int) -> LokusYear | None:
    """The list of ``year`` if there is one, else the latest; None when no list is known."""
    known = queries.lokus_years(database)
    if not known:
        return None
    chosen = year if year in known else known[-1]
    rows = queries.lokus(database, year=chosen)
    sizes = [int(size) for size in rows["list_size"] if not pd.isna(size)]
    marks: dict[str, Mark] = {
        code: "ditetapkan" if status == "ditetapkan" else "calon"
        for code, status in zip(rows["desa_code"], rows["status"], strict=True)
    }
    return LokusYear(chosen, marks, max(sizes, default=None))
