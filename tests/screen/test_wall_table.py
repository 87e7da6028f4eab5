"""The table twin on the wall: what is shown fits, what is not is counted."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.screen import labels
from dashboard.screen.wall_table import wall_table_html
from dashboard.stories.story import Column, Table

words = st.text("abcdefgh ", min_size=0, max_size=60)


def shown(html: str) -> tuple[int, int]:
    return html.count("<tr>") - 1, html.count("<th ")


@given(st.lists(st.lists(words, min_size=4, max_size=4), max_size=30))
def test_every_row_and_column_is_shown_or_counted(cells: list[list[str]]) -> None:
    table = Table(tuple(Column(str(at), f"Kolom {at}") for at in range(4)), tuple(map(tuple, cells)))
    html = wall_table_html(table, width=700, height=400)
    rows, columns = shown(html)
    assert columns >= 1
    assert rows >= min(1, len(cells))
    told = labels.more_of_table(rows=len(cells) - rows, columns=4 - columns)
    assert (told in html) if told else "selebihnya" not in html


def test_a_wide_table_keeps_its_first_columns_and_a_long_one_its_first_rows() -> None:
    table = Table(tuple(Column(str(at), f"Kecamatan{at}", "percent") for at in range(30)),
                  tuple(tuple(float(at) for at in range(30)) for _ in range(60)))
    html = wall_table_html(table, width=1200, height=524)
    rows, columns = shown(html)
    assert 5 <= columns < 30
    assert 10 <= rows < 60
    assert "Kecamatan0" in html
    assert re.search(rf"dan {60 - rows} baris, {30 - columns} kolom lain di mode petugas", html)


def test_a_small_table_is_shown_whole() -> None:
    table = Table((Column("a", "Wilayah"), Column("b", "Cakupan", "percent")), (("Kumai", 61.25), ("Arut", "<5")))
    html = wall_table_html(table, width=1200, height=524)
    assert shown(html) == (2, 2)
    assert "61,3%" in html
    assert "&lt;5" in html
    assert "selebihnya" not in html
