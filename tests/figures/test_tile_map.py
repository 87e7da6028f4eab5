"""The hexagon map: one trace per class, hatches, lokus marks, names beside their blocks, circles by area."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from types import ModuleType

import plotly.graph_objects as go
import pytest

from dashboard import figures
from dashboard.analysis.tiles import CELL_HEIGHT
from dashboard.figures import style
from dashboard.figures.tile_frame import frame_of
from dashboard.figures.tile_key import key_counts
from dashboard.figures.tile_map import circle_px
from dashboard.figures.tile_text import short_name
from dashboard.stories.charts import TileMap

WIDTH, HEIGHT = 800, 520


def named(figure: go.Figure, name: str) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.name == name]


def hexagons(trace: go.Scatter) -> int:
    """Polygons of a trace: six corners, the first again, then a gap."""
    assert len(trace.x) % 8 == 0
    return len(trace.x) // 8


@pytest.fixture(scope="module")
def chart(invented: ModuleType) -> TileMap:
    return invented.tile_map()


@pytest.fixture(scope="module")
def figure(chart: TileMap) -> go.Figure:
    return figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))


def test_every_desa_is_filled_once_in_the_trace_of_its_class(chart: TileMap, figure: go.Figure) -> None:
    wanted = Counter((tile.fill, tile.thin_lines and tile.fill in style.CLASSES) for tile in chart.tiles)
    for (fill, lined), number in wanted.items():
        traces = named(figure, f"{fill}_bergaris" if lined else fill)
        assert len(traces) == 1, fill
        assert hexagons(traces[0]) == number
        assert traces[0].fill == "toself"
    assert sum(wanted.values()) == len(chart.tiles)


def test_fills_are_those_of_the_class_and_hatches_are_opaque(figure: go.Figure) -> None:
    for name, look in style.CLASSES.items():
        for trace in named(figure, name):
            assert trace.fillcolor == look.fill
        for trace in named(figure, f"{name}_bergaris"):
            assert trace.fillpattern.bgcolor == look.fill
            assert trace.fillpattern.fgopacity == 1
    for name, hatch in style.HATCHES.items():
        for trace in named(figure, name):
            assert trace.fillpattern.shape == hatch.shape
            assert trace.fillpattern.fgopacity == 1


def test_lokus_has_a_double_outline_and_a_star_a_candidate_one_thin_line(chart: TileMap, figure: go.Figure) -> None:
    chosen = sum(tile.lokus == "ditetapkan" for tile in chart.tiles)
    outlines = named(figure, "lokus")
    assert [hexagons(trace) for trace in outlines] == [chosen, chosen]
    assert [(trace.line.width, trace.line.color) for trace in outlines] == [(4, style.GROUND), (2, style.TEXT)]
    stars = named(figure, "bintang lokus")
    assert len(stars) == 1
    assert len(stars[0].x) == chosen
    assert hexagons(named(figure, "calon lokus")[0]) == sum(tile.lokus == "calon" for tile in chart.tiles)


def test_borders_are_drawn_over_fills_and_under_the_pointer_layer(chart: TileMap, figure: go.Figure) -> None:
    order = [trace.name for trace in figure.data]
    borders = [order.index(f"batas {name}") for _, name in chart.kecamatan]
    fills = [position for position, name in enumerate(order) if name in style.CLASSES or name in style.HATCHES]
    assert max(fills) < min(borders)
    assert all(figure.data[position].line.width == 4 for position in borders)
    assert order[-1] == "desa"
    assert len(figure.data[-1].text) == len(chart.tiles)


def test_every_kecamatan_is_named_outside_every_hexagon(chart: TileMap) -> None:
    frame = frame_of(chart, mode="rapat", width=WIDTH, height=HEIGHT)
    assert [place.name for place in frame.names] == [name for _, name in chart.kecamatan]
    for place in frame.names:
        left, top, right, bottom = place.box
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= HEIGHT
        for tile in chart.tiles:
            across = max(left - frame.x(tile.x), frame.x(tile.x) - right, 0)
            down = max(top - frame.y(tile.y), frame.y(tile.y) - bottom, 0)
            assert math.hypot(across, down) >= frame.cell_px * CELL_HEIGHT / 2, (place.name, tile.name)


def test_the_same_chart_is_drawn_the_same(chart: TileMap, figure: go.Figure) -> None:
    assert figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT)).to_json() == figure.to_json()


def test_one_chosen_kecamatan_shows_names_and_values_in_large_cells(invented: ModuleType) -> None:
    chart = invented.tile_map(chosen="62.01.06")
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    assert frame_of(chart, mode="rapat", width=WIDTH, height=HEIGHT).cell_px >= 100
    texts = " ".join(note.text for note in figure.layout.annotations)
    shown = [tile for tile in chart.tiles if tile.value_text]
    assert all(tile.value_text in texts for tile in shown)
    border = named(figure, "batas Pangkalan Banteng")[0]
    assert (border.line.width, border.line.color) == (6, style.SUBJECT)


def test_small_cells_carry_no_text(chart: TileMap, figure: go.Figure) -> None:
    assert frame_of(chart, mode="rapat", width=WIDTH, height=HEIGHT).cell_px < 56
    names = {f"<b>{name}</b>" for _, name in chart.kecamatan}
    assert {note.text for note in figure.layout.annotations} == names


def test_circles_are_proportional_by_area(invented: ModuleType) -> None:
    assert circle_px(25, largest=100, cell_px=40) == pytest.approx(circle_px(100, largest=100, cell_px=40) / 2)
    chart = invented.tile_map(view="jumlah")
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    counts = sorted((tile.count for tile in chart.tiles if tile.count), reverse=True)
    drawn = list(named(figure, "jumlah")[0].marker.size)
    assert [(size / drawn[0]) ** 2 for size in drawn] == pytest.approx([count / counts[0] for count in counts])
    assert not [trace for trace in figure.data if trace.name in style.CLASSES], "a count is never shaded"
    grey = sum(hexagons(trace) for trace in named(figure, "dasar"))
    hatched = sum(hexagons(trace) for name in style.HATCHES for trace in named(figure, name))
    assert (grey, grey + hatched) == (len(counts), len(chart.tiles))


def test_the_key_measures_circles_like_its_map(invented: ModuleType) -> None:
    chart = invented.tile_map(view="jumlah")
    key = figures.key(chart, mode="rapat", width=380, map_size=(WIDTH, HEIGHT))
    largest = max(tile.count for tile in chart.tiles if tile.count)
    cell = frame_of(chart, mode="rapat", width=WIDTH, height=HEIGHT).cell_px
    sizes = [trace.marker.size for trace in key.data if trace.name == "kunci lingkaran"]
    assert sizes == pytest.approx([circle_px(number, largest=largest, cell_px=cell) for number in key_counts(largest)])
    assert len(sizes) == 3


@pytest.mark.parametrize(("largest", "counts"), [
    (65, (50, 20, 5)), (20, (20, 5, 1)), (1, (1,)), (4321, (2000, 1000, 200))])
def test_key_counts_are_round_and_never_above_the_largest(largest: float, counts: tuple[float, ...]) -> None:
    assert key_counts(largest) == counts


def test_the_key_names_every_class_and_only_the_marks_on_the_map(chart: TileMap) -> None:
    key = figures.key(chart, mode="rapat", width=380, map_size=(WIDTH, HEIGHT))
    texts = [note.text for note in key.layout.annotations]
    assert "<b>Kelas WHO–UNICEF</b>" in texts
    assert {"<2,5 sangat rendah", "2,5–<10 rendah", "10–<20 sedang", "20–<30 tinggi", "≥30 sangat tinggi",
            "tidak ada data", "data sedikit", "desa lokus", "calon lokus", "batas kecamatan"} <= set(texts)
    bare = replace(chart, tiles=tuple(replace(tile, lokus="", fill="sedang", thin_lines=False) for tile in chart.tiles))
    left = [note.text for note in figures.key(bare, mode="rapat", width=380).layout.annotations]
    assert "desa lokus" not in left
    assert "tidak ada data" not in left


def test_nothing_to_draw_is_no_error(chart: TileMap) -> None:
    assert len(figures.draw(replace(chart, tiles=()), mode="rapat").data) == 0


@pytest.mark.parametrize(("name", "lines"), [
    ("Runtu", ["Runtu"]), ("Medang Sari", ["Medang", "Sari"]), ("Pangkalan Banteng", ["Pkl.", "Banteng"])])
def test_a_name_is_broken_between_words_and_shortened_last(name: str, lines: list[str]) -> None:
    assert short_name(name, room_px=90, size=19) == lines


def test_text_in_a_hatched_cell_stands_on_a_plain_field(invented: ModuleType) -> None:
    chart = invented.tile_map(chosen="62.01.06")
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    hatched = sum(tile.fill in style.HATCHES for tile in chart.tiles)
    assert hatched > 0
    assert hexagons(named(figure, "bidang teks")[0]) == hatched
    lined = sum(tile.thin_lines and tile.fill in style.CLASSES for tile in chart.tiles)
    grounds = [trace for trace in figure.data if trace.name.startswith("bidang teks ")]
    assert sum(hexagons(trace) for trace in grounds) == lined
    assert all(trace.fillcolor == style.CLASSES[trace.name.removeprefix("bidang teks ")].fill for trace in grounds)
