"""Workbooks reopened with openpyxl: numbers are numbers, codes are text, and no cell can compute."""

from __future__ import annotations

import csv
import dataclasses
import io
from datetime import date, datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.exports.csv_table import csv_bytes
from dashboard.exports.paper import Cover, paper_name
from dashboard.exports.plain import safe_text
from dashboard.exports.xlsx import write_xlsx
from dashboard.stories import STORIES
from dashboard.stories.story import Column, Story, Table
from dashboard.words.papers import SHEETS

ATTACKS = ("=1+1", "+62 812", "-2", "@SUM(A1)", "\t=cmd", "\r=cmd", '=HYPERLINK("http://x")', "＝1+1")


def book_of(stories: tuple[Story, ...], *, cover: Cover, extra: dict[str, Table] | None = None) -> Any:
    out = io.BytesIO()
    write_xlsx(stories, cover=cover, path=out, extra_sheets=extra)
    out.seek(0)
    return load_workbook(out)


@pytest.fixture(scope="module")
def book(stories: tuple[Story, ...], cover: Cover) -> Any:
    rtl = Table((Column("n", "No", "count"), Column("a", "Tindak lanjut")), ((1, "PMT"),))
    return book_of(stories, cover=cover, extra={"RTL": rtl})


def test_one_sheet_per_table_twin_and_the_notes(book: Any, stories: tuple[Story, ...]) -> None:
    assert book.sheetnames[0] == "Catatan"
    assert book.sheetnames[-1] == "RTL"
    assert len(book.sheetnames) == len(stories) + 2
    assert len({name.lower() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert not any(letter in name for name in book.sheetnames for letter in "[]:*?/\\_")


@pytest.mark.parametrize(("title", "name"), [
    ("Apa yang berubah sejak rapat lalu", "1 Apa yang berubah sejak rapat"),
    ("Layanan: Kemenag/KUA", "1 Layanan Kemenag KUA"),
    ("Janji dan hasil", "1 Janji dan hasil"), ("x" * 60, "1 " + "x" * 29), ("", "1")])
def test_a_sheet_is_named_in_words_that_excel_takes(
    stories: tuple[Story, ...], cover: Cover, title: str, name: str,
) -> None:
    out = io.BytesIO()
    write_xlsx(stories[:2], cover=cover, path=out, titles=[title, title])
    (_, first, second) = load_workbook(out).sheetnames
    assert first == name
    assert second.startswith("2")
    assert len(second) <= 31


def test_every_page_has_a_name_for_its_sheet() -> None:
    assert set(SHEETS) >= set(STORIES)
    assert all(len(f"20 {name}") <= 31 and "_" not in name for name in SHEETS.values())


def test_every_value_of_every_table_is_there_with_its_type(book: Any, stories: tuple[Story, ...]) -> None:
    for sheet, story in zip(book.worksheets[1:], stories, strict=False):
        rows = list(sheet.iter_rows(values_only=True))
        labels = tuple(column.label for column in story.table.columns)
        header = next(n for n, row in enumerate(rows) if row[: len(labels)] == labels)
        heads = [row[0] for row in rows[:header]]
        assert [
            text for text in (story.takeaway, story.subtitle, story.filters, story.source) if text not in heads
        ] == []
        body = rows[header + 1 :]
        assert len(body) == len(story.table.rows)
        for shown, given_row in zip(body, story.table.rows, strict=True):
            for value, expected, column in zip(shown, given_row, story.table.columns, strict=False):
                if isinstance(value, datetime):
                    value = value.date()
                if isinstance(expected, float):
                    assert isinstance(value, (int, float)), (sheet.title, column.key)
                    assert value == pytest.approx(expected, rel=1e-14)
                else:
                    assert value == ("–" if expected is None else expected), (sheet.title, column.key)


def test_codes_are_text_and_numbers_have_a_format(book: Any) -> None:
    sheet = next(sheet for sheet in book.worksheets if sheet.title.endswith(" Peta desa"))
    code = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "62.01.01.1011")
    assert (code.data_type, code.number_format) == ("s", "@")
    assert [cell.number_format for cell in sheet[code.row]][2] == "#,##0"
    trend = book.worksheets[1]
    day = next(
        cell for row in trend.iter_rows() for cell in row if cell.value in (date(2025, 5, 26), datetime(2025, 5, 26))
    )
    assert day.number_format.startswith("[$-421]")


def test_no_cell_is_a_formula_whatever_the_text(cover: Cover) -> None:
    columns = tuple(Column(f"c{n}", text, "text" if n % 2 else "code") for n, text in enumerate(ATTACKS))
    story = Story(
        "=x", "=q", "=1+1", "+s", "@f", "-s", (), Table(columns, (ATTACKS, ATTACKS)), why="=why", how=("=how",)
    )
    evil = Cover(*ATTACKS[:6])
    book = book_of((story,), cover=evil, extra={"=RTL": Table(columns, (ATTACKS,))})
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell.value for cell in cells if str(cell.value)[:1] in "=+-@\t\r＝"]
    assert any(cell.value == "'=1+1" for cell in cells)


