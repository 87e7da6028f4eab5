"""HTML tables named .xls: what the web application very likely hands out. Cells are read as text."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from dashboard.intake.columns import Cell
from dashboard.intake.findings import RefusedFileError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_MAX_SPAN = 200


def is_markup(data: bytes) -> bool:
    """The first character after a byte-order mark and blanks is ``<`` (UTF-8 or UTF-16)."""
    head = data[:512].removeprefix(codecs.BOM_UTF8).removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
    return head.replace(b"\x00", b"").lstrip().startswith(b"<")


def read_html(data: bytes) -> list[list[list[Cell]]]:
    """Every outermost table as rows of text. Raises RefusedFileError when there is none."""
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
        raise RefusedFileError("bukan_tabel", detail="buku kerja XML 2003; simpan ulang sebagai xlsx")
    if b"<kml" in data[:4096] or b"<gml" in data[:4096]:
        raise RefusedFileError("berkas_batas")
    parser = etree.HTMLParser(encoding=_encoding(data), huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    if root is None:
        raise RefusedFileError("bukan_tabel", detail="halaman web yang tidak terbaca")
    found = [_rows(table) for table in root.iter("table") if next(table.iterancestors("table"), None) is None]
    if not any(found):
        raise RefusedFileError("bukan_tabel", detail="halaman web tanpa tabel, misalnya halaman masuk aplikasi")
    return found


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return codecs.lookup(declared.group(1).decode("ascii")).name
        except LookupError:
            pass  # a made-up name: fall through to trying
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _rows(table: etree._Element) -> list[list[Cell]]:
    """Rows of one table; a spanned cell gives its text once and blanks after it, as a spreadsheet does."""
    rows: list[list[Cell]] = []
    covered: dict[int, int] = {}  # column -> how many further rows a rowspan still covers
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        cells: list[Cell] = []
        for cell in row.iterchildren("td", "th"):
            if not cell.attrib and not covered:  # nearly every cell of a download
                cells.append(_text(cell))
                continue
            _fill_covered(cells, covered)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for offset in range(across):
                if down > 1:
                    covered[len(cells)] = down - 1
                cells.append("" if offset else _text(cell))
        _fill_covered(cells, covered)
        covered = {column: left for column, left in covered.items() if left > 0}
        rows.append(cells)
    return rows


def _text(cell: etree._Element) -> str:
    return "".join(cell.itertext()) if len(cell) else cell.text or ""


def _fill_covered(cells: list[Cell], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")


def _span(cell: etree._Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(int(text), _MAX_SPAN) if text.isdecimal() and int(text) > 0 else 1
