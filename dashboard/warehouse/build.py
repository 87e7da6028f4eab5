"""From intake sets to a published version: one new file, built aside, checked, then named and made live in one step.

Nothing that somebody may hold open is ever written to. A crash at any point leaves ``CURRENT`` on the last good file.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq

from dashboard import reference
from dashboard.anthro.lms import AnthroError
from dashboard.anthro.zscores import register_lms
from dashboard.register_file import register_bytes, register_table
from dashboard.settings import REFERENCE, SQL, Settings
from dashboard.warehouse import connection
from dashboard.warehouse.connection import connect_for_build
from dashboard.warehouse.errors import BuildStoppedError
from dashboard.warehouse.files import put_in_place
from dashboard.warehouse.intake_sets import SCHEMAS, IntakeSet, as_frame, complete_sets, sets_in_use
from dashboard.warehouse.versions import (
    Version,
    current_path,
    current_version,
    history,
    list_versions,
    point_current_at,
    read_version,
    source_ids,
)

__all__ = ["BuildStoppedError", "build_and_publish", "current_version_or_none"]

SHOWN_BAD_ROWS = 5
ABANDONED_AFTER_SECONDS = 24 * 3600
Say = Callable[[str], None]


def _silent(_text: str) -> None:
    return None


def build_and_publish(*, folder: Path, settings: Settings, progress: Say = _silent, who: str = "") -> Version:
    """Build the database of a working folder from its complete intake sets and make it the live one.

    The same inputs, build SQL, reference tables and settings give the same name: then nothing is built, and the
    version already there is returned (after ``restore`` the restored one stays live). ``progress`` receives sentences;
    ``who`` is the role or unit that loads, for the history.
    Raises BuildStoppedError when there is nothing to build from, when a check finds bad rows, or when the file cannot
    be written; nothing is published then.
    """
    while True:
        sets = sets_in_use(complete_sets(folder))
        if not sets:
            raise BuildStoppedError(
                "Belum ada berkas yang dimuat, jadi belum ada yang dibangun. Muat dahulu satu berkas.",
                check="intake", rows=[],
            )
        inputs_hash = _inputs_hash(folder, sets=sets, settings=settings)
        publish = _publisher(folder, sets=sets, who=who)
        version = _present(folder, inputs_hash=inputs_hash, publish=publish) or _build(
            folder, sets=sets, inputs_hash=inputs_hash, settings=settings, progress=progress, publish=publish)
        # Another load may have finished meanwhile: whoever publishes last must have seen everything.
        if _inputs_hash(folder, sets=sets_in_use(complete_sets(folder)), settings=settings) == inputs_hash:
            _prune(folder, keep=settings.versions_kept, progress=progress)
            return version


def _inputs_hash(folder: Path, *, sets: list[IntakeSet], settings: Settings) -> str:
    """12 hex digits over the inputs, the SQL, the reference tables, the kabupaten's own register and the settings.

    How many versions are kept and what stands on papers is left out: it changes no data.
    """
    digest = hashlib.sha256()
    digest.update(json.dumps(settings.about_data(), sort_keys=True).encode())
    for one in sets:
        digest.update(f"\n{one.source_id}\n{one.written}".encode())
    sql = [path for room in ("anthro", "build", "checks") for path in sorted((SQL / room).glob("*.sql"))]
    for path in (*sql, *sorted(REFERENCE.glob("*.csv"))):
        digest.update(f"\n{path.name}\n".encode() + path.read_bytes())
    if own := register_bytes(folder):
        digest.update(b"\nindikator.csv\n" + own)
    return digest.hexdigest()[:12]


def _publisher(folder: Path, *, sets: list[IntakeSet], who: str) -> Callable[[Version], None]:
    """What makes a version live and notes who did it, and which files it has that the live one lacks."""
    live = current_version_or_none(folder)
    before = source_ids(folder, version=live) if live else frozenset()
    files = [one.file_name for one in sets if one.source_id not in before]
    return lambda version: point_current_at(folder, version=version, what="publish", who=who, files=files)


def _present(folder: Path, *, inputs_hash: str, publish: Callable[[Version], None]) -> Version | None:
    """The version of these inputs if it was published before, made live again unless somebody went back since."""
    lines = [line for line in history(folder) if line["what"] != "boundaries"]
    known = any(line["version"].endswith(inputs_hash) for line in lines)
    live = current_version_or_none(folder)
    if live and live.name.endswith(inputs_hash):
        return live
    if live and known and lines[-1]["what"] == "restore" and lines[-1]["version"] == live.name:
        return live
    for path in folder.glob(f"stunting_*_{inputs_hash}.duckdb"):
        try:
            version = read_version(path)
        except (duckdb.Error, KeyError):
            continue  # a damaged file is built again under the same name
        publish(version)
        return version
    return None


def current_version_or_none(folder: Path) -> Version | None:
    """The live version; None also when its file cannot be read, so that a build can repair the folder."""
    try:
        return current_version(folder)
    except (duckdb.Error, KeyError):
        return None


def _build(folder: Path, *, sets: list[IntakeSet], inputs_hash: str, settings: Settings, progress: Say,
           publish: Callable[[Version], None]) -> Version:
    """Built in little memory; where that does not do, once more in more."""
    try:
        version = _build_in(connection.BUILD_MEMORY, folder=folder, sets=sets, inputs_hash=inputs_hash,
                            settings=settings, progress=progress)
    except duckdb.OutOfMemoryException:
        progress("Basis data ini besar: dibangun ulang dengan memori lebih.")
        version = _build_in(connection.BUILD_MEMORY_MOST, folder=folder, sets=sets, inputs_hash=inputs_hash,
                            settings=settings, progress=progress)
    try:
        publish(version)
    except OSError as error:
        if current_version_or_none(folder) == version:  # live already: only the line in the history is lacking
            raise
        raise _stopped(error) from error
    progress(f"Versi {version.name} diterbitkan.")
    return version


def _stopped(error: Exception) -> BuildStoppedError:
    return BuildStoppedError(
        f"Basis data tidak dapat dibangun: {error}. Versi sebelumnya tetap dipakai. Periksa ruang kosong di cakram dan "
        "izin folder kerja, lalu ulangi.",
        check="build", rows=[],
    )


def _build_in(memory: str, *, folder: Path, sets: list[IntakeSet], inputs_hash: str, settings: Settings,
              progress: Say) -> Version:
    """The new file under its name, not yet live. Raises duckdb.OutOfMemoryException only below the most memory."""
    try:
        _sweep(folder)
        with tempfile.TemporaryDirectory(prefix=".build_", dir=folder, ignore_cleanup_errors=True) as name:
            scratch = Path(name)
            temporary = scratch / "stunting.duckdb"
            with connect_for_build(temporary, scratch=scratch / "spill", memory=memory) as con:
                _prepare(con, folder=folder, sets=sets, scratch=scratch, inputs_hash=inputs_hash, settings=settings)
                _run_build(con, progress=progress)
                _run_checks(con, progress=progress)
                con.execute("CHECKPOINT").fetchall()
            version = read_version(temporary)
            put_in_place(temporary, final=folder / f"{version.name}.duckdb")
    except (duckdb.Error, OSError) as error:
        if isinstance(error, duckdb.OutOfMemoryException) and memory != connection.BUILD_MEMORY_MOST:
            raise
        raise _stopped(error) from error
    except AnthroError as error:
        raise BuildStoppedError(str(error), check="anthro", rows=[{"found": error.found}]) from error
    return version


def _prepare(con: duckdb.DuckDBPyConnection, *, folder: Path, sets: list[IntakeSet], scratch: Path, inputs_hash: str,
             settings: Settings) -> None:
    """Hand the build SQL what it reads: WHO's tables, reference tables, the list of files of each kind, the choices."""
    register_lms(con)
    code = settings.kabupaten_code
    frames = {
        "ref_kabupaten": pd.DataFrame([asdict(reference.kabupaten(code))]),
        "ref_desa": reference.desa(code),
        "ref_surveys": reference.table("surveys"),
        "ref_targets": reference.table("targets"),
        "ref_lokus": reference.table("lokus"),
        "ref_indicators": register_table(folder),
        "ref_agencies": reference.table("agencies"),
        "intake_set": as_frame(sets),
    }
    for name, frame in frames.items():
        con.register(name, frame)
    files: dict[str, list[str]] = {}
    for kind, schema in SCHEMAS.items():
        empty = scratch / f"empty_{kind}.parquet"
        pq.write_table(schema.empty_table(), empty)
        files[kind] = [str(empty)]
    for one in sets:
        files[one.kind].append(str(one.rows))
        if one.findings.exists():
            files["finding"].append(str(one.findings))
    given = {f"{kind}_files": paths for kind, paths in files.items()} | {
        "inputs_hash": inputs_hash,
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "weighing_months": list(settings.weighing_months),
    }
    con.execute("SET VARIABLE build = $given", {"given": given}).fetchall()


