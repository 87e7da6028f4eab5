"""A map layer is told by its bytes, whatever the file is called."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from openpyxl import Workbook

from dashboard.boundaries import is_boundary_file
from dashboard.boundaries.recognise import form_of


def test_geojson_under_a_spreadsheets_name(layer: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"\xef\xbb\xbf" + layer.to_json().encode())
    assert form_of(path) == "geojson"


def test_geopackage_and_zipped_shapefile(layer: gpd.GeoDataFrame, tmp_path: Path, shapefile) -> None:
    layer.to_file(tmp_path / "a.gpkg", driver="GPKG")
    assert form_of((tmp_path / "a.gpkg").rename(tmp_path / "a.dat")) == "gpkg"
    assert form_of(shapefile(layer)) == "zip"


def test_topojson_and_kml(tmp_path: Path) -> None:
    topology = tmp_path / "a.json"
    topology.write_text(json.dumps({"type": "Topology", "objects": {}, "arcs": []}))
    kml = tmp_path / "a.xml"
    kml.write_text('<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>')
    assert (form_of(topology), form_of(kml)) == ("topojson", "kml")


@pytest.mark.parametrize("content", [
    b"", b"NIK;Nama\n1;2\n", b"<html><table><tr><td>1</td></tr></table></html>", b'{"version": 1}', b"PK\x03\x04rusak",
    b"SQLite format 3\x00" + b"\x00" * 2000, b"\xd0\xcf\x11\xe0"])
def test_everything_else_is_left_to_the_intake(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "peta.geojson"
    path.write_bytes(content)
    assert not is_boundary_file(path)


def test_a_workbook_and_a_plain_zip_are_no_maps(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "peta.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("catatan.txt", "shp")
    assert not is_boundary_file(tmp_path / "peta.zip")
    assert not is_boundary_file(tmp_path / "b.zip")
    assert not is_boundary_file(tmp_path / "tidak-ada.geojson")
