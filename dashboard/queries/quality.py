"""How the numbers came about: rows read and dropped, findings, freshness, measuring habits. Rows and counts only."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries.database import Database, whole_numbers


def row_flow(database: Database, *, period: date) -> pd.DataFrame:
    """Rows of one period by reason: reason ('dibaca', each exclusion, 'dihitung'), n_rows."""
    return whole_numbers(database.ask("row_flow", period=period))


def findings(database: Database) -> pd.DataFrame:
    """Findings on the files in use: code, severity, column_name, n_rows (0 = the file itself), n_files, message."""
    return whole_numbers(database.ask("findings"))


def sources(database: Database) -> pd.DataFrame:
    """Sources by kind: kind, data_until, n_files, loaded_at, rows_read, rows_accepted, rows_rejected, is_sample."""
    return whole_numbers(database.ask("sources"))


def zscore_audit(database: Database, *, period: date) -> dict[str, int]:
    """n_compared, n_differ, n_class_changed, n_other_rule: the file's own z-scores against ours."""
    row = database.ask("zscore_audit", period=period).iloc[0]
    return {str(key): int(value) for key, value in row.items()}


def unmapped_places(database: Database, *, period: date, kecamatan: str | None = None) -> pd.DataFrame:
    """Places as written that match no desa: place_written, kecamatan_code, n_rows; most rows first."""
    return whole_numbers(database.ask("unmapped_places", period=period, kecamatan=kecamatan))


def measuring_quality(database: Database, *, period: date, kecamatan: str | None = None) -> dict[str, int]:
    """n_haz, n_haz_flagged, n_waz_flagged, n_whz_flagged, n_height, n_method, n_counted of one period."""
    row = database.ask("measuring_quality", period=period, kecamatan=kecamatan).iloc[0]
    return {str(key): int(value) for key, value in row.items()}


def haz_histogram(database: Database, *, period: date, kecamatan: str | None = None) -> pd.DataFrame:
    """How many children have each unflagged HAZ (two decimals): haz, n."""
    return database.ask("haz_histogram", period=period, kecamatan=kecamatan).copy()


def height_digits(database: Database, *, period: date, kecamatan: str | None = None) -> tuple[int, ...]:
    """How many heights end in 0, 1, … 9 (tenths of a cm)."""
    frame = database.ask("height_digits", period=period, kecamatan=kecamatan)
    found = dict(zip(frame["digit"].astype(int), frame["n"].astype(int), strict=True))
    return tuple(found.get(digit, 0) for digit in range(10))


def coverage_conflicts(database: Database) -> pd.DataFrame:
    """Cells that two files report differently: indicator_id, period, desa_code, desa, kecamatan, used_file, other_file.

    The newest file is the one used; what an older one says stays in its set.
    """
    return database.ask("coverage_conflicts")
