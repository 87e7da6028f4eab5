"""The audit of a lokus list as the annex of a decree: DOCX to be signed, XLSX to be worked on.

Used by the command line and by the page lokus; what stands in it is what the page says.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dashboard.exports.annex import COLUMNS, Annex, write_annex
from dashboard.exports.paper import Cover, Target
from dashboard.exports.xlsx import write_xlsx
from dashboard.papers import SAMPLE_PREFIX, UnknownPaperError
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import lokus
from dashboard.stories.story import Selection, Story, Table, Value
from dashboard.warehouse.database import open_database
from dashboard.words import frame
from dashboard.words import lokus as said
from dashboard.words.numbers import DASH, count, date_long, percent

SUFFIXES = (".docx", ".xlsx")


class NoLokusListError(Exception):
    """There is no list to print; the message is the page's own sentence."""


def write_lokus_annex(
    *, folder: Path, settings: Settings, period: date | None, proposed: str, out: Path, today: date
) -> Path:
    """Write the annex of the live version; returns the file, renamed DATA-CONTOH_… for sample data.

    ``proposed``: desa codes parted by commas, '' = the year's list. Raises UnknownPaperError, NoLokusListError,
    NoDatabaseError.
    """
    if out.suffix.lower() not in SUFFIXES:
        raise UnknownPaperError(out, suffixes=SUFFIXES)
    database = open_database(folder)
    chosen = Selection(period=period, options={lokus.OPTION: proposed})
    story = lokus.tell(chosen, database, settings)
    if story.is_sample and not out.name.startswith(SAMPLE_PREFIX):
        out = out.with_name(f"{SAMPLE_PREFIX}{out.name}")
    out.parent.mkdir(parents=True, exist_ok=True)
    write_story(story, database=database, suffix=out.suffix.lower(), target=str(out), today=today)
    return out


def write_story(story: Story, *, database: Database, suffix: str, target: Target, today: date) -> None:
    """Write the told audit as one kind of paper. Raises NoLokusListError where the story has no list."""
    if not story.table.rows:
        raise NoLokusListError(" ".join(fact.text for fact in story.facts) or story.takeaway)
    annex = annex_of(story, database=database, today=today)
    if suffix == ".docx":
        write_annex(story, annex=annex, path=target)
        return
    cover = Cover(forum=said.annex_title(annex.list_name), kabupaten=annex.kabupaten, province=annex.province,
                  date_text=annex.printed, place="", filters=story.filters)
    write_xlsx((story,), cover=cover, path=target, extra_sheets={said.ANNEX_SHEET: _listed(story.table)})


def annex_of(story: Story, *, database: Database, today: date) -> Annex:
    """The rows of the audit as texts, the list first and apart from the desa that are as high."""
    rows = [_texts(row, table=story.table) for row in story.table.rows]
    on_list = [_status(row, table=story.table) != said.NOT_LISTED for row in story.table.rows]
    return Annex(
        kabupaten=frame.area_name(str(database.info["kabupaten"]), kind="kabupaten"),
        province=f"Provinsi {database.info.get('province') or DASH}", list_name=story.subtitle.split(",")[0],
        printed=date_long(today), rows=tuple(row for row, chosen in zip(rows, on_list, strict=True) if chosen),
        others=tuple(row for row, chosen in zip(rows, on_list, strict=True) if not chosen))


def _listed(table: Table) -> Table:
    """The annex as a sheet: its columns with their numbers, the listed desa only."""
    at = _positions(table)
    chosen = [at[key] for key, _, _ in COLUMNS]
    return Table(
        tuple(table.columns[position] for position in chosen),
        tuple(tuple(row[position] for position in chosen) for row in table.rows
              if _status(row, table=table) != said.NOT_LISTED))


def _texts(row: tuple[Value, ...], *, table: Table) -> tuple[str, ...]:
    at = _positions(table)
    return tuple(_text(row[at[key]], kind=table.columns[at[key]].kind, empty="" if key == "reason" else DASH)
                 for key, _, _ in COLUMNS)


def _text(value: Value, *, kind: str, empty: str) -> str:
    if value is None or value == "" or value != value:
        return empty
    if isinstance(value, int | float) and not isinstance(value, bool):
        return percent(float(value)) if kind == "percent" else count(int(value))
    return str(value)


def _status(row: tuple[Value, ...], *, table: Table) -> Value:
    return row[_positions(table)["status"]]


def _positions(table: Table) -> Mapping[str, int]:
    return {column.key: position for position, column in enumerate(table.columns)}
