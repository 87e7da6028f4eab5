"""Sheets whose columns are told by more than one header row, by their position, or by a pattern of names.

Each finder looks for one layout in the first rows and gives a ``Header`` as the ordinary header hunt does, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.intake import case_list, tpps_report, village_card_layout
from dashboard.intake.cells import clean_text, key_of
from dashboard.intake.columns import Rows
from dashboard.intake.dates import month_number
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.header import (
    MAX_COLUMNS,
    ROWS_SEARCHED,
    Header,
    column_letter,
    extract_date,
    is_marked_sample,
    texts_above,
)
from dashboard.intake.kind import MONTH_KEYS, MONTH_SHOWN, PLACE_KEYS, PLACE_SHOWN, WIDER_KEYS, Kind
from dashboard.intake.service_names import GROUPS, OTHER_GROUPS, SLUGS, in_group
from dashboard.intake.stacked import stacked_keys, word_key

NUMERATOR, DENOMINATOR, PERCENT = "numerator:", "denominator:", "percent:"
_ROLES = {"jumlah": NUMERATOR, "jml": NUMERATOR, "capaian": NUMERATOR, "dilayani": NUMERATOR, "realisasi": NUMERATOR,
          "pembilang": NUMERATOR, "sasaran": DENOMINATOR, "seluruh": DENOMINATOR, "jumlahseluruh": DENOMINATOR,
          "target": DENOMINATOR, "penyebut": DENOMINATOR, "persen": PERCENT, "persentase": PERCENT}
_KNOWN_PLACES = PLACE_KEYS | WIDER_KEYS | MONTH_KEYS | {"puskesmas": "puskesmas", "pukesmas": "puskesmas"}
_ROLES_NEEDED = 3
_GROUPS_NEEDED = 3


def find_layout(rows: Rows, *, wanted: Kind | None) -> Header | None:
    """The special layout this sheet has, if it has one and it is of the wanted kind.

    Raises RefusedFileError when the layout is clear but what must be there is not.
    """
    finders: tuple[tuple[str, Callable[[Rows], Header | None]], ...] = (
        ("coverage", _programme_sheet), ("coverage", _monthly_form), ("krs", _krs_by_name),
        ("coverage", case_list.find),
        ("desa_report", _daftar_entry), ("village_scorecard", village_card_layout.find),
        ("tpps_report", tpps_report.find))
    for name, find in finders:
        if (wanted is None or wanted.name == name) and (found := find(rows)) is not None:
            return found
    return None


def _header(kind: Kind, *, rows: Rows, first: int, last: int, columns: dict[str, int]) -> Header:
    above = texts_above(rows, row=first)
    return Header(kind, last, columns, extract_date(above), is_marked_sample(above))


def _programme_sheet(rows: Rows) -> Header | None:
    """The wide sheet of services per desa: groups in one row, services in the next, perhaps jumlah/sasaran/% below."""
    for first, row in enumerate(rows[:ROWS_SEARCHED - 1]):
        keys = {_group(key_of(clean_text(cell))) for cell in row[:MAX_COLUMNS] if isinstance(cell, str)} - {""}
        if len(keys) < _GROUPS_NEEDED or first + 1 >= len(rows):
            continue
        third = [word_key(cell) for cell in rows[first + 2]] if first + 2 < len(rows) else []
        count = 3 if sum(key in _ROLES for key in third) >= _ROLES_NEEDED else 2
        columns, shown = _service_columns(rows, first=first, count=count)
        if "desa" not in columns and "desa_code" not in columns:
            raise RefusedFileError("kolom_wajib_tidak_ada", detail="Berkas dikenali sebagai lembar cakupan program per "
                                   "desa. Tidak ada: Kode Desa atau Desa.")
        kind = Kind("coverage", "lembar cakupan program per desa", {}, (), shown, layout="programme_sheet")
        return _header(kind, rows=rows, first=first, last=first + count - 1, columns=columns)
    return None


def _group(key: str) -> str:
    return next((group for group in (*GROUPS, *OTHER_GROUPS) if key.startswith(group)), "")


def _service_columns(rows: Rows, *, first: int, count: int) -> tuple[dict[str, int], dict[str, str]]:
    """Field -> position and wording. Without a role row a service's first column is its count, the rest is not read.

    A service's columns are its heading's and the nameless ones to the right of it.
    """
    columns: dict[str, int] = {}
    shown = dict(PLACE_SHOWN) | dict(MONTH_SHOWN)
    indicator = ""
    for position, path in enumerate(stacked_keys(rows, first=first, count=count)):
        place = next((_KNOWN_PLACES[key] for key in path if key in _KNOWN_PLACES), "")
        group = _group(path[0])
        if place and not group:
            columns.setdefault(place, position)
            continue
        if path[1]:
            indicator = in_group(group, heading=path[1])
        elif not group:
            indicator = ""
        role = NUMERATOR if count == 2 else _ROLES.get(path[2], PERCENT)
        if indicator and (field := f"{role}{indicator}") not in columns:
            columns[field] = position
            shown[field] = column_letter(position)
    return columns, shown


def _monthly_form(rows: Rows) -> Header | None:
    """An agency's monthly form: per service ``jml_x, jml_seluruh_x, persentase_x``."""
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        keys = [key_of(clean_text(cell)) if isinstance(cell, str) else "" for cell in row[:MAX_COLUMNS]]
        services = {key.removeprefix("jmlseluruh") for key in keys if key.startswith("jmlseluruh")}
        if not services or not any(f"persentase{service}" in keys for service in services):
            continue
        columns: dict[str, int] = {}
        shown = dict(PLACE_SHOWN) | dict(MONTH_SHOWN)
        for position, key in enumerate(keys):
            field = _KNOWN_PLACES.get(key, "")
            for start, role in (("jmlseluruh", DENOMINATOR), ("persentase", PERCENT), ("jml", NUMERATOR)):
                if not field and key.startswith(start) and (service := SLUGS.get(key.removeprefix(start))):
                    field = f"{role}{service}"
            if field and field not in columns:
                columns[field] = position
                shown.setdefault(field, column_letter(position))
        if "desa" not in columns and "desa_code" not in columns:
            raise RefusedFileError("kolom_wajib_tidak_ada", detail="Berkas dikenali sebagai formulir bulanan OPD. "
                                   "Tidak ada: kelurahan.")
        kind = Kind("coverage", "formulir bulanan OPD", {}, (), shown, layout="monthly_form")
        return _header(kind, rows=rows, first=index, last=index, columns=columns)
    return None


