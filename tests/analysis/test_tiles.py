"""Peta petak: the stored layouts, and the rules every layout keeps, on real and on random kabupaten."""

import math
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import reference
from dashboard.analysis import tiles

GEO = Path(__file__).parents[2] / "geo"
STORED = ("17.08", "61.11", "62.01", "62.06")
WIDTH, HEIGHT = 760, 500


@st.composite
def kabupaten(draw):
    """1-40 desa in 1-5 kecamatan with points anywhere on 0.01 degree, some of them on the same spot."""
    n = draw(st.integers(1, 40))
    spots = draw(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=n, max_size=n))
    groups = draw(st.lists(st.integers(1, 5), min_size=n, max_size=n))
    return pd.DataFrame({
        "code": [f"99.99.{group:02d}.{2000 + index}" for index, group in enumerate(groups)],
        "kecamatan_code": [f"99.99.{group:02d}" for group in groups],
        "lon": [111 + across / 100 for across, _ in spots],
        "lat": [-3 + up / 100 for _, up in spots],
    })


def blocks(cells):
    """Connected blocks by walking neighbours whose centres are one width apart (written apart from the product)."""
    left, found = {(float(x), float(y)) for x, y in cells}, 0
    while left:
        found += 1
        waiting = [left.pop()]
        while waiting:
            here = waiting.pop()
            beside = {other for other in left if math.dist(here, other) < 1.01}
            left -= beside
            waiting.extend(beside)
    return found


def one_cell_each(frame, codes):
    assert sorted(frame["code"]) == sorted(codes)
    assert not frame.duplicated(["x", "y"]).any()
    centres = frame[["x", "y"]].to_numpy()
    apart = np.linalg.norm(centres[:, None] - centres[None], axis=2)[np.triu_indices(len(centres), 1)]
    assert (apart > 0.999).all(), "cells overlap"
    assert frame["x"].min() == 0
    assert frame["y"].min() == 0


def cell_px(frame):
    across, down = frame["x"].max() - frame["x"].min() + 1, frame["y"].max() - frame["y"].min() + 2 / math.sqrt(3)
    return min(WIDTH / across, HEIGHT / down)


