"""Desa by code, or proposed by (kecamatan, desa) as written; no match stays "tidak terpetakan", never the nearest name.

Only 15 of 7,285 kecamatan hold one desa name twice, but half of all kabupaten do: hence the pair is the key. Names are
compared without spaces and punctuation; only aliases marked ``auto`` match by themselves, and only in their kecamatan.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard import reference
from dashboard.intake.cells import clean_text, holds_long_number, is_blank
from dashboard.intake.columns import Cell

CodeSystem = Literal["Kemendagri", "BPS"]
Outcome = Literal["cocok", "kabupaten_lain", "desa_kosong", "desa_tidak_terpetakan", "desa_beda_kecamatan",
                  "desa_ganda_dalam_kabupaten"]

_DESA_WORDS = re.compile(r"^(?:DESA|KELURAHAN|KEL|DS)\b[\s.:/]*")
_KECAMATAN_WORDS = re.compile(r"^(?:KECAMATAN|KEC)\b[\s.:]*")
_KABUPATEN_WORDS = re.compile(r"^(?:KABUPATEN|KAB)\b[\s.:]*")
_SEI = re.compile(r"\bSEI\b")
_NOT_KEY = re.compile(r"[^0-9A-Z]")
_CODE_TAIL = re.compile(r"\.0$")

# Short forms that officers write. Source: usage in the kabupaten's own reports.
_KABUPATEN_SHORT = {"62.01": ("KOBAR",)}
_KECAMATAN_SHORT = {
    "62.01": {"ARSEL": "Arut Selatan", "ARUTA": "Arut Utara", "KOLAM": "Kotawaringin Lama", "PLADA": "Pangkalan Lada",
              "PBANTENG": "Pangkalan Banteng"},
    "17.08": {"KABAWETAN": "Kebawetan"},
}


@dataclass(frozen=True)
class Place:
    """Where a row belongs. A code '' = not known; ``written`` only when no desa matched."""

    desa_code: str
    kecamatan_code: str
    outcome: Outcome
    written: str = ""


@dataclass(frozen=True)
class Alias:
    """Another spelling of a desa, valid in the kecamatan as written ('' = where no kecamatan is written)."""

    code: str
    kecamatan: str
    alias: str


def place_key(text: str) -> str:
    """A desa name as compared: NFKC, upper case, no ``DESA``/``KEL.``, ``SEI`` as ``SUNGAI``, letters and digits."""
    upper = unicodedata.normalize("NFKC", text).upper().strip()
    return _NOT_KEY.sub("", _SEI.sub("SUNGAI", _DESA_WORDS.sub("", upper)))


def kecamatan_key(text: str) -> str:
    """A kecamatan name as compared (``KEC. P. LADA`` = ``PLADA``)."""
    return _NOT_KEY.sub("", _SEI.sub("SUNGAI", _KECAMATAN_WORDS.sub("", text.upper().strip())))


def kabupaten_key(text: str) -> str:
    """A kabupaten name as compared. ``KOTA`` is no prefix here: Kota Waringin Barat is written so too."""
    return _NOT_KEY.sub("", _KABUPATEN_WORDS.sub("", text.upper().strip()))


class Gazetteer:
    """The desa, kecamatan and names of one kabupaten, indexed for matching."""

    def __init__(self, kabupaten_code: str, confirmed: tuple[Alias, ...] = ()) -> None:
        self.kabupaten = reference.kabupaten(kabupaten_code)
        desa = reference.desa(kabupaten_code)
        self.kecamatan_of = dict(zip(desa["code"], desa["kecamatan_code"], strict=True))
        self.name_of = dict(zip(desa["code"], desa["name"], strict=True))
        self._by_kemendagri = {code.replace(".", ""): code for code in desa["code"]}
        # A kabupaten without BPS codes has '' there, which a blank cell would match.
        self._by_bps = {bps: code for bps, code in zip(desa["bps_code"], desa["code"], strict=True) if bps}
        self._kecamatan = {kecamatan_key(name): code
                           for name, code in zip(desa["kecamatan"], desa["kecamatan_code"], strict=True)}
        for short, name in _KECAMATAN_SHORT.get(kabupaten_code, {}).items():
            self._kecamatan[short] = self._kecamatan[kecamatan_key(name)]
        pairs = list(zip(desa["kecamatan_code"], map(place_key, desa["name"]), strict=True))
        twins = {pair for pair, times in Counter(pairs).items() if times > 1}  # 15 kecamatan: the name decides nothing
        self._in_kecamatan = {pair: code for pair, code in zip(pairs, desa["code"], strict=True) if pair not in twins}
        self._by_name: dict[str, list[str]] = {}
        for code, name in self.name_of.items():
            self._by_name.setdefault(place_key(name), []).append(code)
        for (kecamatan, key), code in list(self._in_kecamatan.items()):
            if key.startswith("SUNGAI"):  # SEICABANG, written in one word, has no word SEI to replace
                self._in_kecamatan.setdefault((kecamatan, key.replace("SUNGAI", "SEI", 1)), code)
        aliases = reference.desa_aliases(kabupaten_code)
        for code, alias, auto in zip(aliases["code"], aliases["alias"], aliases["auto"], strict=True):
            if auto == "yes":  # setdefault: an alias never takes another desa's own name
                self._in_kecamatan.setdefault((self.kecamatan_of[code], place_key(alias)), code)
        self._confirmed_anywhere: dict[str, str] = {}
        for one in confirmed:
            if one.code not in self.kecamatan_of:
                continue
            if one.kecamatan:
                self._in_kecamatan.setdefault((self.kecamatan_code(one.kecamatan) or kecamatan_key(one.kecamatan),
                                               place_key(one.alias)), one.code)
            elif place_key(one.alias) not in self._by_name:
                self._confirmed_anywhere[place_key(one.alias)] = one.code
        self._own = {kabupaten_key(self.kabupaten.name), kabupaten_code.replace(".", ""),
                     *_KABUPATEN_SHORT.get(kabupaten_code, ())}

    def is_own_kabupaten(self, text: str) -> bool:
        """Whether a filled kabupaten cell names this kabupaten; an unknown name is never taken for it."""
        return kabupaten_key(text) in self._own

    def kecamatan_code(self, text: str) -> str:
        """Kemendagri code of a kecamatan as written, or ``''``."""
        return self._kecamatan.get(kecamatan_key(text), "")

    def by_names(self, *, kabupaten: Cell, kecamatan: Cell, desa: Cell) -> Place:
        """Match one combination as written; a blank kabupaten is no objection."""
        if not is_blank(kabupaten) and not self.is_own_kabupaten(clean_text(kabupaten)):
            return Place("", "", "kabupaten_lain")
        kecamatan_text = "" if is_blank(kecamatan) else clean_text(kecamatan)
        desa_text = "" if is_blank(desa) else clean_text(desa)
        kecamatan_code = self.kecamatan_code(kecamatan_text)
        outcome, code = self._outcome(kecamatan_text, desa_text, kecamatan_code=kecamatan_code)
        if code:
            return Place(code, self.kecamatan_of[code], "cocok")
        return Place("", kecamatan_code, outcome, _written(kecamatan_text, desa_text))

    def _outcome(self, kecamatan_text: str, desa_text: str, *, kecamatan_code: str) -> tuple[Outcome, str]:
        key = place_key(desa_text)
        if not key:
            return "desa_kosong", ""
        elsewhere = self._by_name.get(key, [])
        if not kecamatan_text:
            if key in self._confirmed_anywhere:
                return "cocok", self._confirmed_anywhere[key]
            if len(elsewhere) > 1:
                return "desa_ganda_dalam_kabupaten", ""
            return ("cocok", elsewhere[0]) if elsewhere else ("desa_tidak_terpetakan", "")
        if code := self._in_kecamatan.get((kecamatan_code or kecamatan_key(kecamatan_text), key), ""):
            return "cocok", code
        in_others = bool(elsewhere) and all(self.kecamatan_of[code] != kecamatan_code for code in elsewhere)
        return ("desa_beda_kecamatan" if kecamatan_code and in_others else "desa_tidak_terpetakan"), ""

    def code_system(self, cells: Iterable[Cell]) -> CodeSystem:
        """Kemendagri or BPS for a whole column of codes, by which of the two more of its distinct codes belong to."""
        digits = {code_digits(cell) for cell in cells}
        kemendagri = len(digits & self._by_kemendagri.keys())
        return "BPS" if len(digits & self._by_bps.keys()) > kemendagri else "Kemendagri"

    def by_code(self, cell: Cell, *, system: CodeSystem) -> str:
        """Kemendagri code of a code cell (dotted, undotted, ``6201012001.0``), or ``''``."""
        return (self._by_bps if system == "BPS" else self._by_kemendagri).get(code_digits(cell), "")

    def is_foreign_code(self, cell: Cell, *, system: CodeSystem) -> bool:
        """A whole desa code whose kabupaten part is not this kabupaten's."""
        digits = code_digits(cell)
        own = self.kabupaten.bps_code if system == "BPS" else self.kabupaten.code.replace(".", "")
        return len(digits) == 10 and not digits.startswith(own)


def code_digits(cell: Cell) -> str:
    """The digits of a region code cell: ``62.01.01.2001``, ``6201012001``, 6201012001.0 -> ``6201012001``."""
    return re.sub(r"\D", "", _CODE_TAIL.sub("", clean_text(cell)))


def _written(kecamatan: str, desa: str) -> str:
    text = f"{kecamatan or '-'} / {desa or '-'}"
    return "(berisi nomor)" if holds_long_number(text) else text[:80]


@lru_cache(maxsize=16)
def gazetteer(kabupaten_code: str, confirmed: tuple[Alias, ...] = ()) -> Gazetteer:
    """The gazetteer of one kabupaten, with the spellings a person confirmed. Raises reference.UnknownKabupatenError."""
    return Gazetteer(kabupaten_code, confirmed)
