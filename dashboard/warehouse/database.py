"""The only reader of a published database: a question by its file name, bound parameters in, a frame out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

from dashboard.register_file import Stamp, register_stamp
from dashboard.settings import SQL
from dashboard.warehouse.connection import connect_read_only
from dashboard.warehouse.errors import DamagedDatabaseError, NoDatabaseError, UnknownQuestionError
from dashboard.warehouse.versions import FILE_PATTERN, current_path, short_name

__all__ = ["DamagedDatabaseError", "Database", "NoDatabaseError", "UnknownQuestionError", "open_database", "open_kept"]

ANSWERS_REMEMBERED = 512
RESULTS_REMEMBERED = 128

Result = TypeVar("Result")


class Database:
    """One published file, open for reading. It never changes, so every answer is remembered.

    Safe to share between threads: each question runs on a cursor of its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect_read_only(path)
        self._lock = threading.Lock()
        self._remembered = lru_cache(maxsize=ANSWERS_REMEMBERED)(self._answer)
        self._worked_out = lru_cache(maxsize=RESULTS_REMEMBERED)(self._work_out)
        #: ``build_info`` as text: version, built_at, kabupaten_code, kabupaten, province, is_sample, latest_period …
        self.info: dict[str, str | None] = dict(self._connection.table("build_info").fetchall())

    @property
    def name(self) -> str:
        """The version's full name."""
        return self.path.stem

    @property
    def short(self) -> str:
        """The version as printed in a source line: six hex digits."""
        return short_name(self.name)

    def ask(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The answer to ``sql/questions/<name>.sql``; lists may be given as parameters. The frame is the caller's own.

        Raises UnknownQuestionError for a name without a file, duckdb.Error for parameters that do not fit it.
        """
        bound = tuple(sorted((key, _hashable(value)) for key, value in parameters.items()))
        return self._remembered(name, bound).copy()

    def once(self, make: Callable[..., Result], *arguments: Hashable) -> Result:
        """``make(self, *arguments)``, worked out once: the file never changes, so what follows from it does not either.

        ``make`` is a function of a module; its result is shared by all viewers and is never written to. What it judges
        by may change: the kabupaten's own register of indicators.
        """
        return self._worked_out(make, arguments, register_stamp())  # type: ignore[return-value]

    def close(self) -> None:
        """Let go of the file. Not for the live one, which viewers share."""
        self._connection.close()

    def _work_out(self, make: Callable[..., object], arguments: tuple[Hashable, ...],
                  _register: Stamp | None) -> object:
        return make(self, *arguments)

    def _answer(self, name: str, bound: tuple[tuple[str, Hashable], ...]) -> pd.DataFrame:
        sql = _question(name)
        with self._lock:
            cursor = self._connection.cursor()
        try:
            parameters = {key: list(value) if isinstance(value, tuple) else value for key, value in bound}
            return cursor.execute(sql, parameters).df()
        finally:
            cursor.close()


def open_database(folder: Path) -> Database:
    """The live database of a working folder. One that was published meanwhile is noticed at the next call.

    Raises NoDatabaseError when nothing was published yet, DamagedDatabaseError when the live file is not whole.
    """
    path = current_path(folder)
    if path is None:
        raise NoDatabaseError(f"Belum ada data yang dimuat di {folder}. Muat dahulu satu berkas.")
    try:
        return _open(path)
    except duckdb.Error as error:
        raise DamagedDatabaseError(
            f"Basis data {path.name} rusak atau tidak dapat dibuka. Kembali ke versi lain dengan: python -m dashboard "
            "restore VERSI, atau muat satu berkas lagi: basis data lalu dibangun ulang.") from error


def open_kept(folder: Path, *, name: str) -> Database | None:
    """An older version of a working folder by its full name; None where it is no longer kept or not whole."""
    path = folder / f"{name}.duckdb"
    if not FILE_PATTERN.fullmatch(name) or not path.is_file():
        return None
    try:
        return _open(path)
    except duckdb.Error:
        return None


# Four: the live one and those that viewers may still be reading; a file let go is closed when its last reader ends.
@lru_cache(maxsize=4)
def _open(path: Path) -> Database:
    return Database(path)


@lru_cache(maxsize=256)
def _question(name: str) -> str:
    path = SQL / "questions" / f"{name}.sql"
    if not path.is_file():
        raise UnknownQuestionError(f"no question named {name!r} in sql/questions")
    return path.read_text(encoding="utf-8")


def _hashable(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list | set | tuple) else value
