"""Which counts of services may be shown, decided once for every desa, kecamatan and the kabupaten together.

One tree per indicator over the latest reports of the year: a desa is hidden where few are served, due or left out, and
so is whatever would give it back by subtraction from a total that another page shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import queries
from dashboard.analysis.suppression import Suppressed
from dashboard.analysis.suppression_views import suppress_service_views
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings


@dataclass(frozen=True)
class ServiceLabels:
    """Privacy labels ('' = may be shown): ``desa`` by (indicator, desa), ``totals`` by (indicator, kecamatan).

    The kecamatan None is the kabupaten.
    """

    desa: dict[tuple[str, str], str]
    totals: dict[tuple[str, str | None], str]


def label_services(database: Database, *, period: date, settings: Settings) -> ServiceLabels:
    """The labels of every report of the period's year up to the period.

    Every month of that year is hidden together: a report stands until the next one, and is on screen in each of them.
    """
    months = database.once(_label_year, period.year, settings)
    known = [month for month in months if month <= period]
    return months[max(known)] if known else ServiceLabels({}, {})


def _label_year(database: Database, year: int, settings: Settings) -> dict[date, ServiceLabels]:
    """The labels at each month of the year that brought a report."""
    months = [month for month in queries.service_periods(database) if month.year == year]
    views = [_reports(database, period=month) for month in months]
    labels = {month: ServiceLabels({}, {}) for month in months}
    for indicator in sorted({one for view in views for one in view["indicator_id"].unique()}):
        own = [view[view["indicator_id"] == indicator] for view in views]
        with_reports = [at for at, view in enumerate(own) if len(view)]
        hidden = suppress_service_views(
            [own[at] for at in with_reports], cases="numerator", measured="denominator", code="desa_code",
            min_cases=settings.min_cases_private, min_measured=settings.min_measured_private)
        for at, found in zip(with_reports, hidden, strict=True):
            _keep(str(indicator), found, labels=labels[months[at]])
    return labels


def _reports(database: Database, *, period: date) -> pd.DataFrame:
    """Latest reports at a month, with the kecamatan and a ``report`` that names the desa and the month it is for."""
    known = queries.desa_list(database)
    kecamatan = dict(zip(known["code"].astype(str), known["kecamatan_code"].astype(str), strict=True))
    rows = desa_services(database, period=period)
    rows = rows.loc[rows["desa_code"].isin(list(kecamatan))]
    report = rows["desa_code"].astype(str) + " " + rows["period"].astype(str)
    return rows.assign(kecamatan_code=rows["desa_code"].map(kecamatan), report=report)


def _keep(indicator: str, found: Suppressed, *, labels: ServiceLabels) -> None:
    labels.desa.update(((indicator, str(code)), str(label)) for code, label in
                       zip(found.cells["desa_code"], found.cells["label"], strict=True))
    labels.totals.update(((indicator, str(code) if level else None), str(label)) for level, code, label in
                         zip(found.totals["level"], found.totals["code"], found.totals["label"], strict=True))
