"""How the command line says what was read, refused and published: plain text in Bahasa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.headlines import EVENT_WORDS, NOT_SAID, files_brought, headline_changes, moment, shown
from dashboard.intake import FileReport
from dashboard.loading import LoadResult
from dashboard.stories.desk import Change, ServiceChange
from dashboard.stories.self_test import SelfTest
from dashboard.warehouse.versions import Version, short_name
from dashboard.words.numbers import DASH, count, first_few, number, percent

EVENTS_SHOWN = 12
PLACES_SHOWN = 5
STATUS_WORDS = {"accepted": "diterima", "unchanged": "tidak ada yang baru", "refused": "DITOLAK"}
KIND_WORDS = {
    "measurement": "pengukuran balita (e-PPGBM/Sigizi)",
    "coverage": "cakupan layanan OPD",
    "sasaran": "sasaran balita",
    "lokus": "daftar lokus desa",
    "survey": "angka survei",
    "target": "target prevalensi",
    "desa_report": "rekap dinas kesehatan per desa",
    "krs": "keluarga berisiko stunting",
    "readiness": "kesiapan tiga standar",
    "budget": "anggaran",
    "aksi_status": "status delapan aksi",
    "minilok": "mini lokakarya kecamatan",
    "village_scorecard": "kartu skor desa (KPM/eHDW)",
    "tpps_report": "laporan TPPS (Perpres 72/2021)",
    "boundaries": "batas desa",
}


def file_report(report: FileReport) -> str:
    """One file: status, kind, rows, then each kind of finding with its first row numbers."""
    lines = [f"{report.name}: {STATUS_WORDS[report.status]}"]
    if report.message:
        lines.append(f"  {report.message}")
    if report.kind:
        lines.append(f"  Jenis: {KIND_WORDS.get(report.kind, report.kind)}. Dibaca {count(report.rows_read)} baris, "
                     f"diterima {count(report.rows_accepted)}, ditolak {count(report.rows_rejected)}.")
    for finding in report.findings:
        lines.append(f"  {finding.severity:<10} {finding.message}")
    if report.unmatched:
        places = [f"{one.desa}{f' (kecamatan {one.kecamatan})' if one.kecamatan else ''} {count(one.rows)} baris"
                  for one in report.unmatched]
        lines.append(f"  Desa yang tertulis dan belum dikenal: {first_few(places, most=PLACES_SHOWN)}.")
    return "\n".join(lines)


def load_result(result: LoadResult) -> str:
    """Every file, then row counts and headline values before -> after."""
    parts = [file_report(report) for report in result.reports]
    if result.after is None:
        parts.append("Tidak ada versi yang diterbitkan.")
    elif result.before is not None and result.before.name == result.after.name:
        parts.append(f"Tidak ada yang baru: versi tetap {result.after.name}.")
    else:
        parts.append(before_after(result.before, result.after))
    return "\n\n".join(parts)


def before_after(before: Version | None, after: Version) -> str:
    """Headline values of two versions side by side, then the tables whose rows moved: as the desk has them."""
    lines = [f"Versi baru: {after.name}{'  (DATA CONTOH)' if after.is_sample else ''}",
             f"  {'':<26}{'sebelum':>14}{'sesudah':>14}{'selisih':>12}"]
    lines += [f"  {words:<26}{was:>14}{now:>14}{gap:>12}" for words, was, now, gap in headline_changes(before, after)]
    return "\n".join(lines)


def version_list(found: list[Version], *, live: Path | None) -> str:
    """Newest first; the live one is marked."""
    if not found:
        return "Belum ada versi. Muat berkas dengan: python -m dashboard load BERKAS"
    lines = []
    for version in found:
        mark = "→" if live is not None and live.stem == version.name else " "
        made = version.built_at.astimezone().strftime("%d-%m-%Y %H:%M")
        headline = version.headline
        prevalence = headline.get("prevalence")
        lines.append(f"{mark} {version.name}  {made}  diukur {shown('n', headline.get('n_measured'))}, "
                     f"prevalensi rutin {DASH if prevalence is None else percent(prevalence)}"
                     f"{'  DATA CONTOH' if version.is_sample else ''}")
    return "\n".join(lines)


def change_lines(services: Sequence[ServiceChange], totals: Sequence[Change]) -> str:
    """Coverage indicator by indicator, then the totals of other kinds, as far as they moved."""
    lines = [f"  {one.indicator} ({one.owner}): {count(one.added)} sel baru, {count(one.changed)} berubah, "
             f"{count(one.removed)} hilang; nilai s.d. {one.period} {one.before} -> {one.after}" for one in services]
    lines += [f"  {one.label}: {one.before} -> {one.after}" for one in totals]
    return "\n".join(["Cakupan dan jumlah lain yang berubah:", *lines]) if lines else ""


def event_list(events: Sequence[Mapping[str, Any]]) -> str:
    """The last publishes and restores, newest first: when, what, which version, who, with which files."""
    lines = ["", "Riwayat:"]
    for one in reversed(events[-EVENTS_SHOWN:]):
        what = EVENT_WORDS.get(one["what"], str(one["what"]))
        lines.append(f"  {moment(one.get('when'))}  {what} {short_name(str(one['version']))}  "
                     f"oleh {one.get('who') or NOT_SAID}{_brought(one)}")
    return "\n".join(lines) if events else ""


def _brought(event: Mapping[str, Any]) -> str:
    told = files_brought(event)
    return f"  berkas: {told}" if told else ""


def version_as_json(version: Version) -> dict[str, Any]:
    """The same as plain values."""
    return {"version": version.name, "built_at": str(version.built_at), "is_sample": version.is_sample,
            "headline": {key: str(value) if isinstance(value, date) else value
                         for key, value in version.headline.items()},
            "row_counts": dict(version.row_counts)}


def self_test_result(result: SelfTest) -> str:
    """WHO's survey per index, then every known answer: ours, the reference, their difference."""
    lines = [f"Survei WHO, {count(result.children)} anak:"]
    lines += [f"  {one.name:<6} {count(one.n):>5} nilai, beda terbesar {number(one.largest, digits=2)}"
              f"{'' if one.agrees else '  BERBEDA'}" for one in result.indices]
    known = result.known
    lines.append(f"Jawaban yang diketahui: {count(int(known['agrees'].sum()))} dari {count(len(known))} sama.")
    lines += [f"  {'sama' if row.agrees else 'BEDA'}  {row.name_:<64} kami {row.ours:<12.6g} "
              f"rujukan {row.reference:<12.6g} selisih {row.difference:.1e}"
              for row in known.rename(columns={"name": "name_"}).itertuples()]
    return "\n".join(lines)
