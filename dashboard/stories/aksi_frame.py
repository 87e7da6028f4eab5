"""The aksi konvergensi a kabupaten follows, and where each of them stands on a day: done, late, running, not begun.

Which frame is shown (the eight aksi, or the 4 + 2 of 2025) is data: ``data/reference/aksi_frames.csv`` names them,
``kerangka_aksi`` in ``config.toml`` chooses. Lateness is worked out from the due month and a day that is passed in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard import indicators, reference
from dashboard.queries.database import as_date
from dashboard.settings import Settings
from dashboard.words.numbers import listed

State = Literal["selesai", "lewat", "berjalan", "belum", "belum_ada_data"]


@dataclass(frozen=True)
class Aksi:
    """One aksi of a frame. Months 1-12; ``years_later`` 1 = worked on in the year after the one it is about.

    ``certain`` False: the months are what is usual, not a rule. ``stored_as``: the id its status is loaded under.
    """

    id: str
    stored_as: str
    label: str
    name: str
    short_name: str
    owners: tuple[str, ...]
    output: str
    from_month: int
    due_month: int
    years_later: int
    certain: bool


@dataclass(frozen=True)
class Frame:
    """A list of aksi with its name and legal basis."""

    id: str
    name: str
    short_name: str
    basis: str
    aksi: tuple[Aksi, ...]

    @property
    def stored(self) -> frozenset[str]:
        return frozenset(one.stored_as for one in self.aksi)


@dataclass(frozen=True)
class Standing:
    """One aksi about one year as of a day. ``days_late``: past the due day, of what is open or was done too late."""

    aksi: Aksi
    about: int
    state: State
    begins: date
    due: date
    completed_on: date | None
    days_late: int
    evidence: str
    owners: tuple[str, ...]

    @property
    def owner(self) -> str:
        """Short names of who answers for it."""
        return listed([indicators.agency(slug).short_name for slug in self.owners])


def frame_of(settings: Settings) -> Frame:
    """The frame the kabupaten chose."""
    row = reference.table("aksi_frames").set_index("id").loc[settings.kerangka_aksi]
    table = reference.table(str(row["table"]))
    made = tuple(_aksi(one, number=at) for at, one in enumerate(table.to_dict("records"), start=1))
    return Frame(settings.kerangka_aksi, str(row["name_id"]), str(row["short_name"]), str(row["basis"]), made)


def _aksi(row: Mapping[Any, Any], *, number: int) -> Aksi:
    owners = tuple(slug for slug in (row["pic_with"], row["pic_agency"]) if slug)
    return Aksi(
        id=row["id"], stored_as=row.get("same_as") or row["id"], label=str(row.get("number") or number),
        name=row["name_id"], short_name=row["short_name"], owners=owners,
        output=row["output_short"], from_month=int(row["from_month"]),
        due_month=int(row["due_month"]), years_later=int(row["due_years_later"]),
        certain=row["time_certainty"] == "sure")


def standings(frame: Frame, *, rows: pd.DataFrame, year: int, today: date) -> tuple[Standing, ...]:
    """Every aksi whose work falls in the calendar year ``year``, in the order of the frame.

    ``rows`` as ``follow_up.aksi_status`` gives them, of ``year`` and the year before: the yearly review of a year is
    held, and due, in the year after it.
    """
    told = {(int(row["year"]), str(row["aksi_id"])): row for row in rows.to_dict("records")}
    return tuple(_standing(one, row=told.get((year - one.years_later, one.stored_as)), year=year, today=today)
                 for one in frame.aksi)


def _standing(aksi: Aksi, *, row: Mapping[Any, Any] | None, year: int, today: date) -> Standing:
    due = date(year, aksi.due_month, monthrange(year, aksi.due_month)[1])
    completed = None if row is None or pd.isna(row["completed_on"]) else as_date(row["completed_on"])
    status = "belum_ada_data" if row is None else str(row["status"])
    state: State = "belum_ada_data"
    late = 0
    if status == "selesai":
        state, late = "selesai", max(((completed or due) - due).days, 0)
    elif row is not None:
        late = max((today - due).days, 0)
        state = "lewat" if late else "berjalan" if status == "berjalan" else "belum"
    agency = _text(row, "agency")
    owners = aksi.owners if not agency or agency in aksi.owners else (agency,)
    return Standing(aksi, year - aksi.years_later, state, date(year, aksi.from_month, 1), due, completed, late,
                    _text(row, "evidence"), owners)


def _text(row: Mapping[Any, Any] | None, column: str) -> str:
    return "" if row is None or pd.isna(row[column]) else str(row[column]).strip()
