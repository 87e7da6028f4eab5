"""Trends, dot plots and bars: what is joined, dashed, hollow or grey, and that every value stands as text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from types import ModuleType

import plotly.graph_objects as go

from dashboard import figures
from dashboard.figures import style, trend_labels, trend_notes
from dashboard.figures.label_places import Box
from dashboard.stories.charts import DotRow, Dots, Point, Series, Trend


def words(figure: go.Figure) -> str:
    return " | ".join(re.sub(r"<[^>]+>", "", note.text) for note in figure.layout.annotations)


def named(figure: go.Figure, name: str) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.name == name]


def test_survey_values_ranges_and_names_are_written(invented: ModuleType) -> None:
    figure = figures.draw(invented.survey_trend(), mode="rapat", size=(800, 520))
    for text in ("25,2", "24,1", "22,9", "21,3", "14,2", "Target kabupaten"):
        assert text in words(figure)
    ticks = dict(zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True))
    assert ticks[2023].endswith("SKI")
    assert ticks[2021].endswith("SSGI")
    assert ticks[2027] == "2027"


def test_an_estimated_range_is_dashed_a_published_one_is_not(invented: ModuleType) -> None:
    ranges = named(figures.draw(invented.survey_trend(), mode="rapat"), "rentang survei")
    assert [(trace.line.dash, len(trace.x) // 3) for trace in ranges] == [("solid", 3), ("4px,4px", 1)]


def test_targets_are_dashed_surveys_are_diamonds_register_dots(invented: ModuleType) -> None:
    figure = figures.draw(invented.survey_trend(), mode="rapat")
    assert named(figure, "Target kabupaten")[0].line.dash == "10px,6px"
    assert named(figure, "survei")[0].marker.symbol == "diamond"
    assert named(figures.draw(invented.routine_trend(), mode="rapat"), "e-PPGBM")[0].marker.symbol == "circle"


def test_no_line_crosses_a_year_without_a_value() -> None:
    points = (Point(2021, 25.2, "25,2"), Point(2022, None), Point(2023, 22.9, "22,9"))
    chart = Trend("", (Series("survei", "survey", points),), 2021, 2024, 30, "")
    trace = named(figures.draw(chart, mode="rapat"), "survei")[0]
    assert trace.connectgaps is False
    assert trace.y[1] is None
    alone = replace(chart, series=(replace(chart.series[0], joined=False),))
    assert named(figures.draw(alone, mode="rapat"), "survei")[0].mode == "markers"


def test_the_widest_band_lies_lowest(invented: ModuleType) -> None:
    figure = figures.draw(invented.fan_trend(), mode="rapat")
    assert [trace.name for trace in figure.data[:3]] == ["kipas 95%", "kipas 80%", "kipas 50%"]


def test_the_registers_colour_carries_text_only_where_it_is_large(invented: ModuleType) -> None:
    def colours(mode: str) -> set[tuple[str, float]]:
        figure = figures.draw(invented.routine_trend(), mode=mode)
        return {(note.font.color, note.font.size) for note in figure.layout.annotations}
    assert all(size >= 24 for colour, size in colours("rapat") if colour == style.COMPARISON)
    assert style.COMPARISON not in {colour for colour, _ in colours("petugas")}


def test_dots_show_label_value_and_count_in_the_order_given(invented: ModuleType) -> None:
    chart = invented.range_dots()
    text = words(figures.draw(chart, mode="rapat", size=(1200, 520)))
    places = [text.index(row.label) for row in chart.rows]
    assert places == sorted(places)
    assert "■ Kumai" in text
    assert "19,8 n 1.702" in text
    assert "Kabupaten 13,6" in text


def test_rows_without_a_judgement_beside_judged_ones_are_grey(invented: ModuleType) -> None:
    dots = named(figures.draw(invented.range_dots(), mode="rapat"), "nilai")[0]
    assert dots.marker.color[0] == style.STATUS["kritis"].fill
    assert set(dots.marker.color[1:]) == {style.CONTEXT}


def test_a_hidden_row_has_its_words_and_no_dot() -> None:
    chart = Dots((DotRow("a", "Desa A", None, "disamarkan"), DotRow("b", "Desa B", 12.0, "12,0", other=20.0)), 25, "")
    figure = figures.draw(chart, mode="rapat")
    assert "disamarkan" in words(figure)
    assert list(named(figure, "nilai")[0].y) == [1]
    before = named(figure, "sebelumnya")[0]
    assert list(before.x) == [20.0]
    assert before.marker.color == style.GROUND, "the earlier value is hollow"


def test_bars_start_at_zero_and_carry_their_values(invented: ModuleType) -> None:
    figure = figures.draw(invented.bars(), mode="rapat")
    assert list(figure.data[0].x) == [100, 94, 75]
    assert "■ Memperoleh" in words(figure)
    assert figure.data[0].marker.color[0] == style.SUBJECT


def test_dated_notes_cover_no_value_and_no_other_note(invented: ModuleType) -> None:
    chart = replace(invented.routine_trend(), notes=(
        (2024.0, "Jan 2024: alat ukur baru"), (2024.1, "Feb 2024: sweeping"), (2024.2, "Mar 2024: kader dilatih")))
    for size in ((800, 520), (800, 200)):
        figure = figures.draw(chart, mode="rapat", size=size)
        frame = trend_labels.Frame(chart, width=size[0], height=size[1], margin=figure.layout.margin.to_plotly_json())
        things = trend_labels.points_and_lines(chart, frame=frame)
        boxes = trend_notes.note_boxes(chart, mode="rapat", frame=frame, taken=things)
        assert [text in words(figure) for _, text in chart.notes] == [True] * 3
        assert len([shape for shape in figure.layout.shapes if shape.x0 == shape.x1]) == 3
        for one, other in combinations(boxes, 2):
            assert not crosses(one, other)
        if size[1] > 500:
            assert not any(crosses(one, thing) for one in boxes for thing in things)


def crosses(one: Box, other: Box) -> bool:
    return (one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom)


def test_a_long_note_stays_inside_a_narrow_chart(invented: ModuleType) -> None:
    text = "Jul 2025: alat antropometri baru di empat"
    chart = invented.routine_trend()
    for x in (chart.x_from, (chart.x_from + chart.x_to) / 2, chart.x_to):
        noted = replace(chart, notes=((x, text),))
        figure = figures.draw(noted, mode="rapat", size=(420, 300))
        frame = trend_labels.Frame(noted, width=420, height=300, margin=figure.layout.margin.to_plotly_json())
        (box,) = trend_notes.note_boxes(noted, mode="rapat", frame=frame, taken=[])
        assert frame.plot.right >= box.right
        assert box.left >= 0
