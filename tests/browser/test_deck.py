"""A minilok of one kecamatan driven by keys alone: from the agenda through every step to a recorded promise."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.screen.catalogue import deck_steps
from dashboard.serving import free_port, start_server, wait_until_up

pytestmark = pytest.mark.browser
KUMAI = "62.01.01"
STEPS = deck_steps("minilok", left_out="")


@pytest.fixture(scope="module")
def address(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on the same data with a follow-up book of its own: what is recorded here is seen by no other test."""
    own = tmp_path_factory.mktemp("minilok")
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, own / name)
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    port = free_port(8620 + 40 * worker)
    server = start_server(own, port=port)
    try:
        wait_until_up(server, port=port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _at_step(visitor, number: int, *, of: int) -> None:
    """Wait until this step stands on the screen."""
    visitor.page.wait_for_function(
        "text => document.querySelector('.langkah')?.innerText === text", arg=f"Langkah {number}/{of}", timeout=20_000)
    visitor.settle()


def _fits(page) -> None:
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 720
    body = page.locator(".st-key-isi")
    assert body.evaluate("e => e.scrollHeight - e.clientHeight") <= 4
    assert page.locator("h1").first.bounding_box()["height"] < 60


def test_page_down_walks_the_minilok_from_the_agenda_to_its_last_step(visitor) -> None:
    page = visitor.open(f"bahan_rapat?bahan_acara=minilok&kec={KUMAI}")
    page.get_by_role("button", name="Mulai rapat").focus()
    page.keyboard.press("Enter")
    for number, step in enumerate(STEPS, start=1):
        _at_step(visitor, number, of=len(STEPS))
        visitor.at(step.slug)
        visitor.has_address(*(f"{key}={code}" for key, code in step.options.items()), "acara=minilok", f"kec={KUMAI}")
        assert "Kumai" in page.locator(".kaki").inner_text() or "kec" not in step.options
        _fits(page)
        if number < len(STEPS):
            page.keyboard.press("PageDown")
    visitor.press("Home")
    _at_step(visitor, 1, of=len(STEPS))
    visitor.press("End")
    _at_step(visitor, len(STEPS), of=len(STEPS))


def test_the_same_page_twice_is_walked_twice_and_a_reload_stays(visitor) -> None:
    steps = deck_steps("rembuk", left_out="")
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
    assert page.locator("h1").first.inner_text() == counts


def test_a_link_with_forum_and_step_alone_opens_that_step(visitor) -> None:
    visitor.page.goto(f"{visitor.address}/?acara=rembuk&langkah=6&rapat=true")
    _at_step(visitor, 6, of=len(deck_steps("rembuk", left_out="")))
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
    page.wait_for_function("() => location.pathname.endsWith('tindak_lanjut')")
    visitor.settle()
    visitor.has_address("catat_opd=dinkes")
    page.get_by_label("Apa yang dikerjakan").fill("TTD setiap Jumat di sekolah")
    page.get_by_label("Tenggat").fill("30 April 2099")
    page.keyboard.press("Enter")
    page.get_by_text("Tersimpan: TTD setiap Jumat di sekolah").wait_for(timeout=20_000)
    visitor.settle()
    row = page.locator("table.rapor tbody tr").first.inner_text()
    assert "TTD setiap Jumat" in row
    assert "Dinkes" in row
    assert "30 Apr 2099" in row
    _fits(page)
    page.locator("h1").first.click()
    page.keyboard.press("PageUp")
    page.wait_for_function("() => location.pathname.endsWith('opd')")
    _at_step(visitor, number, of=len(STEPS))
    visitor.shows(said_there, where="h1")
    page.wait_for_function("() => !location.href.includes('catat_dari')", timeout=15_000)
