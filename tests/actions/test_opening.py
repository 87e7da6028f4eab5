"""Opening the store: append-only by the database itself, WAL, private file, clear words when it cannot be opened."""

from __future__ import annotations

import sqlite3
import stat
import sys
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.actions import tables
from dashboard.actions.entries import Promise
from dashboard.actions.errors import StoreUnavailableError
from dashboard.actions.store import Store, open_store


def test_nothing_can_be_changed_or_deleted_in_the_file(local_store: Store, tmp_path: Path) -> None:
    local_store.record_follow_up(Promise(action="X", owner="dinkes", due_date=date(2025, 1, 1)), author="A")
    connection = sqlite3.connect(tmp_path / "actions.sqlite")
    for statement in ("UPDATE entry SET author = 'B'", "DELETE FROM entry"):
        with pytest.raises(sqlite3.IntegrityError, match="hanya dapat ditambah"):
            connection.execute(statement)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_nothing_can_be_changed_or_deleted_in_postgresql(postgres_url: str, tmp_path: Path) -> None:
    store = open_store(tmp_path, url=postgres_url)
    store.record_follow_up(Promise(action="X", owner="dinkes", due_date=date(2025, 1, 1)), author="A")
    for statement in ("UPDATE entry SET author = 'B'", "DELETE FROM entry", "TRUNCATE entry"):
        engine = sa.create_engine(postgres_url.replace("postgresql:", "postgresql+pg8000:"))
        with pytest.raises(sa.exc.DBAPIError, match="ditambah"), engine.begin() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()
    assert len(store.follow_ups(date(2025, 1, 1))) == 1
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="izin berkas POSIX")
def test_the_file_is_private(local_store: Store, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "actions.sqlite").stat().st_mode) == 0o600


def test_url_from_the_environment(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_ACTIONS_URL", postgres_url)
    store = open_store(tmp_path)
    store.record_follow_up(Promise(action="X", owner="dinkes", due_date=date(2025, 1, 1)), author="A")
    store.close()
    assert not (tmp_path / "actions.sqlite").exists()


def test_missing_driver_is_said_in_bahasa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StoreUnavailableError, match="pip install pg8000"):
        open_store(tmp_path, url="postgresql://pengguna@server/basis")


@pytest.mark.parametrize("url", ["mysql://a@b/c", "bukan alamat"])
def test_other_addresses_are_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreUnavailableError, match="DASHBOARD_ACTIONS_URL"):
        open_store(tmp_path, url=url)


def test_unreachable_server_is_said_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("pg8000")
    with pytest.raises(StoreUnavailableError) as caught:
        open_store(tmp_path, url="postgresql://pengguna:rahasia123@127.0.0.1:1/basis")
    assert "tidak dapat dibuka" in str(caught.value)
    assert "rahasia123" not in str(caught.value)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "actions.sqlite").write_text("bukan basis data, " * 100)
    with pytest.raises(StoreUnavailableError, match="tidak dapat dibuka"):
        open_store(tmp_path)


def test_a_locked_store_says_that_nothing_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "BUSY_MS", 50)
    store = open_store(tmp_path)
    blocker = sqlite3.connect(tmp_path / "actions.sqlite", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailableError, match="BELUM tersimpan"):
        store.record_follow_up(Promise(action="X", owner="dinkes", due_date=date(2025, 1, 1)), author="A")
    blocker.execute("ROLLBACK")
    blocker.close()
    assert store.follow_ups(date(2025, 1, 1)) == []
    store.close()
