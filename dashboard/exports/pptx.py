"""A deck of slides from stories: one slide per story, native charts, notes to read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.exports.map_key import add_map_key
from dashboard.exports.paper import Cover, Target, has_sample
from dashboard.exports.parts import Box, Run, add_label
from dashboard.exports.plain import cleaned
from dashboard.exports.slide_bars import add_bars
from dashboard.exports.slide_dots import add_dots
from dashboard.exports.slide_frame import BODY, add_story_slide, add_title_slide, new_deck, set_properties
from dashboard.exports.slide_map import add_tile_map
from dashboard.exports.slide_score import add_scorecard
from dashboard.exports.slide_text import add_facts, add_headline, fact_text, facts_height
from dashboard.exports.slide_trend import add_trend
from dashboard.stories.charts import Bars, Chart, Dots, Scorecard, TileMap, Trend
from dashboard.stories.story import Fact, Story

SIDE_WIDE = 356.0
_GAP = 24.0
_STRIP_HIGHEST = 174.0


def write_pptx(stories: Sequence[Story], *, cover: Cover, path: Target) -> None:
    """Write the deck: a title slide, then one slide per story in the order given.

    Title = takeaway, in the picture also subtitle, filters, source and slide number; nothing under 14 pt. ``path`` is a
    file name or an open binary file. Sample stories mark the whole deck DATA CONTOH.
    """
    stories, cover = cleaned(tuple(stories)), cleaned(cover)
    sample = has_sample(stories)
    deck = new_deck(sample=sample)
    add_title_slide(deck, cover, sample=sample)
    for story in stories:
        slide = add_story_slide(deck, story)
        written = _add_body(slide, story)
        slide.notes_slide.notes_text_frame.text = notes_text(story, facts_shown=written)
    set_properties(deck, title=f"{cover.forum}, {cover.kabupaten}", sample=sample)
    deck.save(path)


def notes_text(story: Story, *, facts_shown: int) -> str:
    """To read aloud, then what is behind the number; facts that found no room on the slide come with it."""
    parts = [
        f"Dibacakan: {story.read_aloud}" if story.read_aloud else "",
        *(fact_text(fact) for fact in story.facts[facts_shown:]),
        f"Mengapa penting: {story.why}" if story.why else "",
        "\n".join(("Cara hitung:", *story.how)) if story.how else "",
        *(chart.alt for chart in story.charts),
        f"{story.filters}\n{story.source}",
        "DATA CONTOH: bukan data sebenarnya." if story.is_sample else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _add_body(slide: Any, story: Story) -> int:
    """Charts with headline and facts; returns how many facts found room."""
    told = story.headline is not None or bool(story.facts)
    if not story.charts:
        return _add_told(slide, story, box=BODY)
    side = told and len(story.charts) == 1 and not isinstance(story.charts[0], Scorecard)
    if side:
        chart_box = Box(BODY.left, BODY.top, BODY.width - SIDE_WIDE - _GAP, BODY.height)
        side_box = Box(chart_box.right + _GAP, BODY.top, SIDE_WIDE, BODY.height)
        return _add_side(slide, story, chart_box=chart_box, side_box=side_box)
    strip = _strip_height(story) if told else 0.0
    across = (BODY.width - _GAP * (len(story.charts) - 1)) / len(story.charts)
    for position, chart in enumerate(story.charts):
        box = Box(BODY.left + (across + _GAP) * position, BODY.top, across, BODY.height - strip)
        _add_chart(slide, chart, box=_under_title(slide, chart, box=box) if len(story.charts) > 1 else box)
    if not told:
        return 0
    return _add_strip(slide, story, box=Box(BODY.left, BODY.bottom - strip + _GAP / 2, BODY.width, strip - _GAP / 2))


def _add_side(slide: Any, story: Story, *, chart_box: Box, side_box: Box) -> int:
    chart = story.charts[0]
    if isinstance(chart, TileMap):
        add_tile_map(slide, chart, box=chart_box)
        taken = add_map_key(slide, chart, box=side_box, map_box=chart_box) + 12
        return _add_told(
            slide, story, box=Box(side_box.left, side_box.top + taken, side_box.width, side_box.height - taken)
        )
    _add_chart(slide, chart, box=chart_box)
    return _add_told(slide, story, box=side_box)


def _add_told(slide: Any, story: Story, *, box: Box) -> int:
    taken = add_headline(slide, story.headline, box=box) if story.headline else 0.0
    return add_facts(slide, story.facts, box=Box(box.left, box.top + taken, box.width, box.height - taken))


def _strip_height(story: Story) -> float:
    """Under wide charts: as high as the facts need, never more than a third of the body."""
    if story.headline:
        return _STRIP_HIGHEST
    needed = max(facts_height(column, width=(BODY.width - _GAP) / 2) for column in _columns(story))
    return min(_STRIP_HIGHEST, needed + _GAP)


def _columns(story: Story) -> tuple[Sequence[Fact], Sequence[Fact]]:
    half = (len(story.facts) + 1) // 2
    return story.facts[:half], story.facts[half:]


def _add_strip(slide: Any, story: Story, *, box: Box) -> int:
    """Headline left, facts in two columns."""
    left = box.left
    if story.headline:
        add_headline(slide, story.headline, box=Box(left, box.top, 300, box.height))
        left += 300 + _GAP
    across = (box.right - left - _GAP) / 2
    first, second = _columns(story)
    written = add_facts(slide, first, box=Box(left, box.top, across, box.height))
    if written < len(first):
        return written
    return written + add_facts(slide, second, box=Box(left + across + _GAP, box.top, across, box.height))


def _under_title(slide: Any, chart: Chart, *, box: Box) -> Box:
    """Charts side by side carry their own names."""
    title = chart.key_title if isinstance(chart, TileMap) else getattr(chart, "title", "")
    if not title:
        return box
    add_label(slide, Box(box.left, box.top, box.width, 22), [[Run(title, bold=True)]], name="Judul grafik")
    return Box(box.left, box.top + 28, box.width, box.height - 28)


def _add_chart(slide: Any, chart: Chart, *, box: Box) -> None:
    if isinstance(chart, Trend):
        add_trend(slide, chart, box=box)
    elif isinstance(chart, Dots):
        add_dots(slide, chart, box=box)
    elif isinstance(chart, Bars):
        add_bars(slide, chart, box=box)
    elif isinstance(chart, Scorecard):
        add_scorecard(slide, chart, box=box)
    else:
        add_tile_map(slide, chart, box=Box(box.left, box.top, box.width * 0.68, box.height))
        add_map_key(
            slide,
            chart,
            box=Box(box.left + box.width * 0.7, box.top, box.width * 0.3, box.height),
            map_box=Box(box.left, box.top, box.width * 0.68, box.height),
        )
