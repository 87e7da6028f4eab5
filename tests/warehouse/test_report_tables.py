"""Recaps and follow-up in the database: the newest file wins, what it replaced stays visible, bad rows stop it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.warehouse.errors import BuildStoppedError

MARCH = date(2026, 3, 1)
DESA, OTHER = "62.01.01.1011", "62.01.02.1005"


def coverage(desa=DESA, numerator=5.0, denominator=10.0):
    return {"desa_code": desa, "indicator_id": "bride_ttd", "period": MARCH, "numerator": numerator,
            "denominator": denominator}


def test_two_files_that_differ_are_a_conflict_and_the_newest_wins(folder):
    first = folder.add("coverage", [coverage(), coverage(OTHER)])
    second = folder.add("coverage", [coverage(numerator=7.0), coverage(OTHER)])
    third = folder.add("coverage", [coverage(numerator=None)])
    folder.build()
    assert folder.one(f"SELECT numerator FROM coverage WHERE desa_code = '{OTHER}'") == 5
    found = folder.query("SELECT * FROM coverage_conflict ORDER BY other_numerator")
    assert found["desa_code"].tolist() == [DESA, DESA], "the same value twice is no conflict"
    assert set(found["source_id"]) == {third}
    assert found["other_source_id"].tolist() == [first, second]
    assert found["other_numerator"].tolist() == [5, 7]
    assert found["numerator"].isna().all()


def test_a_count_alone_never_hides_a_whole_report_and_both_are_shown(folder):
    whole = folder.add("coverage", [coverage()])
    alone = folder.add("coverage", [coverage(numerator=3.0, denominator=None), coverage(OTHER, denominator=None)])
    folder.build()
    assert folder.one(f"SELECT source_id FROM coverage WHERE desa_code = '{DESA}'") == whole
    assert folder.one(f"SELECT numerator FROM coverage WHERE desa_code = '{OTHER}'") == 5
    folder.add("coverage", [coverage(denominator=None)])
    folder.build()
    assert folder.query("SELECT other_source_id FROM coverage_conflict")["other_source_id"].tolist() == [alone], (
        "the same count without its sasaran contradicts nothing")


def test_a_row_that_was_not_filled_in_hides_no_report_and_contradicts_none(folder):
    whole = folder.add("coverage", [coverage()])
    nothing = {"numerator": None, "denominator": None}
    folder.add("coverage", [coverage(**nothing), coverage(OTHER, **nothing)])
    folder.build()
    assert folder.one(f"SELECT source_id FROM coverage WHERE desa_code = '{DESA}'") == whole
    assert folder.one(f"SELECT count(*) FROM coverage WHERE desa_code = '{OTHER}' AND numerator IS NULL") == 1
    assert folder.query("SELECT * FROM coverage_conflict").empty


def test_recaps_keep_the_newest_and_stay_beside_measurements(folder):
    folder.add("measurement", [folder.child()])
    folder.add("desa_report", [{"desa_code": DESA, "period": MARCH, "measured": 90, "stunted": 9}])
    folder.add("desa_report", [{"desa_code": DESA, "period": MARCH, "measured": 100, "stunted": 10}])
    folder.add("krs", [{"desa_code": None, "kecamatan_code": "62.01.01", "period": MARCH, "at_risk": 50},
                       {"desa_code": DESA, "kecamatan_code": "62.01.01", "period": MARCH, "at_risk": 20}])
    folder.add("readiness", [{"desa_code": DESA, "period": MARCH, "tpk": 3, "tpk_trained": 2, "sop_followed": None}])
    folder.add("budget", [{"year": 2026, "agency": "dinkes", "desa_code": None, "activity": "PMT", "fund": "APBD",
                           "planned": 5.0}])
    folder.add("budget", [{"year": 2026, "agency": "dinkes", "desa_code": None, "activity": "PMT", "fund": "APBD",
                           "planned": 6.0, "realised": 1.0}])
    folder.add("aksi_status", [{"year": 2026, "aksi_id": "rembuk_stunting", "status": "selesai"}])
    folder.add("minilok", [{"kecamatan_code": "62.01.01", "period": MARCH, "planned": 1, "held": 0}])
    version = folder.build()
    assert folder.query("SELECT measured, stunted FROM desa_report").to_numpy().tolist() == [[100, 10]]
    assert folder.one("SELECT count(*) FROM krs") == 2, "a kecamatan's recap does not replace its desa's"
    assert folder.query("SELECT planned, realised FROM budget").to_numpy().tolist() == [[6, 1]]
    assert folder.one("SELECT sum(n_measured) FROM desa_month") == 1
    assert {table: version.row_counts[table] for table in ("readiness", "aksi_status", "minilok")} == {
        "readiness": 1, "aksi_status": 1, "minilok": 1}


def card(item, counted, **values):
    return {"desa_code": DESA, "year": 2026, "quarter": 2, "item": item, "counted": counted, "layout": "ehdw"} | values


def test_a_village_s_card_is_one_file_s_and_a_report_s_line_the_newest(folder):
    folder.add("village_scorecard", [card("pregnant", 30), card("pregnant_kek", 6),
                                     card("pregnant", 31, quarter=None), card("pregnant", 9, desa_code=OTHER)])
    newest = folder.add("village_scorecard", [card("pregnant", 20), card("pregnant", 21)])
    folder.add("tpps_report", [{"year": 2026, "part": "S1", "perpres_code": "S1", "achieved": 80.0},
                               {"year": 2026, "part": "S1", "perpres_code": "S2", "achieved": 70.0}])
    folder.add("tpps_report", [{"year": 2026, "part": "S1", "perpres_code": "S1", "achieved": 81.0},
                               {"year": 2026, "part": None, "perpres_code": "S1", "achieved": 82.0}])
    folder.build()
    own = folder.query(f"SELECT * FROM village_scorecard WHERE desa_code = '{DESA}' ORDER BY quarter NULLS LAST")
    assert own[["item", "counted"]].to_numpy().tolist() == [["pregnant", 21], ["pregnant", 31]], (
        "no item of the older card stays beside the newer one's")
    assert own["source_id"].iloc[0] == newest
    assert folder.one(f"SELECT counted FROM village_scorecard WHERE desa_code = '{OTHER}'") == 9
    assert folder.query("SELECT achieved FROM tpps_report ORDER BY achieved")["achieved"].tolist() == [70, 81, 82]


@pytest.mark.parametrize(("kind", "row"), [
    ("village_scorecard", card("pregnant", 1, desa_code="62.06.01.2001")),
    ("village_scorecard", card("pregnant", 1, quarter=5)),
    ("tpps_report", {"year": 2026, "part": "X", "perpres_code": "S1", "achieved": 81.0}),
    ("desa_report", {"desa_code": "62.06.01.2001", "period": MARCH}),
    ("krs", {"desa_code": DESA, "kecamatan_code": "62.06.01", "period": MARCH}),
    ("readiness", {"desa_code": DESA, "period": MARCH, "tpk": -1}),
    ("budget", {"year": 2026, "agency": "siapa", "fund": "APBD", "planned": 1.0}),
    ("aksi_status", {"year": 2026, "aksi_id": "rembuk_stunting", "status": "entah"}),
    ("minilok", {"kecamatan_code": None, "period": MARCH}),
])
def test_rows_of_another_kabupaten_or_below_zero_stop_the_build(folder, kind, row):
    folder.add(kind, [row])
    with pytest.raises(BuildStoppedError, match="13_reports_are_sound"):
        folder.build()


def test_an_officers_recap_retires_the_sample(folder):
    folder.add("measurement", [folder.child()], is_sample=True)
    folder.add("krs", [{"desa_code": DESA, "kecamatan_code": "62.01.01", "period": MARCH, "at_risk": 20}])
    folder.build()
    assert folder.one("SELECT count(*) FROM measurement") == 0
