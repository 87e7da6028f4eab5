"""Questions put to the published file: one function per ``sql/questions/*.sql``. Counts come back, never rates.

Every frame is the caller's own copy. Areas are Kemendagri codes, periods the first day of a month; an unknown sasaran
stays missing (<NA>), never 0.
"""

from __future__ import annotations

from dashboard.queries.areas import desa_list, kecamatan_list, place_names
from dashboard.queries.database import Database
from dashboard.queries.measurements import (
    desa_counts,
    kecamatan_counts,
    monthly_totals,
    periods,
    unmapped_counts,
)
from dashboard.queries.published import lokus, lokus_years, surveys, targets
from dashboard.queries.quality import (
    findings,
    haz_histogram,
    height_digits,
    measuring_quality,
    row_flow,
    sources,
    unmapped_places,
    zscore_audit,
)
from dashboard.queries.services import service_counts, service_periods

__all__ = [
    "Database", "desa_counts", "desa_list", "findings", "haz_histogram", "height_digits", "kecamatan_counts",
    "kecamatan_list", "lokus", "lokus_years", "measuring_quality", "monthly_totals", "periods", "place_names",
    "row_flow", "service_counts", "service_periods", "sources", "surveys", "targets", "unmapped_counts",
    "unmapped_places", "zscore_audit",
]
