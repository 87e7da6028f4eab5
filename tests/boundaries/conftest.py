"""A made-up coverage: the cells nearest to each desa's published point (Kayong Utara, 43 desa). Nobody's real border.

``layer()`` gives it as a table as an agency would; tests damage it on purpose and write it in the formats that come.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from dashboard import reference
from dashboard.settings import Settings

CODE = "61.11"


def _cells() -> gpd.GeoDataFrame:
    desa = reference.desa(CODE)
    points = shapely.points(desa["lon"], desa["lat"])
    frame = shapely.box(*shapely.total_bounds(points)).buffer(0.4, join_style="mitre")
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=frame))
    own = [cells[int(np.argmax(shapely.contains(cells, point)))] for point in points]
    # To whole 0.00001 degrees, as published layers are, and again a coverage.
    cut = shapely.set_precision(shapely.intersection(own, frame.buffer(-0.2)), 1e-5)
    return gpd.GeoDataFrame(desa.drop(columns=["lon", "lat"]), geometry=shapely.coverage_clean(cut), crs="EPSG:4326")


@pytest.fixture(scope="session")
def _coverage() -> gpd.GeoDataFrame:
    return _cells()


@pytest.fixture
def layer(_coverage: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """All 43 desa, clean: code, name, kind, kecamatan_code, kecamatan, bps_code."""
    return _coverage.copy()


@pytest.fixture
def settings() -> Settings:
    return Settings(kabupaten_code=CODE)


@pytest.fixture
def geojson(tmp_path: Path) -> Callable[[gpd.GeoDataFrame], Path]:
    """Write a layer as GeoJSON under a name that says nothing."""
    def write(frame: gpd.GeoDataFrame) -> Path:
        path = tmp_path / "berkas.geojson"
        frame.to_file(path, driver="GeoJSON")
        return path.rename(tmp_path / "berkas.txt")

    return write


@pytest.fixture
def shapefile(tmp_path: Path) -> Callable[[gpd.GeoDataFrame], Path]:
    """Write a layer as a zipped shapefile in a folder inside the zip; without .prj when the layer has no crs."""
    def write(frame: gpd.GeoDataFrame) -> Path:
        folder = tmp_path / "shp"
        folder.mkdir()
        frame.to_file(folder / "BATAS DESA.shp", engine="pyogrio")
        path = tmp_path / "kiriman.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in folder.iterdir():
                archive.write(part, f"peta/{part.name}")
        return path

    return write
