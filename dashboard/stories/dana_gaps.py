"""What a partner could take in lokus desa: people, households or posyandu still without, with unit and local cost.

What can be offered is data (``data/reference/csr_offers.csv``). Counts come from the desa's services as hidden
everywhere else: "<5" or "sisa <5" here too, and never part of a sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import reference
from dashboard.queries import Database
from dashboard.queries.follow_up import posyandu_equipment
from dashboard.settings import Settings
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.measures import Measure
from dashboard.stories.services import Service

THOUSAND = 1_000


@dataclass(frozen=True)
class Offer:
    """Something a company can pay for: ``indicator_id`` whose left-out it serves, '' = measuring kits of posyandu.

    ``cost_key`` names its unit cost in the address; ``most`` and ``step`` of the dial in thousand rupiah.
    """

    id: str
    name: str
    short_name: str
    indicator_id: str
    unit: str
    cost_key: str
    most: int
    step: int


@dataclass(frozen=True)
class Need:
    """One desa's need of one offer. ``n`` None: hidden (``label``) or not reported (``label`` empty)."""

    place: Measure
    n: int | None
    label: str
    reported: date | None


@dataclass(frozen=True)
class Gap:
    """One offer over the lokus desa of a place; ``unit_cost`` in rupiah, None = not entered."""

    offer: Offer
    needs: tuple[Need, ...]
    unit_cost: int | None

    @property
    def total(self) -> int:
        return sum(one.n or 0 for one in self.needs)

    @property
    def shown(self) -> list[Need]:
        return [one for one in self.needs if one.n]

    @property
    def hidden(self) -> int:
        return sum(1 for one in self.needs if one.label)

    @property
    def silent(self) -> int:
        return sum(1 for one in self.needs if one.n is None and not one.label)

    @property
    def open(self) -> bool:
        """Somebody still needs it, or the need is hidden."""
        return bool(self.total or self.hidden)

    @property
    def cost(self) -> int | None:
        """Rupiah for what is shown."""
        return None if self.unit_cost is None else self.total * self.unit_cost


def offers() -> tuple[Offer, ...]:
    """Everything that can be offered, in its order."""
    rows = sorted(reference.table("csr_offers").to_dict("records"), key=lambda row: int(row["order"]))
    return tuple(Offer(row["id"], row["name_id"], row["short_name"], row["indicator_id"], row["unit"], row["cost_key"],
                       int(row["most_thousand"]), int(row["step_thousand"])) for row in rows)


def gaps(
    places: Sequence[Measure], *, period: date, costs: Mapping[str, int], database: Database, settings: Settings
) -> tuple[Gap, ...]:
    """Every offer with what these desa need of it; ``costs``: thousand rupiah by key."""
    services = services_by_desa(database, period=period, settings=settings)
    kits = {str(row["desa_code"]): row for row in posyandu_equipment(database, period=period).to_dict("records")}
    found = []
    for offer in offers():
        if offer.indicator_id:
            needs = tuple(_left_out(one, services.get(one.code, {}).get(offer.indicator_id)) for one in places)
        else:
            needs = tuple(_kits(one, kits.get(one.code)) for one in places)
        thousand = costs.get(offer.cost_key, 0)
        found.append(Gap(offer, needs, thousand * THOUSAND if thousand else None))
    return tuple(found)


def _left_out(place: Measure, service: Service | None) -> Need:
    """Due less served, where both may be shown; more served than due leaves nobody out."""
    if service is None or not service.reported:
        return Need(place, None, "", None)
    if service.state == "disamarkan":
        return Need(place, None, service.label, service.last_period)
    return Need(place, round(max((service.denominator or 0) - (service.numerator or 0), 0)), "", service.last_period)


def _kits(place: Measure, row: Mapping[object, object] | None) -> Need:
    if row is None:
        return Need(place, None, "", None)
    missing = int(str(row["posyandu"])) - int(str(row["posyandu_equipped"]))
    return Need(place, max(missing, 0), "", None)
