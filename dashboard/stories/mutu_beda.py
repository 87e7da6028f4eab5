"""Cells of the coverage that two files report differently: which one is used, who has to agree. No count is shown.

A cell is one desa, one indicator, one month: its numbers may be small, and the question is only whose is right.
"""

from __future__ import annotations

from typing import Any

from dashboard import indicators
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.queries.quality import coverage_conflicts
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.mutu_scene import QUESTION, SLUG, Scene, source_of
from dashboard.stories.place import is_sample, whole_kabupaten
from dashboard.stories.story import Column, Fact, Story, Table
from dashboard.words import explain, frame
from dashboard.words import quality as said
from dashboard.words.numbers import count, first_few, month_short

MOST_INDICATORS = 7
DESA_NAMED = 3
_COLUMNS = (
    Column("owner", "OPD/instansi"), Column("number", "No", "count"), Column("name", "Indikator"),
    Column("period", "Bulan"), Column("kecamatan", "Kecamatan"), Column("desa", "Desa"),
    Column("used", "Berkas yang dipakai (terbaru)"), Column("other", "Berkas lain"),
)


def tell_conflicts(scene: Scene, *, database: Database, settings: Settings) -> Story:
    """How many cells differ, per indicator; the table has every cell with both files. Always the whole kabupaten."""
    rows = coverage_conflicts(database).to_dict("records")
    cells = {(row["indicator_id"], row["period"], row["desa_code"]) for row in rows}
    told = said.conflicts_title(cells=len(cells))
    by_indicator = _by_indicator(rows)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Sel cakupan yang diisi berbeda oleh dua berkas, {whole_kabupaten(database).full}; "
                 "yang terbaru dipakai",
        filters=frame.filters_line(kecamatan=None, period=frame.EVERYWHERE), source=source_of(scene, database=database),
        charts=(_card(by_indicator),) if by_indicator else (),
        table=Table(_COLUMNS, tuple(_line(row) for row in rows)),
        facts=(Fact(said.CONFLICTS_HOW),), why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings),
        read_aloud=f"{told}.", is_sample=is_sample(database),
    )


def _by_indicator(rows: list[dict[Any, Any]]) -> list[tuple[str, list[dict[Any, Any]]]]:
    """Indicator id and its rows, the one with most cells first."""
    made: dict[str, list[dict[Any, Any]]] = {}
    for row in rows:
        made.setdefault(str(row["indicator_id"]), []).append(row)
    return sorted(made.items(), key=lambda item: (-len(item[1]), item[0]))


def _card(by_indicator: list[tuple[str, list[dict[Any, Any]]]]) -> Scorecard:
    lines = []
    for identifier, rows in by_indicator[:MOST_INDICATORS]:
        newest = max(as_date(row["period"]) for row in rows)
        one = indicators.indicator(identifier, period=newest)
        desa = list(dict.fromkeys(str(row["desa"]) for row in rows))
        cells = {(row["period"], row["desa_code"]) for row in rows}
        lines.append((ScoreCell(one.short_name), ScoreCell(indicators.agency(one.agency).short_name),
                      ScoreCell(count(len(cells))), ScoreCell(month_short(newest)),
                      ScoreCell(first_few(desa, most=DESA_NAMED))))
    told = "; ".join(f"{line[0].text} {line[2].text} sel" for line in lines)
    return Scorecard(
        columns=("Indikator", "OPD", "Sel berbeda", "Bulan terakhir", "Desa"), rows=tuple(lines),
        widths=(2.6, 1.2, 1.2, 1.4, 4.0), title="Cakupan yang dilaporkan berbeda",
        alt=f"Sel cakupan yang berbeda: {told}.", more=said.more_indicators(len(by_indicator) - MOST_INDICATORS))


def _line(row: dict[Any, Any]) -> tuple[Any, ...]:
    month = as_date(row["period"])
    one = indicators.indicator(str(row["indicator_id"]), period=month)
    return (indicators.agency(one.agency).short_name, one.number, one.name, month_short(month),
            str(row["kecamatan"]), str(row["desa"]), str(row["used_file"]), str(row["other_file"]))
