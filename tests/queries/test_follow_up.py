"""Questions about aksi, minilok, money and kits: only the year asked for, nothing filled in that nobody told."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from stories.tiny_kabupaten import TinyDatabase, areas

from dashboard.queries import follow_up
from dashboard.queries.agency_budget import budget_years


@pytest.fixture
def database() -> TinyDatabase:
    made = TinyDatabase()
    made.insert("area", areas())
    return made


def test_aksi_of_the_years_asked_for(database: TinyDatabase) -> None:
    database.insert("aksi_status", [("s", year, "regulasi", "belum", None, None, None) for year in (2024, 2025, 2026)])
    assert follow_up.aksi_status(database, from_year=2025, to_year=2026)["year"].tolist() == [2025, 2026]
    assert list(follow_up.aksi_known(database)) == [2024, 2025, 2026]
    assert follow_up.aksi_known(database)[2024] == {"regulasi"}


def test_minilok_keeps_what_was_not_told(database: TinyDatabase) -> None:
    database.insert("minilok", [("s", "99.01.01", date(2025, 12, 1), 1, 1, None),
                                ("s", "99.01.01", date(2026, 1, 1), 1, None, None),
                                ("s", "99.01.01", date(2026, 12, 1), None, 2, "Aula")])
    rows = follow_up.minilok(database, year=2026)
    assert len(rows) == 2
    assert rows["held"].isna().tolist() == [True, False]
    assert rows["planned"].isna().tolist() == [False, True]
    assert follow_up.minilok_years(database) == (2025, 2026)


def test_money_names_the_desa_and_its_kecamatan(database: TinyDatabase) -> None:
    database.insert("budget", [("s", 2026, "dinkes", None, "PMT", "APBD", 5.0, None, None),
                               ("s", 2026, "desa", "99.01.02.2001", "Posyandu", "DD", 7.0, 0.0, None),
                               ("s", 2025, "dinkes", None, "PMT", "APBD", 4.0, 4.0, None)])
    rows = follow_up.budget(database, year=2026).set_index("agency")
    assert rows.loc["desa", ["desa", "kecamatan_code"]].tolist() == ["Flamboyan", "99.01.02"]
    assert pd.isna(rows.loc["dinkes", "desa"])
    assert pd.isna(rows.loc["dinkes", "realised"])
    assert rows.loc["desa", "realised"] == 0
    assert budget_years(database) == (2025, 2026)


def test_the_latest_complete_readiness_up_to_a_month(database: TinyDatabase) -> None:
    desa = "99.01.01.2001"
    database.insert("readiness", [("s", desa, date(2026, 2, 1), 3, 3, 5, 2, True, None),
                                  ("s", desa, date(2026, 5, 1), 3, 3, 5, None, True, None),
                                  ("s", desa, date(2026, 8, 1), 3, 3, 5, 4, True, None)])
    for month, equipped in ((date(2026, 6, 1), [2]), (date(2026, 8, 1), [4]), (date(2025, 8, 1), [])):
        assert follow_up.posyandu_equipment(database, period=month)["posyandu_equipped"].tolist() == equipped
