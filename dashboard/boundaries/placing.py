"""Where the polygons lie: from any coordinate system to longitude and latitude, swapped axes put right."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely

from dashboard.boundaries.findings import Findings, RefusedBoundaryError

WGS84 = "EPSG:4326"
# Indonesia with some sea around it, in degrees.
LON, LAT = (94.0, 142.0), (-12.0, 7.0)
# What Indonesian surveys use: UTM 46-54 north and south, and TM-3 zones 46.2-54.1.
_USUAL = (*(f"EPSG:{32600 + zone}" for zone in range(46, 55)), *(f"EPSG:{32700 + zone}" for zone in range(46, 55)),
          *(f"EPSG:{code}" for code in range(23830, 23846)), "EPSG:3857")


def to_lon_lat(frame: gpd.GeoDataFrame, *, crs: str | None, points: pd.DataFrame, findings: Findings) -> np.ndarray:
    """The geometries in degrees, [lon, lat], 2-D. ``points``: lon, lat of the kabupaten's desa, or NaN, to guess by.

    Raises RefusedBoundaryError when the coordinate system cannot be told or the polygons are not in Indonesia.
    """
    geometries = np.asarray(frame.geometry.array)
    if shapely.has_z(geometries).any():
        findings.add("batas_ketinggian")
        geometries = shapely.force_2d(geometries)
    system = _system(crs) if crs else frame.crs
    if system is None or system.is_geographic:
        geometries = _checked_degrees(geometries, system=system, points=points, findings=findings)
    if system is not None and not system.equals(WGS84, ignore_axis_order=True):
        geometries = np.asarray(gpd.GeoSeries(geometries, crs=system).to_crs(WGS84).array)
        findings.add("batas_crs", detail=str(system.name))
    west, south, east, north = _bounds(geometries)
    if not (_within(west, east, limits=LON) and _within(south, north, limits=LAT)):
        raise RefusedBoundaryError("batas_di_luar_indonesia",
                                   detail=f"bujur {west:.2f} sampai {east:.2f}, lintang {south:.2f} sampai {north:.2f}")
    return geometries


def _checked_degrees(geometries: np.ndarray, *, system: pyproj.CRS | None, points: pd.DataFrame,
                     findings: Findings) -> np.ndarray:
    """Geometries that are, or must be taken for, degrees: real degrees, longitude first."""
    west, south, east, north = _bounds(geometries)
    if max(abs(west), abs(south), abs(east), abs(north)) > 180:
        # GeoJSON is degrees by its standard; some programs write metres into it all the same.
        raise RefusedBoundaryError("batas_crs_tidak_diketahui", detail=_guess(geometries, points=points))
    if system is None:
        findings.add("batas_crs_dianggap")
    if _within(south, north, limits=LON) and _within(west, east, limits=LAT):
        findings.add("batas_sumbu_tertukar")
        return np.asarray(shapely.transform(geometries, lambda pairs: pairs[:, ::-1]))
    return geometries


def _system(given: str) -> pyproj.CRS:
    try:
        return pyproj.CRS.from_user_input(int(given) if given.isdigit() else given)
    except pyproj.exceptions.CRSError:
        raise RefusedBoundaryError("batas_crs_tidak_dikenal", detail=given[:40]) from None


def _guess(geometries: np.ndarray, *, points: pd.DataFrame) -> str:
    """The usual system under which the polygons come to lie on the kabupaten's desa points, as a sentence or ``''``."""
    known = points.dropna(subset=["lon", "lat"])
    if known.empty:
        return ""
    west, south, east, north = _bounds(geometries)
    middle = ((west + east) / 2, (south + north) / 2)
    wanted = (float(known["lon"].mean()), float(known["lat"].mean()))
    spread = float(max(np.ptp(known["lon"]), np.ptp(known["lat"]), 0.1))
    best: tuple[float, str] | None = None
    for code in _USUAL:
        lon, lat = pyproj.Transformer.from_crs(code, WGS84, always_xy=True).transform(*middle)
        distance = float(np.hypot(lon - wanted[0], lat - wanted[1]))
        if np.isfinite(distance) and distance < spread and (best is None or distance < best[0]):
            best = distance, code
    return f"Angkanya cocok dengan {best[1]} ({pyproj.CRS(best[1]).name})." if best else ""


def _bounds(geometries: np.ndarray) -> tuple[float, float, float, float]:
    total = shapely.total_bounds(geometries)
    if np.isnan(total).any():
        raise RefusedBoundaryError("batas_tanpa_poligon")
    west, south, east, north = (float(value) for value in total)
    return west, south, east, north


def _within(low: float, high: float, *, limits: tuple[float, float]) -> bool:
    return limits[0] <= low and high <= limits[1]
