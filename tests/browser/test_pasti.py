"""The page on the 4 pasti as the room sees it: groups, a kecamatan, a desa, the checklist; the officer chooses a desa."""

from __future__ import annotations

import pytest
from wall_checks import fits_the_projector, words_and_marks

from dashboard.stories.pasti import GROUPS

pytestmark = pytest.mark.browser
KUMAI = "62.01.01"


@pytest.mark.parametrize("query", [
    *(f"pasti_kelompok={key}" for key in GROUPS[1:]), f"kec={KUMAI}", f"pasti_kelompok=catin&pasti_desa={KUMAI}.1011",
    "pasti_lihat=standar", f"pasti_lihat=standar&kec={KUMAI}", f"pasti_lihat=standar&pasti_desa={KUMAI}.1011"])
def test_every_view_fits_the_projector(visitor, query: str) -> None:
    page = visitor.open(f"pasti?{query}&rapat=true")
    fits_the_projector(page)
    words_and_marks(visitor)


def test_keys_lead_to_the_next_group_the_standards_and_the_form(visitor) -> None:
    page = visitor.open("pasti?rapat=true")
    said = page.locator("h1").first.inner_text()
    visitor.press("j")
    visitor.has_address(f"pasti_kelompok={GROUPS[1]}")
    assert page.locator("h1").first.inner_text() != said
    visitor.press("p")
    visitor.has_address("pasti_lihat=standar")
    visitor.shows("Kekurangan", where="table.rapor")
    visitor.press("b")
    visitor.at("tindak_lanjut")
    visitor.has_address("catat_dari=pasti", "catat_opd=")


def test_an_officer_chooses_a_desa_and_it_stays_in_the_address(visitor) -> None:
    page = visitor.open(f"pasti?kec={KUMAI}&pasti_kelompok=remaja_putri")
    page.get_by_role("combobox", name="Desa/kelurahan").click()
    page.get_by_role("option", name="Candi").click()
    visitor.has_address(f"pasti_desa={KUMAI}.1011")
    visitor.shows("Kelurahan Candi", where=".subjudul")
    page.reload()
    visitor.settle()
    visitor.shows("Kelurahan Candi", where=".subjudul")
