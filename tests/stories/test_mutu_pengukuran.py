"""Measuring signs per puskesmas: whole centimetres are seen, careful measuring is not blamed, gravest first."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from stories.tiny_kabupaten import FEB25, TinyDatabase, areas

from dashboard.settings import Settings
from dashboard.stories import mutu_data
from dashboard.stories.mutu_pengukuran import Unit, measure_units
from dashboard.stories.story import Selection

SETTINGS = Settings()
DESA = "99.01.01.2001"


def with_children(groups: dict[str, dict[str, Any]], *, period: date = FEB25) -> TinyDatabase:
    """Per puskesmas: ``heights`` and ``haz`` of its children; ages spread as the ratio test expects."""
    database = TinyDatabase()
    database.insert("area", areas())
    frames = [pd.DataFrame({
        "desa_code": DESA, "kecamatan_code": "99.01.01", "puskesmas": name, "period": period,
        "sex": np.resize(["L", "P"], len(one["heights"])), "age_days": np.resize([400, 1200], len(one["heights"])),
        "height_cm": one["heights"],
        "haz": one["haz"], "haz_flagged": np.abs(one["haz"]) > 6, "counted": True}) for name, one in groups.items()]
    frame = pd.concat(frames, ignore_index=True)
    database.connection.register("given", frame)
    database.run("INSERT INTO measurement BY NAME SELECT * FROM given")
    database.connection.unregister("given")
    n = len(frame)
    database.insert("desa_month", [(DESA, "99.01.01", period, n, n, n, n, n, 0, 0, 0, 0)])
    return database


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    rng = np.random.default_rng(5)
    n = 600
    good = np.round(rng.uniform(60, 110, n), 1)
    haz = np.round(rng.normal(-1.0, 1.1, n), 2)
    # Most children who would lie just below the line are written just above it.
    pushed = np.where((haz <= -2.01) & (haz >= -2.10), haz + 0.1, haz)
    pushed[:60] = np.tile([-1.99, -1.95, -1.92], 20)
    database = with_children({
        "RAPI": {"heights": good, "haz": haz},
        "BULAT": {"heights": np.rint(good), "haz": haz},
        "GARIS": {"heights": good, "haz": np.round(pushed, 2)},
        "MUSTAHIL": {"heights": good, "haz": np.where(np.arange(n) < 12, 7.0, haz)},
    })
    return {one.name: one for one in measure_units(database, until=FEB25)}


def test_whole_centimetres_are_seen(units: dict[str, Unit]) -> None:
    assert units["Bulat"].problems == ("digits",)
    assert units["Bulat"].digits[0] == pytest.approx(100.0)


def test_careful_measuring_is_not_blamed(units: dict[str, Unit]) -> None:
    assert units["Rapi"].problems == ()


def test_a_gap_below_the_line_asks_for_verification(units: dict[str, Unit]) -> None:
    assert units["Garis"].edge is True
    assert units["Garis"].problems[0] == "edge"


def test_more_than_one_percent_implausible_is_poor(units: dict[str, Unit]) -> None:
    assert units["Mustahil"].problems == ("implausible",)


def test_the_page_tells_who_mends_what() -> None:
    rng = np.random.default_rng(6)
    database = with_children({"BULAT": {"heights": np.rint(rng.uniform(60, 110, 400)),
                                        "haz": np.round(rng.normal(-1, 1.1, 400), 2)}})
    story = mutu_data.tell(Selection(period=FEB25, options={"mutu_lihat": "pengukuran"}), database, SETTINGS)
    assert story.takeaway == "Ada 1 dari 1 puskesmas perlu memperbaiki pengukuran"
    assert any("(puskesmas): Bulat" in fact.text for fact in story.facts)


def test_a_file_without_puskesmas_says_so(tiny: TinyDatabase) -> None:
    story = mutu_data.tell(Selection(period=FEB25, options={"mutu_lihat": "pengukuran"}), tiny, SETTINGS)
    assert story.takeaway == "Mutu per puskesmas belum dapat dinilai"
