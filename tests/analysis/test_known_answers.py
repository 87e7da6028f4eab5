"""The self-test a page and a command print."""

from pathlib import Path

import pandas as pd

from dashboard.analysis import known_answers, known_models

DATA = Path(__file__).parents[1] / "data"
TABLES = ("wilson_known", "betabinomial_desa", "betabinomial_fit", "trajectory_input", "trajectory_expected")


def test_every_known_answer_agrees():
    found = known_answers.compare({name: pd.read_csv(DATA / f"oracle_{name}.csv") for name in TABLES})
    assert found.columns.tolist() == ["name", "ours", "reference", "difference", "tolerance", "agrees"]
    assert found[~found["agrees"]].empty
    assert found["name"].is_unique
    assert not found["name"].str.contains(r"\d\.\d").any()


def test_inline_cases_need_no_table():
    assert len(known_answers.compare()) == len(known_answers.compare({})) > 50


def test_a_wrong_reference_is_seen():
    wilson = pd.read_csv(DATA / "oracle_wilson_known.csv")
    found = known_answers.compare({"wilson_known": wilson.assign(upper=wilson["upper"] + 1e-6)})
    assert found[~found["agrees"]]["name"].tolist() == ["Wilson, R prop.test: selisih terbesar"]


def test_every_analysis_stands_in_the_printed_table():
    names = " | ".join(known_answers.compare()["name"])
    for word in ("Wilson", "Corong", "Beta-binomial", "Pita 94 desa", "P termasuk 10 tertinggi", "Newcombe", "Survei",
                 "AARR", "Laju perlu", "Lintasan", "Peluang mencapai", "Bila yang tak diukur", "Skor angka akhir",
                 "Penumpukan umur", "Rasio umur", "Rasio kelamin", "Simpang baku TB/U", "Garis -2 SD",
                 "Sel disembunyikan", "DerSimonian-Laird", "Cakupan", "Seleksi"):
        assert word in names, word


def test_a_wrong_model_is_seen(monkeypatch):
    monkeypatch.setattr(known_models, "DESA", (*known_models.DESA[:-1], (90, 100)))
    found = known_answers.compare()
    assert any(name.startswith("Beta-binomial") for name in found[~found["agrees"]]["name"])
