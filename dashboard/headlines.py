"""The headline values of a version as they are read, alone and before -> after: command line and desk say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dashboard.settings import PRIVACY_FLOOR_CASES, PRIVACY_FLOOR_MEASURED
from dashboard.warehouse.versions import Version
from dashboard.words.numbers import DASH, MONTHS_SHORT, count, displayed, first_few, month_short, percent, signed

EVENT_WORDS = {"publish": "diterbitkan", "restore": "dikembalikan", "boundaries": "batas desa dimuat"}
NOT_SAID = "tidak disebut"
FILES_NAMED = 2

# Order and words of the headline figures printed before -> after each build.
HEADLINES = (
    ("latest_period", "Bulan timbang terakhir"),
    ("n_registered", "Sasaran terdaftar"),
    ("n_projected", "Sasaran proyeksi"),
    ("n_measured", "Balita diukur"),
    ("n_stunted", "Balita stunting"),
    ("prevalence", "Prevalensi rutin"),
    ("n_unmapped", "Baris tidak terpetakan"),
    ("n_desa_reporting", "Desa yang melapor"),
)
# Rows of a table are told only where they moved: a file of one OPD changes no headline of the measurements.
TABLES = (
    ("measurement", "Baris pengukuran"), ("coverage", "Sel cakupan layanan"),
    ("coverage_conflict", "Angka cakupan berbeda"), ("sasaran", "Baris sasaran"),
    ("survey", "Angka survei"), ("target", "Angka target"), ("lokus", "Desa dalam daftar lokus"), ("krs", "Baris KRS"),
    ("desa_report", "Rekap penimbangan desa"), ("readiness", "Baris kesiapan desa"), ("budget", "Baris anggaran"),
    ("aksi_status", "Status aksi konvergensi"), ("minilok", "Baris minilok"),
    ("village_scorecard", "Baris kartu skor desa"), ("tpps_report", "Baris laporan TPPS"), ("finding", "Temuan"),
)


def headline_changes(before: Version | None, after: Version) -> tuple[tuple[str, str, str, str], ...]:
    """Headline values of two versions as (label, before, after, difference), then tables whose rows moved.

    No difference is ``''``.
    """
    old, old_rows = (told(before.headline), before.row_counts) if before else ({}, {})
    new = told(after.headline)
    values = [(words, key, old.get(key), new.get(key)) for key, words in HEADLINES]
    values += [(words, key, old_rows.get(key), after.row_counts.get(key)) for key, words in TABLES
               if old_rows.get(key, 0) != after.row_counts.get(key, 0)]
    return tuple((words, shown(key, was), shown(key, now), moved(key, was, now)) for words, key, was, now in values)


def headline_of(headline: Mapping[str, Any], *, key: str) -> str:
    """One headline value as it is read; a dash when it is not there."""
    return shown(key, told(headline).get(key))


def told(headline: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values as the page of versions may say them: of few children, or few cases, only that they are few."""
    measured, stunted = headline.get("n_measured"), headline.get("n_stunted")
    if not isinstance(measured, int) or not isinstance(stunted, int) or not measured:
        return headline
    if measured >= PRIVACY_FLOOR_MEASURED and (stunted == 0 or PRIVACY_FLOOR_CASES <= stunted < measured):
        return headline
    few = f"<{PRIVACY_FLOOR_CASES}" if 1 <= stunted < PRIVACY_FLOOR_CASES <= measured else "disamarkan"
    return {**headline, "n_stunted": few, "prevalence": "disamarkan"}


def moment(when: str | datetime | None) -> str:
    """``22 Nov 2026 13.05`` by the clock of this machine; a dash where nobody wrote it down."""
    try:
        here = (datetime.fromisoformat(when) if isinstance(when, str) else when or datetime.min).astimezone()
    except (ValueError, OverflowError):
        return DASH
    return f"{here.day} {MONTHS_SHORT[here.month - 1]} {here.year} {here:%H.%M}" if here.year > 1 else DASH


def files_brought(event: Mapping[str, Any]) -> str:
    """Names of the first files a publish brought, and how many more; '' for a restore or an older line."""
    kept = event.get("files")
    names = [str(one) for one in kept] if isinstance(kept, list) else []
    more = event.get("n_files")
    rest = [""] * (max(more, len(names)) - len(names)) if isinstance(more, int) else []
    return first_few([*names, *rest], most=FILES_NAMED) if names else ""


def moved(key: str, old: Any, new: Any) -> str:
    """``+1.204`` or ``−0,6``; '' where nothing moved or there is nothing to compare."""
    if not (isinstance(old, int | float) and isinstance(new, int | float)) or old == new:
        return ""
    if key == "prevalence":  # the difference of what is shown: 3,0 and 3,0 differ by nothing
        gap = displayed(displayed(new) - displayed(old))
        return signed(gap) if gap else ""
    return f"{'+' if new > old else ''}{count(new - old)}"


def shown(key: str, value: Any) -> str:
    """One value as an Indonesian reader expects it."""
    if value is None:
        return DASH
    if isinstance(value, str) and key in ("n_stunted", "prevalence"):  # a label of what is not told
        return value
    if key == "prevalence":
        return percent(value)
    if key == "latest_period":
        return month_short(date.fromisoformat(str(value)[:10]))
    return count(value)