def test_the_notes_say_filters_source_version_and_definitions(
    book: Any, stories: tuple[Story, ...], cover: Cover
) -> None:
    text = "\n".join(str(cell.value) for row in book["Catatan"].iter_rows() for cell in row if cell.value)
    for expected in (cover.forum, cover.filters, stories[0].source, *stories[0].how, stories[0].why, "Berkas 3fa9c1"):
        assert expected in text


def test_data_contoh_is_the_first_row_and_the_print_header_of_every_sheet(book: Any) -> None:
    for sheet in book.worksheets:
        assert "DATA CONTOH" in sheet["A1"].value
        assert "DATA CONTOH" in sheet.oddHeader.center.text


def test_real_data_carry_no_mark(stories: tuple[Story, ...], cover: Cover) -> None:
    book = book_of((dataclasses.replace(stories[0], is_sample=False),), cover=cover)
    for sheet in book.worksheets:
        assert not any("DATA CONTOH" in str(cell.value) for row in sheet.iter_rows() for cell in row)
        assert sheet.oddHeader.center.text is None


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=80), number=st.floats(-1e15, 1e15) | st.integers(-(10**12), 10**12))
def test_any_text_and_number_survives(text: str, number: float) -> None:
    story = Story(
        text,
        text,
        text,
        text,
        text,
        text,
        (),
        Table((Column("a", text), Column("b", "B", "percent")), ((text, number),)),
    )
    book = book_of((story,), cover=Cover("Rapat", "K", "P", "D", "T", "F"))
    row = [cell.value for cell in list(book.worksheets[1].iter_rows())[-1]]
    assert row[1] == pytest.approx(number)
    assert all(cell.data_type != "f" for sheet in book.worksheets for cells in sheet.iter_rows() for cell in cells)


@given(st.text(max_size=40))
def test_safe_text_never_starts_a_formula_and_keeps_the_rest(text: str) -> None:
    assert safe_text(text)[:1] not in {*"=+-@\t\r\n"} - {""}
    assert safe_text("Desa " + text).startswith("Desa ")


def test_csv_opens_in_an_indonesian_excel(stories: tuple[Story, ...]) -> None:
    story = dataclasses.replace(
        stories[0],
        table=Table(
            (
                Column("code", "Kode", "code"),
                Column("v", "Persen", "percent"),
                Column("n", "n", "count"),
                Column("t", "Teks"),
            ),
            (("62.10", np.float64(21.3456), np.int64(17957), '=1+1; "kutip"'), ("62.01", -0.6, float("nan"), "n<10")),
        ),
    )
    data = csv_bytes(story)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert "DATA CONTOH" in rows[0][0]
    assert rows[-3:] == [
        ["Kode", "Persen", "n", "Teks"],
        ["62.10", "21,3456", "17957", '\'=1+1; "kutip"'],
        ["62.01", "-0,6", "–", "n<10"],
    ]


def test_names_of_downloads() -> None:
    assert paper_name("Rembuk Stunting", day=date(2025, 3, 12), extension="pptx", sample=True) == (
        "DATA-CONTOH_rembuk-stunting_2025-03-12.pptx"
    )
    assert paper_name("../..", day=date(2025, 3, 12), extension="xlsx", sample=False) == "bahan-rapat_2025-03-12.xlsx"
