"""The append-only log under the store: write entries all or none, read them back in the order written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.actions.codec import to_body, view_of
from dashboard.actions.entries import Entry
from dashboard.actions.errors import KeyReusedError, StoreUnavailableError
from dashboard.actions.tables import ENTRY

_WRITE_LOCK = 6_201_011  # any fixed number, another one than that of the schema


class Log:
    """Entries of one book. Safe to share between threads; other processes may write to the same book."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    def append(self, entries: Sequence[Entry]) -> list[str]:
        """Write all or none; an id already there with the same content counts as written. Returns the ids.

        Raises KeyReusedError, StoreUnavailableError (nothing was saved).
        """
        insert = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        try:
            with self._engine.begin() as connection:
                _take_turn(connection)
                for entry in entries:
                    written = insert(ENTRY).values(**_row_of(entry)).on_conflict_do_nothing(
                        index_elements=["entry_id"]).returning(ENTRY.c.seq)
                    if connection.execute(written).first() is None:
                        _check_same(connection, entry)
        except SQLAlchemyError as error:
            raise StoreUnavailableError("Catatan BELUM tersimpan: penyimpanan sedang terkunci, penuh, atau tidak "
                                        "terjangkau. Isian Anda masih ada; tekan Simpan sekali lagi.") from error
        return [entry.entry_id for entry in entries]

    def version(self) -> str:
        """Changes with every new entry, from whatever process; an entry never goes, so the count alone would do."""
        with self._reading() as connection:
            n, last = connection.execute(sa.select(sa.func.count(), sa.func.max(ENTRY.c.seq))).one()
        return f"{n}-{last or 0}"

    def entries(self) -> list[Entry]:
        """The whole book, oldest first."""
        return self._selected(sa.true())

    def about(self, entry_id: str) -> list[Entry]:
        """An entry, what speaks of it, and what speaks of those (a corrected status), oldest first."""
        of_it = sa.select(ENTRY.c.entry_id).where(ENTRY.c.subject == entry_id)
        return self._selected(sa.or_(ENTRY.c.entry_id == entry_id, ENTRY.c.subject == entry_id,
                                     ENTRY.c.subject.in_(of_it)))

    def _selected(self, condition: Any) -> list[Entry]:
        with self._reading() as connection:
            return [_entry_of(row) for row in
                    connection.execute(sa.select(ENTRY).where(condition).order_by(ENTRY.c.seq))]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreUnavailableError("Catatan tindak lanjut tidak dapat dibaca: penyimpanan tidak terjangkau. "
                                        "Periksa folder data atau server, lalu muat ulang.") from error


def _take_turn(connection: Connection) -> None:
    """PostgreSQL: one writer at a time, so that entries appear in the order of ``seq`` and numbers never move.

    SQLite has only one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITE_LOCK)))


def _check_same(connection: Connection, entry: Entry) -> None:
    stored = _entry_of(connection.execute(sa.select(ENTRY).where(ENTRY.c.entry_id == entry.entry_id)).one())
    if (stored.kind, stored.subject, stored.meeting_id, stored.body) != (
            entry.kind, entry.subject, entry.meeting_id, entry.body):
        raise KeyReusedError(entry.entry_id)


def _row_of(entry: Entry) -> dict[str, Any]:
    return {
        "entry_id": entry.entry_id, "kind": entry.kind, "subject": entry.subject, "meeting_id": entry.meeting_id,
        "author": entry.author, "recorded_at": entry.recorded_at.isoformat(timespec="milliseconds"),
        "body": dict(entry.body), "view": to_body(entry.view),
    }


def _entry_of(row: Any) -> Entry:
    return Entry(row.entry_id, row.kind, row.subject, row.meeting_id, row.author,
                 datetime.fromisoformat(row.recorded_at), row.body, view_of(row.view), row.seq)
