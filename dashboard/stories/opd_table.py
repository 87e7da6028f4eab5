"""The table twin of the services: one row per indicator and place, raw values, hidden ones as labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard import indicators
from dashboard.stories.services import Service
from dashboard.stories.story import Column, Table, Value
from dashboard.words import classes
from dashboard.words.numbers import month_short

COLUMNS: tuple[Column, ...] = (
    Column("number", "No", "count"), Column("name", "Indikator"), Column("owner", "OPD/instansi"),
    Column("numerator", "Pembilang", "count"), Column("denominator", "Penyebut", "count"),
    Column("value", "Cakupan", "percent"), Column("target", "Target", "percent"), Column("gap", "Selisih", "points"),
    Column("status", "Status"), Column("n_desa_reported", "Desa melapor", "count"), Column("n_desa", "Desa", "count"),
    Column("last", "Laporan terakhir"), Column("denominator_owner", "Pemilik penyebut"), Column("note", "Catatan"),
)


def service_table(services: Iterable[Service]) -> Table:
    """One row per service in the order of the form."""
    return Table(COLUMNS, tuple(_row(one) for one in sorted(services, key=lambda s: s.indicator.number)))


def owner_table(own: Iterable[Service], *, places: Sequence[tuple[str, Sequence[Service]]]) -> Table:
    """One row per indicator: its target, its coverage in every place of the scorecard, then the chosen place's details.

    ``own``: the chosen place's services; ``places``: (name, services in the same order), the kabupaten first.
    """
    listed = sorted(own, key=lambda one: one.indicator.number)
    details = [column for column in COLUMNS if column.key not in ("number", "name", "owner", "value", "target")]
    columns = (Column("short", "Indikator"), *(column for column in COLUMNS if column.key == "target"),
               *(Column(f"value_{number}", name, "percent") for number, (name, _) in enumerate(places)), *details,
               COLUMNS[0], Column("name", "Nama lengkap"))
    beside = [{one.indicator.id: one for one in services} for _, services in places]
    rows = []
    for one in listed:
        cells: dict[str, Value] = dict(zip((column.key for column in COLUMNS), _row(one), strict=True))
        cells["short"] = one.indicator.short_name
        for number, services in enumerate(beside):
            there = services[one.indicator.id]
            cells[f"value_{number}"] = there.value if there.value is not None else there.text
        rows.append(tuple(cells[column.key] for column in columns))
    return Table(columns, tuple(rows))


def _row(one: Service) -> tuple[Value, ...]:
    of = one.indicator
    counts: tuple[Value, Value] = (one.numerator, one.denominator)
    if one.state == "disamarkan":
        # The number due stays hidden too: with it, what is left of the total would be another place's.
        counts = (one.label, one.label)
    return (
        of.number, of.name, indicators.agency(of.agency).short_name, *counts,
        one.value if one.value is not None else one.text, of.target_value,
        None if one.gap is None else (one.gap if of.lower_is_better else -one.gap), status_word(one),
        one.n_desa_reported, one.n_desa, month_short(one.last_period) if one.last_period else "",
        indicators.agency(of.denominator_agency).short_name if of.denominator_agency else "", _note(one),
    )


def status_word(one: Service) -> str:
    """``Kritis``, ``Belum melapor``, ``Tidak ada sasaran`` …"""
    if one.state == "belum_melapor":
        return classes.NOT_REPORTED.capitalize()
    if one.state == "tidak_ada_sasaran":
        return classes.NO_TARGET_GROUP.capitalize()
    return classes.STATUS_WORDS[one.status] if one.status != "kosong" else one.label


def _note(one: Service) -> str:
    parts = []
    if one.indicator.lower_is_better:
        parts.append("lebih rendah lebih baik")
    if one.over:
        parts.append("pembilang melebihi penyebut")
    if one.indicator.to_be_checked:
        parts.append("target perlu dicek")
    return "; ".join(parts)
