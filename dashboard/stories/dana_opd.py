"""Planned and spent per agency, or per desa of one kecamatan; the share in words, in no order of merit."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard import indicators, queries
from dashboard.queries import Database
from dashboard.queries.follow_up import budget
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.dana_money import Sum, agencies_told, by_agency, kept_to, sum_of
from dashboard.stories.opd_money import newest_day, rows_filled
from dashboard.stories.place import Area, empty_story, is_sample
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import dana as said
from dashboard.words import frame
from dashboard.words import opd_detail as told_of_opd
from dashboard.words.quality import newest_report, places_told

MOST_ROWS, MOST_DESA = 10, 12
_WIDTHS = (2.6, 2.6, 1.7, 1.7, 3.2)
Line = tuple[str, str, Sum]  # code or slug, name, its money


def tell_opd(
    selection: Selection, *, area: Area, year: int, database: Database, slug: str, question: str
) -> Story:
    """The year's money of every agency; with a kecamatan, of every desa in it."""
    whole = budget(database, year=year)
    rows = kept_to(whole, kecamatan=area.kecamatan)
    if rows.empty:
        return empty_story(
            slug=slug, question=question, area=area, period=selection.period, database=database,
            title=said.no_money_title(year), sentence=said.NO_DESA_MONEY if len(whole) else said.NO_MONEY)
    lines = _desa_lines(rows, area=area, database=database) if area.kecamatan else [
        (agency, indicators.agency(agency).short_name, sum_of(own)) for agency, own in by_agency(rows)]
    every = sum_of(rows)
    title = said.opd_title(year=year, planned=every.planned, told=every.both,
                           of_desa=said.IN_DESA if area.kecamatan else "")
    bare = [name for code, name, own in lines if area.kecamatan and not own.rows and code in _kelurahan(database)]
    facts = _facts(rows, whole=whole, area=area, bare=bare)
    return Story(
        slug=slug, question=question, takeaway=title, subtitle=f"Pagu dan realisasi {year}, {area.full}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=str(year)),
        source=frame.source_line(
            sources=(f"{said.SOURCE} {year}",), version=database.short,
            details=(f"{newest_report(newest_day(rows))}, {rows_filled(rows)}",),
            quality=agencies_told(rows, year=year) if area.kecamatan is None else places_told(
                sum(own.rows > 0 for _, _, own in lines), of=len(lines), what="desa/kelurahan")),
        charts=(_card(lines, desa=area.kecamatan is not None, year=year),), table=_table(rows), facts=facts,
        why=said.WHY_OPD, how=(said.HOW_SHARE, said.HOW_PLACE, said.HOW_QUALITY),
        read_aloud=". ".join((title, *(fact.text for fact in facts[:2]))) + ".", is_sample=is_sample(database))


def _kelurahan(database: Database) -> set[str]:
    desa = queries.desa_list(database)
    return set(desa.loc[desa["kind"] == "kelurahan", "code"])


def _desa_lines(rows: pd.DataFrame, *, area: Area, database: Database) -> list[Line]:
    """Every desa of the kecamatan by code: one without a row stands there as such."""
    desa = queries.desa_list(database)
    own = desa[desa["kecamatan_code"] == area.kecamatan].sort_values("code")
    return [(str(code), str(name), sum_of(rows[rows["desa_code"] == code]))
            for code, name in zip(own["code"], own["name"], strict=True)]


def _card(lines: Sequence[Line], *, desa: bool, year: int) -> Scorecard:
    most, what = (MOST_DESA, "desa") if desa else (MOST_ROWS, "pelaksana")
    rows = tuple(_cells(name, own) for _, name, own in lines[:most])
    told = "; ".join(f"{row[0].text} pagu {row[2].text}, {row[4].text}" for row in rows)
    return Scorecard(columns=said.DESA_COLUMNS if desa else said.OPD_COLUMNS, rows=rows, widths=_WIDTHS,
                     alt=f"Pagu dan realisasi {year}: {told}.", more=said.more_rows(len(lines) - most, what=what))


def _cells(name: str, own: Sum) -> tuple[ScoreCell, ...]:
    if not own.rows:
        return (ScoreCell(name), ScoreCell("–"), ScoreCell(said.NOT_RECORDED, "kosong"), ScoreCell("–"), ScoreCell("–"))
    told = own.both[1] if own.both else 0.0
    return (ScoreCell(name), ScoreCell(said.funds(list(own.funds))), ScoreCell(said.amount(own.planned)),
            ScoreCell(said.amount(own.spent)), ScoreCell(said.share_of_told(own.share, of=told, planned=own.planned)))


def _facts(rows: pd.DataFrame, *, whole: pd.DataFrame, area: Area, bare: list[str]) -> tuple[Fact, ...]:
    """``bare``: kelurahan of the kecamatan without a row."""
    funds = [(fund, sum_of(rows[rows["fund"] == fund])) for fund in sorted(set(rows["fund"].astype(str)))]
    amounts = [(fund, *(own.both or (own.spent, own.planned))) for fund, own in funds]
    facts = [Fact(said.by_fund([(fund, planned, spent) for fund, spent, planned in amounts]))]
    empty = sum_of(rows).unfilled
    if empty:
        facts.append(Fact(told_of_opd.not_filled(empty)))
    everywhere = sum_of(whole[whole["desa_code"].isna()])
    if area.kecamatan is not None and everywhere.planned:
        facts.append(Fact(said.whole_kabupaten(everywhere.planned)))
    if bare:
        facts.append(Fact(said.kelurahan_note(bare)))
    day = newest_day(rows)
    if day is not None:
        facts.append(Fact(told_of_opd.reported_on(day)))
    return tuple(facts)


_COLUMNS = (
    Column("agency", "Pelaksana"), Column("activity", "Kegiatan"), Column("fund", "Sumber dana"),
    Column("code", "Kode desa", "code"), Column("place", "Wilayah"), Column("planned", "Pagu, rupiah", "count"),
    Column("spent", "Realisasi, rupiah", "count"), Column("share", "Terpakai", "percent"),
)


def _table(rows: pd.DataFrame) -> Table:
    """Every row as loaded, agencies in their order; what nobody filled in stays empty."""
    made: list[tuple[Value, ...]] = []
    for agency, own in by_agency(rows):
        for one in own.to_dict("records"):
            planned, spent = (None if pd.isna(one[key]) else round(float(one[key])) for key in ("planned", "realised"))
            everywhere = pd.isna(one["desa_code"])
            made.append((
                indicators.agency(agency).short_name, str(one["activity"] or ""), str(one["fund"]),
                None if everywhere else str(one["desa_code"]),
                said.WHOLE_KABUPATEN if everywhere else str(one["desa"]), planned, spent,
                100 * spent / planned if planned and spent is not None else None))
    return Table(_COLUMNS, tuple(made))
