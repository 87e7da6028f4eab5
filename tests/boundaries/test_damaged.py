"""Damaged files of every format: always a report, never a traceback, nothing half stored."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest

from dashboard import boundaries, reference
from dashboard.boundaries import stored
from dashboard.settings import Settings

CODE = "61.11"
ROUNDS = 60


def damaged(content: bytes, *, luck: random.Random) -> bytes:
    """Cut short, bytes changed, a piece repeated or a piece taken out."""
    data = bytearray(content)
    at = luck.randrange(len(data))
    kind = luck.choice(("cut", "change", "repeat", "remove"))
    if kind == "cut":
        return bytes(data[:at])
    if kind == "change":
        for _ in range(luck.choice((1, 5, 50, 400))):
            data[luck.randrange(len(data))] = luck.randrange(256)
    elif kind == "repeat":
        data[at:at] = data[at:at + luck.randrange(1, 5000)] * luck.choice((1, 3))
    else:
        del data[at:at + luck.randrange(1, 4000)]
    return bytes(data)


@pytest.mark.parametrize("form", ["geojson", "gpkg", "kml", "zip"])
def test_a_damaged_file_is_refused_or_read_but_never_breaks(form: str, layer: gpd.GeoDataFrame, tmp_path: Path,
                                                            settings: Settings, shapefile) -> None:
    path = tmp_path / f"asli.{form}"
    if form == "zip":
        path = shapefile(layer)
    else:
        layer[["code", "name", "kecamatan", "geometry"]].to_file(
            path, driver={"geojson": "GeoJSON", "gpkg": "GPKG", "kml": "KML"}[form])
    content = path.read_bytes()
    luck = random.Random(form)
    folder = tmp_path / "kerja"
    for number in range(ROUNDS):
        broken = tmp_path / "rusak.dat"
        broken.write_bytes(damaged(content, luck=luck))
        if not boundaries.is_boundary_file(broken):
            continue
        report = boundaries.load(broken, folder=folder, settings=settings)
        assert report.status in {"accepted", "unchanged", "refused"}, (form, number)
        assert report.message
        if report.status != "refused":
            assert stored.current(folder, kabupaten_code=CODE) is not None, (form, number)
    leftovers = list((folder / "boundaries").glob(".*")) if folder.exists() else []
    assert leftovers == []


def test_a_zip_that_blows_up_or_climbs_out_is_harmless(tmp_path: Path, settings: Settings) -> None:
    bomb = tmp_path / "bom.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("peta.geojson", b'{"type": "FeatureCollection"' + b" " * (200 * 1024 * 1024))
    report = boundaries.load(bomb, folder=tmp_path / "kerja", settings=settings)
    assert (report.status, "mengembang" in report.message) == ("refused", True)
    climbing = tmp_path / "naik.zip"
    with zipfile.ZipFile(climbing, "w") as archive:
        archive.writestr("../../luar.geojson", '{"type": "FeatureCollection", "features": []}')
    assert boundaries.load(climbing, folder=tmp_path / "kerja", settings=settings).status == "refused"
    assert not list(tmp_path.parent.glob("luar*"))


def test_a_shapefile_without_its_companions_is_named(layer: gpd.GeoDataFrame, tmp_path: Path,
                                                     settings: Settings) -> None:
    layer[["code", "geometry"]].to_file(tmp_path / "batas.shp")
    report = boundaries.load(tmp_path / "batas.shp", folder=tmp_path, settings=settings)
    assert report.status == "refused"
    assert ".dbf" in report.message


def test_a_kabupaten_without_points_says_nothing_about_distance(tmp_path: Path) -> None:
    desa = reference.desa("92.07").head(20)
    discs = gpd.points_from_xy([134 + 0.05 * at for at in range(len(desa))], [-2.5] * len(desa)).buffer(0.01)
    frame = gpd.GeoDataFrame(desa[["code", "name"]], geometry=discs, crs=4326)
    frame.to_file(tmp_path / "a.geojson", driver="GeoJSON")
    report = boundaries.load(tmp_path / "a.geojson", folder=tmp_path, settings=Settings(kabupaten_code="92.07"))
    assert report.status == "accepted"
    assert "batas_jauh_dari_titik" not in {finding.code for finding in report.findings}
