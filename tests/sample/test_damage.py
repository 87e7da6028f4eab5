"""Shares of damage against those seen in real exports of 2022-2025, read back from files of 1,500 children a round."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard import reference
from dashboard.anthro.zscores import EPPGBM_STANDING_FROM_DAYS, zscores_frame
from dashboard.sample.places import UNKNOWN_PLACES


@pytest.fixture(scope="module")
def exports(twelve_rounds: Path, read_frame) -> pd.DataFrame:
    """2024-08 to 2026-02 (layouts V3 and V6) in one table with plain types."""
    names = ["2024-08.csv", "2025-02.xlsx", "2025-08.xlsx", "2026-02.xlsx"]
    frame = pd.concat([read_frame(twelve_rounds / f"DATA-CONTOH_eppgbm_{name}").assign(file=name) for name in names])
    text = frame.select_dtypes("str").columns.union(["NIK", "JK", "Cara Ukur", "Desa/Kel", "Posyandu", "Kec"])
    frame[text] = frame[text].apply(lambda column: column.astype(str).str.replace("\xa0", "").str.strip())
    numbers = ["Berat", "Tinggi", "BB Lahir", "TB Lahir", "LiLA", "ZS TB/U", "ZS BB/U", "ZS BB/TB"]
    frame[numbers] = frame[numbers].apply(pd.to_numeric, errors="coerce")
    parts = frame["Usia Saat Ukur"].str.extract(r"(\d+) Tahun - (\d+) Bulan - (\d+) Hari").astype(int)
    american = frame["file"].eq("2024-08.csv")
    for column in ("Tgl Lahir", "Tanggal Pengukuran"):
        days = pd.to_datetime(frame.loc[american, column], format="%m/%d/%Y")
        frame[column] = pd.concat([days, pd.to_datetime(frame.loc[~american, column])])
    return frame.assign(age_days=(frame["Tanggal Pengukuran"] - frame["Tgl Lahir"]).dt.days,
                        months=parts[0] * 12 + parts[1]).reset_index(drop=True)


def _between(share: float, low: float, high: float) -> bool:
    return low <= share <= high


def test_nik_damage(exports: pd.DataFrame) -> None:
    nik = exports["NIK"]
    bad = ~nik.str.fullmatch(r"\d{16}") | nik.str.endswith("0000") | nik.isin(["0" * 16, "9" * 16])
    assert _between(bad.mean(), 0.015, 0.07)
    assert (nik.str.len() < 16).any()
    assert nik.str.endswith("0000").any()


def test_birth_weight_and_length_slips(exports: pd.DataFrame) -> None:
    kg, cm = exports["BB Lahir"], exports["TB Lahir"]
    assert _between((kg > 1000).mean(), 0.008, 0.035)
    assert _between((kg.gt(10) & kg.lt(100)).mean(), 0.001, 0.015)
    assert _between((kg == 0).mean(), 0.0005, 0.03)
    assert _between((cm == 0).mean(), 0.008, 0.03)


def test_muac_zero_and_blank(exports: pd.DataFrame) -> None:
    assert _between((exports["LiLA"] == 0).mean(), 0.18, 0.28)
    assert _between(exports["LiLA"].isna().mean(), 0.09, 0.17)


def test_position_against_age(exports: pd.DataFrame) -> None:
    odd = (exports["Cara Ukur"] == "Berdiri") & (exports["age_days"] < 731)
    odd |= (exports["Cara Ukur"] == "Terlentang") & (exports["age_days"] >= 731)
    assert _between(odd.mean(), 0.03, 0.07)


def test_registration_rows_and_children_past_sixty_months(exports: pd.DataFrame) -> None:
    day_0 = exports["Usia Saat Ukur"].str.startswith("0 Tahun - 0 Bulan - 0 Hari")
    assert _between(day_0.mean(), 0.008, 0.025)
    assert exports.loc[day_0, "Naik Berat Badan"].str.strip("\xa0").eq("B").all()
    old = exports["age_days"] > 1826
    assert _between(old.mean(), 0.0003, 0.006)
    assert exports.loc[old, "ZS TB/U"].isna().all()
    assert exports.loc[old, "TB/U"].str.strip("\xa0").eq("-").all()


def test_heights_and_weights_are_heaped_on_whole_numbers(exports: pd.DataFrame) -> None:
    assert _between((exports["Tinggi"] % 1 == 0).mean(), 0.5, 0.75)
    assert _between((exports["Berat"] % 1 == 0).mean(), 0.18, 0.38)


def test_heap_stands_above_the_line_not_below(exports: pd.DataFrame) -> None:
    haz = exports["ZS TB/U"]
    above, below = haz.between(-2.0, -1.91).sum(), haz.between(-2.1, -2.01).sum()
    assert above > 1.3 * below > 0


def test_scores_of_the_file_follow_eppgbm_and_a_few_are_stale(exports: pd.DataFrame) -> None:
    children = pd.DataFrame({
        "sex": exports["JK"], "age_days": exports["age_days"], "weight_kg": exports["Berat"],
        "height_cm": exports["Tinggi"],
        "method": exports["Cara Ukur"].map({"Berdiri": "standing", "Terlentang": "lying"})})
    app = zscores_frame(children, standing_from_days=EPPGBM_STANDING_FROM_DAYS)
    differs = (app["haz"] - exports["ZS TB/U"]).abs() > 0.05
    assert _between(differs.mean(), 0.002, 0.025)
    who = zscores_frame(children)
    early = exports["Cara Ukur"].eq("Berdiri") & exports["age_days"].lt(274) & ~differs
    if early.any():
        assert (who["haz"][early] < exports["ZS TB/U"][early] - 0.1).all()


def test_height_and_weight_scores_are_nearly_independent(exports: pd.DataFrame) -> None:
    plausible = exports[exports["ZS TB/U"].abs().lt(6) & exports["ZS BB/TB"].abs().lt(5) & exports["age_days"].gt(0)]
    assert abs(np.corrcoef(plausible["ZS TB/U"], plausible["ZS BB/TB"])[0, 1]) < 0.2


def test_children_are_the_same_from_round_to_round(exports: pd.DataFrame) -> None:
    good = exports[exports["NIK"].str.fullmatch(r"\d{16}") & exports["age_days"].between(200, 1826)]
    first, last = good[good["file"] == "2025-08.xlsx"], good[good["file"] == "2026-02.xlsx"]
    both = first.drop_duplicates("NIK").merge(last.drop_duplicates("NIK"), on="NIK", suffixes=("_1", "_2"))
    both = both[both["ZS TB/U_1"].abs().lt(6) & both["ZS TB/U_2"].abs().lt(6)]
    assert len(both) > 800
    assert both["ZS TB/U_1"].corr(both["ZS TB/U_2"]) > 0.75
    assert (both["Tinggi_2"] > both["Tinggi_1"] - 1).mean() > 0.97


def test_some_children_stand_twice_in_a_month(exports: pd.DataFrame) -> None:
    good = exports[exports["NIK"].str.fullmatch(r"\d{16}")]
    assert _between(good.duplicated(["file", "NIK", "Tgl Lahir"]).mean(), 0.002, 0.02)


def test_desa_are_written_in_many_ways_and_some_cannot_be_known(twelve_rounds: Path, read_frame) -> None:
    plain = set(reference.desa("62.01")["name"].str.upper())
    written: set[str] = set()
    for path in twelve_rounds.glob("DATA-CONTOH_eppgbm_202[56]*"):
        frame = read_frame(path)
        written |= set(frame["Kelurahan" if "Kelurahan" in frame else "Desa/Kel"].str.replace("\xa0", ""))
    assert set(UNKNOWN_PLACES) <= written
    assert {name.split()[0] for name in written if name} >= {"SEI", "DS."}
    assert len(written - plain) > 8


def test_some_desa_send_nothing_and_the_newest_round_lacks_three_to_five(small: Path, read_frame) -> None:
    from dashboard.sample.measuring import silent_desa
    from dashboard.sample.population import make_population
    from dashboard.sample.rounds import ALL_ROUNDS

    population = make_population("62.01", children=300, seed=6201)
    silent = silent_desa(population, at=ALL_ROUNDS[-1], seed=6201)
    assert 3 <= len(silent) <= 5
    frame = read_frame(small / "DATA-CONTOH_eppgbm_2026-08.xlsx")
    for name in population.desa["name"].str.upper().iloc[silent]:
        assert not frame["Kelurahan"].eq(name).any()
