"""What a file is, by its bytes: GeoJSON, TopoJSON, GeoPackage, KML, or a zip holding one of these or a shapefile."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Literal

Form = Literal["geojson", "topojson", "gpkg", "kml", "zip", "shp"]

# What a boundary layer in a zip may be called; a shapefile's companions come along.
LAYER_SUFFIXES = (".shp", ".gpkg", ".geojson", ".json", ".topojson", ".kml")
COMPANION_SUFFIXES = (".dbf", ".shx", ".prj", ".cpg")
_SURE_SUFFIXES = (".shp", ".gpkg", ".geojson", ".topojson", ".kml")
_HEAD = 1 << 20
_TAIL = 1 << 14
_SQLITE = b"SQLite format 3\x00"
_SHAPEFILE = b"\x00\x00\x27\x0a"


def is_boundary_file(path: Path) -> bool:
    """Whether the content is a map layer; an unreadable file is not."""
    return form_of(path) is not None


def form_of(path: Path) -> Form | None:
    """The format by content; None for anything that is not a map layer."""
    try:
        with open(path, "rb") as stream:
            head = stream.read(_HEAD)
            stream.seek(max(0, path.stat().st_size - _TAIL))
            tail = stream.read(_TAIL)
    except OSError:
        return None
    if head.startswith(b"PK"):
        return "zip" if _holds_layer(path) else None
    if head.startswith(_SQLITE):
        return "gpkg" if b"gpkg_contents" in head else None
    if head.startswith(_SHAPEFILE):
        return "shp"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return "kml" if b"<kml" in text[:4096] else None
    if not text.startswith(b"{"):
        return None
    if b'"FeatureCollection"' in head or b'"FeatureCollection"' in tail:
        return "geojson"
    return "topojson" if b'"Topology"' in head or b'"Topology"' in tail else None


def _holds_layer(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.lower().endswith(_SURE_SUFFIXES) for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, struct.error):
        return False
