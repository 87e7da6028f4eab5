"""Decks reopened with python-pptx: every text and number of the story is on its slide, and nothing is small."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from exports.slides import every_number_is_drawn, everything_is_told, goes_on, texts_of
from exports.slides import story_slides as own_slides
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from dashboard.exports import style
from dashboard.exports.paper import Cover
from dashboard.exports.pptx import write_pptx
from dashboard.exports.slide_frame import FOOTER
from dashboard.figures import style as figures
from dashboard.stories.charts import AreaMap, Scorecard, ScoreCell, TileMap, Trend
from dashboard.stories.story import Story
from dashboard.words.classes import CLASS_WORDS

DESA_SHAPE = re.compile(r"^.+ \((\d\d\.\d\d\.\d\d\.\d{4})\)$")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck_of(stories: tuple[Story, ...], *, cover: Cover) -> Any:
    out = io.BytesIO()
    write_pptx(stories, cover=cover, path=out)
    out.seek(0)
    return Presentation(out)


@pytest.fixture(scope="module")
def deck(stories: tuple[Story, ...], cover: Cover) -> Any:
    return deck_of(stories, cover=cover)


def story_slides(deck: Any, stories: tuple[Story, ...]) -> Iterator[tuple[Any, Story]]:
    yield from zip(own_slides(deck), stories, strict=True)


def test_size_and_title_slide(deck: Any, cover: Cover) -> None:
    assert (deck.slide_width / 914400, deck.slide_height / 914400) == (pytest.approx(13.333, abs=0.001), 7.5)
    first = texts_of(deck.slides[0])
    for text in (cover.forum, cover.kabupaten, cover.place, cover.date_text, cover.filters):
        assert text in first


def test_takeaway_is_the_title_and_frame_stands_in_the_picture(deck: Any, stories: tuple[Story, ...]) -> None:
    for number, (slide, story) in enumerate(story_slides(deck, stories), start=2):
        assert slide.shapes.title.text_frame.text == story.takeaway
        run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
        assert (run.font.size, run.font.bold) == (Pt(27), True)
        shown = texts_of(slide)
        for text in (story.subtitle, story.filters, story.source):
            assert text in shown, (number, text)
        assert slide._element.xpath('.//a:fld[@type="slidenum"]')


def test_every_headline_fact_and_note_is_on_the_slide_or_read_from_its_notes(
    deck: Any, stories: tuple[Story, ...]
) -> None:
    for slide, story in story_slides(deck, stories):
        everything_is_told(slide, story)


def test_every_number_of_a_chart_is_in_the_slide(deck: Any, stories: tuple[Story, ...]) -> None:
    for slide, story in story_slides(deck, stories):
        every_number_is_drawn(slide, story)


def test_no_line_crosses_a_missing_value(deck: Any, stories: tuple[Story, ...]) -> None:
    """The register of the trend has a gap: two runs, drawn as two series."""
    chart = next(shape.chart for shape in deck.slides[1].shapes if shape.has_chart)
    lengths = {series.name: len(series._element.xpath("c:yVal//c:pt")) for series in chart.plots[0].series}
    assert (lengths["e-PPGBM"], lengths["e-PPGBM (lanjutan 1)"]) == (1, 3)
    assert lengths["Rentang SSGI 2024"] == 2


def test_scorecards_are_native_tables_with_shape_word_and_colour(deck: Any, stories: tuple[Story, ...]) -> None:
    for slide, story in story_slides(deck, stories):
        for chart in story.charts:
            if not isinstance(chart, Scorecard):
                continue
            table = next(shape.table for shape in slide.shapes if shape.has_table)
            assert [cell.text for cell in table.rows[0].cells] == list(chart.columns)
            for row, cells in zip(list(table.rows)[1:], chart.rows, strict=False):
                for shown, cell in zip(row.cells, cells, strict=True):
                    assert shown.text.endswith(cell.text)
                    assert str(shown.fill.fore_color.rgb) == style.STATUS[cell.status][0]
                    if cell.status == "kritis":
                        assert shown.text.startswith("■")
            left_out = len(chart.rows) - (len(table.rows) - 1)
            shown_text = texts_of(slide)
            assert "■ Kritis" in shown_text
            assert "▲ Perlu perhatian" in shown_text
            assert (f"{left_out} baris lagi" in shown_text) == (left_out > 0)


def rows_of(slide: Any) -> list[tuple[str, ...]]:
    """The rows of the table on a slide without its head."""
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return [tuple(cell.text for cell in row.cells) for row in list(table.rows)[1:]]


@pytest.mark.parametrize("n_rest", [0, 32])
@pytest.mark.parametrize("n_rows", [1, 8, 40])
def test_a_long_table_goes_on_until_its_last_row(
    stories: tuple[Story, ...], cover: Cover, n_rows: int, n_rest: int,
) -> None:
    story = next(story for story in stories if isinstance(story.charts[0], Scorecard))
    every = tuple((ScoreCell(str(n)), ScoreCell(f"Pendampingan keluarga tahap {n} " * 3), ScoreCell("belum", "kosong"))
                  for n in range(n_rows + n_rest))
    chart = Scorecard(("No", "Tindak lanjut", "Status"), every[:n_rows], "Tabel.", widths=(0.7, 6.0, 1.5),
                      more="dan 32 janji lain" if n_rest else "", rest=every[n_rows:])
    slides = list(deck_of((dataclasses.replace(story, charts=(chart,)),), cover=cover).slides)[1:]
    assert [goes_on(slide) for slide in slides] == [False, *[True] * (len(slides) - 1)]
    assert [row[0] for slide in slides for row in rows_of(slide)] == [row[0].text for row in every]
    assert all(row[2] == "– belum" for slide in slides for row in rows_of(slide))
    if len(slides) > 1:
        left = len(every) - len(rows_of(slides[0]))
        assert f"Dan {left} baris lagi di salindia berikut" in texts_of(slides[0])
        assert [f"lanjutan {number}/{len(slides)}" in texts_of(slide) for number, slide in enumerate(slides, start=1)
                ] == [False, *[True] * (len(slides) - 1)]
        # Title, filters, source and DATA CONTOH as on every slide; what stands there is in the notes too.
        last = slides[-1]
        assert last.shapes.title.text_frame.text == story.takeaway
        assert all(text in texts_of(last) for text in (story.filters, story.source, "DATA CONTOH"))
        assert every[-1][1].text.strip() in last.notes_slide.notes_text_frame.text
        for slide in slides:
            frame = next(shape for shape in slide.shapes if shape.has_table)
            assert frame.top + frame.height <= style.emu(FOOTER.top)


def test_no_line_of_a_note_strikes_through_words(stories: tuple[Story, ...], cover: Cover) -> None:
    story = next(story for story in stories if isinstance(story.charts[0], Trend))
    chart = story.charts[0]
    assert isinstance(chart, Trend)
    last = chart.x_to
    for notes in (((2023.5, "Alat antropometri baru"), (2023.6, "Sweeping oleh kader"), (2023.7, "Penimbangan ulang")),
                  ((last - 0.3, "Alat antropometri baru"), (last - 0.1, "Sweeping oleh kader"), (last, "Ulang")),
                  ((2023.5, "Alat antropometri baru di semua puskesmas " * 3), (2024, "Sweeping")),
                  ((2023.5, "Hari yang sama"), (2023.5, "Hari yang sama juga"))):
        told = dataclasses.replace(story, charts=(dataclasses.replace(chart, notes=notes),))
        slide = deck_of((told,), cover=cover).slides[1]
        words = [shape for shape in slide.shapes if shape.name.startswith("Teks catatan")]
        lines = [shape for shape in slide.shapes if re.fullmatch(r"Catatan \d", shape.name)]
        assert len(words) == len(lines) == len(notes)
        for box in words:
            across = [line for line in lines if box.left < line.left < box.left + box.width
                      and line.top < box.top + box.height and box.top < line.top + line.height]
            assert across == []
            assert not any(box.top < other.top + other.height and other.top < box.top + box.height
                           for other in words if other is not box)


def test_the_notes_of_a_map_say_the_value_of_every_desa(deck: Any, stories: tuple[Story, ...]) -> None:
    seen = 0
    for slide, story in story_slides(deck, stories):
        for chart in (chart for chart in story.charts if isinstance(chart, TileMap)):
            spoken = slide.notes_slide.notes_text_frame.text
            assert all(f"{tile.name} {tile.value_text or CLASS_WORDS[tile.fill]}" in spoken for tile in chart.tiles)
            seen += 1
    assert seen


def test_one_described_freeform_per_desa(deck: Any, stories: tuple[Story, ...]) -> None:
    for slide, story in story_slides(deck, stories):
        for chart in story.charts:
            if not isinstance(chart, TileMap):
                continue
            cells = {}
            for shape in slide.shapes:
                found = DESA_SHAPE.match(shape.name)
                if found:
                    assert shape._element.xpath(".//a:custGeom")
                    cells[found[1]] = shape._element.xpath(".//p:cNvPr")[0].get("descr")
            assert cells == {tile.code: tile.hover for tile in chart.tiles}
            stars = [shape for shape in slide.shapes if shape.name.startswith("Bintang lokus")]
            assert len(stars) == sum(tile.lokus == "ditetapkan" for tile in chart.tiles)
            for _, name in chart.kecamatan:
                assert any(shape.name == f"Batas kecamatan {name}" for shape in slide.shapes)
            if chart.view == "jumlah":
                circles = [shape for shape in slide.shapes if shape.name.startswith("Jumlah ")]
                assert len(circles) == sum(bool(tile.count) for tile in chart.tiles)
            assert chart.note in texts_of(slide)
            assert all(name in texts_of(slide) for name in getattr(chart, "missing", ()))


def test_an_area_keeps_its_parts_and_holes_in_one_freeform(deck: Any, stories: tuple[Story, ...]) -> None:
    slide, story = next(
        (slide, story)
        for slide, story in story_slides(deck, stories)
        if story.charts and isinstance(story.charts[0], AreaMap)
    )
    first, second, speck = story.charts[0].tiles[:3]
    paths = {
        tile.code: next(shape for shape in slide.shapes if shape.name == f"{tile.name} ({tile.code})")
        for tile in (first, second, speck)
    }
    assert len(paths[first.code]._element.xpath(".//a:moveTo")) == 2
    assert len(paths[second.code]._element.xpath(".//a:moveTo")) == 2
    assert paths[speck.code].width == pytest.approx(style.emu(7), rel=0.01)


def test_circle_areas_are_proportional_to_counts(deck: Any, stories: tuple[Story, ...]) -> None:
    slide, story = list(story_slides(deck, stories))[2]
    counts = {tile.name: tile.count for tile in story.charts[0].tiles if tile.count}  # type: ignore[union-attr]
    widths = {shape.name[7:]: shape.width for shape in slide.shapes if shape.name.startswith("Jumlah ")}
    largest = max(counts, key=lambda name: counts[name] or 0)
    for name, count in counts.items():
        assert (widths[name] / widths[largest]) ** 2 == pytest.approx(count / counts[largest], rel=0.01)


def test_nothing_under_14_points(deck: Any) -> None:
    surfaces = [deck.slide_master, *deck.slide_layouts, *deck.slides]
    for surface in surfaces:
        for shape in surface.shapes:
            sizes = shape._element.xpath(".//a:rPr/@sz | .//a:endParaRPr/@sz | .//a:defRPr/@sz")
            if getattr(shape, "has_chart", False) and shape.has_chart:
                sizes = shape.chart._chartSpace.xpath("//@sz")
                assert sizes
            assert all(int(size) >= 1400 for size in sizes), (shape.name, sizes)
    for slide in deck.slides:
        for run in slide._element.iter(f"{_A}r"):
            assert run.find(f"{_A}rPr").get("sz"), "a run without a size would take the template's"


def test_every_shape_stands_on_the_slide(deck: Any) -> None:
    slack = style.emu(12)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= -slack, shape.name
            assert shape.top >= -slack, shape.name
            assert shape.left + shape.width <= deck.slide_width + slack, shape.name
            assert shape.top + shape.height <= deck.slide_height + slack, shape.name


def test_data_contoh_on_layouts_and_every_slide(deck: Any) -> None:
    for layout in deck.slide_layouts:
        assert any(shape.has_text_frame and shape.text_frame.text == "DATA CONTOH" for shape in layout.shapes)
    for slide in deck.slides:
        footer = next(shape for shape in slide.shapes if shape.name == "Filter dan sumber")
        assert "DATA CONTOH" in footer.text_frame.text


def test_real_data_carry_no_mark(stories: tuple[Story, ...], cover: Cover) -> None:
    real = deck_of(tuple(dataclasses.replace(story, is_sample=False) for story in stories[:2]), cover=cover)
    for surface in [*real.slide_layouts, *real.slides]:
        assert not any(shape.has_text_frame and "DATA CONTOH" in shape.text_frame.text for shape in surface.shapes)


def test_writes_a_file_by_name(tmp_path: Any, stories: tuple[Story, ...], cover: Cover) -> None:
    write_pptx(stories[:1], cover=cover, path=tmp_path / "rapat.pptx")
    assert len(Presentation(tmp_path / "rapat.pptx").slides) == 2


@settings(max_examples=15, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_makes_a_deck_that_opens(text: str) -> None:
    base = Story("x", "q", text, text, text, text, (), table_of(text), read_aloud=text, is_sample=True)
    deck = deck_of((base,), cover=Cover(text, text, text, text, text, text))
    assert len(deck.slides) == 2


def table_of(text: str) -> Any:
    from dashboard.stories.story import Column, Table

    return Table((Column("a", text),), ((text,),))


def test_colours_are_those_of_the_screen() -> None:
    for name in (
        "GROUND",
        "TEXT",
        "SECONDARY",
        "LINK",
        "SUBJECT",
        "COMPARISON",
        "CONTEXT",
        "BAND",
        "GRID",
        "BASE",
        "PANEL",
        "HATCH_LINE",
        "STATUS_PRINT_REACHED",
    ):
        assert f"#{getattr(style, name)}" == getattr(figures, name), name
    assert {name: (f"#{fill}", f"#{ink}") for name, (fill, ink) in style.CLASSES.items()} == {
        name: (look.fill, look.text) for name, look in figures.CLASSES.items()
    }
    assert {name: (f"#{fill}", f"#{ink}") for name, (fill, ink) in style.STATUS.items()} == {
        name: (look.fill, look.text) for name, look in figures.STATUS.items()
    }
    assert {name: f"#{colour}" for name, colour in style.FAMILY_COLOURS.items()} == figures.FAMILY_COLOURS
