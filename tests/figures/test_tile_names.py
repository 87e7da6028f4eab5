"""A desa name on its hexagon: one word that is too wide is divided at a syllable, near its middle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures import style
from dashboard.figures.tile_text import short_name

SIZE = 19


@pytest.mark.parametrize(("name", "lines"), [
    ("Sendangmulyo", ["Sendang-", "mulyo"]), ("Karanglincak", ["Karang-", "lincak"]),
    ("Karanganyar", ["Karang-", "anyar"]), ("Sumbergayam", ["Sumber-", "gayam"]), ("Banyuwangi", ["Banyuwangi"]),
    ("Kragan", ["Kragan"]), ("Pandangan Wetan", ["Pandangan", "Wetan"]),
])
def test_known_names_in_a_narrow_cell(name: str, lines: list[str]) -> None:
    assert short_name(name, room_px=104, size=SIZE) == lines


@given(st.text(st.sampled_from("abdegiklmnoprstuy "), min_size=1, max_size=30))
def test_no_letter_is_lost(name: str) -> None:
    lines = short_name(name, room_px=104, size=SIZE)
    joined = "".join(line.removesuffix("-") if line.endswith("-") else f"{line} " for line in lines)
    assert joined.split() == name.split()


@given(st.text(st.sampled_from("aeioubdgklmnprst"), min_size=1, max_size=14))
def test_a_name_that_fits_stays_whole(name: str) -> None:
    if style.text_width(name, size=SIZE) <= 104:
        assert short_name(name, room_px=104, size=SIZE) == [name]
