"""Meetings on the wall driven by keys alone: from the start page through every step to a promise and the papers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from exports.slides import story_slides
from playwright.sync_api import expect
from pptx import Presentation
from served import served

from dashboard.screen.catalogue import ENTRIES, deck_steps
from dashboard.stories.decks import DECKS
from dashboard.words.forums import FORUMS

pytestmark = pytest.mark.browser
KUMAI = "62.01.01"
STEPS = deck_steps(DECKS["minilok"], left_out="")
ONE_CANVAS = """() => {
  const page = document.documentElement, box = document.querySelector('[data-testid=stMainBlockContainer]')
    ?.getBoundingClientRect();
  return page.scrollWidth <= innerWidth && page.scrollHeight <= innerHeight
    && Math.round(box?.width) === 1280 && Math.round(box?.height) === 720; }"""
# What the focused control is called: its own name, or the label that belongs to it.
FOCUSED = """() => { const at = document.activeElement;
  return at?.getAttribute('aria-label') || at?.labels?.[0]?.innerText || at?.innerText || ''; }"""


@pytest.fixture(scope="module")
def address(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on the same data with a follow-up book of its own: what is recorded here is seen by no other test."""
    own = tmp_path_factory.mktemp("minilok")
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, own / name)
    with served(own, first_port=8620) as where:
        yield where


def _at_step(visitor, number: int, *, of: int) -> None:
    """Wait until this step stands on the screen."""
    visitor.page.wait_for_function(
        "text => document.querySelector('.langkah')?.innerText === text", arg=f"Langkah {number}/{of}")
    visitor.settle()


def _fits(page) -> None:
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 720
    body = page.locator(".st-key-isi")
    assert body.evaluate("e => e.scrollHeight - e.clientHeight") <= 4
    assert page.locator("h1").first.bounding_box()["height"] < 60


