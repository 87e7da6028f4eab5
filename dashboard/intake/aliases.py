"""Spellings of a desa that a person confirmed, kept in the working folder and used by every later load.

``aliases.csv``: code, kecamatan, alias, confirmed_at, confirmed_by (role or unit; UTF-8, comma, header row). Nothing
is ever confirmed by itself.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path

from dashboard.intake.cells import clean_text, holds_long_number
from dashboard.intake.places import Alias, gazetteer, place_key
from dashboard.warehouse.files import write_text_atomically

FILE = "aliases.csv"
_COLUMNS = ("code", "kecamatan", "alias", "confirmed_at", "confirmed_by")


class AliasError(Exception):
    """This spelling cannot be confirmed; the message is for the officer."""


@dataclass(frozen=True)
class Confirmed:
    """One line of the list: the spelling, when it was confirmed (ISO, '' unknown) and by which role or unit."""

    alias: Alias
    confirmed_at: str
    confirmed_by: str


def listed(folder: Path) -> tuple[Confirmed, ...]:
    """The confirmed spellings of a working folder, oldest first; a line that cannot be read is left out."""
    try:
        with (folder / FILE).open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
    except (FileNotFoundError, UnicodeDecodeError, csv.Error):
        return ()
    return tuple(Confirmed(Alias(line["code"], line["kecamatan"], line["alias"]), line.get("confirmed_at") or "",
                           line.get("confirmed_by") or "")
                 for line in lines if line.get("code") and line.get("alias") and line.get("kecamatan") is not None)


def confirmed(folder: Path) -> tuple[Alias, ...]:
    """The confirmed spellings alone, as the gazetteer takes them."""
    return tuple(one.alias for one in listed(folder))


def confirm(folder: Path, *, kabupaten_code: str, kecamatan: str, written: str, desa_code: str, who: str = "") -> None:
    """Remember that ``written`` in this kecamatan (as written; '' = not written) means this desa; ``who`` said so.

    Raises AliasError for a desa of another kabupaten, a blank spelling, one that holds a personal number, or one that
    is another desa's own name.
    """
    known = gazetteer(kabupaten_code, confirmed(folder))
    alias = clean_text(written)
    if desa_code not in known.name_of:
        raise AliasError(f"Kode desa {desa_code} bukan desa {known.kabupaten.name}.")
    if not place_key(alias) or holds_long_number(alias) or len(alias) > 80:
        raise AliasError("Penulisan desa kosong atau berisi nomor panjang; tidak dapat disimpan sebagai ejaan lain.")
    place = known.by_names(kabupaten="", kecamatan=kecamatan, desa=alias)
    if place.desa_code not in ("", desa_code):
        raise AliasError(f"'{alias}' sudah berarti {known.name_of[place.desa_code]} ({place.desa_code}).")
    if place.desa_code == desa_code:
        return
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / FILE, lines=[*listed(folder), Confirmed(Alias(desa_code, clean_text(kecamatan), alias), now, who)])


def forget(folder: Path, *, alias: Alias) -> None:
    """Take a confirmed spelling back; files loaded with it keep their desa until they are loaded anew."""
    _write(folder / FILE, lines=[one for one in listed(folder) if one.alias != alias])


def _write(path: Path, *, lines: list[Confirmed]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for line in lines:
        writer.writerow([line.alias.code, line.alias.kecamatan, line.alias.alias, line.confirmed_at, line.confirmed_by])
    write_text_atomically(path, text=text.getvalue())
