"""Tables of the upload page: what would change in the headline values and in the coverage."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.screen import desk_words as words
from dashboard.stories.desk import Change, ServiceChange
from dashboard.words.numbers import count


def changes_html(changes: Sequence[Change], services: Sequence[ServiceChange]) -> str:
    """Headline values and totals, then the coverage indicator by indicator; one sentence where nothing moved."""
    parts = []
    if any(one.before != one.after for one in changes):
        rows = [(one.label, one.before, one.after, one.moved) for one in changes]
        parts.append(table_html(words.CHANGE_COLUMNS, rows))
    else:
        parts.append(f"<p>{words.NO_CHANGE}</p>")
    if services:
        lines = [(one.indicator, one.owner, count(one.added), count(one.changed), count(one.removed), one.period,
                  one.before, one.after, one.moved) for one in services]
        parts.append(f"<h3>{words.SERVICES}</h3><p>{words.SERVICES_HOW}</p>{table_html(words.SERVICE_COLUMNS, lines)}")
    return f"<div class='meja'>{''.join(parts)}</div>"


def table_html(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain table."""
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table class='kembaran'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
