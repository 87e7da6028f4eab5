"""Rules of a measurement file: what is rejected, what is emptied, what is kept with a remark."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from dashboard.anthro.zscores import zscores_frame
from dashboard.intake import load


@pytest.fixture
def loaded(maker):
    """Load children as V3 (or another variant) and give report, rows by row number, and row numbers per finding."""

    def run(children, *, variant="V3", above=(), suffix="xlsx"):
        rows = [*above, *maker.table(maker.headers[variant], children)]
        report = maker.load(getattr(maker, suffix)(maker.files / f"{len(list(maker.files.iterdir()))}.{suffix}", rows))
        found = {finding.code: finding for finding in report.findings}
        table = maker.rows(report).set_index("row_number") if report.status == "accepted" else None
        return report, table, found

    return run


def test_bad_rows_are_rejected_with_number_and_reason_and_counts_add_up(maker, loaded):
    children = maker.children(30)
    children[0]["measured"] = "bulan lalu"
    children[1]["measured"] = ""
    children[2]["birth"] = children[2]["measured"] + dt.timedelta(days=9)
    children[3]["kabupaten"] = "KATINGAN"
    children[4]["measured"] = dt.date(2039, 1, 1)
    report, table, found = loaded(children)
    assert (report.rows_read, report.rows_accepted, report.rows_rejected) == (30, 25, 5)
    assert found["tanggal_ukur_tidak_terbaca"].row_numbers == (2, 3)
    assert found["ukur_sebelum_lahir"].row_numbers == (4,)
    assert found["baris_kabupaten_lain"].row_numbers == (5,)
    assert found["ukur_setelah_unduh"].row_numbers == (6,)
    assert set(table.index) == set(range(7, 32))


def test_after_the_extract_date_is_rejected(maker, loaded):
    children = maker.children(20, months=((2025, 2),))
    children[3]["measured"] = dt.date(2025, 3, 5)
    _, table, found = loaded(children, above=[["Data Tanggal : 2025-03-01 08:00:00"]])
    assert found["ukur_setelah_unduh"].row_numbers == (6,)
    assert len(table) == 19


def test_a_computer_with_a_dead_clock_does_not_reject_the_file(maker, loaded, monkeypatch):
    class Early(dt.date):
        @classmethod
        def today(cls):
            return dt.date(2000, 1, 1)

    monkeypatch.setattr(load.dt, "date", Early)
    report, _, found = loaded(maker.children(20))
    assert report.rows_accepted == 20
    assert "jam_komputer" in found


@pytest.mark.parametrize(
    ("weight", "expected", "code"),
    [
        ("0", None, "nol_dianggap_kosong"),
        (104.5, None, "di_luar_batas"),
        (0.3, None, "di_luar_batas"),
        ("", None, None),
        ("-", None, None),
        ("delapan", None, "angka_tidak_terbaca"),
        ("8,5", 8.5, None),
        (8500, None, "di_luar_batas"),
    ],
)
def test_weight_cells(maker, loaded, weight, expected, code):
    children = maker.children(6)
    children[2]["weight"] = weight
    _, table, found = loaded(children)
    got = table.loc[4, "weight_kg"]
    assert np.isnan(got) if expected is None else got == expected
    concerned = {one for one, finding in found.items() if 4 in finding.row_numbers}
    assert concerned == ({code} if code else set())


@pytest.mark.parametrize("height", [3, 14, 1448, "0"])
def test_impossible_heights_are_emptied(maker, loaded, height):
    children = maker.children(6)
    children[2]["height"] = height
    _, table, _ = loaded(children)
    assert np.isnan(table.loc[4, "height_cm"])
    assert table["height_cm"].notna().sum() == 5


def test_source_z_kept_beside_and_absurd_ones_emptied(maker, loaded):
    children = maker.children(6)
    children[0]["haz"], children[1]["haz"], children[2]["haz"] = "999.99", "-", "5324.99"
    _, table, found = loaded(children)
    assert np.isnan(table["source_haz"].to_numpy()[:3]).all()
    assert table["source_haz"].to_numpy()[3] == children[3]["haz"]
    assert found["z_sumber_tidak_wajar"].row_numbers == (2, 4)


def test_age_from_text_without_a_birth_date(maker, loaded):
    children = maker.children(6)
    children[0]["birth"] = ""
    children[0]["age_text"] = "2 Tahun - 9 Bulan - 11 Hari"
    children[1]["birth"] = ""
    children[1]["age_text"] = ""
    children[2]["birth"] = "-"
    children[2]["age_text"] = "5 Tahun - 0 Bulan - 2 Hari"
    _, table, found = loaded(children)
    assert table.loc[2, ["age_days", "age_source"]].tolist() == [int(33 * 30.4375 + 0.5) + 11, "teks"]
    assert np.isnan(table.loc[3, "age_days"])
    assert table.loc[4, "age_days"] > 1826
    assert set(table["age_source"].iloc[3:]) == {"tanggal"}
    assert found["tanpa_umur"].row_numbers == (3,)


def test_registration_rows(maker, loaded):
    children = maker.children(6)
    for number, weight, height in ((0, 3.1, 49), (1, 3.4, 49), (2, "", "")):
        children[number].update(
            birth=children[number]["measured"],
            weight=weight,
            height=height,
            gain="B",
            age_text="0 Tahun - 0 Bulan - 0 Hari",
        )
    _, table, found = loaded(children)
    assert table["is_registration"].tolist() == [True, False, True, False, False, False]
    assert found["baris_pendaftaran"].row_numbers == (2, 4)


def test_one_nik_with_two_birth_dates_or_sexes_is_held(maker, loaded):
    children = maker.children(10)
    children[1]["nik"] = children[0]["nik"]
    children[3]["nik"] = children[2]["nik"] + "\xa0\xa0"
    children[3]["birth"], children[3]["sex"] = children[2]["birth"], "P" if children[2]["sex"] == "L" else "L"
    _, table, found = loaded(children)
    assert table["hold_reason"].tolist()[:4] == ["nik_dua_tanggal_lahir"] * 2 + ["nik_dua_jenis_kelamin"] * 2
    assert table["hold_reason"].iloc[4:].isna().all()
    assert table.loc[4, "child_id"] == table.loc[5, "child_id"]
    assert found["nik_dua_tanggal_lahir"].rows == 2


@pytest.mark.parametrize(
    "nik",
    [
        "",
        "0000000000000000",
        "9999999999999999",
        "6201010101200000",
        "620101",
        "6,20101E+15",
        6.2010101012e15,
        "62010101012000012",
    ],
)
def test_unusable_nik_gives_a_weak_key(maker, loaded, nik):
    children = maker.children(6)
    children[0]["nik"] = nik
    twin = {
        **children[0],
        "measured": children[0]["measured"] + dt.timedelta(days=1),
        "nik": "",
        "name": "anak  contoh. 0",
    }
    twin["age_text"] = maker.age_text(twin["birth"], twin["measured"])
    _, table, _ = loaded([*children, twin])
    assert table["child_key"].tolist() == ["weak", *["nik"] * 5, "weak"]
    assert table.loc[2, "child_id"] == table.loc[8, "child_id"]


def test_a_nik_column_that_lost_its_last_digit(maker, loaded):
    children = maker.children(40)
    for child in children:
        child["nik"] = child["nik"][:15] + "0"
    _, table, found = loaded(children)
    assert set(table["child_key"]) == {"weak"}
    assert found["nik_angka_excel"].rows == 40


def test_hashes_need_the_key_of_the_folder(maker, loaded):
    children = maker.children(6)
    _, first, _ = loaded(children)
    children[0]["weight"] += 0.1
    _, again, _ = loaded(children)
    assert first["child_id"].tolist() == again["child_id"].tolist()
    maker.folder = maker.folder.with_name("elsewhere")
    _, other, _ = loaded(children)
    assert set(other["child_id"]).isdisjoint(first["child_id"])
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in first["child_id"])


def test_unmapped_rows_stay_with_what_was_written(maker, loaded):
    children = maker.children(8)
    children[0]["desa"] = "KAMPUNG BARU XYZ"
    children[1]["desa"] = ""
    _, table, found = loaded(children)
    assert table.loc[2, "place_written"] == "KUMAI / KAMPUNG BARU XYZ"
    assert table.loc[2, "kecamatan_code"] == "62.01.01"
    assert table["desa_code"].isna().sum() == 2
    assert table["place_written"].notna().sum() == 2
    assert found["desa_tidak_terpetakan"].row_numbers == (2,)
    assert found["desa_kosong"].row_numbers == (3,)


def test_file_of_another_kabupaten_is_refused_whole(maker, codes):
    children = maker.children(100) * 100
    for child in children[:100]:
        child.update(kabupaten="KATINGAN", kecamatan="MENDAWAI", desa="MENDAWAI")
    report = maker.refused(maker.csv(maker.files / "x.csv", maker.table(maker.headers["V3"], children)))
    assert "kabupaten_lain" in codes(report)
    assert "10000 dari 10000 baris bukan Kotawaringin Barat" in report.message


def test_file_of_another_kabupaten_without_that_column(maker, codes):
    children = maker.children(40)
    for child in children:
        child.update(kecamatan="KATINGAN HILIR", desa="KASONGAN LAMA")
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", maker.table(maker.headers["V7"], children)))
    assert "kabupaten_lain" in codes(report)


def test_filtered_list_told_by_z_when_there_are_no_labels(maker, codes):
    children = maker.children(40)
    for child in children:
        child["haz"] = -2.5
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", maker.table(maker.headers["V7"], children)))
    assert "daftar_tersaring" in codes(report)


def test_few_stunted_children_are_no_filtered_list(maker, loaded):
    children = maker.children(19)
    for child in children:
        child["label"] = "Pendek"
    report, _, _ = loaded(children)
    assert report.status == "accepted"


def test_a_child_measured_twice_in_a_month_is_noted_and_both_rows_kept(maker, loaded):
    children = maker.children(5)
    again = {**children[0], "measured": children[0]["measured"] + dt.timedelta(days=1)}
    again["age_text"] = maker.age_text(again["birth"], again["measured"])
    report, table, found = loaded([*children, again])
    assert report.rows_accepted == 6
    assert found["anak_diukur_berulang"].row_numbers == (7,)
    assert table.loc[7, "age_days"] == table.loc[2, "age_days"] + 1


def test_damage_needs_the_proof_of_z(maker, loaded):
    """The marks are there, but the z-scores fit the cells as they stand: nothing is decoded."""
    children = maker.children(40)
    for child in children:
        child["height"] = f"{int(child['height'])}.0{int(child['height'] * 10) % 10}"
        child["height_as_is"] = float(child["height"])
    children[0]["height"] += ".00"
    frame = pd.DataFrame(
        {
            "sex": [c["sex"] for c in children],
            "age_days": [c["age_days"] for c in children],
            "weight_kg": [c["weight"] for c in children],
            "height_cm": [c["height_as_is"] for c in children],
            "method": ["lying" if c["age_days"] < 731 else "standing" for c in children],
        }
    )
    for child, haz in zip(children, zscores_frame(frame, standing_from_days=0)["haz"], strict=True):
        child["haz"] = float(haz)
    _, table, found = loaded(children)
    assert "desimal_dicurigai" in found
    assert table["height_cm"].tolist()[1:] == [child["height_as_is"] for child in children[1:]]


@pytest.mark.parametrize("form", ["time", "fraction_number", "fraction_text"])
def test_damaged_workbooks_come_back(maker, loaded, form):
    children = maker.children(60)
    truth = [(child["weight"], child["height"]) for child in children]

    def damaged(value):
        hours, minutes = divmod(round(value * 10), 10)
        days = (hours * 60 + minutes) / 1440
        if form == "time":
            return dt.time(hours, minutes) if hours < 24 else dt.timedelta(hours=hours, minutes=minutes)
        return days if form == "fraction_number" else f"{days:.9f}".rstrip("0").rstrip(".").replace(".", ",")

    for child in children:
        child["weight"], child["height"] = damaged(child["weight"]), damaged(child["height"])
    _, table, found = loaded(children)
    assert list(zip(table["weight_kg"], table["height_cm"], strict=True)) == truth
    assert "desimal_rusak" in found


def test_single_clock_cells_in_a_clean_column_do_not_touch_the_others(maker, loaded):
    children = maker.children(30)
    for child in children:
        child["weight"] = 8.05
    children[0]["weight"] = dt.time(8, 5)
    _, table, found = loaded(children)
    assert table["weight_kg"].tolist() == [8.5] + [8.05] * 29
    assert "1 sel jam" in found["desimal_rusak"].message
    assert table["source_haz"].notna().sum() == sum(child["haz"] != "" for child in children)
