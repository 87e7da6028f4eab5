"""Decks written as papers and read back: the numbers are those of the stories, the sample is marked."""

from __future__ import annotations

import io
import shutil
import subprocess
import warnings
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from exports.slides import story_slides
from openpyxl import load_workbook
from pptx import Presentation

from dashboard import cli
from dashboard.actions.entries import Annotation, Attendance, Commitment, Meeting, Obstacle, Promise
from dashboard.actions.store import open_store
from dashboard.papers import (
    ToldDeck,
    UnknownPaperError,
    UnknownPlaceError,
    story_workbook,
    tell_deck,
    write_papers,
)
from dashboard.settings import Settings
from dashboard.stories.decks import DECKS, KecamatanNeededError
from dashboard.stories.meeting_record import tell_record

KUMAI = "62.01.01"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def folder(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published sample with a book of its own: today's minilok in Kumai and one promise made there."""
    own = tmp_path_factory.mktemp("rapat")
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, own / name)
    book = open_store(own)
    meeting = book.record_meeting(Meeting(day=date.today(), kind="minilok", kecamatan_code=KUMAI, place="Aula camat",
                                          chair="Camat"), author="A")
    book.record_follow_up(Promise(action="=PMT lokal", owner="dinkes", due_date=date(2027, 4, 30),
                                  kecamatan_code=KUMAI), author="A", meeting=meeting)
    book.close()
    return own


def place_of(key: str) -> str | None:
    return KUMAI if DECKS[key].one_kecamatan else None


def tell(key: str, *, folder: Path) -> ToldDeck:
    return tell_deck(DECKS[key], folder=folder, settings=Settings(), kecamatan=place_of(key), period=None,
                     today=date.today())


def written(key: str, *, folder: Path, out: Path) -> Path:
    return write_papers(DECKS[key], folder=folder, settings=Settings(), kecamatan=place_of(key), period=None, out=out,
                        today=date.today())


