"""The five sides of one agency as the room sees them: nothing cut, a button leads to the next side."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from wall_checks import fits_the_projector, words_and_marks

from dashboard.stories.opd_detail import CHOICES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("view", CHOICES)
@pytest.mark.parametrize("owner", ["dinkes", "dp3ap2kb"])
def test_every_side_fits_the_projector(visitor, owner: str, view: str) -> None:
    page = visitor.open(f"opd?opd={owner}&opd_rinci={view}&kec=62.01.03&rapat=true")
    fits_the_projector(page)
    words_and_marks(visitor)


def test_a_button_leads_to_the_next_side_and_only_with_an_agency(visitor) -> None:
    page = visitor.open("opd?opd=dinkes&rapat=true")
    page.get_by_role("button", name="Rincian lain").click()
    visitor.has_address("opd_rinci=desa")
    visitor.shows("Desa", where="table.rapor thead")
    page = visitor.open("opd?rapat=true")
    expect(page.get_by_role("button", name="Rincian lain")).to_have_count(0)
