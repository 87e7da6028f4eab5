"""Which services are far behind in a desa, and how many families at risk it counts. Names and counts, never values.

Small target groups make a desa's percentage a matter of one family, so only those of at least ten are judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import indicators
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.words.numbers import displayed

# Its target group is the families at risk (KRS) of the desa.
KRS_INDICATOR = "krs_mentoring"


@dataclass(frozen=True)
class DesaServices:
    """One desa: services far behind their target ("kritis") of those judged, the worst by name, families at risk."""

    critical: int
    judged: int
    worst: str
    krs: int | None


NOTHING = DesaServices(0, 0, "", None)


def measure_desa_services(database: Database, *, period: date, settings: Settings) -> dict[str, DesaServices]:
    """Per desa code; a desa without a report has no entry."""
    return database.once(_measure_desa_services, period, settings)


def _measure_desa_services(database: Database, period: date, settings: Settings) -> dict[str, DesaServices]:
    rows = desa_services(database, period=period)
    known = {one.id: one for one in indicators.register()}
    found: dict[str, list[tuple[indicators.Indicator, float, float]]] = {}
    for code, name, x, n in zip(
        rows["desa_code"], rows["indicator_id"], rows["numerator"], rows["denominator"], strict=True
    ):
        if name in known:
            found.setdefault(code, []).append((known[name], float(x), float(n)))
    return {code: _judge(reports, settings=settings) for code, reports in found.items()}


def _judge(reports: list[tuple[indicators.Indicator, float, float]], *, settings: Settings) -> DesaServices:
    large = [(one, x, n) for one, x, n in reports if n >= settings.min_measured_private]
    families = next((n for one, _, n in large if one.id == KRS_INDICATOR), None)
    judged = [(one, displayed(100 * x / n)) for one, x, n in large]
    behind = [
        (indicators.gap_points(value, one) or 0.0, one.short_name) for one, value in judged
        if indicators.status(value, one, settings=settings) == "kritis"
    ]
    return DesaServices(
        critical=len(behind), judged=len(judged), worst=max(behind)[1] if behind else "",
        krs=None if families is None else int(families))
