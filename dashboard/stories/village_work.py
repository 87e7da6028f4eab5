"""What a desa can do itself about a service that lags: the register of kegiatan, each marked as an example."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard import reference


@dataclass(frozen=True)
class VillageWork:
    """One kegiatan: what it is, the indicators it helps, its unit; ``sure`` False = an example still to be checked."""

    name: str
    indicator_ids: tuple[str, ...]
    unit: str
    source: str
    sure: bool


@lru_cache(maxsize=1)
def register() -> tuple[VillageWork, ...]:
    """All kegiatan in the order of ``data/reference/dana_desa.csv``."""
    rows = sorted(reference.table("dana_desa").to_dict("records"), key=lambda row: int(row["order"]))
    return tuple(
        VillageWork(row["name_id"], tuple(row["indicator_ids"].split(";")), row["unit_id"], row["source"],
                    row["certainty"] == "sure")
        for row in rows)


def work_for(indicator_id: str) -> VillageWork | None:
    """The first kegiatan that helps this indicator; None where the desa has no part in it."""
    return next((one for one in register() if indicator_id in one.indicator_ids), None)
