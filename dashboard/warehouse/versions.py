"""Published versions: which there are, which is live, going back to one, and what changed between two."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.warehouse.connection import connect_read_only
from dashboard.warehouse.errors import UnknownVersionError
from dashboard.warehouse.files import append_line, write_text_atomically
from dashboard.warehouse.intake_sets import withdraw_all_but

__all__ = ["Difference", "UnknownVersionError", "Version", "current_path", "current_version", "difference",
           "find_version", "history", "known_versions", "list_versions", "point_current_at", "read_version",
           "restore", "signed", "source_ids", "told_versions"]

MOST_FILES_NAMED = 20
LONGEST_NAME = 60
_LONG_NUMBER = re.compile(r"\d{6,}")  # a telephone number or NIK is no name of a unit
FILE_PATTERN = re.compile(r"stunting_(\d{4}-\d{2}|tanpa-data)_([0-9a-f]{12})")


@dataclass(frozen=True)
class Version:
    """One published database.

    ``name`` as in the file's name, ``built_at`` UTC; ``row_counts`` rows per table; ``headline`` of the latest bulan
    timbang: latest_period (YYYY-MM-DD or None), n_measured, n_stunted, prevalence (percent or None), n_registered,
    n_projected, n_unmapped (counted children of no known desa), n_desa_reporting.
    """

    name: str
    built_at: datetime
    row_counts: dict[str, int]
    headline: dict[str, Any]
    is_sample: bool

    @property
    def short(self) -> str:
        """The first six hex digits: what a source line prints."""
        return short_name(self.name)


@dataclass(frozen=True)
class Difference:
    """Before and after of a publish: (before, after) by table and by headline value; None = there was none."""

    row_counts: dict[str, tuple[int | None, int | None]]
    headline: dict[str, tuple[Any, Any]]


def short_name(name: str) -> str:
    """First six hex digits of a version's name."""
    return name.rsplit("_", 1)[-1][:6]


def read_version(path: Path) -> Version:
    """What a published file says of itself. Raises duckdb.Error when the file is not whole."""
    with connect_read_only(path) as con:
        info = dict(con.table("build_info").fetchall())
    headline = json.loads(info["headline"])
    measured = headline["n_measured"]
    headline["prevalence"] = 100 * headline["n_stunted"] / measured if measured else None
    return Version(
        name=info["version"],
        built_at=datetime.fromisoformat(info["built_at"]),
        row_counts=json.loads(info["row_counts"]),
        headline=headline,
        is_sample=info["is_sample"] == "true",
    )


def current_path(folder: Path) -> Path | None:
    """The live file, or None when nothing was published yet (or the file named is gone)."""
    try:
        name = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    path = folder / name
    return path if name and path.is_file() else None


def current_version(folder: Path) -> Version | None:
    """The live version, or None."""
    path = current_path(folder)
    return read_version(path) if path else None


def list_versions(folder: Path) -> list[Version]:
    """Every version that can still be shown, newest build first."""
    paths = [path for path in folder.glob("stunting_*.duckdb") if FILE_PATTERN.fullmatch(path.stem)]
    versions = []
    for path in paths:
        try:
            # Two builds within one second are told apart by when their files were written.
            versions.append((read_version(path), path.stat().st_mtime_ns))
        except (duckdb.Error, KeyError):
            continue  # not whole, so nobody can go back to it
    newest_first = sorted(versions, key=lambda one: (one[0].built_at, one[1], one[0].name), reverse=True)
    return [version for version, _ in newest_first]


def signed(who: str) -> str:
    """Who loads or restores, as kept in the history: one line, at most 60 characters, no long number."""
    return _LONG_NUMBER.sub("…", " ".join(who.split()))[:LONGEST_NAME].strip()


def known_versions(folder: Path) -> list[Version]:
    """Every version that can still be shown, then those of which only the history tells, each newest first."""
    shown = list_versions(folder)
    return shown + told_versions(folder, besides=shown)


