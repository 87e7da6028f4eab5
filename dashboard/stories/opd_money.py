"""One agency's budget: what was planned and spent, from which fund, and what is written down for lokus desa."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.queries import Database
from dashboard.queries.agency_budget import agency_budget, budget_years
from dashboard.queries.database import as_date
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.lokus_marks import lokus_of
from dashboard.stories.opd_owner import QUESTION, SLUG
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.place import Area, empty_story, is_sample
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import explain, frame
from dashboard.words import opd_detail as said
from dashboard.words.numbers import count, money, month_short, percent
from dashboard.words.quality import newest_report, rows_told

COLUMNS = ("Kegiatan", "Sumber", "Wilayah", "Pagu", "Realisasi", "Serapan")
WIDTHS = (5.2, 1.4, 2.4, 2.0, 2.0, 1.4)
MOST_ROWS = 8
TABLE = (
    Column("activity", "Kegiatan"), Column("fund", "Sumber dana"), Column("place", "Wilayah"),
    Column("planned", "Pagu, rupiah", "count"), Column("realised", "Realisasi, rupiah", "count"),
    Column("share", "Serapan", "percent"), Column("reported", "Tanggal laporan", "date"),
)


def tell_money(row: OwnerRow, *, area: Area, period: date, database: Database) -> Story:
    """The budget of the period's year (else the latest earlier one) of one agency."""
    agency = row.agency
    years = [year for year in budget_years(database) if year <= period.year]
    year = years[-1] if years else period.year
    rows = agency_budget(database, agency=agency.slug, year=year)
    if area.kecamatan is not None:
        # What stands for the whole kabupaten is nobody's share: it stays in the list and says so.
        rows = rows.loc[rows["desa_code"].isna() | (rows["kecamatan_code"] == area.kecamatan)]
    if rows.empty:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=said.NO_MONEY, title=said.no_money_title(agency.short_name, year=year))
    planned = float(rows["planned"].sum())
    told = said.money_title(agency=agency.short_name, year=year, planned=planned, share=spent_share(rows))
    facts = _facts(rows, area=area, year=year, database=database)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Pagu dan realisasi {agency.short_name} {year}, "
                 + (area.full if area.kecamatan is None else said.kabupaten_and(area.full)),
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period),
                                   more=(f"OPD: {agency.short_name}",)),
        source=frame.source_line(sources=(f"lembar anggaran OPD {year}",), version=database.short,
                                 details=(newest_report(newest_day(rows)),), quality=rows_filled(rows)),
        charts=(_scorecard(rows, name=agency.short_name, year=year),), table=_table(rows), facts=facts,
        why=explain.WHY[SLUG], how=(said.MONEY_HOW,),
        read_aloud=". ".join([told, *(fact.text for fact in facts)]) + ".", is_sample=is_sample(database),
    )


def spent_share(rows: pd.DataFrame) -> float | None:
    """Realised of planned in per cent over the rows where both are filled in; None where nothing can be compared."""
    both = rows.loc[rows["planned"].notna() & rows["realised"].notna()]
    planned = float(both["planned"].sum())
    return 100 * float(both["realised"].sum()) / planned if planned > 0 else None


def newest_day(rows: pd.DataFrame) -> date | None:
    """The last day on which any of these rows was reported; None where nobody dated one."""
    return max((as_date(day) for day in rows["reported_at"].dropna()), default=None)


def rows_filled(rows: pd.DataFrame) -> str:
    """How many of these rows say what was spent."""
    return rows_told(int(rows["realised"].notna().sum()), of=len(rows))


def _facts(rows: pd.DataFrame, *, area: Area, year: int, database: Database) -> tuple[Fact, ...]:
    by_fund = rows.groupby("fund")["planned"].sum().sort_values(ascending=False)
    facts = [Fact(said.by_fund([(str(fund), float(amount)) for fund, amount in by_fund.items()]))]
    known = lokus_of(database, year=year)
    if known is not None:
        inside = [code for code in known.marks if area.kecamatan is None or code.startswith(f"{area.kecamatan}.")]
        own = rows.loc[rows["desa_code"].isin(inside)]
        if inside:
            facts.append(Fact(said.in_lokus(planned=float(own["planned"].sum()), desa=int(own["desa_code"].nunique()),
                                            lokus=len(inside))))
    empty = int(rows["realised"].isna().sum())
    if empty:
        facts.append(Fact(said.not_filled(empty)))
    day = newest_day(rows)
    if day is not None:
        facts.append(Fact(said.reported_on(day)))
    return tuple(facts)


def _scorecard(rows: pd.DataFrame, *, name: str, year: int) -> Scorecard:
    lines = [_cells(line) for line in _lines(rows)]
    told = "; ".join(f"{line[0].text} {line[3].text}, serapan {line[5].text}" for line in lines[:MOST_ROWS])
    rest = len(lines) - MOST_ROWS
    return Scorecard(columns=COLUMNS, rows=tuple(lines[:MOST_ROWS]), widths=WIDTHS,
                     alt=f"Anggaran {name} {year}, pagu terbesar lebih dulu: {told}.",
                     more=f"dan {count(rest)} kegiatan lagi" if rest > 0 else "")


def _cells(line: tuple[Value, ...]) -> tuple[ScoreCell, ...]:
    activity, fund, place, planned, realised, share, _ = line
    amounts = (ScoreCell(money(float(str(amount))) if amount is not None else said.NOT_FILLED)
               for amount in (planned, realised))
    return (ScoreCell(str(activity)), ScoreCell(str(fund)), ScoreCell(str(place)), *amounts,
            ScoreCell(percent(share) if isinstance(share, float) else said.NOT_FILLED))


def _lines(rows: pd.DataFrame) -> list[tuple[Value, ...]]:
    made: list[tuple[Value, ...]] = []
    for at in range(len(rows)):
        one = rows.iloc[at]
        place = said.WHOLE_KABUPATEN if pd.isna(one["desa_code"]) else str(one["desa"])
        planned, realised = (None if pd.isna(one[key]) else round(float(one[key])) for key in ("planned", "realised"))
        made.append((str(one["activity"]), str(one["fund"]), place, planned, realised,
                     spent_share(rows.iloc[[at]]),
                     None if pd.isna(one["reported_at"]) else as_date(one["reported_at"])))
    return made


def _table(rows: pd.DataFrame) -> Table:
    return Table(TABLE, tuple(_lines(rows)))
