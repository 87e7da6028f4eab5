"""The register of indicators as data: the table that travels with the product, and what a kabupaten changes in it.

``indikator.csv`` in the working folder holds one row per indicator that is different or new, under Indonesian headers;
a blank cell leaves what is there. A row may belong to another frame (``kerangka``) with the day it is in force from:
that is how the list of 2025 comes in. A target needs its legal basis.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard import reference
from dashboard.settings import SettingsError, data_folder

FILE = "indikator.csv"
# Header in the file -> column of data/reference/indicators.csv
HEADERS = {"id": "id", "nomor": "number", "nama": "name_id", "nama_pendek": "short_name_id",
           "kelompok_sasaran": "target_group", "jenis": "kind", "opd": "agency",
           "makin_rendah_makin_baik": "lower_is_better", "akumulasi": "accumulation", "pembilang": "numerator",
           "penyebut": "denominator", "opd_penyebut": "denominator_agency", "target": "target_value",
           "tahun_target": "target_year", "dasar_hukum": "target_source", "kepastian": "certainty",
           "lampiran_perpres": "perpres_annex", "kerangka": "frame", "berlaku_sejak": "valid_from"}
NEEDED_IN_A_NEW_ROW = ("number", "name_id", "short_name_id", "target_group", "kind", "agency", "accumulation",
                       "numerator", "denominator")
_WORDS = {"accumulation": {"kumulatif": "cumulative", "stok": "stock", "kasus": "case", "bulanan": "monthly"},
          "kind": {"spesifik": "spesifik", "sensitif": "sensitif"},
          "lower_is_better": {"ya": "true", "tidak": "false"},
          "certainty": {"pasti": "sure", "mungkin": "likely", "ingatan": "memory"}}
_ID = re.compile(r"[a-z][a-z0-9_]{2,59}")
MOST_ROWS = 500
LONGEST_CELL = 300


class RegisterFileError(SettingsError):
    """``indikator.csv`` cannot be used; the message is a sentence in Bahasa with row, column and what was found."""


def register_table(folder: Path | None = None) -> pd.DataFrame:
    """The register of a working folder (None: the one of this process), columns as ``data/reference/indicators.csv``.

    Raises RegisterFileError for an ``indikator.csv`` that cannot be used.
    """
    return _table(register_stamp(folder)).copy()


Stamp = tuple[Path, int, int]


def register_stamp(folder: Path | None = None) -> Stamp | None:
    """What changes when ``indikator.csv`` does: its path, time and size; None when there is none."""
    path = (folder or data_folder()) / FILE
    try:
        state = path.stat()
    except OSError:
        return None
    return path, state.st_mtime_ns, state.st_size


def table_of(stamp: Stamp | None) -> pd.DataFrame:
    """The register as it was at this stamp (see ``register_table``)."""
    return _table(stamp).copy()


def register_bytes(folder: Path) -> bytes:
    """The file as it is, for the hash of a version; b'' when there is none."""
    try:
        return (folder / FILE).read_bytes()
    except OSError:
        return b""


def write_register(path: Path, *, folder: Path) -> None:
    """Write the register of a working folder under Indonesian headers, to be changed and put there as indikator.csv.

    With BOM and semicolons, so that a spreadsheet program in Indonesian opens it as columns.
    """
    spoken = {column: {code: word for word, code in words.items()} for column, words in _WORDS.items()}
    rows = register_table(folder).to_dict("records")  # before the file is opened: it may be the one that is read
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(HEADERS)
        for row in rows:
            cells = [str(row[column]) for column in HEADERS.values()]
            writer.writerow([safe_cell(spoken.get(column, {}).get(cell, cell))
                             for column, cell in zip(HEADERS.values(), cells, strict=True)])


def safe_cell(text: str) -> str:
    """A text no spreadsheet program takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


@lru_cache(maxsize=8)
def _table(stamp: Stamp | None) -> pd.DataFrame:
    return reference.table("indicators") if stamp is None else _merged(stamp[0])


def _merged(path: Path) -> pd.DataFrame:
    base = reference.table("indicators")
    rows: dict[tuple[str, str], dict[str, str]] = {
        (str(row["id"]), str(row["frame"])): {str(key): str(cell) for key, cell in row.items()}
        for row in base.to_dict("records")}
    newest = max(rows.values(), key=lambda row: row["valid_from"])["frame"]
    seen: set[tuple[str, str]] = set()
    starts: dict[str, set[str]] = {}
    for number, given in _lines(path):
        identifier = given.get("id", "")
        if not _ID.fullmatch(identifier):
            raise _wrong(number, "id", identifier, "Pakai huruf kecil, angka, dan garis bawah, mulai dengan huruf.")
        frame = given.get("frame") or newest
        if (identifier, frame) in seen:
            raise _wrong(number, "id", identifier, "Indikator ini sudah ada pada baris lain; satukan.")
        seen.add((identifier, frame))
        changed = {column: _checked(number, column, cell) for column, cell in given.items() if cell}
        if changed.get("target_value") and not changed.get("target_source"):
            raise _wrong(number, "dasar_hukum", "", "Target yang diubah harus disertai dasar hukumnya.")
        if changed.get("target_value"):
            changed.setdefault("certainty", "sure")
        own = rows.get((identifier, frame)) or _earlier(rows, identifier)
        if own is None:
            lacking = [column for column in NEEDED_IN_A_NEW_ROW if not changed.get(column)]
            if lacking:
                raise _wrong(number, _header(lacking[0]), "", "Indikator baru harus lengkap; kolom ini wajib.")
            own = dict.fromkeys(base.columns, "") | {"lower_is_better": "false", "certainty": "memory",
                                                     "definition_certainty": "sure",
                                                     "denominator_agency": changed["agency"]}
        rows[(identifier, frame)] = {**own, **changed, "id": identifier, "frame": frame}
        starts.setdefault(frame, set()).update({changed["valid_from"]} if changed.get("valid_from") else ())
    valid = _starts(starts)
    made = [{**row, "valid_from": valid[frame]} for (_, frame), row in rows.items()]
    return pd.DataFrame(made, columns=list(base.columns)).fillna("").astype(str)


