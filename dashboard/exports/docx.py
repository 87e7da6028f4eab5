"""The berita acara of a meeting: what was shown, what was agreed, who does what until when, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.actions.replay import FollowUp
from dashboard.exports import style
from dashboard.exports.docx_parts import (
    add_fields,
    add_grid,
    add_heading,
    add_letterhead,
    add_lines_to_fill,
    add_list,
    add_page_number,
    add_text,
    keep_last_row_with_next,
    mark_sample,
    set_flag,
)
from dashboard.exports.paper import MeetingPaper, Target, has_sample, notes_in_full
from dashboard.exports.plain import cleaned
from dashboard.exports.rtl_table import rtl_table
from dashboard.stories.story import Story
from dashboard.words.numbers import MONTHS, count, date_long
from dashboard.words.papers import OVERDUE_PLAN, OVERDUE_PLAN_NOTE, closing, logo_alt

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
# Who signs, by forum; names stay empty.
SIGNERS = {
    "rembuk": ("Bupati", "Sekretaris Daerah", "Ketua TP PKK"),
    "minilok": ("Camat", "Kepala Puskesmas"),
    "evaluasi": ("Sekretaris Daerah", "Kepala Bappeda"),
}
_WORK_PLAN = (
    "No",
    "Kegiatan",
    "Pelaksana",
    "Penanggung jawab",
    "Minggu 1",
    "Minggu 2",
    "Minggu 3",
    "Minggu 4",
    "Keterangan",
)
_OVERDUE_PLAN = ("No", "Kegiatan", "Pelaksana", "Penanggung jawab", "Status", "Keterangan")
_RTL_WIDTHS_CM = (0.9, 2.2, 2.3, 2.3, 4.6, 1.9, 2.4, 2.0, 1.9, 1.6, 1.9, 2.5)


def write_berita_acara(
    stories: Sequence[Story], *, meeting: MeetingPaper, follow_ups: Sequence[FollowUp], path: Target
) -> None:
    """Write the berita acara: kop, attendance, agenda, numbers as shown, agreements, RTL (landscape), signatures.

    Parts nobody filled in print as lines to fill in by hand. A minilok also gets its Rencana Kerja. With sample data
    the header of each section says DATA CONTOH. ``path``: file name or open binary file.
    """
    stories, meeting = cleaned(tuple(stories)), cleaned(meeting)
    document = new_document()
    _add_kop(document, meeting)
    _add_opening(document, meeting)
    _add_attendance(document, meeting)
    add_heading(document, "Agenda")
    add_list(document, meeting.agenda)
    _add_numbers(document, stories)
    _add_agreements(document, meeting)
    _turn(document, WD_ORIENT.LANDSCAPE)
    _add_rtl(document, meeting, follow_ups=follow_ups)
    if meeting.kind == "minilok":
        _add_work_plan(document, meeting)
    _add_signatures(document, meeting, follow_ups=follow_ups)
    sample = has_sample(stories)
    for section in document.sections:
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        if sample:
            mark_sample(section)
        add_page_number(section, text=f"Berita acara {meeting.forum}, {date_long(meeting.day)}")
    document.core_properties.title = (
        f"{style.SAMPLE_TEXT}: Berita acara {meeting.forum}" if sample else (f"Berita acara {meeting.forum}")
    )
    document.core_properties.author = "Dasbor stunting"
    document.core_properties.language = "id-ID"
    document.save(path)


def day_sentence(meeting: MeetingPaper) -> str:
    """``Pada hari ini, Kamis, tanggal 13 bulan Maret tahun 2025, ...``"""
    day = meeting.day
    where = f" bertempat di {meeting.place}," if meeting.place else ""
    time = f" pukul {meeting.time_text}," if meeting.time_text else ""
    area = f"Kecamatan {meeting.kecamatan}, {meeting.kabupaten}" if meeting.kecamatan else meeting.kabupaten
    forum = meeting.forum.removesuffix(" kecamatan") if meeting.kecamatan else meeting.forum
    return (
        f"Pada hari ini, {DAYS[day.weekday()]}, tanggal {day.day} bulan {MONTHS[day.month - 1]} tahun {day.year},"
        f"{time}{where} telah dilaksanakan {forum} {area}."
    )


def new_document() -> Any:
    """An upright A4 in our face and language."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = style.FONT, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), style.FONT)
    language = normal.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): "id-ID"})
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.0)
    return document


