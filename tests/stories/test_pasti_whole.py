"""The kabupaten's sum of a step beside its total: two desa left out of it, each of a kecamatan of its own."""

from __future__ import annotations

from itertools import product

import pytest
from stories.tiny_kabupaten import DESA, FEB25, TinyDatabase, areas

from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.pasti_register import SERVED
from dashboard.stories.story import Selection

SETTINGS = Settings()
OUT = ("99.01.01.2001", "99.01.02.2001")


def kabupaten(*, small: tuple[int, int], silent: tuple[str, ...] = OUT) -> TinyDatabase:
    """Families at risk accompanied: ``small`` of 40 and of 36 in two desa; ``silent``: no report of gardens."""
    made = TinyDatabase()
    made.insert("area", areas())
    served = dict.fromkeys(DESA, (40, 80)) | dict(zip(OUT, zip(small, (40, 36), strict=True), strict=True))
    # A second small desa in each of the two kecamatan, which the sum keeps.
    served |= {"99.01.01.2002": (38, 40), "99.01.02.2002": (36, 39)}
    rows = [("s", code, "krs_mentoring", FEB25, x, n, None) for code, (x, n) in served.items()]
    rows += [("s", code, "krs_home_garden", FEB25, 20, n, None)
             for code, (_, n) in served.items() if code not in silent]
    made.insert("coverage", rows)
    return made


def step(database: TinyDatabase, kecamatan: str | None = None) -> object:
    """People served as the table twin prints them."""
    chosen = Selection(period=FEB25, kecamatan=kecamatan, options={"pasti_kelompok": "krs"})
    story = STORIES["pasti"](chosen, database, SETTINGS)  # type: ignore[arg-type]
    return story.table.rows[SERVED][2]


def test_two_that_leave_out_four_each_would_be_told_by_what_the_sum_leaves_out() -> None:
    """36 + 32 = 68 is the least that "sisa <5" of 40 and of 36 allows together: the sum would tell both."""
    database = kabupaten(small=(36, 32))
    assert [pair for pair in product(range(36, 40), range(32, 36)) if sum(pair) == 68] == [(36, 32)]
    assert step(database) == "disamarkan"


@pytest.mark.parametrize("small", [(38, 33), (39, 35)])
def test_no_sum_cuts_through_hidden_desa(small: tuple[int, int]) -> None:
    assert step(kabupaten(small=small)) == "disamarkan"


def test_a_sum_that_leaves_out_nobody_hidden_stands() -> None:
    assert step(kabupaten(small=(36, 32), silent=("99.01.03.2002",))) == 36 + 32 + 38 + 36 + 8 * 40
