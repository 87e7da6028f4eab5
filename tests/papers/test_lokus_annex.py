"""The annex of the decree: what the page lokus says, with the reasons of the meeting, in both formats."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from dashboard import cli
from dashboard.actions.entries import LokusReason
from dashboard.actions.store import open_store
from dashboard.exports.annex import COLUMNS
from dashboard.lokus_annex import write_lokus_annex
from dashboard.settings import Settings
from dashboard.stories import lokus
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import open_database

REASON = "=Akses air sulit; musyawarah desa"


@pytest.fixture(scope="module")
def folder(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published sample with a book in which the first desa of the list has a reason, written twice."""
    own = tmp_path_factory.mktemp("lokus")
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, own / name)
    story = told(own)
    year = int(story.subtitle.split()[1])
    book = open_store(own)
    for text in ("Salah tulis", REASON):
        book.record_lokus_reason(LokusReason(text, str(story.table.rows[0][0]), year), author="Bappeda")
    book.close()
    return own


def told(folder: Path, **options: str) -> Story:
    return lokus.tell(Selection(options=options), open_database(folder), Settings())


def column(story: Story, key: str) -> list[object]:
    at = [one.key for one in story.table.columns].index(key)
    return [row[at] for row in story.table.rows]


def written(folder: Path, out: Path, *, proposed: str = "") -> Path:
    return write_lokus_annex(folder=folder, settings=Settings(), period=None, proposed=proposed, out=out,
                             today=date(2026, 11, 22))


def test_the_newest_reason_stands_on_the_page(folder: Path) -> None:
    story = told(folder)
    assert column(story, "reason")[0] == REASON
    assert "Alasan penetapan tertulis untuk 1 desa" in [fact.text for fact in story.facts]


def test_the_word_annex_holds_the_list_as_the_page_has_it(folder: Path, tmp_path: Path) -> None:
    story = told(folder)
    listed = [code for code, status in zip(column(story, "code"), column(story, "status"), strict=True)
              if status != "bukan lokus"]
    path = written(folder, tmp_path / "lampiran.docx")
    assert path.name == "DATA-CONTOH_lampiran.docx"
    document = Document(str(path))
    grid = document.tables[0]
    assert [cell.text for cell in grid.rows[0].cells][1:] == [label for _, label, _ in COLUMNS]
    assert [row.cells[1].text for row in grid.rows[1:]] == listed
    assert grid.rows[1].cells[-1].text == REASON
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert "DATA CONTOH" in document.sections[0].header.paragraphs[0].text
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for fact in story.facts:
        assert fact.text in text
    assert "Selisih lokus terhadap desa lain tidak ditampilkan" in text


def test_the_workbook_keeps_numbers_hidden_labels_and_a_reason_that_is_no_formula(folder: Path, tmp_path: Path) -> None:
    story = told(folder)
    book = load_workbook(written(folder, tmp_path / "lampiran.xlsx"))
    rows = [row for row in book["Lampiran SK"].iter_rows(values_only=True) if str(row[0]).count(".") == 3]
    shown = dict(zip(column(story, "code"), column(story, "n_stunted"), strict=True))
    assert {row[0]: row[4] for row in rows} == {row[0]: shown[row[0]] for row in rows}
    assert any(isinstance(row[4], str) for row in rows), "one hidden count at least, or this test shows nothing"
    assert rows[0][-1] == f"'{REASON}"


def test_the_command_writes_a_proposed_list_and_refuses_in_sentences(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = ",".join(str(code) for code in column(told(folder), "code")[-2:])
    out = tmp_path / "usulan.docx"
    arguments = ["export", "lokus", "--data", str(folder), "--out"]
    assert cli.main([*arguments, str(out), "--usulan", codes]) == 0
    grid = Document(str(tmp_path / "DATA-CONTOH_usulan.docx")).tables[0]
    assert {row.cells[4].text for row in grid.rows[1:]} == {"usulan"}
    assert len(grid.rows) == 3
    assert cli.main([*arguments, str(tmp_path / "usulan.pptx")]) == 2
    assert ".docx, .xlsx" in capsys.readouterr().err
    assert cli.main([*arguments, str(out), "--usulan", "99.99.99.9999"]) == 2
    assert "tidak dikenal" in capsys.readouterr().err
