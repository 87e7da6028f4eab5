"""The kabupaten's arms on its papers: from the working folder, as a picture, or a sentence that says why not."""

from __future__ import annotations

import base64
import shutil
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from dashboard.letterhead import UnusableLogoError, logo_of
from dashboard.papers import write_papers
from dashboard.settings import Settings, load_settings
from dashboard.stories.decks import DECKS

# A red square of one pixel.
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ"
                           "/pLvAAAAAElFTkSuQmCC")


@pytest.fixture
def folder(kabupaten_folder: Path, tmp_path: Path) -> Path:
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, tmp_path / name)
    (tmp_path / "lambang.png").write_bytes(PICTURE)
    (tmp_path / "config.toml").write_text('logo = "lambang.png"\nkop = ["PEMERINTAH DAERAH", "SEKRETARIAT TPPS"]\n',
                                          encoding="utf-8")
    return tmp_path


def test_the_arms_and_the_lines_stand_on_the_papers(folder: Path) -> None:
    settings = load_settings(folder)
    written = [write_papers(DECKS["rembuk"], folder=folder, settings=settings, kecamatan=None, period=None,
                            out=folder / f"rapat.{kind}", today=date.today(), left_out="2,3,4,5,6,7,8,9,10,11,12")
               for kind in ("pptx", "docx")]
    slides = Presentation(str(written[0])).slides
    pictures = [shape for shape in slides[0].shapes if shape.name == "Lambang"]
    assert [picture.image.blob for picture in pictures] == [PICTURE]
    assert pictures[0]._element.xpath(".//p:cNvPr/@descr") == ["Lambang Kabupaten Kotawaringin Barat"]
    paper = Document(str(written[1]))
    assert len(paper.inline_shapes) == 1
    head = paper.tables[0].rows[0].cells[1].text
    assert head.split() == ["PEMERINTAH", "DAERAH", "SEKRETARIAT", "TPPS"]


def test_without_a_picture_there_is_none(tmp_path: Path) -> None:
    assert logo_of(tmp_path, settings=Settings()) == b""


@pytest.mark.parametrize(("name", "content", "why"), [
    ("tidak-ada.png", None, "tidak ada"), ("../luar.png", PICTURE, "tidak ada"),
    ("teks.png", b"bukan gambar", "PNG atau JPEG"), ("besar.png", PICTURE + b" " * 5_000_001, "5 MB")])
def test_a_picture_that_cannot_be_used_is_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, why: str,
) -> None:
    inside = tmp_path / "data"
    inside.mkdir()
    if content is not None:
        (inside / name).resolve().write_bytes(content)
    with pytest.raises(UnusableLogoError, match=why):
        logo_of(inside, settings=Settings(logo=name))


def test_a_new_picture_is_no_new_version_of_the_data() -> None:
    assert Settings(logo="a.png", kop=("A",)).about_data() == Settings().about_data()
    assert Settings(target_year=2030).about_data() != Settings().about_data()
