"""The view of the 3 standar as a checklist, and their one line beside the steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.pasti_place import Spot
from dashboard.stories.pasti_standar import (
    KITS,
    NOBODY,
    PROCEDURE,
    TEAMS,
    Readiness,
    Tally,
    held_minilok,
    measure_readiness,
    owner_of,
    together,
)
from dashboard.stories.place import empty_story, is_sample
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import frame
from dashboard.words import pasti as said
from dashboard.words import services as services_words
from dashboard.words.numbers import month_short
from dashboard.words.quality import desa_share

MOST_ROWS = 8
WIDTHS = (2.4, 2.3, 2.3, 2.3, 1.6, 3.1)
TABLE: tuple[Column, ...] = (
    Column("code", "Kode", "code"), Column("kecamatan", "Kecamatan"), Column("name", "Desa/kelurahan"),
    Column("period", "Laporan"), Column("tpk", "TPK", "count"), Column("tpk_trained", "TPK terlatih", "count"),
    Column("posyandu", "Posyandu", "count"), Column("equipped", "Posyandu beralat lengkap", "count"),
    Column("sop", "SOP terlaksana"), Column("unmet", "Standar belum lengkap", "count"),
    Column("owners", "Penanggung jawab kekurangan"),
)


def tell_standards(
    spot: Spot, *, period: date | None, slug: str, question: str, database: Database, settings: Settings
) -> Story:
    """Per kecamatan; one kecamatan chosen: per desa, most standards unmet first; one desa: its own row."""
    everyone = measure_readiness(database, period=period) if period else ()
    here = tuple(one for one in everyone if _inside(one, spot=spot))
    known = [one for one in here if one.period is not None]
    if period is None or not known:
        return empty_story(slug=slug, question=question, area=spot.area, period=period, database=database,
                           title=said.standards_title(behind=0, known=0, area=spot.full, worst="", one=False),
                           sentence=said.no_readiness(area=spot.full))
    held = held_minilok(database, period=period)
    tallies = together(here)
    facts = _facts(here, tallies=tallies, held=_held(held, spot=spot), settings=settings, spot=spot)
    title = said.standards_title(
        behind=sum(1 for one in known if one.unmet), known=len(known), area=spot.full, one=spot.desa is not None,
        worst=_worst(known, one_desa=spot.desa is not None))
    return Story(
        slug=slug, question=question, takeaway=title,
        subtitle=said.standards_subtitle(
            area=spot.full, month=month_short(period),
            key=services_words.key(settings.status_gap_points) if spot.code is None else said.DESA_KEY),
        filters=frame.filters_line(kecamatan=spot.kecamatan_name, period=month_short(period),
                                   more=spot.filters),
        source=frame.source_line(sources=("laporan kesiapan desa", "mini lokakarya"), version=database.short,
                                 quality=desa_share(len(known), of=len(here))),
        charts=(_scorecard(here, spot=spot, held=held, settings=settings),), table=_table(here), facts=facts,
        why=said.WHY_STANDARDS, how=said.HOW_STANDARDS,
        read_aloud=". ".join([title, *(fact.text for fact in facts[:3])]) + ".", is_sample=is_sample(database),
    )


def standards_fact(spot: Spot, *, period: date, database: Database, settings: Settings) -> Fact:
    """The three standards of the place in one line."""
    here = [one for one in measure_readiness(database, period=period) if _inside(one, spot=spot)]
    parts = [(one.checked if spot.desa else one.judged(settings), name,
              _short(one, procedure=number == PROCEDURE, one_desa=spot.desa is not None))
             for number, (name, one) in enumerate(zip(said.STANDARDS, together(here), strict=True))]
    return Fact(said.standards_line(parts))


def critical_standards(
    spot: Spot, *, period: date, database: Database, settings: Settings
) -> tuple[tuple[str, str, str], ...]:
    """Red cells of the checklist, the place with most standards unmet first: (label, agency slug, area code)."""
    here = tuple(one for one in measure_readiness(database, period=period) if _inside(one, spot=spot))
    found = []
    for code, name, tallies in _rows(here, spot=spot):
        found += [(f"{name}: {said.STANDARDS[number]} ({owner_of(number).short_name})", owner_of(number).slug, code)
                  for number, one in enumerate(tallies)
                  if _status(one, spot=spot, settings=settings) == "kritis"]
    return tuple(found)


def _status(one: Tally, *, spot: Spot, settings: Settings) -> Status:
    """As the key of the view says: points where rows are kecamatan, all or some where they are desa."""
    return one.judged(settings) if spot.code is None else one.checked


def _inside(one: Readiness, *, spot: Spot) -> bool:
    return spot.code is None or spot.code in (one.code, one.kecamatan_code)


def _held(held: dict[str, Tally], *, spot: Spot) -> Tally:
    if spot.desa is not None:
        return NOBODY
    own = [one for code, one in held.items() if spot.code in (None, code)]
    return Tally(sum(one.part for one in own), sum(one.whole for one in own), known=bool(own))


def _rows(here: Sequence[Readiness], *, spot: Spot) -> list[tuple[str, str, tuple[Tally, Tally, Tally]]]:
    """(code, name, tallies): kecamatan, or the desa of one; most standards unmet first, then by name."""
    if spot.code is None:
        names = dict.fromkeys((one.kecamatan_code, one.kecamatan) for one in here)
        rows = [(code, name, together([one for one in here if one.kecamatan_code == code])) for code, name in names]
    else:
        rows = [(one.code, one.name, one.standards) for one in here]
    return sorted(rows, key=lambda row: (-sum(1 for one in row[2] if one.known and one.short), row[1]))


def _scorecard(
    here: Sequence[Readiness], *, spot: Spot, held: dict[str, Tally], settings: Settings
) -> Scorecard:
    rows = _rows(here, spot=spot)
    per_kecamatan = spot.code is None
    # Two more rows take no more room than the line that would count them.
    most = len(rows) if per_kecamatan or len(rows) <= MOST_ROWS + 2 else MOST_ROWS
    first, more = ("Kecamatan", ["Minilok (pengganti)"]) if per_kecamatan else ("Desa/kelurahan", [])
    standards = [f"{name} ({owner_of(number).short_name})" for number, name in enumerate(said.STANDARDS)]
    columns = [first, *standards, *more, "Kekurangan"]
    made = []
    for code, name, tallies in rows:
        cells = [ScoreCell(name), *(
            _kecamatan_cell(one, settings=settings) if per_kecamatan else _desa_cell(one, procedure=number == PROCEDURE)
            for number, one in enumerate(tallies))]
        if per_kecamatan:
            cells.append(_stand_in(held.get(code, NOBODY)))
        cells.append(ScoreCell(said.shortfall(teams=tallies[TEAMS].short, posyandu=tallies[KITS].short,
                                              without_sop=tallies[PROCEDURE].short)))
        made.append(tuple(cells))
    told = "; ".join(f"{row[0].text}: " + ", ".join(
        f"{column} {cell.text}" for column, cell in zip(columns[1:], row[1:], strict=True)) for row in made[:most])
    widths = WIDTHS if per_kecamatan else (*WIDTHS[:4], WIDTHS[5])
    return Scorecard(columns=tuple(columns), rows=tuple(made[:most]), alt=f"3 standar, {spot.full}: {told}.",
                     widths=widths, more=said.more_rows(len(rows) - most) if len(rows) > most else "",
                     rest=tuple(made[most:]))


def _kecamatan_cell(one: Tally, *, settings: Settings) -> ScoreCell:
    if not one.known:
        return ScoreCell(said.NOT_COLLECTED, "kosong")
    return ScoreCell(said.of_all(one.part, whole=one.whole) if one.whole else "tidak ada", one.judged(settings))


def _desa_cell(one: Tally, *, procedure: bool) -> ScoreCell:
    if not one.known:
        return ScoreCell(said.NOT_COLLECTED, "kosong")
    if procedure:
        return ScoreCell(said.YES if one.part else said.NOT_YET, one.checked)
    return ScoreCell(said.some_of(one.part, whole=one.whole) if one.whole else "tidak ada", one.checked)


def _stand_in(held: Tally) -> ScoreCell:
    """Mini lokakarya are told, not judged: they only stand in for the procedure."""
    if not held.known:
        return ScoreCell(said.NOT_COLLECTED, "kosong")
    return ScoreCell(said.some_of(held.part, whole=held.whole))


def _short(one: Tally, *, procedure: bool, one_desa: bool) -> str:
    if not one.known or one.whole == 0:
        return said.NOT_COLLECTED
    if procedure and one_desa:
        return said.YES if one.part else said.NOT_YET
    return said.share_or_count(one.part, whole=one.whole)


def _worst(known: Sequence[Readiness], *, one_desa: bool) -> str:
    """The standard that most desa miss; of one desa all it misses."""
    missed = [sum(1 for one in known if one.standards[number].known and one.standards[number].short)
              for number in range(3)]
    if one_desa:
        return ", ".join(name for name, n in zip(said.STANDARDS, missed, strict=True) if n)
    return said.SHORT_STANDARDS[missed.index(max(missed))]


def _facts(
    here: Sequence[Readiness], *, tallies: tuple[Tally, Tally, Tally], held: Tally, settings: Settings, spot: Spot
) -> tuple[Fact, ...]:
    """What each owner lacks, the stand-in, and who did not report."""
    facts = []
    for number, one in enumerate(tallies):
        told = f"{said.STANDARDS[number]} {said.NOT_COLLECTED}"
        if one.known:
            told = said.standard_gap(number, short=one.short, whole=one.whole, one_desa=spot.desa is not None)
        facts.append(Fact(said.owner_line(owner=owner_of(number).short_name, told=told),
                          status=_status(one, spot=spot, settings=settings)))
    if held.known:
        facts.append(Fact(said.minilok_line(held=held.part, planned=held.whole)))
    silent = [one.name for one in here if one.period is None]
    if silent:
        facts.append(Fact(said.silent_desa(silent), status="kosong"))
    return tuple(facts)


def _table(here: Sequence[Readiness]) -> Table:
    rows: list[tuple[Value, ...]] = []
    for one in sorted(here, key=lambda place: (place.kecamatan, place.name)):
        counts: list[Value] = []
        for tally in one.standards[:PROCEDURE]:
            counts += [tally.whole, tally.part] if tally.known else [said.NOT_COLLECTED, said.NOT_COLLECTED]
        sop = one.standards[PROCEDURE]
        owners = [owner_of(number).short_name for number, tally in enumerate(one.standards) if tally.short]
        rows.append((one.code, one.kecamatan, one.name, month_short(one.period) if one.period else said.NOT_COLLECTED,
                     *counts, (said.YES if sop.part else said.NOT_YET) if sop.known else said.NOT_COLLECTED,
                     one.unmet if one.period else said.NOT_COLLECTED, ", ".join(owners)))
    return Table(TABLE, tuple(rows))
