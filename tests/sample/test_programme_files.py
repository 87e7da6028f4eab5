"""Coverage, sasaran and published files: headers as agreed, and the traps that meetings know."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import reference

COVERAGE = ["Kode Desa", "Kecamatan", "Desa/Kelurahan", "ID Indikator", "Indikator", "Bulan", "Pembilang", "Penyebut",
            "Tanggal Lapor"]


@pytest.fixture(scope="module")
def coverage(twelve_rounds: Path, read_frame) -> pd.DataFrame:
    frames = []
    for path in sorted(twelve_rounds.glob("DATA-CONTOH_cakupan_*.xlsx")):
        frame = read_frame(path)
        assert list(frame.columns) == COVERAGE
        frames.append(frame.assign(agency=path.stem.split("_")[2]))
    frame = pd.concat(frames, ignore_index=True)
    counts = frame[["Pembilang", "Penyebut"]].apply(pd.to_numeric, errors="coerce")
    return frame.assign(**counts, reported=pd.to_datetime(frame["Tanggal Lapor"]))


def test_every_indicator_comes_from_its_owner(coverage: pd.DataFrame) -> None:
    owners = reference.table("indicators").set_index("id")["agency"]
    assert set(coverage["ID Indikator"]) == set(owners.index)
    assert (coverage["ID Indikator"].map(owners) == coverage["agency"]).all()


def test_last_months_of_late_owners_are_missing(coverage: pd.DataFrame) -> None:
    last = coverage.groupby("agency")["Bulan"].max()
    assert last["dinsos"] == "2026-05"
    assert last["pupr"] == "2026-07"
    assert last.drop(["dinsos", "pupr"]).eq("2026-08").all()
    assert coverage["Bulan"].min() == "2022-12"


def test_reports_come_after_the_month_some_of_them_late(coverage: pd.DataFrame) -> None:
    month_end = pd.to_datetime(coverage["Bulan"]) + pd.offsets.MonthEnd(0)
    late = (coverage["reported"] - month_end).dt.days
    assert late.min() >= 1
    usual = late.groupby(coverage["agency"]).median()
    assert usual["dinsos"] > 25 > usual["dinkes"]


def test_complementary_feeding_is_quarterly(coverage: pd.DataFrame) -> None:
    months = coverage.loc[coverage["ID Indikator"] == "complementary_feeding", "Bulan"].str[-2:]
    assert set(months) == {"03", "06", "09", "12"}


def test_krs_indicators_share_their_denominator(coverage: pd.DataFrame) -> None:
    krs = coverage[coverage["ID Indikator"].isin(["krs_fish_promotion", "krs_mentoring", "krs_home_garden"])]
    assert krs.groupby(["Kode Desa", "Bulan"])["Penyebut"].nunique().max() == 1


def test_cumulative_counts_never_fall_within_a_year(coverage: pd.DataFrame) -> None:
    kinds = reference.table("indicators").set_index("id")["accumulation"]
    rows = coverage[coverage["ID Indikator"].map(kinds).eq("cumulative") & coverage["Bulan"].str.startswith("2026")]
    rows = rows[rows["Pembilang"].le(rows["Penyebut"]) & rows["Penyebut"].gt(0)].sort_values("Bulan")
    steps = rows.groupby(["Kode Desa", "ID Indikator"])["Pembilang"].diff().dropna()
    assert len(steps) > 1000
    assert (steps >= 0).all()


def test_levels_reach_come_near_and_miss_the_target(coverage: pd.DataFrame) -> None:
    register = reference.table("indicators").set_index("id")
    rows = coverage[coverage["Bulan"].eq("2025-12") & coverage["Pembilang"].notna()]
    sums = rows.groupby("ID Indikator")[["Pembilang", "Penyebut"]].sum()
    gap = sums["Pembilang"] / sums["Penyebut"] * 100 - register["target_value"].astype(float)
    lower = register["lower_is_better"].eq("true")
    gap = gap.mask(lower, -gap)
    assert (gap >= 0).sum() >= 4
    assert gap.between(-15, 0).sum() >= 6
    assert (gap < -15).sum() >= 5


def test_traps_are_there(coverage: pd.DataFrame) -> None:
    assert coverage["Pembilang"].isna().any()
    assert 0 < (coverage["Pembilang"] > coverage["Penyebut"]).mean() < 0.01
    assert ((coverage["Pembilang"] == 0) & (coverage["Penyebut"] == 0)).any()
    cells = coverage[coverage["Bulan"].eq("2026-02")].groupby("agency")["Kode Desa"].nunique()
    assert (cells < 94).any()


def test_sasaran_has_every_desa_and_year(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(twelve_rounds / "DATA-CONTOH_sasaran.xlsx")
    assert list(frame.columns) == ["Kode Desa", "Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar",
                                   "Sasaran Proyeksi"]
    assert len(frame) == 94 * 6
    totals = frame.groupby("Tahun")[["Sasaran Terdaftar", "Sasaran Proyeksi"]].sum()
    assert (totals["Sasaran Terdaftar"] / totals["Sasaran Proyeksi"]).between(0.5, 0.7).all()


@pytest.mark.parametrize(("name", "table", "column", "value"), [
    ("survei_62.01.xlsx", "surveys", "Prevalensi", "prevalence"), ("target_62.01.xlsx", "targets", "Nilai", "value"),
])
def test_published_figures_are_as_they_are(twelve_rounds: Path, read_frame, name: str, table: str, column: str,
                                           value: str) -> None:
    frame, known = read_frame(twelve_rounds / name), reference.table(table)
    known = known[known["area_code"].isin(["62.01", "62", "ID"])]
    assert frame["Kode Wilayah"].tolist() == known["area_code"].tolist()
    assert frame[column].tolist() == known[value].astype(float).tolist()
    assert frame["Kepastian"].tolist() == known["certainty"].tolist()


def test_home_lokus_are_the_published_lists(twelve_rounds: Path, read_frame) -> None:
    frame = read_frame(twelve_rounds / "lokus_62.01.xlsx")
    assert list(frame.columns) == ["Tahun", "Kode Desa", "Kecamatan", "Desa/Kelurahan", "Status", "Dasar", "Kepastian",
                                   "Jumlah Daftar"]
    assert frame["Kode Desa"].tolist() == reference.table("lokus")["desa_code"].tolist()
    assert frame.groupby("Tahun").size().to_dict() == {2025: 12, 2026: 5}
