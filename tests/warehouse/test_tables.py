"""What stands in each table of a published version."""

from datetime import date

import pandas as pd
import pytest

DESA, OTHER_DESA, KECAMATAN = "62.01.01.1011", "62.01.02.1005", "62.01.01"
AUGUST = date(2025, 8, 1)


def sasaran(desa, year, registered=None, projected=None):
    return {"desa_code": desa, "year": year, "registered": registered, "projected": projected}


def test_areas_of_the_kabupaten(built):
    kinds = dict(built.query("SELECT kind, count(*) FROM area GROUP BY kind").itertuples(index=False))
    assert kinds == {"provinsi": 1, "kabupaten": 1, "kecamatan": 6, "desa": 81, "kelurahan": 13}
    assert built.one("SELECT count(*) FROM area WHERE parent_code IS NULL") == 1
    assert built.one("SELECT count(*) FROM area AS a JOIN area AS p ON p.code = a.parent_code") == 101
    assert built.one(f"SELECT bps_code FROM area WHERE code = '{KECAMATAN}'") == "6201060"


def test_every_desa_stands_in_every_month_and_silence_is_zero_rows(folder):
    folder.add("measurement", [folder.child(), folder.child(child_id="cd", period=date(2025, 9, 1), age_days=1031)])
    folder.build()
    assert folder.one("SELECT count(*) FROM desa_month") == 94 * 2
    assert folder.one("SELECT sum(n_rows) FROM desa_month") == 2
    assert folder.one("SELECT count(*) FROM desa_month WHERE n_rows > 0") == 2


def test_unmapped_rows_stay_in_the_totals(folder):
    folder.add("measurement", [
        folder.child(), folder.child(child_id="b", desa_code=None, kecamatan_code=KECAMATAN, place_written="Kumai / X"),
        folder.child(child_id="c", desa_code=None, height_cm=80.0),
    ])
    version = folder.build()
    assert folder.one("SELECT sum(n_measured) FROM desa_month") == 3
    unmapped = folder.query("SELECT kecamatan_code, n_measured, n_stunted, n_registered FROM desa_month "
                            "WHERE desa_code IS NULL ORDER BY kecamatan_code NULLS LAST")
    assert unmapped["kecamatan_code"].fillna("?").tolist() == [KECAMATAN, "?"]
    assert unmapped["n_measured"].tolist() == [1, 1]
    assert unmapped["n_stunted"].tolist() == [0, 1]
    assert version.headline["n_unmapped"] == 2


def test_the_kecamatan_is_the_desas_own(folder):
    folder.add("measurement", [folder.child(kecamatan_code=None),
                               folder.child(child_id="b", kecamatan_code="62.01.02")])
    folder.build()
    assert folder.query("SELECT DISTINCT kecamatan_code FROM measurement")["kecamatan_code"].tolist() == [KECAMATAN]


def test_counts_follow_the_rounded_z_and_leave_flagged_values_out(folder):
    # Girls of 1,000 days (M 92.4 cm, one SD 3.6 cm): the heights are made from z by hand of the WHO table.
    from dashboard.anthro.inverse import height_at, weight_at

    z = [-2.004, -2.006, -3.004, -3.006, -6.5, 6.5]
    rows = [folder.child(child_id=f"c{number}", sex="P", weight_kg=None, height_cm=float(height_at(value, "P", 1000)))
            for number, value in enumerate(z)]
    thin = float(weight_at(-2.5, "P", 1000, 92.0))
    rows.append(folder.child(child_id="thin", sex="P", height_cm=92.0, weight_kg=thin))
    rows.append(folder.child(child_id="oedema", sex="P", height_cm=92.0, weight_kg=14.0, oedema=True))
    folder.add("measurement", rows)
    folder.build()
    row = folder.query("SELECT * FROM desa_month WHERE n_rows > 0").iloc[0]
    assert row["n_rows"] == 8
    assert row["n_weighed"] == 2
    assert row["n_measured"] == 6
    assert row["n_stunted"] == 3
    assert row["n_severely_stunted"] == 1
    assert row["n_wasted"] == 2
    assert folder.query("SELECT haz FROM measurement WHERE haz_flagged ORDER BY haz")["haz"].tolist() == [-6.5, 6.5]


def test_registration_rows_are_no_report(folder):
    folder.add("measurement", [folder.child(is_registration=True, age_days=0)])
    folder.add("measurement", [folder.child(desa_code=OTHER_DESA, child_id="b")])
    folder.build()
    assert folder.one(f"SELECT n_rows FROM desa_month WHERE desa_code = '{DESA}'") == 0
    assert folder.one("SELECT rows FROM row_flow WHERE reason = 'registrasi'") == 1


