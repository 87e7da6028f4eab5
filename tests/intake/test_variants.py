"""Every variant of the e-PPGBM download that was seen, each as a small file in its own container and notation."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

NBSP = "\xa0"


def expect_same(rows, children, *, weight=True):
    """The accepted rows say what the children were made of."""
    assert len(rows) == len(children)
    np.testing.assert_array_equal(rows["age_days"], [child["age_days"] for child in children])
    np.testing.assert_array_equal(rows["height_cm"], [child["height"] for child in children])
    if weight:
        np.testing.assert_array_equal(rows["weight_kg"], [child["weight"] for child in children])
    assert list(rows["desa_code"]) == [child["code"] for child in children]
    assert list(rows["sex"]) == [child["sex"] for child in children]
    assert [value.strftime("%Y-%m-%d") for value in rows["period"]] == [child["month"] + "-01" for child in children]


def nbsp(field, value):
    return f"{value}{NBSP * (2 if field == 'nik' else 1)}" if isinstance(value, str) else value


def test_v1_with_all_children_reads_and_only_stunted_is_refused(maker, codes):
    children = maker.children(40)
    header = maker.headers["V1"]
    _, rows = maker.accepted(maker.xlsx(maker.files / "v1.xlsx", maker.table(header, children, cell=nbsp)))
    expect_same(rows, children)
    assert rows["method"].isna().all()  # V1 has no Cara Ukur

    for child in children:
        child["label"] = "Pendek"
    maker.folder = maker.folder.with_name("other")
    report = maker.refused(maker.xlsx(maker.files / "stunted.xlsx", maker.table(header, children, cell=nbsp)))
    assert codes(report) >= {"daftar_tersaring"}
    assert "prevalensi" in report.message


def test_v2_preamble_date_and_time_damage(maker, codes):
    children = maker.children(60, months=((2023, 2),))

    def damaged(field, value):
        if field == "weight" or field == "height":
            whole, tenth = divmod(round(value * 10), 10)
            return f"{whole:02d}.{tenth:02d}" if whole < 24 else f"{whole}.{tenth:02d}.00"
        if field == "no":
            return f"{value[:-1]}{NBSP}.{NBSP}"
        return nbsp(field, value)

    path = maker.csv(
        maker.files / "v2.csv",
        maker.table(maker.headers["V2"], children, cell=damaged),
        above="Data Tanggal : 2023-03-01 08:00:00\n",
    )
    report, rows = maker.accepted(path)
    expect_same(rows, children)
    assert rows["row_number"].tolist() == list(range(3, 63))
    assert codes(report) >= {"desimal_rusak", "tanggal_unduh"}
    assert rows["source_haz"].notna().sum() == sum(child["haz"] != "" and child["haz"] <= 0 for child in children)


def test_v2b_without_desa_is_refused_naming_it(maker, codes):
    children = maker.children(30)
    report = maker.refused(maker.csv(maker.files / "v2b.csv", maker.table(maker.headers["V2b"], children)))
    assert "kolom_wajib_tidak_ada" in codes(report)
    assert "Tidak ada: Desa/Kel." in report.message
    assert "Tanggal Pengukuran" in report.message
    assert "ANAK CONTOH" not in report.message


def test_v2c_users_columns_in_the_middle_are_ignored(maker, codes):
    children = maker.children(20)
    _, rows = maker.accepted(maker.xlsx(maker.files / "v2c.xlsx", maker.table(maker.headers["V2c"], children)))
    expect_same(rows, children)


@pytest.mark.parametrize("writer", ["xls", "html", "csv"])
def test_v3_in_three_containers_two_months_stacked(maker, writer):
    children = maker.children(40, months=((2024, 3), (2024, 6)))
    path = getattr(maker, writer)(maker.files / "v3.xls", maker.table(maker.headers["V3"], children, cell=nbsp))
    _, rows = maker.accepted(path)
    expect_same(rows, children)
    assert set(rows["method"]) == {"lying", "standing"}
    assert rows["period"].nunique() == 2


def test_v3_csv_copy_with_us_dates(maker, codes):
    children = maker.children(60, months=((2024, 3), (2024, 6)))
    path = maker.csv(
        maker.files / "us.csv",
        maker.table(maker.headers["V3"], children, dates=lambda day: f"{day.month}/{day.day}/{day.year}"),
        delimiter=",",
    )
    report, rows = maker.accepted(path)
    expect_same(rows, children)
    assert "urutan_tanggal" in codes(report)


def test_v4_true_dates_text_decimals_no_identity_restarting_no(maker, codes):
    children = maker.children(40, months=((2025, 1), (2025, 3)))
    for number, child in enumerate(children):
        child["no"] = f"{number % 10 + 1}."

    def mixed(field, value):
        return str(value) if field in ("weight", "height") and value != int(value) else value

    rows = maker.table(
        maker.headers["V4"], children, dates=lambda day: dt.datetime(day.year, day.month, day.day), cell=mixed
    )
    report, loaded = maker.accepted(maker.xlsx(maker.files / "v4.xlsx", rows))
    expect_same(loaded, children)
    assert loaded["child_id"].isna().all()
    assert "tanpa_kunci_anak" in codes(report)


def test_v5_title_line_untrimmed_header_decimal_comma(maker):
    children = maker.children(30)
    rows = maker.table(
        maker.headers["V5"],
        children,
        dates=lambda day: f"{day.day}/{day.month}/{day.year}",
        cell=lambda field, value: str(value).replace(".", ",") if isinstance(value, float) else value,
    )
    path = maker.csv(maker.files / "v5.csv", [["DATA PENGUKURAN BALITA"], *rows])
    _, loaded = maker.accepted(path)
    expect_same(loaded, children)
    assert loaded["row_number"].iloc[0] == 3
    np.testing.assert_array_equal(loaded["source_haz"], [float(child["haz"]) for child in children])


@pytest.mark.parametrize("variant", ["V6", "V7", "V8"])
def test_v6_v7_v8(maker, variant):
    children = maker.children(30, months=((2026, 6),))
    _, rows = maker.accepted(maker.xlsx(maker.files / f"{variant}.xlsx", maker.table(maker.headers[variant], children)))
    expect_same(rows, children)
    assert rows["child_key"].eq("nik").all()
    assert rows["child_id"].nunique() == len(children)


def test_repeated_header_and_blank_rows_inside_are_skipped_and_row_numbers_kept(maker, codes):
    children = maker.children(10)
    table = maker.table(maker.headers["V3"], children)
    rows = [*table[:6], [""] * len(table[0]), table[0], *table[6:]]
    report, loaded = maker.accepted(maker.xlsx(maker.files / "pasted.xlsx", rows))
    expect_same(loaded, children)
    assert loaded["row_number"].tolist() == [2, 3, 4, 5, 6, 9, 10, 11, 12, 13]
    assert "judul_berulang" in codes(report)
    assert report.rows_read == 10


def test_sample_mark_above_the_header(maker):
    table = maker.table(maker.headers["V3"], maker.children(5))
    report, _ = maker.accepted(maker.xlsx(maker.files / "a.xlsx", [["DATA CONTOH: bukan anak sungguhan"], *table]))
    assert report.is_sample
    report, _ = maker.accepted(maker.xlsx(maker.files / "b.xlsx", table))
    assert not report.is_sample


def test_columns_of_the_intake_table(maker):
    _, rows = maker.accepted(maker.xlsx(maker.files / "v3.xlsx", maker.table(maker.headers["V3"], maker.children(5))))
    assert list(rows.columns) == [
        "row_number",
        "child_id",
        "child_key",
        "hold_reason",
        "desa_code",
        "kecamatan_code",
        "place_written",
        "puskesmas",
        "posyandu",
        "period",
        "age_days",
        "age_source",
        "sex",
        "weight_kg",
        "height_cm",
        "method",
        "oedema",
        "source_haz",
        "source_waz",
        "source_whz",
        "weight_gain",
        "is_registration",
    ]
    assert set(rows["puskesmas"]) == {"KUMAI", "ARUT SELATAN", "PANGKALAN LADA"}