def told_versions(folder: Path, *, besides: Sequence[Version]) -> list[Version]:
    """Versions of which the history tells and that are not among ``besides``, newest first.

    Row counts of a version published before the history kept them are empty.
    """
    names = {one.name for one in besides}
    told: dict[str, Version] = {}
    for line in history(folder):
        headline, rows = line.get("headline"), line.get("rows")
        try:
            when = datetime.fromisoformat(line["when"])
        except (KeyError, ValueError, TypeError):
            continue
        if line["version"] not in names and isinstance(headline, dict):
            told.setdefault(str(line["version"]), Version(str(line["version"]), when, rows if isinstance(rows, dict)
                                                          else {}, headline, bool(line.get("is_sample"))))
    return sorted(told.values(), key=lambda one: one.built_at, reverse=True)


def restore(folder: Path, name_or_prefix: str, *, who: str = "") -> Version:
    """Make an older version the live one; its name, the start of its name or of its hex digits will do.

    ``who``: the role or unit that does it, for the history.

    Files loaded after it are taken back: the next load builds on the restored state, not on what was undone.
    Raises UnknownVersionError when none or more than one answers to it.
    """
    match = _matching(name_or_prefix, among=list_versions(folder))
    kept = source_ids(folder, version=match)
    point_current_at(folder, version=match, what="restore", who=who)
    withdraw_all_but(folder, kept=kept)
    return match


def find_version(folder: Path, name_or_prefix: str) -> Version:
    """A version by its name or the start of it, also one of which only the history tells. Raises UnknownVersionError.
    """
    return _matching(name_or_prefix, among=known_versions(folder))


def _matching(name_or_prefix: str, *, among: Sequence[Version]) -> Version:
    wanted = name_or_prefix.strip().removesuffix(".duckdb")
    matches = [version for version in among if wanted and (
        version.name.startswith(wanted) or version.name.rsplit("_", 1)[-1].startswith(wanted))]
    if len(matches) != 1:
        known = ", ".join(version.name for version in among) or "belum ada"
        what = "cocok dengan lebih dari satu versi" if matches else "tidak ditemukan"
        raise UnknownVersionError(f"Versi '{name_or_prefix}' {what}. Versi yang tersedia: {known}.")
    return matches[0]


def source_ids(folder: Path, *, version: Version) -> frozenset[str]:
    """The intake sets a published version was built from."""
    with connect_read_only(folder / f"{version.name}.duckdb") as con:
        return frozenset(row[0] for row in con.execute("SELECT source_id FROM source").fetchall())


def point_current_at(folder: Path, *, version: Version, what: str, who: str = "", files: Sequence[str] = ()) -> None:
    """Swap CURRENT in one step, then note it in ``versions.jsonl`` (what: 'publish' or 'restore').

    ``who``: role or unit, as ``signed`` leaves it; ``files``: names of the files that came with it.
    """
    write_text_atomically(folder / "CURRENT", text=f"{version.name}.duckdb\n")
    note_event(folder, version=version, what=what, who=who, files=files)


def note_event(folder: Path, *, version: Version, what: str, who: str, files: Sequence[str]) -> None:
    """Note in ``versions.jsonl`` what happened; 'boundaries' is a new map, beside which the live version stays."""
    line = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "version": version.name, "what": what,
            "who": signed(who), "files": list(files[:MOST_FILES_NAMED]), "n_files": len(files),
            "headline": version.headline, "rows": version.row_counts, "is_sample": version.is_sample}
    append_line(folder / "versions.jsonl", line=json.dumps(line, ensure_ascii=False))


def history(folder: Path) -> list[dict[str, Any]]:
    """The lines of ``versions.jsonl``, oldest first; a line cut short by a crash is passed over."""
    try:
        text = (folder / "versions.jsonl").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    lines = []
    for line in text.splitlines():
        try:
            lines.append(json.loads(line))
        except ValueError:
            continue
    return [line for line in lines if isinstance(line, dict) and "version" in line and "what" in line]


def difference(before: Version | None, after: Version) -> Difference:
    """Counts and headline values before and after, in the order of ``after``; equal values are kept too."""
    old_counts = before.row_counts if before else {}
    old_headline = before.headline if before else {}
    return Difference(
        row_counts={table: (old_counts.get(table), rows) for table, rows in after.row_counts.items()},
        headline={key: (old_headline.get(key), value) for key, value in after.headline.items()},
    )
