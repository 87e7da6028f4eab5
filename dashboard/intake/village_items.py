"""The items of a village's scorecard (KPM, eHDW): ``data/reference/scorecard_items.csv`` as a typed list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard import reference
from dashboard.intake.cells import key_of

# A percentage that stands alone: services received of services due, which no count of the file gives back.
CONVERGENCE = "children_convergence"


@dataclass(frozen=True)
class Item:
    """``counted_over``: the item that holds everybody, '' where the file does not say how many there are.

    ``ehdw_key``: its column in the table per desa, as a header key; ``card_cell``: its cell on the printed card (of the
    growth mat only the row is known).
    """

    code: str
    name: str
    counted_over: str
    ehdw_key: str
    card_cell: str


@lru_cache(maxsize=1)
def items() -> tuple[Item, ...]:
    """Every item, in the order of the form."""
    return tuple(Item(row["code"], row["name_id"], row["counted_over"], key_of(row["ehdw_column"]), row["card_cell"])
                 for row in reference.table("scorecard_items").to_dict("records"))


def ehdw_keys() -> dict[str, str]:
    """Header key of the table per desa -> item code. The table's trailing underscores are real and fall away here."""
    return {one.ehdw_key: one.code for one in items() if one.ehdw_key}
