"""Which desa an unmatched spelling may mean, for a person to choose from. Never used by a load by itself.

A spelling is close when few letters differ; names that merely contain one another (Sabuai, Sabuai Timur) are both
shown, with the reason, so that nobody takes the first for the only one.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from dashboard import reference
from dashboard.intake.cells import clean_text
from dashboard.intake.places import Gazetteer, place_key

MOST_SHOWN = 5
CLOSE_ENOUGH = 0.72


@dataclass(frozen=True)
class Proposal:
    """One desa a spelling may mean; ``reason`` in Bahasa for the officer."""

    code: str
    name: str
    reason: str


def propose(place_written: str, kecamatan: str, *, gazetteer: Gazetteer) -> list[Proposal]:
    """The likeliest desa first, at most five; empty when nothing is close.

    ``place_written``: the desa as written; ``kecamatan``: as written, '' when it was not.
    """
    key = place_key(clean_text(place_written))
    if not key:
        return []
    wanted = gazetteer.kecamatan_code(clean_text(kecamatan))
    aliases = reference.desa_aliases(gazetteer.kabupaten.code)
    known_as = {(code, place_key(alias)) for code, alias in zip(aliases["code"], aliases["alias"], strict=True)}
    ranked = []
    for code, name in gazetteer.name_of.items():
        own = place_key(name)
        here = not wanted or gazetteer.kecamatan_of[code] == wanted
        reason, score = _why(key, own=own, alias=(code, key) in known_as)
        if reason and (here or score >= 1):
            place = "" if here else ", tetapi di kecamatan lain"
            ranked.append((score - (0 if here else 0.5), code, Proposal(code, name, reason + place)))
    ranked.sort(key=lambda one: (-one[0], one[1]))
    return [proposal for _, _, proposal in ranked[:MOST_SHOWN]]


def split_written(place_written: str) -> tuple[str, str]:
    """Kecamatan and desa of an unmapped place as the intake keeps it (``KUMAI / CANDY``); '' for one not written."""
    kecamatan, _, desa = place_written.partition(" / ")
    return ("" if kecamatan == "-" else kecamatan), ("" if desa == "-" else desa)


def _why(key: str, *, own: str, alias: bool) -> tuple[str, float]:
    if key == own:
        return "nama sama", 1.2
    if alias:
        return "pernah ditulis begitu di daftar lain", 1.1
    alike = difflib.SequenceMatcher(None, key, own).ratio()
    if len(key) >= 4 and (own.startswith(key) or key.startswith(own)):
        return "sebagian nama sama; periksa, bisa desa lain", max(alike, 0.75)
    return ("ejaan mirip", alike) if alike >= CLOSE_ENOUGH else ("", 0.0)
