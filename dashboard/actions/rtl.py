"""Last year's RTL sheet (rows as read from a table) into promises. What cannot be read is named, never guessed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from dashboard.actions.checks import checked
from dashboard.actions.entries import ProgressStatus, Promise, StatusChange
from dashboard.actions.errors import EntryError
from dashboard.actions.personal import child_named
from dashboard.actions.store import Store
from dashboard.reference import table

# Header as written -> field; headers are compared without case, blanks and signs.
_HEADERS = {
    "no": "number", "nomor": "number", "kecamatan": "kecamatan", "indikator": "indicator",
    "desa": "place", "desakelurahan": "place", "masalah": "problem",
    "penyebab": "cause", "tindaklanjut": "action", "rencanatindaklanjut": "action", "rtl": "action",
    "sasaran": "target", "sasaranjumlah": "target", "jumlah": "count", "jumlahsasaran": "count",
    "penanggungjawab": "owner", "penanggungjawabopddesa": "owner", "pj": "owner", "pelaksana": "performer",
    "tenggat": "due", "batas": "due", "bataswaktu": "due", "waktu": "due", "targetwaktu": "due",
    "sumberdana": "funding", "status": "status", "keterangan": "note", "ket": "note",
}
# First three letters of a month, in the spellings in use.
_MONTHS = {"jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
           "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12}
_STATUS_WORDS: dict[str, ProgressStatus] = {
    "": "belum", "belum": "belum", "belumdimulai": "belum", "belumterlaksana": "belum", "berjalan": "berjalan",
    "proses": "berjalan", "dalamproses": "berjalan", "sedangberjalan": "berjalan", "selesai": "selesai",
    "sudah": "selesai", "terlaksana": "selesai", "sudahterlaksana": "selesai", "batal": "batal", "dibatalkan": "batal",
}


@dataclass(frozen=True)
class RowProblem:
    """Why a row was not taken (``taken`` False) or what to look at again. ``row``: 1 = first row under the header."""

    row: int
    message: str
    taken: bool


@dataclass(frozen=True)
class Imported:
    """Ids written (or already there), and what to look at."""

    entry_ids: tuple[str, ...]
    problems: tuple[RowProblem, ...]


def import_rtl(
    store: Store, *, rows: Sequence[Mapping[str, Any]], meeting: str, author: str, as_of: date,
    find_desa: Callable[[str], str | None], find_kecamatan: Callable[[str], str | None] = lambda written: None,
) -> Imported:
    """Record the rows of a RTL under an earlier meeting; the same sheet twice changes nothing.

    ``as_of``: the day the sheet's status column speaks of. ``find_desa`` gives the code of a written desa name or None;
    an unknown desa is kept as written. So does ``find_kecamatan`` for a column Kecamatan, of a meeting of the whole
    kabupaten; a column Indikator may name an indicator of the register. A row without "Tindak lanjut" or "Penanggung
    jawab", with a NIK or with what looks like the name of a child is not taken; a due date that cannot be read is left
    empty and named. Raises UnknownEntryError, StoreUnavailableError.
    """
    kecamatan = store.meeting(meeting).kecamatan_code  # a row of a minilok is that kecamatan's, whatever its desa
    taken: list[tuple[str, Promise, StatusChange | None]] = []
    problems: list[RowProblem] = []
    seen: dict[str, int] = {}
    for position, row in enumerate(rows, start=1):
        cells = {field: value for header, value in row.items()
                 if (field := _HEADERS.get(_bare(str(header)))) and _written(value)}
        if not any(field != "number" for field in cells):
            continue
        try:
            promise, warnings = _promise(cells, find_desa=find_desa)
            where, unknown = _kecamatan(cells, meeting=kecamatan, find=find_kecamatan)
            promise = replace(promise, kecamatan_code=where)
            _refuse_named_child(promise)
            status, unclear = _status(cells.get("status", ""), as_of=as_of)
        except EntryError as error:
            problems.append(RowProblem(position, str(error), taken=False))
            continue
        problems += [RowProblem(position, text, taken=True) for text in (*warnings, *unknown, *unclear)]
        taken.append((_key(cells, meeting=meeting, seen=seen), promise, status))
    store.append_imported(taken, meeting=meeting, author=author)
    return Imported(tuple(key for key, _, _ in taken), tuple(problems))


def read_day(value: Any) -> date | None:
    """A written day: date cell, ``2025-04-30``, ``30/04/2025``, ``30-4-25``, ``30 April 2025``, ``30 Apr 2025``.

    Day before month, as Indonesians write. None when it is no complete day (``April 2025``, ``TW II``).
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip().lower()
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?", text):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})", text):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[\s\-]+([a-z]+)\.?[\s\-]+(\d{4})", text):
        day, year = int(found[1]), int(found[3])
        month = _MONTHS.get(found[2][:3], 0)
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def known_columns(headers: Sequence[str]) -> int:
    """How many different columns of a RTL these headers name; a header that only speaks of a tindak lanjut counts."""
    fields = {_HEADERS.get(_bare(header)) for header in headers} - {None}
    told = any("tindaklanjut" in _bare(header) for header in headers if header)
    return len(fields) + (told and "action" not in fields and len(fields) > 0)