# Words of a column's path in the list of families -> field; the layout is settled before these are asked.
_FAMILY_FIELDS: tuple[tuple[str, str], ...] = (
    ("airminum", "water_poor"), ("jamban", "latrine_poor"), ("muda", "too_young"), ("tua", "too_old"),
    ("dekat", "too_close"), ("banyak", "too_many"), ("kbmodern", "no_modern_kb"), ("023", "under_2"),
    ("pushamil", "pregnant"))
_FAMILY_HEADER_ROWS = 4


def _krs_by_name(rows: Rows) -> Header | None:
    """The list of families at risk by name: up to four header rows with Sasaran and Penapisan among them."""
    for first in range(min(ROWS_SEARCHED, len(rows))):
        top = {key_of(clean_text(cell)) for cell in rows[first][:MAX_COLUMNS] if isinstance(cell, str)}
        if not {"nokk", "nomorkk", "nokartukeluarga"} & top and "penapisan" not in top:
            continue
        block = rows[first:first + _FAMILY_HEADER_ROWS]
        all_keys = {key_of(clean_text(cell)) for row in block for cell in row[:MAX_COLUMNS] if isinstance(cell, str)}
        if "penapisan" not in all_keys or not {"nokk", "nomorkk", "nokartukeluarga"} & all_keys:
            continue
        count = next((size for size in range(len(block), 0, -1) if _is_header_row(block[size - 1])), 1)
        columns: dict[str, int] = {}
        for position, path in enumerate(stacked_keys(rows, first=first, count=count)):
            field = _family_field(path)
            if field:
                columns.setdefault(field, position)
        if "desa" not in columns:
            raise RefusedFileError("kolom_wajib_tidak_ada", detail="Berkas dikenali sebagai daftar keluarga berisiko "
                                   "stunting menurut nama. Tidak ada: Desa.")
        shown = {field: column_letter(position) for field, position in columns.items()} | dict(PLACE_SHOWN)
        kind = Kind("krs", "daftar keluarga berisiko stunting, dihitung per desa", {}, (), shown, layout="krs_by_name")
        return _header(kind, rows=rows, first=first, last=first + count - 1, columns=columns)
    return None


