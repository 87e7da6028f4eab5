"""The cakupan of every desa, and in short: how many are far behind, the worst by name, families at risk.

Small counts are hidden by the one tree of ``service_labels``; what is hidden is not judged, unless every count that its
label may stand for would be judged alike.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import indicators
from dashboard.indicators import Indicator
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.stories.service_labels import label_services
from dashboard.stories.services import Service, silent_service, to_service

# Its target group is the families at risk (KRS) of the desa.
KRS_INDICATOR = "krs_mentoring"


@dataclass(frozen=True)
class DesaServices:
    """One desa: services far behind their target ("kritis") of those judged, the worst by name, families at risk.

    The worst is found among the values that may be shown. ``krs`` None = not reported, or fewer than ten.
    """

    critical: int
    judged: int
    worst: str
    krs: int | None


NOTHING = DesaServices(0, 0, "", None)


def measure_desa_services(database: Database, *, period: date, settings: Settings) -> dict[str, DesaServices]:
    """Per desa code; a desa without a report has no entry."""
    return database.once(_measure_desa_services, period, settings)


def _measure_desa_services(database: Database, period: date, settings: Settings) -> dict[str, DesaServices]:
    found = services_by_desa(database, period=period, settings=settings)
    # What left the frame is no longer asked of a desa, though somebody may still report it.
    asked = [one.id for one in indicators.register(period)]
    return {code: _judge(tuple(own[one] for one in asked)) for code, own in found.items()}


def services_by_desa(database: Database, *, period: date, settings: Settings) -> dict[str, dict[str, Service]]:
    """Desa code -> indicator id -> service, in the order of the form; only desa with a report have an entry."""
    return database.once(_services_by_desa, period, settings)


def _services_by_desa(database: Database, period: date, settings: Settings) -> dict[str, dict[str, Service]]:
    labels = label_services(database, period=period, settings=settings).desa
    rows = {(str(row["indicator_id"]), str(row["desa_code"])): row
            for row in desa_services(database, period=period).to_dict("records")}
    codes = sorted({code for _, code in labels})
    listed = indicators.register_with_others(period)
    return {code: {one.id: _service(one, code, row=rows.get((one.id, code)), label=labels.get((one.id, code), ""),
                                    settings=settings) for one in listed} for code in codes}


def _service(
    one: Indicator, code: str, *, row: Mapping[Hashable, Any] | None, label: str, settings: Settings
) -> Service:
    if row is None:
        return silent_service(one, code, n_desa=1)
    counts = {"numerator": row["numerator"], "denominator": row["denominator"], "n_desa_reported": 1,
              "n_desa_over": int(row["numerator"] > row["denominator"]), "last_period": row["period"]}
    return to_service(one, code, counts=counts, label=label, n_desa=1, settings=settings)


def _judge(services: tuple[Service, ...]) -> DesaServices:
    families = next((one.denominator for one in services if one.indicator.id == KRS_INDICATOR), None)
    behind = [(one.gap or 0.0, one.indicator.short_name) for one in services if one.status == "kritis"]
    return DesaServices(
        critical=len(behind), judged=sum(1 for one in services if one.status != "kosong"),
        worst=max(behind)[1] if behind else "", krs=None if families is None else int(families))
