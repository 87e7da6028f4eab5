"""Writes one table as xlsx, CSV or an HTML table named .xls, with the sample's mark in the first row."""

from __future__ import annotations

import csv
import datetime as dt
import html
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

MARK = "DATA CONTOH — data buatan, bukan anak sungguhan"
MADE = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)  # fixed, so that the same seed gives the same bytes


def write_xlsx(path: Path, *, sheet: str, preamble: Sequence[str], header: Sequence[str], rows: Iterable[Sequence[Any]],
               date_columns: Collection[str] = ()) -> Path:
    """Text stays text, numbers stay numbers, day numbers of ``date_columns`` show as dates, '' is an empty cell."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        formats = [day if name in date_columns else None for name in header]
        for number, line in enumerate(preamble):
            page.write_string(number, 0, line)
        first = len(preamble)
        for column, name in enumerate(header):
            page.write_string(first, column, name)
        for number, row in enumerate(rows, start=first + 1):
            for column, value in enumerate(row):
                if value.__class__ is str:
                    if value:
                        page.write_string(number, column, value)
                elif value is not None:
                    page.write_number(number, column, value, formats[column])
    return path


def write_csv(path: Path, *, preamble: Sequence[str], header: Sequence[str], rows: Iterable[Sequence[Any]],
              delimiter: str) -> Path:
    """UTF-8 with BOM and LF, as the exports have it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerows([line] for line in preamble)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def write_html(path: Path, *, preamble: Sequence[str], header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    """An HTML table under a spreadsheet's name, very likely what the application itself serves."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<html><head><meta charset="utf-8"></head><body><table border="1">\n')
        for line in preamble:
            file.write(f'<tr><td colspan="{len(header)}">{html.escape(line)}</td></tr>\n')
        file.write("<tr>" + "".join(f"<th>{html.escape(name)}</th>" for name in header) + "</tr>\n")
        for row in rows:
            cells = (html.escape(str(value)).replace("\xa0", "&nbsp;") for value in row)
            file.write("<tr><td>" + "</td><td>".join(cells) + "</td></tr>\n")
        file.write("</table></body></html>\n")
    return path
