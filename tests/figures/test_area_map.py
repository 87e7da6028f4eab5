"""The map on boundaries: one filled trace per desa, holes left open, texts off the areas, nothing too small to see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest

from dashboard import figures
from dashboard.figures import style
from dashboard.figures.area_frame import covered_cells, frame_of
from dashboard.stories.charts import AreaMap, FillClass, Ring, Tile

WIDTH, HEIGHT = 800, 520


def ring(x: float, y: float, *, side: float) -> Ring:
    return ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))


def tile(code: str, name: str, *, x: float, y: float, fill: FillClass = "sedang", **more: object) -> Tile:
    base = Tile(code=code, name=name, kecamatan_code=code[:1], x=x, y=y, fill=fill, value_text="12,3",
                hover=f"{name}: 12,3%", count=4.0)
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.fixture
def chart() -> AreaMap:
    """Two large desa, one with a hole in which a third lies, and one of 100 m."""
    hole = ring(2, 2, side=3)
    return AreaMap(
        tiles=(tile("A1", "Alas", x=1, y=8), tile("A2", "Enklave", x=3.5, y=3.5, fill="tinggi", lokus="ditetapkan"),
               tile("B1", "Barat", x=15, y=5, fill="tidak_ada_data", count=None),
               tile("B2", "Pulau", x=22.05, y=0.05, fill="rendah")),
        kecamatan=(("A", "Kecamatan Alas"), ("B", "Kecamatan Barat")), view="tingkat", alt="Peta", key_title="Kelas",
        note="Batas indikatif", selected=None,
        shapes=(((ring(0, 0, side=10), hole[::-1]),), ((hole,),), ((ring(10, 0, side=10),),),
                ((ring(22, 0, side=0.1),),)),
        borders=(("A", ((ring(0, 0, side=10),),), (5.0, 5.0)), ("B", ((ring(10, 0, side=10),),), (15.0, 5.0))),
    )


def traces(figure: go.Figure, name: str) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.name == name]


def test_one_filled_trace_per_desa_with_its_hover(chart: AreaMap) -> None:
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    for one in chart.tiles:
        [drawn] = traces(figure, one.code)
        assert (drawn.fill, drawn.hoveron, drawn.text) == ("toself", "fills", one.hover)
    assert traces(figure, "A2")[0].fillcolor == style.CLASSES["tinggi"].fill
    assert traces(figure, "B1")[0].fillpattern.shape == style.HATCHES["tidak_ada_data"].shape
    assert all(trace.type == "scatter" for trace in figure.data)  # no tiles, no WebGL, no network


def test_a_hole_is_a_ring_of_its_own_running_the_other_way(chart: AreaMap) -> None:
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    [drawn] = traces(figure, "A1")
    xs, ys = np.array(drawn.x), np.array(drawn.y)
    cuts = np.flatnonzero(np.isnan(xs))
    rings = [slice(0, cuts[0]), slice(cuts[0] + 1, cuts[1])]
    areas = [float(np.sum(xs[at][:-1] * ys[at][1:] - xs[at][1:] * ys[at][:-1])) / 2 for at in rings]
    assert areas[0] * areas[1] < 0
    assert abs(areas[1] / areas[0]) == pytest.approx(0.09, rel=1e-3)


def test_scale_is_the_same_both_ways_and_all_is_inside(chart: AreaMap) -> None:
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    [drawn] = traces(figure, "B1")
    assert np.nanmax(drawn.x) - np.nanmin(drawn.x) == pytest.approx(np.nanmax(drawn.y) - np.nanmin(drawn.y), rel=1e-4)
    for one in chart.tiles:
        [drawn] = traces(figure, one.code)
        assert np.nanmin(drawn.x) >= 0
        assert np.nanmax(drawn.x) <= WIDTH
        assert np.nanmin(drawn.y) >= 0
        assert np.nanmax(drawn.y) <= HEIGHT


def test_a_speck_is_drawn_as_a_square_of_its_class(chart: AreaMap) -> None:
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    [specks] = traces(figure, "desa sangat kecil")
    assert list(specks.marker.color) == [style.CLASSES["rendah"].fill]
    assert list(specks.text) == ["Pulau: 12,3%"]


def test_lokus_has_a_double_outline_and_a_star(chart: AreaMap) -> None:
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    assert [trace.line.color for trace in traces(figure, "lokus")] == [style.GROUND, style.TEXT]
    assert len(traces(figure, "bintang lokus")[0].x) == 1


def test_kecamatan_names_stand_off_the_map(chart: AreaMap) -> None:
    figure = figures.draw(chart, mode="rapat", size=(WIDTH, HEIGHT))
    names = {note.text: (note.x, note.y) for note in figure.layout.annotations}
    assert set(names) == {"<b>Kecamatan Alas</b>", "<b>Kecamatan Barat</b>"}
    frame = frame_of(chart, width=WIDTH, height=HEIGHT)
    for x, y in names.values():
        inside = any(frame.x(left) < x < frame.x(left + 10) and frame.y(0) < y < frame.y(10) for left in (0, 10))
        assert not inside
    assert len(traces(figure, "penunjuk")) == 2


def test_a_chosen_kecamatan_names_every_desa_and_its_value(chart: AreaMap) -> None:
    chosen = replace(chart, selected="A", tiles=chart.tiles[:2], shapes=chart.shapes[:2], borders=chart.borders[:1])
    figure = figures.draw(chosen, mode="rapat", size=(WIDTH, HEIGHT))
    texts = [note.text for note in figure.layout.annotations]
    assert sorted(texts) == ["<b>Alas<br>12,3</b>", "<b>Enklave<br>12,3</b>"]
    [border] = traces(figure, "batas Kecamatan Alas")
    assert (border.line.color, border.line.width) == (style.SUBJECT, style.SELECTED_BORDER)


def test_counts_are_circles_by_area_and_hidden_counts_hatched(chart: AreaMap) -> None:
    counted = replace(chart, view="jumlah", tiles=(replace(chart.tiles[0], count=16.0), *chart.tiles[1:]))
    figure = figures.draw(counted, mode="rapat", size=(WIDTH, HEIGHT))
    [circles] = traces(figure, "jumlah")
    sizes = sorted(circles.marker.size, reverse=True)
    assert sizes[0] / sizes[1] == pytest.approx(2.0)
    assert traces(figure, "B1")[0].fillpattern.shape == style.HATCHES["tidak_ada_data"].shape
    assert traces(figure, "A1")[0].fillcolor == style.BASE
    key = figures.key(counted, mode="rapat", width=380, map_size=(WIDTH, HEIGHT))
    assert key is not None
    assert max(trace.marker.size for trace in key.data if trace.name == "kunci lingkaran") <= sizes[0]


def test_covered_ground_leaves_holes_open(chart: AreaMap) -> None:
    frame = frame_of(chart, width=WIDTH, height=HEIGHT)
    covered = covered_cells(chart.shapes[0], frame=frame, canvas=(WIDTH, HEIGHT))
    cell_km2 = (4 / frame.px_per_km) ** 2
    assert covered.sum() * cell_km2 == pytest.approx(91, rel=0.03)


def test_an_empty_map_draws_nothing(chart: AreaMap) -> None:
    empty = replace(chart, tiles=(), shapes=(), borders=())
    assert len(figures.draw(empty, mode="petugas").data) == 0
