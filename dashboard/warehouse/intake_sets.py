"""Which intake sets a build reads: complete ones only, and no sample beside an officer's own data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.warehouse.errors import BuildStoppedError
from dashboard.warehouse.files import write_text_atomically

LOCAL_KINDS = frozenset({"measurement", "coverage", "sasaran", "desa_report", "krs", "readiness", "budget",
                         "aksi_status", "minilok", "village_scorecard", "tpps_report"})

# The contract with the intake (docs/design.md). An empty table of each kind stands first in every list of files, so
# that every column exists, with its type, also where an older set lacks it or no file of the kind was ever loaded.
SCHEMAS: dict[str, pa.Schema] = {
    "measurement": pa.schema([
        ("row_number", pa.int32()), ("child_id", pa.string()), ("child_key", pa.string()),
        ("hold_reason", pa.string()), ("desa_code", pa.string()), ("kecamatan_code", pa.string()),
        ("place_written", pa.string()), ("puskesmas", pa.string()), ("posyandu", pa.string()), ("period", pa.date32()),
        ("age_days", pa.int32()), ("age_source", pa.string()), ("sex", pa.string()), ("weight_kg", pa.float64()),
        ("height_cm", pa.float64()), ("method", pa.string()), ("oedema", pa.bool_()), ("source_haz", pa.float64()),
        ("source_waz", pa.float64()), ("source_whz", pa.float64()), ("weight_gain", pa.string()),
        ("is_registration", pa.bool_()),
    ]),
    "coverage": pa.schema([
        ("row_number", pa.int32()), ("desa_code", pa.string()), ("indicator_id", pa.string()), ("period", pa.date32()),
        ("numerator", pa.float64()), ("denominator", pa.float64()), ("reported_at", pa.date32()),
    ]),
    "sasaran": pa.schema([
        ("row_number", pa.int32()), ("desa_code", pa.string()), ("year", pa.int32()), ("registered", pa.int32()),
        ("projected", pa.int32()),
    ]),
    "survey": pa.schema([
        ("row_number", pa.int32()), ("area_code", pa.string()), ("year", pa.int32()), ("survey", pa.string()),
        ("prevalence", pa.float64()), ("ci_low", pa.float64()), ("ci_high", pa.float64()), ("estimator", pa.string()),
        ("source", pa.string()), ("certainty", pa.string()), ("note", pa.string()), ("n", pa.int32()),
    ]),
    "target": pa.schema([
        ("row_number", pa.int32()), ("scope", pa.string()), ("area_code", pa.string()), ("indicator_id", pa.string()),
        ("year", pa.int32()), ("value", pa.float64()), ("status", pa.string()), ("legal_basis", pa.string()),
        ("certainty", pa.string()), ("path", pa.string()),
    ]),
    "lokus": pa.schema([
        ("row_number", pa.int32()), ("desa_code", pa.string()), ("year", pa.int32()), ("status", pa.string()),
        ("basis", pa.string()), ("certainty", pa.string()), ("list_size", pa.int32()),
    ]),
    "krs": pa.schema([
        ("row_number", pa.int32()), ("desa_code", pa.string()), ("kecamatan_code", pa.string()),
        ("period", pa.date32()), ("families", pa.int32()), ("target_families", pa.int32()), ("at_risk", pa.int32()),
        ("not_at_risk", pa.int32()), ("water_poor", pa.int32()), ("latrine_poor", pa.int32()),
        ("too_young", pa.int32()), ("too_old", pa.int32()), ("too_close", pa.int32()), ("too_many", pa.int32()),
        ("no_modern_kb", pa.int32()), ("under_2", pa.int32()), ("under_5", pa.int32()), ("pus", pa.int32()),
        ("pregnant", pa.int32()),
    ]),
    "desa_report": pa.schema([
        ("row_number", pa.int32()), ("desa_code", pa.string()), ("period", pa.date32()), ("puskesmas", pa.string()),
        ("layout", pa.string()), ("target", pa.int32()), ("weighed", pa.int32()), ("measured", pa.int32()),
        ("weighed_measured", pa.int32()), ("stunted", pa.int32()), ("severely_stunted", pa.int32()),
        ("wasted", pa.int32()), ("severely_wasted", pa.int32()), ("underweight", pa.int32()),
        ("severely_underweight", pa.int32()), ("overweight", pa.int32()), ("gained", pa.int32()),
        ("weighed_before", pa.int32()), ("reported_at", pa.date32()),
    ]),
    "readiness": pa.schema([
        ("row_number", pa.int32()), ("desa_code", pa.string()), ("period", pa.date32()), ("tpk", pa.int32()),
        ("tpk_trained", pa.int32()), ("posyandu", pa.int32()), ("posyandu_equipped", pa.int32()),
        ("sop_followed", pa.bool_()), ("reported_at", pa.date32()),
    ]),
    "budget": pa.schema([
        ("row_number", pa.int32()), ("year", pa.int32()), ("agency", pa.string()), ("desa_code", pa.string()),
        ("activity", pa.string()), ("fund", pa.string()), ("planned", pa.float64()), ("realised", pa.float64()),
        ("reported_at", pa.date32()),
    ]),
    "aksi_status": pa.schema([
        ("row_number", pa.int32()), ("year", pa.int32()), ("aksi_id", pa.string()), ("status", pa.string()),
        ("completed_on", pa.date32()), ("evidence", pa.string()), ("agency", pa.string()),
    ]),
    "minilok": pa.schema([
        ("row_number", pa.int32()), ("kecamatan_code", pa.string()), ("period", pa.date32()), ("planned", pa.int32()),
        ("held", pa.int32()), ("note", pa.string()),
    ]),
    "village_scorecard": pa.schema([
        ("row_number", pa.int32()), ("desa_code", pa.string()), ("year", pa.int32()), ("quarter", pa.int32()),
        ("item", pa.string()), ("counted", pa.int32()), ("stated_percent", pa.float64()), ("layout", pa.string()),
    ]),
    "tpps_report": pa.schema([
        ("row_number", pa.int32()), ("year", pa.int32()), ("part", pa.string()), ("perpres_code", pa.string()),
        ("target", pa.float64()), ("achieved", pa.float64()), ("stated_source", pa.string()),
    ]),
    "finding": pa.schema([
        ("row_number", pa.int32()), ("column_name", pa.string()), ("code", pa.string()), ("severity", pa.string()),
        ("message", pa.string()),
    ]),
}


@dataclass(frozen=True)
class IntakeSet:
    """One loaded file: what its JSON says, and where its rows are.

    ``loaded_at`` is the time on the officer's clock as written, ``loaded_instant`` the same moment for ordering.
    """

    source_id: str
    kind: str
    file_name: str
    loaded_at: datetime
    loaded_instant: datetime
    extracted_at: date | None
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    is_sample: bool
    rows: Path
    findings: Path
    written: str


def withdrawn(folder: Path) -> frozenset[str]:
    """Sets taken back by a restore (``intake/DITARIK``, one source_id a line): kept whole, but not built from."""
    try:
        return frozenset((folder / "intake" / "DITARIK").read_text(encoding="utf-8").split())
    except FileNotFoundError:
        return frozenset()


def withdraw_all_but(folder: Path, *, kept: frozenset[str]) -> None:
    """Take back every set that is not ``kept``; a later load of the same file (``take_in_again``) undoes it."""
    every = {path.stem for path in (folder / "intake").glob("*.json")}
    _write_withdrawn(folder, every - kept)


def take_in_again(folder: Path, source_ids: Iterable[str]) -> list[str]:
    """Put sets that a restore took back into use; returns those that were out."""
    out = withdrawn(folder)
    returned = [source_id for source_id in source_ids if source_id in out]
    if returned:
        _write_withdrawn(folder, out - set(returned))
    return returned


def take_out_again(folder: Path, source_ids: Iterable[str]) -> None:
    """Take back what ``take_in_again`` returned, because nothing was published with it."""
    if returned := set(source_ids):
        _write_withdrawn(folder, withdrawn(folder) | returned)


def _write_withdrawn(folder: Path, source_ids: Iterable[str]) -> None:
    write_text_atomically(folder / "intake" / "DITARIK", text="".join(f"{one}\n" for one in sorted(source_ids)))


def complete_sets(folder: Path) -> list[IntakeSet]:
    """Every complete set of a working folder, oldest load first, without those a restore took back.

    A set without its JSON was never finished: left out. Raises BuildStoppedError when a finished set cannot be read
    any more.
    """
    out = withdrawn(folder)
    found = [_read_set(path) for path in sorted((folder / "intake").glob("*.json")) if path.stem not in out]
    return sorted(found, key=lambda one: (one.loaded_instant, one.source_id))


def sets_in_use(found: list[IntakeSet]) -> list[IntakeSet]:
    """Without the sample as soon as one source of a local kind is not sample; published facts do not retire it."""
    retired = any(one.kind in LOCAL_KINDS and not one.is_sample for one in found)
    return [one for one in found if not (retired and one.is_sample)]


def unused_samples(folder: Path) -> frozenset[str]:
    """The sets of the sample (source_id) that no version is built from, because there is data that is no sample."""
    found = complete_sets(folder)
    used = {one.source_id for one in sets_in_use(found)}
    return frozenset(one.source_id for one in found if one.source_id not in used)


def as_frame(sets: list[IntakeSet]) -> pd.DataFrame:
    """The sets as the frame ``intake_set`` of the build SQL; load_order 1 = first loaded."""
    columns = ["source_id", "file_name", "kind", "loaded_at", "extracted_at", "rows_read", "rows_accepted",
               "rows_rejected", "is_sample"]
    frame = pd.DataFrame([[getattr(one, column) for column in columns] for one in sets], columns=columns)
    for column in ("loaded_at", "extracted_at"):
        frame[column] = pd.to_datetime(frame[column])
    return frame.astype({
        "source_id": "str", "file_name": "str", "kind": "str", "rows_read": "int64", "rows_accepted": "int64",
        "rows_rejected": "int64", "is_sample": "bool",
    }).assign(load_order=range(1, len(sets) + 1))


def _read_set(path: Path) -> IntakeSet:
    try:
        text = path.read_text(encoding="utf-8")
        meta: dict[str, Any] = json.loads(text)
        loaded_at = datetime.fromisoformat(meta["loaded_at"])
        one = IntakeSet(
            source_id=path.stem,
            kind=meta["kind"],
            file_name=meta["file_name"],
            loaded_at=loaded_at.replace(tzinfo=None),
            loaded_instant=loaded_at if loaded_at.tzinfo else loaded_at.replace(tzinfo=UTC),
            extracted_at=date.fromisoformat(meta["extracted_at"][:10]) if meta.get("extracted_at") else None,
            rows_read=int(meta["rows_read"]),
            rows_accepted=int(meta["rows_accepted"]),
            rows_rejected=int(meta["rows_rejected"]),
            is_sample=bool(meta["is_sample"]),
            rows=path.with_suffix(".parquet"),
            findings=path.with_suffix(".findings.parquet"),
            written=text,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BuildStoppedError(
            f"Catatan berkas intake/{path.name} rusak ({error}). Pulihkan dari cadangan, atau hapus catatan itu lalu "
            "muat ulang berkas aslinya.",
            check="intake", rows=[{"file": path.name}],
        ) from error
    if one.kind not in SCHEMAS or one.kind == "finding" or not one.rows.exists():
        raise BuildStoppedError(
            f"Isi berkas {one.file_name} (jenis {one.kind}) tidak ditemukan di intake/{one.rows.name}. Pulihkan dari "
            "cadangan, atau hapus catatannya lalu muat ulang berkas aslinya.",
            check="intake", rows=[{"file": one.file_name, "kind": one.kind}],
        )
    return one
