"""Berita acara reopened with python-docx."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from dashboard.actions.entries import Promise
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import open_store
from dashboard.exports.docx import day_sentence, write_berita_acara
from dashboard.exports.paper import Lokus, MeetingPaper, WorkPlanRow
from dashboard.exports.rtl_table import rtl_table
from dashboard.stories.story import Story

TODAY = date(2025, 5, 12)
RTL_HEADS = [
    "No",
    "Desa",
    "Masalah",
    "Penyebab",
    "Tindak lanjut",
    "Sasaran (jumlah)",
    "Penanggung jawab",
    "Pelaksana",
    "Tenggat",
    "Sumber dana",
    "Status",
    "Keterangan",
]
REMBUK = MeetingPaper(
    "rembuk",
    "Rembuk Stunting",
    "Kabupaten Kotawaringin Barat",
    "Provinsi Kalimantan Tengah",
    date(2025, 3, 13),
    "Aula Bappedalitbang",
    time_text="08.30 WIB",
    chair="Sekretaris Daerah",
    legal_basis=("Perpres 72/2021",),
    attendance=(("Dinas Kesehatan", 4), ("DPRD", None)),
    agenda=("Sambutan",),
    decisions=("Menyepakati lokus",),
    lokus=(Lokus("Runtu", "62.01.03.2005", "41 kasus"),),
    lokus_year=2026,
    activities=(("Dinas Kesehatan", "PMT lokal"),),
    pledges=(("PT Sawit Lestari", "100 paket pangan"),),
    agency_names=MappingProxyType({"dinkes": "Dinas Kesehatan"}),
    desa_names=MappingProxyType({"62.01.03.2005": "Runtu"}),
)
MINILOK = MeetingPaper(
    "minilok",
    "Mini Lokakarya",
    "Kabupaten Kotawaringin Barat",
    "Provinsi Kalimantan Tengah",
    date(2025, 4, 7),
    "Aula kecamatan",
    kecamatan="Kumai",
    work_plan=(WorkPlanRow("Sweeping balita", "Kader", "Puskesmas", (1, 3), "pagi"),),
)


@pytest.fixture(scope="module")
def follow_ups(tmp_path_factory: pytest.TempPathFactory) -> list[FollowUp]:
    store = open_store(tmp_path_factory.mktemp("data"))
    late = Promise(
        action="PMT lokal",
        owner="dinkes",
        due_date=date(2025, 4, 30),
        problem="PMT rendah",
        cause="Kader kurang",
        target_group="balita",
        target_count=1200,
        performer="Puskesmas",
        funding="DAK",
        desa_codes=("62.01.03.2005",),
    )
    store.record_follow_up(late, author="A")
    done = store.record_follow_up(
        dataclasses.replace(late, action="Sumur bor", owner="PT Sawit", due_date=date(2025, 6, 1)), author="A"
    )
    store.change_status(done, status="selesai", on=TODAY, author="A", note="dua titik", evidence="Foto")
    found = store.follow_ups(TODAY)
    store.close()
    return found


def paper_of(stories: tuple[Story, ...], *, meeting: MeetingPaper, follow_ups: list[FollowUp]) -> Any:
    out = io.BytesIO()
    write_berita_acara(stories, meeting=meeting, follow_ups=follow_ups, path=out)
    out.seek(0)
    return Document(out)


def texts(document: Any) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def grid(document: Any, heads: list[str]) -> list[list[str]]:
    table = next(table for table in document.tables if [cell.text for cell in table.rows[0].cells] == heads)
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_everything_of_a_rembuk_is_in_the_paper(stories: tuple[Story, ...], follow_ups: list[FollowUp]) -> None:
    document = paper_of(stories, meeting=REMBUK, follow_ups=follow_ups)
    whole = "\n".join(texts(document))
    for text in (
        "PEMERINTAH KABUPATEN KOTAWARINGIN BARAT",
        "BERITA ACARA REMBUK STUNTING",
        "Kamis, 13 Maret 2025",
        "Aula Bappedalitbang",
        "Perpres 72/2021",
        "Sambutan",
        "Menyepakati lokus",
        "Desa lokus tahun 2026",
        "41 kasus",
        "PMT lokal",
        "100 paket pangan",
        "Bupati",
        "Sekretaris Daerah",
        "Ketua TP PKK",
    ):
        assert text in whole, text
    for story in stories:
        assert story.takeaway in whole
        assert story.source in whole
        assert story.filters in whole
    assert grid(document, ["No", "Instansi", "Jumlah hadir"]) == [
        ["1", "Dinas Kesehatan", "4"],
        ["2", "DPRD", "hadir"],
        ["", "Jumlah", "4"],
    ]
    assert "Rencana Kerja" not in whole


def test_the_rtl_has_its_twelve_columns_on_a_page_across(
    stories: tuple[Story, ...], follow_ups: list[FollowUp]
) -> None:
    document = paper_of(stories, meeting=REMBUK, follow_ups=follow_ups)
    assert grid(document, RTL_HEADS) == [
        [
            "1",
            "Runtu",
            "PMT rendah",
            "Kader kurang",
            "PMT lokal",
            "1.200 balita",
            "Dinas Kesehatan",
            "Puskesmas",
            "30 April 2025",
            "DAK",
            "■ lewat 12 hari",
            "",
        ],
        [
            "2",
            "Runtu",
            "PMT rendah",
            "Kader kurang",
            "Sumur bor",
            "1.200 balita",
            "PT Sawit",
            "Puskesmas",
            "1 Juni 2025",
            "DAK",
            "✓ selesai",
            "dua titik; Bukti: Foto",
        ],
    ]
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    across = document.sections[1]
    assert across.page_width > across.page_height
    table = next(table for table in document.tables if table.rows[0].cells[1].text == "Desa")
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_a_minilok_gets_its_work_plan_and_its_signers(stories: tuple[Story, ...], follow_ups: list[FollowUp]) -> None:
    document = paper_of(stories[:2], meeting=MINILOK, follow_ups=follow_ups)
    heads = [
        "No",
        "Kegiatan",
        "Pelaksana",
        "Penanggung jawab",
        "Minggu 1",
        "Minggu 2",
        "Minggu 3",
        "Minggu 4",
        "Keterangan",
    ]
    assert grid(document, heads) == [["1", "Sweeping balita", "Kader", "Puskesmas", "✓", "", "✓", "", "pagi"]]
    whole = "\n".join(texts(document))
    assert "KECAMATAN KUMAI" in whole
    assert "Kepala Puskesmas" in whole
    assert "Ketua TP PKK" not in whole


def test_what_is_late_stands_on_its_own_and_in_no_week(follow_ups: list[FollowUp]) -> None:
    late = WorkPlanRow("Sumur bor", "Dinas", "DPUPR", (), "Tenggat 1 Maret 2025", late=37)
    meeting = dataclasses.replace(MINILOK, work_plan=(late, *MINILOK.work_plan))
    document = paper_of((), meeting=meeting, follow_ups=follow_ups)
    assert "Sudah lewat tenggat" in texts(document)
    assert grid(document, ["No", "Kegiatan", "Pelaksana", "Penanggung jawab", "Status", "Keterangan"]) == [
        ["1", "Sumur bor", "Dinas", "DPUPR", "■ lewat 37 hari", "Tenggat 1 Maret 2025"]]
    weeks = next(table for table in document.tables if "Minggu 1" in [cell.text for cell in table.rows[0].cells])
    assert [row.cells[1].text for row in list(weeks.rows)[1:]] == ["Sweeping balita"]
    assert "Sudah lewat tenggat" not in texts(paper_of((), meeting=MINILOK, follow_ups=follow_ups))


@pytest.mark.parametrize("meeting", [REMBUK, MINILOK], ids=["rembuk", "minilok"])
def test_signatures_go_with_the_row_before_them(meeting: MeetingPaper, follow_ups: list[FollowUp]) -> None:
    document = paper_of((), meeting=meeting, follow_ups=follow_ups)
    *_, before, signatures = document.tables
    assert "(……" in signatures.rows[0].cells[0].text
    assert all(paragraph.paragraph_format.keep_with_next
               for cell in before.rows[-1].cells for paragraph in cell.paragraphs)
    body = list(document.element.body)
    between = body[body.index(before._tbl) + 1:body.index(signatures._tbl)]
    by_element = {paragraph._p: paragraph for paragraph in document.paragraphs}
    kept = [by_element[element] for element in between]
    assert len(kept) >= 4
    assert all(one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next for one in kept)
    assert not any(element.xpath(".//w:sectPr") for element in between)
    assert signatures.rows[0]._tr.xpath("./w:trPr/w:cantSplit")


def test_what_nobody_filled_in_prints_as_lines_to_fill_in() -> None:
    document = paper_of((), meeting=dataclasses.replace(MINILOK, work_plan=()), follow_ups=[])
    assert sum("………" in text for text in texts(document)) >= 8
    assert [row[1] for row in grid(document, RTL_HEADS)] == ["", "", ""]


def test_kept_scenarios_stand_in_the_paper_and_say_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    kept = dataclasses.replace(REMBUK, scenarios=(("Paket 1000 HPK", "Dari 17,9% turun 0,1–0,4 poin"),))
    write_berita_acara((), meeting=kept, follow_ups=(), path=path)
    cells = [cell.text for table in Document(path).tables for row in table.rows for cell in row.cells]
    assert {"Hitungan andaikan, bukan ramalan", "Paket 1000 HPK", "Dari 17,9% turun 0,1–0,4 poin"} <= set(cells)


def test_data_contoh_in_the_header_of_every_section(stories: tuple[Story, ...], follow_ups: list[FollowUp]) -> None:
    for section in paper_of(stories, meeting=REMBUK, follow_ups=follow_ups).sections:
        assert not section.header.is_linked_to_previous
        assert "DATA CONTOH" in section.header.paragraphs[0].text
    real = tuple(dataclasses.replace(story, is_sample=False) for story in stories)
    for section in paper_of(real, meeting=REMBUK, follow_ups=follow_ups).sections:
        assert "DATA CONTOH" not in "".join(paragraph.text for paragraph in section.header.paragraphs)


def test_the_day_in_words() -> None:
    assert day_sentence(REMBUK) == (
        "Pada hari ini, Kamis, tanggal 13 bulan Maret tahun 2025, pukul 08.30 WIB, bertempat di Aula Bappedalitbang, "
        "telah dilaksanakan Rembuk Stunting Kabupaten Kotawaringin Barat."
    )
    assert "Mini Lokakarya Kecamatan Kumai, Kabupaten Kotawaringin Barat" in day_sentence(MINILOK)


def test_control_characters_do_not_break_the_paper(tmp_path: Path) -> None:
    meeting = dataclasses.replace(REMBUK, decisions=("a\x00b\x0bc\ud800",), place="\x01Aula")
    write_berita_acara((), meeting=meeting, follow_ups=[], path=tmp_path / "x.docx")
    assert "1. abc" in list(texts(Document(str(tmp_path / "x.docx"))))


def test_rtl_of_what_is_not_known(follow_ups: list[FollowUp]) -> None:
    rows = rtl_table(follow_ups, agency_names={}, desa_names={}).rows
    assert (rows[0][1], rows[0][6]) == ("62.01.03.2005", "dinkes")
