"""Boundary files: read in any usual format, matched to desa, cleaned into one valid coverage, stored for the screen.

``is_boundary_file`` and ``stored`` are light; ``load`` and ``check`` bring geopandas in, which only this room uses.
Boundaries are indicative and belong to the kabupaten: none travels with the product.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.boundaries.recognise import is_boundary_file
from dashboard.settings import Settings

if TYPE_CHECKING:  # pages read ``stored`` and need no intake
    from dashboard.intake.report import FileReport

__all__ = ["KIND", "check", "is_boundary_file", "load"]

KIND = "boundaries"


def load(path: Path, *, folder: Path, settings: Settings, crs: str | None = None) -> FileReport:
    """Read, match, clean and store one boundary file; it becomes the map of this working folder. Never raises.

    ``crs``: ``EPSG:32749``, for a file that does not say in which coordinates it is drawn.
    """
    # Here and not above: geopandas takes half a second and 60 MB that no page needs.
    from dashboard.boundaries.one_file import load_boundaries

    return load_boundaries(path, folder=folder, settings=settings, crs=crs)


def check(path: Path, *, folder: Path, settings: Settings, crs: str | None = None) -> FileReport:
    """As ``load`` without writing anything."""
    from dashboard.boundaries.one_file import check_boundaries

    return check_boundaries(path, folder=folder, settings=settings, crs=crs)
