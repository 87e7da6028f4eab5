"""One boundary file from its bytes to the stored map, in every usual format and with every usual trouble."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from dashboard import boundaries
from dashboard.boundaries import stored
from dashboard.boundaries.shrinking import polygons_of
from dashboard.intake.aliases import confirm
from dashboard.intake.report import FileReport
from dashboard.loading import check_files, load_files
from dashboard.settings import Settings

CODE = "61.11"
Write = Callable[[gpd.GeoDataFrame], Path]


def found(report: FileReport, code: str) -> str:
    """The message under a code; fails when it was not found."""
    messages = [finding.message for finding in report.findings if finding.code == code]
    assert len(messages) == 1, (code, [finding.code for finding in report.findings])
    return messages[0]


def codes(report: FileReport) -> set[str]:
    return {finding.code for finding in report.findings}


def written(folder: Path, report: FileReport) -> np.ndarray:
    return polygons_of((folder / "boundaries" / f"{report.sha256}.desa.geojson").read_text(encoding="utf-8"))


def test_a_clean_layer_is_taken_whole(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path,
                                      settings: Settings) -> None:
    report = boundaries.load(geojson(layer), folder=tmp_path, settings=settings)
    assert (report.status, report.kind, report.rows_read, report.rows_accepted) == ("accepted", "boundaries", 43, 43)
    assert "43 cocok menurut kode Kemendagri, 43 di antaranya juga menurut nama" in found(report, "batas_cocok")
    assert not codes(report) & {"batas_belum_berpoligon", "batas_poligon_tanpa_desa", "batas_cincin_diperbaiki",
                                "batas_tumpang_tindih", "batas_jauh_dari_titik"}
    shown = stored.current(tmp_path, kabupaten_code=CODE)
    assert shown is not None
    assert len(shown.desa) == 43
    assert len(shown.kecamatan) == layer["kecamatan_code"].nunique()
    assert shapely.coverage_is_valid(written(tmp_path, report))


def test_big_style_with_every_trouble(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path,
                                      settings: Settings) -> None:
    frame = gpd.GeoDataFrame({
        "NAMOBJ": layer["name"], "KDEPUM": layer["code"], "KDEBPS": None, "WADMKD": layer["name"],
        "WADMKC": layer["kecamatan"], "WADMKK": "Kayong Utara", "LUASWH": 1.0}, geometry=layer.geometry, crs=layer.crs)
    frame.loc[3, ["WADMKD", "NAMOBJ"]] = "Salah Tulis"
    west, south, east, north = layer.geometry[5].bounds
    bow_tie = shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])
    frame.loc[5, "geometry"] = bow_tie
    missing = frame.iloc[[7, 11]]
    frame = frame.drop(missing.index)
    frame["geometry"] = shapely.force_3d(frame.geometry.array)
    frame.loc[len(frame) + 100] = [None, "13.--", None, None, None, None, 0.0, shapely.box(109.2, -1.9, 109.25, -1.85)]
    report = boundaries.load(geojson(frame), folder=tmp_path, settings=settings)
    assert (report.rows_read, report.rows_accepted, report.rows_rejected) == (42, 41, 1)
    assert "41 cocok menurut kode Kemendagri, 40 di antaranya" in found(report, "batas_cocok")
    assert f"(kode {layer['code'][3]} = {layer['name'][3]})" in found(report, "batas_kode_dan_nama_berbeda")
    assert layer["name"][5] in found(report, "batas_cincin_diperbaiki")
    absent = found(report, "batas_belum_berpoligon")
    assert all(code in absent for code in missing["KDEPUM"])
    assert found(report, "batas_poligon_tanpa_desa")
    assert found(report, "batas_ketinggian")
    assert shapely.coverage_is_valid(written(tmp_path, report))
    assert not shapely.has_z(written(tmp_path, report)).any()


def test_swapped_axes_give_the_same_map(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path,
                                        settings: Settings) -> None:
    straight = boundaries.load(geojson(layer), folder=tmp_path, settings=settings)
    swapped = layer.set_geometry(shapely.transform(layer.geometry.array, lambda pairs: pairs[:, ::-1]))
    report = boundaries.load(geojson(swapped), folder=tmp_path, settings=settings)
    assert found(report, "batas_sumbu_tertukar")
    assert "batas_sumbu_tertukar" not in codes(straight)
    assert shapely.equals(written(tmp_path, report), written(tmp_path, straight)).all()


def test_utm_is_turned_and_without_prj_refused_until_named(layer: gpd.GeoDataFrame, shapefile: Write, tmp_path: Path,
                                                           settings: Settings) -> None:
    metres = layer.to_crs("EPSG:32749")
    nameless = metres.set_crs(None, allow_override=True)
    path = shapefile(nameless)
    refused = boundaries.load(path, folder=tmp_path, settings=settings)
    assert refused.status == "refused"
    assert "EPSG" in refused.message
    assert "EPSG:32749" in refused.message  # the guess, from where the desa lie
    assert not (tmp_path / "boundaries").exists()
    report = boundaries.load(path, folder=tmp_path, settings=settings, crs="EPSG:32749")
    assert report.status == "accepted"
    off = shapely.hausdorff_distance(written(tmp_path, report), layer.sort_values("code").geometry.array)
    assert off.max() < 0.0005
    assert "tidak dikenal" in boundaries.check(path, folder=tmp_path, settings=settings, crs="EPSG:abc").message


def test_a_shapefile_with_prj_and_cut_names(layer: gpd.GeoDataFrame, shapefile: Write, tmp_path: Path,
                                            settings: Settings) -> None:
    frame = layer.rename(columns={"code": "kode_wilayah", "name": "DESA_KELURAHAN"}).to_crs("EPSG:32749")
    report = boundaries.load(shapefile(frame), folder=tmp_path, settings=settings)
    assert report.rows_accepted == 43
    assert "UTM zone 49S" in found(report, "batas_crs")


def test_geopackage_takes_the_layer_with_the_desa(layer: gpd.GeoDataFrame, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "peta.gpkg"
    layer.iloc[:5].to_file(path, layer="lama", driver="GPKG")
    layer.rename(columns={"code": "iddesa_lama", "bps_code": "iddesa"}).to_file(path, layer="desa", driver="GPKG")
    layer.assign(geometry=layer.representative_point()).to_file(path, layer="titik", driver="GPKG")
    report = boundaries.load(path, folder=tmp_path, settings=settings)
    assert report.rows_accepted == 43
    assert "kode BPS" in found(report, "batas_cocok")


def test_kml_is_read_by_name(layer: gpd.GeoDataFrame, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "peta.kml"
    layer[["name", "kecamatan", "geometry"]].rename(columns={"name": "Name"}).to_file(path, driver="KML")
    report = boundaries.load(path, folder=tmp_path, settings=settings)
    assert report.rows_accepted >= 40  # two desa of one name in the kabupaten stay unmatched without their kecamatan


def test_topojson_is_read(layer: gpd.GeoDataFrame, tmp_path: Path, settings: Settings) -> None:
    arcs, geometries = [], []
    for code, geometry in zip(layer["code"], layer.geometry, strict=True):
        arcs.append(shapely.get_coordinates(geometry.exterior).tolist())
        geometries.append({"type": "Polygon", "arcs": [[len(arcs) - 1]], "properties": {"kode": code}})
    path = tmp_path / "peta.json"
    topology = {"type": "Topology", "objects": {"desa": {"type": "GeometryCollection", "geometries": geometries}},
                "arcs": arcs}
    path.write_text(json.dumps(topology))
    report = boundaries.load(path, folder=tmp_path, settings=settings)
    assert report.rows_accepted == 43


def test_several_polygons_of_one_desa_become_one(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path,
                                                 settings: Settings) -> None:
    west, south, east, north = layer.geometry[0].bounds
    half = shapely.box(west, south, (west + east) / 2, north)
    parts = [layer.geometry[0].intersection(half), layer.geometry[0].difference(half)]
    frame = gpd.GeoDataFrame({"kode": [layer["code"][0]] * 2 + layer["code"].tolist()[1:]},
                             geometry=[*parts, *layer.geometry[1:]], crs="EPSG:4326")
    report = boundaries.load(geojson(frame), folder=tmp_path, settings=settings)
    assert "44 poligon digabung menjadi 43 desa" in found(report, "batas_digabung")
    assert shapely.area(written(tmp_path, report)).sum() == pytest.approx(layer.geometry.area.sum(), rel=1e-4)


def test_codes_on_the_wrong_polygons_are_noticed(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path,
                                                 settings: Settings) -> None:
    middle = layer.geometry.centroid
    far = int(middle.distance(middle[0]).to_numpy().argmax())
    geometries = layer.geometry.to_list()
    geometries[0], geometries[far] = geometries[far], geometries[0]
    report = boundaries.load(geojson(layer.set_geometry(geometries)), folder=tmp_path, settings=settings)
    message = found(report, "batas_jauh_dari_titik")
    assert layer["name"][0] in message
    assert layer["name"][far] in message


def test_the_same_file_again_changes_nothing_and_shows_it_again(layer: gpd.GeoDataFrame, geojson: Write,
                                                                tmp_path: Path, settings: Settings) -> None:
    first = boundaries.load(geojson(layer), folder=tmp_path, settings=settings)
    other = boundaries.load(geojson(layer.iloc[:30]), folder=tmp_path, settings=settings)
    assert len(stored.current(tmp_path, kabupaten_code=CODE).desa) == 30  # type: ignore[union-attr]
    before = sorted((path.name, path.stat().st_mtime_ns) for path in (tmp_path / "boundaries").glob("*.*"))
    again = boundaries.load(geojson(layer), folder=tmp_path, settings=settings)
    assert (again.status, again.sha256) == ("unchanged", first.sha256)
    assert again.findings == first.findings
    assert len(stored.current(tmp_path, kabupaten_code=CODE).desa) == 43  # type: ignore[union-attr]
    assert sorted((path.name, path.stat().st_mtime_ns) for path in (tmp_path / "boundaries").glob("*.*")) == before
    assert other.sha256 != first.sha256


def test_a_folder_that_cannot_be_written_is_told_as_such(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path,
                                                         settings: Settings) -> None:
    (tmp_path / "boundaries").write_text("bukan folder")
    report = boundaries.load(geojson(layer), folder=tmp_path, settings=settings)
    assert report.status == "refused"
    assert "tidak dapat disimpan di folder kerja" in found(report, "batas_tidak_tersimpan")


def test_a_check_writes_nothing(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "kerja"
    [report] = check_files([geojson(layer)], folder=folder, settings=settings)
    assert (report.kind, report.status) == ("boundaries", "accepted")
    assert not folder.exists()


def test_load_files_tells_a_map_from_a_table_and_needs_no_database(layer: gpd.GeoDataFrame, geojson: Write,
                                                                   tmp_path: Path, settings: Settings) -> None:
    result = load_files([geojson(layer)], folder=tmp_path, settings=settings, say=lambda text: None)
    assert result.reports[0].status == "accepted"
    assert result.after is None
    assert stored.current(tmp_path, kabupaten_code=CODE) is not None


@pytest.mark.parametrize("damage", ["cut", "points", "elsewhere", "foreign", "kecamatan", "empty"])
def test_unusable_files_end_as_a_sentence_and_leave_nothing(damage: str, layer: gpd.GeoDataFrame, geojson: Write,
                                                            tmp_path: Path, settings: Settings) -> None:
    path = geojson({
        "cut": lambda: layer,
        "points": lambda: layer.set_geometry(layer.representative_point()),
        "elsewhere": lambda: layer.set_geometry(layer.translate(-80, 20)),
        "foreign": lambda: layer.assign(code="32.01.01.2001", name="X", bps_code=""),
        "kecamatan": lambda: layer.dissolve("kecamatan_code", as_index=False)[["kecamatan", "geometry"]].rename(
            columns={"kecamatan": "nama"}),
        "empty": lambda: layer.iloc[:0],
    }[damage]())
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    report = boundaries.load(path, folder=tmp_path / "kerja", settings=settings)
    assert report.status == "refused"
    assert report.message.startswith(path.name)
    assert "kesalahan" not in report.message  # every one of these was foreseen
    assert not (tmp_path / "kerja").exists()


def test_stored_boundaries_of_another_kabupaten_or_damaged_are_not_shown(layer: gpd.GeoDataFrame, geojson: Write,
                                                                         tmp_path: Path, settings: Settings) -> None:
    report = boundaries.load(geojson(layer), folder=tmp_path, settings=settings)
    assert stored.current(tmp_path, kabupaten_code="62.01") is None
    assert stored.current(tmp_path / "lain", kabupaten_code=CODE) is None
    stored._read.cache_clear()
    (tmp_path / "boundaries" / f"{report.sha256}.desa.geojson").write_text("{rusak", encoding="utf-8")
    assert stored.current(tmp_path, kabupaten_code=CODE) is None


def test_a_spelling_that_a_person_confirmed_counts_for_maps_too(layer: gpd.GeoDataFrame, geojson: Write, tmp_path: Path,
                                                                settings: Settings) -> None:
    frame = layer[["name", "kecamatan", "geometry"]].copy()
    frame.loc[2, "name"] = "Nama Lama"
    code, kecamatan = layer["code"][2], layer["kecamatan"][2]
    before = boundaries.check(geojson(frame), folder=tmp_path, settings=settings)
    confirm(tmp_path, kabupaten_code=CODE, kecamatan=kecamatan, written="Nama Lama", desa_code=code)
    after = boundaries.check(geojson(frame), folder=tmp_path, settings=settings)
    assert (before.rows_accepted, after.rows_accepted) == (42, 43)
