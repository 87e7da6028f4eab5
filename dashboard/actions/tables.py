"""The one table of the store, and how a SQLite file or a PostgreSQL is opened for it."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable

from dashboard.actions.errors import StoreUnavailableError

FILE_NAME = "actions.sqlite"
BUSY_MS = 30_000
_OPEN_TRIES = 40
_SCHEMA_LOCK = 6_201_010  # any fixed number: two servers may open an empty database at once
_SQL = Path(__file__).resolve().parent / "sql"

METADATA = sa.MetaData()
ENTRY = sa.Table(
    "entry", METADATA,
    sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("entry_id", sa.String(64), nullable=False, unique=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("meeting_id", sa.String(64), nullable=False),
    sa.Column("author", sa.String(200), nullable=False),
    sa.Column("recorded_at", sa.String(40), nullable=False),
    sa.Column("body", sa.JSON(), nullable=False),
    sa.Column("view", sa.JSON(), nullable=False),
    sqlite_autoincrement=True,
)
SUBJECT_INDEX = sa.Index("entry_subject", ENTRY.c.subject)


def open_engine(folder: Path, *, url: str | None) -> Engine:
    """An engine on ``actions.sqlite`` in ``folder``, or on the PostgreSQL named by ``url``, with its table made.

    Raises StoreUnavailableError with what to do.
    """
    engine = _postgres(url) if url else _sqlite(folder / FILE_NAME)
    try:
        _make_table(engine)
    except DBAPIError as error:
        engine.dispose()
        raise StoreUnavailableError(f"Penyimpanan tindak lanjut tidak dapat dibuka: {_reason(error)}") from error
    return engine


def _sqlite(path: Path) -> Engine:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise StoreUnavailableError(
            f"Berkas {path.name} tidak dapat dibuat: {error.strerror}. Periksa izin folder data.") from error
    engine = sa.create_engine(
        URL.create("sqlite", database=str(path)), poolclass=QueuePool, pool_size=5, max_overflow=20,
        connect_args={"timeout": BUSY_MS / 1000},
    )

    @sa.event.listens_for(engine, "connect")
    def _pragmas(connection: Any, record: object) -> None:
        cursor = connection.cursor()
        # FULL: what was acknowledged is on the disk, even if the laptop's battery dies in the meeting.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.close()

    return engine


def _postgres(given: str) -> Engine:
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise StoreUnavailableError(
            "DASHBOARD_ACTIONS_URL tidak terbaca. Contoh: postgresql://pengguna@server/basisdata") from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreUnavailableError(
            f"DASHBOARD_ACTIONS_URL menyebut {url.drivername!r}; yang didukung hanya postgresql://. "
            "Kosongkan untuk memakai berkas actions.sqlite di folder data.")
    if importlib.util.find_spec("pg8000") is None:
        raise StoreUnavailableError(
            "DASHBOARD_ACTIONS_URL menunjuk PostgreSQL, tetapi penggeraknya belum terpasang. "
            "Pasang dengan: pip install pg8000, lalu jalankan lagi.")
    return sa.create_engine(url.set(drivername="postgresql+pg8000"), pool_pre_ping=True, pool_size=5, max_overflow=20)


def _make_table(engine: Engine) -> None:
    """Idempotent, also when several processes open an empty store at the same moment."""
    if engine.dialect.name == "sqlite":
        _use_wal(engine)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
        if sa.inspect(connection).has_table(ENTRY.name):
            return
        connection.execute(CreateTable(ENTRY, if_not_exists=True))
        connection.execute(CreateIndex(SUBJECT_INDEX, if_not_exists=True))
        for path in sorted(_SQL.glob(f"{engine.dialect.name}_*.sql"), key=lambda path: "function" not in path.stem):
            connection.exec_driver_sql(path.read_text(encoding="utf-8"))


def _use_wal(engine: Engine) -> None:
    """Readers do not wait for a writer. The switch itself does not wait its turn, so it is tried again."""
    for attempt in range(_OPEN_TRIES):
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            return
        except OperationalError:
            if attempt == _OPEN_TRIES - 1:
                raise
            time.sleep(0.05)


def _reason(error: DBAPIError) -> str:
    """The driver's own words, without the statement and its values."""
    text = str(error.orig).splitlines()[0] if error.orig is not None else type(error).__name__
    return f"{text[:200]}. Periksa folder data atau alamat server, lalu coba lagi."
