"""Positive deviance on measured children: the desa that truly fell is found, noise names nobody, gates hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from stories.tiny_kabupaten import TinyDatabase

from dashboard.settings import Settings
from dashboard.stories import praktik_baik
from dashboard.stories.deviance_evidence import chosen_months
from dashboard.stories.story import Selection

SETTINGS = Settings()
MONTHS = tuple(date(year, month, 1) for year in (2022, 2023) for month in (2, 8))
DESA = 24
CHILDREN = 150


def code(at: int) -> str:
    return f"99.01.01.{2001 + at}"


def kabupaten(*, fallen: tuple[int, ...], seed: int, coverage: float = 0.95) -> TinyDatabase:
    """Ages spread over five years, HAZ normal; the ``fallen`` desa improve greatly in the last two months."""
    rng = np.random.default_rng(seed)
    database = TinyDatabase()
    areas: list[tuple[Any, ...]] = [("99.01", "Contoh", "kabupaten", "99", "9901", None, None),
                                    ("99.01.01", "Hulu", "kecamatan", "99.01", None, None, None)]
    areas += [(code(at), f"Desa {at}", "desa", "99.01.01", None, 111.0, -2.0) for at in range(DESA)]
    months: list[tuple[Any, ...]] = []
    children: list[tuple[Any, ...]] = []
    registered = round(CHILDREN / coverage)
    for period in MONTHS:
        for at in range(DESA):
            own = rng.normal(-1.0, 0.05)
            mean = own + 0.9 if at in fallen and period.year == 2023 else own
            haz = np.round(rng.normal(mean, 1.1, CHILDREN), 2)
            ages = np.linspace(20, 1800, CHILDREN).astype(int)
            heights = np.round(rng.uniform(60, 100, CHILDREN), 1)
            x = int(np.sum(haz < -2))
            months.append((code(at), "99.01.01", period, registered, registered, CHILDREN, CHILDREN, CHILDREN, x, 0, 0,
                           0))
            children += [
                ("s", number, None, code(at), "99.01.01", None, f"PKM {at % 2}", "P", period, int(age), "L", 9.0,
                 float(height), "lying", float(z), None, None, False, False, False, None, None, None, True, None)
                for number, (age, height, z) in enumerate(zip(ages, heights, haz, strict=True))
            ]
    database.insert("area", areas)
    database.insert("desa_month", months)
    # One statement: a row at a time would take longer than all the rest.
    columns = [row[1] for row in database.connection.execute("PRAGMA table_info('measurement')").fetchall()]
    frame = pd.DataFrame(children, columns=columns)
    database.connection.register("children", frame)
    database.run("INSERT INTO measurement SELECT * FROM children")
    database.connection.unregister("children")
    return database


def told(database: TinyDatabase):
    return praktik_baik.tell(Selection(), database, SETTINGS)


def named(database: TinyDatabase) -> list[str]:
    story = told(database)
    at = [column.key for column in story.table.columns].index("result")
    return [str(row[0]) for row in story.table.rows if row[at]]


def test_a_desa_that_truly_fell_is_found() -> None:
    story = told(kabupaten(fallen=(3,), seed=8))
    assert story.takeaway == "Layak dipelajari: 1 desa yang turun lebih dari dugaan"
    assert [row.code for row in story.charts[0].rows] == [code(3)]
    assert any("kunjungan" in text for text in story.how)
    assert "berhasil" not in " ".join((story.takeaway, story.read_aloud, *story.how))


def test_noise_names_hardly_anybody() -> None:
    assert sum(len(named(kabupaten(fallen=(), seed=seed))) for seed in range(5)) <= 1


def test_none_is_said_plainly() -> None:
    story = told(kabupaten(fallen=(), seed=2))
    assert story.takeaway == "Belum ada desa yang layak dipelajari"
    assert len(story.charts) == 1


def test_low_coverage_closes_the_gate() -> None:
    assert named(kabupaten(fallen=(3,), seed=8, coverage=0.7)) == []


def test_one_month_is_too_few() -> None:
    database = TinyDatabase()
    database.insert("area", [("99.01", "Contoh", "kabupaten", "99", "9901", None, None)])
    assert told(database).takeaway == "Belum cukup bulan timbang untuk menilai"


@pytest.mark.parametrize(("lokus", "baseline"), [((), MONTHS[:2]), ((2024,), MONTHS[:1]), ((2023,), MONTHS[1:2])])
def test_the_months_a_list_was_chosen_on_are_no_baseline(lokus: tuple[int, ...], baseline: tuple[date, ...]) -> None:
    found = chosen_months(MONTHS, lokus_years=lokus)
    assert (found.baseline if found else ()) == baseline


def test_a_kecamatan_sees_its_own_desa_beside_those_of_the_kabupaten() -> None:
    database = kabupaten(fallen=(3,), seed=5)
    here = praktik_baik.tell(Selection(kecamatan="99.01.01"), database, SETTINGS)
    assert here.takeaway == told(database).takeaway
    assert any(fact.text == f"Kecamatan Hulu: {len(named(database))} dari {DESA} desa layak dipelajari"
               for fact in here.facts)
    assert len(here.table.rows) == DESA
