"""The fan: with gaps, with one survey, with none; and the chance of the target as a count."""

from __future__ import annotations

from datetime import date

import pytest
from stories.tiny_kabupaten import SURVEYS, TARGETS, TinyDatabase, areas, build

from dashboard.settings import Settings
from dashboard.stories import tren
from dashboard.stories.charts import Trend
from dashboard.stories.story import Selection
from dashboard.words import forecast as said

SETTINGS = Settings()


def with_surveys(rounds: list[tuple]) -> TinyDatabase:
    database = TinyDatabase()
    database.insert("area", areas())
    if rounds:
        rows = [(a, y, s, p, lo, hi, "direct", "Contoh", "sure", "", None) for a, y, s, p, lo, hi in rounds]
        database.insert("survey", rows)
    database.insert("target", [(sc, a, "stunting_prevalence", y, v, st, lb, "sure", path)
                               for sc, a, y, v, st, lb, path in TARGETS])
    return database


def test_three_surveys_with_a_gap_give_a_fan_to_the_target_year() -> None:
    story = tren.tell(Selection(), build(), SETTINGS)
    chart = story.charts[0]
    assert isinstance(chart, Trend)
    assert [band.share for band in chart.bands] == [0.5, 0.8, 0.95]
    for band in chart.bands:
        assert (band.xs[0], band.xs[-1]) == (2024.0, 2029.0)
        assert all(low < high for low, high in zip(band.lows, band.highs, strict=True))
        assert max(band.highs) <= chart.y_to
    widths = [high - low for low, high in zip(chart.bands[2].lows, chart.bands[2].highs, strict=True)]
    assert widths == sorted(widths)
    first = story.facts[0]
    assert first.number
    assert "peluang mencapai 14,2% pada 2029" in first.text
    assert any(fact.text.startswith("Laju perlu sampai 2029") for fact in story.facts)


def test_one_survey_gives_no_fan_and_says_why() -> None:
    story = tren.tell(Selection(), with_surveys(SURVEYS[-1:]), SETTINGS)
    chart = story.charts[0]
    assert isinstance(chart, Trend)
    assert chart.bands == ()
    assert any(fact.text == said.NO_FORECAST for fact in story.facts)


def test_no_survey_gives_no_forecast_at_all() -> None:
    story = tren.tell(Selection(), with_surveys([]), SETTINGS)
    assert story.charts == ()


def test_the_forecast_rests_on_more_months_than_the_chart_has_room_for() -> None:
    """The oldest bulan timbang is not drawn and yet moves the fan: nothing known is left out of it."""
    def highest(first_stunted: int) -> tuple[float, ...]:
        database = with_surveys([("99.01", 2020, "SSGI", 24.0, 20.0, 28.0), ("99.01", 2024, "SSGI", 20.0, 17.0, 23.0)])
        desa, kecamatan = next((row[0], row[3]) for row in areas() if row[2] == "desa")
        months = [date(year, month, 1) for year in range(2020, 2026) for month in (2, 8)]
        stunted = [first_stunted] + [800] * (len(months) - 1)
        database.insert("desa_month", [(desa, kecamatan, month, 4500, 5000, 4000, 4000, 4000, x, 0, 0, 0)
                                       for month, x in zip(months, stunted, strict=True)])
        survey, routine = tren.tell(Selection(), database, SETTINGS).charts
        assert isinstance(survey, Trend)
        assert isinstance(routine, Trend)
        assert len(routine.series[0].points) < len(months)
        return survey.bands[2].highs

    assert highest(1200) != highest(800)


def test_a_kecamatan_has_no_fan(tiny: TinyDatabase) -> None:
    for chart in tren.tell(Selection(kecamatan="99.01.01"), tiny, SETTINGS).charts:
        assert not getattr(chart, "bands", ())


@pytest.mark.parametrize(("p", "text"), [
    (0.508, "1 dari 2"), (0.25, "1 dari 4"), (0.33, "1 dari 3"), (0.6, "6 dari 10"), (0.01, "kurang dari 1 dari 20"),
    (0.99, "lebih dari 19 dari 20"), (0.42, "4 dari 10")])
def test_chances_are_counts(p: float, text: str) -> None:
    assert said.chances(p) == text