def _family_field(path: tuple[str, ...]) -> str:
    if any(key in ("nokk", "nomorkk", "nokartukeluarga") for key in path):
        return "family"
    if place := next((_KNOWN_PLACES[key] for key in path if key in _KNOWN_PLACES and key != "no"), ""):
        return place
    written = "/".join(path)
    last = next((key for key in reversed(path) if key), "")
    if "penapisan" in written or "sasaran" in written:
        return next((field for word, field in _FAMILY_FIELDS if word in written), "pus" if last == "pus" else "")
    return ""


def _is_header_row(row: Sequence[object]) -> bool:
    """A header row holds words only; a family's row begins with its number."""
    filled = [cell for cell in row if clean_text(cell)]  # type: ignore[arg-type]
    words = [cell for cell in filled if isinstance(cell, str) and not clean_text(cell).replace(".", "").isdigit()]
    return len(filled) >= 2 and len(words) == len(filled)


# Positions (first column = 1) of what is read of the Daftar Entry; what stands between them are percentages.
DAFTAR_ENTRY_POSITIONS = {
    "puskesmas": 5, "desa": 6, "month": 7, "target_list": 8, "target_0_23": 9, "target_24_59": 10, "target": 11,
    "weighed_0_23": 12, "weighed_24_59": 14, "weighed": 16, "measured_0_23": 18, "measured_24_59": 20, "measured": 22,
    "both_0_23": 24, "both_24_59": 26, "weighed_measured": 28, "gained": 32, "not_gained": 33, "weighed_before": 36,
    "stunted": 38, "wasted": 40, "overweight": 42, "underweight": 44}
_DAFTAR_ENTRY_LEAST = 44
_DAFTAR_ENTRY_SHOWN = {
    "target_0_23": "jumlah 0-23 bln", "target_24_59": "jumlah 24-59 bln", "target": "jumlah 0-59 bln",
    "target_list": "sasaran balita", "weighed_0_23": "ditimbang 0-23", "weighed_24_59": "ditimbang 24-59",
    "weighed": "ditimbang 0-59", "measured_0_23": "diukur 0-23", "measured_24_59": "diukur 24-59",
    "measured": "diukur 0-59", "both_0_23": "ditimbang dan diukur 0-23", "both_24_59": "ditimbang dan diukur 24-59",
    "weighed_measured": "ditimbang dan diukur 0-59", "gained": "N", "not_gained": "T", "weighed_before": "D'",
    "stunted": "stunting", "wasted": "wasting", "overweight": "overweight", "underweight": "underweight",
    "puskesmas": "Puskesmas", "reported_at": "Waktu Input"}


def _daftar_entry(rows: Rows) -> Header | None:
    """Sigizi's Daftar Entry: puskesmas, desa and month in columns 5 to 7, then counts and percentages by position."""
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        keys = [key_of(clean_text(cell)) if isinstance(cell, str) else "" for cell in row[:MAX_COLUMNS]]
        if len(keys) < _DAFTAR_ENTRY_LEAST or keys[4] not in ("puskesmas", "pukesmas") or keys[6] != "bulan" or (
                keys[5] not in ("kelurahandesa", "desakelurahan", "kelurahan", "desa")):
            continue
        last = index
        while last + 1 < len(rows) and last < index + 4 and not _has_month(rows[last + 1]):
            last += 1
        if last + 1 >= len(rows) or not _has_month(rows[last + 1]):
            last = index
        columns = {field: position - 1 for field, position in DAFTAR_ENTRY_POSITIONS.items()}
        for line in rows[index:last + 1]:
            for position, cell in enumerate(line[:MAX_COLUMNS]):
                field = ({"tahun": "year", "waktuinput": "reported_at", "kecamatan": "kecamatan"} | WIDER_KEYS).get(
                    key_of(clean_text(cell)) if isinstance(cell, str) else "")
                if field:
                    columns.setdefault(field, position)
        kind = Kind("desa_report", "Daftar Entry balita gizi per desa", {}, (),
                    _DAFTAR_ENTRY_SHOWN | PLACE_SHOWN | MONTH_SHOWN, layout="daftar_entry")
        return _header(kind, rows=rows, first=index, last=last, columns=columns)
    return None


def _has_month(row: Sequence[object]) -> bool:
    return len(row) > 6 and bool(month_number(row[6]))  # type: ignore[arg-type]
