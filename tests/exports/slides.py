"""What a slide reopened with python-pptx shows, and what of its story must be found there."""

from __future__ import annotations

from typing import Any

from dashboard.stories.charts import Bars, Cascade, Dots, Funnel, Scorecard, TileMap, Trend
from dashboard.stories.story import Story


def texts_of(slide: Any) -> str:
    """All text of a slide: boxes, tables, charts (labels, names, categories)."""
    parts = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            parts.append(shape.text_frame.text)
        if shape.has_table:
            parts += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            root = shape.chart._chartSpace
            parts += [str(text) for text in root.xpath("//a:t/text() | //c:strCache/c:pt/c:v/text()")]
    return "\n".join(parts)


def chart_numbers(slide: Any) -> set[float]:
    return {
        float(value)
        for shape in slide.shapes
        if shape.has_chart
        for value in shape.chart._chartSpace.xpath("//c:numCache/c:pt/c:v/text()")
    }


def everything_is_told(slide: Any, story: Story) -> None:
    """Headline and facts stand on the slide or, where there is no room, in its notes; what explains is in the notes."""
    notes = slide.notes_slide.notes_text_frame.text
    shown = texts_of(slide)
    if story.headline:
        for text in (story.headline.text, story.headline.label, story.headline.interval, story.headline.judgement):
            assert text in shown
    for fact in story.facts:
        assert fact.text in shown + notes
        assert fact.number in shown + notes
    for text in (story.read_aloud, story.why, *story.how, story.source, *(chart.alt for chart in story.charts)):
        assert text in notes


def every_number_is_drawn(slide: Any, story: Story) -> None:
    """Every number of every chart stands in the slide, as text or as the value of a native chart."""
    shown, numbers = texts_of(slide), chart_numbers(slide)
    for chart in story.charts:
        if isinstance(chart, Trend):
            for point in (point for series in chart.series for point in series.points if point.y is not None):
                assert {point.x, point.y} <= numbers
                assert point.text in shown
                assert {point.low, point.high} - {None} <= numbers
            for band in chart.bands:
                assert {*band.xs, *band.lows, *band.highs} <= numbers
            assert all(text in shown for _, text in chart.notes)
            assert all(series.name in shown for series in chart.series)
        elif isinstance(chart, Dots):
            for row in chart.rows:
                assert {row.value, row.low, row.high, row.other} - {None} <= numbers
                assert all(text in shown for text in (row.label, row.text, row.note))
            assert all(value in numbers and label in shown for value, label in chart.reference)
        elif isinstance(chart, Funnel):
            for point in chart.points:
                assert {point.n, point.value} <= numbers
                assert (f"{point.label} {point.text}" in shown) == point.named
            assert all({*line.ns, *line.lows, *line.highs} <= numbers for line in chart.limits)
            assert all(text in shown for text in (chart.centre_label, "95%", "99,8%", chart.x_title))
        elif isinstance(chart, Bars):
            assert {item.value for item in chart.items} <= numbers
            assert all(item.text in shown and item.label in shown for item in chart.items)
        elif isinstance(chart, Cascade):
            assert all(step.text in shown and step.lost_text in shown for step in chart.steps)
        elif isinstance(chart, TileMap):
            told = {found[0] for shape in slide.shapes if (found := shape._element.xpath(".//p:cNvPr/@descr"))}
            assert {tile.hover for tile in chart.tiles} <= told
        elif isinstance(chart, Scorecard):
            cells = [[cell.text for cell in row] for row in chart.rows]
            assert "baris lagi" in shown or all(text in shown for row in cells for text in row)
            assert all(text in shown for text in (*chart.columns, *(cells[0] if cells else ())))


def story_slides(deck: Any) -> list[Any]:
    """The slides after the title without those on which a table only goes on."""
    return [slide for slide in list(deck.slides)[1:] if not goes_on(slide)]


def goes_on(slide: Any) -> bool:
    """Whether a table of the slide before goes on here."""
    return any(shape.name == "Subjudul" and " · lanjutan " in shape.text_frame.text for shape in slide.shapes)