@pytest.mark.parametrize("key", list(DECKS))
def test_every_slide_says_what_its_page_says(key: str, folder: Path, tmp_path: Path) -> None:
    told = tell(key, folder=folder)
    path = written(key, folder=folder, out=tmp_path / "rapat.pptx")
    assert path.name == "DATA-CONTOH_rapat.pptx"
    slides = story_slides(Presentation(str(path)))
    assert len(slides) == len(told.steps)
    for slide, story in zip(slides, told.stories, strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert slide.shapes.title.text_frame.text == story.takeaway
        assert any(story.source in text for text in texts), story.slug
        assert any(story.filters in text for text in texts), story.slug


@pytest.mark.parametrize("key", list(DECKS))
def test_every_sheet_holds_the_table_twin(key: str, folder: Path, tmp_path: Path) -> None:
    told = tell(key, folder=folder)
    book = load_workbook(written(key, folder=folder, out=tmp_path / "rapat.xlsx"))
    assert book.sheetnames[0] == "Catatan"
    assert book.sheetnames[-1] == "RTL"
    for number, (name, step) in enumerate(zip(book.sheetnames[1:-1], told.steps, strict=True), start=1):
        assert name.startswith(f"{number} {step.label.split()[0]}".rstrip(":"))
    notes = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert {*book.sheetnames[1:-1], *(story.slug for story in told.stories)} <= set(notes)
    sheets = book.worksheets[1:-1]
    assert len(sheets) == len(told.stories)
    for sheet, story in zip(sheets, told.stories, strict=True):
        cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
        assert story.takeaway in cells
        assert "DATA CONTOH" in str(cells[0])
        numbers = [cell for row in story.table.rows for cell in row if isinstance(cell, float) and cell == cell]
        there = {round(float(cell), 9) for cell in cells if isinstance(cell, int | float)}
        assert {round(number, 9) for number in numbers} <= there, story.slug


@pytest.mark.parametrize("key", list(DECKS))
def test_the_berita_acara_carries_every_sentence(key: str, folder: Path, tmp_path: Path) -> None:
    told = tell(key, folder=folder)
    document = Document(str(written(key, folder=folder, out=tmp_path / "rapat.docx")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for story in told.stories:
        assert story.takeaway in text
    for section in document.sections:
        assert any("DATA CONTOH" in paragraph.text for paragraph in section.header.paragraphs)


def test_todays_meeting_and_its_promise_are_in_the_berita_acara(folder: Path, tmp_path: Path) -> None:
    document = Document(str(written("minilok", folder=folder, out=tmp_path / "minilok.docx")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Aula camat" in text + "\n".join(cells)
    assert any("PMT lokal" in cell for cell in cells)
    assert "30 April 2027" in cells


def test_a_promise_that_looks_like_a_formula_is_text_in_the_workbook(folder: Path, tmp_path: Path) -> None:
    book = load_workbook(written("minilok", folder=folder, out=tmp_path / "minilok.xlsx"))
    found = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
             if isinstance(cell.value, str) and cell.value.endswith("PMT lokal")]
    assert found
    assert all(cell.data_type == "s" and not cell.value.startswith("=") for cell in found)


def test_wrong_wishes_are_sentences(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownPaperError, match=r"rapat\.pdf"):
        written("rembuk", folder=folder, out=tmp_path / "rapat.pdf")
    with pytest.raises(KecamatanNeededError):
        tell_deck(DECKS["minilok"], folder=folder, settings=Settings(), kecamatan=None, period=None, today=date.today())
    with pytest.raises(UnknownPlaceError, match=r"62\.01\.99"):
        tell_deck(DECKS["minilok"], folder=folder, settings=Settings(), kecamatan="62.01.99", period=None,
                  today=date.today())


def test_the_command_writes_and_refuses_in_sentences(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    out = str(tmp_path / "baru" / "minilok.docx")
    assert cli.main(["export", "minilok", "--kecamatan", KUMAI, "--data", str(folder), "--out", out]) == 0
    assert (tmp_path / "baru" / "DATA-CONTOH_minilok.docx").is_file()
    assert cli.main(["export", "minilok", "--data", str(folder), "--out", out]) == 2
    assert "Pilih kecamatannya" in capsys.readouterr().err
    assert cli.main(["export", "arisan", "--data", str(folder), "--out", out]) == 2
    assert "tidak dikenal" in capsys.readouterr().err
    assert cli.main(["export", "rembuk", "--period", "Februari", "--data", str(folder), "--out", out]) == 2
    assert "2025-02" in capsys.readouterr().err


def test_an_office_program_opens_them_all(folder: Path, tmp_path: Path) -> None:
    if not OFFICE:
        warnings.warn("LibreOffice tidak ditemukan: uji buka berkas DILEWATI", stacklevel=1)
        pytest.skip("soffice tidak ada")
    files = [written("minilok", folder=folder, out=tmp_path / f"minilok.{kind}") for kind in ("pptx", "docx", "xlsx")]
    for path in files:
        out = tmp_path / path.suffix[1:]
        subprocess.run([OFFICE, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to",
                        "pdf", "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=240)
        assert (out / f"{path.stem}.pdf").stat().st_size > 10_000


def test_the_berita_acara_says_who_came_what_was_pledged_and_what_hinders(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "data"
    own.mkdir()
    for name in ("CURRENT", (folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(folder / name, own / name)
    book, today = open_store(own), date.today()
    here = book.record_meeting(Meeting(day=today, kind="minilok", kecamatan_code=KUMAI), author="A")
    book.record_held(here, attendance=[Attendance("dinkes", 3), Attendance("KUA Kumai")], author="A", chair="Camat",
                     decisions=["Sweeping tiap bulan"])
    other = book.record_meeting(Meeting(day=today, kind="rembuk"), author="A")
    book.record_commitment(Commitment("APBDes 10% untuk PMT", "dpmd"), author="A", meeting=here)
    book.record_commitment(Commitment("=Air bersih", "PT Contoh", kind="csr", amount_rupiah=25_000_000), author="A",
                           meeting=here)
    book.record_commitment(Commitment("Milik rapat lain", "dpmd"), author="A", meeting=other)
    book.record_obstacle(Obstacle("Jalan putus", area_code=f"{KUMAI}.2001"), author="A", meeting=here)
    book.record_annotation(Annotation("Alat ukur baru", day=today.replace(day=1), area_code=KUMAI), author="Dinkes")
    book.close()
    document = Document(str(written("minilok", folder=own, out=tmp_path / "ba.docx")))
    text = "\n".join([*(p.text for p in document.paragraphs),
                      *(cell.text for table in document.tables for row in table.rows for cell in row.cells)])
    for told in ("KUA Kumai", "APBDes 10% untuk PMT", "Rp25.000.000", "Jalan putus", "tingkat desa",
                 "Sweeping tiap bulan", "Camat", "Alat ukur baru (Dinkes)"):
        assert told in text, told
    assert "Milik rapat lain" not in text


def test_the_record_as_a_workbook_holds_no_formula(folder: Path) -> None:
    told = tell("minilok", folder=folder)
    told.book.record_obstacle(Obstacle("=1+1", area_code=KUMAI), author="A")
    story = tell_record(told.area, database=told.database, book=told.book, today=date.today())
    path = io.BytesIO(story_workbook(story, database=told.database))
    cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert "'=1+1" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)
