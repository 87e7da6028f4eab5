"""CSV and its relatives: encoding, a ``sep=`` line, the delimiter by counting, records as a spreadsheet shows them."""

from __future__ import annotations

import codecs
import csv
import io
import re

from dashboard.intake.columns import Cell
from dashboard.intake.findings import Findings, RefusedFileError

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 20
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_BREAK_AND_FIELDS = 5  # a line break followed by so many delimiters inside one cell: a quote was never closed


def read_text(data: bytes, *, findings: Findings) -> list[list[Cell]]:
    """Rows of text cells. Raises RefusedFileError when the bytes are no text or no table."""
    text = _decoded(data, findings=findings)
    if text.lstrip()[:1] in "{[" and text.lstrip():
        raise RefusedFileError("berkas_batas" if '"FeatureCollection"' in text[:5000] else "bukan_tabel",
                               detail="data JSON")
    text, declared = _without_separator_line(text)
    delimiter = declared or _delimiter(text)
    rows = _records(text, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL)
    if any(isinstance(cell, str) and "\n" in cell and cell.count(delimiter) >= _BREAK_AND_FIELDS
           for row in rows for cell in row if len(str(cell)) > 40):
        rows = [[str(cell).strip('"') for cell in row]
                for row in _records(text, delimiter=delimiter, quoting=csv.QUOTE_NONE)]
    return rows


def _decoded(data: bytes, *, findings: Findings) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strict(data, "utf-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if (guess := _utf16_without_mark(data)) is not None:
        return _strict(data, guess)
    if b"\x00" in data[:65536]:
        raise RefusedFileError("bukan_tabel", detail="data biner")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strict(data, "cp1252")
        findings.add("penyandian_cp1252")
    if len(_CONTROL.findall(text[:65536])) > max(3, len(text[:65536]) // 200):
        raise RefusedFileError("penyandian_tidak_dikenal")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Plain Latin text in UTF-16 has a zero in nearly every second byte."""
    head = data[:4096]
    if len(head) < 8:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.8 * half and head[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.8 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedFileError("penyandian_tidak_dikenal") from None


def _without_separator_line(text: str) -> tuple[str, str | None]:
    """Excel hides a first line ``sep=;``, so it gets no row number here either."""
    first, _, rest = text.partition("\n")
    match = _SEPARATOR_LINE.fullmatch(first.rstrip("\r"))
    return (rest, match.group(1)) if match else (text, None)


def _delimiter(text: str) -> str:
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_SAMPLE_LINES]
    counts = {delimiter: sum(line.count(delimiter) for line in lines) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: counts[delimiter])  # on a tie the first, the semicolon
    if counts[best] < len(lines) / 2 or not lines:
        raise RefusedFileError("bukan_tabel", detail="teks biasa tanpa pemisah kolom")
    return best


def _records(text: str, *, delimiter: str, quoting: int) -> list[list[Cell]]:
    try:
        return [list(record) for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter,
                                                      quoting=quoting)]  # type: ignore[arg-type]
    except (csv.Error, TypeError):
        raise RefusedFileError("berkas_rusak") from None
