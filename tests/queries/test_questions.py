"""Questions return counts: known rows in, known sums out; missing stays missing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from stories.tiny_kabupaten import AUG24, FEB24, FEB25, TinyDatabase

from dashboard import queries
from dashboard.settings import SQL, Settings
from dashboard.warehouse.database import open_database

FILES = sorted((SQL / "questions").glob("*.sql"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_question_begins_with_itself_in_bahasa(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("-- ")
    comment = []
    for line in lines:
        if not line.startswith("--"):
            break
        comment.append(line)
    assert "?" in " ".join(comment)
    # Values are bound, never written into the text.
    assert not re.search(r"%s|\{\w*\}", "\n".join(lines))


def test_desa_counts_keep_the_silent_and_the_unknown(tiny: TinyDatabase) -> None:
    frame = queries.desa_counts(tiny, period=FEB25).set_index("code")
    assert len(frame) == 13
    assert frame.loc["99.01.02.2004", "n_rows"] == 0
    assert frame.loc["99.01.02.2004", "n_registered"] == 90
    assert pd.isna(frame.loc["99.01.03.2003", "n_registered"])
    assert frame.loc["99.01.01.2001", ["n_stunted", "n_measured"]].tolist() == [40, 90]


def test_desa_counts_of_one_kecamatan(tiny: TinyDatabase) -> None:
    frame = queries.desa_counts(tiny, period=FEB25, kecamatan="99.01.02")
    assert frame["code"].tolist() == ["99.01.02.2001", "99.01.02.2002", "99.01.02.2003", "99.01.02.2004"]


def test_a_month_without_rows_still_lists_every_desa(tiny: TinyDatabase) -> None:
    frame = queries.desa_counts(tiny, period=date(2030, 2, 1))
    assert len(frame) == 13
    assert frame["n_measured"].sum() == 0


def test_kecamatan_counts_are_sums_and_know_whose_sasaran_is_missing(tiny: TinyDatabase) -> None:
    frame = queries.kecamatan_counts(tiny, period=FEB25).set_index("code")
    muara = frame.loc["99.01.03"]
    assert muara["n_measured"] == 290 + 8 + 200 + 70
    assert muara["n_stunted"] == 30 + 2 + 22 + 7
    assert muara["n_registered"] == 300 + 10 + 220
    assert muara["n_measured_registered"] == 290 + 8 + 200
    assert muara["n_measured_projected"] == muara["n_measured"]
    assert muara["n_desa_without_registered"] == 1


def test_children_of_no_known_desa_count_in_their_kecamatan_and_the_kabupaten(tiny: TinyDatabase) -> None:
    before = queries.monthly_totals(tiny).set_index("period").loc[FEB25]
    tiny.insert("desa_month", [(None, "99.01.01", FEB25, None, None, 12, 12, 11, 3, 0, 0, 0),
                               (None, None, FEB25, None, None, 5, 5, 5, 1, 0, 0, 0)])
    after = queries.monthly_totals(tiny).set_index("period").loc[FEB25]
    assert after["n_measured"] - before["n_measured"] == 16
    assert after["n_measured_registered"] - before["n_measured_registered"] == 16
    hulu = queries.kecamatan_counts(tiny, period=FEB25).set_index("code").loc["99.01.01"]
    assert hulu["n_measured"] == 540 + 11
    assert len(queries.desa_counts(tiny, period=FEB25)) == 13


def test_monthly_totals_and_periods(tiny: TinyDatabase) -> None:
    totals = queries.monthly_totals(tiny)
    assert totals["period"].tolist() == [FEB24, AUG24, FEB25]
    assert queries.periods(tiny) == (FEB24, AUG24, FEB25)
    hilir = queries.monthly_totals(tiny, kecamatan="99.01.02").set_index("period").loc[FEB25]
    assert (hilir["n_stunted"], hilir["n_measured"]) == (29, 165)


def test_published_facts(tiny: TinyDatabase) -> None:
    assert queries.surveys(tiny, area="99.01")["prevalence"].tolist() == [24.1, 22.9, 21.3]
    assert queries.targets(tiny, area="99.01")["value"].tolist() == [16.8]
    assert queries.lokus_years(tiny) == (2025, 2026)
    assert set(queries.lokus(tiny, year=2025)["desa_code"]) == {"99.01.01.2001", "99.01.02.2001"}


def report(tiny: TinyDatabase, desa: str, period: date, x: float | None, n: float | None) -> None:
    tiny.insert("coverage", [("s", desa, "adolescent_ttd", period, x, n, None)])


def test_services_take_each_desa_latest_complete_report_of_the_year(tiny: TinyDatabase) -> None:
    one, two = "99.01.01.2001", "99.01.01.2002"
    report(tiny, one, date(2024, 12, 1), 1, 100)  # last year: not used
    report(tiny, one, date(2025, 1, 1), 10, 100)
    report(tiny, one, date(2025, 3, 1), 30, 100)  # the latest up to the period
    report(tiny, one, date(2025, 4, 1), None, 100)  # incomplete: no report
    report(tiny, one, date(2025, 9, 1), 99, 100)  # after the period
    report(tiny, two, date(2025, 2, 1), 5, 50)
    report(tiny, "99.01.01.2003", date(2025, 2, 1), 0, 0)
    row = queries.service_counts(tiny, period=date(2025, 6, 1)).iloc[0]
    assert (row["numerator"], row["denominator"]) == (35, 150)
    assert (row["n_desa_reported"], row["n_desa_no_target"], row["n_desa_over"]) == (3, 1, 0)
    assert row["kecamatan_code"] == "99.01.01"


def test_a_report_of_nothing_is_no_row(tiny: TinyDatabase) -> None:
    report(tiny, "99.01.01.2001", date(2025, 1, 1), None, None)
    assert queries.service_counts(tiny, period=FEB25).empty
    assert queries.service_periods(tiny) == ()


def test_quality_questions(tiny: TinyDatabase) -> None:
    def row(number: int, height: float, haz: float | None, flagged: bool, counted: bool) -> tuple[object, ...]:
        return ("s", number, str(number), "99.01.01.2001", "99.01.01", None, None, None, FEB25, 700, "L", 10.0, height,
                "standing", haz, 0.0, 0.0, flagged, False, False, None, None, None, counted, None)

    tiny.insert("measurement", [row(1, 80.0, -1.0, False, True), row(2, 80.5, -7.0, True, True),
                                row(3, 81.0, -2.5, False, True), row(4, 90.0, -1.0, False, False)])
    tiny.insert("measurement", [("s", 5, "5", None, "99.01.02", "Tempat Lain", None, None, FEB25, 700, "P", 10.0, 80.2,
                                 None, -1.0, 0.0, 0.0, False, False, False, None, None, None, True, None)])
    counts = queries.measuring_quality(tiny, period=FEB25)
    assert (counts["n_haz"], counts["n_haz_flagged"], counts["n_counted"], counts["n_method"]) == (4, 1, 4, 3)
    assert queries.height_digits(tiny, period=FEB25) == (2, 0, 1, 0, 0, 1, 0, 0, 0, 0)
    assert queries.height_digits(tiny, period=FEB25, kecamatan="99.01.02") == (0, 0, 1, 0, 0, 0, 0, 0, 0, 0)
    assert queries.haz_histogram(tiny, period=FEB25)["n"].sum() == 3
    assert queries.unmapped_places(tiny, period=FEB25)["place_written"].tolist() == ["Tempat Lain"]


def test_findings_count_rows_not_files(tiny: TinyDatabase) -> None:
    tiny.insert("source", [("s", "f", "measurement", None, None, 10, 9, 1, False)])
    tiny.insert("finding", [("s", 3, "Berat", "di_luar_batas", "perbaikan", "Kolom Berat: nilai mustahil"),
                            ("s", 4, "Berat", "di_luar_batas", "perbaikan", "Kolom Berat: nilai mustahil"),
                            ("s", None, "", "kolom_ganda", "peringatan", "dua kolom")])
    found = queries.findings(tiny).set_index("code")
    assert found.loc["di_luar_batas", "n_rows"] == 2
    assert found.loc["kolom_ganda", "n_rows"] == 0


def test_every_question_is_answered_by_the_published_file(kabupaten_folder: Path, settings: Settings) -> None:
    database = open_database(kabupaten_folder)
    month = queries.periods(database)[-1]
    assert len(queries.desa_list(database)) == 94
    assert queries.kecamatan_list(database)["n_desa"].sum() == 94
    totals = queries.monthly_totals(database).set_index("period").loc[month]
    desa = queries.desa_counts(database, period=month)
    assert 0 < desa["n_measured"].sum() <= totals["n_measured"]
    flow = queries.row_flow(database, period=month).set_index("reason")["n_rows"]
    assert flow["dibaca"] == flow.drop("dibaca").sum()
    assert flow["dihitung"] == totals["n_measured"]
    assert not queries.service_counts(database, period=queries.service_periods(database)[-1]).empty
    assert queries.surveys(database, area=settings.kabupaten_code)["prevalence"].notna().all()
    assert not queries.sources(database).empty
    assert sum(queries.height_digits(database, period=month)) > 0
    assert queries.zscore_audit(database, period=month)["n_compared"] > 0
    assert queries.findings(database)["n_rows"].sum() > 0
