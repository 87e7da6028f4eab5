"""From polygons as drawn to one valid coverage: no invalid ring, no overlap, no small gap, one polygon per desa.

Everything is done in degrees: between 11 S and 6 N a degree of longitude is within 2 % of a degree of latitude.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Geod

LARGEST_GAP_KM2 = 0.5
# A desa whose area moves by more than this was drawn over its neighbours.
NOTED_CHANGE = 0.05
_GEOD = Geod(ellps="WGS84")
_TRIES = 3


class NotCleanableError(Exception):
    """No valid coverage came out; carries how many desa still do not fit."""


@dataclass(frozen=True)
class Coverage:
    """One polygon per desa, in the order of ``codes``, and what it took.

    ``gaps_closed``: (number, km2); ``gaps_left``: km2 of each; ``overlap_km2``: drawn twice or more;
    ``changed``: code -> (km2 before, km2 after) where the area moved by more than NOTED_CHANGE.
    """

    codes: tuple[str, ...]
    polygons: np.ndarray
    gaps_closed: tuple[int, float]
    gaps_left: tuple[float, ...]
    overlap_km2: float
    changed: dict[str, tuple[float, float]]


def area_km2(geometry: shapely.Geometry) -> float:
    """Geodesic area on WGS 84."""
    return abs(_GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))[0]) / 1e6


def repaired(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Valid polygons and, per geometry, whether it had to be repaired; nothing but polygons is kept (else None)."""
    broken = ~shapely.is_valid(geometries) & ~shapely.is_missing(geometries)
    mended = geometries.copy()
    mended[broken] = shapely.make_valid(geometries[broken])
    return np.array([_polygons_only(geometry) for geometry in mended], dtype=object), broken


def dissolved(geometries: Sequence[shapely.Geometry], *, codes: Sequence[str]) -> tuple[tuple[str, ...], np.ndarray]:
    """One geometry per code, in the order of code."""
    parts: dict[str, list[shapely.Geometry]] = {}
    for geometry, code in zip(geometries, codes, strict=True):
        parts.setdefault(code, []).append(geometry)
    order = tuple(sorted(parts))
    return order, np.array([_polygons_only(shapely.union_all(parts[code])) for code in order], dtype=object)


def clean(polygons: np.ndarray, *, codes: tuple[str, ...]) -> Coverage:
    """Valid polygons, one per code, to a valid coverage. Desa that vanish under their neighbours are left out.

    Raises NotCleanableError.
    """
    before = np.array([area_km2(polygon) for polygon in polygons])
    overlap = max(0.0, float(before.sum()) - area_km2(_polygons_only(shapely.union_all(polygons))))
    covered = shapely.coverage_clean(polygons)
    closed_n, closed_km2 = 0, 0.0
    for _ in range(_TRIES):
        covered, number, km2 = _small_gaps_filled(covered)
        closed_n, closed_km2 = closed_n + number, closed_km2 + km2
        if shapely.coverage_is_valid(covered):
            break
        covered = shapely.coverage_clean(covered)
    else:
        wrong = int((~shapely.is_empty(shapely.coverage_invalid_edges(covered))).sum())
        raise NotCleanableError(f"{wrong} poligon")
    kept = ~shapely.is_empty(covered)
    after = np.array([area_km2(polygon) for polygon in covered])
    changed = {code: (old, new) for code, old, new in zip(codes, before.tolist(), after.tolist(), strict=True)
               if abs(new - old) > NOTED_CHANGE * old}
    left = tuple(sorted((area_km2(gap) for gap in _gaps(covered)), reverse=True))
    return Coverage(tuple(np.array(codes)[kept].tolist()), covered[kept], (closed_n, closed_km2), left,
                    overlap if overlap > 1e-4 else 0.0, changed)


def _small_gaps_filled(polygons: np.ndarray) -> tuple[np.ndarray, int, float]:
    """Each gap up to LARGEST_GAP_KM2 given to the neighbour with the longest common border; larger ones are lakes."""
    filled = polygons.copy()
    tree = shapely.STRtree(polygons)
    number, km2 = 0, 0.0
    for gap in _gaps(polygons):
        size = area_km2(gap)
        if size > LARGEST_GAP_KM2:
            continue
        near = tree.query(gap, predicate="intersects")
        border = shapely.length(shapely.intersection(shapely.boundary(polygons[near]), gap.exterior))
        owner = int(near[int(np.argmax(border))])
        filled[owner] = _polygons_only(shapely.union(filled[owner], gap))
        number, km2 = number + 1, km2 + size
    return filled, number, km2


def _gaps(polygons: np.ndarray) -> list[shapely.Polygon]:
    """Holes in the union of all polygons."""
    union = shapely.union_all(polygons)
    return [shapely.Polygon(ring) for part in shapely.get_parts(union) if isinstance(part, shapely.Polygon)
            for ring in part.interiors]


def _polygons_only(geometry: shapely.Geometry | None) -> shapely.Geometry | None:
    """The polygonal part of a geometry; None when nothing of it is an area."""
    if geometry is None or geometry.is_empty:
        return None
    if isinstance(geometry, shapely.Polygon):
        return geometry
    parts = [part for part in _flat(geometry) if isinstance(part, shapely.Polygon) and part.area > 0]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _flat(geometry: shapely.Geometry) -> list[shapely.Geometry]:
    parts = shapely.get_parts(geometry).tolist()
    return [piece for part in parts for piece in (_flat(part) if hasattr(part, "geoms") else [part])]
