"""A kabupaten small enough to reckon by hand, in a DuckDB made table by table as the data dictionary says.

Three kecamatan, thirteen desa, two bulan timbang a year apart plus one month between. Numbers are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd

from dashboard.settings import SQL

FEB24, AUG24, FEB25 = date(2024, 2, 1), date(2024, 8, 1), date(2025, 2, 1)

KECAMATAN = {"99.01.01": "Hulu", "99.01.02": "Hilir", "99.01.03": "Muara"}

# code: (name, kecamatan, registered, projected, stunted and measured in Feb 2025, the same in Feb 2024)
DESA: dict[str, tuple[str, str, int | None, int | None, tuple[int, int], tuple[int, int]]] = {
    "99.01.01.2001": ("Aren", "99.01.01", 100, 120, (40, 90), (42, 88)),
    "99.01.01.2002": ("Bambu", "99.01.01", 200, 220, (20, 180), (36, 180)),
    "99.01.01.2003": ("Cemara", "99.01.01", 150, 200, (12, 130), (14, 132)),
    "99.01.01.2004": ("Damar", "99.01.01", 100, 100, (3, 85), (8, 84)),
    "99.01.01.2005": ("Enau", "99.01.01", 60, 70, (8, 55), (9, 54)),
    "99.01.02.2001": ("Flamboyan", "99.01.02", 120, 150, (15, 80), (16, 78)),
    "99.01.02.2002": ("Gaharu", "99.01.02", 150, 160, (9, 60), (10, 62)),
    "99.01.02.2003": ("Hanau", "99.01.02", 40, 45, (5, 25), (5, 25)),
    "99.01.02.2004": ("Ijuk", "99.01.02", 90, 90, (0, 0), (7, 80)),
    "99.01.03.1001": ("Jati", "99.01.03", 300, 320, (30, 290), (32, 288)),
    "99.01.03.2001": ("Kenari", "99.01.03", 10, 12, (2, 8), (1, 8)),
    "99.01.03.2002": ("Lontar", "99.01.03", 220, 240, (22, 200), (24, 205)),
    "99.01.03.2003": ("Meranti", "99.01.03", None, 80, (7, 70), (8, 70)),
}

SURVEYS = [
    ("99.01", 2021, "SSGI", 24.1, 20.4, 27.8), ("99.01", 2023, "SKI", 22.9, None, None),
    ("99.01", 2024, "SSGI", 21.3, 17.8, 25.3),
]
TARGETS = [
    ("nasional", "ID", 2024, 14.0, "resmi", "RPJMN 2020-2024", "rpjmn_2020_2024"),
    ("nasional", "ID", 2025, 18.8, "resmi", "RPJMN 2025-2029 (Perpres 12/2025)", "rpjmn_2025_2029"),
    ("nasional", "ID", 2027, 16.5, "interpolasi", "Straight line", "linear_2025_2029"),
    ("nasional", "ID", 2029, 14.2, "resmi", "RPJMN 2025-2029 (Perpres 12/2025)", "rpjmn_2025_2029"),
    ("kabupaten", "99.01", 2024, 16.8, "lokal", "Perbup contoh", "contoh"),
]
LOKUS = [
    ("99.01.01.2001", 2025, "ditetapkan", 3), ("99.01.02.2001", 2025, "ditetapkan", 3),
    ("99.01.03.2001", 2026, "calon", None),
]

SCHEMA = """
CREATE TABLE area (code VARCHAR, name VARCHAR, kind VARCHAR, parent_code VARCHAR, bps_code VARCHAR,
                   lon DOUBLE, lat DOUBLE);
CREATE TABLE desa_month (desa_code VARCHAR, kecamatan_code VARCHAR, period DATE, n_registered INTEGER,
                         n_projected INTEGER, n_rows INTEGER, n_weighed INTEGER, n_measured INTEGER, n_stunted INTEGER,
                         n_severely_stunted INTEGER, n_wasted INTEGER, n_underweight INTEGER);
CREATE TABLE survey (area_code VARCHAR, year INTEGER, survey VARCHAR, prevalence DOUBLE, ci_low DOUBLE, ci_high DOUBLE,
                     estimator VARCHAR, source VARCHAR, certainty VARCHAR, note VARCHAR, n INTEGER);
CREATE TABLE target (scope VARCHAR, area_code VARCHAR, indicator_id VARCHAR, year INTEGER, value DOUBLE,
                     status VARCHAR, legal_basis VARCHAR, certainty VARCHAR, path VARCHAR);
CREATE TABLE lokus (desa_code VARCHAR, year INTEGER, status VARCHAR, basis VARCHAR, certainty VARCHAR,
                    list_size INTEGER);
CREATE TABLE coverage (source_id VARCHAR, desa_code VARCHAR, indicator_id VARCHAR, period DATE, numerator DOUBLE,
                       denominator DOUBLE, reported_at DATE);
CREATE TABLE coverage_conflict (desa_code VARCHAR, indicator_id VARCHAR, period DATE, source_id VARCHAR,
    numerator DOUBLE, denominator DOUBLE, other_source_id VARCHAR, other_numerator DOUBLE, other_denominator DOUBLE);
CREATE TABLE budget (source_id VARCHAR, year INTEGER, agency VARCHAR, desa_code VARCHAR, activity VARCHAR, fund VARCHAR,
                     planned DOUBLE, realised DOUBLE, reported_at DATE);
