"""The annex of the decree on lokus desa: the list with what the data say of each desa and the reason of the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from dashboard.exports import style
from dashboard.exports.docx import new_document
from dashboard.exports.docx_parts import add_grid, add_heading, add_page_number, add_text, mark_sample
from dashboard.exports.paper import Target
from dashboard.exports.plain import cleaned
from dashboard.stories.story import Story
from dashboard.words import lokus as said

# Columns of the audit in the order of the annex: key in the table, heading, width in cm on A4 across.
COLUMNS: tuple[tuple[str, str, float], ...] = (
    ("code", "Kode", 2.5), ("name", "Desa/kelurahan", 2.9), ("kecamatan", "Kecamatan", 2.5),
    ("status", "Status", 2.0), ("n_stunted", "Balita stunting", 1.6), ("n_measured", "Balita diukur", 1.5),
    ("rate", "Prevalensi", 2.1), ("coverage_registered", "Cakupan", 1.7), ("krs", "KRS", 1.3),
    ("agreement", "Menurut data", 2.5), ("reason", "Alasan penetapan", 5.1))
NUMBER_WIDTH_CM = 0.9


@dataclass(frozen=True)
class Annex:
    """What the annex says besides the story: whose decree, which list; ``rows`` as texts in the order of COLUMNS.

    ``others`` = desa outside the list that are as high, with the reason they were left out if one was written.
    """

    kabupaten: str
    province: str
    list_name: str
    printed: str
    rows: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]


def write_annex(story: Story, *, annex: Annex, path: Target) -> None:
    """Write the annex as DOCX, across: heading with empty number and date, the list, signature; then how it is read.

    ``path``: file name or open binary file. With sample data the header says DATA CONTOH.
    """
    story, annex = cleaned(story), cleaned(annex)
    document = new_document()
    _across(document.sections[0])
    for text, bold in ((said.annex_of(annex.kabupaten), False), (said.ANNEX_NUMBER, False)):
        add_text(document, text, bold=bold, pt=10, after_pt=0, indent_cm=15.5)
    add_text(document, said.annex_title(annex.list_name), bold=True, pt=13, align=WD_ALIGN_PARAGRAPH.CENTER, after_pt=0)
    add_text(document, f"{annex.kabupaten}, {annex.province}", align=WD_ALIGN_PARAGRAPH.CENTER, after_pt=8)
    _list(document, annex.rows)
    add_text(document, said.annex_signed(annex.kabupaten), align=WD_ALIGN_PARAGRAPH.RIGHT, after_pt=0)
    document.add_page_break()
    add_heading(document, said.ANNEX_READ)
    if annex.others:
        add_heading(document, said.ANNEX_OTHERS, level=2)
        _list(document, annex.others)
    for fact in story.facts:
        add_text(document, f"{fact.text}.", pt=10, after_pt=1)
    for text in (*story.how, story.filters, story.source):
        add_text(document, text, pt=9, colour=style.SECONDARY, after_pt=1)
    for section in document.sections:
        if story.is_sample:
            mark_sample(section)
        add_page_number(section, text=f"{said.annex_title(annex.list_name)}, dicetak {annex.printed}")
    document.core_properties.title = said.annex_title(annex.list_name)
    document.core_properties.author, document.core_properties.language = "Dasbor stunting", "id-ID"
    document.save(path)


def _list(document: Any, rows: Sequence[tuple[str, ...]]) -> None:
    add_grid(
        document, ("No", *(label for _, label, _ in COLUMNS)), pt=8.5,
        widths_cm=(NUMBER_WIDTH_CM, *(width for _, _, width in COLUMNS)),
        rows=[(str(number), *row) for number, row in enumerate(rows, start=1)])


def _across(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    margin = (section.page_width - sum((width for _, _, width in COLUMNS), NUMBER_WIDTH_CM) * 360_000) // 2
    section.left_margin = section.right_margin = int(margin)