def _earlier(rows: dict[tuple[str, str], dict[str, str]], identifier: str) -> dict[str, str] | None:
    """The same indicator in another frame: what a new frame does not say again stays."""
    return next((row for (one, _), row in rows.items() if one == identifier), None)


def _starts(given: dict[str, set[str]]) -> dict[str, str]:
    """The day from which each frame is in force: of the product's own as it travels, of a new one as the file says."""
    known = reference.table("indicators")
    starts: dict[str, str] = dict(zip(known["frame"], known["valid_from"], strict=True))
    for frame, days in given.items():
        if frame in starts:
            continue
        if len(days) != 1:
            found = ", ".join(sorted(days)) or "kosong"
            raise RegisterFileError(f"{FILE}: kerangka {frame} harus memuat satu berlaku_sejak. Ditemukan: {found}.")
        starts[frame] = next(iter(days))
    return starts


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterFileError(
            f"{FILE} tidak dapat dibaca ({type(error).__name__}). Simpan sebagai CSV UTF-8.") from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    try:
        table = [[cell.strip() for cell in line] for line in reader]
    except csv.Error:
        raise RegisterFileError(f"{FILE} tidak dapat dibaca: tanda kutip tidak ditutup.") from None
    header = [cell.lower() for cell in table[0]] if table else []
    unknown = [cell for cell in header if cell and cell not in HEADERS]
    if "id" not in header or unknown:
        what = f"kolom tidak dikenal: {', '.join(unknown[:5])}" if unknown else "kolom id tidak ada"
        raise RegisterFileError(f"{FILE}: {what}. Kolom yang dikenal: {', '.join(HEADERS)}.")
    lines = [(number, {HEADERS[name]: cell for name, cell in zip(header, line, strict=False) if name})
             for number, line in enumerate(table[1:], start=2) if any(line)]
    if len(lines) > MOST_ROWS:
        raise RegisterFileError(f"{FILE}: {len(lines)} baris; paling banyak {MOST_ROWS}.")
    return lines


def _checked(number: int, column: str, cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        raise _wrong(number, _header(column), cell[:20] + " …", f"Paling panjang {LONGEST_CELL} huruf.")
    if column in _WORDS:
        if cell.lower() not in _WORDS[column]:
            raise _wrong(number, _header(column), cell, f"Pakai {' atau '.join(_WORDS[column])}.")
        return _WORDS[column][cell.lower()]
    check = _CHECKS.get(column)
    read = check[0](cell) if check else cell
    if read is None:
        raise _wrong(number, _header(column), cell, check[1] if check else "")
    return read


def _agency(cell: str) -> str | None:
    slug = cell.lower()
    return slug if slug in set(reference.table("agencies")["slug"]) else None


def _whole(cell: str, *, low: int, high: int) -> str | None:
    return cell if cell.isdecimal() and low <= int(cell) <= high else None


def _percent(cell: str) -> str | None:
    text = cell.replace("%", "").strip().replace(",", ".")
    return text if re.fullmatch(r"\d{1,3}(\.\d{1,2})?", text) and float(text) <= 100 else None


def _day(cell: str) -> str | None:
    text = f"{cell}-01" if re.fullmatch(r"\d{4}-\d{2}", cell) else cell
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return None


_CHECKS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "agency": (_agency, "Pakai kode OPD pada daftar OPD, misalnya dinkes."),
    "denominator_agency": (_agency, "Pakai kode OPD pada daftar OPD, misalnya dinkes."),
    "number": (lambda cell: _whole(cell, low=1, high=999), "Tulis nomor urut 1 sampai 999."),
    "target_year": (lambda cell: _whole(cell, low=2015, high=2045), "Tulis tahun 2015 sampai 2045."),
    "target_value": (_percent, "Tulis persen 0 sampai 100, misalnya 90 atau 15,5."),
    "frame": (lambda cell: _whole(cell, low=2015, high=2045), "Tulis tahun kerangkanya, misalnya 2025."),
    "valid_from": (_day, "Tulis seperti 2026-01 atau 2026-01-01."),
}


def _header(column: str) -> str:
    return next(name for name, known in HEADERS.items() if known == column)


def _wrong(number: int, column: str, found: str, advice: str) -> RegisterFileError:
    what = f"ditemukan '{found}'" if found else "kosong"
    return RegisterFileError(f"{FILE} baris {number}, kolom {column}: {what}. {advice}")
