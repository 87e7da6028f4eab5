"""Mini lokakarya held of those planned: kecamatan x months, or the months of one kecamatan. Missing is never 0.

The months are those of the loaded table; what the follow-up book holds stands beside them, never added to them.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard import queries
from dashboard.actions.errors import ActionError
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.queries.follow_up import minilok, minilok_years
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.minilok_recorded import recorded_minilok
from dashboard.stories.place import Area, empty_story, is_sample
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import aksi as said
from dashboard.words import frame
from dashboard.words.numbers import MONTHS, count
from dashboard.words.quality import places_told

MOST_ROWS = 13
_WIDTHS = (2.6, *(0.62,) * 12, 1.6)
_MONTH_WIDTHS = (1.6, 1.6, 2.2, 6.6)
LOG = logging.getLogger("dashboard")


@dataclass(frozen=True)
class Month:
    """One kecamatan in one month; ``planned``, ``held`` None = not told (no row, or an empty cell)."""

    month: date
    planned: int | None = None
    held: int | None = None
    note: str = ""

    @property
    def counted(self) -> bool:
        return self.planned is not None and self.held is not None


@dataclass(frozen=True)
class Year:
    """Twelve months of one kecamatan."""

    code: str
    name: str
    months: tuple[Month, ...]

    @property
    def told(self) -> bool:
        return any(one.planned is not None or one.held is not None for one in self.months)

    @property
    def planned(self) -> int:
        """Planned in the months that tell both."""
        return sum(one.planned or 0 for one in self.months if one.counted)

    @property
    def held(self) -> int:
        return sum(one.held or 0 for one in self.months if one.counted)


def tell_minilok(
    area: Area, *, chosen: date | None, database: Database, today: date, slug: str, question: str
) -> Story:
    """Held and planned in the year of the chosen period, else the latest year with a record."""
    known = [year for year in minilok_years(database) if year <= today.year]
    year = chosen.year if chosen is not None else known[-1] if known else today.year
    years = years_of(database, year=year)
    found = [one for one in years if area.kecamatan in (None, one.code)]
    told = [one for one in found if one.told]
    recorded = _recorded_facts(area, year=year, database=database, today=today)
    if not told:
        story = empty_story(slug=slug, question=question, area=area, period=chosen, database=database,
                            title=said.minilok_no_data_title(year), sentence=said.MINILOK_NO_DATA)
        return replace(story, facts=(*story.facts, *recorded))
    held, planned = sum(one.held for one in told), sum(one.planned for one in told)
    counted = any(month.counted for one in told for month in one.months)
    title = said.minilok_title(held=held, planned=planned, year=year, kecamatan=area.filter_name) if counted else (
        said.minilok_untold_title(year))
    facts = (*_facts(found, today=today), *recorded)
    return Story(
        slug=slug, question=question, takeaway=title,
        subtitle=said.minilok_subtitle(year=year, area=area.full),
        filters=frame.filters_line(kecamatan=area.filter_name, period=str(year), more=(said.as_of(today),)),
        source=frame.source_line(sources=(said.MINILOK_SOURCE, *((said.MINILOK_BOOK,) if recorded else ())),
                                 version=database.short, quality=_told(found, today=today)),
        charts=(_months_card(told[0], today=today) if area.kecamatan else _card(found, year=year, today=today),),
        table=_table(found), facts=facts, why=said.MINILOK_WHY,
        how=(said.MINILOK_HOW, said.MINILOK_TWO_SOURCES, said.MINILOK_ORDER),
        read_aloud=". ".join((title, *(fact.text for fact in facts[:2]))) + ".", is_sample=is_sample(database))


def _told(found: Sequence[Year], *, today: date) -> str:
    """How many months say what was held, of those that are over, in every kecamatan of the choice."""
    past = [month for one in found for month in one.months
            if month.month < today.replace(day=1) or month.held is not None]
    return places_told(sum(month.held is not None for month in past), of=len(past), what="bulan kecamatan")


def years_of(database: Database, *, year: int) -> tuple[Year, ...]:
    """Every kecamatan with its twelve months, by code."""
    rows = minilok(database, year=year)
    told = {
        (str(code), as_date(period)): Month(as_date(period), _whole(planned), _whole(held),
                                            "" if pd.isna(note) else str(note).strip())
        for code, period, planned, held, note in zip(
            rows["kecamatan_code"], rows["period"], rows["planned"], rows["held"], rows["note"], strict=True)}
    months = [date(year, month, 1) for month in range(1, 13)]
    places = queries.kecamatan_list(database).sort_values("code")
    return tuple(Year(code, name, tuple(told.get((code, month), Month(month)) for month in months))
                 for code, name in zip(places["code"], places["name"], strict=True))


def _whole(value: object) -> int | None:
    return None if value is pd.NA else int(str(value))


def _card(found: Sequence[Year], *, year: int, today: date) -> Scorecard:
    rows = tuple((ScoreCell(one.name), *(_cell(month, today=today) for month in one.months), _sum_cell(one))
                 for one in found[:MOST_ROWS])
    told = "; ".join(f"{row[0].text} {row[-1].text}" for row in rows)
    return Scorecard(columns=said.MINILOK_COLUMNS, rows=rows, widths=_WIDTHS,
                     alt=f"Minilok {year} terlaksana dari yang direncanakan: {told}.",
                     more=said.more_kecamatan(len(found) - len(rows)))


def _months_card(one: Year, *, today: date) -> Scorecard:
    """One kecamatan: its months as rows, with what was noted."""
    rows = tuple(
        (ScoreCell(MONTHS[month.month.month - 1]),
         ScoreCell("–" if month.planned is None else count(month.planned)),
         _month_word(month, today=today), ScoreCell(month.note)) for month in one.months)
    told = "; ".join(f"{row[0].text} {row[2].text}" for row in rows)
    return Scorecard(columns=said.MINILOK_MONTH_COLUMNS, rows=rows, widths=_MONTH_WIDTHS,
                     alt=f"Minilok Kecamatan {one.name}: {told}.")


def _cell(month: Month, *, today: date) -> ScoreCell:
    if month.month >= today.replace(day=1) and month.held is None:  # not over yet
        return ScoreCell("○" if month.planned else "")
    if month.held is None:
        return ScoreCell("–", "kosong")
    if not month.held:
        return ScoreCell("▲", "perhatian") if month.planned else ScoreCell("")
    if month.planned is not None and month.held < month.planned:
        return ScoreCell(f"▲ {month.held}/{month.planned}", "perhatian")
    return ScoreCell("✓" if month.held == 1 else f"✓ {month.held}", "mencapai")


def _month_word(month: Month, *, today: date) -> ScoreCell:
    shape = _cell(month, today=today)
    if shape.status == "kosong":
        return ScoreCell(said.NO_DATA, "kosong")
    if month.held is None or not (month.held or month.planned):
        return shape
    return ScoreCell(count(month.held) if month.held else "tidak terlaksana", shape.status)


def _sum_cell(one: Year) -> ScoreCell:
    if not any(month.counted for month in one.months):
        return ScoreCell(said.NO_DATA, "kosong")
    return ScoreCell(said.held_cell(held=one.held, planned=one.planned))


def _facts(found: Sequence[Year], *, today: date) -> tuple[Fact, ...]:
    facts = []
    silent = [one.name for one in found if not one.told]
    if silent:
        facts.append(Fact(said.no_record_fact(silent)))
    newest = max((month.month for one in found for month in one.months if month.counted and month.month <= today),
                 default=None)
    if newest is not None:
        missed = [one.name for one in found for month in one.months
                  if month.month == newest and month.counted and month.planned and not month.held]
        if missed and len(found) > 1:
            facts.append(Fact(said.missed_fact(month=newest, kecamatan=missed)))
    return tuple(facts)


def _recorded_facts(area: Area, *, year: int, database: Database, today: date) -> tuple[Fact, ...]:
    """What the follow-up book says of the same year; a book that cannot be read costs no page."""
    try:
        found = recorded_minilok(database, year=year, until=today)
    except ActionError:
        LOG.exception("the minilok on record of %s cannot be read", year)
        return ()
    own = [said.recorded_in(name=one.kecamatan, held=one.held, planned=one.planned) for one in found
           if one.planned and area.kecamatan in (None, one.kecamatan_code)]
    return (Fact(said.minilok_recorded(year=year, places=own)),) if own else ()


_COLUMNS = (
    Column("code", "Kode", "code"), Column("name", "Kecamatan"), Column("month", "Bulan", "date"),
    Column("planned", "Direncanakan", "count"), Column("held", "Terlaksana", "count"), Column("note", "Catatan"),
)


def _table(found: Sequence[Year]) -> Table:
    """Every month that was told, and one line for a kecamatan that told none."""
    rows: list[tuple[Value, ...]] = []
    for one in found:
        told = [month for month in one.months if month.planned is not None or month.held is not None]
        rows += [(one.code, one.name, month.month, month.planned, month.held, month.note or None) for month in told]
        if not told:
            rows.append((one.code, one.name, None, None, None, said.NO_DATA))
    return Table(_COLUMNS, tuple(rows))
