"""Which counts of services may be shown, decided once for every desa, kecamatan and the kabupaten together.

One tree per indicator over the latest reports of the year: a desa is hidden where few are served, due or left out, and
so is whatever would give it back by subtraction from a total that another page shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import queries
from dashboard.analysis.suppression import suppress_services
from dashboard.queries import Database
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings


@dataclass(frozen=True)
class ServiceLabels:
    """Privacy labels ('' = may be shown): ``desa`` by (indicator, desa), ``totals`` by (indicator, kecamatan).

    The kecamatan None is the kabupaten.
    """

    desa: Mapping[tuple[str, str], str]
    totals: Mapping[tuple[str, str | None], str]


def label_services(database: Database, *, period: date, settings: Settings) -> ServiceLabels:
    """The labels of every report of the period's year up to the period."""
    return database.once(_label_services, period, settings)


def _label_services(database: Database, period: date, settings: Settings) -> ServiceLabels:
    known = queries.desa_list(database)
    kecamatan = dict(zip(known["code"].astype(str), known["kecamatan_code"].astype(str), strict=True))
    rows = desa_services(database, period=period)
    rows = rows.loc[rows["desa_code"].isin(list(kecamatan))]
    rows = rows.assign(kecamatan_code=rows["desa_code"].map(kecamatan))
    desa: dict[tuple[str, str], str] = {}
    totals: dict[tuple[str, str | None], str] = {}
    for indicator, own in rows.groupby("indicator_id", sort=False):
        _label_one(str(indicator), own, desa=desa, totals=totals, settings=settings)
    return ServiceLabels(desa, totals)


def _label_one(
    indicator: str, own: pd.DataFrame, *, desa: dict[tuple[str, str], str],
    totals: dict[tuple[str, str | None], str], settings: Settings,
) -> None:
    hidden = suppress_services(
        own, cases="numerator", measured="denominator", code="desa_code", min_cases=settings.min_cases_private,
        min_measured=settings.min_measured_private)
    desa.update(((indicator, str(code)), str(label)) for code, label in
                zip(hidden.cells["desa_code"], hidden.cells["label"], strict=True))
    totals.update(((indicator, str(code) if level else None), str(label)) for level, code, label in
                  zip(hidden.totals["level"], hidden.totals["code"], hidden.totals["label"], strict=True))
