"""The sheets of a kecamatan as one file: every desa once, the numbers of its page, wrong wishes as sentences."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from dashboard import cli
from dashboard.actions.entries import Promise
from dashboard.actions.store import open_store
from dashboard.desa_sheets import PlaceNeededError, UnknownDesaError, sheet_file, write_sheets
from dashboard.papers import UnknownPaperError, UnknownPlaceError
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard
from dashboard.stories.desa import tell_as_of
from dashboard.stories.desa_picture import desa_known
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database

ARUT_UTARA = "62.01.04"
TODAY = date(2026, 9, 1)


@pytest.fixture(scope="module")
def folder(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published sample with a book of its own: one promise in the first desa of the kecamatan."""
    own = tmp_path_factory.mktemp("lembar")
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, own / name)
    book = open_store(own)
    first = next(one for one in desa_known(open_database(own)) if one.kecamatan_code == ARUT_UTARA)
    book.record_follow_up(Promise(action="Jemput balita yang belum diukur", owner="dinkes",
                                  due_date=date(2026, 8, 20), desa_codes=(first.code,)), author="A")
    book.close()
    return own


def write(folder: Path, out: Path, *, kecamatan: str | None = ARUT_UTARA, desa: str | None = None) -> Path:
    return write_sheets(folder=folder, settings=Settings(), kecamatan=kecamatan, desa=desa, period=None, out=out,
                        today=TODAY)


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_desa_of_the_kecamatan_has_its_sheet_once(folder: Path, tmp_path: Path) -> None:
    path = write(folder, tmp_path / "lembar.docx")
    assert path.name == "DATA-CONTOH_lembar.docx"
    text = text_of(path)
    own = [one for one in desa_known(open_database(folder)) if one.kecamatan_code == ARUT_UTARA]
    for one in own:
        assert text.count(f"{one.code} · Kecamatan {one.kecamatan}") == 1
    assert text.count("Kesiapan (3 standar)") == len(own)
    breaks = [paragraph for paragraph in Document(str(path)).paragraphs
              if paragraph.paragraph_format.page_break_before]
    assert len(breaks) == len(own) - 1


def test_a_sheet_says_what_the_page_says(folder: Path, tmp_path: Path) -> None:
    database, book = open_database(folder), open_store(folder)
    for one in [one for one in desa_known(database) if one.kecamatan_code == ARUT_UTARA][:4]:
        text = text_of(write(folder, tmp_path / f"{one.code}.docx", desa=one.code))
        story = tell_as_of(Selection(kecamatan=ARUT_UTARA, options={"desa": one.code}), database, Settings(), book=book,
                           today=TODAY)
        assert story.takeaway in text
        assert story.source in text
        [card] = story.charts
        assert isinstance(card, Scorecard)
        for row in card.rows:
            for cell in row:
                assert cell.text in text
        if story.headline and story.headline.interval:
            assert story.headline.text.split(" dari ")[0] in text


def test_the_open_promise_stands_on_its_own_sheet_only(folder: Path, tmp_path: Path) -> None:
    own = [one for one in desa_known(open_database(folder)) if one.kecamatan_code == ARUT_UTARA]
    told = [text_of(write(folder, tmp_path / f"{one.code}.docx", desa=one.code)) for one in own[:2]]
    assert "Jemput balita yang belum diukur (Dinkes, 20 Agu 2026, lewat 12 hari)" in told[0]
    assert "Jemput balita yang belum diukur" not in told[1]


def test_the_download_is_the_same_file(folder: Path, tmp_path: Path) -> None:
    content = sheet_file(open_database(folder), selection=Selection(kecamatan=ARUT_UTARA), desa=None,
                         settings=Settings(), book=open_store(folder), today=TODAY)
    (tmp_path / "unduh.docx").write_bytes(content)
    assert text_of(tmp_path / "unduh.docx") == text_of(write(folder, tmp_path / "lembar.docx"))


def test_wrong_wishes_are_sentences(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownPaperError, match=r"lembar\.pdf"):
        write(folder, tmp_path / "lembar.pdf")
    with pytest.raises(PlaceNeededError, match="--kecamatan"):
        write(folder, tmp_path / "lembar.docx", kecamatan=None)
    with pytest.raises(UnknownPlaceError, match=r"62\.01\.99"):
        write(folder, tmp_path / "lembar.docx", kecamatan="62.01.99")
    with pytest.raises(UnknownDesaError, match=r"62\.01\.02\.2011"):
        write(folder, tmp_path / "lembar.docx", desa="62.01.02.2011")


def test_from_the_command_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", "desa", "--kecamatan", ARUT_UTARA, "--data", str(folder)]
    assert cli.main([*arguments, "--out", str(tmp_path / "lembar.docx")]) == 0
    assert "DATA-CONTOH_lembar.docx" in capsys.readouterr().out
    assert (tmp_path / "DATA-CONTOH_lembar.docx").exists()
    assert cli.main([*arguments, "--desa", "62.01.02.2011", "--out", str(tmp_path / "lain.docx")]) == 2
    assert "62.01.02.2011" in capsys.readouterr().err
