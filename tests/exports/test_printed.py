"""The papers open in an office program: converted to PDF by LibreOffice, page for page. Skipped loudly without it."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from datetime import date

import pytest

from dashboard.exports.docx import write_berita_acara
from dashboard.exports.paper import Cover, MeetingPaper
from dashboard.exports.pptx import write_pptx
from dashboard.exports.xlsx import write_xlsx
from dashboard.stories.story import Story

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TO_TEXT = shutil.which("pdftotext")


@pytest.fixture(scope="module")
def printed(stories: tuple[Story, ...], cover: Cover, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Name of the paper -> text of each page."""
    if not OFFICE or not TO_TEXT:
        warnings.warn("LibreOffice atau pdftotext tidak ditemukan: uji cetak DILEWATI", stacklevel=1)
        pytest.skip("soffice/pdftotext tidak ada")
    folder = tmp_path_factory.mktemp("cetak")
    write_pptx(stories, cover=cover, path=folder / "rapat.pptx")
    write_xlsx(stories, cover=cover, path=folder / "tabel.xlsx")
    meeting = MeetingPaper("rembuk", "Rembuk Stunting", "Kabupaten X", "Provinsi Y", date(2025, 3, 13), "Aula")
    write_berita_acara(stories, meeting=meeting, follow_ups=[], path=folder / "berita.docx")
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    subprocess.run(
        [
            OFFICE,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / name) for name in ("rapat.pptx", "tabel.xlsx", "berita.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    pages = {}
    for pdf in folder.glob("*.pdf"):
        text = subprocess.run([TO_TEXT, "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
        pages[pdf.stem] = text.split("\f")[:-1]
    return pages


def test_one_page_per_slide_with_its_message(printed: dict[str, list[str]], stories: tuple[Story, ...]) -> None:
    pages = printed["rapat"]
    own = [page for page in pages[1:] if " · lanjutan " not in page]
    for page, story in zip(own, stories, strict=True):
        assert story.takeaway in page
        assert "Periode: Feb 2025" in page


def test_every_printed_page_says_data_contoh(printed: dict[str, list[str]]) -> None:
    assert set(printed) == {"rapat", "tabel", "berita"}
    for name, pages in printed.items():
        for number, page in enumerate(pages, start=1):
            assert "DATA CONTOH" in page, (name, number)
