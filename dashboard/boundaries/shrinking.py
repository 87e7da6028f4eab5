"""The coverage as the screen gets it: simplified together, rounded, written, and tested as written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from dashboard.boundaries.cleaning import Coverage, NotCleanableError, area_km2

SCREEN_BYTES = 300_000
# Steps of simplification in degrees; 0.0001 degree is 11 m.
_TOLERANCES = (0.0, *(0.00005 * 1.6**step for step in range(14)))
# Five decimals are about 1 m. Rounding can break a coverage; more decimals are tried until what is written is valid.
_DECIMALS = (5, 6, 7, 8)


@dataclass(frozen=True)
class ScreenMap:
    """Two GeoJSON texts (desa; kecamatan dissolved from them) and how much they were simplified (degrees)."""

    desa: str
    kecamatan: str
    tolerance: float
    decimals: int

    @property
    def n_bytes(self) -> int:
        return len(self.desa.encode()) + len(self.kecamatan.encode())


def screen_map(coverage: Coverage, *, places: pd.DataFrame) -> ScreenMap:
    """The most detailed map that stays within SCREEN_BYTES, else the smallest valid one.

    ``places``: code, name, kecamatan_code, kecamatan of all desa. Raises NotCleanableError if none is valid.
    """
    smallest: ScreenMap | None = None
    for tolerance in _TOLERANCES:
        drawn = _written(coverage, tolerance=tolerance, places=places)
        if drawn is None:
            continue
        if smallest is None or drawn.n_bytes < smallest.n_bytes:
            smallest = drawn
        if drawn.n_bytes <= SCREEN_BYTES:
            return drawn
    if smallest is None:
        raise NotCleanableError("hasil pembulatan")
    return smallest


def _written(coverage: Coverage, *, tolerance: float, places: pd.DataFrame) -> ScreenMap | None:
    polygons = coverage.polygons
    if tolerance:
        polygons = shapely.coverage_simplify(polygons, tolerance)
    for decimals in _DECIMALS:
        texts = _texts(coverage, polygons=polygons, decimals=decimals, places=places)
        if texts is not None:
            return ScreenMap(*texts, tolerance, decimals)
    return None


def _texts(coverage: Coverage, *, polygons: np.ndarray, decimals: int, places: pd.DataFrame) -> tuple[str, str] | None:
    """Both GeoJSON texts, or None when what they say is not a valid coverage of the same desa."""
    try:
        rounded = shapely.orient_polygons(_rounded(polygons, decimals=decimals), exterior_cw=False)
    except shapely.errors.GEOSException:  # a ring fell together
        return None
    about = places.set_index("code").loc[list(coverage.codes)]
    areas = [area_km2(polygon) for polygon in coverage.polygons]
    rows = zip(coverage.codes, about["name"], about["kecamatan_code"], about["kecamatan"], areas, strict=True)
    desa = _collection({"code": code, "name": name, "kecamatan_code": kecamatan_code, "kecamatan": kecamatan,
                        "luas_km2": round(area, 3)} for code, name, kecamatan_code, kecamatan, area in rows)
    text = _with_geometries(desa, geometries=rounded)
    read = polygons_of(text)
    if not (shapely.is_valid(read).all() and not shapely.is_empty(read).any() and shapely.coverage_is_valid(read)):
        return None
    codes = about["kecamatan_code"].to_numpy()
    order = sorted(set(codes.tolist()))
    outlines = np.array([shapely.coverage_union_all(read[codes == code]) for code in order], dtype=object)
    if not shapely.is_valid(outlines).all():
        return None
    names = dict(zip(about["kecamatan_code"], about["kecamatan"], strict=True))
    kecamatan = _collection({"code": code, "name": names[code]} for code in order)
    return text, _with_geometries(kecamatan, geometries=shapely.orient_polygons(outlines, exterior_cw=False))


def polygons_of(text: str) -> np.ndarray:
    """The geometries of a GeoJSON text, as any reader would get them."""
    return np.array([shapely.from_geojson(json.dumps(feature["geometry"])) for feature in json.loads(text)["features"]],
                    dtype=object)


def _rounded(polygons: np.ndarray, *, decimals: int) -> np.ndarray:
    """Every vertex rounded alike, so that shared edges stay shared; points that fall together are given once."""
    rounded = shapely.transform(polygons, lambda pairs: pairs.round(decimals))
    return np.asarray(shapely.remove_repeated_points(rounded))


def _collection(properties: Iterator[dict[str, Any]] | Any) -> dict[str, Any]:
    return {"type": "FeatureCollection",
            "features": [{"type": "Feature", "id": one["code"], "properties": one} for one in properties]}


def _with_geometries(collection: dict[str, Any], *, geometries: np.ndarray) -> str:
    """The text, each feature with its geometry and the point farthest from its border: where a label may stand."""
    for feature, geometry in zip(collection["features"], geometries, strict=True):
        lon, lat = _label_point(geometry)
        feature["properties"] |= {"label_lon": round(lon, 5), "label_lat": round(lat, 5)}
        feature["geometry"] = json.loads(shapely.to_geojson(geometry))
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def _label_point(geometry: shapely.Geometry) -> tuple[float, float]:
    largest = max(shapely.get_parts(geometry).tolist(), key=lambda part: part.area)
    reach = shapely.maximum_inscribed_circle(largest)
    lon, lat = shapely.get_coordinates(reach)[0].tolist()
    return float(lon), float(lat)
