"""A page on paper: A4 landscape, the whole view on one sheet with filters, source, day and address."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
TOOLS = shutil.which("pdftotext") and shutil.which("pdfinfo")


def _pages(page, *, out: Path) -> list[str]:
    """The text of each printed page; the sheet is A4 across."""
    if not TOOLS:
        warnings.warn("pdftotext/pdfinfo tidak ditemukan: uji cetak DILEWATI", stacklevel=1)
        pytest.skip("pdftotext tidak ada")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(300)
    page.pdf(path=str(out), prefer_css_page_size=True, print_background=True)
    sheet = subprocess.run(["pdfinfo", str(out)], check=True, capture_output=True, text=True).stdout
    assert "(A4)" in sheet
    width, height = (float(part) for part in sheet.split("Page size:")[1].split("pts")[0].split("x"))
    assert width > height
    text = subprocess.run(["pdftotext", "-layout", str(out), "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize("mode", ["rapat=true", "kec=62.01.01"])
def test_the_view_stands_on_one_sheet(visitor, tmp_path: Path, mode: str) -> None:
    page = visitor.open(f"peta?{mode}")
    title = page.locator("h1").first.inner_text()
    lines = page.locator(".kaki p").all_inner_texts()
    pages = _pages(page, out=tmp_path / "peta.pdf")
    words = " ".join(pages[0].split())
    for text in (title, *lines, "DATA CONTOH", "Kumai", "Kelas WHO", "Dicetak", f"{visitor.address}/peta"):
        assert " ".join(text.split()) in words, text
    assert len(pages) == (1 if "rapat" in mode else 2), "the officer's second sheet says how it was reckoned"
    assert ("kec=62.01.01" in words) == ("kec" in mode)
    assert not [text for text in pages if not text.strip()]