CREATE TABLE aksi_status (source_id VARCHAR, year INTEGER, aksi_id VARCHAR, status VARCHAR, completed_on DATE,
                          evidence VARCHAR, agency VARCHAR);
CREATE TABLE minilok (source_id VARCHAR, kecamatan_code VARCHAR, period DATE, planned INTEGER, held INTEGER,
                      note VARCHAR);
CREATE TABLE readiness (source_id VARCHAR, desa_code VARCHAR, period DATE, tpk INTEGER, tpk_trained INTEGER,
                        posyandu INTEGER, posyandu_equipped INTEGER, sop_followed BOOLEAN, reported_at DATE);
CREATE TABLE village_scorecard (source_id VARCHAR, desa_code VARCHAR, year INTEGER, quarter INTEGER, item VARCHAR,
                                counted INTEGER, stated_percent DOUBLE, layout VARCHAR);
CREATE TABLE tpps_report (source_id VARCHAR, year INTEGER, part VARCHAR, perpres_code VARCHAR, target DOUBLE,
                          achieved DOUBLE, stated_source VARCHAR);
CREATE TABLE sasaran (desa_code VARCHAR, year INTEGER, registered INTEGER, projected INTEGER);
CREATE TABLE source (source_id VARCHAR, file_name VARCHAR, kind VARCHAR, loaded_at TIMESTAMP, extracted_at DATE,
                     rows_read INTEGER, rows_accepted INTEGER, rows_rejected INTEGER, is_sample BOOLEAN);
CREATE TABLE finding (source_id VARCHAR, row_number INTEGER, column_name VARCHAR, code VARCHAR, severity VARCHAR,
                      message VARCHAR);
CREATE TABLE measurement (source_id VARCHAR, row_number INTEGER, child_id VARCHAR, desa_code VARCHAR,
                          kecamatan_code VARCHAR, place_written VARCHAR, puskesmas VARCHAR, posyandu VARCHAR,
                          period DATE, age_days INTEGER, sex VARCHAR, weight_kg DOUBLE, height_cm DOUBLE,
                          method VARCHAR, haz DOUBLE, waz DOUBLE, whz DOUBLE, haz_flagged BOOLEAN,
                          waz_flagged BOOLEAN, whz_flagged BOOLEAN, source_haz DOUBLE, source_waz DOUBLE,
                          source_whz DOUBLE, counted BOOLEAN, not_counted_reason VARCHAR);
CREATE TABLE row_flow (period DATE, reason VARCHAR, "rows" INTEGER);
CREATE TABLE zscore_audit (source_id VARCHAR, period DATE, compared INTEGER, differ INTEGER, class_changed INTEGER,
                           other_rule INTEGER);
"""


class TinyDatabase:
    """Answers the product's own question files from a database in memory."""

    short = "3fa9c1"

    def __init__(self, *, is_sample: bool = False) -> None:
        self.connection = duckdb.connect()
        self._folder = TemporaryDirectory()
        self.path = Path(self._folder.name) / "stunting_tiny.duckdb"  # its folder is where the follow-up book lies
        self.run(SCHEMA)
        self.info: dict[str, Any] = {
            "kabupaten_code": "99.01", "kabupaten": "Contoh", "is_sample": str(is_sample).lower(),
        }

    def run(self, sql: str, rows: list[tuple[Any, ...]] | None = None) -> None:
        if rows is None:
            self.connection.execute(sql).fetchall()
        elif rows:
            self.connection.executemany(sql, rows)

    def insert(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(rows[0]))
        self.run(f"INSERT INTO {table} VALUES ({marks})", rows)

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        sql = (SQL / "questions" / f"{name}.sql").read_text(encoding="utf-8")
        return self.connection.execute(sql, params).df()

    def once(self, make: Callable[..., Any], *arguments: Any) -> Any:
        """Worked out anew each time: tests change the tables."""
        return make(self, *arguments)


def areas() -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [("99.01", "Contoh", "kabupaten", "99", "9901", None, None)]
    rows += [(code, name, "kecamatan", "99.01", None, None, None) for code, name in KECAMATAN.items()]
    for at, (code, (name, kecamatan, *_)) in enumerate(DESA.items()):
        kind = "kelurahan" if code.split(".")[-1].startswith("1") else "desa"
        rows.append((code, name, kind, kecamatan, None, 111.0 + 0.1 * (at % 4), -2.0 - 0.15 * (at // 4)))
    return rows


def desa_months() -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for code, (_, kecamatan, registered, projected, now, before) in DESA.items():
        for period, (x, n) in ((FEB25, now), (FEB24, before), (AUG24, before)):
            rows.append((code, kecamatan, period, registered, projected, n + 2 if n else 0, n, n, x, x // 4, x // 3, x))
    return rows


def build(*, is_sample: bool = False) -> TinyDatabase:
    """The whole tiny kabupaten."""
    database = TinyDatabase(is_sample=is_sample)
    database.insert("area", areas())
    database.insert("desa_month", desa_months())
    rows = [(a, y, s, p, lo, hi, "direct", "Contoh", "sure", "", None) for a, y, s, p, lo, hi in SURVEYS]
    database.insert("survey", rows)
    database.insert("target", [(sc, a, "stunting_prevalence", y, v, st, lb, "sure", path)
                               for sc, a, y, v, st, lb, path in TARGETS])
    database.insert("lokus", [(code, year, status, "Contoh", "sure", size) for code, year, status, size in LOKUS])
    return database
