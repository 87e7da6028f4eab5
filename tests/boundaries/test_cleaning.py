"""Damaged polygons become one valid coverage; what is written is what is tested."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.boundaries import cleaning
from dashboard.boundaries.shrinking import SCREEN_BYTES, polygons_of, screen_map

KM = 1 / 111.195  # degrees


def square(x: float, y: float, *, side: float = 4.0) -> shapely.Polygon:
    """A square with its lower left corner x, y kilometres from 111 E 2 S."""
    return shapely.box(111 + x * KM, -2 + y * KM, 111 + (x + side) * KM, -2 + (y + side) * KM)


def places(n: int) -> pd.DataFrame:
    codes = [f"62.01.0{1 + at % 2}.{2001 + at}" for at in range(n)]
    kecamatan = [code[:8] for code in codes]
    return pd.DataFrame({"code": codes, "name": [f"Desa {at}" for at in range(n)], "kecamatan_code": kecamatan,
                         "kecamatan": [f"Kec {code}" for code in kecamatan]})


def clean(polygons: list[shapely.Polygon]) -> cleaning.Coverage:
    return cleaning.clean(np.array(polygons, dtype=object), codes=tuple(places(len(polygons))["code"]))


def test_area_is_geodesic() -> None:
    # One degree square on the equator: 12,308.8 km2 (WGS 84).
    assert cleaning.area_km2(shapely.box(0, 0, 1, 1)) == pytest.approx(12308.8, abs=0.1)


def test_a_bow_tie_becomes_polygons_and_lines_are_dropped() -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    mixed = shapely.GeometryCollection([square(0, 0), shapely.LineString([(0, 0), (1, 1)])])
    shaped, broken = cleaning.repaired(np.array([bow, square(0, 0), mixed, shapely.Point(1, 1), None], dtype=object))
    assert broken.tolist() == [True, False, False, False, False]
    assert shaped[0].geom_type == "MultiPolygon"
    assert shaped[0].area == pytest.approx(2.0)
    assert shaped[2].geom_type == "Polygon"
    assert (shaped[3], shaped[4]) == (None, None)


def test_parts_of_one_desa_are_dissolved() -> None:
    codes, polygons = cleaning.dissolved([square(0, 0), square(4, 0), square(20, 0)], codes=["b", "b", "a"])
    assert codes == ("a", "b")
    assert polygons[1].geom_type == "Polygon"
    assert polygons[1].area == pytest.approx(2 * square(0, 0).area)


def test_overlap_goes_to_one_desa_and_is_told() -> None:
    coverage = clean([square(0, 0), square(3.9, 0)])
    assert shapely.coverage_is_valid(coverage.polygons)
    assert coverage.overlap_km2 == pytest.approx(0.1 * 4, rel=0.02)
    union = shapely.union_all([square(0, 0), square(3.9, 0)])
    assert shapely.area(coverage.polygons).sum() == pytest.approx(union.area)


def test_a_small_gap_is_closed_and_a_lake_stays() -> None:
    hole = square(1, 1, side=0.6)  # 0.36 km2
    lake = square(5, 1, side=1.0)  # 1 km2
    coverage = clean([square(0, 0).difference(hole), square(4, 0).difference(lake)])
    assert coverage.gaps_closed[0] == 1
    assert coverage.gaps_closed[1] == pytest.approx(0.36, rel=0.02)
    assert [round(km2, 1) for km2 in coverage.gaps_left] == [1.0]


def test_a_desa_drawn_wholly_over_another_is_noted() -> None:
    coverage = clean([square(0, 0), square(1, 0)])
    assert set(coverage.changed) & set(places(2)["code"])
    assert shapely.coverage_is_valid(coverage.polygons)


def test_slivers_between_separately_simplified_neighbours_are_closed() -> None:
    left = shapely.Polygon([(111, -2), (111.04, -2), (111.0402, -1.99), (111.04, -1.98), (111.04, -1.96), (111, -1.96)])
    right = shapely.Polygon([(111.04, -2), (111.08, -2), (111.08, -1.96), (111.04, -1.96)])
    coverage = clean([left, right])
    assert shapely.coverage_is_valid(coverage.polygons)
    assert len(cleaning._gaps(coverage.polygons)) == 0


def test_what_is_written_is_a_valid_coverage_of_bounded_size() -> None:
    rng = np.random.default_rng(62)
    rows = 6
    xs = np.linspace(111, 112, 400)
    borders = [-2 + row * 0.15 + 0.01 * np.cumsum(rng.normal(0, 0.12, 400)).clip(-6, 6) for row in range(rows + 1)]
    lines = [np.column_stack([xs, border]) for border in borders]
    strips = [shapely.Polygon([*lines[row], *lines[row + 1][::-1]]) for row in range(rows)]
    # Each strip cut in many desa, each with hundreds of vertices.
    cut = [shapely.intersection(strip, shapely.box(111 + at * 0.02, -3, 111 + (at + 1) * 0.02, 0))
           for strip in strips for at in range(50)]
    dense = shapely.segmentize([piece for piece in cut if piece.geom_type == "Polygon"], 0.0004)
    coverage = clean(list(dense))
    drawn = screen_map(coverage, places=places(len(dense)))
    assert drawn.tolerance > 0
    assert drawn.n_bytes <= SCREEN_BYTES
    written = polygons_of(drawn.desa)
    assert shapely.is_valid(written).all()
    assert shapely.coverage_is_valid(written)
    assert len(written) == len(coverage.codes)
    # The kecamatan are made of the same lines as their desa.
    outline = shapely.union_all(polygons_of(drawn.kecamatan))
    assert shapely.union_all(written).symmetric_difference(outline).area == pytest.approx(0, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.floats(-0.9, 0.9)] * 8), min_size=4, max_size=9))
def test_any_shaken_squares_come_out_as_a_valid_coverage(shakes: list[tuple[float, ...]]) -> None:
    polygons = []
    for at, shake in enumerate(shakes):
        corners = np.array([(0, 0), (4, 0), (4, 4), (0, 4)]) + np.array(shake).reshape(4, 2)
        corners += np.array([at % 3, at // 3]) * 4
        polygons.append(shapely.Polygon(corners * KM + np.array([111, -2])))
    shaped, _ = cleaning.repaired(np.array(polygons, dtype=object))
    coverage = clean(list(shaped))
    drawn = screen_map(coverage, places=places(len(polygons)))
    written = polygons_of(drawn.desa)
    assert shapely.coverage_is_valid(written)
    assert [feature["id"] for feature in json.loads(drawn.desa)["features"]] == list(coverage.codes)
    union = shapely.union_all(shaped)
    assert shapely.union_all(written).area == pytest.approx(union.area, rel=0.05)
