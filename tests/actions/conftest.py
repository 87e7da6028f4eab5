"""Stores to test on: SQLite always; PostgreSQL where one is named or its programs are found, else skipped loudly."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from dashboard.actions.store import Store, open_store
from dashboard.serving import free_port

GIVEN = "DASHBOARD_TEST_POSTGRES"


def _programs() -> Path | None:
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _as_postgres(folder: Path, command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root: then its own user runs it."""
    if os.name != "posix" or os.geteuid() != 0:
        return command
    shutil.chown(folder, "postgres", "postgres")
    return ["runuser", "-u", "postgres", "--", *command]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL: the one named in DASHBOARD_TEST_POSTGRES, else a throw-away cluster of this machine."""
    pytest.importorskip("pg8000", reason="pg8000 belum terpasang: uji PostgreSQL DILEWATI")
    if os.environ.get(GIVEN):
        yield os.environ[GIVEN]
        return
    programs = _programs()
    if programs is None:
        warnings.warn(f"PostgreSQL tidak ditemukan dan {GIVEN} kosong: uji PostgreSQL DILEWATI", stacklevel=1)
        pytest.skip(f"tidak ada initdb dan {GIVEN} kosong")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    control = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-w"]
    initdb = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", "uji", "-A", "trust", "-E", "UTF8"]
    subprocess.run(_as_postgres(folder, initdb), check=True, capture_output=True)
    port = free_port(5600 + 40 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]))
    options = (f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off "
               "-c max_connections=60")
    log = str(folder / "log")
    subprocess.run(
        _as_postgres(folder, [*control, "-l", log, "-o", options, "start"]), check=True, stdout=subprocess.DEVNULL
    )
    try:
        yield f"postgresql://uji@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(_as_postgres(folder, [*control, "-m", "immediate", "stop"]), check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh database for one test."""
    engine = sa.create_engine(make_url(postgres_server).set(drivername="postgresql+pg8000"),
                              isolation_level="AUTOCOMMIT")
    name = f"uji_{os.getpid()}_{abs(hash(request.node.nodeid)) % 10**9}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the same store as often as asked; each backend in turn."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    opened: list[Store] = []

    def open_it() -> Store:
        opened.append(open_store(tmp_path, url=url))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    return reopen()


@pytest.fixture
def local_store(tmp_path: Path) -> Iterator[Store]:
    """SQLite only, for what does not depend on the database."""
    opened = open_store(tmp_path)
    yield opened
    opened.close()
