"""Cards of rows: the flow from read to counted, the findings in words, and how fresh each source is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard import queries
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.words import quality as said
from dashboard.words.numbers import count, date_long, month_short

# Findings beyond these are counted, not listed: the page must not scroll in a meeting.
MOST_FINDINGS = 5
_MONTHLY = ("measurement", "coverage")
_SEVERITIES = ("tolak", "perbaikan", "peringatan")


@dataclass(frozen=True)
class FlowRow:
    """One reason of the flow in words, with its rows; ``reason`` is the key of ``row_flow``."""

    reason: str
    words: str
    n: int


@dataclass(frozen=True)
class Finding:
    """One kind of finding on the files in use; ``n`` 0 = about a file, not a row. ``message`` is an example."""

    severity: str
    words: str
    message: str
    column: str
    n: int
    n_files: int


def flow_rows(database: Database, *, period: date) -> tuple[FlowRow, ...]:
    """Rows read, each reason a row was not counted, children counted: nothing is lost on the way."""
    found = queries.row_flow(database, period=period)
    rows = {str(reason): int(n) for reason, n in zip(found["reason"], found["n_rows"], strict=True)}
    known = [reason for reason in said.FLOW_WORDS if rows.get(reason)]
    others = [reason for reason in rows if reason not in said.FLOW_WORDS]
    return tuple(FlowRow(reason, said.FLOW_WORDS.get(reason, reason), rows[reason]) for reason in known + others)


def flow_card(rows: tuple[FlowRow, ...], *, period: date) -> Scorecard:
    """The flow as a card."""
    told = "; ".join(f"{row.words} {count(row.n)}" for row in rows)
    return Scorecard(
        columns=("Alur data", "Baris"), rows=tuple((ScoreCell(row.words), ScoreCell(count(row.n))) for row in rows),
        widths=(4.0, 1.0), title=f"Alur data seluruh kabupaten, {month_short(period)}", alt=f"Alur data: {told}.")


def finding_rows(database: Database) -> tuple[Finding, ...]:
    """Rejected, emptied and doubtful cells of all files in use, most rows first; decisions ("info") are left out."""
    found = queries.findings(database).to_dict("records")
    made = [
        Finding(severity=str(row["severity"]), words=said.SEVERITY_WORDS[str(row["severity"])],
                message=str(row["message"]), column=str(row["column_name"]), n=int(row["n_rows"]),
                n_files=int(row["n_files"]))
        for row in found if row["severity"] in _SEVERITIES
    ]
    return tuple(sorted(made, key=lambda one: (_SEVERITIES.index(one.severity), -one.n, one.message)))


def findings_card(found: tuple[Finding, ...]) -> Scorecard:
    """The findings as a card; what does not fit is counted."""
    rows = tuple(
        (ScoreCell(one.words), ScoreCell(one.message), ScoreCell(count(one.n) if one.n else "berkas"))
        for one in found[:MOST_FINDINGS]
    )
    told = "; ".join(f"{row[0].text}: {row[1].text} {row[2].text}" for row in rows) or "tidak ada temuan"
    return Scorecard(columns=("Tindakan", "Temuan", "Baris"), rows=rows, widths=(1.5, 7.0, 0.9),
                     title="Temuan pada berkas yang dipakai", alt=f"Temuan: {told}.",
                     more=said.more_rows(len(found) - MOST_FINDINGS))


def sources_card(database: Database) -> Scorecard:
    """Freshness per kind of source: files, last month or year with data, day of loading, rows taken and rejected."""
    found = queries.sources(database)
    rows = tuple(
        (ScoreCell(said.KIND_WORDS.get(str(row["kind"]), str(row["kind"]))), ScoreCell(count(int(row["n_files"]))),
         ScoreCell(_until(row["data_until"], kind=str(row["kind"]))), ScoreCell(_day(row["loaded_at"])),
         ScoreCell(count(int(row["rows_accepted"]))), ScoreCell(count(int(row["rows_rejected"]))))
        for row in found.to_dict("records")
    )
    told = "; ".join(f"{row[0].text} {row[2].text}" for row in rows)
    return Scorecard(
        columns=("Sumber", "Berkas", "Data sampai", "Dimuat", "Baris diterima", "Baris ditolak"), rows=rows,
        widths=(2.4, 1.0, 1.4, 2.2, 1.4, 1.4), title="Kebaruan sumber", alt=f"Kebaruan sumber: {told}.")


def _until(value: Any, *, kind: str) -> str:
    """The last month with data, or the last year for what comes yearly."""
    if pd.isna(value):
        return "–"
    day = as_date(value)
    return month_short(day) if kind in _MONTHLY else str(day.year)


def _day(value: Any) -> str:
    return "–" if pd.isna(value) else date_long(as_date(value))
