"""The 29 cakupan layanan measured: value, status and what is missing, for the kabupaten and every kecamatan.

A value is Σ numerator / Σ denominator over the latest report of each desa in the year. Missing is not 0; a denominator
of 0 is "tidak ada sasaran"; a numerator above its denominator is flagged, never clipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard import indicators, queries
from dashboard.analysis.suppression import suppress_nested
from dashboard.indicators import Indicator, Judgement
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.settings import Settings
from dashboard.words import classes
from dashboard.words.numbers import displayed, number

State = Literal["nilai", "belum_melapor", "tidak_ada_sasaran", "disamarkan"]


@dataclass(frozen=True)
class Service:
    """One indicator in one place. ``value`` in percent, None unless ``state`` is 'nilai'; hidden counts are dropped."""

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
        return None if self.value is None else indicators.gap_points(displayed(self.value), self.indicator)

    @property
    def text(self) -> str:
        """``34,0``, ``<5``, ``belum melapor`` or ``tidak ada sasaran``."""
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
    """Measure every indicator in the kabupaten and each kecamatan, small counts hidden over all of them at once."""
    counts = queries.service_counts(database, period=period)
    places = queries.kecamatan_list(database)
    desa = {str(code): int(n) for code, n in zip(places["code"], places["n_desa"], strict=True)}
    by_indicator = dict(tuple(counts.groupby("indicator_id", sort=False)))
    values: dict[tuple[str, str | None], Service] = {}
    for one in indicators.register():
        rows = by_indicator.get(one.id)
        values |= _measure_one(one, rows=rows, desa=desa, settings=settings)
    return Services(values, any_report=not counts.empty)


def _measure_one(
    one: Indicator, *, rows: pd.DataFrame | None, desa: dict[str, int], settings: Settings
) -> dict[tuple[str, str | None], Service]:
    made: dict[tuple[str, str | None], Service] = {
        (one.id, code): _silent(one, code, n_desa=n) for code, n in (*desa.items(), (None, sum(desa.values())))
    }
    if rows is None:
        return made
    labels, total_label = _labels(rows, settings=settings)
    for row, label in zip(rows.to_dict("records"), labels, strict=True):
        code = str(row["kecamatan_code"])
        made[(one.id, code)] = _service(one, code, counts=row, label=label, n_desa=desa.get(code, 0), settings=settings)
    made[(one.id, None)] = _service(one, None, counts=_summed(rows), label=total_label, n_desa=sum(desa.values()),
                                    settings=settings)
    return made


def _summed(rows: pd.DataFrame) -> dict[str, Any]:
    sums = ("numerator", "denominator", "n_desa_reported", "n_desa_over")
    return {**{column: rows[column].sum() for column in sums}, "last_period": rows["last_period"].max()}


def _labels(rows: pd.DataFrame, *, settings: Settings) -> tuple[list[str], str]:
    """Privacy labels of the kecamatan and of the total. Serving everyone is no secret, so x = n is not hidden here."""
    x, n = rows["numerator"], rows["denominator"]
    small = ((x > 0) & (x < settings.min_cases_private)) | ((n > 0) & (n < settings.min_measured_private))
    if not small.any():
        return [""] * len(rows), ""
    frame = pd.DataFrame({
        "code": rows["kecamatan_code"].to_numpy(), "x": x.to_numpy(),
        "n": n.where(n > x, x + 1).where((n > 0) | (x > 0), 0).to_numpy(),
    })
    hidden = suppress_nested(frame, levels=(), code="code", min_cases=settings.min_cases_private,
                             min_measured=settings.min_measured_private)
    return [str(label) for label in hidden.cells["label"]], str(hidden.totals["label"].iloc[-1])


def _service(
    one: Indicator, code: str | None, *, counts: Any, label: str, n_desa: int, settings: Settings
) -> Service:
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
    """A "<5" keeps its status where every count it may stand for is judged alike; other hidden cells have none."""
    if not label.startswith("<") or n <= 0:
        return "kosong"
    judged = {
        indicators.status(displayed(100 * x / n), one, settings=settings)
        for x in range(1, settings.min_cases_private)
    }
    return judged.pop() if len(judged) == 1 else "kosong"


def _silent(one: Indicator, code: str | None, *, n_desa: int) -> Service:
    return Service(
        indicator=one, kecamatan=code, state="belum_melapor", numerator=None, denominator=None, value=None, label="",
        status="kosong", n_desa_reported=0, n_desa=n_desa, n_desa_over=0, last_period=None,
    )
