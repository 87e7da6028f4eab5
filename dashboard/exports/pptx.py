"""A deck of slides from stories: one slide per story, native charts, notes to read aloud; long tables go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.exports.paper import Cover, Target, has_sample
from dashboard.exports.plain import cleaned
from dashboard.exports.slide_body import Body, add_body
from dashboard.exports.slide_frame import BODY, add_story_slide, add_title_slide, new_deck, set_properties
from dashboard.exports.slide_score import add_continued, continued, whole_text
from dashboard.exports.slide_text import fact_text
from dashboard.stories.charts import Scorecard, TileMap
from dashboard.stories.story import Story
from dashboard.words import classes
from dashboard.words.papers import continued_subtitle, desa_values


def write_pptx(stories: Sequence[Story], *, cover: Cover, path: Target) -> None:
    """Write the deck: a title slide, then one slide per story in the order given, and those its table goes on on.

    Title = takeaway, in the picture also subtitle, filters, source and slide number; nothing under 14 pt. ``path`` is a
    file name or an open binary file. Sample stories mark the whole deck DATA CONTOH.
    """
    stories, cover = cleaned(tuple(stories)), cleaned(cover)
    sample = has_sample(stories)
    deck = new_deck(sample=sample)
    add_title_slide(deck, cover, sample=sample)
    for story in stories:
        slide = add_story_slide(deck, story)
        body = add_body(slide, story)
        slide.notes_slide.notes_text_frame.text = notes_text(story, facts_shown=body.facts)
        _add_rest(deck, story, body=body)
    set_properties(deck, title=f"{cover.forum}, {cover.kabupaten}", sample=sample)
    deck.save(path)


def _add_rest(deck: Any, story: Story, *, body: Body) -> None:
    """The rows of its tables that found no room, on slides with the same title."""
    parts = [part for chart in body.left for part in continued(chart, box=BODY)]
    for number, part in enumerate(parts, start=2):
        subtitle = continued_subtitle(story.subtitle, number=number, of=len(parts) + 1)
        slide = add_story_slide(deck, replace(story, subtitle=subtitle))
        add_continued(slide, part, box=BODY)
        slide.notes_slide.notes_text_frame.text = "\n\n".join((subtitle, part.alt, f"{story.filters}\n{story.source}"))


def notes_text(story: Story, *, facts_shown: int) -> str:
    """To read aloud, then what is behind the number; facts that found no room on the slide come with it."""
    parts = [
        f"Dibacakan: {story.read_aloud}" if story.read_aloud else "",
        *(fact_text(fact) for fact in story.facts[facts_shown:]),
        f"Mengapa penting: {story.why}" if story.why else "",
        "\n".join(("Cara hitung:", *story.how)) if story.how else "",
        *(chart.alt for chart in story.charts),
        *(_every_desa(chart) for chart in story.charts if isinstance(chart, TileMap)),
        "\n".join(whole_text(cell) for chart in story.charts if isinstance(chart, Scorecard)
                  for row in chart.rows for cell in row if cell.text.endswith("…")),
        f"{story.filters}\n{story.source}",
        "DATA CONTOH: bukan data sebenarnya." if story.is_sample else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _every_desa(chart: TileMap) -> str:
    """What the map says of every desa, by kecamatan: most cells are too small for their value."""
    named = {code: [f"{tile.name} {tile.value_text or classes.CLASS_WORDS[tile.fill]}" for tile in chart.tiles
                    if tile.kecamatan_code == code] for code, _ in chart.kecamatan}
    return desa_values([(name, named[code]) for code, name in chart.kecamatan])
