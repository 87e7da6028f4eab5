"""Columns of a slide's table: the table keeps its width, no column that can be helped breaks its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.slide_columns import evened, needed_px, whole

WIDTHS = st.lists(st.tuples(st.floats(10, 600), st.floats(10, 300)), min_size=1, max_size=12)


@given(WIDTHS)
def test_the_table_keeps_its_width_and_every_column_its_words_where_there_is_room(
    columns: list[tuple[float, float]],
) -> None:
    widths, needed = [width for width, _ in columns], [least for _, least in columns]
    found = evened(widths, needed=needed)
    assert sum(found) == pytest.approx(sum(widths))
    if sum(widths) > sum(needed):
        assert whole(found, needed=needed)


def test_a_long_word_and_a_short_cell_are_not_broken() -> None:
    rows = [["Indikator", "Kotawaringin Lama"], ["Air minum layak untuk semua", "■ 84,5 Jul"]]
    name, cell = needed_px(rows, pt=20, pad=6)
    assert cell == pytest.approx(max(needed_px([["Kotawaringin"]], pt=20, pad=6)[0],
                                     needed_px([["■ 84,5 Jul"]], pt=20, pad=6)[0]))
    assert name < needed_px([["Air minum layak untuk semua".replace(" ", "_")]], pt=20, pad=6)[0]