def _turn(document: Any, orientation: Any) -> None:
    """A new section on a new page, upright or across."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    short, long = sorted((section.page_width, section.page_height))
    across = orientation == WD_ORIENT.LANDSCAPE
    section.orientation = orientation
    section.page_width, section.page_height = (long, short) if across else (short, long)
    section.left_margin = section.right_margin = Cm(1.5 if across else 2.2)


def _add_kop(document: Any, meeting: MeetingPaper) -> None:
    holder = add_letterhead(document, logo=meeting.logo, alt=logo_alt(meeting.kabupaten)) if meeting.logo else document
    for line in meeting.kop or _usual_kop(meeting):
        add_text(holder, line, bold=True, pt=13, align=WD_ALIGN_PARAGRAPH.CENTER, after_pt=0)
    rule = add_text(document, meeting.province, pt=11, align=WD_ALIGN_PARAGRAPH.CENTER, after_pt=10)
    borders = rule._p.get_or_add_pPr().makeelement(qn("w:pBdr"), {})
    borders.append(
        borders.makeelement(
            qn("w:bottom"), {qn("w:val"): "single", qn("w:sz"): "12", qn("w:space"): "4", qn("w:color"): style.TEXT}
        )
    )
    # The schema wants borders before spacing and alignment.
    rule._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    title = document.add_paragraph(style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(f"BERITA ACARA {meeting.forum.upper()}")
    run.font.size, run.font.bold, run.font.name = Pt(15), True, style.FONT
    run.font.color.rgb = RGBColor.from_string(style.TEXT)
    add_text(document, "Nomor: ………………………", align=WD_ALIGN_PARAGRAPH.CENTER, after_pt=10)


def _usual_kop(meeting: MeetingPaper) -> tuple[str, ...]:
    kecamatan = (f"KECAMATAN {meeting.kecamatan.upper()}",) if meeting.kecamatan else ()
    return (f"PEMERINTAH {meeting.kabupaten.upper()}", *kecamatan, "TIM PERCEPATAN PENURUNAN STUNTING")


def _add_opening(document: Any, meeting: MeetingPaper) -> None:
    add_text(document, day_sentence(meeting))
    add_fields(
        document,
        (
            ("Forum", meeting.forum),
            ("Hari, tanggal", f"{DAYS[meeting.day.weekday()]}, {date_long(meeting.day)}"),
            ("Tempat", meeting.place),
            ("Pimpinan rapat", meeting.chair),
        ),
    )
    add_heading(document, "Dasar hukum")
    add_list(document, meeting.legal_basis)


def _add_attendance(document: Any, meeting: MeetingPaper) -> None:
    add_heading(document, "Peserta")
    if not meeting.attendance:
        add_lines_to_fill(document, rows=3)
        return
    rows = [
        (str(number), agency, count(people) if people is not None else "hadir")
        for number, (agency, people) in enumerate(meeting.attendance, start=1)
    ]
    counted = [people for _, people in meeting.attendance if people is not None]
    total = count(sum(counted)) if counted else f"{count(len(meeting.attendance))} instansi"
    rows.append(("", "Jumlah", total))
    add_grid(document, ("No", "Instansi", "Jumlah hadir"), rows=rows, widths_cm=(1.2, 11.4, 4.0))


def _add_numbers(document: Any, stories: Sequence[Story]) -> None:
    """The numbers as they stood on the screen: sentence, filters, source with version."""
    add_heading(document, "Data yang ditampilkan")
    if not stories:
        add_lines_to_fill(document, rows=2)
    for number, story in enumerate(stories, start=1):
        add_text(document, f"{number}. {story.takeaway}", bold=True, after_pt=0, keep_next=True)
        add_text(document, f"{story.subtitle}. {story.filters}.", pt=10, after_pt=0, indent_cm=0.6)
        for note in notes_in_full(story):
            add_text(document, note, pt=10, after_pt=0, indent_cm=0.6)
        add_text(document, story.source, pt=10, indent_cm=0.6, colour=style.SECONDARY)


def _add_agreements(document: Any, meeting: MeetingPaper) -> None:
    add_heading(document, "Kesepakatan")
    add_list(document, meeting.decisions)
    if meeting.lokus or meeting.kind == "rembuk":
        year = f" tahun {meeting.lokus_year}" if meeting.lokus_year else ""
        add_heading(document, f"Desa lokus{year} dan alasannya", level=2)
        add_grid(
            document,
            ("No", "Kode", "Desa/kelurahan", "Alasan"),
            widths_cm=(1.0, 3.0, 4.0, 8.6),
            rows=[(str(number), one.code, one.name, one.reason) for number, one in enumerate(meeting.lokus, start=1)],
        )
    if meeting.activities or meeting.kind == "rembuk":
        add_heading(document, "Kegiatan per OPD", level=2)
        add_grid(
            document,
            ("No", "OPD", "Kegiatan"),
            widths_cm=(1.0, 4.6, 11.0),
            rows=[(str(number), agency, text) for number, (agency, text) in enumerate(meeting.activities, start=1)],
        )
    if meeting.commitments or meeting.kind == "rembuk":
        add_heading(document, "Komitmen", level=2)
        add_grid(
            document,
            ("No", "Pihak", "Komitmen"),
            widths_cm=(1.0, 4.6, 11.0),
            rows=[(str(number), party, text) for number, (party, text) in enumerate(meeting.commitments, start=1)],
        )
    if meeting.pledges or meeting.kind in ("rembuk", "evaluasi"):
        add_heading(document, "Dukungan CSR dan mitra", level=2)
        add_grid(
            document,
            ("No", "Pihak", "Dukungan"),
            widths_cm=(1.0, 4.6, 11.0),
            rows=[(str(number), party, text) for number, (party, text) in enumerate(meeting.pledges, start=1)],
        )
    if meeting.obstacles or meeting.kind in ("minilok", "evaluasi"):
        add_heading(document, "Hambatan", level=2)
        add_grid(
            document,
            ("No", "Tingkat", "Wilayah atau instansi", "Hambatan"),
            widths_cm=(1.0, 3.2, 4.4, 8.0),
            rows=[(str(number), *one) for number, one in enumerate(meeting.obstacles, start=1)],
        )
    if meeting.scenarios:
        add_heading(document, "Skenario yang disimpan", level=2)
        add_grid(
            document,
            ("No", "Skenario", "Hitungan andaikan, bukan ramalan"),
            widths_cm=(1.0, 5.6, 10.0),
            rows=[(str(number), *one) for number, one in enumerate(meeting.scenarios, start=1)],
        )
    add_text(document, "Rencana tindak lanjut terlampir dan menjadi bagian dari berita acara ini.")


def _add_rtl(document: Any, meeting: MeetingPaper, *, follow_ups: Sequence[FollowUp]) -> None:
    add_heading(document, "Rencana tindak lanjut (RTL)")
    table = cleaned(rtl_table(follow_ups, agency_names=meeting.agency_names, desa_names=meeting.desa_names))
    add_grid(
        document,
        [column.label for column in table.columns],
        pt=8.5,
        widths_cm=_RTL_WIDTHS_CM,
        rows=[["" if value is None else str(value) for value in row] for row in table.rows],
    )


def _add_work_plan(document: Any, meeting: MeetingPaper) -> None:
    """What is due by week; what is past its date stands above it on its own."""
    add_heading(document, "Rencana Kerja")
    late = [row for row in meeting.work_plan if row.late]
    if late:
        add_heading(document, OVERDUE_PLAN, level=2)
        add_text(document, OVERDUE_PLAN_NOTE, pt=10, keep_next=True)
        add_grid(
            document,
            _OVERDUE_PLAN,
            pt=9,
            widths_cm=(0.9, 8.6, 4.4, 4.6, 3.4, 4.8),
            rows=[(str(number), row.activity, row.performer, row.owner, f"■ lewat {count(row.late)} hari", row.note)
                  for number, row in enumerate(late, start=1)],
        )
        add_heading(document, "Empat minggu ke depan", level=2)
    rows = [
        (
            str(number),
            row.activity,
            row.performer,
            row.owner,
            *("✓" if week in row.weeks else "" for week in range(1, 5)),
            row.note,
        )
        for number, row in enumerate((row for row in meeting.work_plan if not row.late), start=len(late) + 1)
    ]
    add_grid(document, _WORK_PLAN, rows=rows, pt=9, widths_cm=(0.9, 6.2, 3.8, 4.2, 1.9, 1.9, 1.9, 1.9, 3.8))


def _add_signatures(document: Any, meeting: MeetingPaper, *, follow_ups: Sequence[FollowUp]) -> None:
    """With the closing words and, where the program can (not after a table of many pages), the last row before them."""
    keep_last_row_with_next(document.tables[-1])
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    add_heading(document, "Penutup dan tanda tangan")
    if follow_ups:
        add_text(document, closing(len(follow_ups), overdue=sum(one.overdue for one in follow_ups)), keep_next=True)
    add_text(document, "Demikian berita acara ini dibuat untuk dilaksanakan sebagaimana mestinya.", keep_next=True)
    signed_at = f"{meeting.kecamatan or '………………'}, {date_long(meeting.day)}"
    add_text(document, signed_at, align=WD_ALIGN_PARAGRAPH.RIGHT, after_pt=14, keep_next=True)
    signers = SIGNERS[meeting.kind]
    table = document.add_table(rows=1, cols=len(signers))
    set_flag(table.rows[0], "w:cantSplit")
    for cell, signer in zip(table.rows[0].cells, signers, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(signer).font.bold = True
        paragraph.add_run("\n\n\n\n\n(………………………………)\nNIP. ………………………")