def test_row_flow_names_every_way_out(folder):
    folder.add("measurement", [
        folder.child(), folder.child(), folder.child(child_id="a", age_days=None),
        folder.child(child_id="b", height_cm=0.0), folder.child(child_id="c", height_cm=140.0),
        folder.child(child_id="d", hold_reason="nik_dua_tanggal_lahir"),
        folder.child(child_id="e", is_registration=True), folder.child(child_id="f", age_days=2000),
        folder.child(child_id="g", sex=None),
    ])
    folder.build()
    flow = dict(folder.query("SELECT reason, rows FROM row_flow").itertuples(index=False))
    assert flow == {"dibaca": 9, "digabung": 1, "ditahan": 1, "registrasi": 1, "tanpa_umur": 1, "umur_di_luar": 1,
                    "tanpa_jenis_kelamin": 1, "tanpa_tinggi": 1, "tidak_wajar": 1, "dihitung": 1}


def test_the_audit_tells_a_difference_from_another_rule(folder):
    infant = {"age_days": 100, "height_cm": 60.0, "weight_kg": None, "method": "standing"}
    # WHO does not believe 100 days standing: 60.0 cm is haz -1.06; e-PPGBM's 60.7 cm is -0.72.
    folder.add("measurement", [
        folder.child(source_haz=-1.12, source_waz=-0.5, source_whz=0.16),
        folder.child(child_id="b", source_haz=-2.5),
        folder.child(child_id="c", source_haz=-0.72, **infant),
        folder.child(child_id="d", source_haz=-1.06, **infant),
        folder.child(child_id="e", source_haz=1.0, **infant),
        folder.child(child_id="f"),
    ])
    folder.build()
    haz = folder.query("SELECT row_number, haz FROM measurement ORDER BY row_number")["haz"]
    assert haz.tolist()[:3] == [-1.12, -1.12, -1.06]
    audit = folder.query("SELECT compared, differ, class_changed, other_rule FROM zscore_audit").iloc[0]
    assert audit.tolist() == [7, 3, 1, 1]  # 0.16 against 0.11 is 0.05 apart: no difference


def test_sasaran_of_the_year_else_of_the_year_before_each_from_its_latest_file(folder):
    folder.add("measurement", [folder.child(), folder.child(child_id="b", period=date(2024, 8, 1)),
                               folder.child(child_id="c", period=date(2022, 8, 1))])
    folder.add("sasaran", [sasaran(DESA, 2023, 90, 140), sasaran(DESA, 2025, 100), sasaran(OTHER_DESA, 2026, 50, 60)])
    folder.add("sasaran", [sasaran(DESA, 2025, projected=150)])
    folder.add("sasaran", [sasaran(DESA, 2025, registered=110)])
    folder.build()
    by_period = folder.query(f"SELECT period, n_registered, n_projected FROM desa_month WHERE desa_code = '{DESA}' "
                             "ORDER BY period").astype({"n_registered": "Int64", "n_projected": "Int64"})
    assert by_period["n_registered"].fillna(-1).tolist() == [-1, 90, 110]
    assert by_period["n_projected"].fillna(-1).tolist() == [-1, 140, 150]
    assert folder.one(f"SELECT count(*) FROM desa_month WHERE desa_code = '{OTHER_DESA}' "
                      "AND n_registered IS NOT NULL") == 0
    assert folder.query("SELECT * FROM sasaran")["registered"].tolist() == [90, 110, 50]


def test_coverage_latest_file_wins_and_unknown_is_not_zero(folder):
    row = {"desa_code": DESA, "indicator_id": "adolescent_ttd", "period": AUGUST}
    folder.add("coverage", [row | {"numerator": 5.0, "denominator": 10.0}, row | {
        "desa_code": OTHER_DESA, "numerator": None, "denominator": 20.0}])
    newer = folder.add("coverage", [row | {"numerator": 6.0, "denominator": 10.0},
                                    row | {"numerator": 7.0, "denominator": 10.0}])
    folder.build()
    found = folder.query("SELECT source_id, desa_code, numerator FROM coverage ORDER BY desa_code")
    assert found["numerator"].iloc[0] == 7.0
    assert found["source_id"].iloc[0] == newer
    assert pd.isna(found["numerator"].iloc[1])


