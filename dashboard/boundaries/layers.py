"""From a file to one layer of polygons with its attributes: unpacked, and the layer of this kabupaten chosen."""

from __future__ import annotations

import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from dashboard.boundaries.findings import RefusedBoundaryError
from dashboard.boundaries.matching import Matching, match_features
from dashboard.boundaries.recognise import COMPANION_SUFFIXES, LAYER_SUFFIXES, form_of
from dashboard.intake.archive import MAX_INFLATED_BYTES, MAX_RATIO, RATIO_MATTERS_FROM
from dashboard.intake.places import Gazetteer

MAX_FILE_BYTES = 300 * 1024 * 1024
MAX_FEATURES = 200_000
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Layer:
    """One layer as read: geometries as drawn, the file's own statement about its coordinates, and the matching."""

    frame: gpd.GeoDataFrame
    matching: Matching


def read_layer(path: Path, *, places: Gazetteer) -> Layer:
    """The layer of the file in which most desa of the kabupaten are found. Raises RefusedBoundaryError."""
    with _unpacked(path) as sources:
        best: tuple[Matching, Path, str] | None = None
        for source, name in _layers(sources):
            matching = match_features(_attributes(source, layer=name), places=places)
            if best is None or len(matching.desa) > len(best[0].desa):
                best = matching, source, name
        if best is None:
            raise RefusedBoundaryError("batas_tanpa_poligon")
        matching, source, name = best
        return Layer(_with_geometry(source, layer=name), matching)


@contextmanager
def _unpacked(path: Path) -> Iterator[list[Path]]:
    """Copies under plain names in a passing folder: formats are told by content, and nothing is written beside the
    officer's file."""
    form = form_of(path)
    if form is None:
        raise RefusedBoundaryError("batas_tidak_terbaca", detail="bukan GeoJSON, GeoPackage, shapefile atau KML")
    if form == "shp":
        raise RefusedBoundaryError("batas_shp_tanpa_zip")
    if path.stat().st_size > MAX_FILE_BYTES:
        raise RefusedBoundaryError("batas_terlalu_besar", detail=f"lebih dari {MAX_FILE_BYTES // 1024 // 1024} MB")
    with tempfile.TemporaryDirectory(prefix="dasbor-batas-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if form == "zip":
            yield _unzipped(path, folder=folder)
            return
        copy = folder / f"batas.{'json' if form == 'topojson' else form}"
        with open(path, "rb") as stream, open(copy, "wb") as target:
            if stream.read(len(_BOM)) != _BOM:
                stream.seek(0)
            shutil.copyfileobj(stream, target)
        yield [copy]


def _unzipped(path: Path, *, folder: Path) -> list[Path]:
    """The map layers of a zip, each in a folder of its own; the paths inside the zip are never used to write."""
    wanted = (*LAYER_SUFFIXES, *COMPANION_SUFFIXES)
    folders: dict[str, Path] = {}
    sources = []
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist()
                       if member.filename.lower().endswith(wanted) and not member.is_dir()]
            inflated = sum(member.file_size for member in members)
            if inflated > MAX_INFLATED_BYTES or (
                    inflated > RATIO_MATTERS_FROM and inflated / max(path.stat().st_size, 1) > MAX_RATIO):
                raise RefusedBoundaryError("batas_terlalu_besar", detail="isinya mengembang jauh melebihi ukurannya")
            for member in members:
                stem, suffix = member.filename.rsplit(".", 1)
                place = folders.setdefault(stem, folder / str(len(folders)))
                place.mkdir(exist_ok=True)
                target = place / f"batas.{suffix.lower()}"
                with archive.open(member) as packed, open(target, "wb") as stream:
                    shutil.copyfileobj(packed, stream)
                if f".{suffix.lower()}" in LAYER_SUFFIXES:
                    sources.append(target)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error, struct.error) as error:
        told = f"zip rusak atau terkunci: {type(error).__name__}"
        raise RefusedBoundaryError("batas_tidak_terbaca", detail=told) from None
    return sources


def _layers(sources: list[Path]) -> Iterator[tuple[Path, str]]:
    """Every layer that can hold polygons."""
    readable = False
    for source in sources:
        try:
            found = pyogrio.list_layers(source)
        except pyogrio.errors.DataSourceError:
            continue
        readable = True
        for name, kind in found.tolist():
            # Some formats do not say; KML says nothing useful.
            if kind is None or any(word in kind for word in ("Polygon", "Unknown", "Collection", "Surface")):
                yield source, name
    if not readable:
        raise RefusedBoundaryError("batas_tidak_terbaca", detail="isinya rusak atau terpotong")


def _attributes(source: Path, *, layer: str) -> pd.DataFrame:
    try:
        info = pyogrio.read_info(source, layer=layer, force_feature_count=True)
        if info["features"] > MAX_FEATURES:
            raise RefusedBoundaryError("batas_terlalu_besar", detail=f"lebih dari {MAX_FEATURES // 1000}.000 poligon")
        return pyogrio.read_dataframe(source, layer=layer, read_geometry=False)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, UnicodeDecodeError, ValueError) as error:
        raise RefusedBoundaryError("batas_tidak_terbaca", detail=type(error).__name__) from None


def _with_geometry(source: Path, *, layer: str) -> gpd.GeoDataFrame:
    try:
        frame = pyogrio.read_dataframe(source, layer=layer, on_invalid="ignore")
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, shapely.errors.GEOSException,
            ValueError) as error:
        raise RefusedBoundaryError("batas_tidak_terbaca", detail=type(error).__name__) from None
    if not isinstance(frame, gpd.GeoDataFrame):
        raise RefusedBoundaryError("batas_tanpa_poligon")
    return frame