def wound_area(ring):
    """Shoelace, y downwards: positive = clockwise on screen."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


@pytest.mark.parametrize("code", STORED)
class TestStored:
    def test_equals_what_the_code_computes(self, code):
        stored = pd.read_csv(GEO / f"petak_{code}.csv", dtype={"code": str})
        pd.testing.assert_frame_equal(stored, tiles.layout(reference.desa(code)), check_dtype=False, check_exact=True)

    def test_every_desa_once_each_kecamatan_one_block_no_hole(self, code):
        desa = reference.desa(code)
        stored = pd.read_csv(GEO / f"petak_{code}.csv", dtype={"code": str})
        one_cell_each(stored, desa["code"])
        placed = stored.merge(desa[["code", "kecamatan_code"]], on="code", validate="one_to_one")
        for _, rows in placed.groupby("kecamatan_code"):
            assert blocks(zip(rows["x"], rows["y"], strict=True)) == 1
        assert tiles.enclosed(tiles.cells_of(stored)) == set()

    def test_order_of_rows_does_not_matter(self, code):
        desa = reference.desa(code)
        shuffled = desa.sample(frac=1, random_state=7)
        pd.testing.assert_frame_equal(tiles.layout(desa), tiles.layout(shuffled))

    def test_directions_are_mostly_kept(self, code):
        result = tiles.arrange(reference.desa(code))
        assert not result.warning
        assert result.compass > 0.85

    def test_every_kecamatan_alone_has_large_cells(self, code):
        for _, points in reference.desa(code).groupby("kecamatan_code"):
            frame = tiles.layout_kecamatan(points)
            one_cell_each(frame, points["code"])
            assert blocks(zip(frame["x"], frame["y"], strict=True)) == 1
            if len(points) <= 25:
                assert cell_px(frame) >= 100

    def test_schematic_layout_without_points(self, code):
        desa = reference.desa(code)
        frame = tiles.block_layout(desa[["code", "kecamatan_code"]])
        one_cell_each(frame, desa["code"])
        placed = frame.merge(desa[["code", "kecamatan_code"]], on="code")
        for _, rows in placed.groupby("kecamatan_code"):
            assert blocks(zip(rows["x"], rows["y"], strict=True)) == 1
        assert tiles.enclosed(tiles.cells_of(frame)) == set()


def test_kabupaten_known_by_names_only_gets_a_schematic_layout():
    desa = reference.desa("33.17")
    assert desa["lon"].isna().all()
    one_cell_each(tiles.block_layout(desa), desa["code"])
    with pytest.raises(tiles.TileInputError, match=str(desa["code"].min())):
        tiles.layout(desa)


@settings(max_examples=25, deadline=None)
@given(kabupaten())
def test_random_kabupaten(points):
    result = tiles.arrange(points)
    one_cell_each(result.cells, points["code"])
    placed = result.cells.merge(points[["code", "kecamatan_code"]], on="code")
    found = sum(blocks(zip(rows["x"], rows["y"], strict=True)) - 1 for _, rows in placed.groupby("kecamatan_code"))
    assert found == result.splits
    assert result.warning == (result.splits > 0 or len(tiles.enclosed(tiles.cells_of(result.cells))) > 0)
    pd.testing.assert_frame_equal(result.cells, tiles.arrange(points.iloc[::-1]).cells)


@settings(max_examples=25, deadline=None)
@given(kabupaten())
def test_random_kecamatan_is_one_block(points):
    frame = tiles.layout_kecamatan(points)
    one_cell_each(frame, points["code"])
    assert blocks(zip(frame["x"], frame["y"], strict=True)) == 1
    if len(points) <= 25:
        assert cell_px(frame) >= 100


@settings(max_examples=25, deadline=None)
@given(kabupaten())
def test_outline_goes_around_every_cell(points):
    frame = tiles.block_layout(points)
    for _, rows in frame.merge(points[["code", "kecamatan_code"]], on="code").groupby("kecamatan_code"):
        centres = list(zip(rows["x"], rows["y"], strict=True))
        rings = tiles.block_outline(centres)
        assert all(ring[0] == ring[-1] and len(ring) >= 7 for ring in rings)
        # Rings clockwise add, rings of holes take away: together the area of the cells.
        assert sum(wound_area(ring) for ring in rings) == pytest.approx(len(rows) * math.sqrt(3) / 2)
        sides = Counter(frozenset(pair) for ring in rings for pair in pairwise(ring))
        assert set(sides.values()) == {1}


def test_outline_of_a_ring_has_a_hole():
    step = tiles.ROW_STEP
    around = [(1, 0), (0.5, step), (-0.5, step), (-1, 0), (-0.5, -step), (0.5, -step)]
    areas = sorted(wound_area(ring) for ring in tiles.block_outline(around))
    assert areas == pytest.approx([-math.sqrt(3) / 2, 7 * math.sqrt(3) / 2])
    assert tiles.enclosed(tiles.cells_of(pd.DataFrame(around, columns=["x", "y"]))) == {(0, 0)}


def test_hexagon_is_one_wide():
    corners = tiles.hexagon(2, 3)
    assert max(x for x, _ in corners) - min(x for x, _ in corners) == pytest.approx(1)
    assert max(y for _, y in corners) - min(y for _, y in corners) == pytest.approx(2 / math.sqrt(3))
    assert wound_area([*corners, corners[0]]) > 0


def test_points_that_cannot_be_laid_out_are_named():
    good = pd.DataFrame({"code": ["a", "b"], "kecamatan_code": ["k", "k"], "lon": [1.0, 2.0], "lat": [0.0, 0.0]})
    with pytest.raises(tiles.TileInputError, match="lat"):
        tiles.layout(good.drop(columns="lat"))
    with pytest.raises(tiles.TileInputError, match="twice: b"):
        tiles.layout(pd.concat([good, good.iloc[1:]]))
    with pytest.raises(tiles.TileInputError, match="without a point: a"):
        tiles.layout(good.assign(lon=[float("inf"), 2.0]))
    with pytest.raises(tiles.TileInputError, match="no desa"):
        tiles.layout(good.iloc[:0])