def test_loaded_facts_replace_the_reference_row_of_the_same_key(built):
    before = built.one("SELECT count(*) FROM survey")
    built.add("survey", [{"area_code": "62.01", "year": 2023, "survey": "SKI", "prevalence": 18.5, "source": "uji"},
                         {"area_code": "62.01", "year": 2031, "survey": "SSGI", "prevalence": 9.0, "source": "uji",
                          "n": 640}])
    built.add("target", [{"scope": "kabupaten", "area_code": "62.01", "indicator_id": "stunting_prevalence",
                          "year": 2024, "value": 12.0, "path": "kobar_2023_2024", "status": "lokal"}])
    built.add("lokus", [{"desa_code": DESA, "year": 2033, "status": "ditetapkan"}])
    built.build()
    known = built.query("SELECT prevalence FROM survey WHERE area_code = '62.01' AND year = 2023 AND survey = 'SKI'")
    assert known["prevalence"].tolist() == [18.5]
    assert built.one("SELECT count(*) FROM survey") == before + 1
    # A set made before there was such a column, and the reference, hold no sample size.
    assert built.one("SELECT n FROM survey WHERE year = 2031") == 640
    assert built.one("SELECT count(n) FROM survey") == 1
    assert built.one("SELECT value FROM target WHERE path = 'kobar_2023_2024' AND year = 2024") == 12.0
    assert built.query("SELECT desa_code FROM lokus WHERE year = 2033")["desa_code"].tolist() == [DESA]


def test_indicators_and_agencies_travel_along(built):
    assert built.one("SELECT count(*) FROM indicator") == 29
    assert built.one("SELECT lower_is_better FROM indicator WHERE id = 'adolescent_ttd'") in (True, False)
    assert built.one("SELECT count(*) FROM agency") > 0


def test_findings_are_kept_with_their_source(folder):
    source_id = folder.add("measurement", [folder.child()], findings=[
        {"row_number": 3, "column_name": "Tinggi", "code": "x", "severity": "peringatan", "message": "m"}])
    folder.build()
    assert folder.query("SELECT source_id, row_number FROM finding").iloc[0].tolist() == [source_id, 3]


def test_build_info_and_sources(folder):
    folder.add("measurement", [folder.child()], is_sample=True)
    version = folder.build()
    info = dict(folder.query("SELECT key, value FROM build_info").itertuples(index=False))
    assert info["version"] == version.name
    assert info["is_sample"] == "true"
    assert info["latest_period"] == "2025-08-01"
    assert info["kabupaten"] == "Kotawaringin Barat"
    assert info["weighing_months"] == "2,8"
    assert str(folder.one("SELECT loaded_at FROM source")) == "2025-09-01 08:01:00"


@pytest.mark.parametrize(("months", "expected"), [
    ([date(2025, 2, 1), date(2025, 3, 1)], "2025-02-01"), ([date(2025, 3, 1), date(2025, 4, 1)], "2025-04-01"),
])
def test_headline_is_of_the_latest_bulan_timbang(folder, months, expected):
    folder.add("measurement", [folder.child(child_id=str(period), period=period) for period in months])
    folder.add("measurement", [folder.child(child_id="low", period=date.fromisoformat(expected), height_cm=80.0)])
    headline = folder.build().headline
    assert headline["latest_period"] == expected
    assert (headline["n_measured"], headline["n_stunted"], headline["prevalence"]) == (2, 1, 50.0)
    assert headline["n_registered"] is None
    assert headline["n_desa_reporting"] == 1


def test_measurements_are_stored_by_month_and_desa(folder):
    folder.add("measurement", [
        folder.child(child_id=f"{month}-{desa}", period=date(2025, month, 1), desa_code=desa)
        for month in (9, 7, 8) for desa in (OTHER_DESA, DESA)])
    folder.build()
    stored = folder.query("SELECT period, desa_code FROM measurement ORDER BY rowid")
    assert stored.equals(stored.sort_values(["period", "desa_code"], ignore_index=True))


def test_a_folder_without_measurements_builds(folder):
    folder.add("lokus", [{"desa_code": DESA, "year": 2026, "status": "ditetapkan"}])
    version = folder.build()
    assert version.name.startswith("stunting_tanpa-data_")
    assert version.headline["latest_period"] is None
    assert version.headline["prevalence"] is None
    folder.add("coverage", [{"desa_code": DESA, "indicator_id": "adolescent_ttd", "period": AUGUST, "numerator": 1.0,
                             "denominator": 2.0}])
    assert folder.build().name.startswith("stunting_2025-08_")
