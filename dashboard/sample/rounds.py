"""The bulan timbang of the sample: February and August, 2021-02 to 2026-08."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.sample.errors import SampleSizeError


@dataclass(frozen=True)
class Round:
    """One bulan timbang."""

    year: int
    month: int

    @property
    def label(self) -> str:
        return f"{self.year}-{self.month:02d}"

    @property
    def time(self) -> float:
        """Decimal year (February 2025 = 2025 + 1/12)."""
        return self.year + (self.month - 1) / 12

    @property
    def first_day(self) -> np.datetime64:
        return np.datetime64(f"{self.label}-01", "D")


ALL_ROUNDS = tuple(Round(year, month) for year in range(2021, 2027) for month in (2, 8))


def newest_rounds(count: int | None) -> tuple[Round, ...]:
    """The newest ``count`` rounds, oldest first; all twelve for None. Raises SampleSizeError outside 1-12."""
    if count is None:
        return ALL_ROUNDS
    if not 1 <= count <= len(ALL_ROUNDS):
        raise SampleSizeError(f"Jumlah bulan timbang harus 1 sampai {len(ALL_ROUNDS)}, ditemukan {count}.")
    return ALL_ROUNDS[-count:]