def _run_build(con: duckdb.DuckDBPyConnection, *, progress: Say) -> None:
    started = time.monotonic()
    for path in sorted((SQL / "build").glob("[0-9][0-9]_*.sql")):
        con.execute(path.read_text(encoding="utf-8")).fetchall()
    rows = dict(con.table("row_count").fetchall())
    told = ", ".join(f"{table} {count}" for table, count in rows.items() if count)
    progress(f"Tabel dibangun dalam {time.monotonic() - started:.1f} detik: {told}.")


def _run_checks(con: duckdb.DuckDBPyConnection, *, progress: Say) -> None:
    """Each file of ``sql/checks`` returns the rows that are wrong; its first line is the sentence for the officer."""
    paths = sorted((SQL / "checks").glob("[0-9][0-9]_*.sql"))
    for path in paths:
        sql = path.read_text(encoding="utf-8")
        bad = con.execute(sql).df()
        if bad.empty:
            continue
        sentence = sql.splitlines()[0].removeprefix("-- ")
        rows = [{str(key): value for key, value in row.items()}
                for row in bad.head(SHOWN_BAD_ROWS).to_dict(orient="records")]
        shown = "; ".join(", ".join(f"{key} {value}" for key, value in row.items()) for row in rows)
        raise BuildStoppedError(
            f"Tidak diterbitkan, karena pemeriksaan {path.stem} menemukan {len(bad)} baris salah. {sentence} "
            f"Baris pertama: {shown}. Versi sebelumnya tetap dipakai.",
            check=path.stem, rows=rows,
        )
    progress(f"{len(paths)} pemeriksaan lulus.")


def _prune(folder: Path, *, keep: int, progress: Say) -> None:
    """Remove the oldest files beyond ``keep``; never the live one. A file held open (Windows) stays until next time."""
    if len(list(folder.glob("stunting_*.duckdb"))) <= keep:
        return
    live = current_path(folder)
    others = [path for version in list_versions(folder)
              if (path := folder / f"{version.name}.duckdb") != live]
    for path in others[max(keep - 1, 0):]:
        try:
            path.unlink()
        except OSError as error:
            progress(f"Versi lama {path.name} belum dihapus karena masih dipakai ({error.strerror}).")


def _sweep(folder: Path) -> None:
    """Remove what builds that were killed left behind; a day old, so that no running build is touched."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(".build_*"):
        if time.time() - path.stat().st_mtime > ABANDONED_AFTER_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
