"""What every reader of a kind is given, and what it gives back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.intake.columns import Column
from dashboard.intake.findings import Findings
from dashboard.intake.places import Gazetteer


@dataclass(frozen=True)
class Context:
    """The kabupaten, the secret for child hashes, the day, the extract date of the file, and where findings go."""

    gazetteer: Gazetteer
    secret: bytes
    today: dt.date
    extracted_on: dt.date | None
    findings: Findings
    period: dt.date | None = None  # first of the month that the title or the sheet's name gives, where they give one
    year: int | None = None  # the same for the year
    told: tuple[str, ...] = ()  # the sheet's name and the texts above its table, in memory only


@dataclass(frozen=True)
class DataRows:
    """The data rows of one table: field -> column, and each row's number in the file (first row = 1)."""

    columns: dict[str, Column]
    numbers: npt.NDArray[np.int32]

    def where(self, keep: npt.NDArray[np.bool_]) -> DataRows:
        """A part of the rows."""
        return DataRows({field: column.where(keep) for field, column in self.columns.items()}, self.numbers[keep])


@dataclass(frozen=True)
class Reading:
    """Accepted rows in the schema of their kind. ``rows_read`` = accepted + rejected."""

    table: pa.Table
    rows_read: int
    rows_rejected: int
