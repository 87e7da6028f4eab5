"""Follow-ups as the twelve columns of the RTL form, for the berita acara and the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.actions.replay import FollowUp
from dashboard.stories.story import Column, Table, Value
from dashboard.words.numbers import count, date_long

COLUMNS = (
    Column("number", "No", "count"),
    Column("desa", "Desa"),
    Column("problem", "Masalah"),
    Column("cause", "Penyebab"),
    Column("action", "Tindak lanjut"),
    Column("target", "Sasaran (jumlah)"),
    Column("owner", "Penanggung jawab"),
    Column("performer", "Pelaksana"),
    Column("due", "Tenggat"),
    Column("funding", "Sumber dana"),
    Column("status", "Status"),
    Column("note", "Keterangan"),
)
_STATUS = {"belum": "– belum", "berjalan": "▲ berjalan", "selesai": "✓ selesai", "batal": "batal"}


def rtl_table(
    follow_ups: Iterable[FollowUp], *, agency_names: Mapping[str, str], desa_names: Mapping[str, str]
) -> Table:
    """One row per follow-up in the order given; slugs and codes become names where these are known."""
    return Table(COLUMNS, tuple(_row(item, agency_names=agency_names, desa_names=desa_names) for item in follow_ups))


def status_text(item: FollowUp) -> str:
    """Shape and word: ``■ lewat 12 hari``, ``▲ berjalan``, ``– belum``, ``✓ selesai``, ``batal``."""
    return f"■ lewat {count(item.days_overdue)} hari" if item.overdue else _STATUS[item.status]


def _row(item: FollowUp, *, agency_names: Mapping[str, str], desa_names: Mapping[str, str]) -> tuple[Value, ...]:
    promise = item.promise
    places = [desa_names.get(code, code) for code in promise.desa_codes]
    places += [promise.place_written] if promise.place_written else []
    target = " ".join(
        part
        for part in (count(promise.target_count) if promise.target_count is not None else "", promise.target_group)
        if part
    )
    moved = f"Tenggat digeser {count(item.postponed)} kali" if item.postponed else ""
    notes = [
        part
        for part in (promise.note, item.status_note, f"Bukti: {item.evidence}" if item.evidence else "", moved)
        if part
    ]
    return (
        item.number,
        ", ".join(places),
        promise.problem,
        promise.cause,
        promise.action,
        target,
        agency_names.get(promise.owner, promise.owner),
        promise.performer,
        date_long(promise.due_date) if promise.due_date else "",
        promise.funding,
        status_text(item),
        "; ".join(notes),
    )
