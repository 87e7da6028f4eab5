"""The steps of a target group on a slide: an editable chart, and every text of it beside the bars."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from dashboard.exports.paper import Cover
from dashboard.exports.pptx import write_pptx
from dashboard.exports.slide_frame import BODY
from dashboard.exports.style import LEAST_PT, emu
from dashboard.stories.charts import Cascade, CascadeStep
from dashboard.stories.story import Column, Fact, Story, Table

STEPS = (
    CascadeStep("Sasaran", 100.0, "100,0% · 4.120", "proyeksi penduduk"),
    CascadeStep("1 Terdata", 94.0, "94,0% · 3.873", "terdaftar", 6.0, "▲ hilang 6,0 poin (247 anak)", "perhatian"),
    CascadeStep("2 Memperoleh", None, "belum ada data", "ditimbang"),
    CascadeStep("3 Memanfaatkan", 66.0, "66,0% · 2.719", "minum TTD", 28.0, "■ hilang 28,0 poin (1.154)", "kritis"),
    CascadeStep("4 Terlapor", None, "disamarkan", "laporan masuk"),
)


@pytest.fixture(scope="module")
def slide():
    chart = Cascade(STEPS, 100.0, "Batang bertingkat anak 0–23 bulan: contoh.")
    story = Story(
        slug="pasti", question="Di langkah mana sasaran hilang?", takeaway="Kehilangan terbesar 28,0 poin",
        subtitle="Anak 0–23 bulan", filters="Kecamatan: semua", source="Sumber: contoh. Berkas 3fa9c1", charts=(chart,),
        table=Table((Column("step", "Langkah"),), (("Sasaran",),)), facts=(Fact("Laporan masuk"),), is_sample=True)
    out = io.BytesIO()
    cover = Cover("Rembuk", "Kabupaten X", "Provinsi Y", "1 Maret 2026", "", "")
    write_pptx((story,), cover=cover, path=out)
    out.seek(0)
    return Presentation(out).slides[1]


def test_the_chart_is_native_with_its_numbers_and_alternative_text(slide) -> None:
    [shape] = [shape for shape in slide.shapes if shape.has_chart]
    assert shape.chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "Batang bertingkat anak 0–23 bulan: contoh."
    reached, lost = shape.chart.plots[0].series
    assert list(reached.values) == [100, 94, 0, 66, 0]
    assert list(lost.values) == [0, 6, 0, 28, 0]
    assert list(shape.chart.plots[0].categories) == [step.label for step in STEPS]


def test_every_text_of_the_steps_stands_on_the_slide_and_in_its_body(slide) -> None:
    boxes = {shape.text_frame.text: shape for shape in slide.shapes if shape.has_text_frame}
    for step in STEPS:
        for text in filter(None, (step.label, step.text, step.measure, step.lost_text)):
            assert text in boxes
            assert emu(BODY.top) - 9525 <= boxes[text].top
            assert boxes[text].top + boxes[text].height <= emu(BODY.bottom) + 9525
    sizes = [run.font.size.pt for shape in slide.shapes if shape.has_text_frame
             for paragraph in shape.text_frame.paragraphs for run in paragraph.runs if run.font.size]
    assert min(sizes) >= LEAST_PT