def agency_slug(written: str) -> str | None:
    """The slug of an agency written as slug, short name or full name; None when it is none of them."""
    for row in table("agencies").itertuples():
        if _bare(written) in {_bare(str(row.slug)), _bare(str(row.short_name)), _bare(str(row.name_id))}:
            return str(row.slug)
    return None


def indicator_id(written: str) -> str | None:
    """The id of an indicator written as id, short name or full name; None when it is none of them."""
    for row in table("indicators").itertuples():
        if _bare(written) in {_bare(str(row.id)), _bare(str(row.short_name_id)), _bare(str(row.name_id))}:
            return str(row.id)
    return None


def _kecamatan(cells: Mapping[str, Any], *, meeting: str, find: Callable[[str], str | None]
               ) -> tuple[str, list[str]]:
    """A minilok's row is its kecamatan's, whatever its column says; else what the column names."""
    written = _as_text(cells.get("kecamatan", ""))
    if meeting or not written:
        return meeting, []
    code = find(written)
    return (code, []) if code else ("", [f"Kecamatan {written!r} tidak dikenali; janji ini dicatat untuk kabupaten."])


def _promise(cells: Mapping[str, Any], *, find_desa: Callable[[str], str | None]) -> tuple[Promise, list[str]]:
    text = {field: _as_text(value) for field, value in cells.items() if field != "due"}
    warnings = []
    places = [part.strip() for part in re.split(r"[,;\n]| dan ", text.get("place", "")) if part.strip()]
    codes = [find_desa(place) for place in places]
    unknown = [place for place, code in zip(places, codes, strict=True) if code is None]
    if unknown:
        warnings.append(f"Desa tidak dikenali: {', '.join(unknown)}. Nama disimpan seperti tertulis.")
    due = read_day(cells["due"]) if "due" in cells else None
    if due is None:
        written = f" ({_as_text(cells['due'])!r})" if "due" in cells else ""
        warnings.append(f"Tenggat tidak ada atau bukan tanggal lengkap{written}; "
                        "janji ini tidak dapat dihitung terlambat.")
    group, count = read_target(text.get("target", ""), count=text.get("count", ""))
    note = text.get("note", "")
    if "due" in cells and due is None:
        note = f"{note}\nTenggat tertulis: {_as_text(cells['due'])}".strip()
    owner = text.get("owner", "")
    subject = text.get("indicator", "")
    indicator = indicator_id(subject) if subject else None
    if subject and indicator is None:
        warnings.append(f"Indikator {subject!r} tidak dikenali; janji ini tidak ditautkan.")
        note = f"{note}\nIndikator tertulis: {subject}".strip()
    return checked(Promise(
        action=text.get("action", ""), owner=agency_slug(owner) or owner, due_date=due, problem=text.get("problem", ""),
        cause=text.get("cause", ""), target_group=group, target_count=count, performer=text.get("performer", ""),
        funding=text.get("funding", ""), note=note, desa_codes=tuple(code for code in codes if code),
        place_written=", ".join(unknown), indicator_ids=(indicator,) if indicator else (),
    )), warnings


def _refuse_named_child(promise: Promise) -> None:
    """A book that is never emptied takes no name of a child; the row is loaded again once it is reworded."""
    words = child_named(promise.action, promise.problem, promise.cause, promise.target_group, promise.note)
    if words:
        raise EntryError(f"Kata {words!r} tampak mendahului nama anak atau keluarganya. Tulis baris ini tanpa nama, "
                         "lalu muat berkasnya lagi.", field="Tindak lanjut")


def read_target(written: str, *, count: str = "") -> tuple[str, int | None]:
    """``120 balita`` -> ('balita', 120); ``Balita (1.200)`` -> ('Balita', 1200); no single number -> text whole."""
    if count and (number := _whole(count)) is not None:
        return written, number
    numbers = re.findall(r"\d[\d.]*", written)
    if len(numbers) != 1 or (number := _whole(numbers[0])) is None:
        return written, None
    rest = re.sub(r"\(\s*\)", "", written.replace(numbers[0], "")).strip(" :-,")
    return (rest, number) if rest else (written, number)


def _whole(text: str) -> int | None:
    plain = text.strip().rstrip(".")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "")
    return int(plain) if re.fullmatch(r"\d{1,9}", plain) else None


def _status(written: Any, *, as_of: date) -> tuple[StatusChange | None, list[str]]:
    text = _as_text(written)
    status = _STATUS_WORDS.get(_bare(text))
    if status is None:
        return (StatusChange(status="belum", on=as_of, note=f"Status tertulis: {text}"),
                [f"Status {text!r} tidak dikenal; dicatat sebagai belum, tulisan aslinya disimpan."])
    return (StatusChange(status=status, on=as_of, note="Dari lembar RTL") if status != "belum" else None), []


def _key(cells: Mapping[str, Any], *, meeting: str, seen: dict[str, int]) -> str:
    """The same row of the same meeting has the same key; two equal rows in one sheet are two promises."""
    content = json.dumps({field: _as_text(value) for field, value in sorted(cells.items())}, ensure_ascii=True)
    digest = hashlib.sha256(f"{meeting} {content}".encode()).hexdigest()[:40]
    seen[digest] = seen.get(digest, 0) + 1
    return f"rtl-{digest}-{seen[digest]}"


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _written(value: Any) -> bool:
    return value is not None and value == value and bool(_as_text(value))


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
