"""A deck of slides from stories: one slide per story, native charts, notes to read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.paper import Cover, Target, has_sample
from dashboard.exports.plain import cleaned
from dashboard.exports.slide_body import add_body
from dashboard.exports.slide_frame import add_story_slide, add_title_slide, new_deck, set_properties
from dashboard.exports.slide_text import fact_text
from dashboard.stories.story import Story


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
        written = add_body(slide, story)
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
