"""Bahan apa yang dibawa ke rapat? The steps of one meeting's deck.

``options["bahan_acara"]``: ``rembuk`` (default), ``minilok``, ``evaluasi``; ``options["lewati"]``: numbers of steps
left out.
"""

from __future__ import annotations

from datetime import date

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.choices import resolve_period
from dashboard.stories.decks import DECKS, DeckStep, KecamatanNeededError, deck_for, kecamatan_for, left_out_of, walk
from dashboard.stories.place import Area, chosen_area, is_sample
from dashboard.stories.story import Column, Fact, Selection, Story, Table
from dashboard.words import bahan_rapat as said
from dashboard.words import frame
from dashboard.words.numbers import count, month_short

SLUG = "bahan_rapat"
QUESTION = "Bahan apa yang dibawa ke rapat?"
OPTION = "bahan_acara"
LEFT_OUT = "lewati"
CHOICES = tuple(DECKS)
_WIDTHS = (0.5, 4.0, 0.5, 4.0)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The agenda of the chosen forum for the chosen place."""
    deck = deck_for(DECKS[selection.options.get(OPTION) or CHOICES[0]], period=selection.period, database=database)
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    steps = walk(deck, left_out=left_out_of(deck, given=selection.options.get(LEFT_OUT, ""), period=selection.period,
                                            database=database, settings=settings))
    title = said.ready(forum=deck.key, steps=len(steps))
    facts = (Fact(said.opens_and_closes(first=steps[0].label, last=steps[-1].label)),)
    try:
        kecamatan_for(deck, kecamatan=selection.kecamatan)
    except KecamatanNeededError:
        title, facts = said.NEEDS_KECAMATAN_TITLE, (Fact(said.NEEDS_KECAMATAN, status="perhatian"),)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=said.subtitle(area=area.full, left_out=len(deck.steps) - len(steps)),
        filters=_filters(area, period=period, forum=deck.key),
        source=frame.source_line(sources=(said.SOURCE,), version=database.short),
        charts=(_agenda(steps, forum=deck.forum),), table=_table(steps), facts=facts, why=said.WHY, how=said.HOW,
        read_aloud=f"{title}. {facts[0].text}.", is_sample=is_sample(database))


def _filters(area: Area, *, period: date | None, forum: str) -> str:
    return frame.filters_line(kecamatan=area.filter_name, period=month_short(period) if period else "–",
                              more=(said.forum_filter(forum),))


def _agenda(steps: tuple[DeckStep, ...], *, forum: str) -> Scorecard:
    """The steps in two columns, so that a long deck still fits one screen."""
    half = (len(steps) + 1) // 2
    numbered = [(count(number), step.label) for number, step in enumerate(steps, start=1)]
    numbered += [("", "")] * (2 * half - len(numbered))
    rows = tuple(tuple(ScoreCell(text) for text in (*left, *right))
                 for left, right in zip(numbered[:half], numbered[half:], strict=True))
    told = "; ".join(f"{number} {label}" for number, label in numbered if number)
    return Scorecard(columns=said.COLUMNS, rows=rows, widths=_WIDTHS, alt=f"Langkah {forum}: {told}.")


def _table(steps: tuple[DeckStep, ...]) -> Table:
    columns = (Column("number", "No", "count"), Column("label", "Langkah"))
    return Table(columns, tuple((number, step.label) for number, step in enumerate(steps, start=1)))
