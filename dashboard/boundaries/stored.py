"""The stored boundaries as pages read them: plain GeoJSON, no geometry library."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = "boundaries"
CURRENT = "CURRENT"
Ring = tuple[tuple[float, float], ...]
Polygons = tuple[tuple[Ring, ...], ...]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outline:
    """One area: polygons (outer ring first, then holes; closed rings of (lon, lat) degrees), and its label's place."""

    code: str
    name: str
    polygons: Polygons
    label: tuple[float, float]


@dataclass(frozen=True)
class Boundaries:
    """The map of one working folder: outlines by code. ``file_name`` is what the officer loaded."""

    file_name: str
    desa: dict[str, Outline]
    kecamatan: dict[str, Outline]


def current(folder: Path, *, kabupaten_code: str) -> Boundaries | None:
    """The boundaries shown in this working folder; None when none was loaded for this kabupaten."""
    try:
        sha256 = (folder / FOLDER / CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    try:
        written = (folder / FOLDER / f"{sha256}.json").stat().st_mtime_ns
        return _read(folder / FOLDER, sha256, written, kabupaten_code)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        log.exception("stored boundaries cannot be read")
        return None


@lru_cache(maxsize=8)
def _read(folder: Path, sha256: str, written: int, kabupaten_code: str) -> Boundaries | None:
    """``written`` (ns) tells a set stored anew from the one that was read before."""
    about = json.loads((folder / f"{sha256}.json").read_text(encoding="utf-8"))
    if about["kabupaten_code"] != kabupaten_code:
        return None
    return Boundaries(about["report"]["name"], _outlines(folder / f"{sha256}.desa.geojson"),
                      _outlines(folder / f"{sha256}.kecamatan.geojson"))


def _outlines(path: Path) -> dict[str, Outline]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: _outline(feature["id"], feature) for feature in features}


def _outline(code: str, feature: dict[str, Any]) -> Outline:
    properties, geometry = feature["properties"], feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    polygons = tuple(tuple(tuple((lon, lat) for lon, lat in ring) for ring in part) for part in parts)
    return Outline(code, properties["name"], polygons, (properties["label_lon"], properties["label_lat"]))
