"""The views of the pages aksi and dana that are not their first, on the wall and at the desk."""

from __future__ import annotations

import openpyxl
import pytest
from wall_checks import SMALL_TEXTS, SMALLEST_OFFICER, fits_the_projector, words_and_marks

pytestmark = pytest.mark.browser
VIEWS = ["aksi?aksi_lihat=minilok", "aksi?aksi_lihat=minilok&kec=62.01.02", "aksi?kec=62.01.02",
         "aksi?periode=2025-08", "dana?dana_lihat=lokus", "dana?dana_lihat=csr",
         "dana?dana_lihat=csr&anggaran_isi=JAMBAN:3000,ALAT_UKUR:8000", "dana?kec=62.01.02",
         "dana?dana_lihat=csr&kec=62.01.03"]


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_fits_the_projector(visitor, view: str) -> None:
    page = visitor.open(f"{view}&rapat=true")
    fits_the_projector(page)
    words_and_marks(visitor)


def test_the_names_of_the_months_are_never_broken(visitor) -> None:
    for mode in ("", "?rapat=true"):
        page = visitor.open(f"aksi{mode}")
        heads = page.locator("table.rapor thead th").evaluate_all(
            "cells => cells.map(cell => [cell.textContent, cell.getBoundingClientRect().height])")
        assert len({height for _, height in heads}) == 1
        line = page.locator("table.rapor thead th").first.evaluate(
            "cell => parseFloat(getComputedStyle(cell).lineHeight)")
        assert heads[0][1] < 2 * line + 11


def test_a_unit_cost_entered_at_the_desk_prices_the_list(visitor) -> None:
    page = visitor.open("dana?dana_lihat=csr&anggaran_isi=JAMBAN:3000")
    assert page.evaluate(SMALL_TEXTS, SMALLEST_OFFICER) == []
    visitor.shows("Rp3 juta", where="table.rapor")
    page.get_by_text("Jamban layak, ribu rupiah per rumah tangga").wait_for()  # the slider comes after the page


@pytest.mark.parametrize(("view", "name", "told"), [
    ("dana?dana_lihat=csr&anggaran_isi=JAMBAN:3000", "celah-untuk-mitra", "Jamban keluarga dengan tangki septik"),
    ("aksi?aksi_lihat=aksi", "aksi-konvergensi", "Rembuk Stunting")])
def test_the_table_goes_home_as_a_workbook(visitor, tmp_path, view: str, name: str, told: str) -> None:
    page = visitor.open(view)
    with page.expect_download() as waiting:
        page.get_by_text("Unduh tabel (.xlsx)").click()
    assert waiting.value.suggested_filename.startswith(f"DATA-CONTOH_{name}_")
    waiting.value.save_as(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    cells = [str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row]
    assert told in cells
    assert any("DATA CONTOH" in cell for cell in cells)
