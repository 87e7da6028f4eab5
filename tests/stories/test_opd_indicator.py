"""One indicator opened by the filter: every kecamatan against the target, the same number everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import indicators
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Dots
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database


@pytest.mark.parametrize("indicator", [one.id for one in indicators.register()])
def test_every_indicator_opens(kabupaten_folder: Path, settings: Settings, indicator: str) -> None:
    story = STORIES["opd"](Selection(indicator=indicator), open_database(kabupaten_folder), settings)
    chart = story.charts[0]
    assert isinstance(chart, Dots)
    assert len(story.takeaway) <= 60
    assert len(chart.rows) == 6
    one = next(entry for entry in indicators.register() if entry.id == indicator)
    assert [value for value, _ in chart.reference] == ([one.target_value] if one.target_value is not None else [])
    values = {row[0]: row[6] for row in story.table.rows}
    for row in chart.rows:
        if row.value is not None:
            assert values[row.label] == row.value
    assert f"Indikator: {one.short_name}" in story.filters


def test_a_kecamatan_stands_beside_the_kabupaten(kabupaten_folder: Path, settings: Settings) -> None:
    story = STORIES["opd"](Selection(indicator="basic_immunisation", kecamatan="62.01.01"),
                           open_database(kabupaten_folder), settings)
    chart = story.charts[0]
    assert isinstance(chart, Dots)
    assert [row.label for row in chart.rows] == ["Kumai", "Kabupaten"]


def test_an_unknown_indicator_is_the_whole_page(kabupaten_folder: Path, settings: Settings) -> None:
    story = STORIES["opd"](Selection(indicator="tidak_ada"), open_database(kabupaten_folder), settings)
    assert "OPD: semua" in story.filters
