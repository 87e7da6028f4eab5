"""Intake sets on disk: parquet, findings and, last of all, the json whose presence says that the set is whole."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.intake.report import FileReport, FindingSummary, UnmatchedPlace

FOLDER = "intake"


@dataclass(frozen=True)
class IntakeSet:
    """One read file, ready to be written. ``about`` is the content of its json."""

    sha256: str
    table: pa.Table
    findings: pa.Table
    about: dict[str, Any]


def known_report(folder: Path, *, sha256: str, name: str) -> FileReport | None:
    """The report of a file that was loaded before, status ``unchanged``; None when it was not (or not to its end).

    ``name``: what the file is called now; the same bytes may have been loaded under another name.
    """
    if not all((folder / FOLDER / f"{sha256}{suffix}").exists() for suffix in (".parquet", ".findings.parquet")):
        return None
    try:
        about = json.loads((folder / FOLDER / f"{sha256}.json").read_text(encoding="utf-8"))
        findings = tuple(FindingSummary(entry["code"], entry["severity"], entry["rows"], entry["message"],
                                        tuple(entry["row_numbers"])) for entry in about["findings"])
        earlier = "" if about["file_name"] == name else f" sebagai {about['file_name']}"
        return FileReport(name, sha256, about["kind"], "unchanged", about["rows_read"],
                          about["rows_accepted"], about["rows_rejected"], about["is_sample"], findings,
                          f"{name}: sudah pernah dimuat{earlier}; tidak ada yang berubah.",
                          tuple(UnmatchedPlace(*one) for one in about.get("unmatched", [])))
    except (FileNotFoundError, json.JSONDecodeError, KeyError, TypeError):
        return None


def unmatched_of_sets(folder: Path) -> list[tuple[str, tuple[UnmatchedPlace, ...]]]:
    """(file name, spellings that matched no desa when it was read) of every stored set that has any."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            about = json.loads(path.read_text(encoding="utf-8"))
            places = tuple(UnmatchedPlace(*one) for one in about.get("unmatched", []))
        except (OSError, json.JSONDecodeError, AttributeError, TypeError):
            continue
        if places:
            found.append((str(about.get("file_name", "")), places))
    return found


def has_measurements(folder: Path) -> bool:
    """Whether any measurement set is stored (its children's hashes depend on the key)."""
    return any(_kind_of(path) == "measurement" for path in (folder / FOLDER).glob("*.json"))


def _kind_of(path: Path) -> str | None:
    try:
        kind = json.loads(path.read_text(encoding="utf-8")).get("kind")
    except (OSError, json.JSONDecodeError, AttributeError):
        return None
    return kind if isinstance(kind, str) else None


def write_set(intake_set: IntakeSet, *, folder: Path) -> None:
    """Write the three files of a set; each appears under its name only when complete, the json after the others."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    name = intake_set.sha256
    _replace(target / f"{name}.parquet", lambda path: pq.write_table(intake_set.table, path, compression="zstd"))
    _replace(target / f"{name}.findings.parquet",
             lambda path: pq.write_table(intake_set.findings, path, compression="zstd"))
    text = json.dumps(intake_set.about, ensure_ascii=False, indent=1)
    _replace(target / f"{name}.json", lambda path: path.write_text(text, encoding="utf-8"))


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        write(temporary)
        with open(temporary, "rb+") as stream:
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def set_aside(folder: Path, names: Sequence[str]) -> None:
    """Take sets (by sha256) out of the intake into ``intake/aside``: a build stopped on them.

    The json goes first, so that a crash in between leaves no set that looks whole. Loading the file reads it anew.
    """
    aside = folder / FOLDER / "aside"
    aside.mkdir(parents=True, exist_ok=True)
    for name in names:
        for suffix in (".json", ".parquet", ".findings.parquet"):
            path = folder / FOLDER / f"{name}{suffix}"
            if path.exists():
                os.replace(path, aside / path.name)
