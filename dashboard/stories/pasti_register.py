"""What feeds each step of the 4 pasti, per target group. Source: ``data/reference/pasti_langkah.csv``.

Most of it is a proposal of this product and says how certain it is; a step without a source is not collected.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard import indicators, reference
from dashboard.indicators import Agency

PROJECTED, LISTED, SERVED, USED, REPORTED = range(5)


class UnknownGroupError(Exception):
    """No such target group in the register; carries its key."""


@dataclass(frozen=True)
class Step:
    """One step of one group. ``table`` '' = not collected; ``part`` a column of it, or ``report`` (see the README)."""

    number: int
    table: str
    indicator: str
    part: str
    measure: str
    owner: Agency
    certainty: str
    note: str

    @property
    def collected(self) -> bool:
        return self.table != ""


@dataclass(frozen=True)
class Group:
    """A target group: ``unit`` is the word for its people ("balita"), ``steps`` from the projected to the reported."""

    key: str
    name: str
    short_name: str
    unit: str
    steps: tuple[Step, ...]


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """Every group in the order of the table; the first is what is shown when none is chosen."""
    rows = reference.table("pasti_langkah").to_dict("records")
    made = []
    for key in dict.fromkeys(row["group"] for row in rows):
        own = [row for row in rows if row["group"] == key]
        steps = tuple(
            Step(int(row["step"]), row["source_table"], row["indicator_id"], row["part"], row["measure_id"],
                 indicators.agency(row["owner_agency"]), row["certainty"], row["note_id"])
            for row in sorted(own, key=lambda row: int(row["step"])))
        made.append(Group(key, own[0]["group_name_id"], own[0]["group_short_id"], own[0]["unit_id"], steps))
    return tuple(made)


def group_of(key: str) -> Group:
    """The group with this key. Raises UnknownGroupError."""
    for one in groups():
        if one.key == key:
            return one
    raise UnknownGroupError(f"no target group {key!r}")
