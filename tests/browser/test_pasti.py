"""The page on the 4 pasti as the room sees it: groups, a kecamatan, a desa, standards; an officer chooses a desa."""

from __future__ import annotations

import pytest
from playwright.sync_api import TimeoutError as NotYetError
from wall_checks import fits_the_projector, words_and_marks

from dashboard.stories.pasti import GROUPS
from dashboard.stories.pasti_register import group_of

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
    visitor.open("pasti?rapat=true")
    visitor.press("j")
    visitor.has_address(f"pasti_kelompok={GROUPS[1]}")
    visitor.shows(group_of(GROUPS[1]).name, where=".subjudul")
    visitor.settle()
    visitor.press("p")
    visitor.has_address("pasti_lihat=standar")
    visitor.shows("Kekurangan", where="table.rapor")
    visitor.settle()
    visitor.press("b")
    visitor.at("tindak_lanjut")
    visitor.has_address("catat_dari=pasti", "catat_opd=")


def _type_until_offered(page, *, field: str, text: str) -> None:
    """Type into a field with a list until the list offers it: a field that is still being drawn forgets what it got."""
    for _ in range(12):
        page.get_by_role("combobox", name=field).click()
        page.get_by_role("combobox", name=field).fill("")
        page.get_by_role("combobox", name=field).fill(text)
        try:
            page.get_by_role("option", name=text).first.wait_for(timeout=5_000)
        except NotYetError:
            page.keyboard.press("Escape")
        else:
            return
    raise AssertionError(f"the list of {field} never offers {text!r}")


def test_an_officer_chooses_a_desa_and_it_stays_in_the_address(visitor) -> None:
    page = visitor.open(f"pasti?kec={KUMAI}&pasti_kelompok=remaja_putri")
    _type_until_offered(page, field="Desa/kelurahan", text="Candi")
    page.keyboard.press("Enter")
    visitor.has_address(f"pasti_desa={KUMAI}.1011")
    visitor.shows("Kelurahan Candi", where=".subjudul")
    page.reload()
    visitor.shows("Kelurahan Candi", where=".subjudul")