def _fits_other_projectors(page) -> None:
    """The same canvas, whole and in one piece, on the two other common projectors."""
    for width, height in ((1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"() => innerWidth === {width} && innerHeight === {height} && ({ONE_CANVAS})()")
    page.set_viewport_size({"width": 1280, "height": 720})


def _tab_to(page, name: str) -> None:
    """Tab until the control of this name has the focus: nothing is clicked."""
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(name):
            return
    raise AssertionError(f"{name!r} cannot be reached with the Tab key")


def _downloaded(page, name: str, *, out: Path) -> Path:
    _tab_to(page, name)
    with page.expect_download() as given:
        page.keyboard.press("Enter")
    path = out / given.value.suggested_filename
    given.value.save_as(path)
    return path


def test_a_minilok_from_its_first_slide_to_the_berita_acara_by_keys_alone(visitor, tmp_path: Path) -> None:
    page = visitor.open(f"?kec={KUMAI}")
    _tab_to(page, "Mini lokakarya kecamatan")
    page.keyboard.press("Enter")
    for number, step in enumerate(STEPS, start=1):
        _at_step(visitor, number, of=len(STEPS))
        visitor.at(step.slug)
        visitor.has_address(*(f"{key}={code}" for key, code in step.options.items()), "acara=minilok", f"kec={KUMAI}")
        if "kec" in ENTRIES[step.slug].uses:
            visitor.shows("Kumai", where=".kaki")
        _fits(page)
        _fits_other_projectors(page)
        if number < len(STEPS):
            page.keyboard.press("PageDown")
    _tab_to(page, "Apa yang dikerjakan")
    page.keyboard.type("Kelas ibu hamil di empat desa")
    page.keyboard.press("Tab")
    page.keyboard.type("Dinkes")
    page.keyboard.press("Enter")
    _tab_to(page, "Tenggat")
    page.keyboard.type("31 Maret 2099")
    page.keyboard.press("Enter")
    visitor.shows("Tersimpan: Kelas ibu hamil", where=".st-key-catat_baris")
    _fits(page)
    _tab_to(page, "Berkas")
    page.keyboard.press("Enter")
    visitor.at("bahan_rapat")
    visitor.has_address("bahan_acara=minilok", f"kec={KUMAI}")
    _tab_to(page, "Siapkan berkas")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Unduh berita acara").wait_for(timeout=120_000)
    visitor.settle()
    deck = Presentation(str(_downloaded(page, "Unduh PPTX", out=tmp_path)))
    assert len(story_slides(deck)) == len(STEPS)
    paper = Document(str(_downloaded(page, "Unduh berita acara", out=tmp_path)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "Kelas ibu hamil di empat desa" in cells
    assert "31 Maret 2099" in cells
    assert any("Kecamatan Kumai" in paragraph.text for paragraph in paper.paragraphs)


@pytest.mark.parametrize("forum", ["rembuk", "evaluasi"])
def test_every_step_of_the_other_meetings_fits_every_projector(visitor, forum: str) -> None:
    page = visitor.open("")
    page.get_by_role("button", name=FORUMS[forum]).click()
    page.wait_for_function("() => document.querySelector('.langkah')?.innerText.startsWith('Langkah 1/')")
    of = int(page.locator(".langkah").inner_text().split("/")[1])
    for number in range(1, of + 1):
        _at_step(visitor, number, of=of)
        _fits(page)
        _fits_other_projectors(page)
        page.keyboard.press("PageDown")


def test_numbers_home_and_end_lead_to_their_steps(visitor) -> None:
    page = visitor.open(f"tindak_lanjut?acara=minilok&langkah=1&kec={KUMAI}&rapat=true")
    _at_step(visitor, 1, of=len(STEPS))
    page.keyboard.press("4")
    _at_step(visitor, 4, of=len(STEPS))
    page.wait_for_timeout(1600)
    page.keyboard.press("1")
    page.wait_for_timeout(150)
    page.keyboard.press("2")
    _at_step(visitor, 12, of=len(STEPS))
    visitor.press("Home")
    _at_step(visitor, 1, of=len(STEPS))
    visitor.press("End")
    _at_step(visitor, len(STEPS), of=len(STEPS))


def test_a_kecamatan_is_chosen_on_the_wall_and_the_clicker_goes_on(visitor) -> None:
    steps = deck_steps(DECKS["rembuk"], left_out="")
    number = next(at for at, step in enumerate(steps, start=1) if step.options.get("peta_isi") == "tingkat")
    page = visitor.open(f"peta?acara=rembuk&langkah={number}&peta_isi=tingkat&rapat=true")
    visitor.press("k")
    strip = page.locator(".st-key-pilih_kecamatan")
    expect(strip.locator("button")).to_have_count(7)
    visitor.settle()
    sizes = strip.locator("button").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(sizes) >= 44
    _tab_to(page, "Semua")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    visitor.has_address(f"kec={KUMAI}")
    visitor.shows("Kumai", where=".kaki")
    strip.wait_for(state="detached")
    page.keyboard.press("PageDown")
    _at_step(visitor, number + 1, of=len(steps))
    visitor.has_address(f"kec={KUMAI}")


def test_the_same_page_twice_is_walked_twice_and_a_reload_stays(visitor) -> None:
    steps = deck_steps(DECKS["rembuk"], left_out="")
    first, second = (at + 1 for at, step in enumerate(steps) if step.slug == "peta")
    page = visitor.open(f"peta?acara=rembuk&langkah={first}&peta_isi=tingkat&rapat=true")
    _at_step(visitor, first, of=len(steps))
    rates = page.locator("h1").first.inner_text()
    page.keyboard.press("PageDown")
    _at_step(visitor, second, of=len(steps))
    counts = page.locator("h1").first.inner_text()
    assert counts != rates
    page.reload()
    _at_step(visitor, second, of=len(steps))
    expect(page.locator("h1").first).to_have_text(counts)


def test_a_link_with_forum_and_step_alone_opens_that_step(visitor) -> None:
    visitor.page.goto(f"{visitor.address}/?acara=rembuk&langkah=7&rapat=true")
    _at_step(visitor, 7, of=len(deck_steps(DECKS["rembuk"], left_out="")))
    visitor.at("peta")
    visitor.has_address("peta_isi=jumlah")


def test_a_minilok_without_its_kecamatan_asks_for_one(visitor) -> None:
    visitor.page.goto(f"{visitor.address}/?acara=minilok&langkah=4&rapat=true")
    visitor.page.wait_for_url("**/bahan_rapat?**")
    visitor.settle()
    visitor.shows("pilih kecamatannya", where="h1")


def test_key_b_leads_from_a_red_cell_to_the_form_and_back(visitor) -> None:
    number = next(at for at, step in enumerate(STEPS, start=1) if step.options.get("opd") == "dinkes")
    page = visitor.open(f"opd?acara=minilok&langkah={number}&kec={KUMAI}&opd=dinkes&rapat=true")
    said_there = page.locator("h1").first.inner_text()
    visitor.press("b")
    visitor.at("tindak_lanjut")
    visitor.has_address("catat_opd=dinkes")
    page.get_by_label("Apa yang dikerjakan").fill("TTD setiap Jumat di sekolah")
    page.get_by_label("Tenggat").fill("30 April 2099")
    page.keyboard.press("Enter")
    page.get_by_text("Tersimpan: TTD setiap Jumat di sekolah").wait_for()
    for text in ("TTD setiap Jumat", "Dinkes", "30 Apr 2099"):
        visitor.shows(text, where="table.rapor tbody tr")
    visitor.settle()
    _fits(page)
    page.locator("h1").first.click()
    page.keyboard.press("PageUp")
    page.wait_for_function("() => location.pathname.endsWith('opd')")
    _at_step(visitor, number, of=len(STEPS))
    visitor.shows(said_there, where="h1")
    visitor.has_no_address("catat_dari")
