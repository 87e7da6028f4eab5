"""One file from its bytes to its intake set: the order of the steps, and the one place where errors turn into refusals.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.intake import (
    aksi_status,
    aliases,
    budget,
    case_list,
    coverage_template,
    desa_report,
    header,
    identity,
    kinds,
    krs,
    krs_by_name,
    lokus,
    measurement,
    minilok,
    readiness,
    sasaran,
    store,
    survey,
    target,
    titles,
    tpps_report,
    village_card,
    village_scorecard,
    wide_coverage,
)
from dashboard.intake.body import data_rows
from dashboard.intake.container import MAX_FILE_BYTES
from dashboard.intake.context import Context, Reading
from dashboard.intake.findings import Findings, RefusedFileError
from dashboard.intake.header import Header
from dashboard.intake.kind import Kind
from dashboard.intake.parts import Part, parts_of
from dashboard.intake.places import Gazetteer, gazetteer
from dashboard.intake.report import FileReport
from dashboard.intake.store import IntakeSet
from dashboard.intake.together import readings_together
from dashboard.reference import UnknownKabupatenError
from dashboard.settings import Settings, SettingsError

log = logging.getLogger(__name__)

_READERS: dict[str, Callable[..., Reading]] = {
    "measurement": measurement.read, "coverage": coverage_template.read, "sasaran": sasaran.read,
    "survey": survey.read, "target": target.read, "lokus": lokus.read,
    "programme_sheet": wide_coverage.read, "monthly_form": wide_coverage.read, "krs_desa": krs.read_desa,
    "krs_kecamatan": krs.read_kecamatan, "krs_by_name": krs_by_name.read, "case_list": case_list.read,
    "bulan_timbang": desa_report.read_bulan_timbang, "daftar_entry": desa_report.read_daftar_entry,
    "readiness": readiness.read, "budget": budget.read, "aksi_status": aksi_status.read, "minilok": minilok.read,
    "ehdw": village_scorecard.read, "tpps_report": tpps_report.read}
# Sheets that are no table under a header: read from their cells.
_SHEET_READERS: dict[str, Callable[..., Reading]] = {"village_card": village_card.read}


@dataclass(frozen=True)
class _Outcome:
    report: FileReport
    intake_set: IntakeSet | None = None


def load_file(path: Path, *, folder: Path, settings: Settings, kind: str | None = None) -> FileReport:
    """Read and check one file and store its intake set in the working folder. Never raises for a bad file.

    Loading the same bytes again changes nothing (status ``unchanged``). A refused file leaves nothing behind.
    ``kind``: take the file for this kind (``measurement``, ``coverage`` ...) instead of telling it by its content.
    Raises UnknownKabupatenError when the settings name a kabupaten without reference tables: no file is at fault then.
    """
    return _guarded(path, lambda: _load(path, folder=folder, settings=settings, kind=kind))


def check_file(path: Path, *, folder: Path, settings: Settings, kind: str | None = None) -> FileReport:
    """As ``load_file`` without writing anything; ``unchanged`` means these bytes are in the working folder already."""
    return _guarded(path, lambda: _examine(path, folder=folder, settings=settings, kind=kind,
                                           secret=lambda findings: secrets.token_bytes(identity.KEY_BYTES)).report)


def _load(path: Path, *, folder: Path, settings: Settings, kind: str | None) -> FileReport:
    outcome = _examine(path, folder=folder, settings=settings, kind=kind,
                       secret=lambda findings: _secret(folder, findings=findings))
    report = outcome.report
    if outcome.intake_set is not None:
        try:
            store.write_set(outcome.intake_set, folder=folder)
        except OSError as error:
            refusal = RefusedFileError("folder_tidak_tertulis", detail=type(error).__name__)
            report = _refused(path, sha256=report.sha256, kind=report.kind, refusal=refusal, findings=Findings())
    log.info("%s %s: %d read, %d accepted, %d rejected", report.status, report.kind, report.rows_read,
             report.rows_accepted, report.rows_rejected)
    return report


def _guarded(path: Path, work: Callable[[], FileReport]) -> FileReport:
    """The one place where an error nobody foresaw becomes a refusal. Its type is logged; its text may quote a cell."""
    try:
        return work()
    except (UnknownKabupatenError, SettingsError):
        raise
    except Exception as error:
        log.error("unexpected %s while reading a file", type(error).__name__)
        refusal = RefusedFileError("kesalahan_tak_terduga", detail=type(error).__name__)
        return _refused(path, sha256="", kind=None, refusal=refusal, findings=Findings())


def _secret(folder: Path, *, findings: Findings) -> bytes:
    try:
        key = identity.child_key(folder)
        if key is None:
            if store.has_measurements(folder):
                findings.add("kunci_baru")
            key = identity.make_child_key(folder)
    except identity.ChildKeyError:
        raise RefusedFileError("kunci_rusak") from None
    except OSError as error:
        raise RefusedFileError("folder_tidak_tertulis", detail=type(error).__name__) from None
    return key


def _examine(path: Path, *, folder: Path, settings: Settings, kind: str | None,
             secret: Callable[[Findings], bytes]) -> _Outcome:
    findings = Findings()
    sha256, kind_name = "", None
    try:
        wanted = _wanted(kind)
        data = _bytes_of(path)
        sha256 = hashlib.sha256(data).hexdigest()
        places = gazetteer(settings.kabupaten_code, aliases.confirmed(folder))
        known = store.known_report(folder, sha256=sha256, name=path.name)
        if known is not None and not _now_matched(known, places=places):
            return _Outcome(known)
        parts = parts_of(data, wanted=wanted, findings=findings)
        kind_name = parts[0].found.kind.name
        key = secret(findings) if kind_name == "measurement" else b""
        readings = _readings(parts, places=places, key=key, findings=findings)
        reading, found = readings_together(readings, kind=kind_name, findings=findings)
        if found.is_sample:
            findings.add("data_contoh")
    except RefusedFileError as refusal:
        return _Outcome(_refused(path, sha256=sha256, kind=kind_name, refusal=refusal, findings=findings))
    return _accepted(path, sha256=sha256, found=found, reading=reading, findings=findings)


def _readings(parts: Sequence[Part], *, places: Gazetteer, key: bytes,
              findings: Findings) -> list[tuple[Part, Reading]]:
    """Every part that can be read. A refusal of one of several is told with its name; of all it refuses the file."""
    readings: list[tuple[Part, Reading]] = []
    refusals: list[RefusedFileError] = []
    for part in parts:
        findings.part = part.label
        try:
            readings.append((part, _read(part, places=places, key=key, findings=findings)))
        except RefusedFileError as refusal:
            refusals.append(refusal)
            if len(parts) > 1 and refusal.code == "tanpa_baris_data":
                findings.add("lembar_kosong")
            elif len(parts) > 1:
                findings.add("lembar_tidak_dibaca", detail=findings.sentence(refusal.code, detail=refusal.detail))
    findings.part = ""
    if not readings:
        raise next((one for one in refusals if one.code != "tanpa_baris_data"), refusals[0])
    return readings


def _read(part: Part, *, places: Gazetteer, key: bytes, findings: Findings) -> Reading:
    found, table = part.found, part.rows
    if found.kind.keys:  # a layout told otherwise than by names has looked at its columns itself
        header.check_columns(found, rows=table, findings=findings)
    elif found.kind.name == "coverage":
        header.note_unread_services(found, rows=table, findings=findings)
    if found.extracted_on is not None:
        findings.add("tanggal_unduh", detail=found.extracted_on.isoformat())
    above = header.texts_above(table, row=found.row)
    told = (part.name, *above)
    period = titles.month_of(told) or titles.month_of_sheet(part.name, texts=above)
    context = Context(places, key, dt.date.today(), found.extracted_on, findings, period, titles.year_of(told), told)
    if (read_sheet := _SHEET_READERS.get(found.kind.reader)) is not None:
        return read_sheet(table, context=context)
    rows = data_rows(table, header=found, findings=findings)
    return _READERS[found.kind.reader](rows, context=context)


def _now_matched(known: FileReport, *, places: Gazetteer) -> bool:
    """Whether a person meanwhile confirmed a spelling that this file was loaded without: then it is read anew."""
    return any(places.by_names(kabupaten="", kecamatan=one.kecamatan, desa=one.desa).desa_code
               for one in known.unmatched)


def _wanted(kind: str | None) -> Kind | None:
    if kind is None:
        return None
    wanted = kinds.named(kind)
    if wanted is None:
        raise RefusedFileError("jenis_tidak_dikenal", detail=", ".join(kinds.every_name()))
    return wanted


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise RefusedFileError("berkas_terlalu_besar", detail=f"lebih dari {MAX_FILE_BYTES // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise RefusedFileError("berkas_tidak_terbaca", detail=type(error).__name__) from None


def _accepted(path: Path, *, sha256: str, found: Header, reading: Reading, findings: Findings) -> _Outcome:
    accepted = reading.rows_read - reading.rows_rejected
    summaries = findings.summaries()
    message = (f"{path.name}: {found.kind.label}, {accepted} dari {reading.rows_read} baris diterima"
               + (f", {reading.rows_rejected} ditolak." if reading.rows_rejected else "."))
    report = FileReport(path.name, sha256, found.kind.name, "accepted", reading.rows_read, accepted,
                        reading.rows_rejected, found.is_sample, summaries, message, findings.unmatched())
    about = {"sha256": sha256, "file_name": path.name, "kind": found.kind.name,
             "loaded_at": dt.datetime.now().astimezone().isoformat(timespec="microseconds"),
             "extracted_at": found.extracted_on.isoformat() if found.extracted_on else None,
             "is_sample": found.is_sample, "rows_read": reading.rows_read, "rows_accepted": accepted,
             "rows_rejected": reading.rows_rejected, "findings": [summary.as_json() for summary in summaries],
             "unmatched": [[one.kecamatan, one.desa, one.rows] for one in report.unmatched]}
    return _Outcome(report, IntakeSet(sha256, reading.table, findings.table(), about))


def _refused(path: Path, *, sha256: str, kind: str | None, refusal: RefusedFileError, findings: Findings) -> FileReport:
    findings.add(refusal.code, detail=refusal.detail)
    summaries = findings.summaries()
    sentence = next(summary.message for summary in summaries if summary.code == refusal.code)
    return FileReport(path.name, sha256, kind, "refused", 0, 0, 0, False, summaries, f"{path.name}: {sentence}",
                      findings.unmatched())
