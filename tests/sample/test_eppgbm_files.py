"""Containers, header rows, forms of numbers and dates of each year's exports, as real files of those years have."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pandas as pd
import pytest

IDENTITY = ["NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu"]
PLACE = ["Prov", "Kab/Kota", "Kec", "Pukesmas", "Desa/Kel", "Posyandu", "RT", "RW", "Alamat"]
READING = ["Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi"]
SCORES = ["BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan"]
V1 = [*IDENTITY, *PLACE, *READING, "LiLA", *SCORES, "PMT Diterima (kg)", "Jml Vit A", "KPSP", "KIA"]
V3 = ["No", *IDENTITY, *PLACE, *READING, "Cara Ukur", "LiLA", *SCORES, "Jml Vit A", "KPSP", "KIA", "Detail"]
V4 = [name for name in V3 if name not in ("NIK", "Nama", "Nama Ortu", "LiLA", "Jml Vit A", "KPSP", "KIA", "Detail")]
V6 = [*V3[:-1], "Kelas Ibu Balita", "MBG", "Detail"]


def _file(folder: Path, pattern: str) -> Path:
    found = list(folder.glob(f"DATA-CONTOH_eppgbm_{pattern}"))
    assert len(found) == 1, [path.name for path in found]
    return found[0]


@pytest.mark.parametrize(("pattern", "start", "header_row", "header"), [
    ("2021-02.*", b"PK", 1, V1), ("2021-08.*", b"PK", 1, V1), ("2022-02.*", b"PK", 1, V1), ("2022-08.*", b"PK", 1, V1),
    ("2023-02.*", b"\xef\xbb\xbfDATA", 2, ["No", *V1]), ("2023-08.*", b"\xef\xbb\xbfDATA", 2, ["No", *V1]),
    ("2024-02*.xls", b"<html", 1, V3), ("2024-02_madurejo.xlsx", b"PK", 1, V3),
    ("2024-08.*", b"\xef\xbb\xbf\"DATA", 1, V3), ("2025-02.xlsx", b"PK", 1, V3),
    ("2025-02_tanpa-nik.xlsx", b"PK", 1, V4), ("2025-08.*", b"PK", 1, V6), ("2026-02.*", b"PK", 1, V6),
])
def test_container_and_header(twelve_rounds: Path, read_rows, pattern: str, start: bytes, header_row: int,
                              header: list[str]) -> None:
    path = _file(twelve_rounds, pattern)
    assert path.read_bytes().startswith(start)
    assert read_rows(path)[header_row] == header


def test_newest_export_has_its_new_names_and_no_labels(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(_file(twelve_rounds, "2026-08.*"))
    assert len(frame.columns) == 32
    assert {"Nama Anak", "Berat (kg)", "Tinggi (cm)", "Kelurahan", "Berat Lahir - Sasaran (kg)"} <= set(frame.columns)
    assert not {"BB/U", "Usia Saat Ukur", "No"} & set(frame.columns)
    assert frame["Tanggal Pengukuran"].str.fullmatch(r"2026-08-\d\d").all()


def test_2021_has_no_break_spaces_and_iso_text(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(_file(twelve_rounds, "2021-02.*"))
    assert frame["NIK"].str.endswith("\xa0\xa0").all()
    assert frame["Tgl Lahir"].str.fullmatch(r"\d{4}-\d\d-\d\d\xa0").all()


def test_time_damage_follows_excel(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(_file(twelve_rounds, "2023-02.*"))
    height, muac = frame["Tinggi"], frame["LiLA"]
    broken = height[height.str.contains(".", regex=False)]
    assert len(broken) > 0.15 * len(frame)
    assert broken.str.fullmatch(r"\d{2,3}\.\d\d\.00").all()  # 24 hours and more show three parts
    assert height[~height.str.contains(".", regex=False)].str.fullmatch(r"\d{1,3}").all()
    assert frame["Berat"].str.contains(r"^\d\d\.0[1-9]$").mean() > 0.5
    assert muac.str.contains(r"^0,\d{5,}$").mean() > 0.3
    negative = frame["ZS TB/U"][frame["ZS TB/U"].str.startswith("-")]
    assert negative.str.fullmatch(r"-\d+(\.\d{1,2})?").all()  # a negative number cannot become a time
    assert negative.size > 0.5 * len(frame)


def test_undamaged_csv_of_2023_has_decimal_commas(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(_file(twelve_rounds, "2023-08.*"))
    assert frame["Berat"].str.fullmatch(r"\d+(,\d)?").mean() > 0.99
    assert frame["No"].iloc[0] == "1\xa0.\xa0"


def test_american_csv_of_2024(twelve_rounds: Path, read_frame) -> None:
    dates = read_frame(_file(twelve_rounds, "2024-08.*"))["Tanggal Pengukuran"]
    assert dates.str.fullmatch(r"8/\d{1,2}/2024").all()
    assert (dates.str.split("/").str[1].astype(int) > 12).any()


def test_pasted_export_of_2025_restarts_its_numbers_and_mixes_types(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(_file(twelve_rounds, "2025-02.xlsx"))
    assert frame["No"].eq("1.").sum() > 5
    assert frame["Tanggal Pengukuran"].map(type).eq(dt.date).all()
    assert set(frame["Berat"].map(type)) == {str, float}
    assert all(value.is_integer() for value in frame["Berat"] if isinstance(value, float))


def test_2024_comes_one_file_per_puskesmas(twelve_rounds: Path) -> None:
    assert len(list(twelve_rounds.glob("DATA-CONTOH_eppgbm_2024-02_*"))) > 8


def test_age_text_agrees_with_a_calendar(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(_file(twelve_rounds, "2025-02.xlsx"))
    part = pd.to_datetime(frame["Tanggal Pengukuran"]), pd.to_datetime(frame["Tgl Lahir"])
    for text, measured, born in zip(frame["Usia Saat Ukur"], *part, strict=True):
        years, months, days = map(int, re.findall(r"\d+", text))
        assert 0 <= months < 12
        assert born + pd.DateOffset(years=years, months=months) + pd.DateOffset(days=days) == measured


def test_rows_stay_in_the_month_of_the_round(twelve_rounds: Path, read_frame) -> None:
    for path in twelve_rounds.glob("DATA-CONTOH_eppgbm_2022-*.xlsx"):
        month = path.stem[-7:]
        assert read_frame(path)["Tanggal Pengukuran"].str.startswith(month).all()
