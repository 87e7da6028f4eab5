"""The table twin: the numbers behind the chart. Officers sort it; a meeting sees its first rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.screen import labels
from dashboard.stories.story import ColumnKind, Table, Value
from dashboard.words.numbers import DASH, count, date_long, percent, signed

_FORMATS: dict[str, Callable[[float], str]] = {"count": count, "percent": percent, "points": signed}
NUMERIC = frozenset(_FORMATS)


def text_of(value: Value, *, kind: ColumnKind) -> str:
    """One value as an Indonesian reader expects it; a hidden cell already is its own label."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return DASH
    if isinstance(value, date):
        return date_long(value)
    if isinstance(value, (int, float)) and kind in _FORMATS:
        return _FORMATS[kind](value)
    return str(value)


def table_html(table: Table, *, most_rows: int) -> str:
    """The first rows as a plain table, and how many more there are."""
    head = "".join(f"<th scope='col' class='{_align(column.kind)}'>{escape(column.label)}</th>"
                   for column in table.columns)
    body = "".join(
        "<tr>" + "".join(f"<td class='{_align(column.kind)}'>{escape(text_of(cell, kind=column.kind))}</td>"
                         for column, cell in zip(table.columns, row, strict=True)) + "</tr>"
        for row in table.rows[:most_rows])
    rest = len(table.rows) - most_rows
    more = f"<p class='selebihnya'>{labels.more_rows(rest)}</p>" if rest > 0 else ""
    return f"<table class='kembaran'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _align(kind: ColumnKind) -> str:
    return "angka" if kind in NUMERIC else "kata"


def draw_table(table: Table) -> None:
    """The whole table, sortable by its numbers, shown in Indonesian form."""
    st.dataframe(styled(table), hide_index=True, width="stretch", height=min(420, 38 + 35 * max(len(table.rows), 1)),
                 placeholder=DASH, alt=labels.TABLE)


def styled(table: Table) -> Styler:
    """Raw values underneath (they sort as numbers), Indonesian texts on top; a hidden cell sorts below every number.

    A hidden cell may not be empty underneath: the table would write "no data" over its label.
    """
    frame = pd.DataFrame.from_records(list(table.rows), columns=[column.label for column in table.columns])
    raw = frame.copy()
    for column in table.columns:
        if column.kind in NUMERIC:
            hidden = frame[column.label].map(lambda cell: isinstance(cell, str))
            numbers = pd.to_numeric(frame[column.label].mask(hidden), errors="coerce").astype(float)
            raw[column.label] = numbers.mask(hidden, float("-inf"))
    shown = raw.style.format({column.label: _formatter(column.kind) for column in table.columns})
    for column in table.columns:
        if column.kind in NUMERIC:
            words = frame[column.label][frame[column.label].map(lambda cell: isinstance(cell, str))]
            for label, rows in words.groupby(words).groups.items():
                shown = shown.format(_always(str(label)), subset=(rows, [column.label]))
    return shown


def _formatter(kind: ColumnKind) -> Callable[[Any], str]:
    return lambda value: text_of(value, kind=kind)


def _always(label: str) -> Callable[[Any], str]:
    return lambda _: label
