"""Where each desa's hexagon stands: the stored layout of the kabupaten, or one computed for a single kecamatan."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from dashboard.analysis import tiles
from dashboard.settings import GEO

NOTE = "Peta petak: letak didekatkan, luas tidak berarti."
SCHEMATIC_NOTE = "Susunan skematik: letak desa belum diketahui, luas tidak berarti."

Positions = dict[str, tuple[float, float]]


def kabupaten_positions(desa: pd.DataFrame, *, kabupaten_code: str) -> tuple[Positions, str]:
    """Cells of all desa and the note under the map. Stored cells never move between meetings.

    ``desa``: code, kecamatan_code, lon, lat. Without a stored layout that covers every desa: a schematic block each.
    """
    stored = _stored(kabupaten_code)
    if stored and set(desa["code"]) <= set(stored):
        return {code: stored[code] for code in desa["code"]}, NOTE
    return dict(_blocks(tuple(zip(desa["code"], desa["kecamatan_code"], strict=True)))), SCHEMATIC_NOTE


def kecamatan_positions(desa: pd.DataFrame) -> tuple[Positions, str]:
    """Large cells for the desa of one kecamatan. ``desa``: code, kecamatan_code, lon, lat."""
    if desa[["lon", "lat"]].isna().to_numpy().any():
        return dict(_blocks(tuple(zip(desa["code"], desa["kecamatan_code"], strict=True)))), SCHEMATIC_NOTE
    points = tuple(desa[["code", "lon", "lat"]].itertuples(index=False, name=None))
    return dict(_kecamatan_layout(points)), NOTE


@lru_cache(maxsize=64)
def _blocks(places: tuple[tuple[str, str], ...]) -> tuple[tuple[str, tuple[float, float]], ...]:
    """The schematic blocks depend on the codes alone."""
    cells = tiles.block_layout(pd.DataFrame(list(places), columns=["code", "kecamatan_code"]))
    return tuple(_as_positions(cells).items())


@lru_cache(maxsize=256)
def _kecamatan_layout(points: tuple[tuple[str, float, float], ...]) -> tuple[tuple[str, tuple[float, float]], ...]:
    """The layout depends on the points alone, which change only with the reference tables."""
    cells = tiles.layout_kecamatan(pd.DataFrame(list(points), columns=["code", "lon", "lat"]))
    return tuple(_as_positions(cells).items())


@lru_cache(maxsize=16)
def _stored(kabupaten_code: str) -> Positions:
    path = GEO / f"petak_{kabupaten_code}.csv"
    return _as_positions(pd.read_csv(path, dtype={"code": str})) if path.exists() else {}


def _as_positions(cells: pd.DataFrame) -> Positions:
    places = zip(cells["x"].tolist(), cells["y"].tolist(), strict=True)
    return dict(zip(cells["code"].tolist(), places, strict=True))
