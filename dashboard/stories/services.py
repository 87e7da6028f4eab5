"""The 29 cakupan layanan measured: value, status and what is missing, for the kabupaten and every kecamatan.

A value is Σ numerator / Σ denominator over the latest report of each desa in the year. Missing is not 0; a denominator
of 0 is "tidak ada sasaran"; a numerator above its denominator is flagged, never clipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dashboard import indicators, queries
from dashboard.analysis.privacy_rules import LEFT_OUT
from dashboard.indicators import Indicator, Judgement
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.settings import Settings
from dashboard.stories.service_labels import ServiceLabels, label_services
from dashboard.words import classes
from dashboard.words.numbers import displayed, number

State = Literal["nilai", "belum_melapor", "tidak_ada_sasaran", "disamarkan"]


@dataclass(frozen=True)
class Service:
    """One indicator in one place. ``value`` in percent, None unless ``state`` is 'nilai'; hidden counts are dropped.

    ``kecamatan`` is the place's code (on the page of a desa the desa's own); None = the kabupaten.
    """

    indicator: Indicator
    kecamatan: str | None
    state: State
    numerator: float | None
    denominator: float | None
    value: float | None
    label: str
    status: Judgement
    n_desa_reported: int
    n_desa: int
    n_desa_over: int
    last_period: date | None

    @property
    def reported(self) -> bool:
        return self.state != "belum_melapor"

    @property
    def over(self) -> bool:
        """More served than due, in total or in a desa."""
        return self.n_desa_over > 0 or (self.value is not None and self.value > 100)

    @property
    def gap(self) -> float | None:
        """Points by which the displayed value misses the target; None without a value."""
        if self.value is None:
            return None
        gap = indicators.gap_points(displayed(self.value), self.indicator)
        return None if gap is None else displayed(gap)

    @property
    def text(self) -> str:
        """``34,0``, ``<5``, ``sisa <5``, ``belum melapor`` or ``tidak ada sasaran``."""
        if self.state == "nilai" and self.value is not None:
            return number(self.value)
        if self.state == "disamarkan":
            return self.label
        return classes.NOT_REPORTED if self.state == "belum_melapor" else classes.NO_TARGET_GROUP


@dataclass(frozen=True)
class Services:
    """All indicators by place: ``of(indicator_id, kecamatan)``; kecamatan None = the kabupaten."""

    values: dict[tuple[str, str | None], Service]
    any_report: bool

    def of(self, indicator_id: str, kecamatan: str | None) -> Service:
        return self.values[(indicator_id, kecamatan)]


def measure_services(database: Database, *, period: date, settings: Settings) -> Services:
    """Measure every indicator in the kabupaten and each kecamatan, hidden together with the desa under them."""
    return database.once(_measure_services, period, settings)


def _measure_services(database: Database, period: date, settings: Settings) -> Services:
    labels = label_services(database, period=period, settings=settings)
    counts = queries.service_counts(database, period=period).to_dict("records")
    places = queries.kecamatan_list(database)
    desa = {str(code): int(n) for code, n in zip(places["code"], places["n_desa"], strict=True)}
    by_indicator: dict[str, list[Counts]] = {}
    for row in counts:
        by_indicator.setdefault(str(row["indicator_id"]), []).append(row)
    values: dict[tuple[str, str | None], Service] = {}
    for one in indicators.register_with_others(period):
        values |= _measure_one(one, rows=by_indicator.get(one.id, []), desa=desa, labels=labels, settings=settings)
    return Services(values, any_report=bool(counts))


Counts = Mapping[Any, Any]  # one row of ``service_counts``


def _measure_one(
    one: Indicator, *, rows: list[Counts], desa: dict[str, int], labels: ServiceLabels, settings: Settings
) -> dict[tuple[str, str | None], Service]:
    made: dict[tuple[str, str | None], Service] = {
        (one.id, code): silent_service(one, code, n_desa=n) for code, n in (*desa.items(), (None, sum(desa.values())))
    }
    if not rows:
        return made
    for row in rows:
        code = str(row["kecamatan_code"])
        made[(one.id, code)] = to_service(one, code, counts=row, label=labels.totals.get((one.id, code), ""),
                                          n_desa=desa.get(code, 0), settings=settings)
    made[(one.id, None)] = to_service(one, None, counts=_summed(rows), label=labels.totals.get((one.id, None), ""),
                                      n_desa=sum(desa.values()), settings=settings)
    return made


def _summed(rows: list[Counts]) -> Counts:
    sums = ("numerator", "denominator", "n_desa_reported", "n_desa_over")
    return {**{column: sum(row[column] for row in rows) for column in sums},
            "last_period": max(row["last_period"] for row in rows)}


def to_service(
    one: Indicator, code: str | None, *, counts: Counts, label: str, n_desa: int, settings: Settings
) -> Service:
    """One place from its counts (numerator, denominator, n_desa_reported, n_desa_over, last_period) and its label."""
    x, n = float(counts["numerator"]), float(counts["denominator"])
    state: State = "tidak_ada_sasaran" if n == 0 else "disamarkan" if label else "nilai"
    value = 100 * x / n if state == "nilai" else None
    status = indicators.status(None if value is None else displayed(value), one, settings=settings)
    if state == "disamarkan":
        status = _hidden_status(one, label=label, n=n, settings=settings)
    return Service(
        indicator=one, kecamatan=code, state=state, numerator=None if label else x,
        denominator=None if label.startswith("n<") else n,
        value=value, label=label, status=status, n_desa_reported=int(counts["n_desa_reported"]), n_desa=n_desa,
        n_desa_over=0 if label else int(counts["n_desa_over"]), last_period=as_date(counts["last_period"]),
    )


def _hidden_status(one: Indicator, *, label: str, n: float, settings: Settings) -> Judgement:
    """A "<5" or "sisa <5" keeps its status where every count it may stand for is judged alike; others have none."""
    if label.startswith("<"):
        counts = range(1, settings.min_cases_private)
    elif label.startswith(LEFT_OUT):
        counts = range(round(n) - settings.min_cases_private + 1, round(n))
    else:
        return "kosong"
    judged = {indicators.status(displayed(100 * x / n), one, settings=settings) for x in counts} if n > 0 else set()
    return judged.pop() if len(judged) == 1 else "kosong"


def silent_service(one: Indicator, code: str | None, *, n_desa: int) -> Service:
    """One place that sent nothing."""
    return Service(
        indicator=one, kecamatan=code, state="belum_melapor", numerator=None, denominator=None, value=None, label="",
        status="kosong", n_desa_reported=0, n_desa=n_desa, n_desa_over=0, last_period=None,
    )
