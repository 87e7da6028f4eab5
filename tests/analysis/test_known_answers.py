"""The self-test a page and a command print."""

from pathlib import Path

import pandas as pd

from dashboard.analysis import known_answers

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
