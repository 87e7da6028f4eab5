"""Whose polygon is whose: by code, the code system decided for the whole file; else by kecamatan and name.

Where code and name point to different desa the code wins and the name is a finding. No row ever goes to the nearest
name.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.boundaries.attributes import DESA_NAME, KABUPATEN_NAME, KECAMATAN_NAME, code_columns, first_filled
from dashboard.intake.places import CodeSystem, Gazetteer, code_digits


@dataclass(frozen=True)
class Match:
    """One feature: the desa it belongs to (``''`` = none), how it was found, and what the file calls it."""

    code: str
    by_code: bool
    by_name: bool
    has_name: bool
    written: str


@dataclass(frozen=True)
class Matching:
    """All features of a layer in their order; ``system`` None when no code matched.

    ``n_kecamatan``: features that bear the name or code of a kecamatan. Some desa are called like their kecamatan, so a
    layer of kecamatan would otherwise pass for a layer of a few desa.
    """

    matches: tuple[Match, ...]
    system: CodeSystem | None
    n_kecamatan: int

    @property
    def desa(self) -> set[str]:
        return {match.code for match in self.matches if match.code}

    @property
    def is_of_kecamatan(self) -> bool:
        return self.n_kecamatan > len(self.desa)


def match_features(frame: pd.DataFrame, *, places: Gazetteer) -> Matching:
    """Match every row of a layer's attribute table."""
    codes, system = _codes(frame, places=places)
    desa = first_filled(frame, names=DESA_NAME)
    kecamatan = first_filled(frame, names=KECAMATAN_NAME)
    kabupaten = first_filled(frame, names=KABUPATEN_NAME)
    matches = tuple(
        _match(code, names=names, system=system, places=places)
        for code, *names in zip(codes, kabupaten, kecamatan, desa, strict=True))
    return Matching(matches, system, _like_kecamatan(frame, desa=desa, places=places))


def _like_kecamatan(frame: pd.DataFrame, *, desa: list[str], places: Gazetteer) -> int:
    codes = {code.replace(".", "") for code in places.kecamatan_of.values()}
    coded = max((sum(code_digits(cell) in codes for cell in cells) for cells in code_columns(frame)), default=0)
    return max(coded, sum(bool(places.kecamatan_code(name)) for name in desa))


def _codes(frame: pd.DataFrame, *, places: Gazetteer) -> tuple[list[str], CodeSystem | None]:
    """The code column and system under which most of the kabupaten's desa are found."""
    best: tuple[int, list[str], CodeSystem | None] = (0, [""] * len(frame), None)
    systems: tuple[CodeSystem, ...] = ("Kemendagri", "BPS")
    for cells in code_columns(frame):
        for system in systems:
            found = len({places.by_code(cell, system=system) for cell in cells if cell} - {""})
            if found > best[0]:
                best = (found, cells, system)
    return best[1], best[2]


def _match(code: str, *, names: list[str], system: CodeSystem | None, places: Gazetteer) -> Match:
    kabupaten, kecamatan, desa = names
    named = places.by_names(kabupaten=kabupaten, kecamatan=kecamatan, desa=desa).desa_code if desa else ""
    written = " / ".join(part for part in (kecamatan, desa) if part) or code or "tanpa nama"
    coded = places.by_code(code, system=system) if code and system else ""
    if coded:
        return Match(coded, True, named == coded, bool(desa), written)
    if code and system and places.is_foreign_code(code, system=system):
        return Match("", False, False, bool(desa), written)
    return Match(named, False, bool(named), bool(desa), written)
