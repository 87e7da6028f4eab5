"""The findings sheet opened again: rows in order, nothing that a spreadsheet computes, cut with a word about it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from dashboard.exports import findings
from dashboard.exports.findings import FoundRow, write_findings


def rows_of(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))


def test_rows_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = [FoundRow(214, "Tanggal Ukur", "tolak", "Tanggal ukur sebelum tanggal lahir."),
             FoundRow(None, "", "info", "Data contoh."), FoundRow(9, "Berat", "perbaikan", "Koma desimal hilang.")]
    write_findings(found, file_name="berkas.xlsx", is_sample=True, path=tmp_path / "t.xlsx")
    rows = rows_of(tmp_path / "t.xlsx")
    assert rows[0][0] == "DATA CONTOH"
    assert rows[-3:] == [("berkas", None, "Keterangan", "Data contoh."),
                         (9, "Berat", "Dikosongkan/diperbaiki", "Koma desimal hilang."),
                         (214, "Tanggal Ukur", "Ditolak", "Tanggal ukur sebelum tanggal lahir.")]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    evil = "=HYPERLINK(\"http://contoh\")"
    write_findings([FoundRow(1, evil, evil, "+1"), FoundRow(2, "@a", "tolak", "-2")], file_name=evil, is_sample=False,
                   path=tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert all(not str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_cut_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "MOST_ROWS", 2)
    write_findings([FoundRow(row, "", "tolak", "x") for row in (3, 1, 2)], file_name="a", is_sample=False,
                   path=tmp_path / "t.xlsx")
    rows = rows_of(tmp_path / "t.xlsx")
    assert [row[0] for row in rows[-2:]] == [1, 2]
    assert "Hanya 2 temuan pertama dari 3" in str(rows[2][0])
